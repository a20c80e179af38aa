//! Who is calling: passwords, signing keys, access tokens and the sessions made of them.

mod actor;
mod keys;
mod opaque;
mod password;
mod sessions;

use actix_web::http::header::{AUTHORIZATION, HeaderMap};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

pub use actor::{load_actor, load_subject};
pub use keys::{Keyring, PublicKey, Signer, rotate_keys};
pub use opaque::{digest_of, new_secret, same_digest};
pub use password::{PasswordHasher, hash_now};
pub use sessions::{ACCESS_TOKEN_SECONDS, Claims, Session, Sessions, Subject};

/// The token of an `Authorization: Bearer` header, where there is one.
///
/// # Errors
/// 401 when the header says something else.
pub fn bearer_token(headers: &HeaderMap) -> ApiResult<Option<&str>> {
    let Some(value) = headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let token = value.to_str().ok().and_then(|text| {
        let (scheme, token) = text.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    token
        .map(Some)
        .ok_or_else(|| ApiError::new(ErrorCode::TokenInvalid))
}
