//! What of log-in happens in a transaction: outcomes, refresh tokens, audit.

use std::collections::BTreeSet;

use serde_json::json;

use super::error::{OAuthError, Refusal};
use super::model::{REFRESH_SECONDS, RefreshToken};
use super::store;
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::auth::authz::{Action, Actor, ActorKind, Bound};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, UserId};
use crate::resources::clients::{self, Client};
use crate::resources::users::{self, User};

/// Scopes that a user was given, with the token that renews them.
pub struct Granted {
    pub user: UserId,
    pub scope: String,
    pub refresh_token: String,
}

/// Why a grant failed although the transaction is to be stored.
pub enum Denied {
    /// Wrong or unknown, locked or disabled: one answer, so that it tells nothing.
    Grant,
    Scope,
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Grant => OAuthError::refuse(
                "invalid_grant",
                "The user name, the password or the token is wrong",
            ),
            Denied::Scope => OAuthError::refuse(
                "invalid_scope",
                "A scope is unknown, or none of those wanted is allowed",
            ),
        }
    }
}

/// End an attempt to log in, `user` being the one whose password was verified. Every attempt
/// writes one audit event, so that an unknown name costs what a known one does.
pub fn log_in(
    op: &mut Op,
    user: Option<&User>,
    verified: bool,
    wanted: Option<&str>,
) -> ApiResult<Result<Granted, Denied>> {
    let admitted = match user {
        Some(user) => users::service::attempt(op, user, verified)?,
        None => None,
    };
    let Some(admitted) = admitted else {
        let id = user.map(|user| user.id.any());
        op.audit("oauth.login-failed", users::RESOURCE, id, json!({}))?;
        return Ok(Err(Denied::Grant));
    };
    let allowed = Action::scopes_of(&admitted.roles.0);
    let Some(scope) = granted(wanted, &allowed) else {
        return Ok(Err(Denied::Scope));
    };
    let now = op.now;
    store::prune(op.conn(), now.plus_seconds(-REFRESH_SECONDS))?;
    audit_as(op, &admitted)?;
    let refresh_token = new_refresh_token(op, &admitted, AnyId::new(), &scope)?;
    Ok(Ok(Granted {
        user: admitted.id,
        scope,
        refresh_token,
    }))
}

/// Renew a log-in. A token that was used before has leaked: its whole family ends.
pub fn refresh(
    op: &mut Op,
    token: &str,
    wanted: Option<&str>,
) -> ApiResult<Result<Granted, Denied>> {
    let hash = digest_of(token);
    let Some(held) = store::find(op.conn(), &hash)? else {
        return Ok(Err(Denied::Grant));
    };
    let allowed = held.scope.split(' ').collect();
    // Before the token is used up, so that a slip does not end the log-in.
    let Some(scope) = exactly(wanted, &allowed) else {
        return Ok(Err(Denied::Scope));
    };
    let now = op.now;
    if !store::use_up(op.conn(), &hash, now)? {
        return denied_again(op, &hash);
    }
    let Some(user) = users::service::still_active(op, held.user_id)? else {
        return Ok(Err(Denied::Grant));
    };
    let still = Action::scopes_of(&user.roles.0);
    let kept: Vec<&str> = scope.split(' ').filter(|s| still.contains(s)).collect();
    if kept.is_empty() {
        return Ok(Err(Denied::Grant));
    }
    let refresh_token = new_refresh_token(op, &user, held.family_id, &held.scope)?;
    Ok(Ok(Granted {
        user: user.id,
        scope: kept.join(" "),
        refresh_token,
    }))
}

fn denied_again(op: &mut Op, hash: &[u8]) -> ApiResult<Result<Granted, Denied>> {
    // Read again: the token may have been used in this very moment.
    let held = store::find(op.conn(), hash)?.filter(|held| held.used_at.is_some());
    if let Some(held) = held {
        let now = op.now;
        store::revoke_family(op.conn(), held.family_id, now)?;
        let id = Some(held.user_id.any());
        op.audit("oauth.refresh-reused", users::RESOURCE, id, json!({}))?;
    }
    Ok(Err(Denied::Grant))
}

