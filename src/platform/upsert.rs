//! A row that a client sends whole, under a key of its own: what it may ask for beforehand, and
//! what became of it.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{IF_MATCH, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpRequest, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError};
use crate::platform::external_ids::ExternalId;
use crate::platform::ids::AnyId;
use crate::platform::op::IfMatch;
use crate::platform::reply::etag;

const LONGEST_SYSTEM: usize = 64;
const LONGEST_VALUE: usize = 128;

/// Whether the row was new, changed, or already as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// The row that a key names after an upsert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upserted<I = AnyId> {
    pub id: I,
    pub outcome: Outcome,
    /// What of the row was not taken over, or is unusual about it.
    pub warnings: Vec<FieldError>,
}

impl<I> Upserted<I> {
    #[must_use]
    pub fn new(id: I, outcome: Outcome) -> Self {
        Self {
            id,
            outcome,
            warnings: Vec::new(),
        }
    }

    /// A row that was there already.
    #[must_use]
    pub fn kept(id: I, changed: bool) -> Self {
        let outcome = if changed {
            Outcome::Updated
        } else {
            Outcome::Unchanged
        };
        Self::new(id, outcome)
    }

    #[must_use]
    pub fn warn(mut self, warnings: Vec<FieldError>) -> Self {
        self.warnings.extend(warnings);
        self
    }
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

/// The key in the path of a request.
#[derive(Debug, Clone)]
pub struct KeyPath(pub ExternalId);

impl FromRequest for KeyPath {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let path = web::Path::<ExternalId>::from_request(request, payload).into_inner();
        ready(match path {
            Ok(path) => checked(path.into_inner()).map(Self),
            Err(error) => Err(ApiError::not_found().caused_by(error.to_string())),
        })
    }
}

/// As the schema of an external id in a body would have it.
fn checked(key: ExternalId) -> ApiResult<ExternalId> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
    let system =
        (1..=LONGEST_SYSTEM).contains(&key.system.len()) && key.system.bytes().all(is_plain);
    if !system {
        return Err(ApiError::parameter(ErrorCode::ParameterInvalid, "system"));
    }
    let length = key.value.chars().count();
    if !(1..=LONGEST_VALUE).contains(&length) || key.value.contains('\0') {
        return Err(ApiError::parameter(ErrorCode::ParameterInvalid, "value"));
    }
    Ok(key)
}

/// The key of the caller's organisation that names the row.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(
    dead_code,
    reason = "documents the path; the KeyPath extractor reads it"
)]
pub struct KeyParams {
    /// Name of the caller's other system.
    #[param(
        min_length = 1,
        max_length = 64,
        pattern = "^[A-Za-z0-9._:-]+$",
        example = "cdsonla-sis"
    )]
    system: String,
    /// The row's key in that system: any characters, encoded as a URL needs it.
    #[param(min_length = 1, max_length = 128, example = "HV-2026-00017")]
    value: String,
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

/// The shortest way through a state machine from one state to another, without the first.
#[must_use]
pub fn way<S: Copy + PartialEq>(from: S, to: S, next: fn(S) -> &'static [S]) -> Option<Vec<S>> {
    let mut ways = std::collections::VecDeque::from([vec![from]]);
    let mut reached = vec![from];
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way[1..].to_vec());
        }
        for state in next(last) {
            if !reached.contains(state) {
                reached.push(*state);
                ways.push_back([way.as_slice(), &[*state]].concat());
            }
        }
    }
    None
}
