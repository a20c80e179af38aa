//! Form bodies and the client that sends them.

use std::net::IpAddr;
use std::sync::Arc;

use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use actix_web::{HttpMessage, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::assertion;
use super::error::{OAuthError, Refusal};
use crate::platform::auth::authn::dpop;
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use crate::platform::values::ids::ClientId;
use crate::platform::values::text::nfc;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::read_body;
use crate::resources::clients::{self, AuthMethod, Client};

/// Forms are small.
const LARGEST_FORM: usize = 16 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";
const TWO_WAYS: &str = "The client authenticates in two ways at once";

/// A form that was sent to an OAuth operation.
pub struct Form<T> {
    pub state: web::Data<State>,
    pub meta: Arc<RequestMeta>,
    pub fields: T,
    /// Where it comes from.
    pub address: IpAddr,
    /// What the sender calls itself.
    pub user_agent: Option<String>,
    client: Option<Credentials>,
    proof: Option<String>,
    own_address: String,
}

/// What a client says of itself.
enum Credentials {
    Secret { id: String, secret: String },
    Assertion(String),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ClientFields {
    #[serde(rename = "client_id")]
    id: Option<String>,
    #[serde(rename = "client_secret")]
    secret: Option<String>,
    #[serde(rename = "client_assertion_type")]
    assertion_type: Option<String>,
    #[serde(rename = "client_assertion")]
    assertion: Option<String>,
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
            address: state.limits.address_of(request),
            user_agent: user_agent(request),
            client: credentials(request, sent)?,
            proof: proof(request)?,
            own_address: format!("{}{}", state.config.public_url, request.path()),
        })
    }

    /// The registered client that sent this; its proof was right. None for the registry's own public
    /// client, which may name itself as it likes: without a proof the name proves nothing.
    ///
    /// # Errors
    /// `invalid_client` where an id or a proof is wrong.
    pub async fn client(&self) -> Result<Option<Client>, Refusal> {
        match &self.client {
            None => Ok(None),
            Some(Credentials::Assertion(assertion)) => {
                assertion::client_of(&self.state, assertion).await.map(Some)
            }
            Some(Credentials::Secret { id, secret }) => {
                let Ok(id) = id.parse::<ClientId>() else {
                    return Ok(None);
                };
                let client = active(&self.state, id).await?;
                let is_right = match client.auth_method {
                    AuthMethod::Secret => client.knows(secret, Timestamp::now()),
                    AuthMethod::None => secret.is_empty(),
                    AuthMethod::PrivateKey => false,
                };
                is_right.then_some(client).map(Some).ok_or_else(refused)
            }
        }
    }

    /// The registered client that sent this and proved it.
    ///
    /// # Errors
    /// `invalid_client` for anybody else.
    pub async fn authenticated(&self) -> Result<Client, Refusal> {
        let unproven = || {
            OAuthError::refuse(
                "invalid_client",
                "A client must show its id and secret, or an assertion",
            )
        };
        match &self.client {
            Some(Credentials::Secret { id, .. }) if id.parse::<ClientId>().is_err() => {
                Err(refused())
            }
            _ => {
                let client = self.client().await?.ok_or_else(unproven)?;
                if client.auth_method == AuthMethod::None {
                    return Err(unproven());
                }
                Ok(client)
            }
        }
    }

    /// The registered client that sent this, proved as far as it can be.
    ///
    /// # Errors
    /// `invalid_client` for anybody else.
    pub async fn registered(&self) -> Result<Client, Refusal> {
        self.client().await?.ok_or_else(refused)
    }

    /// The key that the sender has proved to hold (RFC 9449), where they show a proof.
    ///
    /// # Errors
    /// `invalid_dpop_proof` for one that is not good.
    pub fn key(&self) -> Result<Option<String>, Refusal> {
        let Some(proof) = &self.proof else {
            return Ok(None);
        };
        let wanted = dpop::Use {
            method: "POST",
            address: &self.own_address,
            token: None,
        };
        let key = self.state.proofs.verified(proof, wanted);
        key.map(Some).ok_or_else(wrong_proof)
    }

    /// [`write_as_nobody`].
    pub async fn in_write<R: Send + 'static>(
        &self,
        job: impl FnMut(&mut Op) -> ApiResult<R> + Send + 'static,
    ) -> ApiResult<R> {
        write_as_nobody(&self.state, &self.meta, job).await
    }
}

