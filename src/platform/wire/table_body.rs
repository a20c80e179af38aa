//! Bodies that are a small table, CSV or XLSX: read whole, their rows numbered as in the file.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::office::book::unclosed_quote;
use crate::platform::sheet::workbook;
use crate::platform::values::text::composed;
use crate::platform::wire::json::{BodyDigest, expect_media_type, read_body};

/// Largest file, in bytes.
const LARGEST_FILE: usize = 4 * 1024 * 1024;
const CSV: &str = "text/csv";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A body of `text/csv` (UTF-8, RFC 4180), or the first sheet of a workbook.
#[derive(Debug)]
pub enum TableBody {
    Csv(String),
    Xlsx(Vec<TableLine>),
}

/// A row and the line of the file that it begins on, or its number in the sheet; the first is 1.
#[derive(Debug, Clone)]
pub struct TableLine {
    pub number: u64,
    pub cells: Vec<String>,
}

impl TableLine {
    /// Where errors of a column of this row are reported: `/3/code`.
    #[must_use]
    pub fn pointer(&self, column: &str) -> String {
        format!("/{}/{column}", self.number)
    }
}

impl FromRequest for TableBody {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = ApiResult<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            expect_media_type(&request, &[CSV, XLSX])?;
            let bytes = read_body(&request, payload, LARGEST_FILE).await?;
            request.extensions_mut().insert(BodyDigest::of_body(&bytes));
            if !is_workbook(&request) {
                return Self::csv(&bytes);
            }
            let rows = web::block(move || workbook::first_sheet(&bytes)).await;
            let rows = rows.map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
            let lines = rows?.into_iter().map(|(number, cells)| TableLine {
                number,
                cells: cells.into_iter().map(composed).collect(),
            });
            Ok(Self::Xlsx(lines.collect()))
        })
    }
}

fn is_workbook(request: &HttpRequest) -> bool {
    let media_type = request.headers().get(CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    media_type.is_some_and(|text| {
        text.len() >= XLSX.len() && text[..XLSX.len()].eq_ignore_ascii_case(XLSX)
    })
}

fn text(bytes: &[u8]) -> ApiResult<String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| invalid("").with("reason", "the file is not UTF-8"))?;
    // Spreadsheets like to begin a file with a byte-order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(invalid("").with("reason", "the file holds a NUL").into());
    }
    if let Some(at) = unclosed_quote(text.as_bytes(), b',') {
        let line = text.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        let fault = FieldError::at(ErrorCode::QuoteUnclosed, &format!("/{line}"));
        return Err(fault.with("line", line).into());
    }
    Ok(composed(text.to_owned()))
}

impl TableBody {
    /// A table in CSV.
    ///
    /// # Errors
    /// 400 for what is no UTF-8 or has a quote that is never closed.
    pub fn csv(bytes: &[u8]) -> ApiResult<Self> {
        text(bytes).map(Self::Csv)
    }

    /// All rows, whatever they are.
    ///
    /// # Errors
    /// 400 for a row that cannot be read.
    pub fn lines(&self) -> ApiResult<Vec<TableLine>> {
        let text = match self {
            Self::Csv(text) => text,
            Self::Xlsx(lines) => return Ok(lines.clone()),
        };
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let records = reader.records().map(|record| {
            let record = record.map_err(|error| invalid("").with("reason", error.to_string()))?;
            Ok(TableLine {
                number: record.position().map_or(0, csv::Position::line),
                cells: record.iter().map(str::to_owned).collect(),
            })
        });
        records.collect()
    }

    /// The rows below the header, once that is exactly `columns`. Each has a cell for each of them.
    ///
    /// # Errors
    /// 400 that names the header, or each row with more or fewer cells.
    pub fn rows(&self, columns: &[&str]) -> ApiResult<Vec<TableLine>> {
        let mut lines = self.lines()?.into_iter();
        let header = lines.next().map(|line| line.cells).unwrap_or_default();
        if header != columns {
            return Err(invalid("/1").with("header", columns.join(",")).into());
        }
        let mut rows: Vec<TableLine> = lines.collect();
        let mut faults = Vec::new();
        for row in &mut rows {
            if matches!(self, Self::Xlsx(_)) && row.cells.len() < columns.len() {
                // The last cells of a sheet's row are not there when they are empty.
                row.cells.resize(columns.len(), String::new());
            }
            if row.cells.len() != columns.len() {
                let fault = invalid(&format!("/{}", row.number));
                faults.push(fault.with("cells", row.cells.len()));
            }
        }
        if faults.is_empty() {
            Ok(rows)
        } else {
            Err(ApiError::fields(ErrorCode::CsvInvalid, faults))
        }
    }
}

fn invalid(pointer: &str) -> FieldError {
    FieldError::new(ErrorCode::CsvInvalid, Place::Pointer(pointer.to_owned()))
}
