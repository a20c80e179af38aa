//! `/oauth/authorize`: an app asks, somebody agrees, the app is led back with a code.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, get, post, web};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::super::authorize::{
    self, Asked, Authorization, AuthorizationParams, Fault, Stand, Wrong, code,
};
use super::super::scopes;
use super::html::{self, AskPage, Frame, LogInPage};
use super::{Sent, Visit, fields, message};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language};

/// Let somebody log in to an app
///
/// Where an app sends a browser, with a challenge (RFC 7636, S256 alone): whoever comes logs in, is asked
/// whether the app may have what it wants, and is led back to the app with a `code` for `/oauth/token`,
/// its `state` and the `iss` of this server (RFC 9207), or with an `error`. What was agreed to once is not
/// asked again, unless the app is led back to an address that other programs of the device could take. A
/// request whose app or address is unknown leads nowhere: the page says why.
#[utoipa::path(tag = "oauth", security(()),
    params(AuthorizationParams),
    responses(
        (status = 200, body = String, content_type = "text/html", description = "The page to log in or to agree at"),
        (status = 303, description = "Back to the app"),
        (status = 400, body = String, content_type = "text/html", description = "The app or the address is unknown")))]
#[get("/oauth/authorize")]
pub(super) async fn oauth_authorize(visit: Visit) -> ApiResult<HttpResponse> {
    let query = visit.request.query_string().to_owned();
    answer(&visit, query).await
}

/// Let somebody log in to an app, by a form
///
/// As the GET, its parameters in a form: the browser is led to the page with them.
#[utoipa::path(tag = "oauth", security(()),
    request_body(content = AuthorizationParams, content_type = "application/x-www-form-urlencoded"),
    responses((status = 303, description = "To the page")))]
#[post("/oauth/authorize")]
pub(super) async fn oauth_authorize_form(
    visit: Visit,
    payload: web::Payload,
) -> ApiResult<HttpResponse> {
    let params: AuthorizationParams = visit.form(payload).await?;
    let query = serde_html_form::to_string(&params)
        .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
    // The browser sends its cookies only when it comes there by itself.
    Ok(html::lead(&format!("/oauth/authorize?{query}"), None))
}

async fn answer(visit: &Visit, query: String) -> ApiResult<HttpResponse> {
    let Ok(params) = fields::<AuthorizationParams>(&query) else {
        return here(Wrong::Malformed, visit.language(None));
    };
    let language = visit.language(params.language());
    let session = visit.browser.session_hash();
    let asked = params.clone();
    let fresh = visit
        .browser
        .is_fresh(&visit.state, params.fresh.as_deref());
    let stand = visit.read(move |op| authorize::stand(op, params, session.as_deref(), fresh));
    match stand.await? {
        Err(Fault::Here(wrong)) => here(wrong, language),
        Err(Fault::Back(back)) => Ok(html::lead(&back.url(&visit.state.config.public_url), None)),
        Ok(Stand::LogIn(authorization)) => log_in(visit, &authorization, &query, language),
        Ok(Stand::Ask(asked)) => ask(visit, &asked, &query, language),
        Ok(Stand::Agreed(_)) => decided(visit, asked, By::Before, &query).await,
    }
}

/// What the page sends back: the user's decision.
#[post("/oauth/consent")]
pub(super) async fn decide(visit: Visit, payload: web::Payload) -> ApiResult<HttpResponse> {
    let query = visit.request.query_string().to_owned();
    let again = || html::lead(&format!("/oauth/authorize?{query}"), None);
    let sent: Sent = visit.form(payload).await?;
    let (true, Ok(params)) = (
        visit.browser.sent(&visit.state, &sent.form_token),
        fields::<AuthorizationParams>(&query),
    ) else {
        return Ok(again());
    };
    let by = By::Page {
        allowed: sent.decision == "allow",
        asked: sent.asked,
    };
    decided(&visit, params, by, &query).await
}

/// How a user has decided.
#[derive(Clone)]
enum By {
    /// What they agreed to before is all that is asked.
    Before,
    /// At the page, which carried what they were asked about.
    Page { allowed: bool, asked: String },
}

