//! SQL of audit events. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{AuditEvent, AuditEventFilter};
use crate::one_of;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::audit_events;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Count, ESTIMATE_UP_TO, ListQuery, Slice, Total};
use crate::platform::values::ids::AnyId;

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
    let listing = &query.listing;
    let total = count(conn, reach, query)?;
    let mut rows = filtered(reach, &query.filter)
        .select(AuditEvent::as_select())
        .order(listing.order())
        .limit(listing.fetch());
    if let Some(keyset) = listing.keyset() {
        rows = rows.filter(keyset);
    }
    Ok(listing.slice(rows.load(conn)?, total))
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
