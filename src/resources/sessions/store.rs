//! SQL of sessions.

use diesel::prelude::*;

use super::model::UserSession;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{authorization_codes, clients, device_codes, user_sessions};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;

/// Sessions that a list shows.
const MOST_LISTED: i64 = 200;

pub fn insert(conn: &mut DbConnection, session: &UserSession) -> ApiResult<()> {
    diesel::insert_into(user_sessions::table)
        .values(session)
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut DbConnection, id: UserSessionId) -> ApiResult<Option<UserSession>> {
    let row = user_sessions::table.find(id);
    Ok(row
        .select(UserSession::as_select())
        .first(conn)
        .optional()?)
}

pub fn with_cookie(conn: &mut DbConnection, hash: &[u8]) -> ApiResult<Option<UserSession>> {
    let row = user_sessions::table.filter(user_sessions::cookie_hash.eq(hash));
    Ok(row
        .select(UserSession::as_select())
        .first(conn)
        .optional()?)
}

/// Those of a user that last, the latest used first, with the names of their apps.
pub fn lasting(
    conn: &mut DbConnection,
    user: UserId,
    now: Timestamp,
) -> ApiResult<Vec<(UserSession, Option<String>)>> {
    Ok(user_sessions::table
        .left_join(clients::table.on(user_sessions::client_id.eq(clients::id.nullable())))
        .filter(user_sessions::user_id.eq(user))
        .filter(user_sessions::ended_at.is_null())
        .filter(user_sessions::expires_at.gt(now))
        .order((user_sessions::last_used_at.desc(), user_sessions::id.desc()))
        .limit(MOST_LISTED)
        .select((UserSession::as_select(), clients::name.nullable()))
        .load(conn)?)
}

/// Note that a session is used, and put off its end.
pub fn renew(
    conn: &mut DbConnection,
    id: UserSessionId,
    now: Timestamp,
    expires_at: Timestamp,
) -> ApiResult<()> {
    diesel::update(user_sessions::table.find(id))
        .set((
            user_sessions::last_used_at.eq(now),
            user_sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// End a session. False when it had ended before.
pub fn end(conn: &mut DbConnection, id: UserSessionId, now: Timestamp) -> ApiResult<bool> {
    let lasting = user_sessions::table
        .find(id)
        .filter(user_sessions::ended_at.is_null());
    let ended = diesel::update(lasting).set(user_sessions::ended_at.eq(now));
    Ok(ended.execute(conn)? == 1)
}

/// End all sessions of a user, or those that an app has of them.
pub fn end_all(
    conn: &mut DbConnection,
    user: UserId,
    client: Option<ClientId>,
    now: Timestamp,
) -> ApiResult<()> {
    let lasting = user_sessions::table
        .filter(user_sessions::user_id.eq(user))
        .filter(user_sessions::ended_at.is_null());
    let set = user_sessions::ended_at.eq(now);
    match client {
        None => diesel::update(lasting).set(set).execute(conn)?,
        Some(client) => diesel::update(lasting.filter(user_sessions::client_id.eq(client)))
            .set(set)
            .execute(conn)?,
    };
    Ok(())
}

/// End all sessions of a user but one.
pub fn end_others(
    conn: &mut DbConnection,
    user: UserId,
    own: Option<UserSessionId>,
    now: Timestamp,
) -> ApiResult<()> {
    let lasting = user_sessions::table
        .filter(user_sessions::user_id.eq(user))
        .filter(user_sessions::ended_at.is_null());
    let set = user_sessions::ended_at.eq(now);
    match own {
        None => diesel::update(lasting).set(set).execute(conn)?,
        Some(own) => diesel::update(lasting.filter(user_sessions::id.ne(own)))
            .set(set)
            .execute(conn)?,
    };
    Ok(())
}

/// What the user has begun and no app, or not this one, has come for opens nothing any more.
pub fn forget_codes(
    conn: &mut DbConnection,
    user: UserId,
    client: Option<ClientId>,
) -> ApiResult<()> {
    let mut codes = diesel::delete(authorization_codes::table).into_boxed();
    codes = codes.filter(authorization_codes::user_id.eq(user));
    codes = codes.filter(authorization_codes::used_at.is_null());
    let mut devices = diesel::delete(device_codes::table).into_boxed();
    devices = devices.filter(device_codes::user_id.eq(user));
    if let Some(client) = client {
        codes = codes.filter(authorization_codes::client_id.eq(client));
        devices = devices.filter(device_codes::client_id.eq(client));
    }
    codes.execute(conn)?;
    devices.execute(conn)?;
    Ok(())
}

/// Forget what expired before `moment`.
pub fn prune(conn: &mut DbConnection, moment: Timestamp) -> ApiResult<()> {
    let expired = user_sessions::table.filter(user_sessions::expires_at.lt(moment));
    diesel::delete(expired).execute(conn)?;
    Ok(())
}
