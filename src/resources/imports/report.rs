//! The report as CSV, streamed: one line for each problem, and one for each row without any.

use actix_web::web::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;

use super::model::{ReportFilter, RowReport};
use super::service;
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::request::OpContext;
use crate::platform::sheet::harmless;
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
    // A byte-order mark, without which spreadsheets take the text for something else.
    let between = if excel { ";" } else { "," };
    let header = format!("\u{feff}{}\r\n", HEADER.join(between));
    let start = (ctx, Some(Rest::Rows(first)), Some(header));
    Ok(unfold(start, move |(ctx, rest, header)| async move {
        let rows = match rest? {
            Rest::Rows(rows) => Ok(rows),
            Rest::After(line) => {
                ctx.read(move |op| service::report_after(op, id, filter, line))
                    .await
            }
        };
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => return Some((Err(error), (ctx, None, None))),
        };
        if rows.is_empty() && header.is_none() {
            return None;
        }
        let next = rows.last().map(|row| Rest::After(row.number));
        let mut text = header.unwrap_or_default();
        for row in &rows {
            write_row(&mut text, row, between);
        }
        Some((Ok(Bytes::from(text)), (ctx, next, None)))
    }))
}

fn write_row(text: &mut String, row: &RowReport, between: &str) {
    let id = row.id.map(|id| id.to_string()).unwrap_or_default();
    let line = row.line.to_string();
    let mut write = |pointer: &str, code: &str, message: &str| {
        let cells = [
            &line,
            row.kind.as_deref().unwrap_or_default(),
            row.external_id.as_deref().unwrap_or_default(),
            row.outcome.as_str(),
            &id,
            pointer,
            code,
            message,
            row.sheet.as_deref().unwrap_or_default(),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(between));
        text.push_str("\r\n");
    };
    if row.errors.is_empty() && row.warnings.is_empty() {
        write("", "", "");
    }
    for problem in row.errors.iter().chain(&row.warnings) {
        let pointer = problem.pointer.as_deref().unwrap_or_default();
        write(pointer, problem.code, &problem.message);
    }
}

/// A cell of CSV that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let cell = harmless(cell);
    if cell.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("@a,\"b\""), "\"'@a,\"\"b\"\"\"");
        assert_eq!(quoted("HV-1"), "HV-1");
    }
}
