//! Programs get tokens and look at them.

use serde_json::{Value, json};

use super::text;
use crate::support::Case;
use crate::support::identity::{
    self, PASSWORD, expect_oauth_error, form, holder, log_in, program, with_program,
};

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
        let _case = Case::of(unknown);
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
        let _case = Case::of(bad);
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

#[actix_web::test]
async fn the_halves_of_basic_credentials_are_encoded_as_in_a_form() {
    let (server, _, id, secret) = with_program(json!(["schools:read"])).await;
    // As libraries do that encode whatever is no letter or digit.
    let encoded = |text: &str| {
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        });
        bytes.collect::<String>()
    };
    let encoded = program(&server, &encoded(&id), &encoded(&secret));
    form(&encoded, "/oauth/token", &GRANT).await.expect(200);

    for wrong in [format!("{id}%"), format!("{id}%zz"), format!("{id}%ff")] {
        let _case = Case::of(&wrong);
        let answer = form(&program(&server, &wrong, &secret), "/oauth/token", &GRANT).await;
        expect_oauth_error(&answer, 401, "invalid_client");
    }
}
