//! Keys that sign: Ed25519 for access tokens and credentials, made at the first start, and RSA for ID tokens,
//! made when the first is needed. They are rotated by command.
//!
//! A new key signs only once every server has had time to learn of it. A retired one verifies tokens
//! until its last has expired, and credentials for ever: people keep them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use openssl::rsa::Rsa;
use rand::RngCore;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::platform::db::schema::signing_keys;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::base58::multibase;
use crate::platform::values::time::Timestamp;
use crate::text_enum;

/// How often servers look for new keys, and how long a new one waits before it signs.
pub(super) const RELOAD_SECONDS: u64 = 30;
const MATURE_SECONDS: i64 = 60;
/// How long a retired key still verifies.
const RETIRED_SECONDS: i64 = 3600;
const RSA_BITS: u32 = 2048;

/// The keys in use.
pub struct Keyring {
    keys: Vec<TokenKey>,
    signing: usize,
    /// None until the first is made.
    signing_rsa: Option<usize>,
    /// Every key that there has been, oldest first.
    ever: Vec<PublicKey>,
}

struct TokenKey {
    kid: String,
    kind: KeyKind,
    public: PublicKey,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

text_enum! {
    /// What a key signs with.
    pub enum KeyKind {
        Ed25519 = "EDDSA",
        Rsa = "RS256",
    }
}

/// A key as RFC 7517 publishes it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "k1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}))]
pub struct PublicKey {
    /// `OKP` or `RSA`.
    pub kty: &'static str,
    /// The curve.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub crv: Option<&'static str>,
    /// The algorithm that it signs with.
    pub alg: &'static str,
    /// `sig`: it signs.
    #[serde(rename = "use")]
    pub usage: &'static str,
    /// Id of the key, as tokens name it.
    pub kid: String,
    /// The public key on the curve, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub x: Option<String>,
    /// The modulus of an RSA key, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub n: Option<String>,
    /// The exponent of an RSA key, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub e: Option<String>,
    #[serde(skip)]
    bytes: Vec<u8>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = signing_keys)]
struct StoredKey {
    kid: String,
    private_key: Vec<u8>,
    public_key: Vec<u8>,
    created_at: Timestamp,
    retired_at: Option<Timestamp>,
    algorithm: KeyKind,
}

impl Keyring {
    /// Load the keys, making the first one where there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(db: &Database) -> ApiResult<Self> {
        let mut stored = db.read_now(load)?;
        if stored.is_empty() {
            stored = db.write_now(|conn| {
                if load(conn)?.is_empty() {
                    insert(conn, KeyKind::Ed25519)?;
                }
                load(conn)
            })?;
        }
        Self::of(stored)
    }

    /// [`Keyring::load`], making an RSA key where there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load_with_rsa(db: &Database) -> ApiResult<Self> {
        let stored = db.write_now(|conn| {
            let is_rsa =
                |key: &StoredKey| key.algorithm == KeyKind::Rsa && key.retired_at.is_none();
            if !load(conn)?.iter().any(is_rsa) {
                insert(conn, KeyKind::Rsa)?;
            }
            load(conn)
        })?;
        Self::of(stored)
    }

    fn of(mut stored: Vec<StoredKey>) -> ApiResult<Self> {
        let now = Timestamp::now();
        let ever = stored
            .iter()
            .filter(|key| key.algorithm == KeyKind::Ed25519)
            .map(PublicKey::of);
        let ever = ever.collect::<ApiResult<_>>()?;
        let oldest = now.plus_seconds(-RETIRED_SECONDS);
        stored.retain(|key| key.retired_at.is_none_or(|at| at > oldest));
        let signing = signing_of(&stored, KeyKind::Ed25519, now)
            .ok_or_else(|| ApiError::new(ErrorCode::Internal).caused_by("no signing key"))?;
        let signing_rsa = signing_of(&stored, KeyKind::Rsa, now);
        let keys = stored.into_iter().map(TokenKey::of);
        Ok(Self {
            keys: keys.collect::<ApiResult<_>>()?,
            signing,
            signing_rsa,
            ever,
        })
    }

    /// The key that signs now, and its id.
    pub(super) fn signing(&self) -> (&str, &EncodingKey) {
        let key = &self.keys[self.signing];
        (&key.kid, &key.encoding)
    }

    /// The RSA key that signs now, and its id.
    pub(super) fn signing_rsa(&self) -> Option<(&str, &EncodingKey)> {
        let key = &self.keys[self.signing_rsa?];
        Some((&key.kid, &key.encoding))
    }

    pub(super) fn verifying(&self, kid: &str) -> Option<&DecodingKey> {
        self.keys
            .iter()
            .filter(|key| key.kind == KeyKind::Ed25519)
            .find(|key| key.kid == kid)
            .map(|key| &key.decoding)
    }

    /// The keys that verify tokens, for the JWKS.
    #[must_use]
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.keys.iter().map(|key| key.public.clone()).collect()
    }

    /// The keys that verify credentials.
    #[must_use]
    pub fn credential_keys(&self) -> Vec<PublicKey> {
        self.ever.clone()
    }

    /// What signs credentials now.
    #[must_use]
    pub fn signer(&self) -> Signer {
        let key = &self.keys[self.signing];
        Signer {
            public: key.public.clone(),
            key: key.encoding.clone(),
        }
    }
}

