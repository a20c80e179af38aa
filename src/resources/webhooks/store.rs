//! SQL of subscriptions. Every read for somebody starts from [`visible`].

use diesel::prelude::*;

use super::model::{Subscriber, Webhook, WebhookFilter, WebhookStatus};
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{webhook_deliveries, webhooks};
use crate::platform::db::types::Json;
use crate::platform::db::{Database, DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::sync::feed::FeedCursor;
use crate::platform::values::ids::{OrganisationId, WebhookId};
use crate::platform::values::time::Timestamp;
use crate::{load_page, one_of};

/// Rows the caller may see: all, or those of their organisation.
fn visible<'a>(reach: &Reach) -> webhooks::BoxedQuery<'a, DbBackend> {
    let rows = webhooks::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::Organisation(own) => rows.filter(webhooks::organisation_id.eq(*own)),
        _ => rows.filter(webhooks::id.eq_any(Vec::<WebhookId>::new())),
    }
}

/// What [`visible`] says, for the index that a list is read along.
fn bound(reach: &Reach) -> Bound {
    match reach {
        Reach::All => Bound::OPEN,
        Reach::Organisation(own) => Bound::by("organisation_id", *own),
        _ => Bound::NOTHING,
    }
}

fn filtered<'a>(reach: &Reach, filter: &'a WebhookFilter) -> webhooks::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(organisation) = filter.organisation_id {
        rows = rows.filter(webhooks::organisation_id.eq(organisation));
    }
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(webhooks::status, statuses));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<WebhookFilter>,
) -> ApiResult<Slice<Webhook>> {
    load_page!(
        conn,
        query,
        webhooks,
        Webhook,
        filtered(reach, &query.filter),
        along query.along(bound(reach))
    )
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: WebhookId) -> ApiResult<Option<Webhook>> {
    let row = visible(reach)
        .filter(webhooks::id.eq(id))
        .select(Webhook::as_select());
    Ok(row.first(conn).optional()?)
}

/// How many subscriptions the organisation has.
pub fn count_of(conn: &mut DbConnection, organisation: OrganisationId) -> ApiResult<i64> {
    let rows = webhooks::table.filter(webhooks::organisation_id.eq(organisation));
    Ok(rows.count().get_result(conn)?)
}

pub fn insert(conn: &mut DbConnection, webhook: &Webhook) -> ApiResult<()> {
    diesel::insert_into(webhooks::table)
        .values(webhook)
        .execute(conn)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, webhook: &Webhook) -> ApiResult<()> {
    let seen = webhooks::table
        .filter(webhooks::id.eq(webhook.id))
        .filter(webhooks::version.eq(webhook.version - 1));
    match diesel::update(seen).set(webhook).execute(conn)? {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

/// Subscriptions that messages are wanted for, and how far each has been told.
pub fn subscribers(conn: &mut DbConnection) -> ApiResult<Vec<Subscriber>> {
    type Row = (Webhook, Option<Json<FeedCursor>>, Option<Timestamp>, i64);
    let wanted = [WebhookStatus::Active, WebhookStatus::Paused];
    let rows: Vec<Row> = webhooks::table
        .filter(webhooks::status.eq_any(wanted))
        .order(webhooks::id)
        .select((
            Webhook::as_select(),
            webhooks::cursor,
            webhooks::cursor_at,
            webhooks::turns,
        ))
        .load(conn)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(webhook, cursor, cursor_at, turns)| Subscriber {
            webhook,
            cursor: cursor.map(|cursor| cursor.0),
            cursor_at,
            turns,
        })
        .collect())
}

/// Move the cursor of a subscription, unless somebody has since it stood at `turns`: then false.
pub fn advance(
    conn: &mut DbConnection,
    id: WebhookId,
    turns: i64,
    cursor: &FeedCursor,
    now: Timestamp,
) -> ApiResult<bool> {
    let seen = webhooks::table
        .filter(webhooks::id.eq(id))
        .filter(webhooks::turns.eq(turns));
    let moved = diesel::update(seen)
        .set((
            webhooks::cursor.eq(Json(cursor.clone())),
            webhooks::cursor_at.eq(now),
            webhooks::turns.eq(turns + 1),
        ))
        .execute(conn)?;
    Ok(moved > 0)
}

/// Note that an attempt has succeeded, or that somebody believes that the next one will.
pub fn set_well(conn: &mut DbConnection, id: WebhookId) -> ApiResult<()> {
    let ill = webhooks::table
        .filter(webhooks::id.eq(id))
        .filter(webhooks::failing_since.is_not_null());
    diesel::update(ill)
        .set(webhooks::failing_since.eq(None::<Timestamp>))
        .execute(conn)?;
    Ok(())
}

/// Note that an attempt has failed. Returns since when all have.
pub fn set_failing(
    conn: &mut DbConnection,
    id: WebhookId,
    now: Timestamp,
) -> ApiResult<Option<Timestamp>> {
    let well = webhooks::table
        .filter(webhooks::id.eq(id))
        .filter(webhooks::failing_since.is_null());
    diesel::update(well)
        .set(webhooks::failing_since.eq(now))
        .execute(conn)?;
    let row = webhooks::table.find(id).select(webhooks::failing_since);
    Ok(row.first(conn).optional()?.flatten())
}

/// Delete a subscription with everything that was written for it.
pub fn delete(conn: &mut DbConnection, id: WebhookId) -> ApiResult<()> {
    diesel::delete(webhooks::table.find(id)).execute(conn)?;
    Ok(())
}

/// How long a message to a subscriber can be looked at and sent again.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// Remove messages that were delivered or given up long ago.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    let oldest = now.plus_seconds(-KEPT_SECONDS);
    db.write_now(move |conn| {
        let settled = webhook_deliveries::next_attempt_at.is_null();
        let old = webhook_deliveries::created_at.lt(oldest).and(settled);
        diesel::delete(webhook_deliveries::table.filter(old)).execute(conn)?;
        Ok(())
    })
}
