//! XLSX: the first sheet, its first row that is not empty as the header. Cells are streamed; what
//! the format keeps apart (shared texts, styles) is in memory, so its size is bounded before.

use std::io::{self, BufReader, Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use serde_json::Value;

use super::cells::{Cell, Header};
use super::{Line, Stop, Take, known_columns, unreadable};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::sheet::workbook::{check_size, guarded};
use crate::platform::values::time::Date;
use crate::resources::imports::kind::ImportKind;

const MOST_COLUMNS: u32 = 256;

pub fn lines(mut file: impl Read, kind: ImportKind, take: Take) -> Result<(), Stop> {
    let mut copy = tempfile::tempfile().map_err(unreadable)?;
    io::copy(&mut file, &mut copy).map_err(unreadable)?;
    let size = copy.metadata().map_err(unreadable)?.len();
    check_size(BufReader::new(&copy), size)?;
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
