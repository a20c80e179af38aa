//! The steps in the life of a class.

use serde_json::json;

use super::{enrol, path, started};
use crate::support::Case;
use crate::support::fixtures::{self, step};
use registry::platform::values::time::Timestamp;

#[actix_web::test]
async fn a_class_goes_from_plan_to_completion() {
    let (server, _, teaching) = started().await;
    let own = server.registrar(teaching.school_id());
    let mut class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    for to in ["OPEN", "PLANNED", "OPEN", "RUNNING", "COMPLETED"] {
        let _case = Case::of(to);
        class = step(&own, &class, to).await.expect(200);
        assert_eq!(class.body["status"], to);
    }
    assert_eq!(class.etag(), "\"6\"");
    assert_eq!(class.body["statusReason"], "Kiểm thử");
}

#[actix_web::test]
async fn a_class_takes_no_other_way() {
    let (server, lead, teaching) = started().await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;

    let refused = step(&lead, &class, "RUNNING").await;
    let refused = refused.expect_error_at(409, "STATE_FORBIDS", "/to");
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(params["from"], "PLANNED");
    assert_eq!(params["to"], "RUNNING");
    assert_eq!(params["allowed"], json!(["OPEN", "CANCELLED"]));

    let open = step(&lead, &class, "OPEN").await.expect(200);
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    let refused = step(&lead, &open, "CANCELLED").await;
    refused.expect_problem(412, "VERSION_STALE");

    let refused = step(&lead, &running, "OPEN").await;
    refused.expect_problem(409, "STATE_FORBIDS");

    let completed = step(&lead, &running, "COMPLETED").await.expect(200);
    for to in ["PLANNED", "OPEN", "RUNNING", "CANCELLED", "COMPLETED"] {
        let _case = Case::of(to);
        let refused = step(&lead, &completed, to).await;
        refused.expect_problem(409, "STATE_FORBIDS");
    }

    let transitions = format!("{}/transitions", path(&class));
    let refused = lead.post(&transitions, json!({"to": "OPEN"})).await;
    refused.expect_problem(428, "VERSION_REQUIRED");

    let refused = step(&lead, &completed, "PAUSED").await;
    refused.expect_error_at(400, "FIELD_VALUE", "/to");
}

#[actix_web::test]
async fn a_class_neither_starts_nor_ends_before_its_days() {
    let (server, lead, teaching) = started().await;
    let today = Timestamp::now().date();
    let days = |from: i32, to: i32| json!({"startDate": today.plus_days(from), "endDate": today.plus_days(to)});
    let tomorrow = fixtures::open_class(&server, &teaching, "L1", days(2, 30)).await;

    let refused = step(&lead, &tomorrow, "RUNNING").await;
    let refused = refused.expect_error_at(409, "CLASS_TOO_EARLY", "/to");
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(params["notBefore"], json!(today.plus_days(2)));

    let now = fixtures::open_class(&server, &teaching, "L2", days(-1, 2)).await;
    let running = step(&lead, &now, "RUNNING").await.expect(200);
    let refused = step(&lead, &running, "COMPLETED").await;
    refused.expect_problem(409, "CLASS_TOO_EARLY");
}

#[actix_web::test]
async fn a_class_is_not_completed_while_somebody_still_studies() {
    let (server, lead, teaching) = started().await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    enrol(&server, &teaching, &running, "STUDYING");
    enrol(&server, &teaching, &running, "APPLIED");
    enrol(&server, &teaching, &running, "DROPPED");

    let refused = step(&lead, &running, "COMPLETED").await;
    let refused = refused.expect_problem(409, "CLASS_HAS_OPEN_ENROLMENTS");
    assert!(
        refused.body["detail"]
            .as_str()
            .is_some_and(|text| text.contains("count: 2"))
    );
}

#[actix_web::test]
async fn a_class_is_cancelled_with_a_reason_until_somebody_has_completed_it() {
    let (server, lead, teaching) = started().await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({})).await;

    let transitions = format!("{}/transitions", path(&open));
    let silent = lead.with("if-match", open.etag());
    for body in [
        json!({"to": "CANCELLED"}),
        json!({"to": "CANCELLED", "reason": " "}),
    ] {
        let _case = Case::of(&body);
        let refused = silent.post(&transitions, body).await;
        refused.expect_error_at(422, "REASON_REQUIRED", "/reason");
    }

    let cancelled = step(&lead, &open, "CANCELLED").await.expect(200);
    assert_eq!(cancelled.body["statusReason"], "Kiểm thử");

    let open = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    enrol(&server, &teaching, &running, "COMPLETED");

    let refused = step(&lead, &running, "CANCELLED").await;
    refused.expect_problem(409, "CLASS_HAS_COMPLETED_ENROLMENTS");
}

#[actix_web::test]
async fn a_class_of_a_retired_course_is_not_opened() {
    let (server, lead, teaching) = started().await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let at = teaching.course.header("location");
    let retired = json!({"status": "RETIRED"});
    lead.patch(at, &teaching.course, retired).await.expect(200);
    let renamed = lead
        .patch(&path(&class), &class, json!({"name": "Lớp"}))
        .await;

    let refused = step(&lead, &renamed.expect(200), "OPEN").await;
    refused.expect_error_at(422, "COURSE_NOT_ACTIVE", "/to");
}
