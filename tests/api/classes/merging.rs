//! A class goes into another one, and ends.

use serde_json::{Value, json};

use crate::support::fixtures::{Stage, course, enrol, move_on, step_now, teaching, walk, with};
use crate::support::{Case, Client, Response};

/// Try to merge a class, as it is now.
async fn merge(by: &Client, class: &Response, into: &Response, changes: Value) -> Response {
    let path = format!("/v1/classes/{}", class.id());
    let now = by.get(&path).await.expect(200);
    let body = json!({"intoClassId": into.id(), "reason": "Không đủ người học"});
    by.with("if-match", now.etag())
        .post(&format!("{path}/merge"), with(body, changes))
        .await
}

async fn now(by: &Client, class: &Response) -> Response {
    by.get(&format!("/v1/classes/{}", class.id()))
        .await
        .expect(200)
}

#[actix_web::test]
async fn who_studies_goes_on_in_the_other_class() {
    let stage = Stage::set(json!({})).await;
    let by = &stage.registrar;
    let other = stage.another_class("L2", json!({})).await;
    let students = stage.students(1..4).await;
    let because = json!({"reason": "Nghỉ học"});
    move_on(by, &students[2], "DROPPED", because)
        .await
        .expect(200);
    step_now(by, &other, "RUNNING").await;

    let merged = merge(by, &stage.class, &other, json!({"date": "2026-05-04"}))
        .await
        .expect(200);
    assert_eq!(
        (&merged.body["status"], &merged.body["mergedIntoId"]),
        (&json!("COMPLETED"), &json!(other.id()))
    );
    assert_eq!(merged.body["statusReason"], "Không đủ người học");
    assert_eq!(
        merged.body["seatsTaken"], 1,
        "who gave up keeps the seat that was spent"
    );
    let other = now(by, &other).await;
    assert_eq!(other.body["seatsTaken"], 2);
    let list = by
        .get(&format!("/v1/enrolments?classId={}", other.id()))
        .await
        .expect(200);
    assert_eq!(list.column("status"), ["STUDYING", "STUDYING"]);
    assert_eq!(list.column("startedDate"), ["2026-05-04", "2026-05-04"]);

    // The class goes on after all, and one comes back alone, as from any transfer.
    let reason = json!({"reason": "Vẫn học ở lớp cũ"});
    let class = format!("/v1/classes/{}/undo", merged.id());
    let again = by
        .with("if-match", merged.etag())
        .post(&class, reason.clone())
        .await;
    let again = again.expect(200);
    assert_eq!(
        (&again.body["status"], &again.body["mergedIntoId"]),
        (&json!("RUNNING"), &json!(null))
    );
    let path = format!("/v1/enrolments/{}", students[0].id());
    let old = by.get(&path).await.expect(200);
    let back = by
        .with("if-match", old.etag())
        .post(&format!("{path}/undo"), reason)
        .await;
    assert_eq!(back.expect(200).body["status"], "STUDYING");
    assert_eq!(now(by, &other).await.body["seatsTaken"], 1);
}

#[actix_web::test]
async fn a_class_that_has_not_begun_is_cancelled() {
    let stage = Stage::set(json!({})).await;
    let by = &stage.registrar;
    let other = stage.another_class("L2", json!({})).await;
    let admitted = walk(by, stage.applicant(1).await, &["ELIGIBLE", "ADMITTED"]).await;
    stage.applicant(2).await;
    let merged = merge(by, &stage.class, &other, json!({})).await.expect(200);
    assert_eq!(
        (&merged.body["status"], &merged.body["seatsTaken"]),
        (&json!("CANCELLED"), &json!(0))
    );
    let list = by
        .get(&format!(
            "/v1/enrolments?classId={}&sort=createdAt",
            other.id()
        ))
        .await;
    let mut statuses = list.expect(200).column("status");
    statuses.sort();
    assert_eq!(statuses, ["ADMITTED", "APPLIED"]);
    let there = by
        .get(&format!("/v1/enrolments/{}", admitted.id()))
        .await
        .expect(200);
    assert_eq!(there.body["statusReason"], "Không đủ người học");
}

#[actix_web::test]
async fn an_empty_class_goes_into_another() {
    let stage = Stage::set(json!({})).await;
    let other = stage.another_class("L2", json!({})).await;
    let merged = merge(&stage.registrar, &stage.class, &other, json!({}))
        .await
        .expect(200);
    assert_eq!(merged.body["mergedIntoId"], other.id());
    let again = merge(&stage.registrar, &stage.class, &other, json!({})).await;
    again.expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn a_class_goes_into_one_of_its_course_with_seats_or_stays() {
    let stage = Stage::set(json!({})).await;
    let (by, lead) = (&stage.registrar, stage.server.lead());
    let second = course(&lead, &stage.teaching.school.id(), "C2").await;
    let of_other_course = stage
        .another_class("L2", json!({"courseId": second.id()}))
        .await;
    let full = stage.another_class("L3", json!({"capacity": 1})).await;
    let person = stage.person(9).await;
    enrol(by, &person.id(), &full.id(), json!({}))
        .await
        .expect(201);
    let foreign = teaching(&lead, "B1").await;
    let foreign =
        crate::support::fixtures::open_class(&stage.server, &foreign, "L1", json!({})).await;
    let over = stage.another_class("L4", json!({})).await;
    crate::support::fixtures::step(by, &over, "CANCELLED")
        .await
        .expect(200);
    let students = stage.students(1..3).await;
    for (into, code, at) in [
        (&stage.class, "CLASS_MERGES_ITSELF", "/intoClassId"),
        (&of_other_course, "CLASS_COURSE_DIFFERS", "/intoClassId"),
        (&full, "CLASS_FULL", "/intoClassId"),
        (&foreign, "REFERENCE_UNKNOWN", "/intoClassId"),
        (&over, "CLASS_NOT_OPEN", "/intoClassId"),
    ] {
        let _case = Case::of(code);
        merge(by, &stage.class, into, json!({}))
            .await
            .expect_error_at(422, code, at);
        assert_eq!(stage.seats_taken().await, 2);
    }
    let late = merge(by, &stage.class, &full, json!({"date": "2099-01-01"})).await;
    late.expect_error_at(422, "DATE_IN_FUTURE", "/date");
    merge(
        &stage.server.registrar(foreign_school(&foreign)),
        &stage.class,
        &foreign,
        json!({}),
    )
    .await
    .expect_problem(404, "NOT_FOUND");
    let path = format!("/v1/enrolments/{}", students[0].id());
    assert_eq!(by.get(&path).await.expect(200).body["status"], "STUDYING");
}

fn foreign_school(class: &Response) -> registry::platform::values::ids::SchoolId {
    let id = class.body["schoolId"].as_str().expect("an id");
    id.parse().expect("the id of a school")
}
