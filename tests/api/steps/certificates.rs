//! A certificate that was revoked or replaced by mistake.

use serde_json::{Value, json};

use super::{is, knows_whose, named, told, undo};
use crate::support::fixtures::{Stage, record_result};
use crate::support::{Client, Response, TestServer};

async fn issue(by: &Client, enrolment: &Response, number: &str) -> Response {
    let body = json!({
        "enrolmentId": enrolment.id(), "number": number,
        "registerNumber": format!("{number}/SC"), "issueDate": "2026-07-06"
    });
    by.post("/v1/certificates", body).await
}

async fn act(by: &Client, path: &str, what: &str, body: Value) -> Response {
    let now = by.get(path).await.expect(200);
    by.with("if-match", now.etag())
        .post(&format!("{path}/{what}"), body)
        .await
}

async fn revoke(by: &Client, path: &str) -> Response {
    act(by, path, "revoke", json!({"reason": "Cấp nhầm"})).await
}

fn path_of(certificate: &Response) -> String {
    format!("/v1/certificates/{}", certificate.id())
}

async fn verified(stage: &Stage) -> Value {
    let path = "/v1/certificates/verify?number=SC.1&name=Lò Thị Mai 1";
    stage.server.anonymous().get(path).await.expect(200).body
}

#[actix_web::test]
async fn a_certificate_that_was_revoked_by_mistake_holds_again() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.1").await.expect(201);
    let path = path_of(&issued);
    let none = undo(&stage.registrar, &path).await;
    none.expect_problem(409, "NO_STEP_TO_UNDO");
    assert_eq!(verified(&stage).await["reinstatedDate"], Value::Null);
    revoke(&stage.registrar, &path).await.expect(200);
    assert_eq!(verified(&stage).await["valid"], false);

    let back = undo(&stage.registrar, &path).await.expect(200);
    for member in ["status", "statusDate", "statusReason", "number"] {
        assert_eq!(back.body[member], issued.body[member], "{member}");
    }
    assert_eq!(back.body["version"], 3);
    let check = verified(&stage).await;
    assert_eq!(check["valid"], true);
    let today = back.body["updatedAt"].as_str().expect("a moment");
    assert!(check["reinstatedDate"].as_str().is_some(), "{today}");
    assert_eq!(
        told(&stage.registrar, &path).await,
        is(&[("REVOKED", false)])
    );
    let revoked = revoke(&stage.registrar, &path).await.expect(200);
    assert_eq!(revoked.body["status"], "REVOKED");
    assert_eq!(
        told(&stage.registrar, &path).await,
        is(&[("REVOKED", false), ("REVOKED", true)])
    );
}

#[actix_web::test]
async fn a_revocation_on_which_another_certificate_stands_is_taken_back_after_that() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let first = issue(&stage.registrar, &graduate, "SC.1").await.expect(201);
    let path = path_of(&first);
    revoke(&stage.registrar, &path).await.expect(200);
    let second = issue(&stage.registrar, &graduate, "SC.2").await.expect(201);
    for by in [&stage.registrar, &stage.server.lead()] {
        let refused = undo(by, &path).await.expect_problem(409, "STEP_IN_USE");
        assert_eq!(named(&refused), [second.id()]);
    }

    let body = json!({"number": "SC.3", "registerNumber": "3/SC", "issueDate": "2026-08-01",
        "reason": "Sai tên"});
    let third = act(&stage.registrar, &path_of(&second), "reissue", body).await;
    let third = third.expect(201);
    let refused = undo(&stage.registrar, &path_of(&second)).await;
    let refused = refused.expect_problem(409, "STEP_IN_USE");
    assert_eq!(named(&refused), [third.id()]);
    revoke(&stage.registrar, &path_of(&third)).await.expect(200);
    let back = undo(&stage.registrar, &path_of(&second)).await.expect(200);
    assert_eq!(
        (&back.body["status"], &back.body["replacedById"]),
        (&json!("ISSUED"), &Value::Null)
    );
    let refused = undo(&stage.registrar, &path_of(&third)).await;
    refused.expect_problem(409, "STEP_IN_USE");
}

#[actix_web::test]
async fn a_certificate_holds_again_only_for_who_has_passed() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.1").await.expect(201);
    let path = path_of(&issued);
    revoke(&stage.registrar, &path).await.expect(200);

    let enrolment = format!("/v1/enrolments/{}", graduate.id());
    let now = stage.registrar.get(&enrolment).await.expect(200);
    let failed = json!({"hoursAttended": 290, "score": 3.0, "result": "FAILED"});
    let now = record_result(&stage.registrar, &now, failed)
        .await
        .expect(200);
    undo(&stage.registrar, &path)
        .await
        .expect_problem(422, "ENROLMENT_NOT_PASSED");
    let passed = json!({"hoursAttended": 290, "score": 7.0, "result": "PASSED"});
    record_result(&stage.registrar, &now, passed)
        .await
        .expect(200);
    undo(&stage.registrar, &enrolment).await.expect(200);
    undo(&stage.registrar, &path)
        .await
        .expect_problem(422, "ENROLMENT_NOT_COMPLETED");
    let done = json!({"to": "COMPLETED", "date": "2026-07-10"});
    act(&stage.registrar, &enrolment, "transitions", done)
        .await
        .expect(200);
    undo(&stage.registrar, &path)
        .await
        .expect_problem(422, "ISSUED_BEFORE_COMPLETION");
}

#[actix_web::test]
async fn a_revocation_is_taken_back_by_who_revoked_while_it_is_fresh() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let stage = Stage::set_on(server, json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.1").await.expect(201);
    let path = path_of(&issued);
    let lead = stage.server.lead();
    revoke(&lead, &path).await.expect(200);
    let refused = undo(&stage.registrar, &path).await;
    refused.expect_problem(403, "UNDO_OF_OTHERS");
    assert!(!knows_whose(&stage.registrar, &path).await);
    undo(&lead, &path).await.expect(200);
    revoke(&stage.registrar, &path).await.expect(200);
    let late = undo(&stage.registrar, &path).await;
    late.expect_problem(409, "UNDO_TOO_LATE");
}

#[actix_web::test]
async fn a_certificate_holds_again_or_another_is_issued_and_never_both() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.1").await.expect(201);
    let path = path_of(&issued);
    for number in 2..8 {
        revoke(&stage.registrar, &path).await.expect(200);
        let number = format!("SC.{number}");
        let (new, back) = futures_util::future::join(
            issue(&stage.registrar, &graduate, &number),
            undo(&stage.registrar, &path),
        )
        .await;
        let both = (new.status.as_u16(), back.status.as_u16());
        assert!([(201, 409), (409, 200)].contains(&both), "{both:?}");
        if new.status == 201 {
            revoke(&stage.registrar, &path_of(&new)).await.expect(200);
            undo(&stage.registrar, &path).await.expect(200);
        }
    }
}
