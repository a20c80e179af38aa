//! `/oauth/log-in` and `/oauth/log-out`: what the pages send back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post, web};
use serde::Deserialize;

use super::super::attempts::{self, Place};
use super::super::authorize::{self, AuthorizationParams, Stand};
use super::super::form::user_agent;
use super::super::service;
use super::authorize::with_next;
use super::browser::{BROWSER_SECONDS, Browser};
use super::html::{self, Frame, LogInFault, LogInPage};
use super::{Sent, Visit, fields};
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::UserSessionId;
use crate::resources::sessions::{self, Begun, SessionKind};

/// What tells the page behind that somebody has just logged in for it.
const FRESH: &str = "fresh";

#[derive(Default, Deserialize)]
#[serde(default)]
struct LogInForm {
    form_token: String,
    username: String,
    password: String,
    code: String,
}

#[post("/oauth/log-in")]
pub(super) async fn log_in(visit: Visit, payload: web::Payload) -> ApiResult<HttpResponse> {
    let next = visit.next()?;
    let form: LogInForm = visit.form(payload).await?;
    if !visit.browser.sent(&visit.state, &form.form_token) {
        return again(&visit, &next, &form.username, LogInFault::Stale).await;
    }
    let place = Place {
        device: visit.browser.device().map(str::to_owned),
        address: visit.state.limits.address_of(&visit.request),
    };
    let (name, password) = (form.username.clone(), form.password);
    let attempt = attempts::attempt(&visit.state, name, password, place).await?;
    let attempt = attempt.with_code(form.code);
    let (secret, device) = (new_secret(), new_secret());
    let fresh = Browser::fresh_token(&visit.state, &digest_of(&secret));
    let (cookie_hash, before) = (digest_of(&secret), visit.browser.session_hash());
    let (agent, kept) = (user_agent(&visit.request), device.clone());
    let logged_in = visit.write(move |op| {
        let Some(user) = service::admit(op, &attempt)? else {
            return Ok(false);
        };
        attempts::remember(op, &attempt, &kept)?;
        let before = match &before {
            Some(hash) => sessions::service::of_browser(op.conn(), hash)?,
            None => None,
        };
        if let Some(before) = before {
            sessions::service::end(op, before.id)?;
        }
        let begun = Begun {
            id: UserSessionId::new(),
            user_id: user.id,
            kind: SessionKind::Browser,
            client_id: None,
            scope: String::new(),
            cookie_hash: Some(cookie_hash.clone()),
            user_agent: agent.clone(),
            dpop_key: None,
            authenticated_at: op.now,
            lasts_seconds: BROWSER_SECONDS,
        };
        sessions::service::begin(op, begun)?;
        Ok(true)
    });
    if !logged_in.await? {
        return again(&visit, &next, &form.username, LogInFault::Refused).await;
    }
    let cookies = [
        visit.browser.logged_in(secret),
        visit.browser.let_in(device),
    ];
    Ok(html::lead(&with_fresh(&next, &fresh), cookies))
}

#[post("/oauth/log-out")]
pub(super) async fn log_out(visit: Visit, payload: web::Payload) -> ApiResult<HttpResponse> {
    let next = visit.next()?;
    let sent: Sent = visit.form(payload).await?;
    if !visit.browser.sent(&visit.state, &sent.form_token) {
        return Ok(html::lead(&next, None));
    }
    if let Some(hash) = visit.browser.session_hash() {
        let ended = visit.write(
            move |op| match sessions::service::of_browser(op.conn(), &hash)? {
                Some(session) => service::end(op, session.id),
                None => Ok(()),
            },
        );
        ended.await?;
    }
    Ok(html::lead(&next, [visit.browser.logged_out()]))
}

/// The page again, with what was wrong.
async fn again(
    visit: &Visit,
    next: &str,
    username: &str,
    fault: LogInFault,
) -> ApiResult<HttpResponse> {
    let params: AuthorizationParams = fields(query_of(next)).unwrap_or_default();
    let language = visit.language(params.language());
    let stand = visit.read(move |op| authorize::stand(op, params, None, false));
    let asked = match stand.await? {
        Ok(Stand::LogIn(asked)) => Some(asked),
        _ => None,
    };
    let (form_token, cookie) = visit.browser.form_token(&visit.state);
    let page = LogInPage {
        frame: Frame::at(next, language),
        app: asked.as_ref().map(|asked| asked.client.name.clone()),
        fault: Some(fault),
        action: with_next("/oauth/log-in", next),
        form_token,
        username: username.to_owned(),
    };
    let target = asked.as_ref().map(|asked| asked.redirect_uri.as_str());
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    html::page(status, &page, language, target, cookie)
}

fn query_of(address: &str) -> &str {
    address.split_once('?').map_or("", |(_, query)| query)
}

/// The page behind, told that somebody has just logged in for it.
fn with_fresh(next: &str, token: &str) -> String {
    let path = next.split('?').next().unwrap_or_default();
    let kept = query_of(next).split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !name.is_empty() && name != FRESH
    });
    let fresh = format!("{FRESH}={token}");
    let pairs: Vec<&str> = kept.chain([fresh.as_str()]).collect();
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_behind_is_told_once_of_the_log_in() {
        let next = "/oauth/authorize?client_id=a&fresh=old&prompt=login";
        let after = "/oauth/authorize?client_id=a&prompt=login&fresh=new";
        assert_eq!(with_fresh(next, "new"), after);
        assert_eq!(
            with_fresh("/oauth/device", "new"),
            "/oauth/device?fresh=new"
        );
    }
}