/// Lead the app back with a code, or told that the user refused.
async fn decided(
    visit: &Visit,
    params: AuthorizationParams,
    by: By,
    query: &str,
) -> ApiResult<HttpResponse> {
    let language = visit.language(params.language());
    let session = visit.browser.session_hash();
    let fresh = visit
        .browser
        .is_fresh(&visit.state, params.fresh.as_deref());
    let (browser, state) = (visit.browser.clone(), visit.state.clone());
    let done = visit.write(move |op| {
        let asked = match authorize::stand(op, params.clone(), session.as_deref(), fresh)? {
            Ok(Stand::Ask(asked) | Stand::Agreed(asked)) if matches!(by, By::Page { .. }) => asked,
            Ok(Stand::Agreed(asked)) => asked,
            // Logged out meanwhile, or to be asked after all.
            Ok(Stand::LogIn(_) | Stand::Ask(_)) => return Ok(Ok(None)),
            Err(fault) => return Ok(Err(fault)),
        };
        let code = match &by {
            By::Before => {
                let (asks, scope) = (&asked.authorization, asked.scope.clone());
                code::issue(op, asks, &asked.browser, scope)?
            }
            By::Page { asked: token, .. } if !browser.was_asked(&state, &about(&asked), token) => {
                return Ok(Ok(None));
            }
            By::Page { allowed: true, .. } => authorize::agree(op, &asked)?,
            By::Page { allowed: false, .. } => {
                let refused = "The user does not allow it";
                let back = asked.authorization.back("access_denied", refused);
                return Ok(Err(Fault::Back(back)));
            }
        };
        Ok(Ok(Some((asked.authorization, code))))
    });
    let issuer = &visit.state.config.public_url;
    match done.await? {
        Ok(Some((authorization, code))) => {
            Ok(html::lead(&authorization.with_code(&code, issuer), None))
        }
        Ok(None) => Ok(html::lead(&format!("/oauth/authorize?{query}"), None)),
        Err(Fault::Back(back)) => Ok(html::lead(&back.url(issuer), None)),
        Err(Fault::Here(wrong)) => here(wrong, language),
    }
}

/// What the page asks the user about.
fn about(asked: &Asked) -> Vec<&str> {
    let request = &asked.authorization;
    vec![
        &request.redirect_uri,
        &asked.organisation,
        &request.client.name,
        &asked.scope,
    ]
}

fn log_in(
    visit: &Visit,
    authorization: &Authorization,
    query: &str,
    language: Language,
) -> ApiResult<HttpResponse> {
    let (form_token, cookie) = visit.browser.form_token(&visit.state);
    let next = format!("/oauth/authorize?{query}");
    let page = LogInPage {
        frame: Frame::at(&next, language),
        app: Some(authorization.client.name.clone()),
        fault: None,
        action: with_next("/oauth/log-in", &next),
        form_token,
        username: authorization.login_hint.clone().unwrap_or_default(),
    };
    let target = Some(authorization.redirect_uri.as_str());
    html::page(StatusCode::OK, &page, language, target, cookie)
}

fn ask(visit: &Visit, asked: &Asked, query: &str, language: Language) -> ApiResult<HttpResponse> {
    let (form_token, cookie) = visit.browser.form_token(&visit.state);
    let next = format!("/oauth/authorize?{query}");
    let redirect_uri = &asked.authorization.redirect_uri;
    let page = AskPage {
        frame: Frame::at(&next, language),
        app: asked.authorization.client.name.clone(),
        organisation: asked.organisation.clone(),
        scopes: in_words(&asked.scope, language),
        user: asked.user.display_name.clone(),
        place: Some(place_of(redirect_uri)),
        user_code: None,
        action: format!("/oauth/consent?{query}"),
        log_out: with_next("/oauth/log-out", &next),
        form_token,
        asked: visit.browser.asked_token(&visit.state, &about(asked)),
    };
    html::page(StatusCode::OK, &page, language, Some(redirect_uri), cookie)
}

/// Scopes as people are told of them.
pub(super) fn in_words(scope: &str, language: Language) -> Vec<String> {
    let words = scope.split(' ').map(|one| scopes::words(one, language));
    words.map(str::to_owned).collect()
}

/// Where an address leads, as people read it: its server, or the scheme of an app.
fn place_of(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url
        .as_ref()
        .and_then(|url| match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => Some(format!("{host}:{port}")),
            (host, _) => host.map(str::to_owned),
        });
    host.or_else(|| url.map(|url| url.scheme().to_owned()))
        .unwrap_or_default()
}

/// The address of a form after which the browser goes to `next`.
pub(super) fn with_next(path: &str, next: &str) -> String {
    format!(
        "{path}?next={}",
        utf8_percent_encode(next, NON_ALPHANUMERIC)
    )
}

fn here(wrong: Wrong, language: Language) -> ApiResult<HttpResponse> {
    let text = match wrong {
        Wrong::Client => (
            "Ứng dụng không có trong sổ đăng ký hoặc đã bị khóa. Hãy báo cho nơi cung cấp ứng dụng.",
            "The app is unknown here, or locked out. Tell those who provide it.",
        ),
        Wrong::RedirectUri => (
            "Ứng dụng muốn chuyển bạn tới một địa chỉ chưa được đăng ký. Hãy báo cho nơi cung cấp ứng dụng.",
            "The app wants to lead you to an address that is not registered. Tell those who provide it.",
        ),
        Wrong::Malformed => (
            "Yêu cầu của ứng dụng bị lỗi: có tham số lặp lại hoặc mã hóa sai.",
            "What the app asks is malformed: a parameter is repeated or wrongly encoded.",
        ),
        Wrong::Expired => (
            "Yêu cầu của ứng dụng đã hết hạn. Hãy quay lại ứng dụng và thử lại.",
            "What the app asked has expired. Go back to the app and try again.",
        ),
    };
    let title = ("Không thể đăng nhập", "Log-in is not possible");
    message(StatusCode::BAD_REQUEST, language, title, text)
}
