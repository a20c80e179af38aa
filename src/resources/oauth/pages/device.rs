//! `/oauth/device`: the code that a device shows is typed into a browser.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, get, post, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::authorize::{AuthorizationParams, present};
use super::super::device::{self, Asking, as_shown};
use super::authorize::{in_words, with_next};
use super::html::{self, AskPage, DevicePage, Frame, LogInPage};
use super::{Sent, Visit, fields, message};
use crate::platform::error::{ApiResult, Language};

/// Parameters of the page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct DevicePageParams {
    /// The code that the device shows.
    #[param(nullable = false, max_length = 20, example = "WDJB-MJHT")]
    pub user_code: Option<String>,
    /// Languages of the page, the best first: `vi` or `en`.
    #[param(nullable = false, max_length = 64)]
    pub ui_locales: Option<String>,
}

/// Let a device log in
///
/// Where the user of a device goes: they log in, type the code that the device shows and are asked whether
/// its app may have what it wants.
#[utoipa::path(tag = "oauth", security(()),
    params(DevicePageParams),
    responses(
        (status = 200, body = String, content_type = "text/html", description = "The page"),
        (status = 422, body = String, content_type = "text/html", description = "The code is wrong or has expired")))]
#[get("/oauth/device")]
pub(super) async fn oauth_device(visit: Visit) -> ApiResult<HttpResponse> {
    let params: DevicePageParams = fields(visit.request.query_string()).unwrap_or_default();
    let language = language_of(&visit, params.ui_locales);
    let Some(code) = params.user_code.filter(|code| !code.is_empty()) else {
        return type_code(&visit, language, StatusCode::OK, String::new());
    };
    let (session, typed) = (visit.browser.session_hash(), code.clone());
    let stand = visit.read(move |op| {
        let Some(present) = present(op, session.as_deref())? else {
            return Ok(None);
        };
        let asking = device::asking(op, &typed, &present.user)?;
        Ok(Some((present, asking)))
    });
    let own = visit.own_address();
    let (form_token, cookie) = visit.browser.form_token(&visit.state);
    match stand.await? {
        None => {
            let page = LogInPage {
                frame: Frame::at(&own, language),
                app: None,
                fault: None,
                action: with_next("/oauth/log-in", &own),
                form_token,
                username: String::new(),
            };
            html::page(StatusCode::OK, &page, language, None, cookie)
        }
        Some((_, None)) => type_code(&visit, language, StatusCode::UNPROCESSABLE_ENTITY, code),
        Some((present, Some(asking))) => {
            let asked = visit
                .browser
                .asked_token(&visit.state, &about(&asking, &as_shown(&code)));
            let page = AskPage {
                frame: Frame::at(&own, language),
                app: asking.client.name,
                organisation: asking.organisation,
                scopes: in_words(&asking.scope, language),
                user: present.user.display_name,
                place: None,
                user_code: Some(as_shown(&code)),
                action: format!("/oauth/device?ui_locales={}", language.as_str()),
                log_out: with_next("/oauth/log-out", &own),
                form_token,
                asked,
            };
            html::page(StatusCode::OK, &page, language, None, cookie)
        }
    }
}

/// What the page sends back: the user's decision.
#[post("/oauth/device")]
pub(super) async fn decide(visit: Visit, payload: web::Payload) -> ApiResult<HttpResponse> {
    let params: DevicePageParams = fields(visit.request.query_string()).unwrap_or_default();
    let language = language_of(&visit, params.ui_locales);
    let sent: Sent = visit.form(payload).await?;
    let code = as_shown(&sent.user_code);
    if !visit.browser.sent(&visit.state, &sent.form_token) {
        return Ok(html::lead(&format!("/oauth/device?user_code={code}"), None));
    }
    let (session, allowed) = (visit.browser.session_hash(), sent.decision == "allow");
    let (typed, token) = (code.clone(), sent.asked);
    let (browser, state) = (visit.browser.clone(), visit.state.clone());
    let decided = visit.write(move |op| {
        let Some(present) = present(op, session.as_deref())? else {
            return Ok(false);
        };
        let Some(asking) = device::asking(op, &typed, &present.user)? else {
            return Ok(false);
        };
        if !browser.was_asked(&state, &about(&asking, &typed), &token) {
            return Ok(false);
        }
        device::decide(op, &asking, &present.browser, allowed)?;
        Ok(true)
    });
    if !decided.await? {
        return Ok(html::lead(&format!("/oauth/device?user_code={code}"), None));
    }
    let text = if allowed {
        (
            "Thiết bị đã được đăng nhập. Bạn có thể đóng trang này.",
            "The device is logged in. You may close this page.",
        )
    } else {
        (
            "Thiết bị không được đăng nhập. Bạn có thể đóng trang này.",
            "The device is not logged in. You may close this page.",
        )
    };
    message(StatusCode::OK, language, ("Xong", "Done"), text)
}

/// What the page asks the user about.
fn about<'a>(asking: &'a Asking, code: &'a str) -> Vec<&'a str> {
    vec![
        code,
        &asking.organisation,
        &asking.client.name,
        &asking.scope,
    ]
}

fn type_code(
    visit: &Visit,
    language: Language,
    status: StatusCode,
    user_code: String,
) -> ApiResult<HttpResponse> {
    let page = DevicePage {
        frame: Frame::at(&visit.own_address(), language),
        is_wrong: status != StatusCode::OK,
        user_code,
    };
    html::page(status, &page, language, None, None)
}

fn language_of(visit: &Visit, ui_locales: Option<String>) -> Language {
    let params = AuthorizationParams {
        ui_locales,
        ..AuthorizationParams::default()
    };
    visit.language(params.language())
}
