//! The records of old workbooks (MS-XLS), as far as the library that reads their values does not
//! tell of them: hidden rows and columns, fonts, lines through texts. It also sees that the values
//! fit into memory, since the library lays out the whole area between the corners of a sheet.

use super::super::fault::BookFault;
use super::super::fonts::{FontId, Fonts};
use super::super::guard::{MOST_CELLS, MOST_COLUMNS};
use super::super::ole::{u16_at, u32_at};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const PASSWORD: u16 = 0x002f;
const FONT: u16 = 0x0031;
const STYLE: u16 = 0x00e0;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const MANY_NUMBERS: u16 = 0x00bd;
/// Formula, number, label, truth or error, small number, text, shared text.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd];
/// More than a stream of the largest file can hold.
const MOST_SHEETS: usize = 1024;

/// What the workbook says before its sheets.
#[derive(Debug, Default)]
pub struct Globals {
    pub fonts: Fonts,
    /// Font and strike of each style.
    styles: Vec<(FontId, bool)>,
    /// Where the sheets begin.
    pub sheets: Vec<usize>,
}

/// What a sheet says beside its values.
#[derive(Debug, Default)]
pub struct Looks {
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<usize>,
    /// Row from 0, column, font and strike of each cell, in order.
    pub cells: Vec<(u32, u16, FontId, bool)>,
}

/// The records of a stream from a place on: type, place of the data, length.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, usize, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.at + 4;
        let bytes = self.stream.get(data..data + length)?;
        self.at = data + length;
        Some((kind, data, bytes))
    }
}

impl Globals {
    /// # Errors
    /// When the workbook has a password, or is none.
    pub fn read(stream: &[u8]) -> Result<Self, BookFault> {
        let mut globals = Self::default();
        let mut fonts: Vec<(FontId, bool)> = Vec::new();
        let mut is_old = false;
        let mut begun = false;
        for (kind, _, data) in (Records { stream, at: 0 }) {
            match kind {
                BEGIN => {
                    begun = true;
                    is_old = u16_at(data, 0) == Some(0x0500);
                }
                PASSWORD => return Err(BookFault::Password),
                FONT => fonts.push(globals.font(data, is_old)),
                STYLE => {
                    let font = usize::from(u16_at(data, 0).unwrap_or(0));
                    // There is no font 4.
                    let index = if font > 4 { font - 1 } else { font };
                    globals
                        .styles
                        .push(fonts.get(index).copied().unwrap_or_default());
                }
                SHEET => {
                    let at = u32_at(data, 0).and_then(|at| usize::try_from(at).ok());
                    globals.sheets.push(at.unwrap_or(usize::MAX));
                }
                END => break,
                _ => {}
            }
        }
        if !begun || globals.sheets.len() > MOST_SHEETS {
            return Err(BookFault::invalid("no workbook in the compound file"));
        }
        Ok(globals)
    }

    fn font(&mut self, data: &[u8], is_old: bool) -> (FontId, bool) {
        let struck = u16_at(data, 2).is_some_and(|flags| flags & 0x0008 != 0);
        let length = usize::from(data.get(14).copied().unwrap_or(0));
        let name = if is_old {
            let bytes = data.get(15..15 + length).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        } else if data.get(15).is_some_and(|flags| flags & 1 != 0) {
            let bytes = data.get(16..16 + length * 2).unwrap_or_default();
            let units = bytes
                .as_chunks::<2>()
                .0
                .iter()
                .map(|pair| u16::from_le_bytes(*pair));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        } else {
            let bytes = data.get(16..16 + length).unwrap_or_default();
            bytes.iter().copied().map(char::from).collect()
        };
        (self.fonts.id(&name), struck)
    }

