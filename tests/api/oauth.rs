//! Log-in and tokens as people, programs and attackers meet them.

use diesel::prelude::*;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::Method;
use serde_json::{Value, json};

use registry::platform::authn::{Keyring, Sessions, rotate_keys};
use registry::platform::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{signing_keys, users};
use registry::platform::time::Timestamp;

use crate::support::identity::{
    self, PASSWORD, audited, expect_oauth_error, form, holder, log_in, program, refresh,
};
use crate::support::{BoundTo, Client, Response, TestServer};

/// A server with one member of the lead agency.
async fn with_user() -> (TestServer, Client, Response) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    let user = identity::user(&agency, "an.lo", "LEAD_AGENCY");
    let user = admin.post("/v1/users", user).await.expect(201);
    (server, admin, user)
}

type Fields = &'static [(&'static str, &'static str)];

fn text<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.body[name].as_str().expect("a text")
}

#[actix_web::test]
async fn somebody_logs_in_and_works_with_the_token() {
    let (server, _, user) = with_user().await;
    let answer = log_in(&server, "AN.Lo", PASSWORD).await.expect(200);
    assert_eq!(answer.body["token_type"], "Bearer");
    assert_eq!(answer.body["expires_in"], 600);
    assert_eq!(answer.header("cache-control"), "no-store");
    let scope = text(&answer, "scope");
    assert!(scope.contains("trainees.pii:read") && !scope.contains("users:write"));
    let me = holder(&server, &answer).get("/v1/users/me").await;
    let me = me.expect(200);
    assert_eq!(me.body["id"], json!(user.id()));
    assert_eq!(me.body["organisation"]["name"], "Sở Nội vụ");
    assert_eq!(me.body["reach"]["wholeProvince"], true);
    assert!(audited(&server).contains(&"oauth.login".to_owned()));
}

#[actix_web::test]
async fn a_wrong_password_an_unknown_name_and_a_disabled_user_look_alike() {
    let (server, admin, user) = with_user().await;
    let wrong = log_in(&server, "an.lo", "not-this-one-please").await;
    let unknown = log_in(&server, "nobody", PASSWORD).await;
    let path = format!("/v1/users/{}", user.id());
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
    let disabled = log_in(&server, "an.lo", PASSWORD).await;
    for answer in [&wrong, &unknown, &disabled] {
        expect_oauth_error(answer, 400, "invalid_grant");
        assert_eq!(answer.body, wrong.body);
    }
    let failed = audited(&server);
    let failed = failed.iter().filter(|a| *a == "oauth.login-failed");
    assert_eq!(failed.count(), 3);
}

#[actix_web::test]
async fn five_wrong_passwords_lock_the_account_for_a_while() {
    let (server, _, _) = with_user().await;
    for _ in 0..5 {
        let wrong = log_in(&server, "an.lo", "not-this-one-please").await;
        expect_oauth_error(&wrong, 400, "invalid_grant");
    }
    let right = log_in(&server, "an.lo", PASSWORD).await;
    expect_oauth_error(&right, 400, "invalid_grant");
    let until = |conn: &mut DbConnection| {
        let until: Option<Timestamp> = users::table
            .filter(users::username.eq("an.lo"))
            .select(users::locked_until)
            .first(conn)?;
        Ok(until)
    };
    let until = server
        .db()
        .read_now(until)
        .expect("a user")
        .expect("a lock");
    let left = until.as_seconds() - Timestamp::now().as_seconds();
    assert!((40..=60).contains(&left), "{left}");
    let wait = |conn: &mut DbConnection| {
        diesel::update(users::table.filter(users::username.eq("an.lo")))
            .set(users::locked_until.eq(Timestamp::now().plus_seconds(-1)))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(wait).expect("time goes by");
    log_in(&server, "an.lo", PASSWORD).await.expect(200);
}

#[actix_web::test]
async fn of_many_guesses_at_once_only_five_count() {
    let (server, _, _) = with_user().await;
    let guesses = (0..12).map(|n| {
        let server = &server;
        async move { log_in(server, "an.lo", &format!("guess-number-{n:04}")).await }
    });
    futures_util::future::join_all(guesses).await;
    let attempts = |conn: &mut DbConnection| {
        Ok(users::table
            .filter(users::username.eq("an.lo"))
            .select(users::failed_attempts)
            .first::<i32>(conn)?)
    };
    assert_eq!(server.db().read_now(attempts).expect("a user"), 5);
}

#[actix_web::test]
async fn an_administrator_opens_a_locked_account_with_a_new_password() {
    let (server, admin, user) = with_user().await;
    for _ in 0..5 {
        log_in(&server, "an.lo", "not-this-one-please").await;
    }
    let path = format!("/v1/users/{}/password", user.id());
    let body = json!({"password": "hoa-ban-no-trang-rung"});
    admin.post(&path, body).await.expect(204);
    log_in(&server, "an.lo", "hoa-ban-no-trang-rung")
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_disabled_users_tokens_die_at_the_next_request() {
    let (server, admin, user) = with_user().await;
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&server, &tokens);
    an.get("/v1/schools").await.expect(200);
    let path = format!("/v1/users/{}", user.id());
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
    an.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    let renewed = refresh(&server, text(&tokens, "refresh_token")).await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
}

#[actix_web::test]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_log_in() {
    let (server, _, _) = with_user().await;
    let first = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let second = refresh(&server, text(&first, "refresh_token")).await;
    let second = second.expect(200);
    holder(&server, &second)
        .get("/v1/schools")
        .await
        .expect(200);
    let other = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let stolen = refresh(&server, text(&first, "refresh_token")).await;
    expect_oauth_error(&stolen, 400, "invalid_grant");
    let descendant = refresh(&server, text(&second, "refresh_token")).await;
    expect_oauth_error(&descendant, 400, "invalid_grant");
    let unrelated = refresh(&server, text(&other, "refresh_token")).await;
    unrelated.expect(200);
    assert!(audited(&server).contains(&"oauth.refresh-reused".to_owned()));
}

