//! A page of rows: as the store found it, and as clients see it.

use serde::Serialize;
use utoipa::ToSchema;

use super::row::LastRow;
use super::walk::Walked;
use super::{Listing, Row, SortValue};
use crate::platform::error::ApiResult;

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
    /// Rows of all pages, when they were counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub total: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub total_kind: Option<TotalKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TotalKind {
    Exact,
    AtLeast,
}

impl Listing {
    /// Cut what was fetched to the page and remember where the next one begins.
    #[must_use]
    pub fn slice<R: Row>(&self, rows: Vec<R>, total: Option<Total>) -> Slice<R> {
        let stopped_at = None;
        self.page(Walked { rows, stopped_at }, total)
    }

    /// [`Listing::slice`] of a walk, which may have ended before the page was full.
    #[must_use]
    pub fn page<R: Row>(&self, walked: Walked<R>, total: Option<Total>) -> Slice<R> {
        let Walked {
            mut rows,
            stopped_at,
        } = walked;
        let more = rows.len() > self.limit();
        rows.truncate(self.limit());
        let last = rows.last().filter(|_| more).map(|row| self.position(row));
        let next_cursor = last.or(stopped_at).map(|last| self.signer.seal(&last));
        Slice {
            rows,
            next_cursor,
            total,
        }
    }

    fn position<R: Row>(&self, row: &R) -> LastRow {
        match self.search {
            Some(_) => LastRow {
                value: SortValue::Int(row.seq()),
                id: row.id(),
            },
            None => LastRow::of(row, self.sort),
        }
    }

    /// The page of a search that found these rows and has to go on after that `seq`.
    #[must_use]
    pub fn page_of_search<R: Row>(
        &self,
        rows: Vec<R>,
        stopped_at: Option<i64>,
        total: Option<Total>,
    ) -> Slice<R> {
        let stopped_at = stopped_at.map(|seq| LastRow {
            value: SortValue::Int(seq),
            id: uuid::Uuid::nil().into(),
        });
        self.page(Walked { rows, stopped_at }, total)
    }
}
