//! How tokens are got and looked at: what happens around the transactions.

use super::error::{OAuthError, Refusal};
use super::form::Form;
use super::model::{IntrospectionView, TokenForm, TokenToCheck, TokenView};
use super::service::{self, Denied, Granted};
use crate::platform::auth::authn::{ACCESS_TOKEN_SECONDS, Subject, load_actor};
use crate::platform::auth::authz::Actor;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::resources::users;

/// Answer a request for tokens.
pub async fn token(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    match form.fields.grant_type.as_deref().unwrap_or_default() {
        "password" => password(form).await,
        "refresh_token" => refresh(form).await,
        "client_credentials" => client_credentials(form).await,
        "" => Err(missing("grant_type is missing")),
        _ => Err(OAuthError::refuse(
            "unsupported_grant_type",
            "Known are password, client_credentials and refresh_token",
        )),
    }
}

/// The password is verified between reading the row and writing the outcome: hashing inside
/// the transaction would hold up every other write.
async fn password(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    only_public(&form)?;
    let TokenForm {
        username, password, ..
    } = &form.fields;
    let (Some(username), Some(password)) = (username.clone(), password.clone()) else {
        return Err(missing("username or password is missing"));
    };
    let seen = form
        .state
        .db
        .read_once(move |conn| users::service::named(conn, &username))
        .await?;
    let hash = seen.as_ref().map(|user| user.password_hash.clone());
    let verified = form.state.passwords.verify(password, hash).await?;
    let scope = form.fields.scope.clone();
    let outcome = in_write(&form, move |op| {
        service::log_in(op, seen.as_ref(), verified, scope.as_deref())
    });
    for_user(&form, outcome.await??)
}

async fn refresh(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    only_public(&form)?;
    let Some(token) = form.fields.refresh_token.clone() else {
        return Err(missing("refresh_token is missing"));
    };
    let scope = form.fields.scope.clone();
    let outcome = in_write(&form, move |op| {
        service::refresh(op, &token, scope.as_deref())
    });
    for_user(&form, outcome.await??)
}

async fn client_credentials(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    let client = form.authenticated().await?;
    let id = client.id.uuid();
    let scope = form.fields.scope.clone();
    let outcome = in_write(&form, move |op| {
        service::client_grant(op, &client, scope.as_deref())
    });
    let scope = match outcome.await? {
        Ok(scope) => scope,
        Err(Denied::Grant) => {
            return Err(OAuthError::refuse(
                "invalid_client",
                "The client is disabled",
            ));
        }
        Err(denied) => return Err(denied.into()),
    };
    let sessions = &form.state.sessions;
    Ok(TokenView {
        access_token: sessions.issue(Subject::Client, id, scope.clone())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_SECONDS,
        refresh_token: None,
        scope,
    })
}

/// End a log-in. Possession of its refresh token is enough.
pub async fn revoke(form: Form<TokenToCheck>) -> Result<(), Refusal> {
    let Some(token) = form.fields.token.clone() else {
        return Err(missing("token is missing"));
    };
    if form.state.sessions.verify(&token).is_ok() {
        return Err(OAuthError::refuse(
            "unsupported_token_type",
            "An access token ends by itself; revoke the refresh token",
        ));
    }
    in_write(&form, move |op| service::revoke(op, &token)).await?;
    Ok(())
}

/// What is known of an access token, for clients.
pub async fn introspect(form: Form<TokenToCheck>) -> Result<IntrospectionView, Refusal> {
    form.authenticated().await?;
    let Some(token) = &form.fields.token else {
        return Err(missing("token is missing"));
    };
    let Ok(session) = form.state.sessions.verify(token) else {
        return Ok(IntrospectionView::default());
    };
    let claims = session.claims.clone();
    let loaded = form.state.db.read_once(move |conn| {
        // A user disabled in the meantime gets a token that is refused.
        Ok(load_actor(conn, &claims).is_ok())
    });
    if !loaded.await? {
        return Ok(IntrospectionView::default());
    }
    let claims = session.claims.clone();
    Ok(IntrospectionView {
        active: true,
        scope: Some(claims.scope),
        client_id: Some(claims.client_id),
        token_type: Some("Bearer"),
        exp: Some(claims.exp),
        iat: Some(claims.iat),
        sub: Some(claims.sub),
        aud: Some(claims.aud),
        iss: Some(claims.iss),
    })
}

fn for_user(form: &Form<TokenForm>, granted: Granted) -> Result<TokenView, Refusal> {
    let sessions = &form.state.sessions;
    let user = granted.user.uuid();
    Ok(TokenView {
        access_token: sessions.issue(Subject::User, user, granted.scope.clone())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_SECONDS,
        refresh_token: Some(granted.refresh_token),
        scope: granted.scope,
    })
}

fn missing(what: &'static str) -> Refusal {
    OAuthError::refuse("invalid_request", what)
}

/// Programs that act for themselves must not see people's passwords.
fn only_public(form: &Form<TokenForm>) -> Result<(), Refusal> {
    if form.is_public() {
        return Ok(());
    }
    Err(OAuthError::refuse(
        "unauthorized_client",
        "A registered program acts for itself, with client_credentials",
    ))
}

async fn in_write<F, T: Send + 'static>(
    form: &Form<F>,
    mut job: impl FnMut(&mut Op) -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    let meta = form.meta.clone();
    form.state
        .db
        .write(move |conn| job(&mut Op::new(conn, &Actor::anonymous(), &meta)))
        .await
}
