use std::io::Cursor;

use super::*;
use crate::platform::office::book::guard::LONGEST_ROW;

fn read(file: &[u8]) -> Result<Vec<(u32, String)>, BookFault> {
    let mut found = Vec::new();
    Text::open(Cursor::new(file))?.rows::<BookFault>(&mut |line| {
        found.push(match line {
            Line::Row(row) => {
                let texts = row.cells.into_iter().map(|cell| match cell {
                    Cell::Text(text) => text,
                    _ => "-".to_owned(),
                });
                (row.number, texts.collect::<Vec<_>>().join("|"))
            }
            Line::Raw(raw) => (raw.number, format!("{} {:?}", raw.offset, raw.cells)),
        });
        Ok(())
    })?;
    Ok(found)
}

fn rows(file: &str) -> Vec<(u32, String)> {
    read(file.as_bytes()).expect("rows")
}

fn row(number: u32, cells: &str) -> (u32, String) {
    (number, cells.to_owned())
}

#[test]
fn rows_are_numbered_by_the_lines_they_begin_on() {
    let file = "\u{feff}ma,ten\na,\"Lò\nThị\",FEMALE\n\r\nb,,,,\r\n";
    let expected = [row(1, "ma|ten"), row(2, "a|Lò\nThị|FEMALE"), row(5, "b")];
    assert_eq!(rows(file), expected);
    let file = file.replace("\r\n", "\n");
    assert_eq!(rows(&file), expected);
    let expected = [row(1, "ma|ten"), row(2, "a|Lò\rThị|FEMALE"), row(5, "b")];
    assert_eq!(rows(&file.replace('\n', "\r")), expected);
    let expected = [row(1, "ma|ten"), row(2, "a|Lò\r\nThị|FEMALE"), row(5, "b")];
    assert_eq!(rows(&file.replace('\n', "\r\n")), expected);
}

#[test]
fn rows_of_empty_cells_are_none() {
    let lines: Vec<u32> = rows("h,i\na,,,,\n,,,,\n , ,,,\nb,,,,\n,,\n")
        .iter()
        .map(|r| r.0)
        .collect();
    assert_eq!(lines, [1, 2, 5]);
}

#[test]
fn a_first_line_may_name_the_delimiter() {
    for (file, expected) in [
        ("sep=;\r\na;b,c\r\n", row(2, "a|b,c")),
        ("\u{feff}SEP=,\na;b,c\n", row(2, "a;b|c")),
        ("sep=\t\ra;b\tc\r", row(2, "a;b|c")),
        ("\"sep=;\"\na;b,c\n", row(2, "a|b,c")),
        ("sep=\na;b\n", row(1, "sep=")),
    ] {
        assert_eq!(rows(file)[0], expected, "{file:?}");
    }
}

#[test]
fn wrong_bytes_are_the_rows_own_fault() {
    let found = read(b"h,i\na,b\nc,L\xe2,\"x,y\"\nd,e\n").unwrap();
    let raw = format!(
        "{} {:?}",
        "h,i\na,b\nc,L".len(),
        [&b"c"[..], b"L\xe2", b"x,y"]
    );
    assert_eq!(
        found,
        [row(1, "h|i"), row(2, "a|b"), (3, raw), row(4, "d|e")]
    );
}

#[test]
fn utf16_is_read_as_excel_writes_it() {
    let text = "\u{feff}Họ tên\tQuê\r\n\"Lò \"\"Mai\"\"\"\tMường La\r\n";
    let expected = [row(1, "Họ tên|Quê"), row(2, "Lò \"Mai\"|Mường La")];
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&little).unwrap(), expected);
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&big).unwrap(), expected);
}

#[test]
fn a_row_is_not_read_without_end() {
    for (rows, most) in [
        (
            format!("h,i\na,\"{}", "x".repeat(2 * LONGEST_ROW)),
            LONGEST_ROW,
        ),
        (format!("h,i\n{}", ",".repeat(400)), 256),
    ] {
        match read(rows.as_bytes()) {
            Err(BookFault::RowTooLong { line: 2, maximum }) => assert_eq!(maximum, most),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_quote_that_is_never_closed_is_named_with_its_line() {
    for (rows, expected) in [
        ("a,Lò,FEMALE,\"03646\nb,Lò,FEMALE,\"03646\n", 2),
        ("a,Lò,FEMALE,03646\nb,\"Lò,FEMALE,03646\n", 3),
        ("a,\"Lò\nThị\",FEMALE,\"03646", 3),
        ("a,\"Lò\rThị\",FEMALE,\"03646", 3),
        ("a,\"Lò\" Thị,FEMALE,03646\n", 2),
        ("a,\"Lò\"\"\n", 2),
    ] {
        match read(format!("h,i,j,k\n{rows}").as_bytes()) {
            Err(BookFault::QuoteUnclosed { line }) => assert_eq!(line, expected, "{rows:?}"),
            other => panic!("{rows:?}: {other:?}"),
        }
    }
}

#[test]
fn quotes_that_are_closed_stand_where_they_like() {
    let file = "h,i\na,\"Lò \"\"Mai\"\"\",\"03646\"\r\n\"b\",5\" x,\"\",,\"\"\"\"\n";
    let expected = [
        row(1, "h|i"),
        row(2, "a|Lò \"Mai\"|03646"),
        row(3, "b|5\" x|-|-|\""),
    ];
    assert_eq!(rows(file), expected);
}
