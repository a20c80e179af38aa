//! Lists: keyset pages in an indexed order, behind opaque cursors signed against tampering.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Bool, Text, Untyped};
use hmac::{Hmac, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::future::{Ready, ready};
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::DbBackend;
use crate::platform::db::types::sql::{Day, Instant, Uid};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::ids::AnyId;
use crate::platform::query::{self, Shape};
use crate::platform::state::State;
use crate::platform::text::search_terms;
use crate::platform::time::{Date, Timestamp};

pub const DEFAULT_LIMIT: i64 = 50;
pub const MOST_ROWS: i64 = 500;
/// An estimate counts up to here and then says "at least".
pub const ESTIMATE_UP_TO: i64 = 1_000;

/// Parameters that every list has.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "documents the parameters; Listing::parse reads them"
)]
pub struct PageParams {
    /// Rows in a page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<i64>,
    /// `nextCursor` of the page before, with all other parameters as they were.
    cursor: Option<String>,
    /// An order this list offers; `-` in front turns it round.
    sort: Option<String>,
    /// Whether to count the rows of all pages: `exact` reads them all, `estimate` up to 1,000.
    #[param(inline)]
    count: Option<Count>,
    /// Only these members of each row, separated by commas.
    fields: Option<String>,
}

/// Parameter of lists and rows that can carry related rows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameter; Listing::parse reads it")]
pub struct ExpandParam {
    /// Related rows to put inside, separated by commas; each as far as the caller may see it.
    expand: Option<String>,
}

/// Parameter of lists that can be searched by name.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameter; Listing::parse reads it")]
pub struct SearchParam {
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(max_length = 200)]
    q: Option<String>,
}

/// How to count the rows of all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Count {
    #[default]
    None,
    Estimate,
    Exact,
}

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
pub trait Filter: DeserializeOwned + 'static {
    const LIST: ListSpec;
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
        let Some(state) = request.app_data::<web::Data<State>>() else {
            return ready(Err(ApiError::new(ErrorCode::Internal)));
        };
        let pairs = query::pairs(request.query_string());
        ready(
            pairs.and_then(|pairs| Self::parse(pairs, request.path(), state.secrets.cursor_key())),
        )
    }
}

