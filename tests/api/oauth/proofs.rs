//! Tokens that are bound to a key (RFC 9449): who has stolen one alone has nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use openssl::pkey::{PKey, Private};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use registry::platform::values::time::Timestamp;

use super::apps::{App, Ground, ISSUER, VERIFIER};
use super::text;
use crate::support::Case;
use crate::support::identity::{expect_oauth_error, form};
use crate::support::{Client, Response};

struct Key(PKey<Private>);

impl Key {
    fn new() -> Self {
        Self(PKey::generate_ed25519().expect("a key"))
    }

    fn public(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.0.raw_public_key().expect("bytes"));
        json!({"kty": "OKP", "crv": "Ed25519", "x": x})
    }

    fn signed(&self, typ: &str, claims: &Value) -> String {
        let jwk: Jwk = serde_json::from_value(self.public()).expect("a key");
        let header = Header {
            typ: Some(typ.to_owned()),
            jwk: Some(jwk),
            ..Header::new(Algorithm::EdDSA)
        };
        let private = self.0.private_key_to_pkcs8().expect("DER");
        jsonwebtoken::encode(&header, claims, &EncodingKey::from_ed_der(&private)).expect("a proof")
    }

    fn proof(&self, method: &str, path: &str, token: Option<&str>) -> String {
        self.signed("dpop+jwt", &claims(method, path, token))
    }
}

fn claims(method: &str, path: &str, token: Option<&str>) -> Value {
    let mut claims = json!({
        "jti": uuid::Uuid::now_v7().to_string(), "htm": method, "htu": format!("{ISSUER}{path}"),
        "iat": Timestamp::now().as_seconds()
    });
    if let Some(token) = token {
        claims["ath"] = json!(URL_SAFE_NO_PAD.encode(Sha256::digest(token)));
    }
    claims
}

/// Ask for tokens with a proof.
async fn ask(ground: &Ground, app: &App, proof: &str, fields: &[(&str, &str)]) -> Response {
    let mut fields = fields.to_vec();
    fields.push(("client_id", &app.id));
    let client = ground.server.anonymous().with("dpop", proof);
    form(&client, "/oauth/token", &fields).await
}

async fn bound(ground: &Ground, key: &Key) -> Response {
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", &ground.app.redirect_uri),
        ("code_verifier", VERIFIER),
    ];
    let proof = key.proof("POST", "/oauth/token", None);
    ask(ground, &ground.app, &proof, &fields).await.expect(200)
}

fn sender(ground: &Ground, scheme: &str, token: &str) -> Client {
    ground
        .server
        .anonymous()
        .with("authorization", &format!("{scheme} {token}"))
}

#[actix_web::test]
async fn a_bound_token_is_good_with_a_fresh_proof_of_its_key_alone() {
    let (ground, key) = (Ground::new().await, Key::new());
    let tokens = bound(&ground, &key).await;
    assert_eq!(tokens.body["token_type"], "DPoP");
    let token = text(&tokens, "access_token");
    let path = "/v1/schools";
    let own = sender(&ground, "DPoP", token);
    let good = key.proof("GET", path, Some(token));
    own.with("dpop", &good)
        .get("/v1/schools?limit=1")
        .await
        .expect(200);

    let spoilt = |name: &str, value: Value| {
        let mut claims = claims("GET", path, Some(token));
        claims[name] = value;
        key.signed("dpop+jwt", &claims)
    };
    let now = Timestamp::now().as_seconds();
    let plain = key.signed("JWT", &claims("GET", path, Some(token)));
    for (name, proof) in [
        ("used before", good),
        ("of another key", Key::new().proof("GET", path, Some(token))),
        ("for another method", spoilt("htm", json!("POST"))),
        (
            "for another address",
            spoilt("htu", json!(format!("{ISSUER}/v1/courses"))),
        ),
        (
            "for another server",
            spoilt("htu", json!("https://elsewhere.example/v1/schools")),
        ),
        ("for another token", spoilt("ath", json!("x"))),
        ("for no token", key.proof("GET", path, None)),
        ("old", spoilt("iat", json!(now - 400))),
        ("ahead", spoilt("iat", json!(now + 400))),
        ("of another type", plain),
        ("nonsense", "nonsense".to_owned()),
    ] {
        let _case = Case::of(name);
        let answer = own.with("dpop", &proof).get(path).await;
        let answer = answer.expect_problem(401, "PROOF_INVALID");
        assert!(answer.header("www-authenticate").starts_with("DPoP realm="));
    }
    own.get(path).await.expect_problem(401, "PROOF_INVALID");
    let bearer = sender(&ground, "Bearer", token);
    let proof = key.proof("GET", path, Some(token));
    bearer
        .with("dpop", &proof)
        .get(path)
        .await
        .expect_problem(401, "PROOF_INVALID");
    bearer.get(path).await.expect_problem(401, "PROOF_INVALID");
}

#[actix_web::test]
async fn a_bound_session_is_renewed_with_its_key_alone() {
    let (ground, key) = (Ground::new().await, Key::new());
    let tokens = bound(&ground, &key).await;
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", text(&tokens, "refresh_token")),
    ];
    let path = "/oauth/token";
    let stolen = ground.ask(&ground.app, path, &fields).await;
    expect_oauth_error(&stolen, 400, "invalid_grant");
    let other = Key::new().proof("POST", path, None);
    let stolen = ask(&ground, &ground.app, &other, &fields).await;
    expect_oauth_error(&stolen, 400, "invalid_grant");
    let bad = ask(&ground, &ground.app, "nonsense", &fields).await;
    expect_oauth_error(&bad, 400, "invalid_dpop_proof");
    let proof = key.proof("POST", path, None);
    let renewed = ask(&ground, &ground.app, &proof, &fields).await.expect(200);
    assert_eq!(renewed.body["token_type"], "DPoP");
    let again = ask(&ground, &ground.app, &proof, &fields).await;
    expect_oauth_error(&again, 400, "invalid_dpop_proof");
}

#[actix_web::test]
async fn a_token_that_is_not_bound_is_no_bound_one() {
    let (ground, key) = (Ground::new().await, Key::new());
    let tokens = ground.tokens(&ground.app, None).await;
    let token = text(&tokens, "access_token");
    let proof = key.proof("GET", "/v1/schools", Some(token));
    let sent = sender(&ground, "DPoP", token).with("dpop", &proof);
    sent.get("/v1/schools")
        .await
        .expect_problem(401, "PROOF_INVALID");
}

#[actix_web::test]
async fn a_code_that_was_asked_for_with_a_key_is_good_with_it_alone() {
    let (ground, key) = (Ground::new().await, Key::new());
    let jwk: Jwk = serde_json::from_value(key.public()).expect("a key");
    let thumbprint = jwk
        .thumbprint(jsonwebtoken::jwk::ThumbprintHash::SHA256)
        .expect("one");
    let path = ground.app.path(None, &[("dpop_jkt", &thumbprint)]);
    let mut browser = ground.browser();
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    expect_oauth_error(
        &ground.exchange(&ground.app, &code).await,
        400,
        "invalid_grant",
    );
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", &ground.app.redirect_uri),
        ("code_verifier", VERIFIER),
    ];
    let proof = key.proof("POST", "/oauth/token", None);
    ask(&ground, &ground.app, &proof, &fields).await.expect(200);
}
