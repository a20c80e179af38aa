//! A class that was cancelled, begun or finished by mistake.

use std::time::Duration;

use serde_json::{Value, json};

use super::{is, knows_whose, named, steps, told, undo};
use crate::imports::{import, report};
use crate::support::fixtures::{Stage, class_body, enrol, move_on, step, step_now, teaching, with};
use crate::support::{BoundTo, Case, TestServer};
use registry::platform::auth::authz::Role;

fn path_of(stage: &Stage) -> String {
    format!("/v1/classes/{}", stage.class.id())
}

#[actix_web::test]
async fn a_class_that_was_cancelled_by_mistake_comes_back() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    stage.applicant(1).await;
    let before = stage.registrar.get(&path).await.expect(200);
    let cancelled = step_now(&stage.registrar, &stage.class, "CANCELLED").await;
    assert_eq!(cancelled.body["statusReason"], "Kiểm thử");

    let blind = json!({"reason": "Nhầm lớp"});
    stage
        .registrar
        .post(&format!("{path}/undo"), blind.clone())
        .await
        .expect_problem(428, "VERSION_REQUIRED");
    stage
        .registrar
        .with("if-match", before.etag())
        .post(&format!("{path}/undo"), blind)
        .await
        .expect_problem(412, "VERSION_STALE");
    let back = undo(&stage.registrar, &path).await.expect(200);

    for member in ["status", "statusDate", "statusReason", "seatsTaken"] {
        assert_eq!(back.body[member], before.body[member], "{member}");
    }
    assert_eq!(
        told(&stage.registrar, &path).await,
        is(&[("OPEN", true), ("CANCELLED", false)])
    );
    let all = steps(&stage.registrar, &path).await;
    assert_eq!(
        (&all[1]["reason"], &all[1]["undoReason"]),
        (&json!("Kiểm thử"), &json!("Ghi nhầm"))
    );
    stage.applicant(2).await;
    assert_eq!(stage.seats_taken().await, 2);
}

#[actix_web::test]
async fn who_went_elsewhere_meanwhile_keeps_a_class_cancelled() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    let applied = stage.applicant(1).await;
    step_now(&stage.registrar, &stage.class, "CANCELLED").await;
    let other = stage.another_class("L2", json!({})).await;
    let trainee = applied.body["traineeId"].as_str().expect("an id");
    let elsewhere = enrol(&stage.registrar, trainee, &other.id(), json!({}))
        .await
        .expect(201);
    let refused = undo(&stage.registrar, &path).await;
    let refused = refused.expect_problem(422, "CLASS_OVERLAP");
    assert_eq!(refused.body["errors"][0]["params"]["people"], 1);

    let line = format!("/v1/licence-lines/{}", stage.teaching.line.id());
    let lead = stage.server.lead();
    let quota = |most: i32| json!({"yearlyQuota": most});
    let seen = lead.get(&line).await.expect(200);
    lead.patch(&line, &seen, quota(1)).await.expect(200);
    let person = stage.person(2).await;
    move_on(
        &stage.registrar,
        &elsewhere,
        "REJECTED",
        json!({"reason": "Thôi"}),
    )
    .await
    .expect(200);
    enrol(&stage.registrar, &person.id(), &other.id(), json!({}))
        .await
        .expect(201);
    undo(&stage.registrar, &path)
        .await
        .expect_problem(422, "LICENCE_QUOTA_EXCEEDED");
    let seen = lead.get(&line).await.expect(200);
    lead.patch(&line, &seen, quota(2)).await.expect(200);
    let back = undo(&stage.registrar, &path).await.expect(200);
    assert_eq!(
        (&back.body["status"], &back.body["seatsTaken"]),
        (&json!("OPEN"), &json!(1))
    );
}

