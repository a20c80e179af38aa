//! Which version of a row a client wants to change: `If-Match` and `If-None-Match`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{IF_MATCH, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::wire::reply::etag;

/// The version that the client saw, from `If-Match`.
#[derive(Debug, Clone)]
pub struct IfMatch(Vec<String>);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let held = request.headers().get(IF_MATCH).map(|value| value.to_str());
        ready(match held {
            Some(Ok(tags)) if tags.split(',').all(|tag| is_entity_tag(tag.trim())) => Ok(Self(
                tags.split(',').map(|tag| tag.trim().to_owned()).collect(),
            )),
            Some(_) => Err(ApiError::header(ErrorCode::HeaderInvalid, "If-Match")
                .with("reason", "an ETag in its quotes: \"1\"")),
            None => Err(ApiError::header(ErrorCode::VersionRequired, "If-Match")),
        })
    }
}

/// An ETag as an answer gave it, or `*`. Forgotten quotes are no other version.
fn is_entity_tag(text: &str) -> bool {
    let tag = text.strip_prefix("W/").unwrap_or(text);
    text == "*" || (tag.len() >= 2 && tag.starts_with('"') && tag.ends_with('"'))
}

impl IfMatch {
    /// Whichever version it is.
    #[must_use]
    pub fn any() -> Self {
        Self(vec!["*".to_owned()])
    }

    /// # Errors
    /// 412 when the row is no longer the one that the client saw.
    pub fn check(&self, version: i64) -> ApiResult<()> {
        let current = etag(version);
        if self.0.iter().any(|tag| tag == "*" || *tag == current) {
            Ok(())
        } else {
            Err(ApiError::header(ErrorCode::VersionStale, "If-Match").with("current", current))
        }
    }
}

/// The version that a change is meant for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(
    dead_code,
    reason = "documents the header; the IfMatch extractor reads it"
)]
pub struct IfMatchParam {
    /// `ETag` of the record as it was read; 412 when it has changed since.
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: String,
}

/// Under which conditions a client wants its row to be written: none, unless it sends
/// `If-Match` or `If-None-Match`.
#[derive(Debug, Clone, Default)]
pub struct Precondition {
    seen: Option<IfMatch>,
    /// Versions that the row must not have; `*` is any.
    unseen: Vec<String>,
}

impl FromRequest for Precondition {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Self::of(request, payload))
    }
}

impl Precondition {
    fn of(request: &HttpRequest, payload: &mut Payload) -> ApiResult<Self> {
        let seen = if request.headers().contains_key(IF_MATCH) {
            Some(IfMatch::from_request(request, payload).into_inner()?)
        } else {
            None
        };
        let unseen = match request.headers().get(IF_NONE_MATCH) {
            None => Vec::new(),
            Some(tags) => tags
                .to_str()
                .map_err(|_| ApiError::header(ErrorCode::HeaderInvalid, "If-None-Match"))?
                .split(',')
                .map(|tag| tag.trim().trim_start_matches("W/").to_owned())
                .collect(),
        };
        Ok(Self { seen, unseen })
    }

    /// # Errors
    /// 412 when the row is not the one that the client saw, or must not be there.
    pub fn check(&self, version: i64) -> ApiResult<()> {
        if let Some(seen) = &self.seen {
            seen.check(version)?;
        }
        let current = etag(version);
        if self.unseen.iter().any(|tag| tag == "*" || *tag == current) {
            return Err(
                ApiError::header(ErrorCode::ExternalIdExists, "If-None-Match")
                    .with("current", current),
            );
        }
        Ok(())
    }

    /// # Errors
    /// 412 when the client saw a row where there is none.
    pub fn check_absent(&self) -> ApiResult<()> {
        match self.seen {
            Some(_) => Err(ApiError::header(ErrorCode::VersionStale, "If-Match")),
            None => Ok(()),
        }
    }
}

/// Conditions of an upsert, both optional.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(
    dead_code,
    reason = "documents the headers; the Precondition extractor reads them"
)]
pub struct PreconditionParams {
    /// `ETag` of the record as it was read; 412 when it has changed since or is not there.
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: Option<String>,
    /// `*` to create only; 412 when the key names a record already.
    #[param(rename = "If-None-Match", example = "*")]
    if_none_match: Option<String>,
}
