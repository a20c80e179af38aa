//! How tokens are got and looked at: what happens around the transactions.

use super::attempts::{self, Place};
use super::authorize::code::{self, Exchange};
use super::authorize::pushed::{self, PUSHED_SECONDS};
use super::authorize::{AuthorizationParams, Fault, Wrong};
use super::device::{self, DEVICE_SECONDS, DeviceForm, DeviceView, Heard, INTERVAL_SECONDS};
use super::error::{OAuthError, Refusal};
use super::form::Form;
use super::identity;
use super::model::{EndedView, IntrospectionView, PushedView, TokenForm, TokenToCheck, TokenView};
use super::scopes;
use super::service::{self, Denied, Granted};
use crate::platform::auth::authn::{ACCESS_TOKEN_SECONDS, Issue, load_actor};
use crate::platform::error::ErrorCode;
use crate::resources::clients::Client;

/// Answer a request for tokens.
pub async fn token(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    match form.fields.grant_type.as_deref().unwrap_or_default() {
        "password" if form.state.config.password_grant => password(form).await,
        "refresh_token" => refresh(form).await,
        "client_credentials" => client_credentials(form).await,
        "authorization_code" => authorization_code(form).await,
        device::GRANT => device_code(form).await,
        "" => Err(missing("grant_type is missing")),
        _ => Err(OAuthError::refuse(
            "unsupported_grant_type",
            "The grants known are those of /.well-known/oauth-authorization-server",
        )),
    }
}

/// The password is verified between reading the row and writing the outcome: hashing inside
/// the transaction would hold up every other write.
async fn password(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    if form.client().await?.is_some() {
        return Err(OAuthError::refuse(
            "unauthorized_client",
            "A registered client has no use for people's passwords: let them log in by the page",
        ));
    }
    let TokenForm {
        username, password, ..
    } = &form.fields;
    let (Some(username), Some(password)) = (username.clone(), password.clone()) else {
        return Err(missing("username or password is missing"));
    };
    let place = Place {
        device: None,
        address: form.address,
    };
    // What is wrong with the request is said before the password is tried: every try counts.
    let key = form.key()?;
    let attempt = attempts::attempt(&form.state, username, password, place).await?;
    let (scope, agent) = (form.fields.scope.clone(), form.user_agent.clone());
    let outcome = form.in_write(move |op| {
        service::log_in(op, &attempt, scope.as_deref(), agent.clone(), key.clone())
    });
    for_user(&form, &outcome.await??, None)
}

async fn refresh(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    let client = form.client().await?;
    let Some(token) = form.fields.refresh_token.clone() else {
        return Err(missing("refresh_token is missing"));
    };
    let (scope, key) = (form.fields.scope.clone(), form.key()?);
    let id = client.as_ref().map(|client| client.id);
    let outcome =
        form.in_write(move |op| service::refresh(op, &token, scope.as_deref(), id, key.as_deref()));
    let granted = ended(&form, outcome.await?)?;
    let id_token = match &client {
        Some(client) => identity::id_token(&form.state, client, &granted, None).await?,
        None => None,
    };
    for_user(&form, &granted, id_token)
}

async fn authorization_code(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    let client = form.registered().await?;
    let TokenForm {
        code,
        redirect_uri,
        code_verifier,
        ..
    } = &form.fields;
    let (Some(code), Some(verifier)) = (code.clone(), code_verifier.clone()) else {
        return Err(missing("code or code_verifier is missing"));
    };
    let sent = Exchange {
        code,
        redirect_uri: redirect_uri.clone().unwrap_or_default(),
        verifier,
        client: client.id,
        dpop_key: form.key()?,
    };
    let outcome = form.in_write(move |op| code::exchange(op, &sent));
    let (granted, nonce) = ended(&form, outcome.await?)?;
    let id_token = identity::id_token(&form.state, &client, &granted, nonce).await?;
    for_user(&form, &granted, id_token)
}

async fn device_code(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    let client = form.registered().await?;
    let Some(code) = form.fields.device_code.clone() else {
        return Err(missing("device_code is missing"));
    };
    let (id, key) = (client.id, form.key()?);
    let heard = form.in_write(move |op| device::ask(op, &code, id, key.clone()));
    let refuse = |error, why| Err(OAuthError::refuse(error, why));
    match heard.await?? {
        Heard::Granted(granted) => {
            let id_token = identity::id_token(&form.state, &client, &granted, None).await?;
            for_user(&form, &granted, id_token)
        }
        Heard::Pending => refuse("authorization_pending", "The user has not decided yet"),
        Heard::SlowDown => refuse("slow_down", "Wait longer from now on: five seconds more"),
        Heard::Refused => refuse("access_denied", "The user does not allow it"),
        Heard::Expired => refuse("expired_token", "The code has expired: begin again"),
    }
}

async fn client_credentials(form: Form<TokenForm>) -> Result<TokenView, Refusal> {
    let client = form.authenticated().await?;
    if client.role.is_none() {
        return Err(OAuthError::refuse(
            "unauthorized_client",
            "The client has no role of its own",
        ));
    }
    let (id, key) = (client.id, form.key()?);
    let scope = form.fields.scope.clone();
    let outcome = form.in_write(move |op| service::client_grant(op, &client, scope.as_deref()));
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
        token_type: type_of(key.as_ref()),
        access_token: sessions.issue(Issue {
            dpop_key: key,
            ..Issue::client(id, scope.clone())
        })?,
        expires_in: ACCESS_TOKEN_SECONDS,
        refresh_token: None,
        id_token: None,
        scope,
    })
}