impl<F: Filter> ListQuery<F> {
    fn parse(pairs: Vec<(String, String)>, path: &str, key: &[u8]) -> ApiResult<Self> {
        let (common, own): (Vec<_>, Vec<_>) =
            pairs
                .into_iter()
                .partition(|(name, _)| match name.as_str() {
                    "limit" | "cursor" | "sort" | "count" | "fields" => true,
                    "expand" => !F::LIST.expand.is_empty(),
                    "q" => F::LIST.searchable,
                    _ => false,
                });
        let filter = query::parse(&own)?;
        let listing = Listing::parse(&F::LIST, &common, Signer::new(key, path, &common, &own))?;
        Ok(Self { listing, filter })
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
    after: Option<Position>,
    signer: Signer,
    pub count: Count,
    pub shape: Shape,
    /// Folded words of `q`; none when it was not given.
    pub search: Option<Vec<String>>,
}

impl Listing {
    fn parse(spec: &ListSpec, common: &[(String, String)], signer: Signer) -> ApiResult<Self> {
        let given = |wanted: &str| {
            common
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.as_str())
        };
        let invalid = |name| ApiError::parameter(ErrorCode::ParameterInvalid, name);
        let limit = match given("limit") {
            None => DEFAULT_LIMIT,
            Some(text) => text
                .parse()
                .ok()
                .filter(|limit| (1..=MOST_ROWS).contains(limit))
                .ok_or_else(|| {
                    invalid("limit")
                        .with("minimum", 1)
                        .with("maximum", MOST_ROWS)
                })?,
        };
        let count = match given("count") {
            None | Some("none") => Count::None,
            Some("estimate") => Count::Estimate,
            Some("exact") => Count::Exact,
            Some(_) => return Err(invalid("count")),
        };
        let search = given("q").map(|q| {
            let terms = search_terms(q);
            if terms.is_empty() || q.len() > 200 {
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
            .map(|cursor| signer.read(cursor))
            .transpose()?;
        let shape = Shape::parse(given("fields"), given("expand"), spec.expand)?;
        Ok(Self {
            limit,
            sort,
            column,
            table: spec.table,
            descending,
            after,
            signer,
            count,
            shape,
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

    /// Rows after the cursor.
    #[must_use]
    pub fn keyset(&self) -> Option<Keyset> {
        let after = self.after.clone()?;
        Some(Keyset {
            table: self.table,
            column: self.column,
            descending: self.descending,
            after,
        })
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
        match &self.after {
            Some(Position {
                value: SortValue::Int(seq),
                ..
            }) => *seq,
            _ => 0,
        }
    }

    /// Cut what was fetched to the page and remember where the next one begins.
    #[must_use]
    pub fn slice<R: Row>(&self, mut rows: Vec<R>, total: Option<Total>) -> Slice<R> {
        let more = rows.len() > self.limit();
        rows.truncate(self.limit());
        let last = rows.last().filter(|_| more);
        let next_cursor = last.map(|row| {
            let value = match self.search {
                Some(_) => SortValue::Int(row.seq()),
                None => row.sort_value(self.sort),
            };
            self.signer.write(&Position {
                value,
                id: row.id(),
            })
        });
        Slice {
            rows,
            next_cursor,
            total,
        }
    }
}

/// A row of a list.
pub trait Row {
    fn id(&self) -> AnyId;
    /// The row's value in the order of that name.
    fn sort_value(&self, sort: &str) -> SortValue;
    /// The row's place in search results; only of searchable tables.
    fn seq(&self) -> i64 {
        0
    }
}

/// A value that rows are ordered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SortValue {
    Text(String),
    Int(i64),
    /// Microseconds since 1970, UTC.
    Instant(Timestamp),
    Day(Date),
}

impl From<&str> for SortValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<i64> for SortValue {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<Timestamp> for SortValue {
    fn from(instant: Timestamp) -> Self {
        Self::Instant(instant)
    }
}
impl From<Date> for SortValue {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// The last row of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Position {
    value: SortValue,
    id: AnyId,
}

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

/// Signs cursors over everything that decides which rows a list has.
#[derive(Debug, Clone)]
struct Signer(Hmac<Sha256>);

/// Bytes of the signature that a cursor carries.
const SIGNATURE: usize = 16;

impl Signer {
    fn new(key: &[u8], path: &str, common: &[(String, String)], own: &[(String, String)]) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(path.as_bytes());
        let deciding = common
            .iter()
            .filter(|(name, _)| name == "sort" || name == "q");
        let mut pairs: Vec<_> = own.iter().chain(deciding).collect();
        pairs.sort();
        for (name, value) in pairs {
            // NUL cannot stand in a parameter, so it parts them for certain.
            for text in [name.as_bytes(), value.as_bytes()] {
                mac.update(b"\0");
                mac.update(text);
            }
        }
        Self(mac)
    }

    fn write(&self, position: &Position) -> String {
        let mut bytes = serde_json::to_vec(position).unwrap_or_default();
        let signature = self.0.clone().chain_update(&bytes).finalize().into_bytes();
        bytes.extend_from_slice(&signature[..SIGNATURE]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn read(&self, cursor: &str) -> ApiResult<Position> {
        let invalid = || ApiError::parameter(ErrorCode::CursorInvalid, "cursor");
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        let (payload, signature) = bytes
            .len()
            .checked_sub(SIGNATURE)
            .map(|at| bytes.split_at(at))
            .ok_or_else(invalid)?;
        let mac = self.0.clone().chain_update(payload);
        mac.verify_truncated_left(signature)
            .map_err(|_| invalid())?;
        serde_json::from_slice(payload).map_err(|_| invalid())
    }
}

/// `(column, id) > (value, id)`, or `(seq) > (value)`. A fragment of its own, because `sql()` literals are prepared
/// again at every call.
#[derive(Debug, Clone)]
pub struct Keyset {
    table: &'static str,
    column: &'static str,
    descending: bool,
    after: Position,
}

/// `column, id`, both in the same direction.
#[derive(Debug, Clone)]
pub struct OrderBy {
    table: &'static str,
    column: &'static str,
    descending: bool,
}

/// A `seq` is unique by itself; other columns need the id to break ties.
const UNIQUE: &str = "seq";

fn push_column(out: &mut AstPass<'_, '_, DbBackend>, table: &str, column: &str) {
    out.push_sql(table);
    out.push_sql(".");
    out.push_sql(column);
}

impl QueryFragment<DbBackend> for Keyset {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        let tied = self.column != UNIQUE;
        out.push_sql("(");
        push_column(&mut out, self.table, self.column);
        if tied {
            out.push_sql(", ");
            push_column(&mut out, self.table, "id");
        }
        out.push_sql(if self.descending { ") < (" } else { ") > (" });
        match &self.after.value {
            SortValue::Text(text) => out.push_bind_param::<Text, String>(text)?,
            SortValue::Int(number) => out.push_bind_param::<BigInt, i64>(number)?,
            SortValue::Instant(instant) => out.push_bind_param::<Instant, Timestamp>(instant)?,
            SortValue::Day(day) => out.push_bind_param::<Day, Date>(day)?,
        }
        if tied {
            out.push_sql(", ");
            out.push_bind_param::<Uid, AnyId>(&self.after.id)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

impl QueryFragment<DbBackend> for OrderBy {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        let direction = if self.descending { " DESC" } else { " ASC" };
        push_column(&mut out, self.table, self.column);
        out.push_sql(direction);
        if self.column != UNIQUE {
            out.push_sql(", ");
            push_column(&mut out, self.table, "id");
            out.push_sql(direction);
        }
        Ok(())
    }
}

macro_rules! fragment_of_any_table {
    ($($name:ident: $sql:ty),+) => {$(
        impl Expression for $name { type SqlType = $sql; }
        impl<QS> AppearsOnTable<QS> for $name {}
        impl<QS> SelectableExpression<QS> for $name {}
        impl<GB> ValidGrouping<GB> for $name { type IsAggregate = is_aggregate::No; }
        impl QueryId for $name {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }
    )+};
}
fragment_of_any_table!(Keyset: Bool, OrderBy: Untyped);

/// Load the page of `$query` from `$rows`, a boxed query that is made anew for each statement.
/// `$table` has an `id`, and a `seq` and a search index where its list is searchable.
#[macro_export]
macro_rules! load_page {
    ($conn:expr, $query:expr, $table:ident, $row:ty, $rows:expr) => {{
        use diesel::prelude::*;
        use $crate::platform::page::{Count, ESTIMATE_UP_TO, Total};
        let listing = &$query.listing;
        let total = match listing.count {
            Count::None => None,
            Count::Exact => Some(Total::Exactly($rows.count().get_result($conn)?)),
            Count::Estimate => {
                let ids = $rows.select($table::id).limit(ESTIMATE_UP_TO + 1);
                let found = ids.load::<$crate::platform::ids::AnyId>($conn)?.len();
                let found = i64::try_from(found).unwrap_or(i64::MAX);
                Some(if found > ESTIMATE_UP_TO {
                    Total::AtLeast(ESTIMATE_UP_TO)
                } else {
                    Total::Exactly(found)
                })
            }
        };
        let mut rows = $rows
            .select(<$row>::as_select())
            .order(listing.order())
            .limit(listing.fetch());
        if let Some(keyset) = listing.keyset() {
            rows = rows.filter(keyset);
        }
        Ok(listing.slice(rows.load($conn)?, total))
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(query: &[(&str, &str)]) -> Signer {
        let own: Vec<_> = query
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        Signer::new(b"key", "/v1/things", &[], &own)
    }

    fn position() -> Position {
        Position {
            value: SortValue::Text("an".into()),
            id: AnyId::new(),
        }
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let position = position();
        let signer = signer(&[("status", "OPEN")]);
        assert_eq!(signer.read(&signer.write(&position)).unwrap(), position);
    }

    #[test]
    fn a_cursor_of_other_filters_or_with_a_changed_byte_is_refused() {
        let cursor = signer(&[("status", "OPEN")]).write(&position());
        assert!(signer(&[("status", "CLOSED")]).read(&cursor).is_err());
        for at in 0..cursor.len() {
            let mut bytes = cursor.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            // The last characters may carry unused bits; a strict decoder refuses those too.
            assert!(
                signer(&[("status", "OPEN")]).read(&changed).is_err(),
                "byte {at}"
            );
        }
        assert!(signer(&[]).read("").is_err());
    }
}
