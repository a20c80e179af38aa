//! A trainee goes on in another class.

use serde_json::json;

use super::because;
use crate::support::Response;
use crate::support::fixtures::{Stage, enrol, move_on, open_class, teaching, with};

#[actix_web::test]
async fn a_transferred_trainee_goes_on_in_another_class() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..2).await;
    let target = stage.another_class("L2", json!({"capacity": 1})).await;
    let to = |class: &Response| {
        let day = json!({"date": "2026-04-01", "transferToClassId": class.id()});
        with(because(), day)
    };

    let registrar = &stage.registrar;
    move_on(registrar, &students[0], "TRANSFERRED", because())
        .await
        .expect_error_at(422, "TRANSFER_TARGET_REQUIRED", "/transferToClassId");
    move_on(registrar, &students[0], "DROPPED", to(&target))
        .await
        .expect_error_at(422, "TRANSFER_TARGET_UNEXPECTED", "/transferToClassId");
    move_on(registrar, &students[0], "TRANSFERRED", to(&stage.class))
        .await
        .expect_error_at(409, "ALREADY_ENROLLED", "/transferToClassId");

    let old = move_on(registrar, &students[0], "TRANSFERRED", to(&target))
        .await
        .expect(200);

    let new = format!(
        "/v1/enrolments/{}",
        old.body["transferredToId"].as_str().expect("an id")
    );
    let new = registrar.get(&new).await.expect(200);

    assert_eq!(new.body["classId"], target.id());
    assert_eq!(new.body["traineeId"], old.body["traineeId"]);
    assert_eq!(
        (&new.body["status"], &new.body["admittedDate"]),
        (&json!("ADMITTED"), &json!("2026-04-01"))
    );
    assert_eq!(stage.seats_taken().await, 0, "the quota goes along");

    let again = registrar.get(&format!("/v1/enrolments/{}", old.id())).await;
    assert_eq!((again.etag(), &again.body), (old.etag(), &old.body));
}

#[actix_web::test]
async fn a_transfer_that_fails_leaves_everything_as_it_was() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..2).await;
    let registrar = &stage.registrar;
    let full = stage.another_class("L2", json!({"capacity": 1})).await;
    let person = stage.person(9).await;
    enrol(registrar, &person.id(), &full.id(), json!({}))
        .await
        .expect(201);

    let to = |class: &Response| with(because(), json!({"transferToClassId": class.id()}));
    move_on(registrar, &students[0], "TRANSFERRED", to(&full))
        .await
        .expect_error_at(422, "CLASS_FULL", "/transferToClassId");

    let other = teaching(&stage.server.lead(), "B1").await;
    let foreign = open_class(&stage.server, &other, "L1", json!({})).await;
    move_on(registrar, &students[0], "TRANSFERRED", to(&foreign))
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/transferToClassId");

    let now = registrar
        .get(&format!("/v1/enrolments/{}", students[0].id()))
        .await;
    assert_eq!(now.body, students[0].body);
    assert_eq!(stage.seats_taken().await, 1);

    // The province may move somebody between schools; the new school then knows the person.
    let lead = stage.server.lead();
    move_on(&lead, &students[0], "TRANSFERRED", to(&foreign))
        .await
        .expect(200);
    let trainee = format!(
        "/v1/trainees/{}",
        now.body["traineeId"].as_str().expect("an id")
    );
    stage
        .server
        .registrar(other.school_id())
        .get(&trainee)
        .await
        .expect(200);
}
