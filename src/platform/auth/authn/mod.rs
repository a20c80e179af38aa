//! Who is calling: passwords, signing keys, access tokens, their proofs and the sessions made of them.

mod actor;
pub mod dpop;
mod keys;
mod opaque;
mod password;
mod sessions;

use actix_web::http::header::{AUTHORIZATION, HeaderMap};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

pub use actor::{load_actor, load_subject};
pub use keys::{KeyKind, Keyring, PublicKey, Signer, rotate_keys};
pub use opaque::{digest_of, new_secret, same_digest};
pub use password::{PasswordHasher, hash_now};
pub use sessions::{ACCESS_TOKEN_SECONDS, Claims, Confirmation, Issue, Session, Sessions, Subject};

/// A token that a request carries.
#[derive(Debug, Clone, Copy)]
pub struct Carried<'a> {
    pub token: &'a str,
    /// Whether a proof has to stand beside it (RFC 9449).
    pub is_bound: bool,
}

/// The token of an `Authorization` header, where there is one.
///
/// # Errors
/// 401 when the header says something else.
pub fn carried_token(headers: &HeaderMap) -> ApiResult<Option<Carried<'_>>> {
    let Some(value) = headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let carried = value.to_str().ok().and_then(|text| {
        let (scheme, token) = text.split_once(' ')?;
        let is_bound = scheme.eq_ignore_ascii_case("dpop");
        let token = token.trim();
        (is_bound || scheme.eq_ignore_ascii_case("bearer")).then_some(Carried { token, is_bound })
    });
    carried
        .map(Some)
        .ok_or_else(|| ApiError::new(ErrorCode::TokenInvalid))
}
