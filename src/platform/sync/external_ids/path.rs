//! The key of a row in the path of a request.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::ExternalId;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::text::composed;

const LONGEST_SYSTEM: usize = 64;
const LONGEST_VALUE: usize = 128;

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
    let value = composed(key.value);
    Ok(ExternalId { value, ..key })
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
