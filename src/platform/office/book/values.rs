//! Cells and areas of the library that reads workbooks, as ours.

use calamine::{Data, Dimensions};

use super::formats::{Shown, instant, iso_duration, iso_instant};
use crate::platform::office::{Area, Cell};

pub fn cell_of(value: &Data, since_1904: bool) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(text.trim().to_owned()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet has no other numbers"
        )]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(value) => {
            let shown = if value.is_duration() {
                Shown::Elapsed
            } else {
                Shown::Instant
            };
            Cell::Instant(instant(value.as_f64(), shown, since_1904))
        }
        Data::DateTimeIso(text) => {
            iso_instant(text).map_or_else(|| Cell::Text(text.clone()), Cell::Instant)
        }
        Data::DurationIso(text) => {
            iso_duration(text).map_or_else(|| Cell::Text(text.clone()), Cell::Instant)
        }
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

pub fn area_of(area: &Dimensions) -> Area {
    Area {
        rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
        columns: (area.start.1 as usize, area.end.1 as usize),
    }
}
