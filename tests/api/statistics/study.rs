//! Training counts from the first day of study, which is recorded and not guessed.

use serde_json::{Value, json};

use super::figures;
use crate::imports::import;
use crate::support::Response;
use crate::support::fixtures::{Stage, course_body, move_on, record_result, step_now, walk, with};

const BECAUSE: &str = "Chuyển nơi cư trú";

async fn trained(stage: &Stage, query: &str) -> Value {
    figures(&stage.server.lead(), query).await["total"]["trained"].clone()
}

/// People who were admitted to a class that has begun since.
async fn admitted(stage: &Stage, numbers: std::ops::Range<u32>) -> Vec<Response> {
    let mut admitted = Vec::new();
    for number in numbers {
        let applicant = stage.applicant(number).await;
        admitted.push(walk(&stage.registrar, applicant, &["ELIGIBLE", "ADMITTED"]).await);
    }
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    admitted
}

async fn drop_out(stage: &Stage, enrolment: &Response, day: &str) -> Response {
    let reason = json!({"reason": BECAUSE, "date": day});
    move_on(&stage.registrar, enrolment, "DROPPED", reason)
        .await
        .expect(200)
}

#[actix_web::test]
async fn who_never_came_was_not_trained_however_late_that_was_noted() {
    let stage = Stage::set(json!({})).await;
    let admitted = admitted(&stage, 1..3).await;
    let absent = drop_out(&stage, &admitted[0], "2026-03-05").await;
    assert_eq!(absent.body["startedDate"], Value::Null);
    assert_eq!(trained(&stage, "").await, 0);

    // Who came on the second day and left on the third was.
    let day = json!({"date": "2026-03-03"});
    let late = move_on(&stage.registrar, &admitted[1], "STUDYING", day)
        .await
        .expect(200);
    assert_eq!(late.body["startedDate"], "2026-03-03");
    drop_out(&stage, &late, "2026-03-04").await;
    for (query, expected) in [("", 1), ("asOf=2026-03-02", 0), ("asOf=2026-03-03", 1)] {
        assert_eq!(trained(&stage, query).await, expected, "{query}");
    }
}

#[actix_web::test]
async fn a_class_that_was_cancelled_before_it_began_trained_nobody() {
    let stage = Stage::set(json!({})).await;
    let mut admitted = Vec::new();
    for number in 1..6 {
        let applicant = stage.applicant(number).await;
        admitted.push(walk(&stage.registrar, applicant, &["ELIGIBLE", "ADMITTED"]).await);
    }
    step_now(&stage.registrar, &stage.class, "CANCELLED").await;
    for one in &admitted {
        drop_out(&stage, one, "2026-05-20").await;
    }
    assert_eq!(trained(&stage, "").await, 0);
}

#[actix_web::test]
async fn study_that_was_noted_late_counts_from_the_day_on_which_it_began() {
    let stage = Stage::set(json!({})).await;
    let admitted = admitted(&stage, 1..2).await;
    // Nobody says a day: study began with the class.
    let student = move_on(&stage.registrar, &admitted[0], "STUDYING", json!({})).await;
    let student = student.expect(200);
    assert_eq!(
        (
            &student.body["startedDate"],
            &student.body["startedDateEstimated"]
        ),
        (&json!("2026-03-02"), &json!(false))
    );
    for done in [false, true] {
        if done {
            let result = json!({"hoursAttended": 290, "result": "PASSED"});
            let student = record_result(&stage.registrar, &student, result)
                .await
                .expect(200);
            let day = json!({"date": "2026-06-26"});
            move_on(&stage.registrar, &student, "COMPLETED", day)
                .await
                .expect(200);
        }
        for (day, expected) in [("2026-03-01", 0), ("2026-03-02", 1), ("2026-06-14", 1)] {
            let query = format!("asOf={day}");
            assert_eq!(
                trained(&stage, &query).await,
                expected,
                "{day}, completed: {done}"
            );
        }
    }
}

#[actix_web::test]
async fn a_transfer_within_a_course_is_one_training_where_study_went_on() {
    let stage = Stage::set(json!({})).await;
    let later = json!({"startDate": "2026-06-01", "endDate": "2026-09-30"});
    let later = stage.another_class("L2", later).await;
    let students = stage.students(1..3).await;
    let mut there = Vec::new();
    for student in &students {
        let to = json!({"reason": BECAUSE, "date": "2026-05-10", "transferToClassId": later.id()});
        let gone = move_on(&stage.registrar, student, "TRANSFERRED", to)
            .await
            .expect(200);
        let new = gone.body["transferredToId"]
            .as_str()
            .expect("an id")
            .to_owned();
        there.push(
            stage
                .registrar
                .get(&format!("/v1/enrolments/{new}"))
                .await
                .expect(200),
        );
    }
    assert_eq!(
        trained(&stage, "").await,
        2,
        "in the old class while they wait"
    );
    step_now(&stage.registrar, &later, "RUNNING").await;
    // The first one left before the new class began.
    drop_out(&stage, &there[0], "2026-05-20").await;
    move_on(&stage.registrar, &there[1], "STUDYING", json!({}))
        .await
        .expect(200);
    for (query, expected) in [
        ("", 2),
        ("from=2026-06-01", 1),
        ("to=2026-05-31", 1),
        ("to=2026-05-31&asOf=2026-05-31", 2),
    ] {
        assert_eq!(trained(&stage, query).await, expected, "{query}");
    }
}

