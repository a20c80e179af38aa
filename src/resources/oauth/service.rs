//! What of log-in happens in a transaction: sessions, refresh tokens, audit.

use serde_json::json;

use super::attempts::{self, Attempt};
use super::error::{OAuthError, Refusal};
use super::model::{REFRESH_SECONDS, RefreshToken};
use super::scopes::{exactly, granted};
use super::store;
use crate::platform::auth::authn::{Issue, Subject, digest_of, new_secret};
use crate::platform::auth::authz::{Action, Actor, ActorKind, Bound, is_of_user};
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;
use crate::resources::clients::{self, Client};
use crate::resources::sessions::{self, Begun, SessionKind, UserSession, consents};
use crate::resources::users::{self, User};

/// Scopes that a user was given, with the token that renews them.
#[derive(Debug)]
pub struct Granted {
    pub user: UserId,
    pub client: Option<ClientId>,
    pub session: UserSessionId,
    pub scope: String,
    pub refresh_token: String,
    pub authenticated_at: Timestamp,
    /// The key that its tokens are bound to.
    pub dpop_key: Option<String>,
}

impl Granted {
    /// The access token to give.
    #[must_use]
    pub fn issue(&self) -> Issue {
        Issue {
            kind: Subject::User,
            subject: self.user.uuid(),
            client: self.client,
            session: Some(self.session),
            scope: self.scope.clone(),
            dpop_key: self.dpop_key.clone(),
        }
    }
}

/// Why a grant failed although the transaction is to be stored.
#[derive(Debug)]
pub enum Denied {
    /// Wrong or unknown, locked or disabled: one answer, so that it tells nothing.
    Grant,
    Scope,
    /// What came had come before: the session of it has ended.
    Reused,
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Grant | Denied::Reused => OAuthError::refuse(
                "invalid_grant",
                "The user name, the password, the code or the token is wrong",
            ),
            Denied::Scope => OAuthError::refuse(
                "invalid_scope",
                "A scope is unknown, or none of those wanted is allowed",
            ),
        }
    }
}

/// End an attempt to log in with name and password. None when they may not come in. Every attempt writes
/// one audit event, so that an unknown name costs what a known one does.
pub fn admit(op: &mut Op, attempt: &Attempt) -> ApiResult<Option<User>> {
    let admitted = attempts::settle(op, attempt)?;
    let Some(user) = admitted else {
        let id = attempt.seen.as_ref().map(|user| user.id.any());
        op.audit("oauth.login-failed", users::RESOURCE, id, json!({}))?;
        return Ok(None);
    };
    audit_as(op, &user, None)?;
    Ok(Some(user))
}

/// Log in with name and password, for a program of the user's own.
pub fn log_in(
    op: &mut Op,
    attempt: &Attempt,
    wanted: Option<&str>,
    user_agent: Option<String>,
    dpop_key: Option<String>,
) -> ApiResult<Result<Granted, Denied>> {
    let Some(user) = admit(op, attempt)? else {
        return Ok(Err(Denied::Grant));
    };
    let allowed = Action::scopes_of(&user.roles.0);
    let Some(scope) = granted(wanted, &allowed) else {
        return Ok(Err(Denied::Scope));
    };
    let begun = Begun {
        id: UserSessionId::new(),
        user_id: user.id,
        kind: SessionKind::Password,
        client_id: None,
        scope,
        cookie_hash: None,
        user_agent,
        dpop_key,
        authenticated_at: op.now,
        lasts_seconds: REFRESH_SECONDS,
    };
    begin(op, begun).map(Ok)
}

/// Begin a session that has tokens.
pub fn begin(op: &mut Op, begun: Begun) -> ApiResult<Granted> {
    let session = sessions::service::begin(op, begun)?;
    Ok(Granted {
        user: session.user_id,
        client: session.client_id,
        session: session.id,
        refresh_token: new_refresh_token(op, session.id)?,
        authenticated_at: session.authenticated_at,
        dpop_key: session.dpop_key,
        scope: session.scope,
    })
}

/// The user who has agreed that an app has these scopes, if that holds still: they may come in, have no new
/// password since, allow it, and the app may serve. The caller has locked the user's row: whoever
/// changes one of these meanwhile waits, or was waited for.
pub fn still_agreed(
    op: &mut Op,
    (user, client, authenticated_at): (UserId, ClientId, Timestamp),
    scope: &str,
) -> ApiResult<Option<User>> {
    let found = users::service::still_active(op, user)?;
    let Some(user) = found.filter(|user| user.trusts(authenticated_at)) else {
        return Ok(None);
    };
    let given = consents::given(op, user.id, client)?;
    let allowed = scope.split(' ').all(|scope| given.contains(scope));
    let serves = allowed && clients::service::serves(op, client)?;
    Ok(serves.then_some(user))
}

