//! What an app asks of somebody: read, checked, and where it is led back to.

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::scopes;
use crate::platform::auth::authz::{ACCOUNT_SCOPE, IDENTITY_SCOPES};
use crate::platform::error::Language;
use crate::platform::values::ids::ClientId;
use crate::resources::clients::{Client, RedirectUri};

/// Letters of SHA-256 in base64url.
const DIGEST_LETTERS: usize = 43;
const LONGEST_SCOPE: usize = 2000;
/// Letters of `state` and `nonce` that are kept, at most.
const LONGEST_OPAQUE: usize = 1024;

/// The parameters of a request for authorization.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams, ToSchema)]
#[serde(default)]
#[into_params(parameter_in = Query)]
#[schema(example = json!({
    "response_type": "code", "client_id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "redirect_uri": "https://app.example.vn/back", "scope": "openid trainees:read", "state": "af0ifjsldkj",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256"
}))]
pub struct AuthorizationParams {
    /// `code`.
    #[param(required = true, nullable = false, max_length = 64, example = "code")]
    #[schema(max_length = 64)]
    pub response_type: Option<String>,
    /// Id of the app.
    #[param(
        required = true,
        nullable = false,
        max_length = 64,
        example = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12"
    )]
    #[schema(max_length = 64)]
    pub client_id: Option<String>,
    /// Where to lead back to: one of the app's `redirectUris`.
    #[param(
        required = true,
        nullable = false,
        max_length = 500,
        example = "https://app.example.vn/back"
    )]
    #[schema(max_length = 500)]
    pub redirect_uri: Option<String>,
    /// Scopes wanted, separated by spaces; all that are allowed when not given.
    #[param(nullable = false, max_length = 2000, example = "openid trainees:read")]
    #[schema(max_length = 2000)]
    pub scope: Option<String>,
    /// Comes back as it is.
    #[param(nullable = false, max_length = 1024)]
    #[schema(max_length = 1024)]
    pub state: Option<String>,
    /// SHA-256 of the verifier, base64url (RFC 7636).
    #[param(
        required = true,
        nullable = false,
        min_length = 43,
        max_length = 43,
        example = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )]
    #[schema(max_length = 43)]
    pub code_challenge: Option<String>,
    /// `S256`.
    #[param(required = true, nullable = false, max_length = 64, example = "S256")]
    #[schema(max_length = 64)]
    pub code_challenge_method: Option<String>,
    /// Comes back in the ID token.
    #[param(nullable = false, max_length = 1024)]
    #[schema(max_length = 1024)]
    pub nonce: Option<String>,
    /// `login` to have the password asked for again, `consent` to have consent asked for again, `none` to
    /// show no page; `select_account` is taken as `login`.
    #[param(nullable = false, max_length = 64)]
    #[schema(max_length = 64)]
    pub prompt: Option<String>,
    /// Seconds since the log-in, at most.
    #[param(nullable = false, max_length = 10, value_type = Option<i64>, minimum = 0)]
    #[schema(max_length = 10)]
    pub max_age: Option<String>,
    /// User name to begin with.
    #[param(nullable = false, max_length = 64)]
    #[schema(max_length = 64)]
    pub login_hint: Option<String>,
    /// Languages of the pages, the best first: `vi` or `en`.
    #[param(nullable = false, max_length = 64)]
    #[schema(max_length = 64)]
    pub ui_locales: Option<String>,
    /// `query`.
    #[param(nullable = false, max_length = 64)]
    #[schema(max_length = 64)]
    pub response_mode: Option<String>,
    /// Thumbprint of the key that the app will prove to hold (RFC 9449).
    #[param(nullable = false, max_length = 64)]
    #[schema(max_length = 64)]
    pub dpop_jkt: Option<String>,
    /// What `/oauth/par` has answered; then only `client_id` counts beside it.
    #[param(nullable = false, max_length = 128)]
    #[schema(max_length = 128)]
    pub request_uri: Option<String>,
    /// Not supported.
    #[param(nullable = false, max_length = 4096)]
    #[schema(max_length = 4096)]
    pub request: Option<String>,
    /// What the log-in page adds when somebody has just logged in.
    #[param(ignore)]
    #[schema(ignore)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fresh: Option<String>,
}

