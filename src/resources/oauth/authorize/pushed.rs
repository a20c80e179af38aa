//! Requests that an app has sent ahead (RFC 9126), so that no browser carries them.

use diesel::prelude::*;

use super::AuthorizationParams;
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::db::schema::pushed_requests;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::ClientId;

/// How long somebody may take to log in.
pub const PUSHED_SECONDS: i64 = 600;
const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// Whether a request lies here.
#[must_use]
pub fn is_ours(uri: &str) -> bool {
    uri.starts_with(PREFIX)
}

/// Keep a request. Returns the name that it is known by.
///
/// # Errors
/// When the database fails.
pub fn keep(op: &mut Op, client: ClientId, params: &AuthorizationParams) -> ApiResult<String> {
    let uri = format!("{PREFIX}{}", new_secret());
    diesel::insert_into(pushed_requests::table)
        .values((
            pushed_requests::uri_hash.eq(digest_of(&uri)),
            pushed_requests::client_id.eq(client),
            pushed_requests::parameters.eq(serde_json::to_string(params)?),
            pushed_requests::expires_at.eq(op.now.plus_seconds(PUSHED_SECONDS)),
        ))
        .execute(op.conn())?;
    Ok(uri)
}

/// The request of this client that is known by the name.
///
/// # Errors
/// When the database fails.
pub fn find(op: &mut Op, uri: &str, client: ClientId) -> ApiResult<Option<AuthorizationParams>> {
    let now = op.now;
    let row = pushed_requests::table
        .find(digest_of(uri))
        .filter(pushed_requests::client_id.eq(client))
        .filter(pushed_requests::expires_at.gt(now));
    let kept: Option<String> = row
        .select(pushed_requests::parameters)
        .first(op.conn())
        .optional()?;
    Ok(kept.map(|kept| serde_json::from_str(&kept)).transpose()?)
}
