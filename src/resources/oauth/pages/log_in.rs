//! `/oauth/log-in` and `/oauth/log-out`: what the pages send back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post, web};
use serde::Deserialize;

use super::super::attempts::{self, Place};
use super::super::form::user_agent;
use super::super::service;
use super::authorize::with_next;
use super::browser::BROWSER_SECONDS;
use super::html::{self, Frame, LogInFault, LogInPage};
use super::{Sent, Visit, fields};
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::error::{ApiResult, Language};
use crate::platform::values::ids::UserSessionId;
use crate::resources::sessions::{self, Begun, SessionKind};

/// Parameters that the log-in has fulfilled, so that the app's page does not ask for it again.
const FULFILLED: [&str; 2] = ["prompt", "max_age"];

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
        return again(&visit, &next, &form.username, LogInFault::Stale);
    }
    let place = Place {
        device: visit.browser.device().map(str::to_owned),
        address: visit.state.limits.address_of(&visit.request),
    };
    let (name, password) = (form.username.clone(), form.password);
    let attempt = attempts::attempt(&visit.state, name, password, place).await?;
    let attempt = attempt.with_code(form.code);
    let (secret, device) = (new_secret(), visit.browser.device().map(str::to_owned));
    let device = device.unwrap_or_else(new_secret);
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
        return again(&visit, &next, &form.username, LogInFault::Refused);
    }
    let cookies = [
        visit.browser.logged_in(secret),
        visit.browser.let_in(device),
    ];
    Ok(html::lead(&fulfilled(&next), cookies))
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
fn again(visit: &Visit, next: &str, username: &str, fault: LogInFault) -> ApiResult<HttpResponse> {
    let language = language_of(visit, next);
    let (form_token, cookie) = visit.browser.form_token(&visit.state);
    let page = LogInPage {
        frame: Frame::at(next, language),
        app: None,
        fault: Some(fault),
        action: with_next("/oauth/log-in", next),
        form_token,
        username: username.to_owned(),
    };
    // Where the app is led back to is not read again: any web server, or a scheme that it asked for.
    let target = fields::<super::super::authorize::AuthorizationParams>(query_of(next));
    let target = target.ok().and_then(|params| params.redirect_uri);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    html::page(status, &page, language, target.as_deref(), cookie)
}

/// The language that the page behind asks for.
fn language_of(visit: &Visit, next: &str) -> Language {
    let asked = fields::<super::super::authorize::AuthorizationParams>(query_of(next));
    visit.language(asked.ok().and_then(|params| params.language()))
}

fn query_of(address: &str) -> &str {
    address.split_once('?').map_or("", |(_, query)| query)
}

/// The page behind, which does not ask for the log-in again; whether to ask for consent it keeps.
fn fulfilled(next: &str) -> String {
    let Some((path, query)) = next.split_once('?') else {
        return next.to_owned();
    };
    let kept = query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !FULFILLED.contains(&name) {
            return Some(pair);
        }
        value.contains("consent").then_some("prompt=consent")
    });
    format!("{path}?{}", kept.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_fulfils_what_asked_for_it() {
        let next = "/oauth/authorize?client_id=a&prompt=login%20consent&max_age=0&state=s";
        let after = "/oauth/authorize?client_id=a&prompt=consent&state=s";
        assert_eq!(fulfilled(next), after);
        assert_eq!(fulfilled("/oauth/device"), "/oauth/device");
    }
}
