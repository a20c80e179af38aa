//! An outcome that was recorded or confirmed by mistake.

use serde_json::{Value, json};

use super::{is, knows_whose, told, undo};
use crate::imports::{import, report};
use crate::support::fixtures::{self, Teaching, with};
use crate::support::past::{self, Enrolled};
use crate::support::{BoundTo, Client, Response, TestServer};
use registry::platform::auth::authz::Role;
use registry::platform::values::ids::EnterpriseId;

const PATH: &str = "/v1/employment-outcomes";

/// A school with an enrolment that was completed on 28 June 2024.
struct Done {
    server: TestServer,
    registrar: Client,
    centre: Client,
    enrolment: String,
}

impl Done {
    async fn set(server: TestServer) -> Self {
        let teaching: Teaching = fixtures::teaching(&server.lead(), "A1").await;
        let dates = json!({"startDate": "2024-03-04", "endDate": "2024-06-28"});
        let class = fixtures::class(&server, &teaching, "L1", dates).await;
        let enrolled = Enrolled::completed(&server, &class, "2024-06-28");
        let enrolment = past::enrol(&server, &enrolled, 1)[0];
        Self {
            registrar: server.registrar(teaching.school_id()),
            centre: server.user(Role::EmploymentCentre, BoundTo::Province),
            enrolment: enrolment.to_string(),
            server,
        }
    }

    fn body(&self, changes: Value) -> Value {
        let body = json!({
            "enrolmentId": self.enrolment, "checkpointMonths": 6, "kind": "SELF_EMPLOYED",
            "provenance": "SURVEY", "observedDate": "2025-01-10"
        });
        with(body, changes)
    }

    async fn record(&self, by: &Client, changes: Value) -> String {
        let recorded = by.post(PATH, self.body(changes)).await.expect(201);
        format!("{PATH}/{}", recorded.id())
    }

    /// Of one person, how many are employed.
    async fn employed(&self) -> Value {
        let figures = self.server.lead().get("/v1/statistics/training").await;
        figures.expect(200).body["total"]["employedAt6Months"].clone()
    }
}

async fn confirm(by: &Client, path: &str) -> Response {
    let now = by.get(path).await.expect(200);
    by.with("if-match", now.etag())
        .post(&format!("{path}/confirm"), json!({}))
        .await
}

