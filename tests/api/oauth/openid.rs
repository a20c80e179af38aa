//! Who has logged in, as apps are told (OpenID Connect).

use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, TokenData, Validation};
use serde_json::{Value, json};

use super::apps::{Ground, ISSUER};
use super::text;
use crate::support::Response;
use crate::support::identity::holder;

/// The claims of an ID token, verified as an app does it.
async fn verified(ground: &Ground, app: &str, tokens: &Response) -> TokenData<Value> {
    let token = text(tokens, "id_token");
    let header = jsonwebtoken::decode_header(token).expect("a header");
    let keys = ground
        .server
        .anonymous()
        .get("/.well-known/jwks.json")
        .await;
    let keys: JwkSet = serde_json::from_value(keys.expect(200).body).expect("keys");
    let key: &Jwk = keys
        .find(header.kid.as_deref().expect("a key id"))
        .expect("the key");
    let mut validation = Validation::new(header.alg);
    validation.set_audience(&[app]);
    validation.set_issuer(&[ISSUER]);
    let key = DecodingKey::from_jwk(key).expect("a key");
    jsonwebtoken::decode(token, &key, &validation).expect("a good token")
}

#[actix_web::test]
async fn an_app_that_asks_who_logs_in_gets_a_token_that_says_so() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let path = ground
        .app
        .path(Some("openid profile email"), &[("nonce", "n-0S6_WzA2Mj")]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let tokens = ground.exchange(&ground.app, &code).await.expect(200);
    let read = verified(&ground, &ground.app.id, &tokens).await;
    assert_eq!(read.header.alg, Algorithm::RS256);
    assert_eq!(read.claims["sub"], json!(ground.user));
    assert_eq!(read.claims["nonce"], "n-0S6_WzA2Mj");
    let since = read.claims["iat"].as_i64().expect("a moment");
    assert!((0..60).contains(&(since - read.claims["auth_time"].as_i64().expect("a moment"))));

    let renewed = ground
        .refresh(&ground.app, text(&tokens, "refresh_token"))
        .await;
    let renewed = renewed.expect(200);
    let again = verified(&ground, &ground.app.id, &renewed).await;
    assert_eq!(again.claims["auth_time"], read.claims["auth_time"]);
    assert!(again.claims.get("nonce").is_none());

    let info = holder(&ground.server, &tokens)
        .get("/oauth/userinfo")
        .await
        .expect(200);
    assert_eq!(info.body["sub"], read.claims["sub"]);
    assert_eq!(info.body["name"], "Lò Văn An");
    assert_eq!(info.body["preferred_username"], "an.lo");
    let posted = holder(&ground.server, &tokens)
        .post("/oauth/userinfo", json!({}))
        .await;
    assert_eq!(posted.expect(200).body["sub"], info.body["sub"]);
}

#[actix_web::test]
async fn an_app_is_told_no_more_than_it_asked_for() {
    let ground = Ground::new().await;
    let tokens = ground.tokens(&ground.app, Some("openid")).await;
    let info = holder(&ground.server, &tokens)
        .get("/oauth/userinfo")
        .await
        .expect(200);
    assert_eq!(info.body, json!({"sub": ground.user}));

    let other = ground.app(json!({})).await;
    let tokens = ground.tokens(&other, Some("schools:read")).await;
    assert!(tokens.body.get("id_token").is_none());
    let info = holder(&ground.server, &tokens).get("/oauth/userinfo").await;
    info.expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn an_app_may_have_its_tokens_signed_as_access_tokens_are() {
    let ground = Ground::new().await;
    let app = ground.app(json!({"idTokenAlgorithm": "EDDSA"})).await;
    let tokens = ground.tokens(&app, Some("openid")).await;
    let read = verified(&ground, &app.id, &tokens).await;
    assert_eq!(read.header.alg, Algorithm::EdDSA);
    // An ID token opens nothing.
    let mut answer = tokens;
    answer.body["access_token"] = answer.body["id_token"].clone();
    let schools = holder(&ground.server, &answer).get("/v1/schools").await;
    schools.expect_problem(401, "TOKEN_INVALID");
}

#[actix_web::test]
async fn what_the_server_says_of_itself_is_there() {
    let ground = Ground::new().await;
    let nobody = ground.server.anonymous();
    let metadata = nobody
        .get("/.well-known/openid-configuration")
        .await
        .expect(200);
    let same = nobody
        .get("/.well-known/oauth-authorization-server")
        .await
        .expect(200);
    assert_eq!(metadata.body, same.body);
    for (name, value) in metadata.body.as_object().expect("members") {
        let Some(path) = value.as_str().and_then(|url| url.strip_prefix(ISSUER)) else {
            continue;
        };
        if name == "issuer" || name == "service_documentation" {
            continue;
        }
        let answer = nobody.get(path).await;
        assert_ne!(answer.status, 404, "{name}: {path}");
    }
    assert_eq!(metadata.body["response_types_supported"], json!(["code"]));
    let grants = metadata.body["grant_types_supported"]
        .as_array()
        .expect("grants");
    assert!(grants.contains(&json!("password")));
}
