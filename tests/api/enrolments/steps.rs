//! The steps in the life of an enrolment.

use serde_json::json;

use super::{because, confirm, status};
use crate::support::Case;
use crate::support::fixtures::{Stage, move_on, record_result, step_now, walk, with};

#[actix_web::test]
async fn an_enrolment_goes_through_its_life_in_order() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let applied = stage.applicant(1).await;

    let refused = move_on(registrar, &applied, "ADMITTED", json!({})).await;
    let refused = refused.expect_problem(409, "STATE_FORBIDS");

    let detail = refused.body["detail"].as_str().expect("a text");
    for part in ["from: APPLIED", "to: ADMITTED", "ELIGIBLE", "REJECTED"] {
        assert!(detail.contains(part), "{part} not in {detail}");
    }

    let params = json!({"from": "APPLIED", "to": "ADMITTED", "allowed": ["ELIGIBLE", "REJECTED"]});
    assert_eq!(refused.body["errors"][0]["params"], params, "for programs");

    let day = json!({"date": "2026-02-10"});
    let eligible = move_on(registrar, &applied, "ELIGIBLE", day)
        .await
        .expect(200);

    assert_eq!(
        (&eligible.body["status"], &eligible.body["statusDate"]),
        (&json!("ELIGIBLE"), &json!("2026-02-10"))
    );

    let day = json!({"date": "2026-02-20"});
    let admitted = move_on(registrar, &eligible, "ADMITTED", day)
        .await
        .expect(200);
    assert_eq!(admitted.body["admittedDate"], "2026-02-20");

    move_on(registrar, &admitted, "REJECTED", because())
        .await
        .expect_problem(409, "STATE_FORBIDS");
    move_on(registrar, &admitted, "STUDYING", json!({}))
        .await
        .expect_problem(409, "CLASS_NOT_RUNNING");

    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted, &["STUDYING"]).await;
    move_on(registrar, &studying, "COMPLETED", json!({}))
        .await
        .expect_problem(409, "RESULT_MISSING");

    let result = json!({"hoursAttended": 280, "score": 8.29, "result": "PASSED", "note": "Khá"});
    let graded = record_result(registrar, &studying, result)
        .await
        .expect(200);

    assert_eq!(
        (&graded.body["score"], &graded.body["hoursAttended"]),
        (&json!(8.29), &json!(280))
    );

    let day = json!({"date": "2026-06-20"});
    let completed = move_on(registrar, &graded, "COMPLETED", day)
        .await
        .expect(200);
    assert_eq!(completed.body["completedDate"], "2026-06-20");

    for to in ["STUDYING", "DROPPED", "APPLIED", "COMPLETED"] {
        let _case = Case::of(to);
        move_on(registrar, &completed, to, because())
            .await
            .expect_problem(409, "STATE_FORBIDS");
    }
}

#[actix_web::test]
async fn a_step_needs_the_version_that_was_seen() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;

    let path = format!("/v1/enrolments/{}/transitions", applied.id());
    let step = json!({"to": "ELIGIBLE"});
    let blind = stage.registrar.post(&path, step).await;
    blind.expect_problem(428, "VERSION_REQUIRED");

    walk(&stage.registrar, applied, &["ELIGIBLE"]).await;
    let stale = stage.registrar.with("if-match", "\"1\"");
    stale
        .post(&path, json!({"to": "ADMITTED"}))
        .await
        .expect_problem(412, "VERSION_STALE");
}

#[actix_web::test]
async fn no_step_lies_before_the_last_one_or_in_the_future() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let applied = stage.applicant(1).await;
    let on = |day: &str| json!({"date": day});

    let eligible = move_on(registrar, &applied, "ELIGIBLE", on("2026-02-20")).await;
    let eligible = eligible.expect(200);
    let early = move_on(registrar, &eligible, "ADMITTED", on("2026-02-19")).await;
    let early = early.expect_error_at(422, "DATES_REVERSED", "/date");
    assert_eq!(
        early.body["errors"][0]["params"],
        json!({"earliest": "2026-02-20"})
    );

    move_on(registrar, &eligible, "ADMITTED", on("2999-01-01"))
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/date");

    let admitted = move_on(registrar, &eligible, "ADMITTED", on("2026-02-20")).await;
    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted.expect(200), &["STUDYING"]).await;
    let result = json!({"hoursAttended": 300, "result": "PASSED"});
    let graded = record_result(registrar, &studying, result).await;

    move_on(
        registrar,
        &graded.expect(200),
        "COMPLETED",
        on("2026-03-01"),
    )
    .await
    .expect_error_at(422, "COMPLETION_BEFORE_START", "/date");
}

