//! What cells show.

use std::borrow::Cow;

use crate::platform::office::{Cell, Row};

/// What a cell shows, where it shows anything.
pub(super) fn shown(cell: &Cell) -> Option<Cow<'_, str>> {
    match cell {
        Cell::Empty | Cell::NotComputed => None,
        Cell::Text(text) | Cell::Error(text) => {
            let text = text.trim();
            (!text.is_empty()).then_some(Cow::Borrowed(text))
        }
        Cell::Number(number) | Cell::Instant(number) => Some(Cow::Owned(number.to_string())),
        Cell::Bool(value) => Some(Cow::Borrowed(if *value { "TRUE" } else { "FALSE" })),
    }
}

/// Whether a cell shows anything, or would if it were worked out.
pub(super) fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        // Asked of every cell: no figure is written out for it.
        Cell::Text(text) | Cell::Error(text) => !text.trim_start().is_empty(),
        Cell::Number(_) | Cell::Instant(_) | Cell::Bool(_) | Cell::NotComputed => true,
    }
}

/// The cells of a row that are filled, with their columns.
pub(super) fn filled(row: &Row) -> impl Iterator<Item = (usize, &Cell)> + Clone {
    let cells = row.cells.iter().enumerate();
    cells.filter(|(_, cell)| is_filled(cell))
}

pub(super) fn text(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text.trim()),
        _ => None,
    }
}

/// How many digits a text has.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}
