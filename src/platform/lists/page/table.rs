//! Pages as answers: JSON, or the rows as a table where the client wants one.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use actix_web::HttpRequest;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Count, Filter, ListQuery, Page, Paging};
use crate::platform::auth::turns::Turns;
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
        if wanted != JSON {
            // A table has no place for it.
            listing.count = Count::None;
        }
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

/// The answer with a page, whose table is still to be drawn: that takes no database.
pub struct PageReply {
    body: Body,
    next: Option<String>,
}

enum Body {
    Json(Box<Reply>),
    Table {
        form: TableForm,
        columns: Columns,
        rows: Vec<Value>,
    },
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
    ) -> ApiResult<PageReply> {
        Ok(PageReply {
            body: match shape.table {
                Some(style) => table(page, shape, style, conn)?,
                None => Body::Json(Box::new(json(page, shape)?)),
            },
            next: page.page.next_cursor.clone(),
        })
    }
}

impl PageReply {
    /// The answer to a request of that path. Tables are drawn in turn, off the worker.
    ///
    /// # Errors
    /// 503 when too many wait to be drawn.
    pub async fn drawn(self, drawing: &Turns, path: &str) -> ApiResult<Reply> {
        let reply = match self.body {
            Body::Json(reply) => *reply,
            Body::Table {
                form,
                columns,
                rows,
            } => {
                let write = move || form.write(&columns, &rows);
                let internal = |error| ApiError::new(ErrorCode::Internal).caused_by(error);
                let bytes = drawing.take(move || write().map_err(internal)).await?;
                let (media_type, ending) = match form {
                    TableForm::Csv(_) => (CSV_WITH_HEADER, "csv"),
                    TableForm::Xlsx => (XLSX, "xlsx"),
                };
                let (_, list) = path.rsplit_once('/').unwrap_or_default();
                Reply::document(media_type, bytes).named(format!("{list}.{ending}"))
            }
        };
        Ok(reply.followed_by(self.next).negotiated())
    }
}

fn json<V: Serialize>(page: &Page<V>, shape: &Shape) -> ApiResult<Reply> {
    if !shape.has_fields() {
        return Reply::view(page);
    }
    let mut value = serde_json::to_value(page)?;
    if let Some(rows) = value.get_mut("data").and_then(|data| data.as_array_mut()) {
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
) -> ApiResult<Body> {
    let rows = page.data.iter().map(serde_json::to_value);
    let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
    let mut columns = columns::<V>(style.first)?.filtered(|name| shape.has_column(name));
    if let Some(language) = style.labels {
        Labels::new(language).put_into(conn, &columns, &mut rows)?;
        columns = columns.labelled();
    }
    Ok(Body::Table {
        form: style.form,
        columns,
        rows,
    })
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

#[cfg(test)]
mod tests {
    use actix_web::http::header::ACCEPT;
    use actix_web::test::TestRequest;
    use serde::Deserialize;
    use utoipa::IntoParams;

    use super::super::{DEFAULT_LIMIT, ListSpec};
    use super::*;

    #[derive(Debug, Deserialize, IntoParams)]
    struct Anything {}

    #[derive(ToSchema)]
    struct Thing {}

    impl Filter for Anything {
        type View = Thing;

        const LIST: ListSpec = ListSpec {
            table: "things",
            sorts: &[("name", "name")],
            default_sort: "name",
            expand: &[],
            searchable: false,
        };
    }

    #[test]
    fn a_table_is_not_counted() {
        for (accept, count) in [
            (JSON, Count::Exact),
            (CSV, Count::None),
            (XLSX, Count::None),
        ] {
            let request = TestRequest::default().insert_header((ACCEPT, accept));
            let pairs = vec![("count".to_owned(), "exact".to_owned())];
            let query = ListQuery::<Anything>::parse(pairs, "/things", b"key").expect("a query");
            let query = query.answering(&request.to_http_request()).expect("a form");
            assert_eq!(query.listing.count, count, "{accept}");
            assert_eq!(query.listing.limit, DEFAULT_LIMIT);
        }
    }
}
