//! The last step is taken back, and who has left comes again.

use serde_json::{Value, json};

use super::because;
use crate::imports::{import, report};
use crate::support::fixtures::{Stage, enrol, move_on, record_result, step_now, walk, with};
use crate::support::past::{certify, observed};
use crate::support::{Client, Response, TestServer};

/// Try to take the last step of an enrolment, as it is now, back.
async fn undo(by: &Client, enrolment: &Response) -> Response {
    let now = now(by, enrolment).await;
    let path = format!("/v1/enrolments/{}/undo", enrolment.id());
    by.with("if-match", now.etag())
        .post(&path, json!({"reason": "Ghi nhầm người"}))
        .await
}

async fn now(by: &Client, enrolment: &Response) -> Response {
    let path = format!("/v1/enrolments/{}", enrolment.id());
    by.get(&path).await.expect(200)
}

/// Each step of an enrolment, and whether it still counts.
async fn steps(by: &Client, enrolment: &Response) -> Vec<(String, bool)> {
    let path = format!("/v1/enrolments/{}/steps", enrolment.id());
    let listed = by.get(&path).await.expect(200);
    let told = |step: &Value| {
        let status = step["status"].as_str().expect("a status").to_owned();
        (status, step["undoneAt"].is_null())
    };
    listed.rows().iter().map(told).collect()
}

fn stand(statuses: &[&str]) -> Vec<(String, bool)> {
    let stand = |status: &&str| ((*status).to_owned(), true);
    statuses.iter().map(stand).collect()
}

async fn student(stage: &Stage) -> Response {
    stage.students(1..2).await.remove(0)
}

#[actix_web::test]
async fn a_mistaken_step_is_taken_back_by_who_took_it() {
    let stage = Stage::set(json!({})).await;
    let student = student(&stage).await;
    let dropped = move_on(&stage.registrar, &student, "DROPPED", because()).await;
    let dropped = dropped.expect(200);

    let path = format!("/v1/enrolments/{}/undo", student.id());
    let by = stage.registrar.with("if-match", dropped.etag());
    let blank = by.post(&path, json!({"reason": ""})).await;
    blank.expect_error_at(400, "FIELD_LENGTH", "/reason");
    let back = undo(&stage.registrar, &dropped).await.expect(200);

    for member in [
        "status",
        "statusDate",
        "statusReason",
        "startedDate",
        "admittedDate",
    ] {
        assert_eq!(back.body[member], student.body[member], "{member}");
    }
    assert_eq!(back.body["version"], json!(6), "a version of its own");
    let mut expected = stand(&["ELIGIBLE", "ADMITTED", "STUDYING"]);
    expected.push(("DROPPED".to_owned(), false));
    assert_eq!(steps(&stage.registrar, &back).await, expected);

    // The life goes on, and can be gone back to its beginning.
    move_on(&stage.registrar, &back, "EXPELLED", because())
        .await
        .expect(200);
    for status in ["STUDYING", "ADMITTED", "ELIGIBLE", "APPLIED"] {
        let back = undo(&stage.registrar, &student).await.expect(200);
        assert_eq!(back.body["status"], status);
    }
    let none = undo(&stage.registrar, &student).await;
    none.expect_problem(409, "NO_STEP_TO_UNDO");
    let begun = now(&stage.registrar, &student).await;
    assert_eq!(begun.body["startedDate"], Value::Null);
    assert_eq!(begun.body["statusDate"], begun.body["appliedDate"]);
    stage
        .registrar
        .delete(&format!("/v1/enrolments/{}", student.id()), &begun)
        .await
        .expect(204);
    assert_eq!(stage.seats_taken().await, 0);
}

#[actix_web::test]
async fn a_step_is_taken_back_within_days_or_by_the_lead_agency() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let stage = Stage::set_on(server, json!({})).await;
    let student = student(&stage).await;
    let dropped = move_on(&stage.registrar, &student, "DROPPED", because()).await;
    let dropped = dropped.expect(200);
    let late = undo(&stage.registrar, &dropped).await;
    late.expect_problem(409, "UNDO_TOO_LATE");
    let back = undo(&stage.server.lead(), &dropped).await.expect(200);
    assert_eq!(back.body["status"], "STUDYING");
}

