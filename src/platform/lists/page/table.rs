//! Pages as answers: JSON, or the rows as a table where the client wants one.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use actix_web::HttpRequest;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Filter, ListQuery, Page, Paging};
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::sheet::{Columns, CsvStyle, Labels, TableForm, TableStyle};
use crate::platform::wire::accept::{self, CSV, CSV_WITH_HEADER, JSON, XLSX};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

impl<F: Filter> ListQuery<F> {
    /// This query, whose rows are answered in the form that the request likes best.
    ///
    /// # Errors
    /// 406 when it likes none that lists have.
    pub fn answering(mut self, request: &HttpRequest) -> ApiResult<Self> {
        let wanted = accept::preferred(request, &[JSON, CSV, XLSX])?;
        let listing = &mut self.listing;
        let form = match wanted {
            CSV => Some(TableForm::Csv(CsvStyle::excel(listing.csv.is_some()))),
            XLSX => Some(TableForm::Xlsx),
            _ => None,
        };
        let paging = request.app_data::<Paging>();
        listing.shape.table = form.map(|form| TableStyle {
            form,
            labels: listing.labels,
            first: paging.map_or(&[], |paging| {
                (paging.first)(&F::LIST.table.replace('_', "-"))
            }),
        });
        Ok(self)
    }
}

impl Reply {
    /// 200 with a page of a list, as JSON or as the table that `shape` says.
    ///
    /// # Errors
    /// As [`Reply::shaped`].
    pub fn page<V: Serialize + ToSchema + 'static>(
        page: &Page<V>,
        shape: &Shape,
        conn: &mut DbConnection,
    ) -> ApiResult<Self> {
        let reply = match shape.table {
            Some(style) => table(page, shape, style, conn)?,
            None => json(page, shape)?,
        };
        let next = page.page.next_cursor.clone();
        Ok(reply.followed_by(next).negotiated())
    }
}

fn json<V: Serialize>(page: &Page<V>, shape: &Shape) -> ApiResult<Reply> {
    if !shape.has_fields() {
        return Reply::view(page);
    }
    let mut value = serde_json::to_value(page)?;
    if let Some(rows) = value.get_mut("data").and_then(|data| data.as_array_mut()) {
        if let Some(first) = rows.first() {
            shape.expect_known(first)?;
        }
        for row in rows {
            *row = shape.select(row.take());
        }
    }
    Reply::view(&value)
}

fn table<V: Serialize + ToSchema + 'static>(
    page: &Page<V>,
    shape: &Shape,
    style: TableStyle,
    conn: &mut DbConnection,
) -> ApiResult<Reply> {
    let rows = page.data.iter().map(serde_json::to_value);
    let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = rows.first() {
        shape.expect_known(first)?;
    }
    let mut columns = columns::<V>(style.first)?.filtered(|name| shape.has_column(name));
    if let Some(language) = style.labels {
        Labels::new(language).put_into(conn, &columns, &mut rows)?;
        columns = columns.labelled();
    }
    let written = style.form.write(&columns, &rows);
    let bytes = written.map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
    let media_type = match style.form {
        TableForm::Csv(_) => CSV_WITH_HEADER,
        TableForm::Xlsx => XLSX,
    };
    Ok(Reply::document(media_type, bytes))
}

/// The columns of all rows of that kind. They follow from its schema, which is written once.
fn columns<V: ToSchema + 'static>(first: &'static [&'static str]) -> ApiResult<Columns> {
    type Known = HashMap<(TypeId, &'static [&'static str]), Columns>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(&(TypeId::of::<V>(), first)) {
        return Ok(found.clone());
    }
    let columns = Columns::of::<V>(first, &[])?;
    known.insert((TypeId::of::<V>(), first), columns.clone());
    Ok(columns)
}
