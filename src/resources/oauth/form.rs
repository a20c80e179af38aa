//! Form bodies and the client that sends them.

use std::sync::Arc;

use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};
use actix_web::{HttpMessage, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::{OAuthError, Refusal};
use crate::platform::error::{ApiError, ErrorCode, RequestMeta};
use crate::platform::serve::state::State;
use crate::platform::values::ids::ClientId;
use crate::platform::wire::json::read_body;
use crate::resources::clients::{self, Client};

/// Forms are small.
const LARGEST_FORM: usize = 16 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";

/// A form that was sent to an OAuth operation.
pub struct Form<T> {
    pub state: web::Data<State>,
    pub meta: Arc<RequestMeta>,
    pub fields: T,
    client: Option<Credentials>,
}

struct Credentials {
    id: String,
    secret: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ClientFields {
    client_id: Option<String>,
    client_secret: Option<String>,
}

impl<T: DeserializeOwned> Form<T> {
    /// Read the form and the client's credentials, from the header or the form itself.
    pub async fn read(request: &HttpRequest, payload: web::Payload) -> Result<Self, Refusal> {
        let state = request
            .app_data::<web::Data<State>>()
            .ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
        let meta = request
            .extensions()
            .get::<Arc<RequestMeta>>()
            .cloned()
            .unwrap_or_default();
        check_media_type(request)?;
        let body = read_body(request, payload.into_inner(), LARGEST_FORM).await?;
        let text = std::str::from_utf8(&body).map_err(|_| malformed())?;
        let sent: ClientFields = parse(text)?;
        Ok(Self {
            state: state.clone(),
            meta,
            fields: parse(text)?,
            client: credentials(request, sent)?,
        })
    }

    /// Whether no registered client sent this, which its id would tell. A public one may name itself as it
    /// likes: without a secret the name proves nothing.
    pub fn is_public(&self) -> bool {
        let id = self
            .client
            .as_ref()
            .map(|client| client.id.parse::<ClientId>());
        id.is_none_or(|id| id.is_err())
    }

    /// The client that sent this; its secret was right.
    pub async fn authenticated(&self) -> Result<Client, Refusal> {
        let refused =
            || OAuthError::refuse("invalid_client", "The client id or the secret is wrong");
        let Some(Credentials { id, secret }) = &self.client else {
            return Err(OAuthError::refuse(
                "invalid_client",
                "A client must show its id and secret",
            ));
        };
        let id: ClientId = id.parse().map_err(|_| refused())?;
        let secret = secret.clone();
        let found = self
            .state
            .db
            .read_once(move |conn| clients::service::authenticate(conn, id, &secret));
        found.await?.ok_or_else(refused)
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    // PostgreSQL cannot store a NUL, so no name or password has one.
    if text.contains("%00") || text.contains('\0') {
        return Err(malformed());
    }
    serde_html_form::from_str(text).map_err(|_| malformed())
}

fn malformed() -> Refusal {
    OAuthError::refuse(
        "invalid_request",
        "The form is malformed or repeats a parameter",
    )
}

fn check_media_type(request: &HttpRequest) -> Result<(), ApiError> {
    let sent = request.headers().get(CONTENT_TYPE);
    let sent = sent.and_then(|value| value.to_str().ok());
    let media_type = sent
        .and_then(|text| text.split(';').next())
        .unwrap_or_default();
    if media_type.trim().eq_ignore_ascii_case(FORM) {
        return Ok(());
    }
    let error = ApiError::header(ErrorCode::MediaTypeUnsupported, "Content-Type");
    Err(error.with("accepted", FORM))
}

fn credentials(request: &HttpRequest, sent: ClientFields) -> Result<Option<Credentials>, Refusal> {
    let basic = match request.headers().get(AUTHORIZATION) {
        None => None,
        Some(value) => Some(value.to_str().ok().and_then(basic).ok_or_else(|| {
            OAuthError::refuse("invalid_client", "Only HTTP Basic authenticates a client")
        })?),
    };
    // API consoles send an empty pair for a public client.
    let basic = basic.filter(|client| !client.id.is_empty());
    match (basic, sent.client_id, sent.client_secret) {
        (Some(_), _, Some(_)) => Err(OAuthError::refuse(
            "invalid_request",
            "The client authenticates in two ways at once",
        )),
        (Some(basic), Some(id), None) if basic.id != id => Err(OAuthError::refuse(
            "invalid_request",
            "The client ids in header and form differ",
        )),
        (Some(basic), _, None) => Ok(Some(basic)),
        (None, Some(id), secret) if !id.is_empty() => Ok(Some(Credentials {
            id,
            secret: secret.unwrap_or_default(),
        })),
        (None, ..) => Ok(None),
    }
}

fn basic(header: &str) -> Option<Credentials> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some(Credentials {
        id: form_decoded(id)?,
        secret: form_decoded(secret)?,
    })
}

/// Each half is encoded as in a form before they are joined (RFC 6749, section 2.3.1). Ours have no letter
/// that this changes, so that those are right, too, who leave it out.
fn form_decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text).decode_utf8().ok()?;
    Some(decoded.into_owned())
}