/// Work in a transaction, as nobody: who somebody is, it finds out.
pub async fn write_as_nobody<R: Send + 'static>(
    state: &State,
    meta: &Arc<RequestMeta>,
    mut job: impl FnMut(&mut Op) -> ApiResult<R> + Send + 'static,
) -> ApiResult<R> {
    let meta = Arc::clone(meta);
    let write = state
        .db
        .write(move |conn| job(&mut Op::new(conn, &Actor::anonymous(), &meta)));
    write.await
}

/// The client with this id.
///
/// # Errors
/// `invalid_client` when there is none, or it is disabled.
pub async fn active(state: &State, id: ClientId) -> Result<Client, Refusal> {
    let found = state
        .db
        .read_once(move |conn| clients::service::active(conn, id));
    found.await?.ok_or_else(refused)
}

/// Unknown, disabled or wrong: one answer, so that it tells nothing.
pub fn refused() -> Refusal {
    OAuthError::refuse("invalid_client", "The client id or its proof is wrong")
}

fn proof(request: &HttpRequest) -> Result<Option<String>, Refusal> {
    let mut proofs = request.headers().get_all(dpop::HEADER);
    match (proofs.next(), proofs.next()) {
        (None, _) => Ok(None),
        (Some(proof), None) => {
            let text = proof.to_str().map_err(|_| wrong_proof())?;
            Ok(Some(text.to_owned()))
        }
        _ => Err(wrong_proof()),
    }
}

fn wrong_proof() -> Refusal {
    OAuthError::refuse(
        "invalid_dpop_proof",
        "The proof is not good for this request, or came before",
    )
}

/// What a browser or a program calls itself.
pub fn user_agent(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(USER_AGENT)?;
    value.to_str().ok().map(nfc).filter(|text| !text.is_empty())
}

/// The fields of a form or a query.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
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
    let basic = basic.filter(|(id, _)| !id.is_empty());
    let refuse = |why| Err(OAuthError::refuse("invalid_request", why));
    if let Some(assertion) = sent.assertion {
        if basic.is_some() || sent.secret.is_some() {
            return refuse(TWO_WAYS);
        }
        if sent.assertion_type.as_deref() != Some(assertion::KIND) {
            return refuse("client_assertion_type is not that of a JWT");
        }
        return match sent.id {
            Some(id) if !assertion::is_of(&assertion, &id) => {
                refuse("The client ids in assertion and form differ")
            }
            _ => Ok(Some(Credentials::Assertion(assertion))),
        };
    }
    match (basic, sent.id, sent.secret) {
        (Some(_), _, Some(_)) => refuse(TWO_WAYS),
        (Some((id, _)), Some(named), None) if id != named => {
            refuse("The client ids in header and form differ")
        }
        (Some((id, secret)), _, None) => Ok(Some(Credentials::Secret { id, secret })),
        (None, Some(id), secret) if !id.is_empty() => Ok(Some(Credentials::Secret {
            id,
            secret: secret.unwrap_or_default(),
        })),
        (None, ..) => Ok(None),
    }
}

fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some((form_decoded(id)?, form_decoded(secret)?))
}

/// Each half is encoded as in a form before they are joined (RFC 6749, section 2.3.1). Ours have no letter
/// that this changes, so that those are right, too, who leave it out.
fn form_decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text).decode_utf8().ok()?;
    Some(decoded.into_owned())
}
