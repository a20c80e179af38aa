//! The report as CSV, streamed: one line for each problem, and one for each row without any.

use std::io;

use actix_web::web::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;

use super::model::{ReportFilter, RowReport};
use super::service;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::paper::{CsvStyle, CsvTable};
use crate::platform::request::OpContext;
use crate::platform::values::ids::ImportId;

const HEADER: [&str; 9] = [
    "line",
    "kind",
    "externalId",
    "outcome",
    "id",
    "pointer",
    "code",
    "message",
    "sheet",
];

/// What is left to send.
enum Rest {
    /// These rows, and those after them.
    Rows(Vec<RowReport>),
    /// Rows after this line.
    After(i64),
}

/// The report as pieces of a table; the first is read before the answer begins.
///
/// # Errors
/// 404 when there is no such import within reach.
pub async fn stream(
    ctx: OpContext,
    id: ImportId,
    filter: ReportFilter,
    excel: bool,
) -> ApiResult<impl Stream<Item = Result<Bytes, ApiError>>> {
    let first = ctx
        .read(move |op| service::report_after(op, id, filter, 0))
        .await?;
    let start = (ctx, Some(Rest::Rows(first)), true);
    Ok(unfold(start, move |(ctx, rest, begins)| async move {
        let rows = match rest? {
            Rest::Rows(rows) => Ok(rows),
            Rest::After(line) => {
                ctx.read(move |op| service::report_after(op, id, filter, line))
                    .await
            }
        };
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => return Some((Err(error), (ctx, None, false))),
        };
        if rows.is_empty() && !begins {
            return None;
        }
        let next = rows.last().map(|row| Rest::After(row.number));
        let piece = piece(&rows, begins, excel).map(Bytes::from);
        let piece = piece.map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error));
        Some((piece, (ctx, next, false)))
    }))
}

/// The rows as lines of CSV; the header before them where the file `begins`.
fn piece(rows: &[RowReport], begins: bool, excel: bool) -> io::Result<Vec<u8>> {
    let style = CsvStyle {
        // Without it spreadsheets take the text for something else.
        byte_order_mark: begins,
        excel,
    };
    let mut table = CsvTable::begin(style, Vec::new())?;
    if begins {
        table.texts(HEADER)?;
    }
    for row in rows {
        write_row(&mut table, row)?;
    }
    table.finish()
}

fn write_row(table: &mut CsvTable<Vec<u8>>, row: &RowReport) -> io::Result<()> {
    let id = row.id.map(|id| id.to_string()).unwrap_or_default();
    let line = row.line.to_string();
    let mut write = |pointer: &str, code: &str, message: &str| {
        table.number(&line)?;
        table.texts([
            row.kind.as_deref().unwrap_or_default(),
            row.external_id.as_deref().unwrap_or_default(),
            row.outcome.as_str(),
            &id,
            pointer,
            code,
            message,
            row.sheet.as_deref().unwrap_or_default(),
        ])
    };
    if row.errors.is_empty() && row.warnings.is_empty() {
        write("", "", "")?;
    }
    for problem in row.errors.iter().chain(&row.warnings) {
        let pointer = problem.pointer.as_deref().unwrap_or_default();
        write(pointer, problem.code, &problem.message)?;
    }
    Ok(())
}
