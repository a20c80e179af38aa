//! How well what the registry knows of a school keeps up with what happens there: each figure.

use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{import_rows, jobs};
use registry::platform::db::types::Json;
use registry::platform::values::ids::{AnyId, OrganisationId};
use registry::platform::values::time::{Date, Timestamp};
use serde_json::{Value, json};

use crate::support::fixtures::{Stage, person_body, record_result, school, step_now, with};
use crate::support::past::{self, Enrolled, observed};
use crate::support::{BoundTo, Client, TestServer};

async fn health(by: &Client, school: &str) -> Value {
    let path = format!("/v1/schools/{school}/sync-health");
    by.get(&path).await.expect(200).body
}

impl Stage {
    async fn health(&self) -> Value {
        health(&self.registrar, &self.teaching.school.id()).await
    }

    async fn missing(&self, figure: &str) -> (i64, i64) {
        let health = self.health().await;
        let figure = &health["completeness"][figure];
        let number = |name: &str| figure[name].as_i64().expect("a number");
        (number("missing"), number("of"))
    }

    async fn organisation(&self) -> OrganisationId {
        let me = self.registrar.get("/v1/users/me").await.expect(200);
        let id = &me.body["organisation"]["id"];
        id.as_str().expect("an id").parse().expect("an id")
    }
}

fn days_since(day: &str) -> i32 {
    let day: Date = day.parse().expect("a day");
    Timestamp::now().date().days_since_1970() - day.days_since_1970()
}

