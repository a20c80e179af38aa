//! Some people of a class go to a new one.

use serde_json::{Value, json};

use crate::support::fixtures::{Stage, enrol, person, record_result, teaching, walk, with};
use crate::support::{Case, Client, Response};

/// Try to split a class, as it is now.
async fn split(by: &Client, class: &Response, people: &[&Response], changes: Value) -> Response {
    let path = format!("/v1/classes/{}", class.id());
    let now = by.get(&path).await.expect(200);
    let ids: Vec<String> = people.iter().map(|row| row.id()).collect();
    let body = json!({"enrolmentIds": ids, "code": "L1B", "reason": "Lớp quá đông"});
    by.with("if-match", now.etag())
        .post(&format!("{path}/split"), with(body, changes))
        .await
}

/// Where somebody has gone on.
async fn gone_on(by: &Client, enrolment: &Response) -> Response {
    let path = format!("/v1/enrolments/{}", enrolment.id());
    let old = by.get(&path).await.expect(200);
    assert_eq!(old.body["status"], "TRANSFERRED");
    let new = old.body["transferredToId"].as_str().expect("an id");
    by.get(&format!("/v1/enrolments/{new}")).await.expect(200)
}

async fn undo(by: &Client, enrolment: &Response) -> Response {
    let path = format!("/v1/enrolments/{}", enrolment.id());
    let now = by.get(&path).await.expect(200);
    let body = json!({"reason": "Ghi nhầm"});
    by.with("if-match", now.etag())
        .post(&format!("{path}/undo"), body)
        .await
}

async fn seats(by: &Client, class: &Response) -> i64 {
    let now = by
        .get(&format!("/v1/classes/{}", class.id()))
        .await
        .expect(200);
    now.body["seatsTaken"].as_i64().expect("a number")
}

#[actix_web::test]
async fn a_running_class_is_split_and_study_goes_on() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..4).await;
    let by = &stage.registrar;
    let changes = json!({
        "date": "2026-04-01", "name": "Ca chiều", "capacity": 25, "trainers": ["Cà Văn Minh"]
    });
    let new = split(by, &stage.class, &[&students[0], &students[2]], changes)
        .await
        .expect(201);

    assert_eq!(new.header("location"), format!("/v1/classes/{}", new.id()));
    for (member, value) in [
        ("splitFromId", json!(stage.class.id())),
        ("courseId", stage.class.body["courseId"].clone()),
        ("licenceLineId", stage.class.body["licenceLineId"].clone()),
        ("endDate", stage.class.body["endDate"].clone()),
        ("name", json!("Ca chiều")),
        ("capacity", json!(25)),
        ("seatsTaken", json!(2)),
        ("status", json!("RUNNING")),
    ] {
        assert_eq!(new.body[member], value, "{member}");
    }
    assert_eq!(seats(by, &stage.class).await, 1);
    let there = gone_on(by, &students[0]).await;
    assert_eq!(there.body["classId"], new.id());
    assert_eq!(
        (&there.body["status"], &there.body["startedDate"]),
        (&json!("STUDYING"), &json!("2026-04-01"))
    );

    // One training, counted where it went on.
    let figures = stage
        .server
        .lead()
        .get("/v1/statistics/training?from=2026-01-01")
        .await
        .expect(200);
    assert!(
        figures.body.to_string().contains("\"trained\""),
        "{:?}",
        figures.body
    );

    // Undone, the person is back, and the seats with them.
    let back = undo(by, &students[0]).await.expect(200);
    assert_eq!(
        (&back.body["status"], &back.body["startedDate"]),
        (&json!("STUDYING"), &students[0].body["startedDate"])
    );
    assert_eq!(
        (seats(by, &stage.class).await, seats(by, &new).await),
        (2, 1)
    );
    by.get(&format!("/v1/enrolments/{}", there.id()))
        .await
        .expect_problem(404, "NOT_FOUND");

    // Not where something has happened since.
    let there = gone_on(by, &students[2]).await;
    let result = json!({"hoursAttended": 100, "result": "PASSED"});
    record_result(by, &there, result).await.expect(200);
    undo(by, &students[2])
        .await
        .expect_problem(409, "STEP_IN_USE");
}

#[actix_web::test]
async fn before_a_class_begins_everybody_stands_where_they_stood() {
    let stage = Stage::set(json!({})).await;
    let by = &stage.registrar;
    let applied = stage.applicant(1).await;
    let eligible = walk(by, stage.applicant(2).await, &["ELIGIBLE"]).await;
    let admitted = walk(by, stage.applicant(3).await, &["ELIGIBLE", "ADMITTED"]).await;
    let all = [&applied, &eligible, &admitted];
    let new = split(by, &stage.class, &all, json!({})).await.expect(201);
    assert_eq!(new.body["status"], "OPEN");
    for (enrolment, status) in all.into_iter().zip(["APPLIED", "ELIGIBLE", "ADMITTED"]) {
        let _case = Case::of(status);
        let there = gone_on(by, enrolment).await;
        assert_eq!(there.body["status"], status);
        if status == "APPLIED" {
            let path = format!("/v1/enrolments/{}", there.id());
            by.delete(&path, &there)
                .await
                .expect_problem(409, "STEP_IN_USE");
        }
        let back = undo(by, enrolment).await.expect(200);
        assert_eq!(back.body["status"], status);
        assert_eq!(back.body["transferredToId"], Value::Null);
    }
    assert_eq!(
        (seats(by, &stage.class).await, seats(by, &new).await),
        (3, 0)
    );
}

