//! How the cells of a workbook look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::platform::office::paper::model::{Align, Column, Kind};

const FONT: &str = "Times New Roman";
const SIZE: f64 = 12.0;

/// The looks of a column's cells, by what they hold.
pub(super) struct CellLooks {
    pub text: Format,
    /// Stays a text when somebody edits the cell.
    pub quoted: Format,
    pub number: Format,
    pub day: Format,
}

impl CellLooks {
    pub(super) fn of(column: &Column) -> Self {
        let base = plain()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_align(align(column.align))
            .set_text_wrap();
        // What an office types below the list is what the column holds.
        let text = match column.kind {
            Kind::Text => base.clone().set_num_format("@"),
            _ => base.clone(),
        };
        Self {
            quoted: base.clone().set_num_format("@").set_quote_prefix(),
            number: base.clone(),
            day: base.set_num_format("dd/mm/yyyy"),
            text,
        }
    }
}

fn align(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

/// The looks of what stands around the table.
pub(super) struct TextLooks {
    pub centered: Format,
    pub bold: Format,
    /// The line that a rule is drawn under.
    pub ruled: Format,
    pub title: Format,
    pub italic: Format,
    pub left: Format,
    pub heading: Format,
}

impl TextLooks {
    pub(super) fn new() -> Self {
        let centered = plain()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let bold = centered.clone().set_bold();
        Self {
            ruled: bold
                .clone()
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            title: bold.clone().set_font_size(14.0),
            italic: centered.clone().set_italic(),
            left: plain()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            heading: bold.clone().set_border(FormatBorder::Thin),
            centered,
            bold,
        }
    }
}
