//! Seats and quotas hold, also when many ask at once.

use serde_json::json;

use super::because;
use crate::support::Case;
use crate::support::fixtures::{Stage, enrol, move_on, walk};

#[actix_web::test]
async fn a_full_class_takes_nobody_until_a_seat_is_given_back() {
    let stage = Stage::set(json!({"capacity": 1})).await;
    let first = stage.applicant(1).await;
    let person = stage.person(2).await;

    enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({}))
        .await
        .expect_error_at(422, "CLASS_FULL", "/classId");

    stage
        .registrar
        .delete(first.header("location"), &first)
        .await
        .expect(204);
    enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({}))
        .await
        .expect(201);
}

#[actix_web::test]
async fn a_licence_takes_no_more_than_its_quota_of_the_year() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let quota = json!({"yearlyQuota": 1});
    let line = format!("/v1/licence-lines/{}", stage.teaching.line.id());
    lead.patch(&line, &stage.teaching.line, quota)
        .await
        .expect(200);
    stage.applicant(1).await;
    let person = stage.person(2).await;

    enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({}))
        .await
        .expect_error_at(422, "LICENCE_QUOTA_EXCEEDED", "/classId");
}

#[actix_web::test]
async fn a_seat_is_kept_only_by_who_has_begun_to_study() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let applied = stage.applicant(1).await;

    move_on(registrar, &applied, "REJECTED", because())
        .await
        .expect(200);
    assert_eq!(stage.seats_taken().await, 0, "rejected");

    let admitted = walk(
        registrar,
        stage.applicant(2).await,
        &["ELIGIBLE", "ADMITTED"],
    )
    .await;
    assert_eq!(stage.seats_taken().await, 1);

    move_on(registrar, &admitted, "DROPPED", because())
        .await
        .expect(200);
    assert_eq!(stage.seats_taken().await, 0, "gave up before studying");

    let students = stage.students(3..5).await;
    move_on(registrar, &students[0], "DROPPED", because())
        .await
        .expect(200);
    move_on(registrar, &students[1], "EXPELLED", because())
        .await
        .expect(200);
    assert_eq!(stage.seats_taken().await, 2, "has studied");
}

#[actix_web::test]
async fn fifty_at_once_take_the_last_ten_seats_and_no_more() {
    let stage = Stage::set(json!({"capacity": 10})).await;

    let mut people = Vec::new();
    for number in 1..=50 {
        people.push(stage.person(number).await.id());
    }

    let class = stage.class.id();
    let tries = people
        .iter()
        .map(|person| enrol(&stage.registrar, person, &class, json!({})));
    let answers = futures_util::future::join_all(tries).await;
    let taken = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(taken, 10);
    for refused in answers.into_iter().filter(|answer| answer.status != 201) {
        refused.expect_error_at(422, "CLASS_FULL", "/classId");
    }
    assert_eq!(stage.seats_taken().await, 10);

    let listed = stage.registrar.get("/v1/enrolments").await;
    assert_eq!(listed.rows().len(), 10);
}

#[actix_web::test]
async fn of_two_overlapping_enrolments_at_the_same_moment_one_is_refused() {
    let stage = Stage::set(json!({})).await;
    let second = stage.another_class("L2", json!({})).await;

    for number in 1..=5 {
        let _case = Case::of(number);
        let person = stage.person(number).await.id();
        let both = [stage.class.id(), second.id()];

        let tries = both
            .iter()
            .map(|class| enrol(&stage.registrar, &person, class, json!({})));
        let answers = futures_util::future::join_all(tries).await;
        let mut statuses: Vec<u16> = answers
            .iter()
            .map(|answer| answer.status.as_u16())
            .collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422]);
    }
}

#[actix_web::test]
async fn a_retried_enrolment_takes_one_seat() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await.id();
    let retrying = stage.registrar.with("idempotency-key", "night-1");

    let class = stage.class.id();
    let first = enrol(&retrying, &person, &class, json!({}))
        .await
        .expect(201);
    let again = enrol(&retrying, &person, &class, json!({}))
        .await
        .expect(201);
    assert_eq!(first.body, again.body);
    assert_eq!(stage.seats_taken().await, 1);
}
