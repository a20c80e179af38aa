//! Who may apply for which class.

use serde_json::json;

use super::because;
use crate::support::fixtures::{Stage, enrol, move_on, open_class, person, step_now, teaching};
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_school_enrols_a_trainee_and_reads_it_back() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await;

    let key = json!({"externalIds": [{"system": "sis", "value": "GD-1"}]});
    let created = enrol(&stage.registrar, &person.id(), &stage.class.id(), key).await;
    let created = created.expect(201);
    assert_eq!(created.body["status"], "APPLIED");
    assert_eq!(created.body["statusDate"], "2026-02-02");
    assert_eq!(created.body["schoolId"], stage.teaching.school.id());
    assert_eq!(created.body["communeId"], person.body["communeId"]);

    let read = stage
        .registrar
        .get(created.header("location"))
        .await
        .expect(200);

    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));
    assert_eq!(
        stage.seats_taken().await,
        1,
        "a seat is taken with the application"
    );
}

#[actix_web::test]
async fn an_application_without_a_day_is_of_today_and_none_is_of_tomorrow() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await;
    let tomorrow = json!({"appliedDate": "2999-01-01"});
    enrol(&stage.registrar, &person.id(), &stage.class.id(), tomorrow)
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/appliedDate");
    let none = json!({"appliedDate": null});
    let today = enrol(&stage.registrar, &person.id(), &stage.class.id(), none).await;
    assert!(today.expect(201).body["appliedDate"].as_str() > Some("2026-06-26"));
}

#[actix_web::test]
async fn people_and_classes_of_another_school_are_unknown() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let other = teaching(&lead, "B1").await;
    let stranger = person(&stage.server, &stage.server.registrar(other.school_id()), 1).await;
    let foreign = open_class(&stage.server, &other, "L1", json!({})).await;

    let refused = enrol(&stage.registrar, &stranger.id(), &foreign.id(), json!({})).await;
    let mut errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    errors.sort();
    let unknown = |place: &str| (place.to_owned(), "REFERENCE_UNKNOWN".to_owned());
    assert_eq!(errors, [unknown("/classId"), unknown("/traineeId")]);
    assert_eq!(stage.seats_taken().await, 0);
}

#[actix_web::test]
async fn only_an_open_class_takes_applications() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await;
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({}))
        .await
        .expect_error_at(422, "CLASS_NOT_OPEN", "/classId");
    assert_eq!(stage.seats_taken().await, 0);
}

#[actix_web::test]
async fn nobody_is_enrolled_twice_in_a_class() {
    let stage = Stage::set(json!({"capacity": 1})).await;
    let first = stage.applicant(1).await;

    let trainee = first.body["traineeId"].as_str().expect("an id");
    let again = enrol(&stage.registrar, trainee, &stage.class.id(), json!({})).await;
    again.expect_error_at(409, "ALREADY_ENROLLED", "/classId");

    let rejected = move_on(&stage.registrar, &first, "REJECTED", because()).await;
    rejected.expect(200);

    // Who has left may come again, once.
    for code in [201, 409] {
        let again = enrol(&stage.registrar, trainee, &stage.class.id(), json!({})).await;
        assert_eq!(again.status, code);
    }
}

#[actix_web::test]
async fn nobody_is_in_two_classes_at_the_same_time_without_a_reason() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let days = json!({"startDate": "2026-06-26", "endDate": "2026-07-31"});
    let second = stage.another_class("L2", days).await;
    let first = stage.applicant(1).await;
    let shared = first.body["traineeId"].as_str().expect("an id").to_owned();

    let refused = enrol(registrar, &shared, &second.id(), json!({})).await;
    let refused = refused.expect_error_at(422, "CLASS_OVERLAP", "/classId");
    let days = json!({"startDate": "2026-03-02", "endDate": "2026-06-26"});
    assert_eq!(refused.body["errors"][0]["params"], days);

    for (reason, status, code) in [
        ("ngắn", 400, "FIELD_LENGTH"),
        ("              ", 422, "REASON_REQUIRED"),
    ] {
        let _case = Case::of(format!("{reason:?}"));
        enrol(
            registrar,
            &shared,
            &second.id(),
            json!({"overlapOverride": reason}),
        )
        .await
        .expect_error_at(status, code, "/overlapOverride");
    }

    let reason = json!({"overlapOverride": "Học buổi tối, không trùng giờ"});
    let created = enrol(registrar, &shared, &second.id(), reason)
        .await
        .expect(201);

    assert_eq!(
        created.body["overlapOverride"],
        "Học buổi tối, không trùng giờ"
    );
}

#[actix_web::test]
async fn one_class_may_follow_another_and_one_that_was_left_counts_no_more() {
    let stage = Stage::set(json!({})).await;
    let first = stage.applicant(1).await;
    let trainee = first.body["traineeId"].as_str().expect("an id");

    let days = json!({"startDate": "2026-06-27", "endDate": "2026-09-30"});
    let next = stage.another_class("L2", days).await;
    enrol(&stage.registrar, trainee, &next.id(), json!({}))
        .await
        .expect(201);
    let same = stage.another_class("L3", json!({})).await;

    enrol(&stage.registrar, trainee, &same.id(), json!({}))
        .await
        .expect_error_at(422, "CLASS_OVERLAP", "/classId");

    move_on(&stage.registrar, &first, "REJECTED", because())
        .await
        .expect(200);
    enrol(&stage.registrar, trainee, &same.id(), json!({}))
        .await
        .expect(201);
}

#[actix_web::test]
async fn whom_the_province_enrols_the_school_sees_from_then_on() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let stranger = person(&stage.server, &lead, 1).await;

    let path = stranger.header("location").to_owned();
    stage
        .registrar
        .get(&path)
        .await
        .expect_problem(404, "NOT_FOUND");

    enrol(&lead, &stranger.id(), &stage.class.id(), json!({}))
        .await
        .expect(201);
    stage.registrar.get(&path).await.expect(200);
}

#[actix_web::test]
async fn every_fault_of_the_body_is_named() {
    let server = TestServer::start().await;

    let body = json!({"traineeId": 7, "classId": "x", "colour": "red"});
    let answer = server.lead().post("/v1/enrolments", body).await;
    let mut errors = answer.expect_problem(400, "BODY_INVALID").errors();
    errors.sort();
    let expected = [
        ("/classId", "FIELD_FORMAT"),
        ("/colour", "FIELD_UNKNOWN"),
        ("/traineeId", "FIELD_TYPE"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
}
