//! The records of old workbooks (MS-XLS), as far as the library that reads their values does not
//! tell of them: hidden rows and columns, fonts, lines through texts. It also sees that the values
//! fit into memory, since the library lays out the whole area between the corners of a sheet.

use super::super::fault::BookFault;
use super::super::fonts::{FontId, Fonts};
use super::super::formats::{Shown, built_in, shown_by};
use super::super::guard::{MOST_CELLS, MOST_COLUMNS};
use super::super::ole::{u16_at, u32_at};
use super::shared::lengths;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const PASSWORD: u16 = 0x002f;
const FONT: u16 = 0x0031;
const STYLE: u16 = 0x00e0;
const FORMAT: u16 = 0x041e;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const MANY_NUMBERS: u16 = 0x00bd;
const SHARED_TEXTS: u16 = 0x00fc;
const CONTINUED: u16 = 0x003c;
const SHARED_TEXT: u16 = 0x00fd;
/// Formula, number, label, truth or error, small number, text, shared text.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd];
/// More than a stream of the largest file can hold.
const MOST_SHEETS: usize = 1024;
/// Excel has no more of its own.
const MOST_FORMATS: usize = 250;
/// Of the cells of all sheets, which the library copies.
const MOST_LETTERS: u64 = 64 * 1024 * 1024;

/// How a cell looks.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub font: FontId,
    pub struck: bool,
    /// The library tells which formats are of days, and not which are of hundredths.
    pub percent: bool,
}

/// What the workbook says before its sheets.
#[derive(Debug, Default)]
pub struct Globals {
    pub fonts: Fonts,
    styles: Vec<Style>,
    /// Where the sheets begin.
    pub sheets: Vec<usize>,
    /// Letters of the texts that cells share.
    lengths: Vec<u32>,
}

