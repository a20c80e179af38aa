//! Enrolments as a school, a commune and others meet them.

use diesel::prelude::*;
use registry::platform::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{audit_events, enrolments};
use registry::platform::db::types::Json;
use serde_json::{Value, json};

use crate::support::fixtures::{
    Stage, enrol, move_on, open_class, person, person_body, record_result, school_id, step_now,
    teaching, walk, with,
};
use crate::support::{BoundTo, Client, Response, TestServer};

/// Takes the trainee out, whatever the step is for.
fn because() -> Value {
    json!({"reason": "Chuyển nơi cư trú"})
}

async fn status(by: &Client, trainee: &str, from: &str, to: Value) -> Response {
    let body = json!({
        "group": "POOR_HOUSEHOLD", "evidenceKind": "Giấy chứng nhận hộ nghèo",
        "validFrom": from, "validTo": to
    });
    let path = format!("/v1/trainees/{trainee}/beneficiary-statuses");
    by.post(&path, body).await.expect(201)
}

async fn confirm(by: &Client, status: &Response) {
    let path = format!("/v1/beneficiary-statuses/{}/decision", status.id());
    by.with("if-match", status.etag())
        .post(&path, json!({"decision": "CONFIRMED"}))
        .await
        .expect(200);
}

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
async fn nobody_is_enrolled_twice_in_a_class() {
    let stage = Stage::set(json!({"capacity": 1})).await;
    let first = stage.applicant(1).await;
    let trainee = first.body["traineeId"].as_str().expect("an id");
    let again = enrol(&stage.registrar, trainee, &stage.class.id(), json!({})).await;
    again.expect_error_at(409, "ALREADY_ENROLLED", "/classId");
    let rejected = move_on(&stage.registrar, &first, "REJECTED", because()).await;
    rejected.expect(200);
    let again = enrol(&stage.registrar, trainee, &stage.class.id(), json!({})).await;
    let again = again.expect_error_at(409, "ALREADY_ENROLLED", "/classId");
    assert_eq!(again.body["errors"][0]["params"]["status"], "REJECTED");
}

#[actix_web::test]
async fn nobody_is_in_two_classes_at_the_same_time_without_a_reason() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let other = teaching(&lead, "B1").await;
    let registrar = stage.server.registrar(other.school_id());
    let days = json!({"startDate": "2026-06-26", "endDate": "2026-07-31"});
    let second = open_class(&stage.server, &other, "L1", days).await;
    let first = stage.applicant(1).await;
    // The other school registers the same person, and sees one and the same record.
    let body = person_body(&stage.server, 1);
    let shared = registrar.post("/v1/trainees", body).await.expect(201);
    let refused = enrol(&registrar, &shared.id(), &second.id(), json!({})).await;
    let refused = refused.expect_error_at(422, "CLASS_OVERLAP", "/classId");
    let days = json!({"startDate": "2026-03-02", "endDate": "2026-06-26"});
    assert_eq!(refused.body["errors"][0]["params"], days);
    let text = refused.body.to_string();
    for secret in [stage.class.id(), stage.teaching.school.id(), first.id()] {
        assert!(!text.contains(&secret), "{text}");
    }
    for (reason, status, code) in [
        ("ngắn", 400, "FIELD_LENGTH"),
        ("              ", 422, "REASON_REQUIRED"),
    ] {
        enrol(
            &registrar,
            &shared.id(),
            &second.id(),
            json!({"overlapOverride": reason}),
        )
        .await
        .expect_error_at(status, code, "/overlapOverride");
    }
    let reason = json!({"overlapOverride": "Học buổi tối, không trùng giờ"});
    let created = enrol(&registrar, &shared.id(), &second.id(), reason)
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
async fn support_rests_on_a_status_that_is_confirmed_and_valid_when_the_class_begins() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let person = stage.person(1).await;
    let claimed = status(&lead, &person.id(), "2026-01-01", json!("2026-12-31")).await;
    let expired = status(&lead, &person.id(), "2025-01-01", json!("2026-03-01")).await;
    let stranger = stage.person(2).await;
    let foreign = status(&lead, &stranger.id(), "2026-01-01", json!(null)).await;
    confirm(&lead, &expired).await;
    confirm(&lead, &foreign).await;
    for wrong in [&claimed, &expired, &foreign] {
        let with_it = json!({"beneficiaryStatusId": wrong.id()});
        enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it)
            .await
            .expect_error_at(422, "STATUS_NOT_VALID", "/beneficiaryStatusId");
    }
    confirm(&lead, &claimed).await;
    let with_it = json!({"beneficiaryStatusId": claimed.id()});
    let created = enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it).await;
    let created = created.expect(201);
    assert_eq!(created.body["beneficiaryStatusId"], claimed.id());
    assert!(
        !created.body.to_string().contains("POOR"),
        "the group is told by the status alone"
    );
    let id: registry::platform::ids::EnrolmentId = created.id().parse().expect("an id");
    let group = move |conn: &mut DbConnection| {
        let row = enrolments::table
            .find(id)
            .select(enrolments::beneficiary_group);
        Ok(row.first::<Option<String>>(conn)?)
    };
    let group = stage.server.db().read_now(group).expect("the row");
    assert_eq!(group.as_deref(), Some("POOR_HOUSEHOLD"));
}

