//! An outcome is recorded under its rules.

use serde_json::json;

use super::{PATH, done, enterprise, hired, path_of};
use crate::support::fixtures::with;
use crate::support::past::{self, Enrolled};
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_school_records_what_became_of_its_completer() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let registrar = done.registrar(&server);

    let created = registrar
        .post(PATH, hired(done.enrolment))
        .await
        .expect(201);

    assert_eq!(created.body["confirmed"], false);
    assert_eq!(created.body["employerName"], "HTX Chè");
    assert_eq!(created.body["incomeAfter"]["amount"], "6000000");

    let read = registrar.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));

    for method in [reqwest::Method::PATCH, reqwest::Method::DELETE] {
        let _case = Case::of(&method);
        let answer = registrar
            .send(method, &path_of(&created), Some(json!({})))
            .await;
        answer.expect_problem(405, "METHOD_NOT_ALLOWED");
    }
}

#[actix_web::test]
async fn an_outcome_comes_after_completion_and_not_before_its_checkpoint() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let studying = Enrolled::completed(&server, &done.class, "2024-06-28");
    let studying = past::enrol(&server, &studying.but("STUDYING", "2024-03-04"), 1)[0];

    let answer = lead.post(PATH, hired(studying)).await;
    answer.expect_error_at(422, "OUTCOME_BEFORE_COMPLETION", "/enrolmentId");

    // Six months after 28 June.
    let early = with(hired(done.enrolment), json!({"observedDate": "2024-12-27"}));
    let answer = lead.post(PATH, early).await;
    let answer = answer.expect_error_at(422, "OUTCOME_TOO_EARLY", "/observedDate");
    assert_eq!(answer.body["errors"][0]["params"]["earliest"], "2024-12-28");

    let on_time = with(hired(done.enrolment), json!({"observedDate": "2024-12-28"}));
    lead.post(PATH, on_time).await.expect(201);

    let future = with(hired(done.enrolment), json!({"observedDate": "2999-01-01"}));
    let answer = lead.post(PATH, future).await;
    answer.expect_error_at(422, "DATE_IN_FUTURE", "/observedDate");
}

#[actix_web::test]
async fn an_outcome_says_only_what_its_kind_can_say() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let known = enterprise(&server, "0100109106").await;
    let unknown = uuid::Uuid::now_v7();
    let none = json!({"employerName": null, "incomeBefore": null, "incomeAfter": null,
        "relatedToTraining": null, "escapedPoverty": null});

    for (changes, code, pointer) in [
        (
            json!({"employerName": null}),
            "OUTCOME_EMPLOYER_REQUIRED",
            "/enterpriseId",
        ),
        (
            json!({"enterpriseId": known}),
            "OUTCOME_EMPLOYER_TWICE",
            "/employerName",
        ),
        (
            json!({"enterpriseId": unknown, "employerName": null}),
            "REFERENCE_UNKNOWN",
            "/enterpriseId",
        ),
        (
            json!({"kind": "NOT_WORKING"}),
            "OUTCOME_EMPLOYER_UNEXPECTED",
            "/employerName",
        ),
        (
            json!({"kind": "NOT_WORKING"}),
            "OUTCOME_INCOME_UNEXPECTED",
            "/incomeAfter",
        ),
        (
            json!({"kind": "UNREACHABLE"}),
            "OUTCOME_INCOME_UNEXPECTED",
            "/incomeBefore",
        ),
        (
            json!({"kind": "UNREACHABLE"}),
            "OUTCOME_DETAIL_UNEXPECTED",
            "/escapedPoverty",
        ),
        (json!({"kind": "RICH"}), "CODE_UNKNOWN", "/kind"),
        (
            json!({"provenance": "RUMOUR"}),
            "CODE_UNKNOWN",
            "/provenance",
        ),
        (
            json!({"enrolmentId": unknown}),
            "REFERENCE_UNKNOWN",
            "/enrolmentId",
        ),
    ] {
        let _case = Case::of(&changes);
        let answer = lead.post(PATH, with(hired(done.enrolment), changes)).await;
        answer.expect_error_at(422, code, pointer);
    }

    for (changes, pointer, code) in [
        (
            json!({"checkpointMonths": 7}),
            "/checkpointMonths",
            "FIELD_VALUE",
        ),
        (
            json!({"incomeAfter": {"amount": "-1", "currency": "VND"}}),
            "/incomeAfter/amount",
            "FIELD_FORMAT",
        ),
        (json!({"confirmed": true}), "/confirmed", "FIELD_UNKNOWN"),
    ] {
        let _case = Case::of(&changes);
        let answer = lead.post(PATH, with(hired(done.enrolment), changes)).await;
        answer.expect_error_at(400, code, pointer);
    }

    for kind in ["UNREACHABLE", "NOT_WORKING", "SELF_EMPLOYED"] {
        let _case = Case::of(kind);
        let body = with(
            with(hired(done.enrolment), none.clone()),
            json!({"kind": kind}),
        );
        lead.post(PATH, body).await.expect(201);
    }
}
