//! Reading files: line by line in bounded memory, whatever the file holds.

mod cells;
mod columns;
mod csv;
mod ndjson;
mod xlsx;

use std::io::{BufReader, Read};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

use super::kind::{ImportKind, Rows};
use super::model::{ImportFormat, Parameters};
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::ids::AnyId;
use crate::platform::work::jobs::files::FileReader;

pub use columns::{Column, ColumnType, columns_of};

/// Name of the file that a client sent, among those of its job.
pub const FILE: &str = "rows";
/// Longest line of NDJSON and longest row of CSV, in bytes.
pub const LONGEST_ROW: usize = 64 * 1024;
const BUFFER: usize = 64 * 1024;

/// A row as it stands in the file.
#[derive(Debug)]
pub struct Line {
    /// Where it begins; the first line, and the first row of a sheet, is 1.
    pub number: i64,
    /// An object of what can be read; null when nothing can.
    pub members: Value,
    /// What keeps the line from being a whole object.
    pub faults: Vec<FieldError>,
}

impl Line {
    fn broken(number: i64, code: ErrorCode, params: &[(&str, Value)]) -> Self {
        let mut error = FieldError::new(code, Place::Pointer(String::new()));
        for (name, value) in params {
            error.param(name, value.clone());
        }
        Self {
            number,
            members: Value::Null,
            faults: vec![error],
        }
    }
}

/// Why reading ended before the end of the file.
#[derive(Debug)]
pub enum Stop {
    /// Whoever takes the lines wants no more.
    Enough,
    /// The file as a whole is not what it should be.
    Broken(ApiError),
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Self {
        Self::Broken(error)
    }
}

/// Takes line after line.
pub type Take<'a> = &'a mut dyn FnMut(Line) -> Result<(), Stop>;

/// Give every line of the file of `job` to `take`, in their order.
///
/// # Errors
/// When the file as a whole is broken, or `take` wants no more.
pub fn lines(db: &Database, job: AnyId, parameters: &Parameters, take: Take) -> Result<(), Stop> {
    let file = FileReader::open(db, job, FILE);
    let file: Box<dyn Read> = if parameters.gzip {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, file)))
    } else {
        Box::new(file)
    };
    let file = BufReader::with_capacity(BUFFER, file);
    match parameters.format {
        ImportFormat::Ndjson => ndjson::lines(file, take),
        ImportFormat::Csv => csv::lines(file, parameters.kind, take),
        ImportFormat::Xlsx => xlsx::lines(file, parameters.kind, take),
    }
}

/// The file ended, or the database failed, in the middle.
fn unreadable(error: std::io::Error) -> Stop {
    let error = match error.downcast::<ApiError>() {
        Ok(error) => error,
        Err(error) => ApiError::new(ErrorCode::FileUnreadable).caused_by(error),
    };
    Stop::Broken(error)
}

/// What is wrong with a file as a whole, each fault at its line and column.
fn file_fault(code: ErrorCode, line: i64, column: Option<usize>) -> FieldError {
    let pointer = match column {
        Some(column) => format!("/{line}/{column}"),
        None => format!("/{line}"),
    };
    let error = FieldError::new(code, Place::Pointer(pointer)).with("line", line);
    match column {
        Some(column) => error.with("column", column),
        None => error,
    }
}

/// The members that a header may name.
fn known_columns(kind: ImportKind) -> ApiResult<Vec<Column>> {
    if let ImportKind::Rows(rows) = kind {
        return columns_of(rows);
    }
    let mut all = vec![Column::text("kind")];
    for rows in Rows::all() {
        for mut column in columns_of(rows)? {
            // Of its own rows alone.
            column.required = false;
            if all.iter().all(|known| known.name != column.name) {
                all.push(column);
            }
        }
    }
    Ok(all)
}
