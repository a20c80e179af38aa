//! Organisations, people and programs of the identity tests, and how they log in.

use diesel::prelude::*;
use reqwest::Method;
use serde_json::{Value, json};

use registry::platform::db::DbConnection;
use registry::platform::db::schema::{admin_units, audit_events, enterprises};
use registry::platform::db::types::Json;
use registry::platform::values::ids::{EnterpriseId, UnitId};
use registry::platform::values::time::Timestamp;

use super::{Client, Response, TestServer};

pub const PASSWORD: &str = "mua-xuan-o-tay-bac";
const FORM: &str = "application/x-www-form-urlencoded";

/// The province's own agency.
pub async fn agency(server: &TestServer, admin: &Client) -> String {
    let unit = server.unit("PROVINCE", "14");
    let body = json!({"kind": "AGENCY", "name": "Sở Nội vụ", "unitId": unit});
    admin.post("/v1/organisations", body).await.expect(201).id()
}

/// A present commune.
pub fn commune(server: &TestServer) -> UnitId {
    let find = |conn: &mut DbConnection| {
        Ok(admin_units::table
            .filter(admin_units::level.eq("COMMUNE"))
            .filter(admin_units::valid_to.is_null())
            .select(admin_units::id)
            .first(conn)?)
    };
    server.db().read_now(find).expect("a commune")
}

/// A village, put where its own resource would put it.
pub fn village(server: &TestServer) -> UnitId {
    let (id, now, commune) = (UnitId::new(), Timestamp::now(), commune(server));
    let insert = move |conn: &mut DbConnection| {
        diesel::insert_into(admin_units::table)
            .values((
                admin_units::id.eq(id),
                admin_units::level.eq("VILLAGE"),
                admin_units::name.eq("Bản A"),
                admin_units::unit_type.eq("BAN"),
                admin_units::folded_name.eq("ban a"),
                admin_units::sort_key.eq("ban a"),
                admin_units::parent_id.eq(commune),
                admin_units::valid_from.eq(now.date()),
                admin_units::risk_areas.eq(Json(Vec::<String>::new())),
                admin_units::version.eq(1_i64),
                admin_units::created_at.eq(now),
                admin_units::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(insert).expect("a village");
    id
}

/// A school and its organisation, whose id is returned first.
pub async fn school(admin: &Client, code: &str) -> (String, String) {
    let name = format!("Trường {code}");
    let body = json!({"code": code, "nameVi": name, "kind": "COLLEGE", "ownership": "PUBLIC"});
    let school = admin.post("/v1/schools", body).await.expect(201).id();
    let body = json!({"kind": "SCHOOL", "name": name, "schoolId": school});
    let organisation = admin.post("/v1/organisations", body).await.expect(201);
    (organisation.id(), school)
}

/// An enterprise, put where its own resource would put it.
pub fn enterprise(server: &TestServer) -> EnterpriseId {
    let (id, now) = (EnterpriseId::new(), Timestamp::now());
    let insert = move |conn: &mut DbConnection| {
        diesel::insert_into(enterprises::table)
            .values((
                enterprises::id.eq(id),
                enterprises::legal_form.eq("ENTERPRISE"),
                enterprises::tax_code.eq("5500000001"),
                enterprises::name.eq("Hợp tác xã A"),
                enterprises::sort_key.eq("hop tac xa a"),
                enterprises::status.eq("ACTIVE"),
                enterprises::demo.eq(false),
                enterprises::version.eq(1_i64),
                enterprises::created_at.eq(now),
                enterprises::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(insert).expect("an enterprise");
    id
}

pub fn user(organisation: &str, username: &str, role: &str) -> Value {
    json!({
        "organisationId": organisation, "username": username, "displayName": "Lò Văn An",
        "roles": [role], "password": PASSWORD
    })
}

/// Send a form to an OAuth operation.
pub async fn form(client: &Client, path: &str, fields: &[(&str, &str)]) -> Response {
    let body = serde_html_form::to_string(fields).expect("a form");
    client.send_raw(Method::POST, path, FORM, body).await
}

/// Try to log in.
pub async fn log_in(server: &TestServer, username: &str, password: &str) -> Response {
    let fields = [
        ("grant_type", "password"),
        ("username", username),
        ("password", password),
    ];
    form(&server.anonymous(), "/oauth/token", &fields).await
}

/// Somebody who carries the access token of that answer.
pub fn holder(server: &TestServer, answer: &Response) -> Client {
    let token = answer.body["access_token"].as_str().expect("a token");
    Client::new(&server.base, Some(token.to_owned()))
}

pub async fn refresh(server: &TestServer, token: &str) -> Response {
    let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
    form(&server.anonymous(), "/oauth/token", &fields).await
}

/// A server with a program of the lead agency; its id and secret.
pub async fn with_program(scopes: Value) -> (TestServer, Client, String, String) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = agency(&server, &admin).await;
    let body = json!({
        "organisationId": agency, "name": "Đồng bộ", "role": "LEAD_AGENCY", "scopes": scopes
    });
    let client = admin.post("/v1/clients", body).await.expect(201);
    let secret = client.body["secret"].as_str().expect("a secret").to_owned();
    (server, admin, client.id(), secret)
}

/// A program that authenticates with HTTP Basic.
pub fn program(server: &TestServer, id: &str, secret: &str) -> Client {
    use base64::Engine;
    let pair = base64::engine::general_purpose::STANDARD.encode(format!("{id}:{secret}"));
    server
        .anonymous()
        .with("authorization", &format!("Basic {pair}"))
}

/// Actions that the audit trail tells of, oldest first.
pub fn audited(server: &TestServer) -> Vec<String> {
    let read = |conn: &mut DbConnection| {
        Ok(audit_events::table
            .order(audit_events::seq)
            .select(audit_events::action)
            .load(conn)?)
    };
    server.db().read_now(read).expect("the audit trail")
}

/// This answer, an OAuth error.
#[track_caller]
pub fn expect_oauth_error(answer: &Response, status: u16, error: &str) {
    assert_eq!(
        (answer.status.as_u16(), answer.body["error"].as_str()),
        (status, Some(error)),
        "{:#}",
        answer.body
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}
