//! Ed25519 keys that sign access tokens and credentials: made at the first start, rotated by command.
//!
//! A new key signs only once every server has had time to learn of it. A retired one verifies tokens
//! until its last has expired, and credentials for ever: people keep them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use rand::RngCore;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::platform::db::schema::signing_keys;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::base58::multibase;
use crate::platform::values::time::Timestamp;

/// How often servers look for new keys, and how long a new one waits before it signs.
pub(super) const RELOAD_SECONDS: u64 = 30;
const MATURE_SECONDS: i64 = 60;
/// How long a retired key still verifies.
const RETIRED_SECONDS: i64 = 3600;

/// The keys in use.
pub struct Keyring {
    keys: Vec<TokenKey>,
    signing: usize,
    /// Every key that there has been, oldest first.
    ever: Vec<PublicKey>,
}

struct TokenKey {
    kid: String,
    public: Vec<u8>,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

/// A key as RFC 8037 publishes it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "k1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}))]
pub struct PublicKey {
    /// `OKP`.
    pub kty: &'static str,
    /// The curve.
    pub crv: &'static str,
    /// The algorithm that it signs with.
    pub alg: &'static str,
    /// `sig`: it signs.
    #[serde(rename = "use")]
    pub usage: &'static str,
    /// Id of the key, as tokens name it.
    pub kid: String,
    /// The public key, base64url.
    pub x: String,
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
                    insert(conn)?;
                }
                load(conn)
            })?;
        }
        Self::of(stored)
    }

    fn of(mut stored: Vec<StoredKey>) -> ApiResult<Self> {
        let now = Timestamp::now();
        let ever = stored
            .iter()
            .map(|key| PublicKey::of(&key.kid, &key.public_key));
        let ever = ever.collect();
        let oldest = now.plus_seconds(-RETIRED_SECONDS);
        stored.retain(|key| key.retired_at.is_none_or(|at| at > oldest));
        let signing = stored
            .iter()
            .rposition(|key| {
                key.retired_at.is_none() && key.created_at.plus_seconds(MATURE_SECONDS) <= now
            })
            .or_else(|| {
                stored
                    .iter()
                    .position(|key| key.retired_at.is_none_or(|at| at > now))
            })
            .ok_or_else(|| ApiError::new(ErrorCode::Internal).caused_by("no signing key"))?;
        let keys = stored
            .into_iter()
            .map(|key| TokenKey {
                kid: key.kid,
                encoding: EncodingKey::from_ed_der(&key.private_key),
                decoding: DecodingKey::from_ed_der(&key.public_key),
                public: key.public_key,
            })
            .collect();
        Ok(Self {
            keys,
            signing,
            ever,
        })
    }

    /// The key that signs now, and its id.
    pub(super) fn signing(&self) -> (&str, &EncodingKey) {
        let key = &self.keys[self.signing];
        (&key.kid, &key.encoding)
    }

    pub(super) fn verifying(&self, kid: &str) -> Option<&DecodingKey> {
        self.keys
            .iter()
            .find(|key| key.kid == kid)
            .map(|key| &key.decoding)
    }

    /// The keys that verify access tokens, for the JWKS.
    #[must_use]
    pub fn public_keys(&self) -> Vec<PublicKey> {
        let keys = self.keys.iter();
        keys.map(|key| PublicKey::of(&key.kid, &key.public))
            .collect()
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
            public: PublicKey::of(&key.kid, &key.public),
            key: key.encoding.clone(),
        }
    }
}

impl PublicKey {
    fn of(kid: &str, key: &[u8]) -> Self {
        Self {
            kty: "OKP",
            crv: "Ed25519",
            alg: "EdDSA",
            usage: "sig",
            kid: kid.to_owned(),
            x: URL_SAFE_NO_PAD.encode(key),
            bytes: key.to_vec(),
        }
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

fn insert(conn: &mut DbConnection) -> ApiResult<String> {
    let mut seed = [0; 32];
    rand::rng().fill_bytes(&mut seed);
    let key = SigningKey::from_bytes(&seed);
    let document = key
        .to_pkcs8_der()
        .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?;
    let public = key.verifying_key().to_bytes();
    let kid = URL_SAFE_NO_PAD.encode(&Sha256::digest(public)[..9]);
    diesel::insert_into(signing_keys::table)
        .values((
            signing_keys::kid.eq(&kid),
            signing_keys::private_key.eq(document.as_bytes()),
            signing_keys::public_key.eq(public.as_slice()),
            signing_keys::created_at.eq(Timestamp::now()),
        ))
        .execute(conn)?;
    Ok(kid)
}

/// Make a new key and retire those before it. Returns the new key's id.
///
/// # Errors
/// When the database fails.
pub fn rotate_keys(db: &Database) -> ApiResult<String> {
    db.write_now(|conn| {
        diesel::update(signing_keys::table.filter(signing_keys::retired_at.is_null()))
            .set(signing_keys::retired_at.eq(Timestamp::now().plus_seconds(MATURE_SECONDS)))
            .execute(conn)?;
        insert(conn)
    })
}
