//! Clients that prove who they are with a key of their own (RFC 7523).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde_json::{Value, json};

use registry::platform::values::time::Timestamp;

use super::apps::{Ground, ISSUER};
use crate::support::identity::{expect_oauth_error, form, holder};
use crate::support::{Case, Response};

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

struct Key {
    name: &'static str,
    algorithm: Algorithm,
    encoding: EncodingKey,
    public: Value,
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn keys() -> Vec<Key> {
    let ed = PKey::generate_ed25519().expect("a key");
    let ed_public = json!({
        "kty": "OKP", "crv": "Ed25519", "kid": "ed",
        "x": encoded(&ed.raw_public_key().expect("bytes"))
    });
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).expect("a curve");
    let ec = EcKey::generate(&group).expect("a key");
    let mut context = openssl::bn::BigNumContext::new().expect("memory");
    let (mut x, mut y) = (
        openssl::bn::BigNum::new().expect("memory"),
        openssl::bn::BigNum::new().expect("memory"),
    );
    let point = ec.public_key();
    point
        .affine_coordinates(&group, &mut x, &mut y, &mut context)
        .expect("a point");
    let coordinate = |n: &openssl::bn::BigNum| encoded(&n.to_vec_padded(32).expect("bytes"));
    let ec_public = json!({
        "kty": "EC", "crv": "P-256", "kid": "ec", "x": coordinate(&x), "y": coordinate(&y)
    });
    let rsa = Rsa::generate(2048).expect("a key");
    let rsa_public = json!({
        "kty": "RSA", "kid": "rsa", "n": encoded(&rsa.n().to_vec()), "e": encoded(&rsa.e().to_vec())
    });
    let ec = PKey::from_ec_key(ec)
        .expect("a key")
        .private_key_to_pkcs8()
        .expect("DER");
    let rsa = rsa.private_key_to_der().expect("DER");
    let ed = ed.private_key_to_pkcs8().expect("DER");
    vec![
        Key {
            name: "ed",
            algorithm: Algorithm::EdDSA,
            encoding: EncodingKey::from_ed_der(&ed),
            public: ed_public,
        },
        Key {
            name: "ec",
            algorithm: Algorithm::ES256,
            encoding: EncodingKey::from_ec_der(&ec),
            public: ec_public,
        },
        Key {
            name: "rsa",
            algorithm: Algorithm::RS256,
            encoding: EncodingKey::from_rsa_der(&rsa),
            public: rsa_public,
        },
    ]
}

fn claims(client: &str, aud: &str) -> Value {
    let now = Timestamp::now().as_seconds();
    json!({
        "iss": client, "sub": client, "aud": aud, "exp": now + 60, "iat": now,
        "jti": uuid::Uuid::now_v7().to_string()
    })
}

fn signed(key: &Key, claims: &Value) -> String {
    let header = Header {
        kid: Some(key.name.to_owned()),
        ..Header::new(key.algorithm)
    };
    jsonwebtoken::encode(&header, claims, &key.encoding).expect("an assertion")
}

async fn ask(ground: &Ground, assertion: &str) -> Response {
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", KIND),
        ("client_assertion", assertion),
    ];
    form(&ground.server.anonymous(), "/oauth/token", &fields).await
}

async fn with_keys() -> (Ground, String, Vec<Key>) {
    let (ground, keys) = (Ground::new().await, keys());
    let public: Vec<&Value> = keys.iter().map(|key| &key.public).collect();
    let app = json!({
        "role": "LEAD_AGENCY", "authMethod": "PRIVATE_KEY", "publicKeys": public, "redirectUris": []
    });
    let app = ground.app(app).await;
    assert!(app.secret.is_none());
    (ground, app.id, keys)
}

