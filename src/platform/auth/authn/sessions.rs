//! Access tokens (RFC 9068, EdDSA) and what is remembered of those already verified.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use jsonwebtoken::{Algorithm, Header, Validation};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::keys::{KeyKind, Keyring, RELOAD_SECONDS};
use super::{PublicKey, Signer};
use crate::platform::auth::authz::Actor;
use crate::platform::auth::bucket::Bucket;
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::{ClientId, UserSessionId};
use crate::platform::values::time::Timestamp;

/// How long an access token lasts.
pub const ACCESS_TOKEN_SECONDS: i64 = 600;
/// How long what an actor may do is believed before it is read again: another process may have
/// changed it.
const ACTOR_FRESH: Duration = Duration::from_secs(5);
/// Verified tokens to remember.
const REMEMBERED: usize = 20_000;
const AUDIENCE: &str = "registry";
/// The client of those who sent name and password.
const OWN_CLIENT: &str = "registry";
const TOKEN_TYPE: &str = "at+jwt";

/// Whose token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    User,
    Client,
}

/// Claims of an access token, RFC 9068.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: Uuid,
    /// Whether `sub` is a user or a client.
    pub subject_kind: Subject,
    pub client_id: String,
    /// Scopes, separated by spaces.
    pub scope: String,
    pub iat: i64,
    pub exp: i64,
    /// A version 7 one: it tells the moment of issue finer than `iat`.
    pub jti: Uuid,
    /// The session that it comes of: when that ends, it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<UserSessionId>,
    /// The key that whoever sends it must prove to hold (RFC 9449).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
}

/// A key, by its thumbprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}))]
pub struct Confirmation {
    /// SHA-256 of the key (RFC 7638).
    pub jkt: String,
}

/// Whom an access token is for.
#[derive(Debug, Clone)]
pub struct Issue {
    pub kind: Subject,
    pub subject: Uuid,
    /// The app that acts for the subject; none for the registry's own clients.
    pub client: Option<ClientId>,
    pub session: Option<UserSessionId>,
    /// Scopes, separated by spaces.
    pub scope: String,
    /// The key that the token is bound to.
    pub dpop_key: Option<String>,
}

impl Issue {
    /// A token of a client that acts for itself.
    #[must_use]
    pub fn client(id: ClientId, scope: String) -> Self {
        Self {
            kind: Subject::Client,
            subject: id.uuid(),
            client: Some(id),
            session: None,
            scope,
            dpop_key: None,
        }
    }

    /// A token of a user that no session stands behind: for tests, demos and measurements.
    #[must_use]
    pub fn user(id: Uuid, scope: String) -> Self {
        Self {
            kind: Subject::User,
            subject: id,
            client: None,
            session: None,
            scope,
            dpop_key: None,
        }
    }
}

impl Claims {
    /// The registered client that the token was given to.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        self.client_id.parse().ok()
    }

    /// When the token was made, in milliseconds since 1970.
    pub(super) fn issued_millis(&self) -> i64 {
        let Some(moment) = self.jti.get_timestamp() else {
            return self.iat * 1000;
        };
        let (seconds, nanos) = moment.to_unix();
        i64::try_from(seconds).map_or(0, |seconds| seconds * 1000 + i64::from(nanos / 1_000_000))
    }
}

/// A verified token.
#[derive(Debug)]
pub struct Session {
    pub claims: Claims,
    /// The client's rate limit, looked up once.
    pub(crate) bucket: OnceLock<Arc<Bucket>>,
    actor: Mutex<Option<Known>>,
}

#[derive(Debug, Clone)]
struct Known {
    actor: Arc<Actor>,
    since: Instant,
    generation: u64,
}

impl Session {
    /// The session of somebody without a token: its actor never changes.
    #[must_use]
    pub fn anonymous() -> Arc<Self> {
        let claims = Claims {
            iss: String::new(),
            aud: String::new(),
            sub: Uuid::nil(),
            subject_kind: Subject::User,
            client_id: String::new(),
            scope: String::new(),
            iat: 0,
            exp: i64::MAX,
            jti: Uuid::nil(),
            sid: None,
            cnf: None,
        };
        let session = Arc::new(Self {
            claims,
            bucket: OnceLock::new(),
            actor: Mutex::default(),
        });
        session.remember(Arc::new(Actor::anonymous()), u64::MAX);
        session
    }

    /// Keep what the subject may do, as read while `generation` was current.
    pub(crate) fn remember(&self, actor: Arc<Actor>, generation: u64) {
        let known = Known {
            actor,
            since: Instant::now(),
            generation,
        };
        *self.actor.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}

/// Issues and verifies access tokens.
pub struct Sessions {
    issuer: String,
    keys: RwLock<Keyring>,
    verified: Cache<[u8; 32], Arc<Session>>,
    generation: AtomicU64,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sessions")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

impl Sessions {
    #[must_use]
    pub fn new(issuer: String, keys: Keyring) -> Self {
        Self {
            issuer,
            keys: RwLock::new(keys),
            verified: Cache::new(REMEMBERED),
            generation: AtomicU64::new(0),
        }
    }

