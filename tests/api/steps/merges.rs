//! Two records of one person become one, and are taken apart again: steps go along.

use serde_json::{Value, json};

use super::{is, told, undo};
use crate::support::fixtures::{Stage, claim, person_body, teaching, with};
use crate::support::{BoundTo, Client, Response};
use registry::platform::auth::authz::Role;

async fn act(by: &Client, path: &str, what: &str, body: Value) -> Response {
    let now = by.get(path).await.expect(200);
    by.with("if-match", now.etag())
        .post(&format!("{path}/{what}"), body)
        .await
        .expect(200)
}

#[actix_web::test]
async fn steps_go_along_with_a_merge_and_back_again() {
    let stage = Stage::set(json!({})).await;
    let (lead, registrar) = (stage.server.lead(), &stage.registrar);
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);
    let graduate = stage.graduate(1, "PASSED").await;
    let trainee = graduate.body["traineeId"].as_str().expect("an id");
    let body = json!({"enrolmentId": graduate.id(), "number": "SC.1", "registerNumber": "1/SC",
        "issueDate": "2026-07-06"});
    let certificate = registrar.post("/v1/certificates", body).await.expect(201);
    let certificate = format!("/v1/certificates/{}", certificate.id());
    let why = json!({"reason": "Cấp nhầm"});
    act(registrar, &certificate, "revoke", why).await;
    let body = json!({"enrolmentId": graduate.id(), "checkpointMonths": 3, "kind": "NOT_WORKING",
        "provenance": "SURVEY", "observedDate": "2026-10-05"});
    let outcome = registrar.post("/v1/employment-outcomes", body).await;
    let outcome = format!("/v1/employment-outcomes/{}", outcome.expect(201).id());
    act(&centre, &outcome, "confirm", json!({})).await;
    let status = claim(registrar, trainee, json!({})).await.expect(201);
    let status = format!("/v1/beneficiary-statuses/{}", status.id());
    let yes = json!({"decision": "CONFIRMED"});
    act(&lead, &status, "decision", yes).await;

    let other = teaching(&lead, "B1").await;
    let other = stage.server.registrar(other.school_id());
    let doubled = json!({"citizenId": null, "fullName": "Lo Thi Mai 1",
        "passport": {"country": "LA", "number": "PA1234567"}});
    let doubled = with(person_body(&stage.server, 1), doubled);
    let survivor = other.post("/v1/trainees", doubled).await.expect(201);
    let open = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let found = format!("/v1/trainee-matches/{}", open.column("id")[0]);
    let body = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    act(&lead, &found, "decisions", body).await;

    assert_eq!(told(&lead, &certificate).await, is(&[("REVOKED", true)]));
    assert_eq!(told(&lead, &status).await, is(&[("CONFIRMED", true)]));
    undo(registrar, &certificate).await.expect(200);
    undo(&centre, &outcome).await.expect(200);
    let apart = json!({"reason": "Hai chị em sinh đôi"});
    act(&lead, &found, "reversal", apart).await;
    assert_eq!(told(&lead, &certificate).await, is(&[("REVOKED", false)]));
    let expected = is(&[("RECORDED", true), ("CONFIRMED", false)]);
    assert_eq!(told(&lead, &outcome).await, expected);
    undo(&lead, &status).await.expect(200);
    undo(registrar, &outcome).await.expect(200);
    assert_eq!(
        told(&lead, &outcome).await,
        is(&[("RECORDED", false), ("CONFIRMED", false)])
    );
}
