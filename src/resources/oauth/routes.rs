//! `/oauth` and `/.well-known`.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::authorize::AuthorizationParams;
use super::device::{DeviceForm, DeviceView};
use super::error::{OAuthError, answer, created};
use super::form::Form;
use super::identity::{self, UserInfo};
use super::metadata::{KeySet, ServerMetadata};
use super::model::{EndedView, IntrospectionView, PushedView, TokenForm, TokenToCheck, TokenView};
use super::{pages, tokens};
use crate::platform::error::{ApiResult, Problem};
use crate::platform::request::OpContext;
use crate::platform::serve::state::State;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(oauth_token)
        .service(oauth_revoke)
        .service(oauth_introspect)
        .service(oauth_device_authorization)
        .service(oauth_push)
        .service(oauth_userinfo)
        .service(oauth_userinfo_form)
        .service(oauth_keys)
        .service(oauth_metadata)
        .service(oauth_discovery);
    pages::configure(config);
}

/// Get a token
///
/// `authorization_code` ends a log-in at `/oauth/authorize`, and the device's grant one by a code that a
/// device shows; `client_credentials` logs a program in, whose id and secret come by HTTP Basic or in the
/// form, or whose assertion (RFC 7523) does; `password` logs a person in who sends name and password to a
/// program of their own, unless the server is set up without it. `refresh_token` renews a session. A refresh
/// token is good once: using it again ends the session. Five wrong passwords in a row lock the name for the
/// place that they come from for a minute, then for twice as long each time, up to an hour; the answer stays
/// the same. Scopes are those wanted that the roles have a use for and, of a client, those registered.
#[utoipa::path(tag = "oauth", security((), ("client" = [])),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, body = TokenView, description = "Tokens"),
        (status = 400, body = OAuthError, description = "The grant or the request is refused"),
        (status = 401, body = OAuthError, description = "The client is unknown or its secret wrong")))]
#[post("/oauth/token")]
async fn oauth_token(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    answer(async { tokens::token(Form::read(&request, payload).await?).await }.await)
}

/// Log out
///
/// Ends the session that a refresh token or a user's access token belongs to, and all its tokens. An unknown
/// token is as good as ended.
#[utoipa::path(tag = "oauth", security(()),
    request_body(content = TokenToCheck, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, body = EndedView, description = "Ended"),
        (status = 400, body = OAuthError, description = "No token of a session"),
        (status = 401, body = OAuthError, description = "The client is unknown or its secret wrong")))]
#[post("/oauth/revoke")]
async fn oauth_revoke(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    answer(async { tokens::revoke(Form::read(&request, payload).await?).await }.await)
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
    answer(async { tokens::introspect(Form::read(&request, payload).await?).await }.await)
}

/// Begin log-in by a code
///
/// For devices without a keyboard or a browser (RFC 8628): the device shows `user_code` and the address,
/// and asks `/oauth/token` with `device_code` until somebody has decided at `/oauth/device`.
#[utoipa::path(tag = "oauth", security((), ("client" = [])),
    request_body(content = DeviceForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, body = DeviceView, description = "The codes"),
        (status = 400, body = OAuthError, description = "The client or the scope is refused"),
        (status = 401, body = OAuthError, description = "The client is unknown or its proof wrong")))]
#[post("/oauth/device_authorization")]
async fn oauth_device_authorization(
    request: HttpRequest,
    payload: web::Payload,
) -> ApiResult<HttpResponse> {
    answer(async { tokens::device_authorization(Form::read(&request, payload).await?).await }.await)
}

/// Send a request for authorization ahead
///
/// Takes the parameters of `/oauth/authorize` in a form (RFC 9126). The browser is then sent there with
/// `client_id` and the `request_uri` of this answer alone.
#[utoipa::path(tag = "oauth", security((), ("client" = [])),
    request_body(content = AuthorizationParams, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 201, body = PushedView, description = "Kept"),
        (status = 400, body = OAuthError, description = "The request is refused"),
        (status = 401, body = OAuthError, description = "The client is unknown or its proof wrong")))]
#[post("/oauth/par")]
async fn oauth_push(request: HttpRequest, payload: web::Payload) -> ApiResult<HttpResponse> {
    created(async { tokens::push(Form::read(&request, payload).await?).await }.await)
}

/// Read who has logged in
///
/// For apps whose token has the scope `openid`: the user's id and, with `profile` and `email`, name and
/// address (OpenID Connect).
#[utoipa::path(tag = "oauth", security(("bearer" = [])),
    responses(
        (status = 200, body = UserInfo, description = "The user"),
        (status = 401, body = Problem, content_type = "application/problem+json", description = "The token is not good"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "The token lacks the scope `openid`")))]
#[get("/oauth/userinfo")]
async fn oauth_userinfo(ctx: OpContext) -> ApiResult<Reply> {
    ctx.read(|op| Reply::view(&identity::user_info(op)?))
        .await
        .map(Reply::not_kept)
}

/// Read who has logged in, by POST
///
/// As the GET, for programs that send their token so.
#[utoipa::path(tag = "oauth", security(("bearer" = [])),
    responses(
        (status = 200, body = UserInfo, description = "The user"),
        (status = 401, body = Problem, content_type = "application/problem+json", description = "The token is not good"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "The token lacks the scope `openid`")))]
#[post("/oauth/userinfo")]
async fn oauth_userinfo_form(ctx: OpContext) -> ApiResult<Reply> {
    ctx.read(|op| Reply::view(&identity::user_info(op)?))
        .await
        .map(Reply::not_kept)
}

/// Read the keys
///
/// The public keys that verify access tokens and ID tokens. A new key stands here before it signs.
#[utoipa::path(tag = "oauth",
    responses((status = 200, body = KeySet, description = "The keys")))]
#[get("/.well-known/jwks.json")]
async fn oauth_keys(state: web::Data<State>) -> ApiResult<Reply> {
    identity::expect_rsa(&state).await?;
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
    Ok(Reply::view(&ServerMetadata::of(&state.config))?.catalogue())
}

/// Read what log-in offers, where OpenID Connect looks for it
///
/// The same metadata (OpenID Connect Discovery).
#[utoipa::path(tag = "oauth",
    responses((status = 200, body = ServerMetadata, description = "The metadata")))]
#[get("/.well-known/openid-configuration")]
async fn oauth_discovery(state: web::Data<State>) -> ApiResult<Reply> {
    Ok(Reply::view(&ServerMetadata::of(&state.config))?.catalogue())
}