#[actix_web::test]
async fn who_takes_a_trainee_out_says_why_and_when() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;

    let registrar = &stage.registrar;
    move_on(registrar, &applied, "REJECTED", json!({}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");
    move_on(registrar, &applied, "REJECTED", json!({"reason": "  "}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");

    let early = with(because(), json!({"date": "2026-02-01"}));
    move_on(registrar, &applied, "REJECTED", early)
        .await
        .expect_error_at(422, "DATES_REVERSED", "/date");

    let late = json!({"date": "2999-01-01"});
    let refused = move_on(registrar, &applied, "REJECTED", late).await;
    let errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    assert_eq!(errors.len(), 2, "{errors:?}");

    let rejected = move_on(registrar, &applied, "REJECTED", because())
        .await
        .expect(200);
    assert_eq!(rejected.body["statusReason"], "Chuyển nơi cư trú");
}

#[actix_web::test]
async fn training_is_not_completed_before_the_class_began() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..2).await;
    let result = json!({"hoursAttended": 280, "result": "PASSED"});
    let graded = record_result(&stage.registrar, &students[0], result)
        .await
        .expect(200);

    let early = json!({"date": "2026-03-01"});
    move_on(&stage.registrar, &graded, "COMPLETED", early)
        .await
        .expect_error_at(422, "COMPLETION_BEFORE_START", "/date");

    let late = json!({"date": "2999-03-01"});
    move_on(&stage.registrar, &graded, "COMPLETED", late)
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/date");
}

#[actix_web::test]
async fn only_an_application_is_deleted() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let eligible = walk(&stage.registrar, applied, &["ELIGIBLE"]).await;

    stage
        .registrar
        .delete(&path, &eligible)
        .await
        .expect_problem(409, "STATE_FORBIDS");

    let second = stage.applicant(2).await;
    let path = second.header("location").to_owned();
    stage.registrar.delete(&path, &second).await.expect(204);
    stage
        .registrar
        .get(&path)
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn an_enrolment_is_changed_until_studying_begins_but_never_its_trainee_or_class() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let trainee = applied.body["traineeId"].as_str().expect("an id");
    let status = status(&lead, trainee, "2026-01-01", json!(null)).await;

    let with_it = json!({"beneficiaryStatusId": status.id()});
    stage
        .registrar
        .patch(&path, &applied, with_it.clone())
        .await
        .expect_error_at(422, "STATUS_NOT_VALID", "/beneficiaryStatusId");

    confirm(&lead, &status).await;
    let both = with(with_it, json!({"appliedDate": "2026-02-05"}));
    let changed = stage
        .registrar
        .patch(&path, &applied, both)
        .await
        .expect(200);
    assert_eq!(changed.body["beneficiaryStatusId"], status.id());
    assert_eq!(changed.body["statusDate"], "2026-02-05");

    stage
        .registrar
        .patch(&path, &applied, json!({}))
        .await
        .expect_problem(412, "VERSION_STALE");

    let moved = json!({"classId": stage.class.id(), "traineeId": trainee});
    let refused = stage.registrar.patch(&path, &changed, moved).await;
    refused
        .expect_problem(400, "BODY_INVALID")
        .expect_error_at(400, "FIELD_UNKNOWN", "/classId");

    let future = json!({"appliedDate": "2999-01-01"});
    stage
        .registrar
        .patch(&path, &changed, future)
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/appliedDate");

    let day = json!({"date": "2026-02-10"});
    let eligible = move_on(&stage.registrar, &changed, "ELIGIBLE", day)
        .await
        .expect(200);
    stage
        .registrar
        .patch(&path, &eligible, json!({"appliedDate": "2026-02-11"}))
        .await
        .expect_error_at(422, "DATES_REVERSED", "/appliedDate");

    let admitted = walk(&stage.registrar, eligible, &["ADMITTED"]).await;
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let studying = walk(&stage.registrar, admitted, &["STUDYING"]).await;
    stage
        .registrar
        .patch(&path, &studying, json!({"appliedDate": "2026-02-06"}))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}
