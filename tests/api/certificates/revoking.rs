//! A certificate is revoked and issued again.

use serde_json::json;

use super::{issue, reissue, revoke, verify};
use crate::support::fixtures::Stage;

#[actix_web::test]
async fn a_revoked_certificate_holds_no_more_and_says_so() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let registrar = &stage.registrar;

    let early = json!({"reason": "Cấp nhầm", "date": "2026-07-05"});
    revoke(registrar, &issued, early)
        .await
        .expect_error_at(422, "DATES_REVERSED", "/date");
    revoke(
        registrar,
        &issued,
        json!({"reason": "Cấp nhầm", "date": "2999-01-01"}),
    )
    .await
    .expect_error_at(422, "DATE_IN_FUTURE", "/date");
    revoke(registrar, &issued, json!({"reason": " "}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");

    let body = json!({"reason": "Cấp nhầm", "date": "2026-07-10"});
    let revoked = revoke(registrar, &issued, body.clone()).await.expect(200);
    assert_eq!(
        (&revoked.body["status"], &revoked.body["statusDate"]),
        (&json!("REVOKED"), &json!("2026-07-10"))
    );

    revoke(registrar, &issued, body.clone())
        .await
        .expect_problem(412, "VERSION_STALE");
    revoke(registrar, &revoked, body)
        .await
        .expect_problem(409, "STATE_FORBIDS");
    reissue(registrar, &revoked, json!({}))
        .await
        .expect_problem(409, "STATE_FORBIDS");

    let check = verify(&stage.server.anonymous(), "SC.0001", "lo thi mai 1")
        .await
        .expect(200);
    assert_eq!(
        (&check.body["valid"], &check.body["status"]),
        (&json!(false), &json!("REVOKED"))
    );
    assert_eq!(check.body["statusDate"], "2026-07-10");

    issue(registrar, &graduate, "SC.0001")
        .await
        .expect_error_at(409, "CERTIFICATE_NUMBER_TAKEN", "/number");

    issue(registrar, &graduate, "SC.0002").await.expect(201);
}

#[actix_web::test]
async fn a_reissued_certificate_bears_the_present_name_and_both_name_each_other() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let old = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);

    let trainee = format!(
        "/v1/trainees/{}",
        graduate.body["traineeId"].as_str().expect("an id")
    );
    let seen = stage.registrar.get(&trainee).await.expect(200);
    let renamed = json!({"fullName": "Lò Thị Mây"});
    stage
        .registrar
        .patch(&trainee, &seen, renamed)
        .await
        .expect(200);

    let registrar = &stage.registrar;
    reissue(registrar, &old, json!({"issueDate": "2026-07-01"}))
        .await
        .expect_error_at(422, "DATES_REVERSED", "/issueDate");
    reissue(registrar, &old, json!({"number": "SC.0001"}))
        .await
        .expect_error_at(409, "CERTIFICATE_NUMBER_TAKEN", "/number");

    let new = reissue(registrar, &old, json!({})).await.expect(201);
    assert_eq!(
        (&new.body["holderName"], &new.body["replacesId"]),
        (&json!("Lò Thị Mây"), &json!(old.id()))
    );

    let read = registrar.get(old.header("location")).await.expect(200);
    assert_eq!(
        (&read.body["status"], &read.body["replacedById"]),
        (&json!("REPLACED"), &json!(new.id()))
    );

    let listed = registrar
        .get("/v1/certificates?status=REPLACED")
        .await
        .expect(200);
    assert_eq!(listed.column("replacedById"), [new.id()]);

    let public = stage.server.anonymous();
    let check = verify(&public, "SC.0001", "Lò Thị Mai 1").await.expect(200);
    assert_eq!(
        (&check.body["valid"], &check.body["status"]),
        (&json!(false), &json!("REPLACED"))
    );

    let check = verify(&public, "SC.0009", "Lò Thị Mây").await.expect(200);
    assert_eq!(check.body["valid"], true);

    reissue(registrar, &read, json!({}))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}