/// Renew a session, `client` being who asks. A token that was used before has leaked: its session ends.
pub fn refresh(
    op: &mut Op,
    token: &str,
    wanted: Option<&str>,
    client: Option<ClientId>,
    key: Option<&str>,
) -> ApiResult<Result<Granted, Denied>> {
    let hash = digest_of(token);
    let Some(held) = store::find(op.conn(), &hash)? else {
        return Ok(Err(Denied::Grant));
    };
    // Of two at once the second sees what became of the first.
    dialect::lock_row(op.conn(), "user_sessions", held.session_id)?;
    let session = sessions::service::lasting(op, held.session_id)?;
    let is_its = |session: &UserSession| {
        let has_key = session.dpop_key.is_none() || session.dpop_key.as_deref() == key;
        session.client_id == client && has_key
    };
    let Some(session) = session.filter(is_its) else {
        return Ok(Err(Denied::Grant));
    };
    // Before the token is used up, so that a slip does not end the session.
    let Some(scope) = exactly(wanted, &session.scope.split(' ').collect()) else {
        return Ok(Err(Denied::Scope));
    };
    let now = op.now;
    if !store::use_up(op.conn(), &hash, now)? {
        return denied_again(op, &hash, session.user_id);
    }
    let user = users::service::still_active(op, session.user_id)?;
    let Some(user) = user.filter(|user| user.trusts(session.authenticated_at)) else {
        return Ok(Err(Denied::Grant));
    };
    let still = Action::scopes_of(&user.roles.0);
    let is_kept = |scope: &&str| still.contains(scope) || is_of_user(scope);
    let kept: Vec<&str> = scope.split(' ').filter(is_kept).collect();
    if kept.is_empty() {
        return Ok(Err(Denied::Grant));
    }
    sessions::service::renew(op, &session, REFRESH_SECONDS)?;
    Ok(Ok(Granted {
        user: user.id,
        client,
        session: session.id,
        scope: kept.join(" "),
        refresh_token: new_refresh_token(op, session.id)?,
        authenticated_at: session.authenticated_at,
        dpop_key: session.dpop_key,
    }))
}

fn denied_again(op: &mut Op, hash: &[u8], user: UserId) -> ApiResult<Result<Granted, Denied>> {
    let held = store::find(op.conn(), hash)?.filter(|held| held.used_at.is_some());
    let Some(held) = held else {
        return Ok(Err(Denied::Grant));
    };
    sessions::service::end(op, held.session_id)?;
    op.audit(
        "oauth.refresh-reused",
        users::RESOURCE,
        Some(user.any()),
        json!({}),
    )?;
    Ok(Err(Denied::Reused))
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
    let Some(role) = client.role else {
        return Ok(Err(Denied::Scope));
    };
    let useful = Action::scopes_of(&[role]);
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
        roles: vec![role],
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

/// End the session that a refresh token belongs to. An unknown token is as good as ended.
pub fn revoke(op: &mut Op, token: &str) -> ApiResult<()> {
    match store::find(op.conn(), &digest_of(token))? {
        Some(held) => end(op, held.session_id),
        None => Ok(()),
    }
}

/// End a session that somebody holds a token of.
pub fn end(op: &mut Op, session: UserSessionId) -> ApiResult<()> {
    let Some(held) = sessions::service::lasting(op, session)? else {
        return Ok(());
    };
    sessions::service::end(op, session)?;
    let id = Some(held.user_id.any());
    op.audit("oauth.revoke", users::RESOURCE, id, json!({}))
}

/// Write into the audit trail that a user has come in, by an app where there is one.
pub fn audit_as(op: &mut Op, user: &User, client: Option<ClientId>) -> ApiResult<()> {
    let id = user.id.any();
    let actor = Actor {
        kind: ActorKind::User,
        id: Some(id),
        client_id: client.map(ClientId::any),
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

fn new_refresh_token(op: &mut Op, session: UserSessionId) -> ApiResult<String> {
    let token = new_secret();
    let row = RefreshToken {
        token_hash: digest_of(&token),
        session_id: session,
        issued_at: op.now,
        expires_at: op.now.plus_seconds(REFRESH_SECONDS),
        used_at: None,
    };
    store::insert(op.conn(), &row)?;
    Ok(token)
}
