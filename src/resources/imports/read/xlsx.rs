//! XLSX: the first sheet, its first row that is not empty as the header. Cells are streamed; what
//! the format keeps apart (shared texts, styles) is in memory, so its size is bounded before.

use std::io::{self, BufReader, Read, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use serde_json::Value;

use super::cells::{Cell, Header};
use super::{Line, Stop, Take, known_columns, unreadable};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::time::Date;
use crate::resources::imports::kind::ImportKind;

/// Unpacked, all parts of a workbook together, and those that are held in memory.
const LARGEST_WORKBOOK: u64 = 256 * 1024 * 1024;
const LARGEST_TEXTS: u64 = 48 * 1024 * 1024;
/// No spreadsheet packs better than this; what does was made to burst.
const BEST_RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const SMALL: u64 = 4 * 1024 * 1024;
const MOST_COLUMNS: u32 = 256;
/// Texts that cells share; each costs memory, however short it is.
const MOST_TEXTS: usize = 1_000_000;

pub fn lines(mut file: impl Read, kind: ImportKind, take: Take) -> Result<(), Stop> {
    let mut copy = tempfile::tempfile().map_err(unreadable)?;
    io::copy(&mut file, &mut copy).map_err(unreadable)?;
    check_size(&copy)?;
    copy.rewind().map_err(unreadable)?;
    let mut book: Xlsx<_> = guarded(|| Xlsx::new(BufReader::new(copy)))?;
    let first = book.sheet_names().into_iter().next();
    let first = first.ok_or_else(|| ApiError::new(ErrorCode::FileEmpty))?;
    let mut cells = guarded(|| book.worksheet_cells_reader(&first))?;
    let mut sheet = Sheet {
        known: Some(known_columns(kind)?),
        header: None,
        row: 0,
        cells: Vec::new(),
        take,
    };
    while let Some(cell) = guarded(|| cells.next_cell())? {
        let (row, column) = cell.get_position();
        if row != sheet.row {
            sheet.end_row()?;
            sheet.row = row;
        }
        if column < MOST_COLUMNS {
            sheet.put(column as usize, cell_of(cell.get_value()));
        }
    }
    sheet.end_row()?;
    if sheet.header.is_none() {
        return Err(ApiError::new(ErrorCode::FileEmpty).into());
    }
    Ok(())
}

/// A sheet while it is read: one row of it.
struct Sheet<'a> {
    known: Option<Vec<super::Column>>,
    header: Option<Header>,
    row: u32,
    cells: Vec<Cell>,
    take: Take<'a>,
}

impl Sheet<'_> {
    fn put(&mut self, column: usize, cell: Cell) {
        if column >= self.cells.len() {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
    }

    fn end_row(&mut self) -> Result<(), Stop> {
        let mut cells = std::mem::take(&mut self.cells);
        while cells.last().is_some_and(is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        let number = i64::from(self.row) + 1;
        let Some(header) = &self.header else {
            let names: Vec<String> = cells.iter().map(name_of).collect();
            let known = self.known.take().unwrap_or_default();
            self.header = Some(Header::read(number, &names, known)?);
            return Ok(());
        };
        let line = if cells.len() > header.len() {
            let expected = Value::from(header.len());
            Line::broken(number, ErrorCode::RowRagged, &[("expected", expected)])
        } else {
            header.line(number, cells)
        };
        (self.take)(line)
    }
}

fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.is_empty(),
        _ => false,
    }
}

fn name_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn cell_of(value: &DataRef) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text.trim().to_owned()),
        DataRef::SharedString(text) => Cell::Text(text.trim().to_owned()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet has no other numbers"
        )]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(instant) => day_of(instant).map_or(Cell::Fault, Cell::Day),
        DataRef::DateTimeIso(text) => Cell::Text(text.trim_end_matches("T00:00:00").to_owned()),
        DataRef::DurationIso(_) | DataRef::Error(_) => Cell::Fault,
    }
}

/// The day of a cell that is shown as one, if it is a whole day.
fn day_of(instant: &ExcelDateTime) -> Option<Date> {
    if !instant.is_datetime() || instant.as_f64().fract() != 0.0 {
        return None;
    }
    let (year, month, day, ..) = instant.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// What the library makes of a part of the workbook. It may panic at what no spreadsheet writes.
fn guarded<T, E: std::fmt::Display>(read: impl FnOnce() -> Result<T, E>) -> ApiResult<T> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(outcome) => outcome.map_err(invalid),
        Err(_) => Err(invalid("the reader of workbooks gave up")),
    }
}

fn invalid(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::XlsxInvalid).caused_by(error.to_string())
}

/// Unpack every part once, keeping none: a header may lie about the size.
fn check_size(file: &std::fs::File) -> ApiResult<()> {
    let size = file.metadata().map_err(invalid)?.len();
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(invalid)?;
    let mut left = if size < SMALL {
        LARGEST_WORKBOOK.min(SMALL * BEST_RATIO / 16)
    } else {
        LARGEST_WORKBOOK.min(size * BEST_RATIO)
    };
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(invalid)?;
        let name = part.name().map_err(invalid)?;
        let streamed = name.starts_with("xl/worksheets/");
        let most = if streamed {
            left
        } else {
            left.min(LARGEST_TEXTS)
        };
        let mut texts = Texts::default();
        let read = io::copy(&mut part.take(most + 1), &mut texts).map_err(invalid)?;
        if read > most {
            return Err(ApiError::new(ErrorCode::FileTooLarge).with("maximum", most));
        }
        if !streamed && texts.count > MOST_TEXTS {
            return Err(ApiError::new(ErrorCode::FileTooLarge).with("maximumTexts", MOST_TEXTS));
        }
        left -= read;
    }
    Ok(())
}

/// Counts the beginnings of shared texts, `<si`, in what is written to it.
#[derive(Default)]
struct Texts {
    count: usize,
    /// How much of a beginning the last bytes were.
    begun: usize,
}

impl Write for Texts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const BEGINNING: &[u8] = b"<si";
        for byte in bytes {
            self.begun = match byte {
                byte if *byte == BEGINNING[self.begun] => self.begun + 1,
                b'<' => 1,
                _ => 0,
            };
            if self.begun == BEGINNING.len() {
                self.count += 1;
                self.begun = 0;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_are_counted_across_pieces() {
        let mut texts = Texts::default();
        for piece in ["<sst><si><t>a</t></si><", "s", "i/><<si", "></sst>"] {
            texts.write_all(piece.as_bytes()).expect("a sink");
        }
        assert_eq!(texts.count, 3);
    }
}
