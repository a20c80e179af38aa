//! Refusals that leave a trace: the transaction that was refused stores nothing, so they are
//! written after it, audited and counted.

use diesel::dsl::exists;
use diesel::prelude::*;
use serde_json::json;

use crate::platform::db::schema::refusals;
use crate::platform::error::{ApiError, ApiResult, Refusal, Trace};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::time::Timestamp;

const WINDOW_SECONDS: i64 = 3600;
/// A repeat of the same refusal within this time is not counted again.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// # Errors
/// `refusal.beyond` with the time after which to try again, when the caller's organisation has
/// been refused too often within the hour.
pub fn expect_few(op: &mut Op, refusal: &Refusal) -> ApiResult<()> {
    if op.found_few(refusal.action) {
        return Ok(());
    }
    let since = op.now.plus_seconds(-WINDOW_SECONDS);
    // The refusal that must leave the window before the next try.
    let last_that_counts: Option<Timestamp> = refusals::table
        .filter(refusals::kind.eq(refusal.action))
        .filter(refusals::subject.eq(subject(op)))
        .filter(refusals::at.gt(since))
        .order(refusals::at.desc())
        .offset(refusal.most_an_hour - 1)
        .limit(1)
        .select(refusals::at)
        .first(op.conn())
        .optional()?;
    let Some(at) = last_that_counts else {
        op.note_few(refusal.action);
        return Ok(());
    };
    let wait = at.as_micros() - since.as_micros();
    let seconds = u32::try_from(wait / 1_000_000 + 1).unwrap_or(u32::MAX);
    Err(ApiError::new(refusal.beyond).retry_after(seconds))
}

/// Audit and count `error`, if it carries a trace. Call this in a transaction of its own: the
/// refused one is rolled back.
///
/// # Errors
/// When the database fails.
pub fn record(op: &mut Op, error: &ApiError) -> ApiResult<()> {
    let Some(Trace { refusal, about }) = error.trace() else {
        return Ok(());
    };
    op.forget_few();
    let known = refusals::table
        .filter(refusals::kind.eq(refusal.action))
        .filter(refusals::subject.eq(subject(op)))
        .filter(refusals::about.eq(about));
    if !diesel::select(exists(known)).get_result::<bool>(op.conn())? {
        diesel::insert_into(refusals::table)
            .values((
                refusals::kind.eq(refusal.action),
                refusals::subject.eq(subject(op)),
                refusals::at.eq(op.now),
                refusals::about.eq(about),
            ))
            .execute(op.conn())?;
    }
    let details = json!({"code": error.code().as_str()});
    op.audit(refusal.action, refusal.resource, None, details)
}

/// Delete refusals that no longer count.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut crate::platform::db::DbConnection, now: Timestamp) -> ApiResult<()> {
    let oldest = now.plus_seconds(-KEPT_SECONDS);
    diesel::delete(refusals::table.filter(refusals::at.lt(oldest))).execute(conn)?;
    Ok(())
}

/// The subject of the limit: the organisation, so that its users cannot take turns.
fn subject(op: &Op) -> AnyId {
    let organisation = op.actor.bound.organisation;
    organisation
        .map(OrganisationId::any)
        .or(op.actor.id)
        .unwrap_or_else(|| uuid::Uuid::nil().into())
}