#[actix_web::test]
async fn a_confirmation_is_taken_back_and_the_one_before_counts() {
    let done = Done::set(TestServer::start().await).await;
    let first = done.record(&done.registrar, json!({})).await;
    confirm(&done.centre, &first).await.expect(200);
    assert_eq!(done.employed().await, 1);
    let idle = json!({"kind": "NOT_WORKING", "observedDate": "2025-01-20"});
    let second = done.record(&done.centre, idle).await;
    confirm(&done.centre, &second).await.expect(200);
    assert_eq!(done.employed().await, 0, "the latest");

    undo(&done.registrar, &second)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    let back = undo(&done.centre, &second).await.expect(200);
    assert_eq!(
        (&back.body["confirmed"], &back.body["confirmedDate"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(done.employed().await, 1, "the one before");
    assert_eq!(
        told(&done.centre, &second).await,
        is(&[("RECORDED", true), ("CONFIRMED", false)])
    );
    undo(&done.registrar, &second)
        .await
        .expect_problem(403, "UNDO_OF_OTHERS");
    let withdrawn = undo(&done.centre, &second).await.expect(200);
    assert!(withdrawn.body["withdrawnAt"].is_string());
    assert_eq!(
        told(&done.registrar, &second).await,
        is(&[("RECORDED", false), ("CONFIRMED", false)])
    );
    undo(&done.server.lead(), &second)
        .await
        .expect_problem(409, "NO_STEP_TO_UNDO");
    confirm(&done.centre, &second)
        .await
        .expect_problem(409, "OUTCOME_WITHDRAWN");
    for (filter, rows) in [("withdrawn=true", 1), ("withdrawn=false", 1)] {
        let found = done.registrar.get(&format!("{PATH}?{filter}")).await;
        assert_eq!(found.expect(200).rows().len(), rows, "{filter}");
    }
    let again = confirm(&done.centre, &first).await;
    again.expect_problem(409, "OUTCOME_CONFIRMED");
}

#[actix_web::test]
async fn the_word_of_an_employer_is_taken_back_by_the_employer() {
    let done = Done::set(TestServer::start().await).await;
    let body = json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Mẫu"});
    let firm = done.server.lead().post("/v1/enterprises", body).await;
    let firm = firm.expect(201).id();
    let id: EnterpriseId = firm.parse().expect("an id");
    let employer = done.server.user(Role::Enterprise, BoundTo::Enterprise(id));
    let hired = json!({"kind": "HIRED", "enterpriseId": firm, "note": "Hộ nghèo"});
    let path = done.record(&done.registrar, hired).await;
    let confirmed = confirm(&employer, &path).await.expect(200);
    assert_eq!(confirmed.body["provenance"], "EMPLOYER_CONFIRMATION");
    undo(&done.centre, &path)
        .await
        .expect_problem(403, "UNDO_OF_OTHERS");
    assert!(!knows_whose(&employer, &path).await, "the school's record");
    let back = undo(&employer, &path).await.expect(200);
    assert_eq!(back.body["provenance"], "SURVEY", "as it was known");
    assert_eq!(back.body["note"], Value::Null, "not the employer's to see");
    undo(&employer, &path)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    undo(&done.registrar, &path).await.expect(200);
}

#[actix_web::test]
async fn an_outcome_is_taken_back_while_it_is_fresh_or_by_the_lead_agency() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let done = Done::set(server).await;
    let path = done.record(&done.registrar, json!({})).await;
    undo(&done.registrar, &path)
        .await
        .expect_problem(409, "UNDO_TOO_LATE");
    undo(&done.server.lead(), &path).await.expect(200);
}

#[actix_web::test]
async fn a_nightly_row_does_not_record_again_what_was_taken_back() {
    let done = Done::set(TestServer::start().await).await;
    let row = |changes: Value| {
        let row = json!({
            "enrolmentId": done.enrolment, "checkpointMonths": 6, "outcomeKind": "SELF_EMPLOYED",
            "provenance": "SURVEY", "observedDate": "2025-01-10"
        });
        with(row, changes).to_string()
    };
    let night = async |row: &str| import(&done.registrar, "kind=outcomes", row).await;
    let first = night(&row(json!({}))).await;
    assert_eq!(first["counts"]["created"], 1, "{first:#}");
    let listed = done.registrar.get(PATH).await.expect(200);
    let path = format!("{PATH}/{}", listed.column("id")[0]);
    undo(&done.registrar, &path).await.expect(200);
    for _ in 0..2 {
        let again = night(&row(json!({}))).await;
        assert_eq!(again["counts"]["unchanged"], 1, "{again:#}");
        let told = report(&done.registrar, &again, "").await;
        assert_eq!(told[0]["warnings"][0]["code"], "KEPT_AS_REGISTERED");
    }
    let other = night(&row(json!({"observedDate": "2025-01-12"}))).await;
    assert_eq!(other["counts"]["created"], 1, "news: {other:#}");
    // And who is at the desk decides.
    done.registrar
        .post(PATH, done.body(json!({})))
        .await
        .expect(201);
}

#[actix_web::test]
async fn who_was_said_to_have_died_lives_again() {
    let done = Done::set(TestServer::start().await).await;
    let died = json!({"kind": "DECEASED", "observedDate": "2024-12-01"});
    let died = done.record(&done.registrar, died).await;
    let later = done.body(json!({}));
    done.registrar
        .post(PATH, later.clone())
        .await
        .expect_error_at(422, "OUTCOME_AFTER_DEATH", "/observedDate");
    undo(&done.registrar, &died).await.expect(200);
    done.registrar.post(PATH, later).await.expect(201);
}

#[actix_web::test]
async fn a_completion_stands_on_no_outcome_that_was_taken_back() {
    let stage = fixtures::Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let enrolment = format!("/v1/enrolments/{}", graduate.id());
    let body = json!({
        "enrolmentId": graduate.id(), "checkpointMonths": 3, "kind": "SELF_EMPLOYED",
        "provenance": "SURVEY", "observedDate": "2026-10-05"
    });
    let outcome = stage.registrar.post(PATH, body).await.expect(201);
    undo(&stage.registrar, &enrolment)
        .await
        .expect_problem(409, "STEP_IN_USE");
    undo(&stage.registrar, &format!("{PATH}/{}", outcome.id()))
        .await
        .expect(200);
    undo(&stage.registrar, &enrolment).await.expect(200);
}