    /// Sign an access token.
    ///
    /// # Errors
    /// When the key cannot sign, which is a defect.
    pub fn issue(&self, issue: Issue) -> ApiResult<String> {
        let now = Timestamp::now().as_seconds();
        let client = issue.client.map(|client| client.to_string());
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: issue.subject,
            subject_kind: issue.kind,
            client_id: client.unwrap_or_else(|| OWN_CLIENT.to_owned()),
            scope: issue.scope,
            iat: now,
            exp: now + ACCESS_TOKEN_SECONDS,
            jti: Uuid::now_v7(),
            sid: issue.session,
            cnf: issue.dpop_key.map(|jkt| Confirmation { jkt }),
        };
        let keys = self.keys();
        let (kid, signing_key) = keys.signing();
        let header = Header {
            typ: Some(TOKEN_TYPE.to_owned()),
            kid: Some(kid.to_owned()),
            ..Header::new(Algorithm::EdDSA)
        };
        jsonwebtoken::encode(&header, &claims, signing_key)
            .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))
    }

    /// Sign an ID token. An RSA key must be there before ([`Sessions::has_rsa`]).
    ///
    /// # Errors
    /// When the key cannot sign, which is a defect.
    pub fn sign_id_token(&self, kind: KeyKind, claims: &impl Serialize) -> ApiResult<String> {
        let keys = self.keys();
        let (algorithm, signing) = match kind {
            KeyKind::Ed25519 => (Algorithm::EdDSA, Some(keys.signing())),
            KeyKind::Rsa => (Algorithm::RS256, keys.signing_rsa()),
        };
        let internal = |error: String| ApiError::new(ErrorCode::Internal).caused_by(error);
        let (kid, key) = signing.ok_or_else(|| internal("no RSA key".to_owned()))?;
        let header = Header {
            kid: Some(kid.to_owned()),
            ..Header::new(algorithm)
        };
        jsonwebtoken::encode(&header, claims, key).map_err(|error| internal(error.to_string()))
    }

    /// Whether there is a key for ID tokens that are signed with RSA.
    #[must_use]
    pub fn has_rsa(&self) -> bool {
        self.keys().signing_rsa().is_some()
    }

    /// Take these keys from now on.
    pub fn take_keys(&self, keys: Keyring) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
    }

    /// The session of a token: signature, type, issuer, audience and expiry hold.
    ///
    /// # Errors
    /// 401 otherwise.
    pub fn verify(&self, token: &str) -> ApiResult<Arc<Session>> {
        let digest: [u8; 32] = Sha256::digest(token).into();
        let session = match self.verified.get(&digest) {
            Some(session) => session,
            None => {
                let claims = self.decode(token).ok_or_else(invalid)?;
                let session = Arc::new(Session {
                    claims,
                    bucket: OnceLock::new(),
                    actor: Mutex::default(),
                });
                self.verified.insert(digest, Arc::clone(&session));
                session
            }
        };
        if session.claims.exp <= Timestamp::now().as_seconds() {
            self.verified.remove(&digest);
            return Err(invalid());
        }
        Ok(session)
    }

    fn decode(&self, token: &str) -> Option<Claims> {
        let header = jsonwebtoken::decode_header(token).ok()?;
        if header.typ.as_deref() != Some(TOKEN_TYPE) {
            return None;
        }
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[&self.issuer]);
        validation.leeway = 0;
        let keys = self.keys();
        let key = keys.verifying(header.kid.as_deref()?)?;
        jsonwebtoken::decode::<Claims>(token, key, &validation)
            .ok()
            .map(|data| data.claims)
    }

    /// What the session's subject may do, unless it has to be read again.
    pub(crate) fn current_actor(&self, session: &Session) -> Option<Arc<Actor>> {
        let known = session
            .actor
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()?;
        let eternal = known.generation == u64::MAX;
        let current = known.generation == self.generation() && known.since.elapsed() < ACTOR_FRESH;
        (eternal || current).then_some(known.actor)
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// Read again what everybody may do, from their next request on.
    pub fn forget_actors(&self) {
        self.generation.fetch_add(1, Ordering::AcqRel);
    }

    fn keys(&self) -> RwLockReadGuard<'_, Keyring> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The keys that verify access tokens, for the JWKS.
    #[must_use]
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.keys().public_keys()
    }

    /// The keys that verify credentials: every one that there has been.
    #[must_use]
    pub fn credential_keys(&self) -> Vec<PublicKey> {
        self.keys().credential_keys()
    }

    /// What signs credentials now.
    #[must_use]
    pub fn signer(&self) -> Signer {
        self.keys().signer()
    }

    /// Look for new keys until the server stops.
    pub async fn follow_keys(&self, db: Database) {
        loop {
            tokio::time::sleep(Duration::from_secs(RELOAD_SECONDS)).await;
            let database = db.clone();
            match actix_web::web::block(move || Keyring::load(&database)).await {
                Ok(Ok(keys)) => self.take_keys(keys),
                Ok(Err(error)) => tracing::error!(%error, "signing keys cannot be read"),
                Err(error) => tracing::error!(%error, "signing keys cannot be read"),
            }
        }
    }
}

fn invalid() -> ApiError {
    ApiError::new(ErrorCode::TokenInvalid)
}
