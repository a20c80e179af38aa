//! Programs as administrators manage them.

use diesel::prelude::*;
use serde_json::{Value, json};

use registry::platform::db::DbConnection;
use registry::platform::db::schema::{clients, idempotency_keys};
use registry::platform::values::time::Timestamp;

use crate::support::identity::{self, expect_oauth_error, form, program};
use crate::support::{Client, Response, TestServer};

const PATH: &str = "/v1/clients";
const GRANT: [(&str, &str); 1] = [("grant_type", "client_credentials")];

async fn with_school() -> (TestServer, Client, Value) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (organisation, _) = identity::school(&admin, "A1").await;
    let body = json!({
        "organisationId": organisation, "name": "Đồng bộ hằng đêm", "role": "SCHOOL_REGISTRAR",
        "scopes": ["trainees:read", "schools:read", "trainees:read"]
    });
    (server, admin, body)
}

fn secret(answer: &Response) -> String {
    answer.body["secret"].as_str().expect("a secret").to_owned()
}

#[actix_web::test]
async fn the_secret_is_shown_once_and_stored_nowhere() {
    let (server, admin, body) = with_school().await;

    let careful = admin.with("idempotency-key", "first-client");
    let created = careful.post(PATH, body.clone()).await.expect(201);
    let shown = secret(&created);
    assert_eq!(
        created.body["scopes"],
        json!(["schools:read", "trainees:read"])
    );

    let again = careful.post(PATH, body).await.expect(201);
    assert_eq!(again.id(), created.id());
    assert_eq!(again.body["secret"], Value::Null);

    let read = admin.get(created.header("location")).await.expect(200);
    assert!(read.body.get("secret").is_none());

    let kept = |conn: &mut DbConnection| {
        let bodies: Vec<Vec<u8>> = idempotency_keys::table
            .select(idempotency_keys::body)
            .load(conn)?;
        Ok(bodies)
    };
    let kept = server.db().read_now(kept).expect("what is kept");
    assert!(!String::from_utf8_lossy(&kept.concat()).contains(&shown));

    let app = program(&server, &read.id(), &shown);
    form(&app, "/oauth/token", &GRANT).await.expect(200);
}

#[actix_web::test]
async fn a_rotated_secret_stays_good_for_a_day() {
    let (server, admin, body) = with_school().await;
    let created = admin.post(PATH, body).await.expect(201);
    let (id, old) = (created.id(), secret(&created));

    let path = format!("{PATH}/{id}/rotate");
    let blind = admin.post(&path, json!({})).await;
    blind.expect_problem(428, "VERSION_REQUIRED");

    let rotated = admin
        .with("if-match", created.etag())
        .post(&path, json!({}))
        .await
        .expect(200);
    let new = secret(&rotated);
    assert_ne!(old, new);
    assert!(rotated.body["previousSecretExpiresAt"].is_string());

    let token =
        async |secret: &str| form(&program(&server, &id, secret), "/oauth/token", &GRANT).await;
    token(&old).await.expect(200);
    token(&new).await.expect(200);

    let tomorrow = |conn: &mut DbConnection| {
        let yesterday = Timestamp::now().plus_seconds(-1);
        diesel::update(clients::table)
            .set(clients::previous_secret_expires.eq(yesterday))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(tomorrow).expect("time goes by");

    expect_oauth_error(&token(&old).await, 401, "invalid_client");

    token(&new).await.expect(200);
}

#[actix_web::test]
async fn scopes_must_exist_and_be_of_use_to_the_role() {
    let (_server, admin, body) = with_school().await;

    let with = |name: &str, value: Value| {
        let mut body = body.clone();
        body[name] = value;
        body
    };
    let answer = admin
        .post(
            PATH,
            with("scopes", json!(["schools:read", "castles:read"])),
        )
        .await;
    answer.expect_error_at(422, "SCOPE_UNKNOWN", "/scopes/1");

    let answer = admin
        .post(PATH, with("scopes", json!(["users:write"])))
        .await;
    answer.expect_error_at(422, "SCOPE_NOT_FOR_ROLE", "/scopes/0");

    let answer = admin.post(PATH, with("role", json!("LEAD_AGENCY"))).await;
    answer.expect_error_at(422, "ROLE_NOT_FOR_ORGANISATION", "/role");

    admin.post(PATH, body.clone()).await.expect(201);
    let answer = admin.post(PATH, body.clone()).await;
    answer.expect_error_at(409, "CLIENT_NAME_TAKEN", "/name");
}

#[actix_web::test]
async fn a_client_is_changed_listed_and_deleted_until_it_was_used() {
    let (server, admin, body) = with_school().await;
    let created = admin.post(PATH, body.clone()).await.expect(201);
    let path = created.header("location").to_owned();
    let change = json!({"scopes": ["schools:read"]});
    let changed = admin.patch(&path, &created, change).await.expect(200);
    let app = program(&server, &created.id(), &secret(&created));

    let token = form(&app, "/oauth/token", &GRANT).await.expect(200);
    assert_eq!(token.body["scope"], "schools:read");

    let stale = admin.delete(&path, &changed).await;
    stale.expect_problem(412, "VERSION_STALE");

    let seen = admin.get(&path).await.expect(200);
    assert!(seen.body["lastUsedAt"].is_string());

    let answer = admin.delete(&path, &seen).await;
    answer.expect_problem(409, "CLIENT_HAS_HISTORY");

    let mut other = body;
    other["name"] = json!("Khác");

    let other = admin.post(PATH, other).await.expect(201);
    let list = admin.get(&format!("{PATH}?role=SCHOOL_REGISTRAR")).await;
    assert_eq!(list.column("name"), ["Đồng bộ hằng đêm", "Khác"]);

    let path = other.header("location").to_owned();
    admin.delete(&path, &other).await.expect(204);
    admin.get(&path).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn only_administrators_manage_clients() {
    let (server, _, body) = with_school().await;
    let lead = server.lead();
    let answer = lead.post(PATH, body).await;
    answer.expect_problem(403, "ACTION_FORBIDDEN");
    let answer = lead.get(PATH).await;
    answer.expect_problem(403, "ACTION_FORBIDDEN");
}
