//! Files as programs of offices write them; `tests/office/books/make.py` and `make.mjs` say how.

mod others;
mod workbooks;

use super::*;
use crate::platform::office::{Area, Cell, Struck};

fn open(name: &str) -> Result<Book<File>, BookFault> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/books/");
    Book::open(File::open(format!("{folder}{name}")).expect(name))
}

fn book(name: &str) -> Book<File> {
    open(name).expect(name)
}

fn rows(book: &mut Book<File>, sheet: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let taken = book.rows::<BookFault>(sheet, &mut |line| {
        match line {
            Line::Row(row) => rows.push(row),
            Line::Raw(raw) => panic!("{raw:?}"),
        }
        Ok(())
    });
    taken.expect("rows");
    rows
}

/// The cells of a row in few letters: texts as they are, other kinds behind a mark.
fn told(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| match cell {
        Cell::Empty => "-".to_owned(),
        Cell::Text(text) => format!("'{text}'"),
        Cell::Number(number) => number.to_string(),
        Cell::Instant(days) => format!("@{days}"),
        Cell::Bool(value) => value.to_string(),
        Cell::Error(text) => text.clone(),
        Cell::NotComputed => "?".to_owned(),
    });
    cells.collect::<Vec<_>>().join(" ")
}

fn all_told(book: &mut Book<File>, sheet: usize) -> Vec<(u32, String)> {
    rows(book, sheet)
        .iter()
        .map(|row| (row.number, told(row)))
        .collect()
}

fn hidden(rows: &[Row]) -> Vec<u32> {
    rows.iter()
        .filter(|row| row.hidden)
        .map(|row| row.number)
        .collect()
}

fn struck(rows: &[Row]) -> Vec<u32> {
    rows.iter()
        .filter(|row| row.struck == Struck::Mostly)
        .map(|row| row.number)
        .collect()
}

const TITLE: Area = Area {
    rows: (1, 1),
    columns: (0, 2),
};
