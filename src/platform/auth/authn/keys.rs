//! Ed25519 keys that sign access tokens: made at the first start, rotated by command.
//!
//! A new key signs only once every server has had time to learn of it, and a retired one
//! verifies until its last token has expired.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{DecodingKey, EncodingKey};
use rand::RngCore;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::platform::db::schema::signing_keys;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
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
    pub kty: &'static str,
    pub crv: &'static str,
    pub alg: &'static str,
    #[serde(rename = "use")]
    pub usage: &'static str,
    pub kid: String,
    /// The public key, base64url.
    pub x: String,
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

    fn of(stored: Vec<StoredKey>) -> ApiResult<Self> {
        let now = Timestamp::now();
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
        Ok(Self { keys, signing })
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

    /// The public keys, for the JWKS.
    #[must_use]
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.keys
            .iter()
            .map(|key| PublicKey {
                kty: "OKP",
                crv: "Ed25519",
                alg: "EdDSA",
                usage: "sig",
                kid: key.kid.clone(),
                x: URL_SAFE_NO_PAD.encode(&key.public),
            })
            .collect()
    }
}

/// Keys that still sign or verify, oldest first.
fn load(conn: &mut DbConnection) -> ApiResult<Vec<StoredKey>> {
    let oldest = Timestamp::now().plus_seconds(-RETIRED_SECONDS);
    Ok(signing_keys::table
        .filter(
            signing_keys::retired_at
                .is_null()
                .or(signing_keys::retired_at.gt(oldest)),
        )
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
