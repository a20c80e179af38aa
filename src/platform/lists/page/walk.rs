//! Pages that read a bounded number of rows, whatever their filters.
//!
//! A page reads its list along an index ([`Along`]) in windows, and keeps the rows that pass the
//! other conditions. When [`Listing::walk`] rows were read, it is what was found so far, and the next
//! page goes on from there. So a filter that hardly any row passes costs a request no more than
//! another.
//!
//! A window is a subquery with a limit, under the name of the table itself:
//! `WITH classes AS (SELECT * FROM classes WHERE … ORDER BY … LIMIT 51) SELECT … FROM classes
//! WHERE …`. Neither database moves a condition into such a subquery. So it is read along the one
//! index that its own conditions leave, and the others are looked at afterwards, whatever the
//! statistics say. Where another table has the order ([`Source`]), the subquery is of the rows that
//! the walked ones name.

use super::along::Along;
use super::{ESTIMATE_UP_TO, LastRow, Listing, Row, Total, Window};
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::ApiResult;

/// After so many rows a page is as long as it is, where nobody says otherwise.
pub(super) const MOST_WALKED: i64 = 4_096;
/// The window after one in which no row passed has so many times its rows.
const WIDENED: i64 = 8;
/// A further window has no fewer rows than this.
const NARROWEST: i64 = 64;

/// A page, as [`walk`] found it.
#[derive(Debug)]
pub struct Walked<R> {
    pub(super) rows: Vec<R>,
    /// Where the next page begins, when the rows of this one do not tell.
    pub(super) stopped_at: Option<LastRow>,
}

impl Listing {
    /// The first window of the page.
    fn window(&self, dialect: Dialect, along: Along, source: Source, rows: i64) -> Window {
        Window {
            dialect,
            along,
            source,
            order: self.order(),
            after: self.keyset().map(|keyset| keyset.along(source)),
            rows: fitting(dialect, rows),
            last: false,
            wanted: self.fetch(),
        }
    }

    /// The table that the list is of.
    #[must_use]
    pub fn source(&self) -> Source {
        Source {
            table: self.table,
            id: "id",
        }
    }
}

/// The table that a list walks along. It has the column of the order, and `id` is its column of the
/// listed rows' ids.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    pub table: &'static str,
    pub id: &'static str,
}

/// So that there are few texts where the number stands in the text.
fn fitting(dialect: Dialect, rows: i64) -> i64 {
    match dialect {
        Dialect::Sqlite => rows,
        Dialect::Postgres => rows.unsigned_abs().next_power_of_two().cast_signed(),
    }
}

/// The page of `listing`. `load` loads the rows of a window that belong to the list, in its order
/// and no more than wanted; `all` loads all rows of a window.
///
/// # Errors
/// Those of `load` and `all`.
pub fn walk<R: Row>(
    conn: &mut DbConnection,
    listing: &Listing,
    along: Along,
    source: Source,
    mut load: impl FnMut(&mut DbConnection, &Window) -> ApiResult<Vec<R>>,
    mut all: impl FnMut(&mut DbConnection, &Window) -> ApiResult<Vec<R>>,
) -> ApiResult<Walked<R>> {
    let whole = along.whole;
    let mut window = listing.window(conn.dialect(), along, source, listing.fetch());
    let (mut rows, mut walked) = (Vec::new(), 0);
    let mut stopped_at = None;
    loop {
        rows.extend(load(conn, &window)?);
        let found = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        if whole || found >= listing.fetch() {
            break;
        }
        let last = Window {
            last: true,
            ..window.clone()
        };
        let Some(last) = all(conn, &last)?.pop() else {
            break;
        };
        walked += window.rows;
        let last = LastRow::of(&last, listing.sort);
        if walked >= listing.walk {
            stopped_at = Some(last);
            break;
        }
        window.after = Some(listing.keyset_after(last).along(source));
        window.wanted = listing.fetch() - found;
        let expected = (window.wanted * walked).checked_div(found);
        let further = expected.map_or(walked * WIDENED, |rows| rows + rows / 2);
        let further = further.clamp(NARROWEST, listing.walk - walked + NARROWEST);
        window.rows = fitting(window.dialect, further);
    }
    Ok(Walked { rows, stopped_at })
}

/// How many rows the list has: up to [`ESTIMATE_UP_TO`], of those that lie first in it. `load` and
/// `all` are as those of [`walk`], and load ids.
///
/// # Errors
/// Those of `load` and `all`.
pub fn estimate<I>(
    conn: &mut DbConnection,
    listing: &Listing,
    along: Along,
    source: Source,
    mut load: impl FnMut(&mut DbConnection, &Window) -> ApiResult<Vec<I>>,
    mut all: impl FnMut(&mut DbConnection, &Window) -> ApiResult<Vec<I>>,
) -> ApiResult<Total> {
    let whole = along.whole;
    let mut window = listing.window(conn.dialect(), along, source, listing.walk);
    window.after = None;
    window.wanted = ESTIMATE_UP_TO + 1;
    let found = i64::try_from(load(conn, &window)?.len()).unwrap_or(i64::MAX);
    if found > ESTIMATE_UP_TO {
        return Ok(Total::AtLeast(ESTIMATE_UP_TO));
    }
    window.last = true;
    Ok(if whole || all(conn, &window)?.is_empty() {
        Total::Exactly(found)
    } else {
        Total::AtLeast(found)
    })
}

/// Load the page that `$query` asks for. `$rows` is an expression that makes a boxed query of the
/// rows of the list; it runs once for each statement. `$table` has an `id`; a searchable one has a
/// `seq` and a search index too. The page is read `along` an index of the table, or, as `$source`
/// says, of another one; `$count` then counts the rows of all pages.
#[macro_export]
macro_rules! load_page {
    ($conn:expr, $query:expr, $table:ident, $row:ty, $rows:expr, along $along:expr) => {
        $crate::load_page!(
            $conn, $query, $table, $row, $rows, along $along, of $query.listing.source(),
            counting $rows.count().get_result($conn)?
        )
    };
    ($conn:expr, $query:expr, $table:ident, $row:ty, $rows:expr, along $along:expr,
     of $source:expr, counting $count:expr) => {{
        use diesel::prelude::*;
        use $crate::platform::lists::page::{Count, Total, Window, estimate, walk};
        use $crate::platform::values::ids::AnyId;
        let listing = &$query.listing;
        let (along, source) = ($along, $source);
        let all = || $table::table.into_boxed();
        let total = match listing.count {
            Count::None => None,
            Count::Exact => Some(Total::Exactly($count)),
            Count::Estimate => Some(estimate(
                $conn,
                listing,
                along.clone(),
                source,
                |conn, window: &Window| {
                    let ids = $rows.select($table::id).limit(window.wanted());
                    Ok(window.of(ids).load::<AnyId>(conn)?)
                },
                |conn, window: &Window| {
                    Ok(window.of(all().select($table::id)).load::<AnyId>(conn)?)
                },
            )?),
        };
        let walked = walk(
            $conn,
            listing,
            along,
            source,
            |conn, window: &Window| {
                let rows = $rows
                    .select(<$row>::as_select())
                    .order(window.order())
                    .limit(window.wanted());
                Ok(window.of(rows).load(conn)?)
            },
            |conn, window: &Window| {
                Ok(window.of(all().select(<$row>::as_select())).load(conn)?)
            },
        )?;
        Ok(listing.page(walked, total))
    }};
}
