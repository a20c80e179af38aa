//! Text files, files of other kinds, broken ones, and a comparison.

use calamine::Reader;

use super::*;

#[test]
fn text_files_are_one_sheet() {
    for (name, first) in [
        ("excel_unicode.txt", 1),
        ("semicolons.csv", 2),
        ("mac.csv", 1),
    ] {
        let mut book = book(name);
        assert_eq!(book.kind(), BookKind::Text);
        assert_eq!(book.sheets().len(), 1);
        let expected = [
            (first, "'Họ tên' 'Quê quán' 'Điểm'".to_owned()),
            (first + 1, "'Lò Thị Mai' 'Bản A, xã B' '7,5'".to_owned()),
        ];
        assert_eq!(all_told(&mut book, 0), expected, "{name}");
    }
}

#[test]
fn rows_of_a_code_page_are_given_as_bytes() {
    let mut raws = Vec::new();
    let taken = book("code_page.csv").rows::<BookFault>(0, &mut |line| {
        raws.push(line);
        Ok(())
    });
    taken.expect("rows");
    let Line::Raw(raw) = &raws[1] else {
        panic!("{raws:?}")
    };
    assert_eq!((raw.number, raw.offset), (2, 42));
    assert_eq!(raw.cells, [&b"Lo Thi Mai"[..], b"Ban A, x\xe3 B", b"7,5"]);
}

#[test]
fn files_of_other_kinds_are_named() {
    for (name, expected) in [
        ("password.xlsx", "the file is protected by a password"),
        ("password.ods", "the file is protected by a password"),
        ("page.xls", "the file is a page of HTML"),
        (
            "plain.zip",
            "the file is ARCHIVE, neither a workbook nor a table",
        ),
        (
            "document.docx",
            "the file is a Word document, neither a workbook nor a table",
        ),
        (
            "word.doc",
            "the file is a Word document, neither a workbook nor a table",
        ),
        ("empty.csv", "the file is empty"),
    ] {
        assert_eq!(
            open(name).err().expect(name).to_string(),
            expected,
            "{name}"
        );
    }
    for name in ["truncated.xlsx", "truncated.xls"] {
        assert!(matches!(open(name), Err(BookFault::Invalid(_))), "{name}");
    }
}

#[test]
fn a_file_cut_anywhere_is_a_fault_or_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/books/");
    for name in [
        "xlwt.xls",
        "hand.xlsx",
        "odfpy.ods",
        "sheetjs.xlsb",
        "semicolons.csv",
    ] {
        let whole = std::fs::read(format!("{folder}{name}")).expect(name);
        for end in (0..whole.len()).step_by(97) {
            let Ok(mut book) = Book::open(io::Cursor::new(&whole[..end])) else {
                continue;
            };
            for sheet in 0..book.sheets().len() {
                let _ = book.layout(sheet);
                let _ = book.rows::<BookFault>(sheet, &mut |_| Ok(()));
            }
        }
    }
}

#[test]
fn an_old_workbook_with_a_wrong_byte_is_a_fault_or_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/books/");
    for name in ["xlwt.xls", "sheetjs_95.xls"] {
        let whole = std::fs::read(format!("{folder}{name}")).expect(name);
        for at in (0..whole.len()).step_by(5) {
            let mut file = whole.clone();
            file[at] ^= 0xff;
            let Ok(mut book) = Book::open(io::Cursor::new(&file)) else {
                continue;
            };
            for sheet in 0..book.sheets().len() {
                let _ = book.layout(sheet);
                let _ = book.rows::<BookFault>(sheet, &mut |_| Ok(()));
            }
        }
    }
}

#[test]
fn reading_ends_when_enough_was_taken() {
    for name in [
        "openpyxl.xlsx",
        "xlwt.xls",
        "odfpy.ods",
        "sheetjs.xlsb",
        "mac.csv",
    ] {
        let mut taken = 0;
        let end = book(name).rows::<BookFault>(0, &mut |_| {
            taken += 1;
            Err(BookFault::Empty)
        });
        assert!(matches!(end, Err(BookFault::Empty)), "{name}");
        assert_eq!(taken, 1, "{name}");
    }
}

#[test]
fn values_are_those_that_the_library_reads() {
    for name in [
        "openpyxl.xlsx",
        "xlsxwriter.xlsx",
        "exceljs.xlsx",
        "hand.xlsx",
    ] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/books/");
        let file = File::open(format!("{folder}{name}")).expect(name);
        let mut other: calamine::Xlsx<_> =
            calamine::Reader::new(io::BufReader::new(file)).expect(name);
        let sheet = other.sheet_names()[0].clone();
        let rows = rows(&mut book(name), 0);
        let since_1904 = other.has_1904_epoch();
        let mut cells = other.worksheet_cells_reader(&sheet).expect(name);
        while let Some(cell) = cells.next_cell().expect(name) {
            let (row, column) = cell.get_position();
            let ours = rows.iter().find(|found| found.number == row + 1);
            let ours = ours.and_then(|row| row.cells.get(column as usize));
            let data = calamine::Data::from(cell.get_value().clone());
            let theirs = values::cell_of(&data, since_1904);
            match ours {
                // It knows no formulas without values, and more columns.
                None | Some(Cell::NotComputed | Cell::Empty) => {}
                Some(Cell::Text(text)) if text.is_empty() => {}
                Some(ours) => assert_eq!(*ours, theirs, "{name} {row} {column}"),
            }
        }
    }
}

#[test]
fn what_cannot_be_read_twice_is_copied() {
    let mut file = Book::copied(&b"a;b\nc;d\n"[..]).expect("a table");
    let expected = [(1, "'a' 'b'".to_owned()), (2, "'c' 'd'".to_owned())];
    assert_eq!(all_told(&mut file, 0), expected);
    assert!(matches!(file.layout(1), Err(BookFault::NoSuchSheet)));
}

#[test]
fn a_workbook_that_was_made_to_burst_is_refused() {
    let mut archive = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive
        .start_file("xl/workbook.xml", options)
        .expect("a part");
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..49 {
        io::Write::write_all(&mut archive, &zeros).expect("a part");
    }
    let file = archive.finish().expect("an archive");
    match Book::open(file).err() {
        Some(BookFault::TooLarge { what: "bytes", .. }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn blanks_and_empty_lines_of_an_opendocument_table_are_letters_of_their_row() {
    let cell = |many: usize, of: &str| {
        let mut archive = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        let content = format!(
            "<office:document-content><table:table table:name=\"A\"><table:table-row>\
             <table:table-cell office:value-type=\"string\">{}</table:table-cell>\
             </table:table-row></table:table></office:document-content>",
            of.repeat(many)
        );
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &content),
        ] {
            archive.start_file(name, options).expect("a part");
            io::Write::write_all(&mut archive, text.as_bytes()).expect("a part");
        }
        let mut book = Book::open(archive.finish().expect("an archive")).expect("a book");
        book.rows::<BookFault>(0, &mut |_| Ok(()))
    };
    let blanks = "<text:p>a<text:s text:c=\"100\"/></text:p>";
    for (of, few, many) in [(blanks, 50, 6_000), ("<text:p/>", 50, 600_000)] {
        cell(few, of).expect("a row");
        match cell(many, of) {
            Err(BookFault::TooLarge { what, .. }) => assert_eq!(what, "bytes in a row"),
            other => panic!("{other:?}"),
        }
    }
}
