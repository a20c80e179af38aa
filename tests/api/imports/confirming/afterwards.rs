//! What may happen while an import waits.

use diesel::prelude::*;
use serde_json::{Value, json};

use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{access_log, jobs};
use registry::platform::db::types::Json;
use registry::platform::values::ids::AnyId;
use registry::platform::values::time::Timestamp;
use registry::platform::work::jobs::JobState;

use super::super::{School, counts, import, ndjson, report, trainee};
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

/// Set what the job of this import is, as if its server had ended in the middle.
fn set_job(school: &School, import: &Value, state: JobState, checkpoint: Option<Value>) {
    let id: AnyId = import["id"]
        .as_str()
        .expect("an id")
        .parse()
        .expect("an id");
    let set = move |conn: &mut DbConnection| {
        let finished = state.is_final().then(Timestamp::now);
        let job = jobs::table.find(id);
        diesel::update(job)
            .set((jobs::state.eq(state), jobs::finished_at.eq(finished)))
            .execute(conn)?;
        if let Some(checkpoint) = checkpoint {
            diesel::update(job)
                .set(jobs::checkpoint.eq(Some(Json(checkpoint))))
                .execute(conn)?;
        }
        Ok(())
    };
    school.server.db().write_now(set).expect("an update");
}

#[actix_web::test]
async fn who_people_were_is_shown_while_an_import_waits_and_no_longer() {
    let school = School::open().await;
    let (by, server) = (&school.registrar, &school.server);
    school.import("kind=trainees", &people()).await;
    let waits = school.import("kind=trainees", &sorted_by_name()).await;
    let shown = report(by, &waits, "&identityChanged=true").await;
    assert_eq!(shown.len(), 29);
    server.state().access_log.flush(server.db()).await;
    let rows = access_log::table
        .filter(access_log::resource.eq("trainees"))
        .select(access_log::resource_ids);
    let read = move |conn: &mut DbConnection| Ok(rows.load::<Json<Value>>(conn)?);
    let logged = server.db().read_now(read).expect("the access log");
    let of_all = |ids: &Json<Value>| {
        let ids = ids.0.to_string();
        let known = |row: &Value| ids.contains(row["id"].as_str().expect("an id"));
        shown.iter().all(known)
    };
    assert!(logged.iter().any(of_all), "reading who they were is logged");

    // It ended otherwise than by a cancellation or a confirmation.
    set_job(&school, &waits, JobState::Failed, None);
    let rows = report(by, &waits, "").await;
    assert!(rows.iter().all(|row| row["identityChanges"] == json!([])));
    let db = server.db().clone();
    let sweep = move || registry::resources::imports::service::sweep(&db, Timestamp::now());
    actix_web::web::block(sweep)
        .await
        .expect("a thread")
        .expect("a sweep");
    assert!(listed(by, &waits).await.is_empty());
}

#[actix_web::test]
async fn a_server_that_ended_in_the_middle_of_a_report_does_not_fail_the_import() {
    let school = School::open().await;
    let by = &school.registrar;
    school.import("kind=trainees", &people()).await;
    let waits = school
        .import("kind=trainees&onError=skip-row", &sorted_by_name())
        .await;
    let id: AnyId = waits["id"].as_str().expect("an id").parse().expect("an id");
    let read = move |conn: &mut DbConnection| {
        let checkpoint = jobs::table.find(id).select(jobs::checkpoint);
        Ok(checkpoint.first::<Option<Json<Value>>>(conn)?)
    };
    let checkpoint = school.server.db().read_now(read).expect("a job");
    let Json(mut checkpoint) = checkpoint.expect("a checkpoint");
    // As before the report was whole; and meanwhile it has become harmless.
    checkpoint["wait"] = json!({"suspect": false, "predicted": false,
        "foreseen": null, "confirmed": null});
    set_job(&school, &waits, JobState::Queued, Some(checkpoint));
    let done = super::super::ended(by, waits["id"].as_str().expect("an id")).await;
    assert_eq!(
        (&done["state"], &done["counts"]),
        (&json!("SUCCEEDED"), &counts(0, 29, 1, 0)),
        "{done:#}"
    );
}
