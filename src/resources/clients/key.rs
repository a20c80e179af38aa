//! Keys that clients sign their assertions with.

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Octets of the modulus of an RSA key, at least: 2,048 bits.
const FEWEST_RSA_BYTES: usize = 256;

/// A public key of a client, as RFC 7517 writes it: Ed25519, EC on P-256, or RSA of 2,048 bits and more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kty": "OKP", "crv": "Ed25519", "kid": "2026-1",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}))]
pub struct ClientKey {
    /// `OKP`, `EC` or `RSA`.
    #[schema(max_length = 8)]
    pub kty: String,
    /// Name of the key, as its assertions give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 200)]
    pub kid: Option<String>,
    /// The curve: `Ed25519` or `P-256`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 16)]
    pub crv: Option<String>,
    /// A point's first coordinate, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 100)]
    pub x: Option<String>,
    /// A point's second coordinate, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 100)]
    pub y: Option<String>,
    /// The modulus of an RSA key, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 1400)]
    pub n: Option<String>,
    /// The exponent of an RSA key, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 16)]
    pub e: Option<String>,
    /// `EdDSA`, `ES256`, `RS256` or `PS256`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 16)]
    pub alg: Option<String>,
    /// `sig`.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 8)]
    pub usage: Option<String>,
}

impl ClientKey {
    /// The key, and the algorithms that it signs with.
    #[must_use]
    pub fn verifying(&self) -> Option<(DecodingKey, &'static [Algorithm])> {
        let algorithms: &[Algorithm] = match (self.kty.as_str(), self.crv.as_deref()) {
            ("OKP", Some("Ed25519")) => &[Algorithm::EdDSA],
            ("EC", Some("P-256")) => &[Algorithm::ES256],
            ("RSA", None) if self.is_long() => &[Algorithm::RS256, Algorithm::PS256],
            _ => return None,
        };
        let jwk: Jwk = serde_json::to_value(self)
            .and_then(serde_json::from_value)
            .ok()?;
        Some((DecodingKey::from_jwk(&jwk).ok()?, algorithms))
    }

    fn is_long(&self) -> bool {
        // Four letters of base64 are three bytes.
        let letters = self.n.as_deref().unwrap_or_default().len();
        letters * 3 / 4 >= FEWEST_RSA_BYTES
    }
}
