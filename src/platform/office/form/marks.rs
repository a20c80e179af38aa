//! Marks that stand for yes: an x in one of two columns.

use super::cells::{digits, shown};
use crate::platform::office::Cell;
use crate::platform::values::text::fold;

/// What a cell of a column for marks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Yes,
    No,
    /// A value of another nature.
    Other,
}

pub(super) fn read(cell: &Cell) -> Mark {
    match cell {
        Cell::Bool(true) => Mark::Yes,
        Cell::Empty | Cell::Bool(false) => Mark::No,
        Cell::Number(number) if (*number - 1.0).abs() < f64::EPSILON => Mark::Yes,
        Cell::Number(number) if *number == 0.0 => Mark::No,
        Cell::Text(text) => match text.trim() {
            "" | "-" | "–" | "0" | "." | "/" => Mark::No,
            "x" | "X" | "+" | "1" | "✓" | "✔" | "√" | "☑" | "☒" | "*" | "ü" | "P" => {
                Mark::Yes
            }
            text => match &*fold(text) {
                "x" | "xx" | "v" | "nam" | "nu" | "co" => Mark::Yes,
                _ => Mark::Other,
            },
        },
        _ => Mark::Other,
    }
}

/// Whether a cell holds a year or a day.
pub(super) fn is_when(cell: &Cell) -> bool {
    match cell {
        Cell::Instant(_) => true,
        Cell::Number(number) => (1900.0..2100.0).contains(number),
        Cell::Text(text) => {
            let count = digits(text);
            let only = text
                .chars()
                .all(|c| c.is_ascii_digit() || " ./-".contains(c));
            only && (4..=8).contains(&count)
        }
        _ => false,
    }
}

/// Whether the cells of a column are for the most part as asked, and some are there.
pub(super) fn mostly<'a>(
    cells: impl Iterator<Item = &'a Cell>,
    is: impl Fn(&Cell) -> bool,
) -> bool {
    let (mut fit, mut all) = (0, 0);
    for cell in cells.filter(|cell| shown(cell).is_some()) {
        all += 1;
        fit += usize::from(is(cell));
    }
    fit > 0 && fit * 10 >= all * 8
}
