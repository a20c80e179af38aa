//! A page of rows: as the store found it, and as clients see it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::error::ApiResult;
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

/// How many rows all pages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    Exactly(i64),
    AtLeast(i64),
}

/// A page as the store found it.
#[derive(Debug)]
pub struct Slice<R> {
    pub rows: Vec<R>,
    pub next_cursor: Option<String>,
    pub total: Option<Total>,
}

impl<R> Slice<R> {
    /// The page as clients see it, its rows made into views all at once, in their order.
    ///
    /// # Errors
    /// Those of `views`.
    pub fn into_page_of<V>(
        self,
        views: impl FnOnce(Vec<R>) -> ApiResult<Vec<V>>,
    ) -> ApiResult<Page<V>> {
        let slice = Slice {
            rows: views(self.rows)?,
            next_cursor: self.next_cursor,
            total: self.total,
        };
        Ok(slice.into_page(|view| view))
    }

    /// The page as clients see it.
    #[must_use]
    pub fn into_page<V>(self, view: impl FnMut(R) -> V) -> Page<V> {
        let (total, total_kind) = match self.total {
            None => (None, None),
            Some(Total::Exactly(total)) => (Some(total), Some(TotalKind::Exact)),
            Some(Total::AtLeast(total)) => (Some(total), Some(TotalKind::AtLeast)),
        };
        let page = PageInfo {
            next_cursor: self.next_cursor,
            total,
            total_kind,
        };
        Page {
            data: self.rows.into_iter().map(view).collect(),
            page,
        }
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<V> {
    pub data: Vec<V>,
    pub page: PageInfo,
}

/// Where the next page begins and, when asked for, how many rows all pages have.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// Null on the last page.
    pub next_cursor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_kind: Option<TotalKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TotalKind {
    Exact,
    AtLeast,
}

impl Reply {
    /// 200 with a page of a list.
    ///
    /// # Errors
    /// As [`Reply::shaped`].
    pub fn page<V: Serialize>(page: &Page<V>, shape: &Shape) -> ApiResult<Self> {
        let reply = if shape.has_fields() {
            let mut value = serde_json::to_value(page)?;
            if let Some(rows) = value.get_mut("data").and_then(|data| data.as_array_mut()) {
                if let Some(first) = rows.first() {
                    shape.expect_known(first)?;
                }
                for row in rows {
                    *row = shape.select(row.take());
                }
            }
            Self::view(&value)?
        } else {
            Self::view(page)?
        };
        Ok(reply.followed_by(page.page.next_cursor.clone()))
    }
}
