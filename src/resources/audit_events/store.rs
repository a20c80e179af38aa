//! SQL of audit events. Every read starts from [`visible`].

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::model::{AuditEvent, AuditEventFilter};
use crate::one_of;
use crate::platform::auth::authz::Reach;
use crate::platform::db::prepared::Cacheable;
use crate::platform::db::schema::audit_events;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{
    Bound, Count, ESTIMATE_UP_TO, ListQuery, Slice, Total, Window, walk,
};
use crate::platform::values::ids::AnyId;
use crate::platform::values::sql::Instant;
use crate::platform::values::time::Timestamp;

/// Rows the caller may see: all, or what their organisation did.
fn visible<'a>(reach: &Reach) -> audit_events::BoxedQuery<'a, DbBackend> {
    let rows = audit_events::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::Organisation(own) => rows.filter(audit_events::organisation_id.eq(*own)),
        _ => rows.filter(audit_events::seq.lt(0)),
    }
}

fn filtered<'a>(
    reach: &Reach,
    filter: &'a AuditEventFilter,
) -> audit_events::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(actor) = filter.actor_id {
        rows = rows.filter(audit_events::actor_id.eq(AnyId::from(actor)));
    }
    if let Some(resource) = &filter.resource {
        rows = rows.filter(audit_events::resource.eq(resource));
    }
    if let Some(id) = filter.resource_id {
        rows = rows.filter(audit_events::resource_id.eq(AnyId::from(id)));
    }
    if let Some(actions) = filter.action.values() {
        rows = rows.filter(one_of!(audit_events::action, actions));
    }
    if let Some(from) = filter.at_gte {
        rows = rows.filter(audit_events::at.ge(from));
    }
    if let Some(until) = filter.at_lt {
        rows = rows.filter(audit_events::at.lt(until));
    }
    rows
}

/// As `load_page!` does it, for a table without an id.
pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<AuditEventFilter>,
) -> ApiResult<Slice<AuditEvent>> {
    let (listing, filter) = (&query.listing, &query.filter);
    let bound = match reach {
        Reach::All => Bound::OPEN,
        Reach::Organisation(_) => Bound::OTHERWISE,
        _ => Bound::NOTHING,
    };
    let mut along = query.along(bound);
    if let Some(from) = filter.at_gte {
        along = along.from(first_since(conn, from.plus_seconds(-DISORDER_SECONDS))?);
    }
    if let Some(until) = filter.at_lt {
        along = along.below(first_since(conn, until.plus_seconds(DISORDER_SECONDS))?);
    }
    let total = count(conn, reach, query)?;
    let load = |conn: &mut DbConnection, window: &Window, rows: audit_events::BoxedQuery<'_, _>| {
        let rows = rows.select(AuditEvent::as_select()).order(window.order());
        Ok(window.of(rows.limit(window.wanted())).load(conn)?)
    };
    let walked = walk(
        conn,
        listing,
        along,
        listing.source(),
        |conn, window| load(conn, window, filtered(reach, filter)),
        |conn, window| load(conn, window, audit_events::table.into_boxed()),
    )?;
    Ok(listing.page(walked, total))
}

/// Events are numbered in the order of their time, but for those of transactions that ran at the
/// same time, or on servers whose clocks differ.
const DISORDER_SECONDS: i64 = 3_600;

/// The number of the first event at `instant` or later, as if time went by in the order of the
/// numbers: each step halves the numbers in which it may lie.
fn first_since(conn: &mut DbConnection, instant: Timestamp) -> ApiResult<i64> {
    const IS_EARLIER: &str = "CASE WHEN (SELECT at FROM audit_events \
         WHERE seq >= (low + high) / 2 ORDER BY seq LIMIT 1) < ";
    let first = sql::<BigInt>(&format!(
        "(WITH RECURSIVE halves (low, high) AS (\
         SELECT min(seq), max(seq) + 1 FROM audit_events UNION ALL SELECT {IS_EARLIER}"
    ))
    .bind::<Instant, _>(instant)
    .sql(&format!(
        " THEN (low + high) / 2 + 1 ELSE low END, {IS_EARLIER}"
    ))
    .bind::<Instant, _>(instant)
    .sql(
        " THEN high ELSE (low + high) / 2 END FROM halves WHERE low < high) \
         SELECT coalesce(max(low), 0) FROM halves)",
    );
    Ok(Cacheable(diesel::select(first)).get_result(conn)?)
}

fn count(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<AuditEventFilter>,
) -> ApiResult<Option<Total>> {
    let rows = filtered(reach, &query.filter);
    Ok(match query.listing.count {
        Count::None => None,
        Count::Exact => Some(Total::Exactly(rows.count().get_result(conn)?)),
        Count::Estimate => {
            let some = rows.select(audit_events::seq).limit(ESTIMATE_UP_TO + 1);
            let found = i64::try_from(some.load::<i64>(conn)?.len()).unwrap_or(i64::MAX);
            Some(if found > ESTIMATE_UP_TO {
                Total::AtLeast(ESTIMATE_UP_TO)
            } else {
                Total::Exactly(found)
            })
        }
    })
}
