//! What a browser holds: that somebody is logged in, that it was let in before, and what its forms carry.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::platform::auth::authn::{digest_of, new_secret, same_digest};
use crate::platform::serve::state::State;

/// How long somebody stays logged in at the pages.
pub const BROWSER_SECONDS: i64 = 12 * 3600;
const DEVICE_SECONDS: i64 = 400 * 86_400;

/// The cookies. Over https their names have a prefix which says that nobody but this server has set them.
const SESSION: &str = "registry-session";
const DEVICE: &str = "registry-device";
const FORM: &str = "registry-form";
const HOST: &str = "__Host-";

/// A browser that sends a request.
#[derive(Debug, Clone)]
pub struct Browser {
    is_secure: bool,
    session: Option<String>,
    device: Option<String>,
    form: Option<String>,
}

impl Browser {
    #[must_use]
    pub fn of(request: &HttpRequest, state: &State) -> Self {
        let is_secure = state.config.public_url.starts_with("https:");
        let held = |name: &str| {
            let cookie = request.cookie(&full_name(name, is_secure))?;
            Some(cookie.value().to_owned()).filter(|value| !value.is_empty())
        };
        Self {
            is_secure,
            session: held(SESSION),
            device: held(DEVICE),
            form: held(FORM),
        }
    }

    /// What its session is known by.
    #[must_use]
    pub fn session_hash(&self) -> Option<Vec<u8>> {
        self.session.as_deref().map(digest_of)
    }

    /// What it holds since it was let in before.
    #[must_use]
    pub fn device(&self) -> Option<&str> {
        self.device.as_deref()
    }

    /// What its forms have to carry, and the cookie that goes with it where it has none yet. Other sites
    /// can send a form, but know neither.
    #[must_use]
    pub fn form_token(&self, state: &State) -> (String, Option<Cookie<'static>>) {
        match &self.form {
            Some(held) => (sealed(state, "form", held.as_bytes(), &[]), None),
            None => {
                let held = new_secret();
                let token = sealed(state, "form", held.as_bytes(), &[]);
                (token, Some(self.cookie(FORM, held, None)))
            }
        }
    }

    /// Whether a form that was sent came from a page of ours that this browser was shown.
    #[must_use]
    pub fn sent(&self, state: &State, token: &str) -> bool {
        let Some(held) = &self.form else {
            return false;
        };
        same(&sealed(state, "form", held.as_bytes(), &[]), token)
    }

    /// What the page adds when somebody has just logged in with the session that is known by this.
    #[must_use]
    pub fn fresh_token(state: &State, session_hash: &[u8]) -> String {
        sealed(state, "fresh", session_hash, &[])
    }

    /// Whether a page of ours has added it for the session of this browser.
    #[must_use]
    pub fn is_fresh(&self, state: &State, token: Option<&str>) -> bool {
        let own = self
            .session_hash()
            .map(|hash| Self::fresh_token(state, &hash));
        matches!((own, token), (Some(own), Some(token)) if same(&own, token))
    }

    /// What a page carries that asks the user of this session about something.
    #[must_use]
    pub fn asked_token(&self, state: &State, about: &[&str]) -> String {
        let session = self.session_hash().unwrap_or_default();
        sealed(state, "asked", &session, about)
    }

    /// Whether the user of this session was asked about just this.
    #[must_use]
    pub fn was_asked(&self, state: &State, about: &[&str], token: &str) -> bool {
        same(&self.asked_token(state, about), token)
    }

    /// The cookie of somebody who is logged in. It ends with the browser.
    #[must_use]
    pub fn logged_in(&self, secret: String) -> Cookie<'static> {
        self.cookie(SESSION, secret, None)
    }

    /// The cookie of a browser that was let in.
    #[must_use]
    pub fn let_in(&self, device: String) -> Cookie<'static> {
        self.cookie(DEVICE, device, Some(DEVICE_SECONDS))
    }

    /// The end of being logged in.
    #[must_use]
    pub fn logged_out(&self) -> Cookie<'static> {
        self.cookie(SESSION, String::new(), Some(0))
    }

    fn cookie(&self, name: &str, value: String, seconds: Option<i64>) -> Cookie<'static> {
        let cookie = Cookie::build(full_name(name, self.is_secure), value)
            .path("/")
            .http_only(true)
            .secure(self.is_secure)
            .same_site(SameSite::Lax);
        match seconds {
            Some(seconds) => cookie.max_age(Duration::seconds(seconds)).finish(),
            None => cookie.finish(),
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    same_digest(one.as_bytes(), other.as_bytes())
}

fn full_name(name: &str, is_secure: bool) -> String {
    let prefix = if is_secure { HOST } else { "" };
    format!("{prefix}{name}")
}

/// What tells that a page of ours has said something to whoever holds this. Each kind is sealed apart: a
/// browser chooses what it sends as a cookie.
fn sealed(state: &State, kind: &str, held: &[u8], about: &[&str]) -> String {
    let key = state.secrets.form_key();
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    let parts = [kind.as_bytes(), held];
    for part in parts
        .into_iter()
        .chain(about.iter().map(|text| text.as_bytes()))
    {
        // With its length before it, no two lists of parts are the same bytes.
        mac.update(&part.len().to_le_bytes());
        mac.update(part);
    }
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}
