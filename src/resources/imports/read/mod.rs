//! Reading files: line by line in bounded memory, whatever the file holds.

mod columns;
mod masked;
mod ndjson;
mod origin;

use std::io::{BufReader, Read};

use flate2::read::MultiGzDecoder;
use serde_json::{Map, Value};

use super::kind::{ImportKind, Rows};
use super::model::{ImportFormat, Parameters};
use super::table::{NoTable, Record, Table, Wanted};
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Date;
use crate::platform::work::jobs::files::FileReader;

pub use columns::{Bounds, Column, ColumnType, columns_of};
pub use masked::{PERSONAL, leave_masked_out, masked};
pub use origin::Origin;

/// Name of the file that a client sent, among those of its job.
pub const FILE: &str = "rows";
/// Longest line of NDJSON, in bytes.
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
    /// What was read otherwise than it stands.
    pub remarks: Vec<FieldError>,
    /// Where its members stand in a table.
    pub origin: Origin,
}

impl Line {
    #[must_use]
    pub fn new(number: i64, members: Map<String, Value>) -> Self {
        Self {
            number,
            members: Value::Object(members),
            faults: Vec::new(),
            remarks: Vec::new(),
            origin: Origin::default(),
        }
    }

    pub fn broken(number: i64, code: ErrorCode, params: &[(&str, Value)]) -> Self {
        let mut error = FieldError::new(code, Place::Pointer(String::new()));
        for (name, value) in params {
            error.param(name, value.clone());
        }
        Self {
            members: Value::Null,
            faults: vec![error],
            ..Self::new(number, Map::new())
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

/// How a file is read.
#[derive(Default)]
pub enum Reading {
    #[default]
    Ndjson,
    Table(Box<Table>),
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Ndjson => "Ndjson",
            Self::Table(_) => "Table",
        })
    }
}

impl Reading {
    /// Find out how the file of `job` is read. `wanted` is asked for where it is a table.
    ///
    /// # Errors
    /// When the file as a whole is broken, or something has to be chosen first.
    pub fn of(
        db: &Database,
        job: AnyId,
        (parameters, today): (&Parameters, Date),
        wanted: impl FnOnce() -> ApiResult<Wanted>,
        go_on: &mut dyn FnMut() -> Result<(), Stop>,
    ) -> Result<Self, NoTable> {
        if parameters.format == ImportFormat::Ndjson {
            return Ok(Self::Ndjson);
        }
        let file = open(db, job, parameters);
        let mut table = Table::look(file, wanted()?, &parameters.table, today, go_on)?;
        table.record.seal(parameters);
        Ok(Self::Table(Box::new(table)))
    }

    /// How a table is understood.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Ndjson => None,
            Self::Table(table) => Some(&table.record),
        }
    }

    /// Whether somebody has to look at how it is understood before rows are stored.
    #[must_use]
    pub fn asks(&self) -> bool {
        matches!(self, Self::Table(table) if table.asks())
    }

    /// Give every line of the file of `job` to `take`, in their order.
    ///
    /// # Errors
    /// When the file as a whole is broken, or `take` wants no more.
    pub fn lines(
        &self,
        db: &Database,
        job: AnyId,
        parameters: &Parameters,
        take: Take,
    ) -> Result<(), Stop> {
        match self {
            Self::Ndjson => {
                let file = open(db, job, parameters);
                ndjson::lines(BufReader::with_capacity(BUFFER, file), take)
            }
            Self::Table(table) => table.lines(take),
        }
    }
}

/// The file of `job`, unpacked.
fn open(db: &Database, job: AnyId, parameters: &Parameters) -> Box<dyn Read> {
    let file = FileReader::open(db, job, FILE);
    if parameters.gzip {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, file)))
    } else {
        Box::new(file)
    }
}

/// The file ended, or the database failed, in the middle.
pub fn unreadable(error: std::io::Error) -> Stop {
    let error = match error.downcast::<ApiError>() {
        Ok(error) => error,
        Err(error) => ApiError::new(ErrorCode::FileUnreadable).caused_by(error),
    };
    Stop::Broken(error)
}

/// What is wrong with a file as a whole, each fault at its line and column.
pub fn file_fault(code: ErrorCode, line: i64, column: Option<usize>) -> FieldError {
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

/// The members that a header may name, those among them that exports alone have.
pub fn known_columns(kind: ImportKind) -> ApiResult<Vec<Column>> {
    if let ImportKind::Rows(rows) = kind {
        return columns::all_columns_of(rows);
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
