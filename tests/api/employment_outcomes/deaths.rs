//! Somebody died: recorded on any day, and asked about no more.

use serde_json::{Value, json};

use super::{Done, PATH, done, hired, path_of};
use crate::support::fixtures::with;
use crate::support::past::{self, Enrolled};
use crate::support::{Case, Client, Response, TestServer};
use registry::platform::values::ids::EnrolmentId;

fn died(enrolment: EnrolmentId, on: &str) -> Value {
    json!({
        "enrolmentId": enrolment, "checkpointMonths": 6, "kind": "DECEASED",
        "provenance": "SURVEY", "observedDate": on
    })
}

async fn record(by: &Client, body: Value) -> Response {
    by.post(PATH, body).await.expect(201)
}

async fn confirm(lead: &Client, outcome: &Response) {
    let lead = lead.with("if-match", outcome.etag());
    let path = format!("{}/confirm", path_of(outcome));
    lead.post(&path, json!({})).await.expect(200);
}

async fn due(lead: &Client, as_of: &str) -> (Value, Value, Value) {
    let path = format!("/v1/statistics/training?asOf={as_of}");
    let total = lead.get(&path).await.expect(200).body["total"].clone();
    (
        total["dueAt6Months"].clone(),
        total["tracedAt6Months"].clone(),
        total["tracingCoverage"]["denominator"].clone(),
    )
}

async fn missing(server: &TestServer, done: &Done) -> Value {
    let school = done.class.body["schoolId"].as_str().expect("an id");
    let path = format!("/v1/schools/{school}/sync-health");
    let health = server.lead().get(&path).await.expect(200);
    health.body["completeness"]["dueCheckpointsWithoutOutcome"].clone()
}

/// Another school with a completer of its own, who learnt there beside the person of that enrolment.
async fn elsewhere(server: &TestServer, person: EnrolmentId) -> (Done, EnrolmentId) {
    let other = done(server, "B1").await;
    let again = Enrolled::completed(server, &other.class, "2024-06-28");
    let again = past::enrol_again(server, person, &again);
    (other, again)
}

#[actix_web::test]
async fn a_death_is_taken_on_any_day_after_completion() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let by = done.registrar(&server);

    let early = by.post(PATH, died(done.enrolment, "2024-06-27")).await;
    early.expect_error_at(422, "OUTCOME_TOO_EARLY", "/observedDate");
    // Completed on 28 June 2024: neither day lies in the half-year of the checkpoint.
    for day in ["2024-07-01", "2026-11-20"] {
        let _case = Case::of(day);
        record(&by, died(done.enrolment, day)).await;
    }

    for (changes, code, pointer) in [
        (
            json!({"employerName": "HTX Chè"}),
            "OUTCOME_EMPLOYER_UNEXPECTED",
            "/employerName",
        ),
        (
            json!({"incomeAfter": {"amount": "1", "currency": "VND"}}),
            "OUTCOME_INCOME_UNEXPECTED",
            "/incomeAfter",
        ),
        (
            json!({"relatedToTraining": true}),
            "OUTCOME_DETAIL_UNEXPECTED",
            "/relatedToTraining",
        ),
    ] {
        let _case = Case::of(&changes);
        let body = with(died(done.enrolment, "2025-01-10"), changes);
        let refused = by.post(PATH, body).await;
        refused.expect_error_at(422, code, pointer);
    }
}

#[actix_web::test]
async fn nothing_is_observed_after_a_death() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let by = server.lead();
    let again = elsewhere(&server, done.enrolment).await.1;
    record(&by, died(done.enrolment, "2025-01-10")).await;

    for enrolment in [done.enrolment, again] {
        let _case = Case::of(enrolment);
        let later = with(hired(enrolment), json!({"observedDate": "2025-01-11"}));
        let refused = by.post(PATH, later).await;
        let refused = refused.expect_error_at(422, "OUTCOME_AFTER_DEATH", "/observedDate");
        assert_eq!(refused.body["errors"][0]["params"]["died"], "2025-01-10");
        let before = with(hired(enrolment), json!({"observedDate": "2025-01-09"}));
        record(&by, before).await;
    }
}

#[actix_web::test]
async fn who_died_leaves_what_is_counted_once_it_is_confirmed() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let (other, _) = elsewhere(&server, done.enrolment).await;
    record(&lead, hired(done.enrolment)).await;
    let seen = |due: i64, traced: i64| (json!(due), json!(traced), json!(due));
    assert_eq!(due(&lead, "2026-06-01").await, seen(3, 0));
    assert_eq!(missing(&server, &other).await["of"], 6);

    // At 12 months: whoever was hired before has died since.
    let death = with(
        died(done.enrolment, "2025-05-02"),
        json!({"checkpointMonths": 12}),
    );
    let death = record(&lead, death).await;
    assert_eq!(due(&lead, "2026-06-01").await, seen(3, 0), "not confirmed");

    confirm(&lead, &death).await;
    let today = lead.get("/v1/statistics/training").await.expect(200);
    let today = today.body["asOf"].as_str().expect("a day").to_owned();
    assert_eq!(due(&lead, &today).await, seen(1, 0), "both enrolments");
    assert_eq!(
        due(&lead, "2026-06-01").await,
        seen(3, 0),
        "as known before it was confirmed"
    );
    assert_eq!(missing(&server, &done).await["of"], 0);
    let health = missing(&server, &other).await;
    assert_eq!((&health["missing"], &health["of"]), (&json!(3), &json!(3)));
}

#[actix_web::test]
async fn a_death_that_was_a_mistake_is_corrected_about_the_same_day() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let death = record(&lead, died(done.enrolment, "2024-08-01")).await;
    confirm(&lead, &death).await;
    let of = async || missing(&server, &done).await["of"].clone();
    assert_eq!(of().await, 0);

    // Outside the window of the checkpoint, as the death was.
    let body = with(hired(done.enrolment), json!({"observedDate": "2024-08-01"}));
    let correction = record(&lead, body).await;
    assert_eq!(of().await, 0, "until it is confirmed");
    let later = || with(hired(done.enrolment), json!({"observedDate": "2025-01-11"}));
    let refused = lead.post(PATH, later()).await;
    refused.expect_error_at(422, "OUTCOME_AFTER_DEATH", "/observedDate");

    confirm(&lead, &correction).await;
    assert_eq!(of().await, 3);
    record(&lead, later()).await;
}

#[actix_web::test]
async fn a_kind_that_the_operator_adds_leaves_the_figures_too() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let item = json!({
        "labelVi": "Mất tích", "labelEn": "Missing", "attributes": {"counts": "EXCLUDED"}
    });
    lead.put("/v1/code-lists/outcome-kinds/items/MISSING", item)
        .await
        .expect(201);
    let body = with(
        died(done.enrolment, "2024-09-01"),
        json!({"kind": "MISSING"}),
    );
    let gone = record(&lead, body).await;
    assert_eq!(missing(&server, &done).await["of"], 3);
    confirm(&lead, &gone).await;
    assert_eq!(missing(&server, &done).await["of"], 0);
}