    /// Read what one sheet says.
    pub fn looks(&self, stream: &[u8], sheet: usize) -> Looks {
        let mut looks = Looks::default();
        let at = self.sheets.get(sheet).copied().unwrap_or(usize::MAX);
        each_record(stream, at, |kind, _, data| match kind {
            ROW => {
                let flags = u16_at(data, 12).unwrap_or(0);
                let height = u16_at(data, 6).unwrap_or(1) & 0x7fff;
                if flags & 0x0020 != 0 || height == 0 {
                    looks.hidden_rows.extend(u16_at(data, 0).map(u32::from));
                }
            }
            COLUMNS => {
                let flags = u16_at(data, 8).unwrap_or(0);
                if let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2))
                    && (flags & 1 != 0 || u16_at(data, 4) == Some(0))
                    && looks.hidden_columns.len() < MOST_COLUMNS * 16
                {
                    let last = usize::from(last).min(MOST_COLUMNS - 1);
                    looks.hidden_columns.extend(usize::from(first)..=last);
                }
            }
            _ => cells_of(kind, data, |row, column, style| {
                let (font, struck) = self
                    .styles
                    .get(usize::from(style))
                    .copied()
                    .unwrap_or_default();
                looks.cells.push((u32::from(row), column, font, struck));
            }),
        });
        looks.hidden_rows.sort_unstable();
        looks.hidden_columns.sort_unstable();
        looks.hidden_columns.dedup();
        looks.cells.sort_by_key(|(row, column, ..)| (*row, *column));
        looks
    }

    /// Make sure that all sheets fit into memory, and let none claim an area beforehand.
    pub fn tame(&self, stream: &mut [u8]) -> Result<(), BookFault> {
        let mut left = MOST_CELLS;
        let mut claims = Vec::new();
        for at in &self.sheets {
            let (mut rows, mut columns) = ((u16::MAX, 0), (u16::MAX, 0));
            each_record(stream, *at, |kind, place, data| {
                if kind == DIMENSIONS {
                    claims.push((place, data.len()));
                }
                cells_of(kind, data, |row, column, _| {
                    rows = (rows.0.min(row), rows.1.max(row));
                    columns = (columns.0.min(column), columns.1.max(column));
                });
            });
            if rows.0 <= rows.1 {
                let side = |(first, last): (u16, u16)| u64::from(last - first) + 1;
                let area = side(rows) * side(columns);
                left = left.checked_sub(area).ok_or(BookFault::TooLarge {
                    what: "cells",
                    maximum: MOST_CELLS,
                })?;
            }
        }
        for (place, length) in claims {
            stream[place..place + length].fill(0);
        }
        Ok(())
    }
}

/// The records of a sheet, without those of the charts in it.
fn each_record(stream: &[u8], at: usize, mut take: impl FnMut(u16, usize, &[u8])) {
    let mut depth = 0;
    for (kind, place, data) in (Records { stream, at }) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return,
            END => depth -= 1,
            _ if depth <= 1 => take(kind, place, data),
            _ => {}
        }
    }
}

/// Row, column and style of the cells of a record.
fn cells_of(kind: u16, data: &[u8], mut take: impl FnMut(u16, u16, u16)) {
    let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
        return;
    };
    if kind == MANY_NUMBERS {
        let cells = data
            .get(4..data.len().saturating_sub(2))
            .unwrap_or_default();
        for (offset, cell) in (0..).zip(cells.as_chunks::<6>().0) {
            take(
                row,
                column.saturating_add(offset),
                u16::from_le_bytes([cell[0], cell[1]]),
            );
        }
    } else if CELLS.contains(&kind) {
        take(row, column, u16_at(data, 4).unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        record(0x0203, &[&place[..], &1.5_f64.to_le_bytes()].concat())
    }

    /// A workbook of one sheet with these records.
    fn stream(globals: &[u8], sheet: &[u8]) -> Vec<u8> {
        let begin = record(BEGIN, &[0, 6, 5, 0]);
        let end = record(END, &[]);
        let at = begin.len() + globals.len() + 4 + 8 + end.len();
        let place = u32::try_from(at).unwrap().to_le_bytes();
        let bound = record(SHEET, &[&place[..], &[0, 0, 1, 0]].concat());
        [&begin, globals, &bound, &end, &begin, sheet, &end].concat()
    }

    #[test]
    fn a_password_is_seen_whatever_its_kind() {
        for kind in [0_u8, 1] {
            let stream = stream(&record(PASSWORD, &[kind, 0, 1, 2, 3, 4]), &[]);
            assert!(matches!(Globals::read(&stream), Err(BookFault::Password)));
        }
    }

    #[test]
    fn corners_far_apart_are_too_much_and_claims_are_taken_back() {
        let dimensions = record(DIMENSIONS, &[0xff; 14]);
        let near = [dimensions.clone(), number(3, 1), number(9, 2)].concat();
        let mut stream_of_near = stream(&[], &near);
        let globals = Globals::read(&stream_of_near).unwrap();
        globals.tame(&mut stream_of_near).unwrap();
        assert!(!stream_of_near.windows(14).any(|bytes| bytes == [0xff; 14]));
        let far = [dimensions, number(0, 0), number(u16::MAX, 255)].concat();
        let mut stream_of_far = stream(&[], &far);
        let globals = Globals::read(&stream_of_far).unwrap();
        let fault = globals.tame(&mut stream_of_far);
        assert!(matches!(
            fault,
            Err(BookFault::TooLarge { what: "cells", .. })
        ));
    }

    #[test]
    fn records_of_charts_in_a_sheet_are_none_of_its_own() {
        let chart = [
            record(BEGIN, &[0, 6, 0x20, 0]),
            number(5, 5),
            record(END, &[]),
        ]
        .concat();
        let stream = stream(&[], &[chart, number(1, 1)].concat());
        let globals = Globals::read(&stream).unwrap();
        assert_eq!(globals.looks(&stream, 0).cells, [(1, 1, 0, false)]);
        assert_eq!(globals.looks(&stream, 1).cells, []);
    }
}
