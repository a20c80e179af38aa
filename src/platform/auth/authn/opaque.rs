//! Opaque secrets: made by the system's randomness, kept as a digest. They have 256 bits, so a
//! fast digest is enough.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A new secret, shown to its owner and stored nowhere.
#[must_use]
pub fn new_secret() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a secret.
#[must_use]
pub fn digest_of(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Whether two digests are the same, in a time that does not tell where they differ.
#[must_use]
pub fn same_digest(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}