#[actix_web::test]
async fn an_enrolment_goes_through_its_life_in_order() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let applied = stage.applicant(1).await;
    let refused = move_on(registrar, &applied, "ADMITTED", json!({})).await;
    let refused = refused.expect_problem(409, "STATE_FORBIDS");
    let detail = refused.body["detail"].as_str().expect("a text");
    for part in ["from: APPLIED", "to: ADMITTED", "ELIGIBLE", "REJECTED"] {
        assert!(detail.contains(part), "{part} not in {detail}");
    }
    let params = json!({"from": "APPLIED", "to": "ADMITTED", "allowed": ["ELIGIBLE", "REJECTED"]});
    assert_eq!(refused.body["errors"][0]["params"], params, "for programs");
    let day = json!({"date": "2026-02-10"});
    let eligible = move_on(registrar, &applied, "ELIGIBLE", day)
        .await
        .expect(200);
    assert_eq!(
        (&eligible.body["status"], &eligible.body["statusDate"]),
        (&json!("ELIGIBLE"), &json!("2026-02-10"))
    );
    let day = json!({"date": "2026-02-20"});
    let admitted = move_on(registrar, &eligible, "ADMITTED", day)
        .await
        .expect(200);
    assert_eq!(admitted.body["admittedDate"], "2026-02-20");
    move_on(registrar, &admitted, "REJECTED", because())
        .await
        .expect_problem(409, "STATE_FORBIDS");
    move_on(registrar, &admitted, "STUDYING", json!({}))
        .await
        .expect_problem(409, "CLASS_NOT_RUNNING");
    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted, &["STUDYING"]).await;
    move_on(registrar, &studying, "COMPLETED", json!({}))
        .await
        .expect_problem(409, "RESULT_MISSING");
    let result = json!({"hoursAttended": 280, "score": 8.29, "result": "PASSED", "note": "Khá"});
    let graded = record_result(registrar, &studying, result)
        .await
        .expect(200);
    assert_eq!(
        (&graded.body["score"], &graded.body["hoursAttended"]),
        (&json!(8.29), &json!(280))
    );
    let day = json!({"date": "2026-06-20"});
    let completed = move_on(registrar, &graded, "COMPLETED", day)
        .await
        .expect(200);
    assert_eq!(completed.body["completedDate"], "2026-06-20");
    for to in ["STUDYING", "DROPPED", "APPLIED", "COMPLETED"] {
        move_on(registrar, &completed, to, because())
            .await
            .expect_problem(409, "STATE_FORBIDS");
    }
}

#[actix_web::test]
async fn a_step_needs_the_version_that_was_seen() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = format!("/v1/enrolments/{}/transitions", applied.id());
    let step = json!({"to": "ELIGIBLE"});
    let blind = stage.registrar.post(&path, step).await;
    blind.expect_problem(428, "VERSION_REQUIRED");
    walk(&stage.registrar, applied, &["ELIGIBLE"]).await;
    let stale = stage.registrar.with("if-match", "\"1\"");
    stale
        .post(&path, json!({"to": "ADMITTED"}))
        .await
        .expect_problem(412, "VERSION_STALE");
}

#[actix_web::test]
async fn no_step_lies_before_the_last_one_or_in_the_future() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let applied = stage.applicant(1).await;
    let on = |day: &str| json!({"date": day});
    let eligible = move_on(registrar, &applied, "ELIGIBLE", on("2026-02-20")).await;
    let eligible = eligible.expect(200);
    let early = move_on(registrar, &eligible, "ADMITTED", on("2026-02-19")).await;
    let early = early.expect_error_at(422, "DATES_REVERSED", "/date");
    assert_eq!(
        early.body["errors"][0]["params"],
        json!({"earliest": "2026-02-20"})
    );
    move_on(registrar, &eligible, "ADMITTED", on("2999-01-01"))
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/date");
    let admitted = move_on(registrar, &eligible, "ADMITTED", on("2026-02-20")).await;
    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted.expect(200), &["STUDYING"]).await;
    let result = json!({"hoursAttended": 300, "result": "PASSED"});
    let graded = record_result(registrar, &studying, result).await;
    move_on(
        registrar,
        &graded.expect(200),
        "COMPLETED",
        on("2026-03-01"),
    )
    .await
    .expect_error_at(422, "COMPLETION_BEFORE_START", "/date");
}