#[actix_web::test]
async fn a_client_proves_itself_with_any_key_that_it_has_registered() {
    let (ground, client, keys) = with_keys().await;
    for key in &keys {
        let _case = Case::of(key.name);
        let audience = format!("{ISSUER}/oauth/token");
        for aud in [json!(ISSUER), json!(audience), json!([audience])] {
            let mut claims = claims(&client, "");
            claims["aud"] = aud;
            let tokens = ask(&ground, &signed(key, &claims)).await.expect(200);
            holder(&ground.server, &tokens)
                .get("/v1/schools")
                .await
                .expect(200);
        }
    }
}

#[actix_web::test]
async fn a_wrong_old_or_used_assertion_proves_nothing() {
    let (ground, client, keys) = with_keys().await;
    let other = ground
        .app(json!({
            "role": "LEAD_AGENCY", "authMethod": "PRIVATE_KEY", "redirectUris": [],
            "publicKeys": [self::keys()[0].public]
        }))
        .await;
    let good = claims(&client, ISSUER);
    let used = signed(&keys[0], &good);
    ask(&ground, &used).await.expect(200);
    let now = Timestamp::now().as_seconds();
    let spoilt = |name: &str, value: Value| {
        let mut claims = claims(&client, ISSUER);
        if value.is_null() {
            claims.as_object_mut().expect("members").remove(name);
        } else {
            claims[name] = value;
        }
        signed(&keys[0], &claims)
    };
    let foreign = self::keys();
    let mut cases = vec![
        ("used", used),
        (
            "for others",
            spoilt("aud", json!("https://elsewhere.example")),
        ),
        ("for nobody", spoilt("aud", Value::Null)),
        (
            "for others as well",
            spoilt("aud", json!([ISSUER, "https://elsewhere.example"])),
        ),
        ("old", spoilt("exp", json!(now - 120))),
        ("without end", spoilt("exp", Value::Null)),
        ("far ahead", spoilt("exp", json!(now + 86_400))),
        ("not yet", spoilt("nbf", json!(now + 600))),
        ("of another", spoilt("sub", json!(other.id))),
        ("another's", spoilt("iss", json!(other.id))),
        ("without a name", spoilt("jti", Value::Null)),
        (
            "of a key unknown",
            signed(&foreign[0], &claims(&client, ISSUER)),
        ),
        ("nonsense", "nonsense".to_owned()),
    ];
    let header = Header {
        kid: Some("rsa".to_owned()),
        ..Header::new(Algorithm::HS256)
    };
    let secret = EncodingKey::from_secret(keys[2].public["n"].as_str().expect("n").as_bytes());
    let symmetric = jsonwebtoken::encode(&header, &claims(&client, ISSUER), &secret);
    cases.push((
        "with the public key as a secret",
        symmetric.expect("a token"),
    ));
    for (name, assertion) in cases {
        let _case = Case::of(name);
        expect_oauth_error(&ask(&ground, &assertion).await, 401, "invalid_client");
    }
}

#[actix_web::test]
async fn an_assertion_stands_alone() {
    let (ground, client, keys) = with_keys().await;
    let assertion = signed(&keys[0], &claims(&client, ISSUER));
    for (name, more, error, status) in [
        (
            "a secret beside it",
            ("client_secret", "x"),
            "invalid_request",
            400,
        ),
        (
            "another id beside it",
            ("client_id", &*ground.app.id),
            "invalid_request",
            400,
        ),
        (
            "the id alone",
            ("client_assertion", ""),
            "invalid_client",
            401,
        ),
    ] {
        let _case = Case::of(name);
        let mut fields = vec![
            ("grant_type", "client_credentials"),
            ("client_assertion_type", KIND),
            ("client_assertion", &*assertion),
        ];
        fields.retain(|(known, _)| *known != more.0);
        fields.push(more);
        let answer = form(&ground.server.anonymous(), "/oauth/token", &fields).await;
        expect_oauth_error(&answer, status, error);
    }
    let unsaid = [
        ("grant_type", "client_credentials"),
        ("client_assertion", &assertion),
    ];
    let answer = form(&ground.server.anonymous(), "/oauth/token", &unsaid).await;
    expect_oauth_error(&answer, 400, "invalid_request");
}
