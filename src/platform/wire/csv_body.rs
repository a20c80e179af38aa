//! CSV bodies: read whole, their rows numbered by the lines of the file.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::sheet::unclosed_quote;
use crate::platform::values::text::composed;
use crate::platform::wire::json::{BodyDigest, expect_media_type, read_body};

/// Largest file, in bytes.
const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// A body of `text/csv`: UTF-8, RFC 4180, a header line.
#[derive(Debug)]
pub struct CsvBody(String);

/// A row and the line of the file it begins on; the header is line 1.
#[derive(Debug)]
pub struct CsvRow<T> {
    pub line: u64,
    pub value: T,
}

impl<T> CsvRow<T> {
    /// Where errors of a column of this row are reported: `/3/code`.
    #[must_use]
    pub fn pointer(&self, column: &str) -> String {
        format!("/{}/{column}", self.line)
    }
}

impl FromRequest for CsvBody {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = ApiResult<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            expect_media_type(&request, &["text/csv"])?;
            let bytes = read_body(&request, payload, LARGEST_FILE).await?;
            request.extensions_mut().insert(BodyDigest::of_body(&bytes));
            let text = std::str::from_utf8(&bytes)
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
            Ok(Self(composed(text.to_owned())))
        })
    }
}

impl CsvBody {
    /// The rows, once the header is exactly `columns`.
    ///
    /// # Errors
    /// 400 that names the header or each row that cannot be read.
    pub fn rows<T: DeserializeOwned>(&self, columns: &[&str]) -> ApiResult<Vec<CsvRow<T>>> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(self.0.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        if header != *columns {
            return Err(ApiError::from(
                invalid("/1").with("header", columns.join(",")),
            ));
        }
        let mut rows = Vec::new();
        let mut faults = Vec::new();
        for record in reader.records() {
            let row = record.and_then(|record| {
                let line = record.position().map_or(0, csv::Position::line);
                let value = record.deserialize(Some(&header))?;
                Ok(CsvRow { line, value })
            });
            match row {
                Ok(row) => rows.push(row),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    faults.push(invalid(&format!("/{line}")).with("reason", error.to_string()));
                }
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
