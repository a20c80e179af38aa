//! Lists: keyset pages in an indexed order, behind opaque cursors signed against tampering.

mod along;
mod cursor;
mod documented;
mod key;
mod keyset;
mod row;
mod row_query;
mod slice;
mod sort_value;
mod table;
mod walk;
mod window;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use utoipa::{IntoParams, ToSchema};

pub use along::{Along, Bound, Condition, Ways};
pub use cursor::Signer;
pub use key::{Key, OneValue};
pub use keyset::{Keyset, OrderBy};
pub use row::Row;
pub use row_query::RowQuery;
pub use slice::{Page, PageInfo, Slice, Total, TotalKind};
pub use sort_value::SortValue;
pub use table::PageReply;
pub use walk::{Source, Walked, estimate, walk};
pub use window::{Window, Windowed};

pub use crate::platform::lists::params::Count;

use row::LastRow;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::params::{PageParams, SearchParam};
use crate::platform::sheet::LabelLanguage;
use crate::platform::values::integer;
use crate::platform::values::names::name_terms;
use crate::platform::wire::accept::CsvForm;
use crate::platform::wire::query::{self, Shape};
use crate::platform::wire::{bounds, communes};

pub const DEFAULT_LIMIT: i64 = 50;
pub const MOST_ROWS: i64 = 500;
/// An estimate counts up to here and then says "at least".
pub const ESTIMATE_UP_TO: i64 = 1_000;

/// What a list offers.
#[derive(Debug)]
pub struct ListSpec {
    /// The table; its `id` breaks ties.
    pub table: &'static str,
    /// Orders by their name in the API and their column; each has an index with the id.
    pub sorts: &'static [(&'static str, &'static str)],
    /// As the `sort` parameter would say it.
    pub default_sort: &'static str,
    pub expand: &'static [&'static str],
    /// Whether `q=` searches names.
    pub searchable: bool,
}

/// The filters of one list: parameters of their own, `deny_unknown_fields`, all optional.
pub trait Filter: DeserializeOwned + IntoParams + 'static {
    /// A row as the list answers with it.
    type View: ToSchema + 'static;

    const LIST: ListSpec;

    /// Along which indexes the list can be read, the narrowest first. See
    /// `docs/adr/0017-lists-read-along-an-index.md`.
    fn ways(&self, _: &mut Ways<'_>) {}
}

/// How the server pages, handed to the queries of lists as data of the application.
#[derive(Clone)]
pub struct Paging {
    pub cursor_key: Vec<u8>,
    /// Rows that a page may read.
    pub walk: i64,
    /// The columns that come first where a list is answered as a table, by the name of its resource.
    pub first: fn(resource: &str) -> &'static [&'static str],
}

/// The query of a list, read and checked.
#[derive(Debug)]
pub struct ListQuery<F> {
    pub listing: Listing,
    pub filter: F,
}

impl<F: Filter> FromRequest for ListQuery<F> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(paging) = request.app_data::<Paging>() else {
            let error = ApiError::new(ErrorCode::Internal);
            return ready(Err(error.caused_by("the server has no settings of pages")));
        };
        let pairs = query::pairs(request.query_string());
        let parse = |pairs| Self::parse(pairs, request.path(), &paging.cursor_key);
        let query = pairs.and_then(|pairs| communes::reading(request, pairs, parse));
        let query = query.and_then(|query| query.answering(request));
        ready(query.map(|query| query.walking(paging.walk)))
    }
}

impl<F: Filter> ListQuery<F> {
    /// Read the query from its parameters. Code that pages through a list without HTTP may choose
    /// any `path` and `key`, but the same ones for all pages.
    ///
    /// # Errors
    /// 400 that names each parameter that is unknown or wrong.
    pub fn parse(pairs: Vec<(String, String)>, path: &str, key: &[u8]) -> ApiResult<Self> {
        let (common, own): (Vec<_>, Vec<_>) =
            pairs
                .into_iter()
                .partition(|(name, _)| match name.as_str() {
                    "limit" | "cursor" | "sort" | "count" | "fields" | "csv" | "labels" => true,
                    "expand" => !F::LIST.expand.is_empty(),
                    "q" => F::LIST.searchable,
                    _ => false,
                });
        let filter = query::parse(&own)?;
        let signer = Signer::new(key, path, &common, &own);
        let listing = Listing::parse(&F::LIST, &common, own.len(), signer)?;
        listing.shape.expect_known::<F::View>()?;
        Ok(Self { listing, filter })
    }

    /// The query of a search that came as a body. `common` are the parameters that every list
    /// has; `deciding` is the text of everything else that decides which rows there are.
    ///
    /// # Errors
    /// 400 with pointers into the body.
    pub fn of_body(
        filter: F,
        common: &[(String, String)],
        deciding: String,
        path: &str,
        key: &[u8],
    ) -> ApiResult<Self> {
        let signer = Signer::new(key, path, common, &[("body".to_owned(), deciding)]);
        // How many members the body has does not matter: with one more than there can be, no
        // index is taken for all of its conditions.
        let listing = Listing::parse(&F::LIST, common, usize::MAX, signer);
        let known = |listing: Listing| {
            listing.shape.expect_known::<F::View>()?;
            Ok(listing)
        };
        let listing = listing.and_then(known).map_err(ApiError::in_body)?;
        Ok(Self { listing, filter })
    }

    /// Its pages read so many rows at most.
    #[must_use]
    pub fn walking(mut self, rows: i64) -> Self {
        self.listing.walk = rows;
        self
    }