#[actix_web::test]
async fn of_two_renewals_at_once_one_succeeds() {
    let (server, _, _) = with_user().await;
    let first = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let token = text(&first, "refresh_token");
    let (one, other) = tokio::join!(refresh(&server, token), refresh(&server, token));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400]);
}

#[actix_web::test]
async fn logging_out_ends_the_log_in() {
    let (server, _, _) = with_user().await;
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let token = text(&tokens, "refresh_token");
    let nobody = server.anonymous();
    let out = form(&nobody, "/oauth/revoke", &[("token", token)]).await;
    assert_eq!(out.expect(200).body, "");
    let renewed = refresh(&server, token).await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    form(&nobody, "/oauth/revoke", &[("token", "unknown")])
        .await
        .expect(200);
    let access = text(&tokens, "access_token");
    let answer = form(&nobody, "/oauth/revoke", &[("token", access)]).await;
    expect_oauth_error(&answer, 400, "unsupported_token_type");
    let answer = form(&nobody, "/oauth/revoke", &[]).await;
    expect_oauth_error(&answer, 400, "invalid_request");
}

#[actix_web::test]
async fn a_token_carries_what_was_asked_for_and_no_more() {
    let (server, _, _) = with_user().await;
    let ask = async |scope: &str| {
        let fields = [
            ("grant_type", "password"),
            ("username", "an.lo"),
            ("password", PASSWORD),
            ("scope", scope),
        ];
        form(&server.anonymous(), "/oauth/token", &fields).await
    };
    let narrow = ask("schools:read users:write").await.expect(200);
    assert_eq!(narrow.body["scope"], "schools:read");
    let an = holder(&server, &narrow);
    an.get("/v1/schools").await.expect(200);
    let school =
        json!({"code": "A1", "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"});
    an.post("/v1/schools", school)
        .await
        .expect_problem(403, "SCOPE_MISSING");
    expect_oauth_error(&ask("castles:read").await, 400, "invalid_scope");
    expect_oauth_error(&ask("users:write").await, 400, "invalid_scope");
    let token = text(&narrow, "refresh_token");
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("scope", "schools:read courses:read"),
    ];
    let wider = form(&server.anonymous(), "/oauth/token", &fields).await;
    expect_oauth_error(&wider, 400, "invalid_scope");
    let same = refresh(&server, token).await.expect(200);
    assert_eq!(same.body["scope"], "schools:read");
}

#[actix_web::test]
async fn wrong_forms_are_refused_with_the_errors_of_oauth() {
    let (server, _, _) = with_user().await;
    let nobody = server.anonymous();
    let cases: [(Fields, u16, &str); 7] = [
        (&[], 400, "invalid_request"),
        (&[("grant_type", "magic")], 400, "unsupported_grant_type"),
        (&[("grant_type", "password")], 400, "invalid_request"),
        (&[("grant_type", "refresh_token")], 400, "invalid_request"),
        (
            &[("grant_type", "client_credentials")],
            401,
            "invalid_client",
        ),
        (
            &[("grant_type", "password"), ("grant_type", "password")],
            400,
            "invalid_request",
        ),
        (
            &[
                ("grant_type", "password"),
                ("username", "an.lo"),
                ("password", PASSWORD),
                ("client_id", "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"),
            ],
            400,
            "unauthorized_client",
        ),
    ];
    for (fields, status, error) in cases {
        let answer = form(&nobody, "/oauth/token", fields).await;
        expect_oauth_error(&answer, status, error);
    }
    let json = nobody.post("/oauth/token", json!({})).await;
    json.expect_problem(415, "MEDIA_TYPE_UNSUPPORTED");
    let media = "application/x-www-form-urlencoded";
    let large = "a=".to_owned() + &"x".repeat(20_000);
    let large = nobody.send_raw(Method::POST, "/oauth/token", media, large);
    large.await.expect_problem(413, "BODY_TOO_LARGE");
    let nul = nobody.send_raw(Method::POST, "/oauth/token", media, "username=%00");
    expect_oauth_error(&nul.await, 400, "invalid_request");
}