/// The latest key of a kind that every server has had time to learn of; the first one at once.
fn signing_of(stored: &[StoredKey], kind: KeyKind, now: Timestamp) -> Option<usize> {
    let is_mature = |key: &StoredKey| {
        key.retired_at.is_none() && key.created_at.plus_seconds(MATURE_SECONDS) <= now
    };
    let is_good = |key: &StoredKey| key.retired_at.is_none_or(|at| at > now);
    stored
        .iter()
        .rposition(|key| key.algorithm == kind && is_mature(key))
        .or_else(|| {
            stored
                .iter()
                .position(|key| key.algorithm == kind && is_good(key))
        })
}

impl TokenKey {
    fn of(key: StoredKey) -> ApiResult<Self> {
        let public = PublicKey::of(&key)?;
        let (encoding, decoding) = match key.algorithm {
            KeyKind::Ed25519 => (
                EncodingKey::from_ed_der(&key.private_key),
                DecodingKey::from_ed_der(&key.public_key),
            ),
            KeyKind::Rsa => (
                EncodingKey::from_rsa_der(&key.private_key),
                DecodingKey::from_rsa_der(&key.public_key),
            ),
        };
        Ok(Self {
            kid: key.kid,
            kind: key.algorithm,
            public,
            encoding,
            decoding,
        })
    }
}

impl PublicKey {
    fn of(key: &StoredKey) -> ApiResult<Self> {
        let mut public = Self {
            kty: "OKP",
            crv: None,
            alg: "EdDSA",
            usage: "sig",
            kid: key.kid.clone(),
            x: None,
            n: None,
            e: None,
            bytes: key.public_key.clone(),
        };
        match key.algorithm {
            KeyKind::Ed25519 => {
                public.crv = Some("Ed25519");
                public.x = Some(URL_SAFE_NO_PAD.encode(&key.public_key));
            }
            KeyKind::Rsa => {
                let rsa = Rsa::public_key_from_der_pkcs1(&key.public_key).map_err(unusable)?;
                public.kty = "RSA";
                public.alg = "RS256";
                public.n = Some(URL_SAFE_NO_PAD.encode(rsa.n().to_vec()));
                public.e = Some(URL_SAFE_NO_PAD.encode(rsa.e().to_vec()));
            }
        }
        Ok(public)
    }

    /// The key as a Multikey: base58 of its bytes after the two that say Ed25519.
    #[must_use]
    pub fn multibase(&self) -> String {
        let mut bytes = vec![0xed, 0x01];
        bytes.extend(&self.bytes);
        multibase(&bytes)
    }
}

