//! SQL of refresh tokens.

use diesel::prelude::*;

use super::attempts;
use super::model::RefreshToken;
use crate::platform::db::schema::{
    authorization_codes, device_codes, pushed_requests, refresh_tokens, used_proofs,
};
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::time::Timestamp;

const KEPT_SECONDS: i64 = 86_400;

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
        .filter(refresh_tokens::expires_at.gt(now));
    let used = diesel::update(good).set(refresh_tokens::used_at.eq(now));
    Ok(used.execute(conn)? == 1)
}

/// Forget what has expired: codes, requests sent ahead, proofs, and how attempts to log in went.
///
/// # Errors
/// When the database fails.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    // A code that comes twice ends its session: it is known for as long as somebody may have kept it.
    let kept = now.plus_seconds(-KEPT_SECONDS);
    let hour_ago = now.plus_seconds(-3600);
    db.write_now(move |conn| {
        let codes = authorization_codes::table.filter(authorization_codes::expires_at.lt(kept));
        diesel::delete(codes).execute(conn)?;
        diesel::delete(device_codes::table.filter(device_codes::expires_at.lt(hour_ago)))
            .execute(conn)?;
        diesel::delete(pushed_requests::table.filter(pushed_requests::expires_at.lt(now)))
            .execute(conn)?;
        diesel::delete(used_proofs::table.filter(used_proofs::expires_at.lt(now))).execute(conn)?;
        attempts::prune(conn, now)
    })
}
