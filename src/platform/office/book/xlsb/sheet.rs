//! One worksheet, row after row.

use std::io::BufRead;

use super::super::fault::BookFault;
use super::super::fonts::FontId;
use super::super::formats::Shown;
use super::super::guard::MOST_COLUMNS;
use super::super::ole::{u16_at, u32_at};
use super::super::rows::RowBuilder;
use super::super::runs::Look;
use super::records::{Records, f64_at, text_at};
use super::shared::Shared;
use crate::platform::office::{Area, Cell, Layout, Row};

const ROW: u16 = 0x0000;
const COLUMNS: u16 = 0x003c;
const MERGED: u16 = 0x00b0;
const RICH_TEXT: u16 = 0x003e;
/// Cells that say their column, and those that are one further than the cell before.
const CELLS: std::ops::RangeInclusive<u16> = 0x0001..=0x000b;
const SHORT_CELLS: std::ops::RangeInclusive<u16> = 0x000c..=0x0012;
const FROM_SHORT: u16 = 0x000b;
/// More than people merge.
const MOST_MERGED: usize = 100_000;
/// Excel has no more.
const MOST_ROWS: u32 = 1_048_576;

pub struct Sheet<'a, R> {
    records: Records<R>,
    shared: &'a Shared,
    layout: Layout,
    builder: RowBuilder,
    /// The row that is read, from 0, and whether it is hidden.
    row: (u32, bool),
    column: usize,
}

impl<'a, R: BufRead> Sheet<'a, R> {
    pub fn new(part: R, shared: &'a Shared) -> Self {
        Self {
            records: Records::new(part),
            shared,
            layout: Layout::default(),
            builder: RowBuilder::default(),
            row: (0, false),
            column: 0,
        }
    }

    /// The next row that has cells. Behind the last one the layout is known, all but the fonts.
    pub fn next_row(&mut self) -> Result<Option<Row>, BookFault> {
        let broken = || BookFault::invalid("a broken record of a cell");
        while let Some((kind, data)) = self.records.next()? {
            match kind {
                ROW => {
                    let (number, hidden) = self.row;
                    let next = u32_at(data, 0)
                        .filter(|row| *row < MOST_ROWS)
                        .ok_or_else(broken)?;
                    let flags = data.get(11).copied().unwrap_or(0);
                    let height = u16_at(data, 8);
                    self.row = (next, flags & 0x10 != 0 || height == Some(0));
                    if let Some(row) = self.builder.finish(number + 1, hidden) {
                        return Ok(Some(row));
                    }
                }
                COLUMNS => hide_columns(data, &mut self.layout.hidden_columns),
                MERGED => {
                    self.layout.merged.extend(area_of(data));
                    if self.layout.merged.len() > MOST_MERGED {
                        return Err(BookFault::TooLarge {
                            what: "merged areas",
                            maximum: MOST_MERGED as u64,
                        });
                    }
                }
                kind => {
                    let (kind, at) = if SHORT_CELLS.contains(&kind) {
                        self.column = self.column.saturating_add(1);
                        (kind - FROM_SHORT, 0)
                    } else if CELLS.contains(&kind) || kind == RICH_TEXT {
                        let column = u32_at(data, 0).ok_or_else(broken)?;
                        self.column = usize::try_from(column).map_err(BookFault::invalid)?;
                        (kind, 4)
                    } else {
                        continue;
                    };
                    let style = u32_at(data, at).ok_or_else(broken)? & 0x00ff_ffff;
                    let style = usize::try_from(style).map_err(BookFault::invalid)?;
                    let style = self.shared.styles.get(style).copied().unwrap_or_default();
                    let found = cell_of(self.shared, kind, data, at + 4, style.shown);
                    let (cell, look) = found.ok_or_else(broken)?;
                    if cell != Cell::Empty && self.column < MOST_COLUMNS {
                        let font = if look.font == 0 {
                            style.font
                        } else {
                            look.font
                        };
                        let struck = look.struck.unwrap_or(style.struck);
                        self.builder.put(self.column, cell, font, struck)?;
                    }
                }
            }
        }
        let (number, hidden) = self.row;
        Ok(self.builder.finish(number + 1, hidden))
    }

    /// The fonts of the texts of the last row.
    pub fn fonts(&self) -> &[FontId] {
        self.builder.last_fonts()
    }

    pub fn layout(mut self) -> Layout {
        self.layout.hidden_columns.sort_unstable();
        self.layout.hidden_columns.dedup();
        self.layout
    }
}

fn cell_of(
    shared: &Shared,
    kind: u16,
    data: &[u8],
    at: usize,
    shown: Shown,
) -> Option<(Cell, Look)> {
    let number = |number: f64| shown.cell(number, shared.since_1904);
    let cell = match kind {
        0x0002 => number(small_number(u32_at(data, at)?)),
        0x0003 | 0x000b => Cell::Error(error(*data.get(at)?).to_owned()),
        0x0004 | 0x000a => Cell::Bool(*data.get(at)? != 0),
        0x0005 | 0x0009 => number(f64_at(data, at)?),
        0x0006 | 0x0008 => Cell::Text(text_at(data, at)?.0.trim().to_owned()),
        0x0007 => {
            let (text, look) = shared.texts.get(usize::try_from(u32_at(data, at)?).ok()?)?;
            return Some((Cell::Text(text.to_owned()), look));
        }
        RICH_TEXT => {
            let (text, look) = shared.rich_text(data, at)?;
            return Some((Cell::Text(text.trim().to_owned()), look));
        }
        _ => Cell::Empty,
    };
    Some((cell, Look::default()))
}

/// The number in 30 bits: the upper ones of a float or a whole number, maybe a hundred times it.
fn small_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

/// Errors as they are shown, MS-XLSB 2.5.97.2.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    }
}

fn hide_columns(data: &[u8], hidden: &mut Vec<usize>) {
    let (Some(first), Some(last)) = (u32_at(data, 0), u32_at(data, 4)) else {
        return;
    };
    let is_hidden = u16_at(data, 16).is_some_and(|flags| flags & 1 != 0);
    if (is_hidden || u32_at(data, 8) == Some(0)) && hidden.len() < MOST_COLUMNS * 16 {
        let columns = (0..MOST_COLUMNS).zip(0_u32..);
        let within = columns.filter(|(_, column)| (first..=last).contains(column));
        hidden.extend(within.map(|(column, _)| column));
    }
}

fn area_of(data: &[u8]) -> Option<Area> {
    let row = |at| u32_at(data, at).map(|row| row.saturating_add(1));
    let column = |at| usize::try_from(u32_at(data, at)?).ok();
    Some(Area {
        rows: (row(0)?, row(4)?),
        columns: (column(8)?, column(12)?),
    })
}

#[cfg(test)]
mod tests {
    use super::small_number;

    #[test]
    fn small_numbers_are_floats_or_whole_and_maybe_a_hundred_times() {
        for (bits, expected) in [
            (0x4000_0000, 2.0),
            (0x3ff0_0001, 0.01),
            (7 << 2 | 2, 7.0),
            (750 << 2 | 3, 7.5),
            (0xffff_ffff, -0.01),
        ] {
            assert!((small_number(bits) - expected).abs() < 1e-9, "{bits:x}");
        }
    }
}
