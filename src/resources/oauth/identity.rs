//! Who has logged in, told to apps: ID tokens and `userinfo` (OpenID Connect Core 1.0).

use actix_web::web;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::scopes::{EMAIL, OPENID, PROFILE};
use super::service::Granted;
use crate::platform::auth::authn::{KeyKind, Keyring};
use crate::platform::auth::authz::{ActorKind, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use crate::platform::values::ids::{UserId, UserSessionId};
use crate::platform::values::time::Timestamp;
use crate::resources::clients::{Client, IdTokenAlgorithm};
use crate::resources::users;

/// How long an ID token may be looked at: it is read when the app gets it.
const ID_TOKEN_SECONDS: i64 = 600;

/// Claims of an ID token.
#[derive(Serialize)]
struct IdClaims<'a> {
    iss: &'a str,
    sub: Uuid,
    aud: String,
    exp: i64,
    iat: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    sid: UserSessionId,
}

/// Who has logged in. What the app has no scope for is left out.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "sub": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "name": "Văn phòng UBND phường",
    "preferred_username": "vanphong.tohieu", "email": "vanphong@example.vn", "email_verified": false,
    "updated_at": 1_767_578_400
}))]
pub struct UserInfo {
    /// Id of the user.
    pub sub: Uuid,
    /// With `profile`: the name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub name: Option<String>,
    /// With `profile`: the name to log in with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub preferred_username: Option<String>,
    /// With `email`: the e-mail address, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub email: Option<String>,
    /// With `email`: false, since an administrator has entered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub email_verified: Option<bool>,
    /// With `profile`: when the user was last changed, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub updated_at: Option<i64>,
}

/// The ID token that goes with what was granted, where the app asked who logs in.
///
/// # Errors
/// When the database fails or a key cannot sign.
pub async fn id_token(
    state: &web::Data<State>,
    client: &Client,
    granted: &Granted,
    nonce: Option<String>,
) -> ApiResult<Option<String>> {
    if !has(&granted.scope, OPENID) {
        return Ok(None);
    }
    let kind = match client.id_token_algorithm {
        IdTokenAlgorithm::Rs256 => KeyKind::Rsa,
        IdTokenAlgorithm::EdDsa => KeyKind::Ed25519,
    };
    if kind == KeyKind::Rsa {
        expect_rsa(state).await?;
    }
    let now = Timestamp::now().as_seconds();
    let claims = IdClaims {
        iss: &state.config.public_url,
        sub: granted.user.uuid(),
        aud: client.id.to_string(),
        exp: now + ID_TOKEN_SECONDS,
        iat: now,
        auth_time: granted.authenticated_at.as_seconds(),
        nonce,
        sid: granted.session,
    };
    state.sessions.sign_id_token(kind, &claims).map(Some)
}

/// Have an RSA key: the first is made when it is needed.
///
/// # Errors
/// When the database fails.
pub async fn expect_rsa(state: &web::Data<State>) -> ApiResult<()> {
    if state.sessions.has_rsa() {
        return Ok(());
    }
    let db = state.db.clone();
    let keys = web::block(move || Keyring::load_with_rsa(&db)).await;
    let keys = keys.map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
    state.sessions.take_keys(keys?);
    Ok(())
}

/// What an app may know of the user behind its token.
///
/// # Errors
/// 403 without the scope `openid`.
pub fn user_info(op: &mut Op) -> ApiResult<UserInfo> {
    let actor = op.actor;
    let may = |scope: &str| {
        actor
            .scopes
            .as_ref()
            .is_some_and(|held| held.contains(scope))
    };
    let id = actor.id.filter(|_| actor.kind == ActorKind::User);
    let id: UserId = match id {
        Some(id) if may(OPENID) => id.typed(),
        _ => return Err(ApiError::new(ErrorCode::ScopeMissing).with("scope", OPENID)),
    };
    let user = users::service::within(op, &Reach::All, id)?;
    let (profile, email) = (may(PROFILE), may(EMAIL) && user.email.is_some());
    Ok(UserInfo {
        sub: id.uuid(),
        name: profile.then_some(user.display_name),
        preferred_username: profile.then_some(user.username),
        email: user.email.filter(|_| email),
        email_verified: email.then_some(false),
        updated_at: profile.then(|| user.updated_at.as_seconds()),
    })
}

fn has(scope: &str, one: &str) -> bool {
    scope.split(' ').any(|held| held == one)
}