#[actix_web::test]
async fn a_split_is_all_or_nothing() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..3).await;
    let by = &stage.registrar;
    let both = [&students[0], &students[1]];
    let elsewhere = stage
        .another_class(
            "L2",
            json!({"startDate": "2026-07-06", "endDate": "2026-09-25"}),
        )
        .await;
    let somebody = person(&stage.server, by, 9).await;
    let foreign = enrol(by, &somebody.id(), &elsewhere.id(), json!({}))
        .await
        .expect(201);
    for (people, changes, status, code, at) in [
        (
            &both[..],
            json!({"code": "L1"}),
            409,
            "CLASS_CODE_TAKEN",
            "/code",
        ),
        (
            &both[..],
            json!({"capacity": 1}),
            422,
            "CLASS_FULL",
            "/enrolmentIds/1",
        ),
        (
            &[&students[0], &foreign][..],
            json!({}),
            422,
            "REFERENCE_UNKNOWN",
            "/enrolmentIds/1",
        ),
        (
            &both[..],
            json!({"date": "2099-01-01"}),
            422,
            "DATE_IN_FUTURE",
            "/date",
        ),
        (
            &both[..],
            json!({"date": "2026-01-05"}),
            422,
            "DATES_REVERSED",
            "/date",
        ),
        (
            &both[..],
            json!({"startDate": "2019-01-07"}),
            422,
            "NO_LICENCE_LINE",
            "/courseId",
        ),
        (
            &both[..],
            json!({"reason": " "}),
            422,
            "REASON_REQUIRED",
            "/reason",
        ),
        (&[][..], json!({}), 400, "FIELD_LENGTH", "/enrolmentIds"),
    ] {
        let _case = Case::of(changes.to_string());
        let refused = split(by, &stage.class, people, changes).await;
        refused.expect_error_at(status, code, at);
        assert_eq!(stage.seats_taken().await, 2);
    }
    assert_eq!(
        by.get("/v1/classes?code=L1B")
            .await
            .expect(200)
            .rows()
            .len(),
        0
    );

    let other = teaching(&stage.server.lead(), "B1").await;
    let stranger = stage.server.registrar(other.school_id());
    split(&stranger, &stage.class, &both, json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    let path = format!("/v1/classes/{}/split", stage.class.id());
    let body = json!({"enrolmentIds": [students[0].id()], "code": "L1B", "reason": "Đông"});
    by.post(&path, body.clone())
        .await
        .expect_problem(428, "VERSION_REQUIRED");
    by.with("if-match", "\"1\"")
        .post(&path, body)
        .await
        .expect_problem(412, "VERSION_STALE");
}

#[actix_web::test]
async fn a_class_that_has_ended_is_not_split() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let by = &stage.registrar;
    crate::support::fixtures::step_now(by, &stage.class, "COMPLETED").await;
    let refused = split(by, &stage.class, &[&graduate], json!({})).await;
    refused.expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn a_class_moves_to_another_campus() {
    let stage = Stage::set(json!({})).await;
    stage.students(1..2).await;
    let by = &stage.registrar;
    let campuses = format!("/v1/schools/{}/campuses", stage.teaching.school.id());
    let campus = by
        .post(&campuses, json!({"name": "Cơ sở 2"}))
        .await
        .expect(201);
    let path = format!("/v1/classes/{}", stage.class.id());
    let running = by.get(&path).await.expect(200);
    assert_eq!(running.body["status"], "RUNNING");
    let moved = by
        .patch(&path, &running, json!({"campusId": campus.id()}))
        .await
        .expect(200);
    assert_eq!(moved.body["campusId"], campus.id());

    let other = teaching(&stage.server.lead(), "B1").await;
    let theirs = format!("/v1/schools/{}/campuses", other.school.id());
    let theirs = stage
        .server
        .lead()
        .post(&theirs, json!({"name": "Cơ sở 3"}))
        .await
        .expect(201);
    let refused = by
        .patch(&path, &moved, json!({"campusId": theirs.id()}))
        .await;
    refused.expect_error_at(422, "REFERENCE_UNKNOWN", "/campusId");
    let events = format!("/v1/audit-events?resourceId={}", stage.class.id());
    let events = stage.server.lead().get(&events).await.expect(200);
    assert!(
        events.body.to_string().contains("campusId"),
        "{:?}",
        events.body
    );
}
