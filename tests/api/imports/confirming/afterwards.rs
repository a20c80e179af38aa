//! What may happen while an import waits.

use serde_json::{Value, json};

use registry::platform::auth::authz::Role;
use registry::platform::values::time::Timestamp;

use super::super::{School, counts, import, ndjson, trainee};
use super::{confirm, listed, path, people, sorted_by_name};
use crate::support::{BoundTo, Case};

#[actix_web::test]
async fn a_confirmation_is_for_what_was_listed_and_nothing_else() {
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let school = School::open().await;
        let by = &school.registrar;
        school.import("kind=trainees", &people()).await;
        let query = format!("kind=trainees&onError={on_error}");
        let waits = school.import(&query, &sorted_by_name()).await;
        let path = format!("{}/confirm", path(&waits));
        by.post(&path, json!({}))
            .await
            .expect_problem(428, "VERSION_REQUIRED");
        let stale = by.with("if-match", "\"2\"").post(&path, json!({})).await;
        stale.expect_problem(412, "VERSION_STALE");
        let stranger = school
            .server
            .user(Role::EmploymentCentre, BoundTo::Province);
        let stranger = stranger
            .with("if-match", "\"1\"")
            .post(&path, json!({}))
            .await;
        stranger.expect(404);

        // Meanwhile one of them is corrected for good.
        let lead = school.server.lead();
        let person = by
            .get("/v1/trainees/by-external-id/sis/HV-7")
            .await
            .expect(200);
        let person = format!("/v1/trainees/{}", person.id());
        let seen = lead.get(&person).await.expect(200);
        lead.patch(&person, &seen, json!({"fullName": "Lò Thị Sái"}))
            .await
            .expect(200);
        let again = confirm(by, &waits).await;
        assert_eq!(again["state"], "AWAITING_CONFIRMATION", "{again:#}");
        let confirmation = &again["confirmation"];
        assert_eq!(
            (&confirmation["changed"], &confirmation["version"]),
            (&json!(28), &json!(2))
        );
        assert_eq!(confirmation["confirmedAt"], Value::Null);
        let first = by.with("if-match", "\"1\"").post(&path, json!({})).await;
        first.expect_problem(412, "VERSION_STALE");
        assert_eq!(listed(by, &again).await.len(), 28);

        let done = confirm(by, &again).await;
        assert_eq!(
            (&done["state"], &done["counts"]),
            (&json!("SUCCEEDED"), &counts(0, 28, 2, 0))
        );
        let twice = by.with("if-match", "\"2\"").post(&path, json!({})).await;
        twice.expect_problem(409, "STATE_FORBIDS");
    }
}

#[actix_web::test]
async fn others_go_on_while_an_import_waits_and_it_ends_after_a_week() {
    let school = School::open().await;
    let by = &school.registrar;
    school.import("kind=trainees", &people()).await;
    let waits = school
        .import("kind=trainees&onError=skip-row", &sorted_by_name())
        .await;
    let health = async || {
        let me = by.get("/v1/users/me").await.expect(200);
        let id = me.body["reach"]["schoolId"]
            .as_str()
            .expect("an id")
            .to_owned();
        let path = format!("/v1/schools/{id}/sync-health");
        by.get(&path).await.expect(200).body
    };
    let waiting = health().await;
    assert_eq!(waiting["importsAwaitingConfirmation"], 1);
    assert_eq!(waiting["lastPush"]["counts"]["created"], 30, "{waiting:#}");
    let told = by
        .get("/v1/changes?types=trainees&limit=500")
        .await
        .expect(200);
    let again = |entry: &Value| entry["version"] != 1;
    assert!(!told.rows().iter().any(again), "nothing is told");

    let other = import(by, "kind=trainees", &ndjson(&[trainee(31)])).await;
    assert_eq!(other["state"], "SUCCEEDED");

    let sweep = |days: i64| {
        let db = school.server.db().clone();
        let now = Timestamp::now().plus_seconds(days * 24 * 3600);
        actix_web::web::block(move || registry::resources::imports::service::sweep(&db, now))
    };
    sweep(6).await.expect("a thread").expect("a sweep");
    let still = by.get(&path(&waits)).await.expect(200);
    assert_eq!(still.body["state"], "AWAITING_CONFIRMATION");
    sweep(8).await.expect("a thread").expect("a sweep");
    let expired = by.get(&path(&waits)).await.expect(200).body;
    assert_eq!(
        (
            &expired["state"],
            &expired["error"]["code"],
            &expired["stored"]
        ),
        (
            &json!("CANCELLED"),
            &json!("IMPORT_NOT_CONFIRMED"),
            &json!(false)
        )
    );
    assert!(listed(by, &expired).await.is_empty());
    let health = health().await;
    assert_eq!(health["importsAwaitingConfirmation"], 0);
    assert_eq!(health["lastPush"]["importId"], other["id"], "{health:#}");
}
