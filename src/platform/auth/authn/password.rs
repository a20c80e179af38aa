//! Passwords: argon2id with the parameters of the OWASP cheat sheet, a few at a time.

use std::net::Ipv4Addr;
use std::num::NonZero;
use std::thread;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::platform::auth::fair_turns::{FairTurns, Who};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::text::composed;

/// Memory of one hash in KiB; passes; lanes.
const MEMORY_KIB: u32 = 47_104;
const PASSES: u32 = 1;
const LANES: u32 = 1;
/// Hashes at a time, at most: each takes 46 MiB and a core.
const MOST_AT_ONCE: usize = 8;
/// Log-ins that may wait for their turn before others are turned away.
const MOST_WAITING: usize = 256;

/// Hashes and verifies passwords with bounded memory.
#[derive(Debug)]
pub struct PasswordHasher(FairTurns);

impl Default for PasswordHasher {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Self(FairTurns::new(cores.min(MOST_AT_ONCE), MOST_WAITING))
    }
}

impl PasswordHasher {
    /// The PHC string of a new password, for somebody who is logged in.
    ///
    /// # Errors
    /// 503 when too many wait already.
    pub async fn hash(&self, password: String) -> ApiResult<String> {
        let who = Who {
            known: true,
            name: String::new(),
            address: Ipv4Addr::UNSPECIFIED.into(),
        };
        self.0.take(who, move || hash_now(&password)).await
    }

    /// Whether `password` is the one behind `stored`. Without a stored one it takes the same
    /// time to say no, so that the answer does not tell who has an account.
    ///
    /// # Errors
    /// 503 when too many wait already.
    pub async fn verify(
        &self,
        password: String,
        stored: Option<String>,
        who: Who,
    ) -> ApiResult<bool> {
        self.0
            .take(who, move || match stored {
                Some(stored) => {
                    let hash = PasswordHash::new(&stored).map_err(internal)?;
                    let is_it = |password: &str| -> ApiResult<bool> {
                        Ok(argon2()?
                            .verify_password(password.as_bytes(), &hash)
                            .is_ok())
                    };
                    let same = composed(password.clone());
                    // Earlier releases stored what was sent, composed or not.
                    // Both are tried, so that the time does not tell which was right.
                    let (composed, sent) = (is_it(&same)?, same != password && is_it(&password)?);
                    Ok(composed || sent)
                }
                None => {
                    hash_now(&password)?;
                    if composed(password.clone()) != password {
                        hash_now(&password)?;
                    }
                    Ok(false)
                }
            })
            .await
    }
}

/// The PHC string of a new password, on this thread: for the command line.
///
/// # Errors
/// When the system has no randomness or memory.
pub fn hash_now(password: &str) -> ApiResult<String> {
    let hash: PasswordHash = argon2()?
        .hash_password(composed(password.to_owned()).as_bytes())
        .map_err(internal)?;
    Ok(hash.to_string())
}

fn argon2() -> ApiResult<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
}