#[actix_web::test]
async fn a_class_in_which_somebody_has_studied_has_begun() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    let student = stage.students(1..2).await.remove(0);
    let refused = undo(&stage.registrar, &path).await;
    let refused = refused.expect_problem(409, "STEP_IN_USE");
    assert_eq!(named(&refused), [student.id()]);
    assert_eq!(
        refused.body["errors"][0]["params"]["resource"],
        "enrolments"
    );

    // Who gives up in a class that has begun keeps the seat: that stands on it, too.
    let enrolment = format!("/v1/enrolments/{}", student.id());
    undo(&stage.registrar, &enrolment).await.expect(200);
    let admitted = stage.registrar.get(&enrolment).await.expect(200);
    let gone = json!({"reason": "Thôi", "date": "2026-03-02"});
    move_on(&stage.registrar, &admitted, "DROPPED", gone)
        .await
        .expect(200);
    undo(&stage.registrar, &path)
        .await
        .expect_problem(409, "STEP_IN_USE");
    undo(&stage.registrar, &enrolment).await.expect(200);

    let back = undo(&stage.registrar, &path).await.expect(200);
    assert_eq!(back.body["status"], "OPEN");
    stage.applicant(2).await;
    let again = step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let number = again.body["version"].clone();
    assert_eq!(
        steps(&stage.registrar, &path).await[2]["number"],
        number,
        "the version that it made"
    );
}

#[actix_web::test]
async fn a_life_is_gone_back_to_its_plan() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    step_now(&stage.registrar, &stage.class, "COMPLETED").await;
    let viewer = stage.server.user(Role::Viewer, BoundTo::Nothing);
    assert!(!knows_whose(&viewer, &path).await, "the lead agency's");
    assert!(knows_whose(&stage.server.lead(), &path).await);
    // The lead agency has opened it.
    for (by, status) in [
        (&stage.registrar, "RUNNING"),
        (&stage.registrar, "OPEN"),
        (&stage.server.lead(), "PLANNED"),
    ] {
        let back = undo(by, &path).await.expect(200);
        assert_eq!(back.body["status"], status);
    }
    let planned = stage.registrar.get(&path).await.expect(200);
    assert_eq!(planned.body["statusDate"], Value::Null);
    viewer.get(&path).await.expect_problem(404, "NOT_FOUND");
    viewer
        .get(&format!("{path}/steps"))
        .await
        .expect_problem(404, "NOT_FOUND");
    let none = undo(&stage.registrar, &path).await;
    none.expect_problem(409, "NO_STEP_TO_UNDO");
    stage.registrar.delete(&path, &planned).await.expect(204);
}

#[actix_web::test]
async fn an_announcement_stands_while_somebody_is_enrolled() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    stage.applicant(1).await;
    undo(&stage.server.lead(), &path)
        .await
        .expect_problem(409, "CLASS_HAS_ENROLMENTS");

    // A plan that was withdrawn is announced again only while its course is taught.
    let other = stage.another_class("L2", json!({})).await;
    step(&stage.registrar, &other, "PLANNED").await.expect(200);
    let course = format!("/v1/courses/{}", stage.teaching.course.id());
    let seen = stage.registrar.get(&course).await.expect(200);
    let retired = json!({"status": "RETIRED"});
    stage
        .registrar
        .patch(&course, &seen, retired)
        .await
        .expect(200);
    undo(&stage.registrar, &format!("/v1/classes/{}", other.id()))
        .await
        .expect_error_at(422, "COURSE_NOT_ACTIVE", "/to");
}

#[actix_web::test]
async fn a_step_is_taken_back_by_who_took_it_while_it_is_fresh() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let stage = Stage::set_on(server, json!({})).await;
    let path = path_of(&stage);
    let refused = undo(&stage.registrar, &path).await;
    refused.expect_problem(403, "UNDO_OF_OTHERS");
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let late = undo(&stage.registrar, &path).await;
    late.expect_problem(409, "UNDO_TOO_LATE");
    let other = teaching(&stage.server.lead(), "B1").await;
    let other = stage.server.registrar(other.school_id());
    undo(&other, &path).await.expect_problem(404, "NOT_FOUND");
    undo(&stage.server.lead(), &path).await.expect(200);
}

