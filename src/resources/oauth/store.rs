//! SQL of refresh tokens.

use diesel::prelude::*;

use super::model::RefreshToken;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::refresh_tokens;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, UserId};
use crate::platform::values::time::Timestamp;

pub fn insert(conn: &mut DbConnection, token: &RefreshToken) -> ApiResult<()> {
    diesel::insert_into(refresh_tokens::table)
        .values(token)
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut DbConnection, hash: &[u8]) -> ApiResult<Option<RefreshToken>> {
    let row = refresh_tokens::table
        .find(hash)
        .select(RefreshToken::as_select());
    Ok(row.first(conn).optional()?)
}

/// Use a token up. False when it is not good any more: of two at once only one succeeds.
pub fn use_up(conn: &mut DbConnection, hash: &[u8], now: Timestamp) -> ApiResult<bool> {
    let good = refresh_tokens::table
        .find(hash)
        .filter(refresh_tokens::used_at.is_null())
        .filter(refresh_tokens::revoked_at.is_null())
        .filter(refresh_tokens::expires_at.gt(now));
    let used = diesel::update(good).set(refresh_tokens::used_at.eq(now));
    Ok(used.execute(conn)? == 1)
}

pub fn revoke_family(conn: &mut DbConnection, family: AnyId, now: Timestamp) -> ApiResult<()> {
    let family = refresh_tokens::table
        .filter(refresh_tokens::family_id.eq(family))
        .filter(refresh_tokens::revoked_at.is_null());
    diesel::update(family)
        .set(refresh_tokens::revoked_at.eq(now))
        .execute(conn)?;
    Ok(())
}

pub fn revoke_user(conn: &mut DbConnection, user: UserId, now: Timestamp) -> ApiResult<()> {
    let theirs = refresh_tokens::table
        .filter(refresh_tokens::user_id.eq(user))
        .filter(refresh_tokens::revoked_at.is_null());
    diesel::update(theirs)
        .set(refresh_tokens::revoked_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Forget tokens that expired before `moment`.
pub fn prune(conn: &mut DbConnection, moment: Timestamp) -> ApiResult<()> {
    let expired = refresh_tokens::table.filter(refresh_tokens::expires_at.lt(moment));
    diesel::delete(expired).execute(conn)?;
    Ok(())
}