/// A request that may be shown to somebody.
#[derive(Debug, Clone)]
pub struct Authorization {
    pub client: Client,
    pub redirect_uri: String,
    pub scope: Option<String>,
    pub state: Option<String>,
    pub code_challenge: String,
    pub nonce: Option<String>,
    pub prompt: BTreeSet<String>,
    pub max_age: Option<i64>,
    pub login_hint: Option<String>,
    pub dpop_key: Option<String>,
}

/// What is wrong with a request.
#[derive(Debug)]
pub enum Fault {
    /// Nobody may be led anywhere: the page says why.
    Here(Wrong),
    /// The app is told.
    Back(Back),
}

/// Why nobody is led back to an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Client,
    RedirectUri,
    Malformed,
    /// What the app had sent ahead has expired.
    Expired,
}

/// Where an app is led back to without a code, and what it is told.
#[derive(Debug)]
pub struct Back {
    pub redirect_uri: String,
    pub state: Option<String>,
    pub error: &'static str,
    pub description: &'static str,
}

impl AuthorizationParams {
    /// The client that is named, where its id can be one.
    #[must_use]
    pub fn client_id(&self) -> Option<ClientId> {
        self.client_id.as_deref()?.parse().ok()
    }

    /// The language that the app wants the pages in.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let mut wanted = self.ui_locales.as_deref()?.split_whitespace();
        wanted.find_map(|tag| match tag.split('-').next() {
            Some("vi") => Some(Language::Vietnamese),
            Some("en") => Some(Language::English),
            _ => None,
        })
    }

    /// The request of this client, checked.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn check(self, client: Client) -> Result<Authorization, Fault> {
        let redirect_uri = self.redirect_uri.unwrap_or_default();
        let registered = &client.redirect_uris.0;
        if !registered.iter().any(|uri| uri.admits(&redirect_uri)) {
            return Err(Fault::Here(Wrong::RedirectUri));
        }
        let fault = |error, description| {
            Err(Fault::Back(Back {
                redirect_uri: redirect_uri.clone(),
                state: self.state.clone(),
                error,
                description,
            }))
        };
        if self.request.is_some() {
            return fault("request_not_supported", "A request is no JWT here");
        }
        if self.request_uri.is_some() {
            let why = "A request lies at no other address here";
            return fault("request_uri_not_supported", why);
        }
        match self.response_type.as_deref() {
            Some("code") => {}
            None | Some("") => return fault("invalid_request", "response_type is missing"),
            Some(_) => return fault("unsupported_response_type", "Known is code"),
        }
        if self.response_mode.is_some_and(|mode| mode != "query") {
            return fault("invalid_request", "Known response_mode is query");
        }
        if self.code_challenge_method.as_deref() != Some("S256") {
            return fault("invalid_request", "code_challenge_method must be S256");
        }
        let challenge = self.code_challenge.unwrap_or_default();
        if !is_digest(&challenge) {
            return fault(
                "invalid_request",
                "code_challenge is no SHA-256 in base64url",
            );
        }
        if !scopes::are_known(self.scope.as_deref().unwrap_or_default()) {
            return fault("invalid_scope", "A scope is unknown");
        }
        if self
            .scope
            .as_ref()
            .is_some_and(|scope| scope.len() > LONGEST_SCOPE)
        {
            return fault("invalid_scope", "The scopes have 2,000 letters at most");
        }
        if self.dpop_jkt.as_deref().is_some_and(|key| !is_digest(key)) {
            return fault("invalid_request", "dpop_jkt is no SHA-256 in base64url");
        }
        let is_long =
            |text: &Option<String>| text.as_ref().is_some_and(|t| t.len() > LONGEST_OPAQUE);
        if is_long(&self.nonce) || is_long(&self.state) {
            return fault(
                "invalid_request",
                "state and nonce have 1,024 letters at most",
            );
        }
        let max_age = match self.max_age.map(|text| text.parse::<u32>()) {
            None => None,
            Some(Ok(seconds)) => Some(i64::from(seconds)),
            Some(Err(_)) => return fault("invalid_request", "max_age is no number of seconds"),
        };
        let prompt = self.prompt.unwrap_or_default();
        let prompt: BTreeSet<String> = prompt.split_whitespace().map(str::to_owned).collect();
        let is_known =
            |p: &String| ["none", "login", "consent", "select_account"].contains(&p.as_str());
        if !prompt.iter().all(is_known) || (prompt.contains("none") && prompt.len() > 1) {
            return fault(
                "invalid_request",
                "prompt is unknown, or none beside others",
            );
        }
        Ok(Authorization {
            redirect_uri,
            scope: self.scope,
            state: self.state,
            code_challenge: challenge,
            nonce: self.nonce,
            prompt,
            max_age,
            login_hint: self.login_hint,
            dpop_key: self.dpop_jkt,
            client,
        })
    }
}