#[actix_web::test]
async fn a_nightly_row_does_not_take_a_step_again_that_was_taken_back() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    let key = "/v1/classes/by-external-id/sis/LOP-1";
    let body = class_body(&stage.server, &stage.teaching, "L1");
    let cancelled = json!({"status": "CANCELLED", "statusReason": "Không đủ người"});
    let sent = with(body.clone(), cancelled.clone());
    stage.registrar.put(key, sent.clone()).await.expect(200);
    let back = undo(&stage.server.lead(), &path).await.expect(200);

    let mut row = with(body.clone(), cancelled);
    row["externalId"] = json!("LOP-1");
    for _ in 0..2 {
        let done = import(&stage.registrar, "kind=classes", &row.to_string()).await;
        assert_eq!(done["counts"]["unchanged"], 1, "{done:#}");
        let told = report(&stage.registrar, &done, "").await;
        assert_eq!(told[0]["warnings"][0]["code"], "KEPT_AS_REGISTERED");
        assert_eq!(told[0]["warnings"][0]["pointer"], "/status");
    }
    let kept = stage.registrar.put(key, sent).await.expect(200);
    assert_eq!(kept.etag(), back.etag());
    let runs = with(body, json!({"status": "RUNNING"}));
    let runs = stage.registrar.put(key, runs).await.expect(200);
    assert_eq!(runs.body["status"], "RUNNING", "another status goes on");
}

#[actix_web::test]
async fn a_step_has_the_day_on_which_it_was_true() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    let opened = stage.class.body["statusDate"].clone();
    let transitions = format!("{path}/transitions");
    let take = async |body: Value| {
        let now = stage.registrar.get(&path).await.expect(200);
        let by = stage.registrar.with("if-match", now.etag());
        by.post(&transitions, body).await
    };
    let reversed = take(json!({"to": "RUNNING", "date": "2026-03-02"})).await;
    let reversed = reversed.expect_error_at(422, "DATES_REVERSED", "/date");
    assert_eq!(reversed.body["errors"][0]["params"]["earliest"], opened);
    take(json!({"to": "RUNNING", "date": "2999-01-01"}))
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/date");

    // A class of spring that is entered in winter.
    let key = "/v1/classes/by-external-id/sis/LOP-2";
    let body = class_body(&stage.server, &stage.teaching, "L2");
    for (said, pointer) in [("2026-06-25", "/statusDate"), ("2999-01-01", "/statusDate")] {
        let _case = Case::of(said);
        let sent = json!({"status": "COMPLETED", "statusDate": said});
        let refused = stage.registrar.put(key, with(body.clone(), sent)).await;
        let (place, code) = refused.errors().remove(0);
        assert_eq!(place, pointer);
        assert!(
            ["CLASS_TOO_EARLY", "DATE_IN_FUTURE"].contains(&code.as_str()),
            "{code}"
        );
    }
    let sent = with(body.clone(), json!({"status": "COMPLETED"}));
    let done = stage.registrar.put(key, sent).await.expect(201);
    assert_eq!(done.body["statusDate"], "2026-06-26");
    let days: Vec<Value> = steps(&stage.registrar, &format!("/v1/classes/{}", done.id()))
        .await
        .iter()
        .map(|step| step["date"].clone())
        .collect();
    assert_eq!(days, ["2026-03-02", "2026-03-02", "2026-06-26"]);

    let said = json!({"status": "COMPLETED", "statusDate": "2026-06-30"});
    let kept = stage.registrar.put(key, with(body, said)).await.expect(200);
    assert_eq!(kept.etag(), done.etag());
    assert!(
        kept.header("x-registry-warning")
            .contains("KEPT_AS_RECORDED")
    );
}

#[actix_web::test]
async fn readers_of_the_feed_follow_a_class() {
    let stage = Stage::set(json!({})).await;
    let path = path_of(&stage);
    let viewer = stage.server.user(Role::Viewer, BoundTo::Nothing);
    undo(&stage.server.lead(), &path).await.expect(200);
    let mut last = Value::Null;
    for _ in 0..200 {
        let told = viewer.get("/v1/changes?types=classes&limit=500").await;
        last = told.expect(200).rows().last().cloned().unwrap_or_default();
        if last["op"] == "LEFT_SCOPE" {
            break;
        }
        // Somebody else's transaction holds the feed back.
        actix_web::rt::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(last["id"], stage.class.body["id"]);
    assert_eq!(last["op"], "LEFT_SCOPE", "{last:#}");
    step_now(&stage.registrar, &stage.class, "OPEN").await;
    viewer.get(&path).await.expect(200);
}
