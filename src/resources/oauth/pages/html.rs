//! The pages at which people log in and agree: HTML of their own in two languages, without a script.

use std::sync::LazyLock;

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION,
    REFERRER_POLICY, VARY, X_FRAME_OPTIONS,
};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use url::Url;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language};

const STYLE: &str = include_str!("page.css");

/// What stands around every page.
pub struct Frame {
    pub language: Language,
    /// The same page in the other language.
    pub switch: Option<String>,
    pub style: &'static str,
}

#[derive(Template)]
#[template(path = "log_in.html")]
pub struct LogInPage {
    pub frame: Frame,
    /// What somebody logs in for.
    pub app: Option<String>,
    pub fault: Option<LogInFault>,
    pub action: String,
    pub form_token: String,
    pub username: String,
}

/// Why the page is shown again.
#[derive(Debug, Clone, Copy)]
pub enum LogInFault {
    Refused,
    Stale,
}

#[derive(Template)]
#[template(path = "ask.html")]
pub struct AskPage {
    pub frame: Frame,
    pub app: String,
    pub organisation: String,
    /// In words.
    pub scopes: Vec<String>,
    pub user: String,
    /// Where the app is led back to.
    pub place: Option<String>,
    /// What the device shows.
    pub user_code: Option<String>,
    pub action: String,
    pub log_out: String,
    pub form_token: String,
    /// What tells that this user was asked about just this.
    pub asked: String,
}

#[derive(Template)]
#[template(path = "device.html")]
pub struct DevicePage {
    pub frame: Frame,
    pub user_code: String,
    pub is_wrong: bool,
}

#[derive(Template)]
#[template(path = "message.html")]
pub struct MessagePage {
    pub frame: Frame,
    pub title: &'static str,
    pub text: &'static str,
}

impl Frame {
    fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        say(self.language, vi, en)
    }

    fn other(&self) -> Language {
        match self.language {
            Language::Vietnamese => Language::English,
            Language::English => Language::Vietnamese,
        }
    }

    fn other_name(&self) -> &'static str {
        say(self.language, "English", "Tiếng Việt")
    }

    /// A page that leads nowhere.
    #[must_use]
    pub fn alone(language: Language) -> Self {
        Self {
            language,
            switch: None,
            style: STYLE,
        }
    }

    /// The page at an address, with its link to the other language.
    #[must_use]
    pub fn at(address: &str, language: Language) -> Self {
        let mut frame = Self::alone(language);
        frame.switch = Some(with_language(address, frame.other()));
        frame
    }
}

/// A text in one of two languages.
#[must_use]
pub fn say<'a>(language: Language, vi: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Vietnamese => vi,
        Language::English => en,
    }
}

/// An address of a page whose parameters ask for a language.
fn with_language(address: &str, language: Language) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty());
    let kept = kept.filter(|pair| !pair.starts_with("ui_locales="));
    let asked = format!("ui_locales={}", language.as_str());
    let pairs: Vec<&str> = kept.chain([asked.as_str()]).collect();
    format!("{path}?{}", pairs.join("&"))
}

/// What a browser may do with a page: show it in its style and send its forms, after which it may be led to
/// `target` and from there to any web server.
fn policy(target: Option<&str>) -> String {
    static STYLE_HASH: LazyLock<String> = LazyLock::new(|| STANDARD.encode(Sha256::digest(STYLE)));
    let url = target.and_then(|target| Url::parse(target).ok());
    let forms = match url.as_ref().map(Url::scheme) {
        None => "'self'".to_owned(),
        Some("https") => "'self' https:".to_owned(),
        Some(scheme) => format!("'self' https: {scheme}:"),
    };
    format!(
        "default-src 'none'; style-src 'sha256-{}'; form-action {forms}; base-uri 'none'; \
         frame-ancestors 'none'",
        *STYLE_HASH
    )
}

/// The answer with a page, whose forms may lead to `target`.
///
/// # Errors
/// When the page cannot be made, which is a defect.
pub fn page(
    status: StatusCode,
    page: &impl Template,
    language: Language,
    target: Option<&str>,
    cookies: impl IntoIterator<Item = Cookie<'static>>,
) -> ApiResult<HttpResponse> {
    let html = page
        .render()
        .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
    Ok(guarded(status, cookies)
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_LANGUAGE, language.as_str()))
        .insert_header((CONTENT_SECURITY_POLICY, policy(target)))
        .insert_header((VARY, "Accept-Language"))
        .body(html))
}

/// The answer that leads a browser elsewhere.
pub fn lead(to: &str, cookies: impl IntoIterator<Item = Cookie<'static>>) -> HttpResponse {
    guarded(StatusCode::SEE_OTHER, cookies)
        .insert_header((LOCATION, to))
        .finish()
}

/// Nothing of these answers is kept, framed, or told to the next site.
fn guarded(
    status: StatusCode,
    cookies: impl IntoIterator<Item = Cookie<'static>>,
) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(status);
    response
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((REFERRER_POLICY, "no-referrer"))
        .insert_header((X_FRAME_OPTIONS, "DENY"));
    for cookie in cookies {
        response.cookie(cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_to_itself_in_the_other_language() {
        assert_eq!(
            with_language(
                "/oauth/authorize?ui_locales=vi&state=a%26b",
                Language::English
            ),
            "/oauth/authorize?state=a%26b&ui_locales=en"
        );
        assert_eq!(
            with_language("/oauth/device", Language::Vietnamese),
            "/oauth/device?ui_locales=vi"
        );
    }

    #[test]
    fn forms_lead_to_the_registry_and_where_the_app_is_alone() {
        assert!(policy(None).contains("form-action 'self';"));
        assert!(policy(Some("https://app.example.vn/")).contains("form-action 'self' https:;"));
        assert!(policy(Some("vn.example.app:/b")).contains("'self' https: vn.example.app:;"));
    }
}
