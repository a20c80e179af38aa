//! What others have ended is not begun again by another way.

use serde_json::json;

use super::because;
use crate::support::fixtures::{Stage, enrol, move_on, step_now};

#[actix_web::test]
async fn whom_the_lead_agency_has_rejected_is_not_enrolled_again_by_the_school() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let applied = stage.applicant(1).await;
    let person = applied.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let class = stage.class.id();
    move_on(&lead, &applied, "REJECTED", because())
        .await
        .expect(200);
    enrol(&stage.registrar, &person, &class, json!({}))
        .await
        .expect_error_at(409, "ALREADY_ENROLLED", "/classId");

    // The school's own word is the school's to change.
    let own = stage.applicant(2).await;
    let person = own.body["traineeId"].as_str().expect("an id").to_owned();
    move_on(&stage.registrar, &own, "REJECTED", because())
        .await
        .expect(200);
    enrol(&stage.registrar, &person, &class, json!({}))
        .await
        .expect(201);
}

#[actix_web::test]
async fn nobody_studies_again_in_a_class_that_has_ended() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    step_now(&stage.registrar, &stage.class, "COMPLETED").await;
    let path = format!("/v1/enrolments/{}", graduate.id());
    let seen = stage.registrar.get(&path).await.expect(200);
    let by = stage.registrar.with("if-match", seen.etag());
    let undo = json!({"reason": "Ghi nhầm người"});
    let refused = by.post(&format!("{path}/undo"), undo.clone()).await;
    refused.expect_problem(409, "STEP_IN_USE");

    let class = format!("/v1/classes/{}", stage.class.id());
    let ended = stage.registrar.get(&class).await.expect(200);
    let by = stage.registrar.with("if-match", ended.etag());
    by.post(&format!("{class}/undo"), undo.clone())
        .await
        .expect(200);
    let by = stage.registrar.with("if-match", seen.etag());
    let back = by.post(&format!("{path}/undo"), undo).await.expect(200);
    assert_eq!(back.body["status"], "STUDYING");
}