impl Authorization {
    /// The scopes to ask the user for: wanted, registered, and of use to their roles.
    #[must_use]
    pub fn scope_for(&self, useful: &BTreeSet<&str>) -> Option<String> {
        scopes_for(&self.client, useful, self.scope.as_deref())
    }

    /// Whether a page has to ask although the user has agreed before: another program of the same device may
    /// pass itself off as the app (RFC 8252, section 8.6).
    #[must_use]
    pub fn always_asks(&self) -> bool {
        self.prompt.contains("consent") || RedirectUri::is_shared(&self.redirect_uri)
    }

    /// Where the app is led back to without a code.
    #[must_use]
    pub fn back(&self, error: &'static str, description: &'static str) -> Back {
        Back {
            redirect_uri: self.redirect_uri.clone(),
            state: self.state.clone(),
            error,
            description,
        }
    }

    /// Where the app is led back to with its code.
    #[must_use]
    pub fn with_code(&self, code: &str, issuer: &str) -> String {
        let state = self.state.as_deref().map(|state| ("state", state));
        let pairs = [Some(("code", code)), state, Some(("iss", issuer))];
        with_query(&self.redirect_uri, &pairs)
    }
}

impl Back {
    /// The address, with what the app is told.
    #[must_use]
    pub fn url(&self, issuer: &str) -> String {
        let state = self.state.as_deref().map(|state| ("state", state));
        let pairs = [
            Some(("error", self.error)),
            Some(("error_description", self.description)),
            state,
            Some(("iss", issuer)),
        ];
        with_query(&self.redirect_uri, &pairs)
    }
}

/// Whether a text is SHA-256 in base64url.
fn is_digest(text: &str) -> bool {
    let is_base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    text.len() == DIGEST_LETTERS && text.bytes().all(is_base64)
}

/// The scopes that an app may have of a user.
#[must_use]
pub fn scopes_for(
    client: &Client,
    useful: &BTreeSet<&str>,
    wanted: Option<&str>,
) -> Option<String> {
    let registered = client.scopes.0.iter().map(String::as_str);
    let is_useful = |scope: &&str| useful.contains(scope) || *scope == ACCOUNT_SCOPE;
    let mut allowed: BTreeSet<&str> = registered.filter(is_useful).collect();
    // Who the user is, an app learns only when it asks.
    if wanted.is_some_and(|wanted| !wanted.trim().is_empty()) {
        allowed.extend(IDENTITY_SCOPES);
    }
    scopes::granted(wanted, &allowed)
}

/// An address with more parameters; what it has already stays as it is.
fn with_query(address: &str, pairs: &[Option<(&str, &str)>]) -> String {
    let mut address = address.to_owned();
    for (name, value) in pairs.iter().flatten() {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, NON_ALPHANUMERIC));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_has_already_stays() {
        let pairs = [Some(("code", "a b&c")), None, Some(("iss", "https://r"))];
        assert_eq!(
            with_query("https://app.example.vn/back?x=1", &pairs),
            "https://app.example.vn/back?x=1&code=a%20b%26c&iss=https%3A%2F%2Fr"
        );
        assert_eq!(
            with_query("vn.example.app:/back", &pairs[..1]),
            "vn.example.app:/back?code=a%20b%26c"
        );
    }
}