#[actix_web::test]
async fn a_transfer_to_another_course_is_another_training() {
    let stage = Stage::set(json!({})).await;
    let course = course_body(&stage.teaching.school.id(), "C2");
    let course = stage
        .server
        .lead()
        .post("/v1/courses", course)
        .await
        .expect(201);
    let other = stage
        .another_class("L2", json!({"courseId": course.id()}))
        .await;
    let student = stage.students(1..2).await.remove(0);
    step_now(&stage.registrar, &other, "RUNNING").await;
    let to = json!({"reason": BECAUSE, "date": "2026-04-10", "transferToClassId": other.id()});
    move_on(&stage.registrar, &student, "TRANSFERRED", to)
        .await
        .expect(200);
    assert_eq!(trained(&stage, "").await, 2);
    assert_eq!(trained(&stage, "asOf=2026-04-09").await, 1);
}

#[actix_web::test]
async fn who_is_enrolled_in_a_class_again_is_trained_there_once() {
    let stage = Stage::set(json!({})).await;
    let later = stage.another_class("L2", json!({})).await;
    let student = stage.students(1..2).await.remove(0);
    drop_out(&stage, &student, "2026-04-10").await;
    // A running class takes only those who transfer: from the other one back into the first.
    let trainee = &student.body["traineeId"];
    let row = json!({"traineeId": trainee, "classId": later.id(), "appliedDate": "2026-04-11", "status": "ADMITTED", "statusDate": "2026-04-12"});
    let key = "/v1/enrolments/by-external-id/sis/GD-2";
    stage.registrar.put(key, row.clone()).await.expect(201);
    step_now(&stage.registrar, &later, "RUNNING").await;
    let back = with(
        row,
        json!({"status": "TRANSFERRED", "statusReason": BECAUSE,
        "statusDate": "2026-05-04", "transferToClassId": stage.class.id()}),
    );
    stage.registrar.put(key, back).await.expect(200);
    assert_eq!(trained(&stage, "asOf=2026-05-03").await, 2, "two classes");
    assert_eq!(trained(&stage, "").await, 1, "where study went on");
}

#[actix_web::test]
async fn every_door_keeps_the_seat_of_who_leaves_a_class_that_has_begun() {
    let stage = Stage::set(json!({})).await;
    let admitted = admitted(&stage, 1..5).await;
    drop_out(&stage, &admitted[0], "2026-05-20").await;
    let said = |enrolment: &Response, more: Value| {
        let row = json!({"traineeId": enrolment.body["traineeId"], "classId": stage.class.id(),
            "status": "DROPPED", "statusReason": BECAUSE, "statusDate": "2026-05-20"});
        with(row, more)
    };
    let key = |n: u8| format!("/v1/enrolments/by-external-id/sis/GD-{n}");
    let put = stage
        .registrar
        .put(&key(1), said(&admitted[1], json!({})))
        .await
        .expect(200);
    assert_eq!(
        put.body["startedDate"],
        Value::Null,
        "nobody says that they came"
    );
    let row = said(&admitted[2], json!({"externalId": "GD-2"})).to_string();
    let done = import(&stage.registrar, "kind=enrolments", &row).await;
    assert_eq!(done["counts"]["updated"], 1, "{done:#}");
    assert_eq!(stage.seats_taken().await, 4);
    assert_eq!(trained(&stage, "").await, 0);

    // With the first day of study the row says that they came.
    let studied = said(&admitted[3], json!({"startedDate": "2026-03-02"}));
    let put = stage
        .registrar
        .put(&key(3), studied.clone())
        .await
        .expect(200);
    assert_eq!(
        (&put.body["status"], &put.body["startedDate"]),
        (&json!("DROPPED"), &json!("2026-03-02"))
    );
    let again = stage
        .registrar
        .put(&key(3), studied.clone())
        .await
        .expect(200);
    assert_eq!(again.etag(), put.etag());
    let other = with(studied, json!({"startedDate": "2026-03-09"}));
    let other = stage.registrar.put(&key(3), other).await.expect(200);
    assert!(
        other
            .header("x-registry-warning")
            .contains("/startedDate KEPT_AS_RECORDED")
    );
    assert_eq!(trained(&stage, "").await, 1);
    assert_eq!(stage.seats_taken().await, 4);
}
