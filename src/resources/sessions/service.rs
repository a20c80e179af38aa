//! Sessions begin, are renewed and end.

use serde_json::json;

use super::RESOURCE;
use super::model::{Begun, SessionList, SessionView, UserSession};
use super::store;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;

/// How long a session lasts at most, however often it is used: then its owner logs in again.
const LONGEST_SECONDS: i64 = 180 * 86_400;

/// Begin a session.
///
/// # Errors
/// When the database fails.
pub fn begin(op: &mut Op, begun: Begun) -> ApiResult<UserSession> {
    let session = UserSession::begin(begun, op.now);
    store::insert(op.conn(), &session)?;
    Ok(session)
}

/// The session, if it lasts.
///
/// # Errors
/// When the database fails.
pub fn lasting(op: &mut Op, id: UserSessionId) -> ApiResult<Option<UserSession>> {
    let now = op.now;
    let found = store::find(op.conn(), id)?;
    Ok(found.filter(|session| session.lasts(now)))
}

/// The session of the browser that holds a cookie, if it lasts.
///
/// # Errors
/// When the database fails.
pub fn of_browser(conn: &mut DbConnection, cookie_hash: &[u8]) -> ApiResult<Option<UserSession>> {
    let found = store::with_cookie(conn, cookie_hash)?;
    Ok(found.filter(|session| session.lasts(Timestamp::now())))
}

/// Note that a session is used; it lasts for so many seconds more, but not for ever.
///
/// # Errors
/// When the database fails.
pub fn renew(op: &mut Op, session: &UserSession, seconds: i64) -> ApiResult<()> {
    let now = op.now;
    let last = session.authenticated_at.plus_seconds(LONGEST_SECONDS);
    let until = now.plus_seconds(seconds).min(last);
    store::renew(op.conn(), session.id, now, until)
}

/// End a session and every token that came of it.
///
/// # Errors
/// When the database fails.
pub fn end(op: &mut Op, id: UserSessionId) -> ApiResult<bool> {
    let now = op.now;
    store::end(op.conn(), id, now)
}

/// End all sessions of a user, or all that an app has of them.
///
/// # Errors
/// When the database fails.
pub fn end_all(op: &mut Op, user: UserId, client: Option<ClientId>) -> ApiResult<()> {
    let now = op.now;
    store::end_all(op.conn(), user, client, now)?;
    store::forget_codes(op.conn(), user, client)
}

/// End all sessions of a user but the one that asks for it.
///
/// # Errors
/// When the database fails.
pub fn end_others(op: &mut Op, user: UserId) -> ApiResult<()> {
    let (now, own) = (op.now, op.actor.session_id);
    store::end_others(op.conn(), user, own, now)?;
    store::forget_codes(op.conn(), user, None)
}

/// The caller's own sessions.
///
/// # Errors
/// 403 for a client, which has none.
pub fn own(op: &mut Op) -> ApiResult<SessionList> {
    let (user, now) = (op.actor.own_account("session.manage")?, op.now);
    let current = op.actor.session_id;
    let rows = store::lasting(op.conn(), user, now)?;
    let view = |(row, name)| SessionView::of(row, name, current);
    Ok(SessionList {
        data: rows.into_iter().map(view).collect(),
    })
}

/// End one of the caller's own sessions.
///
/// # Errors
/// 404 for one that is not theirs or has ended.
pub fn end_own(op: &mut Op, id: UserSessionId) -> ApiResult<()> {
    let user = op.actor.own_account("session.manage")?;
    lasting(op, id)?
        .filter(|session| session.user_id == user)
        .ok_or_else(ApiError::not_found)?;
    end(op, id)?;
    op.audit("session.end", RESOURCE, Some(id.any()), json!({}))
}

/// Forget sessions that have expired, and their tokens.
///
/// # Errors
/// When the database fails.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    db.write_now(move |conn| store::prune(conn, now))
}