#[actix_web::test]
async fn hours_that_can_hardly_be_true_are_taken_with_a_warning() {
    let stage = Stage::set(json!({})).await;
    let [mut student] = <[Response; 1]>::try_from(stage.students(1..2).await).expect("one");
    for (hours, result, warning) in [
        (301, "PASSED", "/hoursAttended HOURS_ABOVE_COURSE hours=300"),
        (299, "PASSED", "/hoursAttended HOURS_BELOW_LEVEL hours=300"),
        (300, "PASSED", ""),
        (10, "FAILED", ""),
    ] {
        let body = json!({"hoursAttended": hours, "result": result});
        student = record_result(&stage.registrar, &student, body).await;
        student = student.expect(200);
        assert_eq!(student.header("x-registry-warning"), warning, "{hours}");
    }
}

#[actix_web::test]
async fn who_takes_a_trainee_out_says_why_and_when() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let registrar = &stage.registrar;
    move_on(registrar, &applied, "REJECTED", json!({}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");
    move_on(registrar, &applied, "REJECTED", json!({"reason": "  "}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");
    let early = with(because(), json!({"date": "2026-02-01"}));
    move_on(registrar, &applied, "REJECTED", early)
        .await
        .expect_error_at(422, "DATES_REVERSED", "/date");
    let late = json!({"date": "2999-01-01"});
    let refused = move_on(registrar, &applied, "REJECTED", late).await;
    let errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    assert_eq!(errors.len(), 2, "{errors:?}");
    let rejected = move_on(registrar, &applied, "REJECTED", because())
        .await
        .expect(200);
    assert_eq!(rejected.body["statusReason"], "Chuyển nơi cư trú");
}

#[actix_web::test]
async fn training_is_not_completed_before_the_class_began() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..2).await;
    let result = json!({"hoursAttended": 280, "result": "PASSED"});
    let graded = record_result(&stage.registrar, &students[0], result)
        .await
        .expect(200);
    let early = json!({"date": "2026-03-01"});
    move_on(&stage.registrar, &graded, "COMPLETED", early)
        .await
        .expect_error_at(422, "COMPLETION_BEFORE_START", "/date");
    let late = json!({"date": "2999-03-01"});
    move_on(&stage.registrar, &graded, "COMPLETED", late)
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/date");
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
async fn only_an_application_is_deleted() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let eligible = walk(&stage.registrar, applied, &["ELIGIBLE"]).await;
    stage
        .registrar
        .delete(&path, &eligible)
        .await
        .expect_problem(409, "STATE_FORBIDS");
    let second = stage.applicant(2).await;
    let path = second.header("location").to_owned();
    stage.registrar.delete(&path, &second).await.expect(204);
    stage
        .registrar
        .get(&path)
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn an_enrolment_is_changed_until_studying_begins_but_never_its_trainee_or_class() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let trainee = applied.body["traineeId"].as_str().expect("an id");
    let status = status(&lead, trainee, "2026-01-01", json!(null)).await;
    let with_it = json!({"beneficiaryStatusId": status.id()});
    stage
        .registrar
        .patch(&path, &applied, with_it.clone())
        .await
        .expect_error_at(422, "STATUS_NOT_VALID", "/beneficiaryStatusId");
    confirm(&lead, &status).await;
    let both = with(with_it, json!({"appliedDate": "2026-02-05"}));
    let changed = stage
        .registrar
        .patch(&path, &applied, both)
        .await
        .expect(200);
    assert_eq!(changed.body["beneficiaryStatusId"], status.id());
    assert_eq!(changed.body["statusDate"], "2026-02-05");
    stage
        .registrar
        .patch(&path, &applied, json!({}))
        .await
        .expect_problem(412, "VERSION_STALE");
    let moved = json!({"classId": stage.class.id(), "traineeId": trainee});
    let refused = stage.registrar.patch(&path, &changed, moved).await;
    refused
        .expect_problem(400, "BODY_INVALID")
        .expect_error_at(400, "FIELD_UNKNOWN", "/classId");
    let future = json!({"appliedDate": "2999-01-01"});
    stage
        .registrar
        .patch(&path, &changed, future)
        .await
        .expect_error_at(422, "DATE_IN_FUTURE", "/appliedDate");
    let day = json!({"date": "2026-02-10"});
    let eligible = move_on(&stage.registrar, &changed, "ELIGIBLE", day)
        .await
        .expect(200);
    stage
        .registrar
        .patch(&path, &eligible, json!({"appliedDate": "2026-02-11"}))
        .await
        .expect_error_at(422, "DATES_REVERSED", "/appliedDate");
    let admitted = walk(&stage.registrar, eligible, &["ADMITTED"]).await;
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let studying = walk(&stage.registrar, admitted, &["STUDYING"]).await;
    stage
        .registrar
        .patch(&path, &studying, json!({"appliedDate": "2026-02-06"}))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn a_status_that_was_taken_away_stops_the_confirmation() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let person = stage.person(1).await;
    let status = status(&lead, &person.id(), "2026-01-01", json!(null)).await;
    confirm(&lead, &status).await;
    let with_it = json!({"beneficiaryStatusId": status.id()});
    let applied = enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it).await;
    let id: registry::platform::ids::BeneficiaryStatusId = status.id().parse().expect("an id");
    let reject = move |conn: &mut DbConnection| {
        use registry::platform::db::schema::beneficiary_statuses;
        diesel::update(beneficiary_statuses::table.find(id))
            .set(beneficiary_statuses::status.eq("REJECTED"))
            .execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(reject).expect("a change");
    move_on(
        &stage.registrar,
        &applied.expect(201),
        "ELIGIBLE",
        json!({}),
    )
    .await
    .expect_error_at(422, "STATUS_NOT_VALID", "/to");
}

#[actix_web::test]
async fn a_result_is_recorded_corrected_and_kept_in_the_audit_trail() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let registrar = &stage.registrar;
    let failed = json!({"hoursAttended": 100, "score": 4.5, "result": "FAILED"});
    record_result(registrar, &applied, failed.clone())
        .await
        .expect_problem(409, "STATE_FORBIDS");
    let admitted = walk(registrar, applied, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted, &["STUDYING"]).await;
    for (wrong, status, code) in [
        (json!({"score": 10.01}), 400, "FIELD_RANGE"),
        (json!({"score": -1}), 400, "FIELD_RANGE"),
        (json!({"score": "7"}), 400, "FIELD_TYPE"),
        (json!({"score": 7.255}), 422, "SCORE_PRECISION"),
    ] {
        record_result(registrar, &studying, with(failed.clone(), wrong))
            .await
            .expect_error_at(status, code, "/score");
    }
    let graded = record_result(registrar, &studying, failed)
        .await
        .expect(200);
    let done = move_on(registrar, &graded, "COMPLETED", json!({}))
        .await
        .expect(200);
    let passed = json!({"hoursAttended": 100, "score": 5, "result": "PASSED", "note": "Phúc khảo"});
    let corrected = record_result(registrar, &done, passed).await.expect(200);
    assert_eq!(corrected.body["result"], "PASSED");
    assert_eq!(corrected.body["resultNote"], "Phúc khảo");
    let id: registry::platform::ids::AnyId = corrected.id().parse().expect("an id");
    let trail = move |conn: &mut DbConnection| {
        let details: Vec<Json<Value>> = audit_events::table
            .filter(audit_events::resource_id.eq(id))
            .filter(audit_events::action.eq("enrolment.result"))
            .order(audit_events::seq)
            .select(audit_events::details)
            .load(conn)?;
        Ok(details)
    };
    let trail = stage.server.db().read_now(trail).expect("the trail");
    assert_eq!(trail.len(), 2);
    assert_eq!(trail[1].0["before"]["result"], "FAILED");
    assert_eq!(trail[1].0["after"]["scoreHundredths"], 500);
}

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