/// A server with a program of the lead agency; its id and secret.
async fn with_program(scopes: Value) -> (TestServer, Client, String, String) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    let body = json!({
        "organisationId": agency, "name": "Đồng bộ", "role": "LEAD_AGENCY", "scopes": scopes
    });
    let client = admin.post("/v1/clients", body).await.expect(201);
    let secret = client.body["secret"].as_str().expect("a secret").to_owned();
    (server, admin, client.id(), secret)
}

const GRANT: [(&str, &str); 1] = [("grant_type", "client_credentials")];

#[actix_web::test]
async fn a_program_gets_a_token_with_basic_or_form_credentials() {
    let (server, _, id, secret) = with_program(json!(["schools:read", "courses:read"])).await;
    let basic = form(&program(&server, &id, &secret), "/oauth/token", &GRANT).await;
    let basic = basic.expect(200);
    assert_eq!(basic.body["scope"], "courses:read schools:read");
    assert!(basic.body.get("refresh_token").is_none());
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", id.as_str()),
        ("client_secret", secret.as_str()),
        ("scope", "schools:read trainees:read"),
    ];
    let posted = form(&server.anonymous(), "/oauth/token", &fields).await;
    let posted = posted.expect(200);
    assert_eq!(posted.body["scope"], "schools:read");
    let holder = holder(&server, &posted);
    holder.get("/v1/schools").await.expect(200);
    let me = holder.get("/v1/users/me").await.expect(200);
    assert_eq!(
        (&me.body["kind"], &me.body["username"]),
        (&json!("CLIENT"), &Value::Null)
    );
    let both = form(&program(&server, &id, &secret), "/oauth/token", &fields).await;
    expect_oauth_error(&both, 400, "invalid_request");
}

#[actix_web::test]
async fn a_wrong_secret_an_unknown_and_a_disabled_program_are_refused() {
    let (server, admin, id, secret) = with_program(json!(["schools:read"])).await;
    let wrong = form(&program(&server, &id, "wrong"), "/oauth/token", &GRANT).await;
    expect_oauth_error(&wrong, 401, "invalid_client");
    assert_eq!(wrong.header("www-authenticate"), "Basic realm=\"registry\"");
    for unknown in ["0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "not-an-id"] {
        let answer = form(&program(&server, unknown, &secret), "/oauth/token", &GRANT).await;
        expect_oauth_error(&answer, 401, "invalid_client");
    }
    let token = form(&program(&server, &id, &secret), "/oauth/token", &GRANT).await;
    let holder = holder(&server, &token);
    holder.get("/v1/schools").await.expect(200);
    let path = format!("/v1/clients/{id}");
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
    let refused = form(&program(&server, &id, &secret), "/oauth/token", &GRANT).await;
    expect_oauth_error(&refused, 401, "invalid_client");
    holder
        .get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
}

#[actix_web::test]
async fn a_program_looks_at_tokens() {
    let (server, admin, id, secret) = with_program(json!(["schools:read"])).await;
    let agency = admin.get("/v1/organisations?name=so+noi+vu").await;
    let agency = agency.column("id")[0].clone();
    let user = identity::user(&agency, "an.lo", "LEAD_AGENCY");
    let user = admin.post("/v1/users", user).await.expect(201);
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let app = program(&server, &id, &secret);
    let look = async |token: &str| form(&app, "/oauth/introspect", &[("token", token)]).await;
    let good = look(text(&tokens, "access_token")).await.expect(200);
    assert_eq!(good.body["active"], true);
    assert_eq!(good.body["sub"], json!(user.id()));
    for bad in [text(&tokens, "refresh_token"), "nonsense"] {
        assert_eq!(look(bad).await.expect(200).body, json!({"active": false}));
    }
    let path = format!("/v1/users/{}", user.id());
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
    let dead = look(text(&tokens, "access_token")).await.expect(200);
    assert_eq!(dead.body, json!({"active": false}));
    let nobody = form(&server.anonymous(), "/oauth/introspect", &[("token", "x")]).await;
    expect_oauth_error(&nobody, 401, "invalid_client");
}

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