#[actix_web::test]
async fn a_school_sees_its_own_the_province_all_and_others_nothing() {
    let stage = Stage::set(json!({})).await;
    let path = format!("/v1/schools/{}/sync-health", stage.teaching.school.id());
    let other = school(&stage.server.lead(), "B1").await;

    let stranger = stage.server.registrar(other.id().parse().expect("an id"));
    stranger.get(&path).await.expect_problem(404, "NOT_FOUND");

    stage.registrar.get(&path).await.expect(200);
    stage.server.lead().get(&path).await.expect(200);
    let inspector = stage.server.user(Role::Inspector, BoundTo::Province);
    inspector.get(&path).await.expect(200);

    let enterprise = stage.server.user(Role::Viewer, BoundTo::Nothing);
    let refused = enterprise.get(&path).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");

    let nowhere = format!("/v1/schools/{}/sync-health", AnyId::new());
    let lead = stage.server.lead();
    lead.get(&nowhere).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn the_lag_of_statuses_runs_from_their_day_to_the_day_they_were_recorded() {
    let stage = Stage::set(json!({})).await;
    let none = json!({"count": 0, "medianDays": null, "worstDays": null});
    assert_eq!(stage.health().await["lag"]["enrolmentStatus"], none);

    stage.applicant(1).await;
    let lag = stage.health().await["lag"]["enrolmentStatus"].clone();
    let days = days_since("2026-02-02");
    assert_eq!(
        lag,
        json!({"count": 1, "medianDays": f64::from(days), "worstDays": days})
    );
}

#[actix_web::test]
async fn the_lag_of_classes_runs_from_their_end_to_their_completion() {
    let stage = Stage::set(json!({})).await;
    assert_eq!(stage.health().await["lag"]["classEnd"]["count"], 0);
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    step_now(&stage.registrar, &stage.class, "COMPLETED").await;
    let lag = stage.health().await["lag"]["classEnd"].clone();
    assert_eq!(lag["count"], 1);
    assert_eq!(lag["worstDays"], days_since("2026-06-26"));
}

#[actix_web::test]
async fn classes_that_have_ended_want_to_be_completed() {
    let stage = Stage::set(json!({})).await;
    let figure = "endedClassesNotCompleted";
    assert_eq!(stage.missing(figure).await, (1, 1));

    let future = json!({"startDate": "2027-03-02", "endDate": "2027-06-26"});
    stage.another_class("L2", future).await;
    let cancelled = stage.another_class("L3", json!({})).await;

    step_now(&stage.registrar, &cancelled, "CANCELLED").await;
    assert_eq!(stage.missing(figure).await, (1, 1));

    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    step_now(&stage.registrar, &stage.class, "COMPLETED").await;
    assert_eq!(stage.missing(figure).await, (0, 1));

    let share = stage.health().await["completeness"][figure]["share"].clone();
    assert_eq!(share, 0.0);
}

#[actix_web::test]
async fn who_studied_in_a_class_that_has_ended_wants_a_result() {
    let stage = Stage::set(json!({})).await;
    let figure = "studyingWithoutResult";
    assert_eq!(stage.missing(figure).await, (0, 0));

    let students = stage.students(1..3).await;
    assert_eq!(stage.missing(figure).await, (2, 2));

    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    record_result(&stage.registrar, &students[0], result)
        .await
        .expect(200);
    assert_eq!(stage.missing(figure).await, (1, 2));
}

#[actix_web::test]
async fn who_passed_wants_a_certificate() {
    let stage = Stage::set(json!({})).await;

    let graduate = stage.graduate(1, "PASSED").await;
    let figure = "passedWithoutCertificate";
    assert_eq!(stage.missing(figure).await, (1, 1));

    let enrolment = graduate.id().parse().expect("an id");
    past::certify(&stage.server, enrolment, "2026-06-27", Some("2026-06-28"));
    assert_eq!(stage.missing(figure).await, (1, 1), "a revoked one is none");

    past::certify(&stage.server, enrolment, "2026-06-29", None);
    assert_eq!(stage.missing(figure).await, (0, 1));

    let failed = Stage::set(json!({})).await;
    failed.graduate(1, "FAILED").await;
    assert_eq!(failed.missing(figure).await, (0, 0));
}

#[actix_web::test]
async fn checkpoints_that_have_come_want_an_outcome() {
    let stage = Stage::set(json!({})).await;
    let figure = "dueCheckpointsWithoutOutcome";
    let long_ago = Enrolled::completed(&stage.server, &stage.class, "2024-06-30");
    let people = past::enrol(&stage.server, &long_ago, 2);
    assert_eq!(stage.missing(figure).await, (6, 6));

    let seven_months = Timestamp::now().date().plus_months(-7).to_string();
    let lately = Enrolled::completed(&stage.server, &stage.class, &seven_months);
    past::enrol(&stage.server, &lately, 1);
    assert_eq!(stage.missing(figure).await, (8, 8));

    observed("SELF_EMPLOYED", "2024-10-01")
        .at(3)
        .record(&stage.server, people[0]);
    assert_eq!(stage.missing(figure).await, (7, 8));
}

#[actix_web::test]
async fn people_want_an_ethnic_group_and_a_phone() {
    let stage = Stage::set(json!({})).await;
    stage.person(1).await;
    let whole = json!({"phone": "0912345678", "ethnicGroup": "03"});
    let body = with(person_body(&stage.server, 2), whole);
    stage.registrar.post("/v1/trainees", body).await.expect(201);

    // Somebody whom only others know.
    let lead = stage.server.lead();
    let body = person_body(&stage.server, 3);
    lead.post("/v1/trainees", body).await.expect(201);
    assert_eq!(stage.missing("traineesWithoutEthnicGroup").await, (1, 2));
    assert_eq!(stage.missing("traineesWithoutPhone").await, (1, 2));
}

/// An import that ended so many days ago, as its job leaves it.
#[derive(Clone)]
struct Import {
    days_ago: i64,
    mode: &'static str,
    on_error: &'static str,
    counts: Value,
    /// External id, outcome, codes.
    rows: Vec<(Option<&'static str>, &'static str, Vec<&'static str>)>,
}

impl Import {
    fn days_ago(days_ago: i64) -> Self {
        Self {
            days_ago,
            mode: "commit",
            on_error: "skip-row",
            counts: json!({"created": 1, "updated": 0, "unchanged": 0, "rejected": 1}),
            rows: Vec::new(),
        }
    }

    fn row(
        mut self,
        key: Option<&'static str>,
        outcome: &'static str,
        codes: &[&'static str],
    ) -> Self {
        self.rows.push((key, outcome, codes.to_vec()));
        self
    }

    fn store(self, server: &TestServer, organisation: OrganisationId) -> AnyId {
        let id = AnyId::new();
        let at = Timestamp::now().plus_seconds(-self.days_ago * 24 * 3600);
        let write = move |conn: &mut DbConnection| {
            diesel::insert_into(jobs::table)
                .values((
                    jobs::id.eq(id),
                    jobs::kind.eq("imports"),
                    jobs::actor_kind.eq("CLIENT"),
                    jobs::actor_id.eq(AnyId::new()),
                    jobs::scopes.eq("imports:write"),
                    jobs::organisation_id.eq(Some(organisation)),
                    jobs::request_id.eq("r"),
                    jobs::parameters
                        .eq(Json(json!({"mode": self.mode, "on_error": self.on_error}))),
                    jobs::result.eq(Some(Json(self.counts))),
                    jobs::state.eq("SUCCEEDED"),
                    jobs::created_at.eq(at),
                    jobs::finished_at.eq(Some(at)),
                    jobs::updated_at.eq(at),
                ))
                .execute(conn)?;
            for (line, (key, outcome, codes)) in (1_i64..).zip(self.rows) {
                let problems: Vec<Value> = codes.iter().map(|code| json!({"code": code})).collect();
                diesel::insert_into(import_rows::table)
                    .values((
                        import_rows::job_id.eq(id),
                        import_rows::line.eq(line),
                        import_rows::kind.eq(Some("trainees")),
                        import_rows::external_id.eq(key),
                        import_rows::outcome.eq(outcome),
                        import_rows::problems.eq(Some(Json(json!(problems)))),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        };
        server.db().write_now(write).expect("an import");
        id
    }
}

#[actix_web::test]
async fn the_last_push_is_an_import_that_stored_rows_or_a_change_by_a_program() {
    let stage = Stage::set(json!({})).await;

    let (server, organisation) = (&stage.server, stage.organisation().await);
    assert_eq!(stage.health().await["lastPush"], Value::Null);

    let import = Import::days_ago(3).store(server, organisation);
    let trial = Import {
        mode: "validate",
        ..Import::days_ago(2)
    };
    trial.store(server, organisation);
    let refused = Import {
        on_error: "reject-all",
        ..Import::days_ago(1)
    };
    refused.store(server, organisation);

    let push = stage.health().await["lastPush"].clone();
    assert_eq!(push["importId"], import.to_string());
    assert_eq!(push["method"], "IMPORT");
    assert_eq!(
        push["counts"],
        json!({"created": 1, "updated": 0, "unchanged": 0, "rejected": 1})
    );

    let admin = server.administrator();
    let client = json!({
        "organisationId": organisation, "name": "SIS", "role": "SCHOOL_REGISTRAR",
        "scopes": ["trainees:write", "trainees:read"]
    });
    let client = admin.post("/v1/clients", client).await.expect(201);
    let secret = client.body["secret"].as_str().expect("a secret");
    let grant = [("grant_type", "client_credentials")];
    let program = crate::support::identity::program(server, &client.id(), secret);
    let token = crate::support::identity::form(&program, "/oauth/token", &grant).await;
    let program = crate::support::identity::holder(server, &token.expect(200));

    let body = person_body(server, 1);
    program.post("/v1/trainees", body).await.expect(201);

    let push = stage.health().await["lastPush"].clone();
    assert_eq!(push["method"], "REQUEST");
    assert_eq!(push["actorId"], client.id());
    assert_eq!(push["importId"], Value::Null);
}

#[actix_web::test]
async fn rejected_rows_age_until_a_later_import_accepts_them() {
    let stage = Stage::set(json!({})).await;
    let (server, organisation) = (&stage.server, stage.organisation().await);

    let empty = stage.health().await["rejectedRows"].clone();
    assert_eq!(empty["count"], 0);

    Import::days_ago(40)
        .row(Some("a"), "REJECTED", &["CITIZEN_ID_SEX"])
        .row(Some("b"), "REJECTED", &["CITIZEN_ID_SEX"])
        .row(Some("d"), "REJECTED", &["FIELD_REQUIRED"])
        .store(server, organisation);
    Import::days_ago(9)
        .row(Some("b"), "UPDATED", &[])
        .row(Some("c"), "REJECTED", &["FIELD_REQUIRED", "FIELD_LENGTH"])
        .row(None, "REJECTED", &["JSON_INVALID"])
        .store(server, organisation);

    // What a trial or a file that was refused as a whole counts as good is not in the registry.
    Import {
        mode: "validate",
        ..Import::days_ago(6)
    }
    .row(Some("a"), "CREATED", &[])
    .store(server, organisation);
    Import {
        on_error: "reject-all",
        ..Import::days_ago(5)
    }
    .row(Some("a"), "CREATED", &[])
    .row(Some("e"), "REJECTED", &["FIELD_REQUIRED"])
    .store(server, organisation);
    Import::days_ago(1)
        .row(Some("b"), "REJECTED", &["CITIZEN_ID_SEX"])
        // Sent again: as old as before, with the code of now.
        .row(Some("d"), "REJECTED", &["TRAINEE_AGE"])
        .store(server, organisation);

    // Another organisation's.
    Import::days_ago(1)
        .row(Some("z"), "REJECTED", &["TRAINEE_AGE"])
        .store(server, OrganisationId::new());

    let rejected = stage.health().await["rejectedRows"].clone();
    assert_eq!(
        rejected,
        json!({
            "count": 6,
            "byAge": {"days0To1": 1, "days2To7": 1, "days8To30": 2, "daysOver30": 2},
            "byCode": [
                {"code": "CITIZEN_ID_SEX", "count": 2}, {"code": "FIELD_REQUIRED", "count": 2},
                {"code": "FIELD_LENGTH", "count": 1}, {"code": "JSON_INVALID", "count": 1},
                {"code": "TRAINEE_AGE", "count": 1}
            ]
        })
    );
}
