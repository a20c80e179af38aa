//! Which tokens are good, and the keys that sign them.

use diesel::prelude::*;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use registry::platform::auth::authn::{Keyring, Sessions, rotate_keys};
use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::signing_keys;
use registry::platform::values::time::Timestamp;

use super::text;
use crate::support::identity::program;
use crate::support::{BoundTo, Client, TestServer};

/// Claims of a good token for `sub`, to be spoilt.
fn claims(sub: &str) -> Value {
    let now = Timestamp::now().as_seconds();
    json!({
        "iss": "http://registry.test", "aud": "registry", "sub": sub, "subject_kind": "user",
        "client_id": "registry", "scope": "schools:read", "iat": now, "exp": now + 600,
        "jti": sub
    })
}

fn signing_key(server: &TestServer) -> (String, Vec<u8>, Vec<u8>) {
    let read = |conn: &mut DbConnection| {
        Ok(signing_keys::table
            .select((
                signing_keys::kid,
                signing_keys::private_key,
                signing_keys::public_key,
            ))
            .first(conn)?)
    };
    server.db().read_now(read).expect("a key")
}

#[actix_web::test]
async fn a_token_of_another_kind_algorithm_audience_issuer_age_or_key_is_refused() {
    let server = TestServer::start().await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let sub = viewer.get("/v1/users/me").await.id();
    let (kid, private, public) = signing_key(&server);
    let key = EncodingKey::from_ed_der(&private);

    let header = |typ: &str, kid: &str, algorithm| Header {
        typ: Some(typ.to_owned()),
        kid: Some(kid.to_owned()),
        ..Header::new(algorithm)
    };
    let sign = |header: &Header, claims: &Value, key: &EncodingKey| {
        jsonwebtoken::encode(header, claims, key).expect("a token")
    };
    let good = header("at+jwt", &kid, Algorithm::EdDSA);

    let mut tokens = vec![
        sign(&header("JWT", &kid, Algorithm::EdDSA), &claims(&sub), &key),
        sign(
            &header("at+jwt", "k", Algorithm::EdDSA),
            &claims(&sub),
            &key,
        ),
        sign(
            &header("at+jwt", &kid, Algorithm::HS256),
            &claims(&sub),
            &EncodingKey::from_secret(&public),
        ),
    ];
    let now = Timestamp::now().as_seconds();
    for (name, value) in [
        ("aud", json!("elsewhere")),
        ("iss", json!("http://elsewhere.test")),
        ("exp", json!(now - 1)),
        ("sub", json!("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11")),
    ] {
        let mut claims = claims(&sub);
        claims[name] = value;
        tokens.push(sign(&good, &claims, &key));
    }

    let genuine = sign(&good, &claims(&sub), &key);
    let (signed, signature) = genuine.rsplit_once('.').expect("a signature");
    let mut wider = claims(&sub);
    wider["scope"] = json!("users:write");
    let other = sign(&good, &wider, &key);
    tokens.push(format!(
        "{}.{signature}",
        other.rsplit_once('.').expect("a signature").0
    ));
    tokens.push(format!("{signed}."));
    tokens.push("nonsense".to_owned());

    for token in tokens {
        let answer = Client::new(&server.base, Some(token.clone()));
        let answer = answer.get("/v1/schools").await;
        assert_eq!(answer.code(), "TOKEN_INVALID", "{token}");
    }

    Client::new(&server.base, Some(genuine))
        .get("/v1/schools")
        .await
        .expect(200);

    let basic = program(&server, "a", "b").get("/v1/schools").await;
    basic.expect_problem(401, "TOKEN_INVALID");
}

#[actix_web::test]
async fn tokens_stay_good_when_the_key_is_rotated() {
    let server = TestServer::start().await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let token = viewer.token.clone().expect("a token");

    rotate_keys(server.db()).expect("a new key");
    let keys = Keyring::load(server.db()).expect("both keys");
    assert_eq!(keys.public_keys().len(), 2);

    // As a server that has just started sees it.
    let fresh = Sessions::new("http://registry.test".to_owned(), keys);
    fresh.verify(&token).expect("an old token is still good");
    viewer.get("/v1/schools").await.expect(200);
}

#[actix_web::test]
async fn clients_find_the_endpoints_and_the_keys() {
    let server = TestServer::start().await;
    let nobody = server.anonymous();
    let path = "/.well-known/oauth-authorization-server";

    let metadata = nobody.get(path).await.expect(200);
    assert_eq!(metadata.body["issuer"], "http://registry.test");

    let keys_at = text(&metadata, "jwks_uri").strip_prefix("http://registry.test");
    let keys = nobody.get(keys_at.expect("a path")).await.expect(200);
    let key = &keys.body["keys"][0];
    assert_eq!(
        (&key["kty"], &key["crv"]),
        (&json!("OKP"), &json!("Ed25519"))
    );
    assert!(key.get("d").is_none());

    nobody
        .with("if-none-match", keys.etag())
        .get("/.well-known/jwks.json")
        .await
        .expect(304);
}
