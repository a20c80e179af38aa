//! Callers learn which of role, scope and reach is missing.

use serde_json::{Value, json};

use registry::platform::auth::authz::Role;

use crate::lists::world::World;
use crate::support::{BoundTo, Client};

async fn explain(who: &Client, body: Value) -> Value {
    who.post("/v1/authz/explain", body).await.expect(200).body
}

#[actix_web::test]
async fn what_is_missing_is_named() {
    let world = World::small().await;
    let read = json!({"operation": "trainee_read"});
    let lead = world.server.lead();
    let answer = explain(&lead, read.clone()).await;
    assert_eq!(
        (&answer["allowed"], &answer["missing"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(answer["extent"], "ALL");

    let viewer = world.server.user(Role::Viewer, BoundTo::Nothing);
    let answer = explain(&viewer, read.clone()).await;
    assert_eq!(answer["missing"], json!(["ROLE"]));
    assert_eq!(answer["extent"], Value::Null);
    let may = answer["rolesThatMay"].as_array().expect("roles");
    assert!(may.contains(&json!("COMMUNE")) && !may.contains(&json!("VIEWER")));

    let role = Role::LeadAgency;
    let narrow = world
        .server
        .user_with_scopes(role, BoundTo::Province, &["schools:read"]);
    let answer = explain(&narrow, read).await;
    assert_eq!(
        (&answer["missing"], &answer["scope"]),
        (&json!(["SCOPE"]), &json!("trainees:read"))
    );

    let answer = explain(&viewer, json!({"operation": "user_me"})).await;
    assert_eq!(
        (&answer["allowed"], &answer["action"]),
        (&json!(true), &Value::Null)
    );
}

#[actix_web::test]
async fn of_a_row_out_of_reach_nothing_more_is_told_than_of_none() {
    let world = World::small().await;
    let lead = world.server.lead();
    let trainees = lead.get("/v1/trainees?limit=1").await.expect(200);
    let id = trainees.rows()[0]["id"].clone();
    let question =
        |id: Value| json!({"operation": "trainee_read", "resource": "trainees", "id": id});
    assert_eq!(explain(&lead, question(id.clone())).await["allowed"], true);
    let (_, school) = crate::support::identity::school(&world.server.administrator(), "XA").await;
    let other = world.server.registrar(school.parse().expect("an id"));
    let out = explain(&other, question(id)).await;
    let none = explain(&other, question(json!(uuid::Uuid::now_v7()))).await;
    assert_eq!(out["missing"], json!(["REACH"]));
    assert_eq!(out, none);
}

#[actix_web::test]
async fn a_question_about_nothing_is_refused() {
    let world = World::small().await;
    let lead = world.server.lead();
    for (body, code, pointer) in [
        (
            json!({"operation": "castle_read"}),
            "FIELD_VALUE",
            "/operation",
        ),
        (
            json!({"operation": "trainee_read", "resource": "castles", "id": uuid::Uuid::now_v7()}),
            "FIELD_VALUE",
            "/resource",
        ),
        (
            json!({"operation": "trainee_read", "resource": "trainees"}),
            "FIELD_REQUIRED",
            "/id",
        ),
        (
            json!({"operation": "trainee_read", "id": uuid::Uuid::now_v7()}),
            "FIELD_REQUIRED",
            "/resource",
        ),
    ] {
        let answer = lead.post("/v1/authz/explain", body).await;
        answer.expect_error_at(400, code, pointer);
    }
}
