//! Codes that an app is led back with: good once and for a minute.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::model::REFRESH_SECONDS;
use super::super::service::{self, Denied, Granted};
use super::request::Authorization;
use crate::platform::auth::authn::{digest_of, new_secret, same_digest};
use crate::platform::db::schema::authorization_codes;
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;
use crate::resources::sessions::{self, Begun, SessionKind, UserSession};
use crate::resources::users;

const CODE_SECONDS: i64 = 60;
/// Lengths of a verifier (RFC 7636).
const VERIFIER: std::ops::RangeInclusive<usize> = 43..=128;

/// A row of the table: only a digest of the code is stored.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = authorization_codes)]
struct Issued {
    code_hash: Vec<u8>,
    /// The session that comes of it.
    session_id: UserSessionId,
    user_id: UserId,
    client_id: ClientId,
    redirect_uri: String,
    scope: String,
    code_challenge: String,
    nonce: Option<String>,
    user_agent: Option<String>,
    dpop_key: Option<String>,
    authenticated_at: Timestamp,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

/// What an app sends to have a code changed into tokens.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub code: String,
    pub redirect_uri: String,
    pub verifier: String,
    pub client: ClientId,
    /// The key that it has proved to hold.
    pub dpop_key: Option<String>,
}

/// Make a code for the app, the user of the browser having agreed to the scope.
///
/// # Errors
/// When the database fails.
pub fn issue(
    op: &mut Op,
    asked: &Authorization,
    browser: &UserSession,
    scope: String,
) -> ApiResult<String> {
    let code = new_secret();
    let row = Issued {
        code_hash: digest_of(&code),
        session_id: UserSessionId::new(),
        user_id: browser.user_id,
        client_id: asked.client.id,
        redirect_uri: asked.redirect_uri.clone(),
        scope,
        code_challenge: asked.code_challenge.clone(),
        nonce: asked.nonce.clone(),
        user_agent: browser.user_agent.clone(),
        dpop_key: asked.dpop_key.clone(),
        authenticated_at: browser.authenticated_at,
        expires_at: op.now.plus_seconds(CODE_SECONDS),
        used_at: None,
    };
    diesel::insert_into(authorization_codes::table)
        .values(&row)
        .execute(op.conn())?;
    Ok(code)
}

/// Change a code into a session with tokens, and the nonce that the app gave. A code that comes twice has
/// leaked: the session that came of it ends.
///
/// # Errors
/// When the database fails.
pub fn exchange(
    op: &mut Op,
    sent: &Exchange,
) -> ApiResult<Result<(Granted, Option<String>), Denied>> {
    let hash = digest_of(&sent.code);
    let Some(code) = find(op.conn(), &hash)? else {
        return Ok(Err(Denied::Grant));
    };
    let is_sound = code.client_id == sent.client
        && code.redirect_uri == sent.redirect_uri
        && is_verified(&sent.verifier, &code.code_challenge)
        && (code.dpop_key.is_none() || code.dpop_key == sent.dpop_key);
    if !is_sound {
        return Ok(Err(Denied::Grant));
    }
    // Before the code: whoever sets a password takes the user first, and then what was begun.
    dialect::lock_row(op.conn(), "users", code.user_id)?;
    if !use_up(op, &hash)? {
        return denied_again(op, &hash);
    }
    let agreed = (code.user_id, code.client_id, code.authenticated_at);
    let Some(user) = service::still_agreed(op, agreed, &code.scope)? else {
        return Ok(Err(Denied::Grant));
    };
    let begun = Begun {
        id: code.session_id,
        user_id: user.id,
        kind: SessionKind::App,
        client_id: Some(code.client_id),
        scope: code.scope,
        cookie_hash: None,
        user_agent: code.user_agent,
        dpop_key: sent.dpop_key.clone(),
        authenticated_at: code.authenticated_at,
        lasts_seconds: REFRESH_SECONDS,
    };
    let granted = service::begin(op, begun)?;
    service::audit_as(op, &user, Some(code.client_id))?;
    Ok(Ok((granted, code.nonce)))
}

fn denied_again(op: &mut Op, hash: &[u8]) -> ApiResult<Result<(Granted, Option<String>), Denied>> {
    // Read again: the code may have been used in this very moment.
    let used = find(op.conn(), hash)?.filter(|code| code.used_at.is_some());
    let Some(code) = used else {
        return Ok(Err(Denied::Grant));
    };
    sessions::service::end(op, code.session_id)?;
    let id = Some(code.user_id.any());
    op.audit("oauth.code-reused", users::RESOURCE, id, json!({}))?;
    Ok(Err(Denied::Reused))
}

/// Whether a challenge was made of the verifier.
fn is_verified(verifier: &str, challenge: &str) -> bool {
    let made = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    VERIFIER.contains(&verifier.len()) && same_digest(made.as_bytes(), challenge.as_bytes())
}

fn find(conn: &mut DbConnection, hash: &[u8]) -> ApiResult<Option<Issued>> {
    let row = authorization_codes::table.find(hash);
    Ok(row.select(Issued::as_select()).first(conn).optional()?)
}

/// Of two at once only one succeeds.
fn use_up(op: &mut Op, hash: &[u8]) -> ApiResult<bool> {
    let now = op.now;
    let good = authorization_codes::table
        .find(hash)
        .filter(authorization_codes::used_at.is_null())
        .filter(authorization_codes::expires_at.gt(now));
    let used = diesel::update(good).set(authorization_codes::used_at.eq(now));
    Ok(used.execute(op.conn())? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_is_verified() {
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(is_verified(verifier, challenge));
        assert!(!is_verified(&verifier.replace('d', "e"), challenge));
        assert!(!is_verified(
            "",
            "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
        ));
    }
}