    /// What the list is read along, for a caller who is bound so.
    #[must_use]
    pub fn along(&self, bound: Bound) -> Along {
        let mut ways = Ways::new(&self.listing, bound);
        self.filter.ways(&mut ways);
        ways.along(self.listing.given)
    }
}

/// Where a page begins, how long it is and in which order its rows come.
#[derive(Debug)]
pub struct Listing {
    limit: i64,
    /// Name of the order, as in the API.
    sort: &'static str,
    column: &'static str,
    table: &'static str,
    descending: bool,
    after: Option<LastRow>,
    signer: Signer,
    /// How many filters were given.
    given: usize,
    /// After so many rows a page is as long as it is.
    walk: i64,
    pub count: Count,
    pub shape: Shape,
    /// How a CSV is written.
    csv: Option<CsvForm>,
    /// The labels of a table.
    labels: Option<LabelLanguage>,
    /// Folded words of `q`; none when it was not given.
    pub search: Option<Vec<String>>,
}

impl Listing {
    fn parse(
        spec: &ListSpec,
        common: &[(String, String)],
        given_filters: usize,
        signer: Signer,
    ) -> ApiResult<Self> {
        check_bounds(spec, common)?;
        let given = |wanted: &str| {
            common
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.as_str())
        };
        let invalid = |name| ApiError::parameter(ErrorCode::ParameterInvalid, name);
        let limit = given("limit").map(|text| integer::parse(text).ok_or_else(|| invalid("limit")));
        let limit = limit.transpose()?.unwrap_or(DEFAULT_LIMIT);
        let count = match given("count") {
            Some("estimate") => Count::Estimate,
            Some("exact") => Count::Exact,
            _ => Count::None,
        };
        let search = given("q").map(|q| {
            let terms = name_terms(q);
            if terms.is_empty() {
                Err(invalid("q"))
            } else {
                Ok(terms)
            }
        });
        let search = search.transpose()?;
        if search.is_some() && given("sort").is_some() {
            return Err(ApiError::parameter(ErrorCode::SortWithSearch, "sort"));
        }
        let wanted = given("sort").unwrap_or(spec.default_sort);
        let (name, descending) = wanted
            .strip_prefix('-')
            .map_or((wanted, false), |name| (name, true));
        let Some((sort, column)) = spec.sorts.iter().find(|(offered, _)| *offered == name) else {
            let offered: Vec<&str> = spec.sorts.iter().map(|(name, _)| *name).collect();
            return Err(invalid("sort").with("allowed", offered.join(",")));
        };
        let after = given("cursor")
            .map(|cursor| signer.open(cursor))
            .transpose()?;
        let shape = Shape::parse(given("fields"), given("expand"), spec.expand)?;
        let csv = given("csv").map(|_| CsvForm::Excel);
        let labels = given("labels").map(|language| match language {
            "en" => LabelLanguage::En,
            _ => LabelLanguage::Vi,
        });
        Ok(Self {
            limit,
            sort,
            column,
            table: spec.table,
            descending,
            after,
            signer,
            given: given_filters,
            walk: walk::MOST_WALKED,
            count,
            shape,
            csv,
            labels,
            search,
        })
    }

    /// One row more than the page holds tells whether there is a next page.
    #[must_use]
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    #[must_use]
    pub fn limit(&self) -> usize {
        usize::try_from(self.limit).unwrap_or(usize::MAX)
    }

    /// After so many rows read, a page is as long as it is.
    #[must_use]
    pub fn walk(&self) -> i64 {
        self.walk
    }

    /// Whether the rows come in the order of that name, one way or the other.
    #[must_use]
    pub fn is_by(&self, sort: &str) -> bool {
        self.sort == sort
    }

    /// Rows after the cursor.
    #[must_use]
    pub fn keyset(&self) -> Option<Keyset> {
        self.after.clone().map(|after| self.keyset_after(after))
    }

    fn keyset_after(&self, after: LastRow) -> Keyset {
        Keyset {
            table: self.table,
            column: self.column,
            id: "id",
            descending: self.descending,
            after,
        }
    }

    /// The order of the rows; ids break ties.
    #[must_use]
    pub fn order(&self) -> OrderBy {
        OrderBy {
            table: self.table,
            column: self.column,
            descending: self.descending,
        }
    }

    /// Where a search goes on: after this `seq`.
    #[must_use]
    pub fn after_seq(&self) -> i64 {
        self.after_number().unwrap_or_default()
    }

    /// Whether the greatest come first.
    #[must_use]
    pub fn is_descending(&self) -> bool {
        self.descending
    }

    /// The number of the last row before this page, of a list that is put in order without SQL.
    #[must_use]
    pub fn after_number(&self) -> Option<i64> {
        match &self.after {
            Some(LastRow {
                value: SortValue::Int(number),
                ..
            }) => Some(*number),
            _ => None,
        }
    }

    /// The text of the last row before this page, of a list that is put in order without SQL.
    #[must_use]
    pub fn after_text(&self) -> Option<&str> {
        match &self.after {
            Some(LastRow {
                value: SortValue::Text(text),
                ..
            }) => Some(text),
            _ => None,
        }
    }
}

/// 400 that names each of the parameters of a list that is not as the document wants it.
fn check_bounds(spec: &ListSpec, common: &[(String, String)]) -> ApiResult<()> {
    let mut broken = bounds::broken::<PageParams>(common)?;
    if spec.searchable {
        broken.extend(bounds::broken::<SearchParam>(common)?);
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(ApiError::fields(ErrorCode::QueryInvalid, broken))
    }
}
