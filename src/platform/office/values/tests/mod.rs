//! What cells say, in tables.

mod codes;
mod days;
mod numbers;
mod random;
mod texts;

use super::*;
use crate::platform::values::time::Date;

pub(super) const TODAY: Date = Date::constant(2026, 12, 1);

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Facts of a column with these texts.
pub(super) fn column(texts: &[&str]) -> ColumnFacts {
    let cells: Vec<Cell> = texts.iter().map(|one| text(one)).collect();
    facts(&cells)
}

pub(super) fn facts(cells: &[Cell]) -> ColumnFacts {
    let mut facts = ColumnFacts::new(TODAY);
    for (row, cell) in (2..).zip(cells) {
        facts.see(row, cell);
    }
    facts
}

/// The value in JSON and the names of remarks behind `~`; or `!` and the fault.
pub(super) fn said(cell: &Cell, kind: Kind<'_>, column: &ColumnFacts) -> String {
    let mut remarks = Vec::new();
    match value(cell, kind, column, &mut remarks) {
        Err(fault) => {
            assert_eq!(remarks, [], "a fault comes without remarks");
            format!("!{fault:?}").replace('"', "'")
        }
        Ok(found) => {
            let value = found.map_or("nothing".to_owned(), |value| value.to_string());
            remarks.iter().fold(value, |said, remark| {
                let remark = format!("{remark:?}");
                let name = remark.split([' ', '{']).next().unwrap_or_default();
                format!("{said} ~{name}")
            })
        }
    }
    .replace('"', "")
}

/// Each text with what it is to say; in the column of these facts.
pub(super) fn assert_texts(kind: Kind<'_>, column: &ColumnFacts, table: &[(&str, &str)]) {
    for (one, expected) in table {
        assert_eq!(
            said(&text(one), kind, column),
            *expected,
            "{one:?} as {kind:?}"
        );
    }
}

pub(super) fn assert_cells(kind: Kind<'_>, column: &ColumnFacts, table: &[(Cell, &str)]) {
    for (cell, expected) in table {
        assert_eq!(said(cell, kind, column), *expected, "{cell:?} as {kind:?}");
    }
}

fn every_kind(codes: &Codes) -> [Kind<'_>; 13] {
    [
        Kind::Text(Writing::Plain),
        Kind::Text(Writing::LeadingZeros),
        Kind::Text(Writing::CitizenId),
        Kind::Text(Writing::Phone),
        Kind::Integer,
        Kind::Number,
        Kind::Bool,
        Kind::Day(Era::Past),
        Kind::Day(Era::Near),
        Kind::PartialDay(Era::Past),
        Kind::PartialDay(Era::Near),
        Kind::Texts,
        Kind::Code(codes),
    ]
}

#[test]
fn cells_without_a_value_say_so_whatever_is_wanted() {
    let codes = Codes::new([("A", ["một"])]);
    for kind in every_kind(&codes) {
        let column = column(&[]);
        assert_cells(
            kind,
            &column,
            &[
                (Cell::Empty, "nothing"),
                (text(""), "nothing"),
                (text(" \u{A0} "), "nothing"),
                (text("(xóa)"), "null"),
                (text("(xoá)"), "null"),
                (text("(XÓA)"), "null"),
                (text("(xo\u{301}a)"), "null"),
                (text("(clear)"), "null"),
                (Cell::NotComputed, "!NotComputed"),
                (Cell::Error("#N/A".to_owned()), "!CellError('#N/A')"),
                (text("#NAME?"), "!CellError('#NAME?')"),
                (text("#N/A"), "!CellError('#N/A')"),
                (text("#REF!"), "!CellError('#REF!')"),
                (text("#value!"), "!CellError('#value!')"),
                (text("#DIV/0!"), "!CellError('#DIV/0!')"),
                (text("#NUM!"), "!CellError('#NUM!')"),
                (text("#NULL!"), "!CellError('#NULL!')"),
                (text("#SPILL!"), "!CellError('#SPILL!')"),
                (text("########"), "!CellError('########')"),
                (text("Err:502"), "!CellError('Err:502')"),
                (Cell::Number(f64::NAN), "!NotANumber"),
                (Cell::Number(f64::INFINITY), "!NotANumber"),
            ],
        );
    }
}

#[test]
fn no_cell_makes_it_panic() {
    let codes = Codes::new([("01", ["Kinh"])]);
    let awkward = [
        "-",
        "+",
        ".",
        ",",
        "/",
        "//",
        "1/",
        "/1",
        "1//2",
        "1e",
        "e1",
        "1e999",
        "-e-",
        "%",
        "đ",
        "ngày",
        "ngày ",
        "tháng",
        "T",
        ":",
        "12:",
        ":30",
        "1T2:3",
        "Z",
        "(",
        "((",
        ")",
        "01 -",
        "- 01",
        "\u{301}",
        "９９",
        "1\u{A0}2",
        "99999999999999999999999999",
        "0/0/0000",
        "00/00/00",
        "31/02/26",
        "#",
        "Err:",
        "ngày\u{301}12",
        "+84",
        "0",
        ";",
        "\n",
        "1.2.3.4.5.6.7.8.9.0.1",
        "–",
        "1–2–3",
        "😀/😀/😀",
    ];
    let numbers = [
        0.0,
        -0.0,
        -1.0,
        0.5,
        60.0,
        60.9999,
        61.0,
        1e15,
        1e300,
        -1e300,
        f64::MIN_POSITIVE,
        2_958_465.9,
        2_958_466.0,
        f64::NAN,
        f64::NEG_INFINITY,
        1965.0,
        9e15,
    ];
    let cells = awkward.iter().map(|one| text(one));
    let cells = cells.chain(
        numbers
            .iter()
            .flat_map(|one| [Cell::Number(*one), Cell::Instant(*one)]),
    );
    let cells: Vec<Cell> = cells.chain([Cell::Bool(true)]).collect();
    let column = facts(&cells);
    for kind in every_kind(&codes) {
        for cell in &cells {
            said(cell, kind, &column);
        }
    }
}
