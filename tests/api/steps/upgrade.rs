//! What an upgrade makes of rows whose steps were not rows yet.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::platform::db::schema::classes;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::values::ids::ClassId;
use serde_json::{Value, json};

use super::{steps, undo};
use crate::support::fixtures::{self, Stage, claim, step_now};
use crate::support::past::{self, Enrolled, observed};
use crate::support::{BoundTo, Client};
use registry::platform::auth::authz::Role;

/// The scripts of one database, down and up again.
macro_rules! scripts {
    ($folder:literal) => {
        [
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0066_status_and_outcome_steps/down.sql"
            )),
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0065_certificate_steps/down.sql"
            )),
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0064_class_steps/down.sql"
            )),
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0064_class_steps/up.sql"
            )),
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0065_certificate_steps/up.sql"
            )),
            include_str!(concat!(
                "../../../migrations/",
                $folder,
                "/0066_status_and_outcome_steps/up.sql"
            )),
        ]
    };
}

/// Go back to the tables of before, and come here again.
fn upgrade(stage: &Stage) {
    let scripts = match stage.server.db().dialect() {
        Dialect::Sqlite => scripts!("sqlite"),
        Dialect::Postgres => scripts!("postgres"),
    };
    for script in scripts {
        let run = move |conn: &mut DbConnection| Ok(conn.batch_execute(script)?);
        stage.server.db().write_now(run).expect("a migration");
    }
}

/// A class that stands there without anything that tells how.
async fn of_before(stage: &Stage, code: &str, status: &'static str) -> String {
    let class = fixtures::class(&stage.server, &stage.teaching, code, json!({})).await;
    let id: ClassId = class.id().parse().expect("an id");
    let write = move |conn: &mut DbConnection| {
        diesel::update(classes::table.find(id))
            .set(classes::status.eq(status))
            .execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(write).expect("a class");
    format!("/v1/classes/{}", class.id())
}

async fn brief(by: &Client, path: &str) -> Vec<Value> {
    let steps = steps(by, path).await;
    let told = |step: &Value| json!([step["status"], step["known"]]);
    steps.iter().map(told).collect()
}

#[actix_web::test]
async fn steps_of_classes_come_from_the_audit_trail_or_from_their_days() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let told = format!("/v1/classes/{}", stage.class.id());
    step_now(&lead, &stage.class, "RUNNING").await;
    let done = of_before(&stage, "L2", "COMPLETED").await;
    let begun = of_before(&stage, "L3", "RUNNING").await;
    let planned = of_before(&stage, "L4", "PLANNED").await;
    let seen = lead.get(&begun).await.expect(200);
    step_now(&lead, &seen, "CANCELLED").await;

    upgrade(&stage);

    let expected = ["OPEN", "RUNNING"].map(|status| json!([status, true]));
    assert_eq!(brief(&lead, &told).await, expected);
    let steps_of_done = steps(&lead, &done).await;
    let days: Vec<&Value> = steps_of_done.iter().map(|step| &step["date"]).collect();
    assert_eq!(days, ["2026-03-02", "2026-03-02", "2026-06-26"]);
    let expected = ["OPEN", "RUNNING", "COMPLETED"].map(|status| json!([status, false]));
    assert_eq!(brief(&lead, &done).await, expected);
    let expected = [
        json!(["OPEN", false]),
        json!(["RUNNING", false]),
        json!(["CANCELLED", true]),
    ];
    assert_eq!(brief(&lead, &begun).await, expected);
    assert!(brief(&lead, &planned).await.is_empty());

    // They can be taken back like those of today.
    for (path, status) in [(&told, "OPEN"), (&done, "RUNNING"), (&begun, "RUNNING")] {
        let back = undo(&lead, path).await.expect(200);
        assert_eq!(back.body["status"], status);
    }
    let seen = lead.get(&done).await.expect(200);
    assert_eq!(seen.body["statusDate"], "2026-03-02");
}

#[actix_web::test]
async fn what_became_of_people_can_be_taken_back_after_an_upgrade() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);
    let done = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    let done = past::enrol(&stage.server, &done, 1)[0];
    past::certify(&stage.server, done, "2026-07-01", Some("2026-07-20"));
    observed("SELF_EMPLOYED", "2026-10-01")
        .at(3)
        .confirmed("2026-10-02")
        .record(&stage.server, done);
    let trainee = stage.person(2).await.id();
    let claimed = claim(&commune, &trainee, json!({})).await.expect(201);
    let status = format!("/v1/beneficiary-statuses/{}", claimed.id());
    let no = json!({"decision": "REJECTED", "reason": "Không cư trú"});
    commune
        .with("if-match", claimed.etag())
        .post(&format!("{status}/decision"), no)
        .await
        .expect(200);
    let body = json!({
        "enrolmentId": done, "checkpointMonths": 3, "kind": "NOT_WORKING",
        "provenance": "SURVEY", "observedDate": "2026-10-05"
    });
    let recorded = centre
        .post("/v1/employment-outcomes", body)
        .await
        .expect(201);
    let recorded = format!("/v1/employment-outcomes/{}", recorded.id());

    upgrade(&stage);

    assert_eq!(brief(&commune, &status).await, [json!(["REJECTED", true])]);
    let back = undo(&commune, &status).await.expect(200);
    assert_eq!(back.body["status"], "CLAIMED");
    undo(&stage.registrar, &recorded)
        .await
        .expect_problem(403, "UNDO_OF_OTHERS");
    undo(&centre, &recorded).await.expect(200);

    let certificates = lead.get("/v1/certificates").await.expect(200);
    let certificate = format!("/v1/certificates/{}", certificates.column("id")[0]);
    assert_eq!(
        brief(&lead, &certificate).await,
        [json!(["REVOKED", false])]
    );
    assert_eq!(steps(&lead, &certificate).await[0]["date"], "2026-07-20");
    let confirmed = lead.get("/v1/employment-outcomes?confirmed=true").await;
    let confirmed = confirmed.expect(200);
    let confirmed = format!("/v1/employment-outcomes/{}", confirmed.column("id")[0]);
    assert_eq!(
        brief(&lead, &confirmed).await,
        [json!(["RECORDED", true]), json!(["CONFIRMED", false])]
    );
    undo(&stage.registrar, &confirmed)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    let back = undo(&lead, &confirmed).await.expect(200);
    assert_eq!(back.body["confirmed"], false);
}