#[actix_web::test]
async fn the_trainees_commune_confirms_and_another_one_sees_nothing() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let home = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let elsewhere = stage.server.commune(stage.server.unit("COMMUNE", "03664"));
    elsewhere.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(elsewhere.get("/v1/enrolments").await.rows().len(), 0);
    move_on(&elsewhere, &applied, "ELIGIBLE", json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(home.get("/v1/enrolments").await.rows().len(), 1);
    let eligible = move_on(&home, &applied, "ELIGIBLE", json!({}))
        .await
        .expect(200);
    move_on(&home, &eligible, "ADMITTED", json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    home.patch(&path, &eligible, json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    home.delete(&path, &eligible)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    let scopes = ["enrolments:read", "enrolments:write"];
    let school = BoundTo::School(stage.teaching.school_id());
    let unscoped = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &scopes);
    let second = stage.applicant(2).await;
    move_on(&unscoped, &second, "ELIGIBLE", json!({}))
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn everyone_sees_the_enrolments_within_their_reach_alone() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let other = teaching(&server.lead(), "B1").await;
    let rival = server.registrar(school_id(&other.school));
    rival.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(
        rival.get("/v1/enrolments?count=exact").await.body["page"]["total"],
        0
    );
    move_on(&rival, &applied, "ELIGIBLE", json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    rival
        .patch(&path, &applied, json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    rival
        .delete(&path, &applied)
        .await
        .expect_problem(404, "NOT_FOUND");
    let result = json!({"hoursAttended": 1, "result": "PASSED"});
    record_result(&rival, &applied, result)
        .await
        .expect_problem(404, "NOT_FOUND");
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    centre.get(&path).await.expect_problem(404, "NOT_FOUND");
    let inspector = server.user(Role::Inspector, BoundTo::Province);
    inspector.get(&path).await.expect(200);
    inspector
        .delete(&path, &applied)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    for role in [Role::Viewer, Role::Enterprise, Role::Department] {
        let client = server.user(role, BoundTo::Nothing);
        client
            .get("/v1/enrolments")
            .await
            .expect_problem(403, "ACTION_FORBIDDEN");
    }
    server
        .anonymous()
        .get(&path)
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
    stage.registrar.delete(&path, &applied).await.expect(204);
    let graduate = stage.graduate(2, "PASSED").await;
    let served = centre.get("/v1/enrolments").await.expect(200);
    assert_eq!(
        served.column("id"),
        [graduate.id()],
        "whose training is completed"
    );
}

#[actix_web::test]
async fn lists_filter_and_page_through_every_row_once() {
    let stage = Stage::set(json!({})).await;
    let mut expected = Vec::new();
    for number in 1..=5 {
        expected.push(stage.applicant(number).await);
    }
    let eligible = walk(&stage.registrar, expected.remove(0), &["ELIGIBLE"]).await;
    let mut ids = vec![eligible.id()];
    ids.extend(expected.iter().map(Response::id));
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/v1/enrolments?limit=2{cursor}");
        let page = stage.registrar.get(&path).await.expect(200);
        found.extend(page.column("id"));
        match page.next_cursor() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(found, ids);
    let trainee = eligible.body["traineeId"].as_str().expect("an id");
    let commune = stage.server.unit("COMMUNE", "03646");
    let (class, school) = (stage.class.id(), stage.teaching.school.id());
    for (query, rows) in [
        ("status=ELIGIBLE".to_owned(), 1),
        ("status=ELIGIBLE,APPLIED".to_owned(), 5),
        (format!("traineeId={trainee}"), 1),
        (format!("classId={class}"), 5),
        (format!("schoolId={school}&communeId={commune}"), 5),
        (format!("classId={school}"), 0),
        (format!("districtId={school}"), 0),
        (
            "appliedDate[gte]=2026-02-02&appliedDate[lte]=2026-02-02".to_owned(),
            5,
        ),
        ("appliedDate[gte]=2026-02-03".to_owned(), 0),
        ("completedDate[lte]=2999-01-01".to_owned(), 0),
        ("result=PASSED".to_owned(), 0),
        ("sort=-createdAt&limit=1".to_owned(), 1),
    ] {
        let page = stage
            .registrar
            .get(&format!("/v1/enrolments?{query}"))
            .await
            .expect(200);
        assert_eq!(page.rows().len(), rows, "{query}");
    }
    stage
        .registrar
        .get("/v1/enrolments?sort=completedDate")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "sort");
}

#[actix_web::test]
async fn related_rows_stand_inside_as_far_as_the_caller_may_see_them() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = format!("{}?expand=trainee,class.course", applied.header("location"));
    let read = stage.registrar.get(&path).await.expect(200);
    assert_eq!(read.body["trainee"]["citizenId"], "•••••••••001");
    assert_eq!(read.body["class"]["id"], stage.class.id());
    assert_eq!(
        read.body["class"]["course"]["id"],
        stage.teaching.course.id()
    );
    let listed = stage
        .registrar
        .get("/v1/enrolments?expand=class")
        .await
        .expect(200);
    assert_eq!(listed.rows()[0]["class"]["code"], "L1");
    assert_eq!(listed.rows()[0].get("trainee"), None);
    let school = BoundTo::School(stage.teaching.school_id());
    let narrow = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &["enrolments:read"]);
    let read = narrow.get(&path).await.expect(200);
    assert_eq!(
        (read.body.get("trainee"), read.body.get("class")),
        (None, None)
    );
    stage
        .registrar
        .get("/v1/enrolments?expand=school")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "expand");
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