/// What a sheet says beside its values.
#[derive(Debug, Default)]
pub struct Looks {
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<usize>,
    /// Row from 0, column and style of each cell, in order.
    pub cells: Vec<(u32, u16, Style)>,
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
        let mut percents: Vec<u16> = Vec::new();
        let mut is_old = false;
        let mut begun = false;
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut last = 0;
        for (kind, _, data) in (Records { stream, at: 0 }) {
            match kind {
                SHARED_TEXTS => shared.push(data),
                CONTINUED if last == SHARED_TEXTS => {
                    shared.push(data);
                    continue;
                }
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
                    let (font, struck) = fonts.get(index).copied().unwrap_or_default();
                    let format = u16_at(data, 2).unwrap_or(0);
                    globals.styles.push(Style {
                        font,
                        struck,
                        percent: percents.contains(&format)
                            || built_in(format.into()) == Shown::Percent,
                    });
                }
                FORMAT => {
                    let code = text_of(data.get(2..).unwrap_or_default(), is_old);
                    if shown_by(&code) == Shown::Percent && percents.len() < MOST_FORMATS {
                        percents.extend(u16_at(data, 0));
                    }
                }
                SHEET => {
                    let at = u32_at(data, 0).and_then(|at| usize::try_from(at).ok());
                    globals.sheets.push(at.unwrap_or(usize::MAX));
                }
                END => break,
                _ => {}
            }
            last = kind;
        }
        globals.lengths = lengths(&shared);
        if !begun || globals.sheets.len() > MOST_SHEETS {
            return Err(BookFault::invalid("no workbook in the compound file"));
        }
        Ok(globals)
    }

    fn font(&mut self, data: &[u8], is_old: bool) -> (FontId, bool) {
        let struck = u16_at(data, 2).is_some_and(|flags| flags & 0x0008 != 0);
        let length = data.get(14).copied().unwrap_or(0);
        let name = letters(data.get(15..).unwrap_or_default(), length.into(), is_old);
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
                let style = self.styles.get(usize::from(style));
                let style = style.copied().unwrap_or_default();
                looks.cells.push((u32::from(row), column, style));
            }),
        });
        looks.hidden_rows.sort_unstable();
        looks.hidden_columns.sort_unstable();
        looks.hidden_columns.dedup();
        looks.cells.sort_by_key(|(row, column, ..)| (*row, *column));
        looks
    }

    /// Of the text that a cell shares with others.
    fn length_of(&self, cell: &[u8]) -> u64 {
        let index = u32_at(cell, 6).and_then(|index| usize::try_from(index).ok());
        let length = index.and_then(|index| self.lengths.get(index));
        length.copied().map_or(0, u64::from)
    }

    /// Make sure that all sheets fit into memory, and let none claim an area beforehand.
    pub fn tame(&self, stream: &mut [u8]) -> Result<(), BookFault> {
        let mut left = MOST_CELLS;
        let mut letters = 0;
        let mut claims = Vec::new();
        for at in &self.sheets {
            let (mut rows, mut columns) = ((u16::MAX, 0), (u16::MAX, 0));
            each_record(stream, *at, |kind, place, data| {
                if kind == DIMENSIONS {
                    claims.push((place, data.len()));
                }
                if kind == SHARED_TEXT {
                    letters += self.length_of(data);
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
        if letters > MOST_LETTERS {
            return Err(BookFault::TooLarge {
                what: "letters",
                maximum: MOST_LETTERS,
            });
        }
        for (place, length) in claims {
            stream[place..place + length].fill(0);
        }
        Ok(())
    }
}

/// A text behind its length, of one byte in the old form.
fn text_of(data: &[u8], is_old: bool) -> String {
    let (length, behind) = if is_old {
        (data.first().copied().map(usize::from), 1)
    } else {
        (u16_at(data, 0).map(usize::from), 2)
    };
    let rest = data.get(behind..).unwrap_or_default();
    letters(rest, length.unwrap_or(0), is_old)
}

/// So many letters; but in the old form how wide they are stands before them.
fn letters(data: &[u8], length: usize, is_old: bool) -> String {
    if is_old {
        let bytes = data.get(..length).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    } else if data.first().is_some_and(|flags| flags & 1 != 0) {
        let bytes = data.get(1..1 + length * 2).unwrap_or_default();
        let units = bytes.as_chunks::<2>().0.iter();
        let units = units.map(|pair| u16::from_le_bytes(*pair));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    } else {
        let bytes = data.get(1..1 + length).unwrap_or_default();
        bytes.iter().copied().map(char::from).collect()
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
    fn styles_of_hundredths_are_known() {
        let style = |format: u8| record(STYLE, &[0, 0, format, 0]);
        let own = record(FORMAT, &[164, 0, 2, 0, 0, b'0', b'%']);
        let globals = [own, style(0), style(9), style(164)].concat();
        let globals = Globals::read(&stream(&globals, &[])).unwrap();
        let found: Vec<bool> = globals.styles.iter().map(|style| style.percent).collect();
        assert_eq!(found, [false, true, true]);
    }

    #[test]
    fn a_long_text_is_not_shared_by_too_many_cells() {
        let text = [&[0; 8][..], &[0xff, 0xff, 0], &[b'x'; 0x1fff]].concat();
        let rest = |length: usize| record(CONTINUED, &[&[0][..], &vec![b'x'; length]].concat());
        let shared = [
            record(SHARED_TEXTS, &text),
            rest(0x8000),
            rest(0xffff - 0x1fff - 0x8000),
        ]
        .concat();
        let cell = |row: u16| [&row.to_le_bytes()[..], &[0; 8]].concat();
        for (cells, is_taken) in [(1000, true), (1100, false)] {
            let sheet: Vec<Vec<u8>> = (0..cells)
                .map(|row| record(SHARED_TEXT, &cell(row)))
                .collect();
            let mut stream = stream(&shared, &sheet.concat());
            let globals = Globals::read(&stream).unwrap();
            assert_eq!(globals.lengths, [0xffff]);
            assert_eq!(globals.tame(&mut stream).is_ok(), is_taken, "{cells}");
        }
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
        assert_eq!(globals.looks(&stream, 0).cells, [(1, 1, Style::default())]);
        assert_eq!(globals.looks(&stream, 1).cells, []);
    }
}