#[actix_web::test]
async fn nobody_takes_back_what_others_decided() {
    let stage = Stage::set(json!({})).await;
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let applied = stage.applicant(1).await;
    let eligible = move_on(&commune, &applied, "ELIGIBLE", json!({}))
        .await
        .expect(200);
    let refused = undo(&stage.registrar, &eligible).await;
    refused.expect_problem(403, "UNDO_OF_OTHERS");

    let path = format!("/v1/enrolments/{}/steps", eligible.id());
    let seen = |listed: &Response| !listed.rows()[0]["organisationId"].is_null();
    assert!(
        !seen(&stage.registrar.get(&path).await.expect(200)),
        "not whose"
    );
    assert!(seen(&commune.get(&path).await.expect(200)), "one's own");
    assert!(seen(&stage.server.lead().get(&path).await.expect(200)));

    let applied = undo(&commune, &eligible).await.expect(200);
    assert_eq!(applied.body["status"], "APPLIED");
    let eligible = walk(&stage.registrar, applied, &["ELIGIBLE", "ADMITTED"]).await;
    undo(&commune, &eligible)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_completion_is_taken_back_after_what_stands_on_it() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let id = graduate.id().parse().expect("an id");
    let lead = stage.server.lead();
    certify(&stage.server, id, "2026-07-01", None);
    for by in [&stage.registrar, &lead] {
        let refused = undo(by, &graduate).await.expect_problem(409, "STEP_IN_USE");
        assert_eq!(
            refused.body["errors"][0]["params"]["resource"],
            "certificates"
        );
    }
    let certificate = lead.get("/v1/certificates").await.expect(200).rows()[0].clone();
    let path = format!(
        "/v1/certificates/{}/revoke",
        certificate["id"].as_str().expect("an id")
    );
    let seen = path.trim_end_matches("/revoke");
    let seen = stage.registrar.get(seen).await.expect(200);
    stage
        .registrar
        .with("if-match", seen.etag())
        .post(&path, json!({"reason": "Cấp nhầm người"}))
        .await
        .expect(200);

    observed("HIRED", "2026-10-01")
        .at(3)
        .confirmed("2026-10-02")
        .record(&stage.server, id);
    let refused = undo(&stage.registrar, &graduate)
        .await
        .expect_problem(409, "STEP_IN_USE");
    assert_eq!(
        refused.body["errors"][0]["params"]["resource"],
        "employment-outcomes"
    );
    let centre = stage.server.user(
        registry::platform::auth::authz::Role::EmploymentCentre,
        crate::support::BoundTo::Province,
    );
    now(&centre, &graduate).await;
    let back = undo(&lead, &graduate).await.expect(200);
    assert!(
        back.header("x-registry-warning")
            .contains("OUTCOMES_NOT_COUNTED")
    );
    assert_eq!(
        (&back.body["status"], &back.body["completedDate"]),
        (&json!("STUDYING"), &Value::Null)
    );
    assert_eq!(
        back.body["result"], "PASSED",
        "a result is of who studies, too"
    );
    centre
        .get(&format!("/v1/enrolments/{}", graduate.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_transfer_is_taken_back_while_nothing_has_happened_there() {
    let stage = Stage::set(json!({})).await;
    let second = stage.another_class("L2", json!({})).await;
    let students = stage.students(1..3).await;
    step_now(&stage.registrar, &second, "RUNNING").await;
    let there = json!({"transferToClassId": second.id()});
    for (student, taken) in students.iter().zip([false, true]) {
        let gone = move_on(
            &stage.registrar,
            student,
            "TRANSFERRED",
            with(because(), there.clone()),
        );
        let gone = gone.await.expect(200);
        let new = gone.body["transferredToId"]
            .as_str()
            .expect("an id")
            .to_owned();
        let new = stage
            .registrar
            .get(&format!("/v1/enrolments/{new}"))
            .await
            .expect(200);
        assert_eq!(
            steps(&stage.registrar, &new).await,
            stand(&["ADMITTED", "STUDYING"])
        );
        if taken {
            let result = json!({"hoursAttended": 100, "result": "PASSED"});
            record_result(&stage.registrar, &new, result)
                .await
                .expect(200);
            let refused = undo(&stage.registrar, &gone)
                .await
                .expect_problem(409, "STEP_IN_USE");
            assert_eq!(refused.body["errors"][0]["params"]["id"], new.body["id"]);
        } else {
            let back = undo(&stage.registrar, &gone).await.expect(200);
            assert_eq!(
                (&back.body["status"], &back.body["transferredToId"]),
                (&json!("STUDYING"), &Value::Null)
            );
            let path = format!("/v1/enrolments/{}", new.id());
            stage
                .registrar
                .get(&path)
                .await
                .expect_problem(404, "NOT_FOUND");
        }
    }
    assert_eq!(stage.seats_taken().await, 1);
    let there = stage
        .registrar
        .get(&format!("/v1/classes/{}", second.id()))
        .await;
    assert_eq!(there.expect(200).body["seatsTaken"], 1);
}

#[actix_web::test]
async fn who_comes_back_needs_the_seat_and_the_days() {
    let stage = Stage::set(json!({"capacity": 1})).await;
    let rejected = stage.applicant(1).await;
    let rejected = move_on(&stage.registrar, &rejected, "REJECTED", because())
        .await
        .expect(200);
    let person = stage.person(2).await;
    let other = enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({})).await;
    let other = other.expect(201);
    undo(&stage.registrar, &rejected)
        .await
        .expect_problem(422, "CLASS_FULL");
    move_on(&stage.registrar, &other, "REJECTED", because())
        .await
        .expect(200);

    let second = stage.another_class("L2", json!({})).await;
    let trainee = rejected.body["traineeId"].as_str().expect("an id");
    let elsewhere = enrol(&stage.registrar, trainee, &second.id(), json!({}))
        .await
        .expect(201);
    undo(&stage.registrar, &rejected)
        .await
        .expect_problem(422, "CLASS_OVERLAP");
    move_on(&stage.registrar, &elsewhere, "REJECTED", because())
        .await
        .expect(200);
    let back = undo(&stage.registrar, &rejected).await.expect(200);
    assert_eq!(back.body["status"], "APPLIED");
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn a_nightly_row_does_not_take_a_step_again_that_was_taken_back() {
    let stage = Stage::set(json!({})).await;
    let student = student(&stage).await;
    let said = json!({"traineeId": student.body["traineeId"], "classId": stage.class.id(),
        "status": "DROPPED", "statusReason": "Bỏ học", "statusDate": "2026-05-20"});
    let key = "/v1/enrolments/by-external-id/sis/GD-1";
    let dropped = stage.registrar.put(key, said.clone()).await.expect(200);
    assert_eq!(dropped.body["status"], "DROPPED");
    let back = undo(&stage.server.lead(), &dropped).await.expect(200);

    for _ in 0..2 {
        let row = with(said.clone(), json!({"externalId": "GD-1"})).to_string();
        let done = import(&stage.registrar, "kind=enrolments", &row).await;
        assert_eq!(done["counts"]["unchanged"], 1, "{done:#}");
        let told = report(&stage.registrar, &done, "").await;
        assert_eq!(told[0]["warnings"][0]["code"], "KEPT_AS_REGISTERED");
        assert_eq!(told[0]["warnings"][0]["pointer"], "/status");
    }
    let kept = stage.registrar.put(key, said.clone()).await.expect(200);
    assert_eq!(kept.etag(), back.etag());

    // What happened since is news; and who is at the desk decides.
    let by_hand = move_on(&stage.registrar, &kept, "DROPPED", because())
        .await
        .expect(200);
    undo(&stage.registrar, &by_hand).await.expect(200);
    let today = now(&stage.registrar, &kept).await.body["updatedAt"]
        .as_str()
        .map(|at| at[..10].to_owned());
    let later = with(said, json!({"statusDate": today}));
    let kept = stage.registrar.put(key, later).await.expect(200);
    assert_eq!(
        kept.body["status"], "STUDYING",
        "of the day on which it was taken back"
    );
}

#[actix_web::test]
async fn who_has_left_is_enrolled_again() {
    let stage = Stage::set(json!({})).await;
    let first = stage.applicant(1).await;
    let trainee = first.body["traineeId"].as_str().expect("an id");
    let class = stage.class.id();
    let again = || enrol(&stage.registrar, trainee, &class, json!({}));
    again()
        .await
        .expect_error_at(409, "ALREADY_ENROLLED", "/classId");
    let gone = move_on(&stage.registrar, &first, "REJECTED", because())
        .await
        .expect(200);
    let second = again().await.expect(201);
    again()
        .await
        .expect_error_at(409, "ALREADY_ENROLLED", "/classId");
    undo(&stage.registrar, &gone)
        .await
        .expect_problem(409, "ALREADY_ENROLLED");

    // Rows without a key of this system find the enrolment that they speak of.
    let pair = json!({"traineeId": trainee, "classId": stage.class.id()});
    let left = json!({"status": "REJECTED", "statusReason": "Thôi học"});
    for (key, more, meant) in [("old", left, &first), ("new", json!({}), &second)] {
        let key = format!("/v1/enrolments/by-external-id/sis/{key}");
        let put = stage
            .registrar
            .put(&key, with(pair.clone(), more))
            .await
            .expect(200);
        assert_eq!(put.id(), meant.id());
    }
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn a_completion_is_certified_or_taken_back_and_never_both() {
    let stage = Stage::set(json!({})).await;
    let mut graduates = Vec::new();
    for student in stage.students(1..9).await {
        let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
        let student = record_result(&stage.registrar, &student, result).await;
        let done = json!({"date": "2026-06-26"});
        let done = move_on(&stage.registrar, &student.expect(200), "COMPLETED", done).await;
        graduates.push(done.expect(200));
    }
    for (number, graduate) in graduates.iter().enumerate() {
        let certificate = json!({"enrolmentId": graduate.id(), "number": format!("SC-{number}"),
            "registerNumber": format!("VS-{number}"), "issueDate": "2026-07-01"});
        let (issued, undone) = futures_util::future::join(
            stage.registrar.post("/v1/certificates", certificate),
            undo(&stage.registrar, graduate),
        )
        .await;
        let both = (issued.status.as_u16(), undone.status.as_u16());
        assert!([(201, 409), (422, 200)].contains(&both), "{both:?}");
    }
}