/// Signs credentials with the key of now.
#[derive(Clone)]
pub struct Signer {
    pub public: PublicKey,
    key: EncodingKey,
}

impl Signer {
    /// A JWT of this type, whose `kid` is the address of the key.
    ///
    /// # Errors
    /// When the key cannot sign, which is a defect.
    pub fn jwt(&self, kind: &str, kid: String, claims: &impl Serialize) -> ApiResult<String> {
        let header = Header {
            typ: Some(kind.to_owned()),
            kid: Some(kid),
            ..Header::new(Algorithm::EdDSA)
        };
        jsonwebtoken::encode(&header, claims, &self.key)
            .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))
    }

    /// The signature of some bytes, in base58.
    ///
    /// # Errors
    /// As [`Signer::jwt`].
    pub fn signature(&self, message: &[u8]) -> ApiResult<String> {
        let defect = |error: &dyn std::fmt::Display| {
            ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
        };
        let signature = jsonwebtoken::crypto::sign(message, &self.key, Algorithm::EdDSA)
            .map_err(|error| defect(&error))?;
        let bytes = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|error| defect(&error))?;
        Ok(multibase(&bytes))
    }
}

/// All keys, oldest first.
fn load(conn: &mut DbConnection) -> ApiResult<Vec<StoredKey>> {
    Ok(signing_keys::table
        .order(signing_keys::created_at)
        .select(StoredKey::as_select())
        .load(conn)?)
}

fn insert(conn: &mut DbConnection, kind: KeyKind) -> ApiResult<String> {
    let (private, public) = match kind {
        KeyKind::Ed25519 => new_ed25519()?,
        KeyKind::Rsa => new_rsa()?,
    };
    let kid = URL_SAFE_NO_PAD.encode(&Sha256::digest(&public)[..9]);
    diesel::insert_into(signing_keys::table)
        .values((
            signing_keys::kid.eq(&kid),
            signing_keys::private_key.eq(private),
            signing_keys::public_key.eq(public),
            signing_keys::created_at.eq(Timestamp::now()),
            signing_keys::algorithm.eq(kind),
        ))
        .execute(conn)?;
    Ok(kid)
}

/// A new key and its public half, as DER and as bytes.
fn new_ed25519() -> ApiResult<(Vec<u8>, Vec<u8>)> {
    let mut seed = [0; 32];
    rand::rng().fill_bytes(&mut seed);
    let key = SigningKey::from_bytes(&seed);
    let document = key.to_pkcs8_der().map_err(unusable)?;
    let public = key.verifying_key().to_bytes();
    Ok((document.as_bytes().to_vec(), public.to_vec()))
}

/// A new key and its public half, both as DER of PKCS #1.
fn new_rsa() -> ApiResult<(Vec<u8>, Vec<u8>)> {
    let key = Rsa::generate(RSA_BITS).map_err(unusable)?;
    let private = key.private_key_to_der().map_err(unusable)?;
    let public = key.public_key_to_der_pkcs1().map_err(unusable)?;
    Ok((private, public))
}

fn unusable(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
}

/// Make new keys and retire those before them. Returns the id of the one that will sign access tokens.
///
/// # Errors
/// When the database fails.
pub fn rotate_keys(db: &Database) -> ApiResult<String> {
    db.write_now(|conn| {
        let has_rsa = load(conn)?.iter().any(|key| key.algorithm == KeyKind::Rsa);
        diesel::update(signing_keys::table.filter(signing_keys::retired_at.is_null()))
            .set(signing_keys::retired_at.eq(Timestamp::now().plus_seconds(MATURE_SECONDS)))
            .execute(conn)?;
        if has_rsa {
            insert(conn, KeyKind::Rsa)?;
        }
        insert(conn, KeyKind::Ed25519)
    })
}
