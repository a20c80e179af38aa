//! Proofs that whoever sends a token holds its key: DPoP (RFC 9449). A token that was stolen alone opens
//! nothing then.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{Jwk, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use quick_cache::sync::Cache;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use crate::platform::values::time::Timestamp;

/// How a proof may be signed.
pub const ALGORITHMS: [&str; 4] = ["EdDSA", "ES256", "RS256", "PS256"];
const SIGNED: [Algorithm; 4] = [
    Algorithm::EdDSA,
    Algorithm::ES256,
    Algorithm::RS256,
    Algorithm::PS256,
];
/// The header that carries a proof.
pub const HEADER: &str = "dpop";
const TYPE: &str = "dpop+jwt";
/// How old a proof may be, and how far the sender's clock ahead.
const OLDEST_SECONDS: i64 = 300;
const AHEAD_SECONDS: i64 = 60;
const LONGEST_PROOF: usize = 4096;
/// Proofs to remember: each is good once at each server.
const REMEMBERED: usize = 50_000;

/// What a proof is good for.
#[derive(Debug, Clone, Copy)]
pub struct Use<'a> {
    pub method: &'a str,
    /// The address, without a query.
    pub address: &'a str,
    /// The token beside it.
    pub token: Option<&'a str>,
}

#[derive(Deserialize)]
struct Claims {
    jti: String,
    htm: String,
    htu: String,
    iat: i64,
    #[serde(default)]
    ath: Option<String>,
}

/// Proofs that came already.
pub struct Proofs {
    /// Beside tokens, and where tokens are asked for: there anybody may come.
    used: Cache<[u8; 32], ()>,
    asking: Cache<[u8; 32], ()>,
}

impl std::fmt::Debug for Proofs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Proofs")
    }
}

impl Default for Proofs {
    fn default() -> Self {
        Self {
            used: Cache::new(REMEMBERED),
            asking: Cache::new(REMEMBERED),
        }
    }
}

impl Proofs {
    /// The thumbprint of the key that a proof was made with. None when it is not good for this, or came
    /// before.
    #[must_use]
    pub fn verified(&self, proof: &str, wanted: Use<'_>) -> Option<String> {
        let (thumbprint, claims) = read(proof)?;
        let age = Timestamp::now().as_seconds() - claims.iat;
        let is_sound = (-AHEAD_SECONDS..=OLDEST_SECONDS).contains(&age)
            && claims.htm == wanted.method
            && is_same_address(&claims.htu, wanted.address)
            && claims.ath == wanted.token.map(hash_of)
            && !claims.jti.is_empty();
        if !is_sound {
            return None;
        }
        let name = format!("{thumbprint} {}", claims.jti);
        let seen: [u8; 32] = Sha256::digest(name).into();
        let mut is_first = false;
        let note = || {
            is_first = true;
            Ok::<_, std::convert::Infallible>(())
        };
        let proofs = match wanted.token {
            Some(_) => &self.used,
            None => &self.asking,
        };
        let Ok(()) = proofs.get_or_insert_with(&seen, note);
        is_first.then_some(thumbprint)
    }
}

/// A proof's key and what it says, its signature being right.
fn read(proof: &str) -> Option<(String, Claims)> {
    if proof.len() > LONGEST_PROOF || shows_private_key(proof)? {
        return None;
    }
    let header = jsonwebtoken::decode_header(proof).ok()?;
    if header.typ.as_deref() != Some(TYPE) || !SIGNED.contains(&header.alg) {
        return None;
    }
    let jwk: Jwk = header.jwk?;
    let key = DecodingKey::from_jwk(&jwk).ok()?;
    let mut validation = Validation::new(header.alg);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let claims = jsonwebtoken::decode::<Claims>(proof, &key, &validation).ok()?;
    let thumbprint = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
    Some((thumbprint, claims.claims))
}

/// Whether somebody shows their private key, which is none then.
fn shows_private_key(proof: &str) -> Option<bool> {
    let header = URL_SAFE_NO_PAD.decode(proof.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    Some(header["jwk"].get("d").is_some())
}

fn is_same_address(said: &str, own: &str) -> bool {
    let plain = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        url.set_query(None);
        url.set_fragment(None);
        Some(url)
    };
    plain(said).is_some_and(|said| Some(said) == plain(own))
}

fn hash_of(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}
