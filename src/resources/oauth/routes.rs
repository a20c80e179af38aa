//! `/oauth` and `/.well-known`.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::error::{OAuthError, answer, done};
use super::form::Form;
use super::login;
use super::model::{IntrospectionView, KeySet, ServerMetadata, TokenForm, TokenToCheck, TokenView};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::serve::state::State;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(oauth_token)
        .service(oauth_revoke)
        .service(oauth_introspect)
        .service(oauth_keys)
        .service(oauth_metadata);
}

/// Get a token
///
/// `grant_type=password` logs a person in, `client_credentials` a program, whose id and secret
/// come by HTTP Basic or in the form; `refresh_token` renews a log-in. A refresh token is good
/// once: using it again ends the log-in. Five wrong passwords in a row lock the account for a
/// minute, then for twice as long each time, up to an hour; the answer stays the same.
/// Scopes are those wanted that the roles have a use for and, of a client, those registered.
#[utoipa::path(tag = "oauth", security((), ("client" = [])),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, body = TokenView, description = "Tokens"),
        (status = 400, body = OAuthError, description = "The grant or the request is refused"),
        (status = 401, body = OAuthError, description = "The client is unknown or its secret wrong")))]
#[post("/oauth/token")]
async fn oauth_token(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    answer(async { login::token(Form::read(&request, payload).await?).await }.await)
}

/// Log out
///
/// Ends the log-in that a refresh token belongs to. An unknown token is as good as ended.
#[utoipa::path(tag = "oauth", security(()),
    request_body(content = TokenToCheck, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "Ended"),
        (status = 400, body = OAuthError, description = "No refresh token"),
        (status = 401, body = OAuthError, description = "The client is unknown or its secret wrong")))]
#[post("/oauth/revoke")]
async fn oauth_revoke(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    let ended = async { login::revoke(Form::read(&request, payload).await?).await };
    done(ended.await)
}

/// Look at a token
///
/// For clients that got an access token from somebody and want to know whether it is good.
#[utoipa::path(tag = "oauth", security(("client" = [])),
    request_body(content = TokenToCheck, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, body = IntrospectionView, description = "What is known of it"),
        (status = 400, body = OAuthError, description = "The request is malformed"),
        (status = 401, body = OAuthError, description = "The client is unknown or its secret wrong")))]
#[post("/oauth/introspect")]
async fn oauth_introspect(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    answer(async { login::introspect(Form::read(&request, payload).await?).await }.await)
}

/// Read the keys
///
/// The public keys that verify access tokens. A new key stands here before it signs.
#[utoipa::path(tag = "oauth",
    responses((status = 200, body = KeySet, description = "The keys")))]
#[get("/.well-known/jwks.json")]
async fn oauth_keys(state: web::Data<State>) -> ApiResult<Reply> {
    let keys = state.sessions.public_keys();
    Ok(Reply::view(&KeySet { keys })?.catalogue())
}

/// Read what log-in offers
///
/// Metadata of the authorization server, RFC 8414.
#[utoipa::path(tag = "oauth",
    responses((status = 200, body = ServerMetadata, description = "The metadata")))]
#[get("/.well-known/oauth-authorization-server")]
async fn oauth_metadata(state: web::Data<State>) -> ApiResult<Reply> {
    let issuer = state.config.public_url.to_string();
    let metadata = ServerMetadata {
        token_endpoint: format!("{issuer}/oauth/token"),
        revocation_endpoint: format!("{issuer}/oauth/revoke"),
        introspection_endpoint: format!("{issuer}/oauth/introspect"),
        jwks_uri: format!("{issuer}/.well-known/jwks.json"),
        scopes_supported: Action::scopes(),
        response_types_supported: Vec::new(),
        grant_types_supported: vec!["password", "client_credentials", "refresh_token"],
        token_endpoint_auth_methods_supported: vec![
            "client_secret_basic",
            "client_secret_post",
            "none",
        ],
        introspection_endpoint_auth_methods_supported: vec![
            "client_secret_basic",
            "client_secret_post",
        ],
        revocation_endpoint_auth_methods_supported: vec!["none"],
        issuer,
    };
    Ok(Reply::view(&metadata)?.catalogue())
}