/// Give a device its codes.
pub async fn device_authorization(form: Form<DeviceForm>) -> Result<DeviceView, Refusal> {
    let client = form.registered().await?;
    if !client.device_login {
        return Err(OAuthError::refuse(
            "unauthorized_client",
            "Nobody logs in to the client by a code",
        ));
    }
    let scope = form.fields.scope.clone();
    if !scopes::are_known(scope.as_deref().unwrap_or_default()) {
        return Err(Denied::Scope.into());
    }
    let id = client.id;
    let begun = form.in_write(move |op| device::begin(op, id, scope.as_deref()));
    let (device_code, user_code) = begun.await?;
    let page = format!("{}/oauth/device", form.state.config.public_url);
    Ok(DeviceView {
        device_code,
        verification_uri_complete: format!("{page}?user_code={user_code}"),
        verification_uri: page,
        user_code,
        expires_in: DEVICE_SECONDS,
        interval: INTERVAL_SECONDS,
    })
}

/// Keep a request that an app sends ahead.
pub async fn push(form: Form<AuthorizationParams>) -> Result<PushedView, Refusal> {
    let client = form.registered().await?;
    let mut params = form.fields.clone();
    params.client_id = Some(client.id.to_string());
    if params.request_uri.is_some() {
        return Err(missing("request_uri has no place in what is sent ahead"));
    }
    if let Some(key) = form.key()? {
        let named = params.dpop_jkt.get_or_insert_with(|| key.clone());
        if *named != key {
            return Err(missing("dpop_jkt is another key than that of the proof"));
        }
    }
    check_pushed(params.clone(), client.clone())?;
    let kept = form.in_write(move |op| pushed::keep(op, client.id, &params));
    Ok(PushedView {
        request_uri: kept.await?,
        expires_in: PUSHED_SECONDS,
    })
}

fn check_pushed(params: AuthorizationParams, client: Client) -> Result<(), Refusal> {
    match params.check(client) {
        Ok(_) => Ok(()),
        Err(Fault::Back(back)) => Err(OAuthError::refuse(back.error, back.description)),
        Err(Fault::Here(Wrong::RedirectUri)) => {
            Err(missing("redirect_uri is none of those registered"))
        }
        Err(Fault::Here(_)) => Err(missing("The request is malformed")),
    }
}

/// End a session. Possession of one of its tokens is enough, and who says that they are a client must be.
pub async fn revoke(form: Form<TokenToCheck>) -> Result<EndedView, Refusal> {
    form.client().await?;
    let Some(token) = form.fields.token.clone() else {
        return Err(missing("token is missing"));
    };
    if let Ok(verified) = form.state.sessions.verify(&token) {
        let Some(session) = verified.claims.sid else {
            return Err(OAuthError::refuse(
                "unsupported_token_type",
                "A client's own access token ends by itself",
            ));
        };
        form.in_write(move |op| service::end(op, session)).await?;
    } else {
        form.in_write(move |op| service::revoke(op, &token)).await?;
    }
    form.state.sessions.forget_actors();
    Ok(EndedView {})
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
    let loaded = form
        .state
        .db
        .read_once(move |conn| load_actor(conn, &claims));
    let actor = match loaded.await {
        Ok(actor) => actor,
        // A user disabled in the meantime has a token that is refused.
        Err(error) if error.code() == ErrorCode::TokenInvalid => {
            return Ok(IntrospectionView::default());
        }
        Err(error) => return Err(error.into()),
    };
    let claims = session.claims.clone();
    let scopes: Vec<String> = actor.scopes.into_iter().flatten().collect();
    Ok(IntrospectionView {
        active: true,
        scope: Some(scopes.join(" ")),
        client_id: Some(claims.client_id),
        token_type: Some(type_of(claims.cnf.as_ref())),
        cnf: claims.cnf,
        exp: Some(claims.exp),
        iat: Some(claims.iat),
        sub: Some(claims.sub),
        aud: Some(claims.aud),
        iss: Some(claims.iss),
    })
}

/// Have everybody's permissions read again when what came twice has ended a session.
fn ended<T, F>(form: &Form<F>, outcome: Result<T, Denied>) -> Result<T, Refusal> {
    if matches!(outcome, Err(Denied::Reused)) {
        form.state.sessions.forget_actors();
    }
    Ok(outcome?)
}

fn for_user<T>(
    form: &Form<T>,
    granted: &Granted,
    id_token: Option<String>,
) -> Result<TokenView, Refusal> {
    Ok(TokenView {
        access_token: form.state.sessions.issue(granted.issue())?,
        token_type: type_of(granted.dpop_key.as_ref()),
        expires_in: ACCESS_TOKEN_SECONDS,
        refresh_token: Some(granted.refresh_token.clone()),
        id_token,
        scope: granted.scope.clone(),
    })
}

/// How a token is sent: with a proof of its key where it is bound to one.
fn type_of<T>(key: Option<&T>) -> &'static str {
    if key.is_some() { "DPoP" } else { "Bearer" }
}

fn missing(what: &'static str) -> Refusal {
    OAuthError::refuse("invalid_request", what)
}