/// Give a client its scopes.
pub fn client_grant(
    op: &mut Op,
    client: &Client,
    wanted: Option<&str>,
) -> ApiResult<Result<String, Denied>> {
    let Some(client) = clients::service::used(op, client.id)? else {
        return Ok(Err(Denied::Grant));
    };
    let useful = Action::scopes_of(&[client.role]);
    let registered = client.scopes.0.iter().map(String::as_str);
    let allowed = registered.filter(|scope| useful.contains(scope)).collect();
    let Some(scope) = granted(wanted, &allowed) else {
        return Ok(Err(Denied::Scope));
    };
    let id = client.id.any();
    let actor = Actor {
        kind: ActorKind::Client,
        id: Some(id),
        client_id: Some(id),
        roles: vec![client.role],
        bound: Bound {
            organisation: Some(client.organisation_id),
            ..Bound::default()
        },
        ..Actor::anonymous()
    };
    let meta = op.meta;
    let mut op = Op::new(op.conn(), &actor, meta);
    op.audit("oauth.login", clients::RESOURCE, Some(id), json!({}))?;
    Ok(Ok(scope))
}

/// End the log-in that a refresh token belongs to. An unknown token is as good as ended.
pub fn revoke(op: &mut Op, token: &str) -> ApiResult<()> {
    if let Some(held) = store::find(op.conn(), &digest_of(token))? {
        let now = op.now;
        store::revoke_family(op.conn(), held.family_id, now)?;
        let id = Some(held.user_id.any());
        op.audit("oauth.revoke", users::RESOURCE, id, json!({}))?;
    }
    Ok(())
}

/// End all log-ins of a user.
pub fn revoke_all(op: &mut Op, user: UserId) -> ApiResult<()> {
    let now = op.now;
    store::revoke_user(op.conn(), user, now)
}

fn audit_as(op: &mut Op, user: &User) -> ApiResult<()> {
    let id = user.id.any();
    let actor = Actor {
        kind: ActorKind::User,
        id: Some(id),
        roles: user.roles.0.clone(),
        bound: Bound {
            organisation: Some(user.organisation_id),
            ..Bound::default()
        },
        ..Actor::anonymous()
    };
    let meta = op.meta;
    let mut op = Op::new(op.conn(), &actor, meta);
    op.audit("oauth.login", users::RESOURCE, Some(id), json!({}))
}

fn new_refresh_token(op: &mut Op, user: &User, family: AnyId, scope: &str) -> ApiResult<String> {
    let token = new_secret();
    let row = RefreshToken {
        token_hash: digest_of(&token),
        family_id: family,
        user_id: user.id,
        scope: scope.to_owned(),
        issued_at: op.now,
        expires_at: op.now.plus_seconds(REFRESH_SECONDS),
        used_at: None,
        revoked_at: None,
    };
    store::insert(op.conn(), &row)?;
    Ok(token)
}

/// The scopes wanted that are allowed; all allowed ones when none are named. None when one is
/// unknown or nothing is left.
fn granted(wanted: Option<&str>, allowed: &BTreeSet<&str>) -> Option<String> {
    let known = Action::scopes();
    let wanted: BTreeSet<&str> = wanted.unwrap_or_default().split_whitespace().collect();
    if !wanted.iter().all(|scope| known.contains(scope)) {
        return None;
    }
    let scopes: Vec<&str> = if wanted.is_empty() {
        allowed.iter().copied().collect()
    } else {
        wanted.intersection(allowed).copied().collect()
    };
    (!scopes.is_empty()).then(|| scopes.join(" "))
}

/// As [`granted`], but nothing beyond what is allowed may be asked for: RFC 6749, section 6.
fn exactly(wanted: Option<&str>, allowed: &BTreeSet<&str>) -> Option<String> {
    let beyond = |text: &str| text.split_whitespace().any(|s| !allowed.contains(s));
    if wanted.is_some_and(beyond) {
        return None;
    }
    granted(wanted, allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_narrowed_to_what_is_allowed() {
        let allowed: BTreeSet<&str> = ["schools:read", "users:read"].into();
        let cases = [
            (None, Some("schools:read users:read")),
            (Some(""), Some("schools:read users:read")),
            (Some("users:read"), Some("users:read")),
            (Some("users:read  courses:read"), Some("users:read")),
            (Some("courses:read"), None),
            (Some("users:read castles:read"), None),
        ];
        for (wanted, expected) in cases {
            let scope = granted(wanted, &allowed);
            assert_eq!(scope.as_deref(), expected, "{wanted:?}");
        }
        assert_eq!(exactly(Some("users:read courses:read"), &allowed), None);
    }
}
