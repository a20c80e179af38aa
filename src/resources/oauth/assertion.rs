//! Clients that prove who they are with a key of their own: `private_key_jwt` (RFC 7523).

use diesel::RunQueryDsl;
use diesel::sql_types::Binary;
use jsonwebtoken::{DecodingKey, Validation, dangerous};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::error::Refusal;
use super::form::{active, refused};
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{self, Cacheable};
use crate::platform::error::ApiResult;
use crate::platform::serve::state::State;
use crate::platform::values::ids::ClientId;
use crate::platform::values::sql::Instant;
use crate::platform::values::time::Timestamp;
use crate::resources::clients::{AuthMethod, Client};

/// What `client_assertion_type` says.
pub const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// How far ahead an assertion may end.
const LONGEST_SECONDS: i64 = 3600;
/// How far the clock of a client may be off.
const LEEWAY_SECONDS: u64 = 60;

/// Who an assertion is of, and until when and for what it is good.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    exp: i64,
    jti: String,
    aud: Value,
}

/// Whether an assertion says that it is of the client with this id. Nothing is proved by that.
#[must_use]
pub fn is_of(assertion: &str, id: &str) -> bool {
    dangerous::insecure_decode::<Claims>(assertion).is_ok_and(|said| said.claims.iss == id)
}

/// The client whose key an assertion is signed with. It is good once.
///
/// # Errors
/// `invalid_client` for anything else.
pub async fn client_of(state: &State, assertion: &str) -> Result<Client, Refusal> {
    let said = dangerous::insecure_decode::<Claims>(assertion).map_err(|_| refused())?;
    let id: ClientId = said.claims.iss.parse().map_err(|_| refused())?;
    let client = active(state, id).await?;
    let claims = verified(&client, assertion, &state.config.public_url).ok_or_else(refused)?;
    let now = Timestamp::now();
    let is_sound = claims.iss == claims.sub
        && claims.exp <= now.as_seconds() + LONGEST_SECONDS
        && !claims.jti.is_empty()
        && claims.aud.as_array().is_none_or(|all| all.len() == 1);
    if !is_sound {
        return Err(refused());
    }
    let proof = format!("assertion {id} {}", claims.jti);
    let until =
        Timestamp::from_micros(claims.exp * 1_000_000).plus_seconds(LEEWAY_SECONDS.cast_signed());
    let first = state
        .db
        .write(move |conn| use_once(conn, &proof, until))
        .await?;
    first.then_some(client).ok_or_else(refused)
}

fn verified(client: &Client, assertion: &str, issuer: &str) -> Option<Claims> {
    if client.auth_method != AuthMethod::PrivateKey {
        return None;
    }
    let header = jsonwebtoken::decode_header(assertion).ok()?;
    let is_named = |kid: &Option<String>| header.kid.is_none() || *kid == header.kid;
    let keys = client.public_keys.0.iter();
    let mut fitting = keys.filter(|key| is_named(&key.kid)).filter_map(|key| {
        let said = key.alg.as_deref();
        let is_meant = said.is_none_or(|said| said == format!("{:?}", header.alg));
        let (key, algorithms) = key.verifying()?;
        (algorithms.contains(&header.alg) && is_meant).then_some(key)
    });
    let mut validation = Validation::new(header.alg);
    validation.leeway = LEEWAY_SECONDS;
    validation.validate_nbf = true;
    // For this server alone: for others it would be good there, too. Clients name it or its token endpoint.
    validation.set_audience(&[issuer.to_owned(), format!("{issuer}/oauth/token")]);
    validation.set_required_spec_claims(&["exp", "aud"]);
    let decode = |key: DecodingKey| {
        jsonwebtoken::decode::<Claims>(assertion, &key, &validation)
            .ok()
            .map(|data| data.claims)
    };
    fitting.find_map(decode)
}

/// Note that a proof was used. False when it was used before.
///
/// # Errors
/// When the database fails.
pub fn use_once(conn: &mut DbConnection, proof: &str, until: Timestamp) -> ApiResult<bool> {
    let noted = prepared::raw("INSERT INTO used_proofs (proof_hash, expires_at) VALUES (")
        .bind::<Binary, _>(Sha256::digest(proof).to_vec())
        .sql(", ")
        .bind::<Instant, _>(until)
        .sql(") ON CONFLICT DO NOTHING");
    let noted = Cacheable(noted).execute(conn)?;
    Ok(noted == 1)
}
