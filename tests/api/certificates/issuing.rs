//! A certificate is issued under its rules.

use serde_json::json;

use super::{certificate, issue, revoke};
use crate::support::Case;
use crate::support::fixtures::{Stage, enrol, move_on, record_result, step_now, with};

#[actix_web::test]
async fn a_school_certifies_who_has_passed() {
    let stage = Stage::set(json!({})).await;

    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);

    assert_eq!(issued.body["holderName"], "Lò Thị Mai 1");
    assert_eq!(issued.body["status"], "ISSUED");
    assert_eq!(issued.body["traineeId"], graduate.body["traineeId"]);

    let read = stage
        .registrar
        .get(issued.header("location"))
        .await
        .expect(200);
    assert_eq!((&read.body, read.etag()), (&issued.body, "\"1\""));

    let without_kind = with(certificate(&graduate, "SC.0002"), json!({"kind": null}));
    stage
        .registrar
        .post("/v1/certificates", without_kind)
        .await
        .expect_error_at(409, "CERTIFICATE_EXISTS", "/enrolmentId");
}

#[actix_web::test]
async fn nobody_is_certified_who_has_not_completed_and_passed() {
    let stage = Stage::set(json!({})).await;
    let failed = stage.graduate(1, "FAILED").await;

    issue(&stage.registrar, &failed, "SC.0001")
        .await
        .expect_error_at(422, "ENROLMENT_NOT_PASSED", "/enrolmentId");

    let class = stage.another_class("L2", json!({})).await;
    let person = stage.person(2).await;
    let applied = enrol(&stage.registrar, &person.id(), &class.id(), json!({})).await;
    issue(&stage.registrar, &applied.expect(201), "SC.0001")
        .await
        .expect_error_at(422, "ENROLMENT_NOT_COMPLETED", "/enrolmentId");
}

#[actix_web::test]
async fn every_rule_of_a_certificate_is_checked_at_once() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;

    let body = certificate(&graduate, "SC.0001");
    for (wrong, expected) in [
        (
            json!({"kind": "COLLEGE_DIPLOMA"}),
            ("CERTIFICATE_KIND_MISMATCH", "/kind"),
        ),
        (json!({"kind": "MEDAL"}), ("CODE_UNKNOWN", "/kind")),
        (
            json!({"issueDate": "2026-06-25"}),
            ("ISSUED_BEFORE_COMPLETION", "/issueDate"),
        ),
        (
            json!({"issueDate": "2999-01-01"}),
            ("DATE_IN_FUTURE", "/issueDate"),
        ),
    ] {
        let _case = Case::of(&wrong);
        let (code, place) = expected;
        stage
            .registrar
            .post("/v1/certificates", with(body.clone(), wrong))
            .await
            .expect_error_at(422, code, place);
    }

    for number in ["", " ", "a\tb", "%"] {
        let _case = Case::of(format!("{number:?}"));
        let wrong = with(body.clone(), json!({"number": number}));
        let refused = stage.registrar.post("/v1/certificates", wrong).await;
        assert_eq!(refused.expect(400).errors()[0].0, "/number");
    }

    let both = json!({"kind": "COLLEGE_DIPLOMA", "issueDate": "2026-06-25"});
    let refused = stage
        .registrar
        .post("/v1/certificates", with(body, both))
        .await;

    assert_eq!(
        refused.expect_problem(422, "RULES_BROKEN").errors().len(),
        2
    );
}

#[actix_web::test]
async fn numbers_are_given_once_in_a_school() {
    let stage = Stage::set(json!({})).await;
    let students = stage.students(1..3).await;

    let mut graduates = Vec::new();
    for student in students {
        let result = json!({"hoursAttended": 290, "result": "PASSED"});
        let student = record_result(&stage.registrar, &student, result)
            .await
            .expect(200);
        let day = json!({"date": "2026-06-26"});
        let done = move_on(&stage.registrar, &student, "COMPLETED", day).await;
        graduates.push(done.expect(200));
    }

    let today = graduates[0].body["completedDate"].clone();
    let body = |graduate, number| with(certificate(graduate, number), json!({"issueDate": today}));
    let path = "/v1/certificates";
    stage
        .registrar
        .post(path, body(&graduates[0], "SC.0001"))
        .await
        .expect(201);

    let again = stage
        .registrar
        .post(path, body(&graduates[1], "SC.0001"))
        .await;
    again.expect_error_at(409, "CERTIFICATE_NUMBER_TAKEN", "/number");

    let register = with(
        body(&graduates[1], "SC.0002"),
        json!({"registerNumber": "SC.0001/SC"}),
    );
    let again = stage.registrar.post(path, register).await;
    again.expect_error_at(409, "CERTIFICATE_REGISTER_NUMBER_TAKEN", "/registerNumber");

    let numbers: Vec<String> = (2..12).map(|number| format!("SC.{number:04}")).collect();
    let tries = numbers
        .iter()
        .map(|number| stage.registrar.post(path, body(&graduates[1], number)));
    let answers = futures_util::future::join_all(tries).await;
    let issued = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(issued, 1, "one live certificate per enrolment");
}

#[actix_web::test]
async fn a_certified_result_stays_a_pass() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);

    let failed = json!({"hoursAttended": 100, "score": 3, "result": "FAILED"});
    record_result(&stage.registrar, &graduate, failed.clone())
        .await
        .expect_error_at(409, "RESULT_CERTIFIED", "/result");

    revoke(&stage.registrar, &issued, json!({"reason": "Chấm sai"}))
        .await
        .expect(200);
    record_result(&stage.registrar, &graduate, failed)
        .await
        .expect(200);

    issue(&stage.registrar, &graduate, "SC.0002")
        .await
        .expect_error_at(422, "ENROLMENT_NOT_PASSED", "/enrolmentId");
}

#[actix_web::test]
async fn a_class_of_thirty_is_closed_through_to_its_certificates() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let students = stage.students(1..31).await;

    for (index, student) in students.into_iter().enumerate() {
        let result = if index < 28 { "PASSED" } else { "FAILED" };
        let body = json!({"hoursAttended": 250 + index, "score": 6.5, "result": result});
        let graded = record_result(registrar, &student, body).await.expect(200);
        let day = json!({"date": "2026-06-26"});
        let done = move_on(registrar, &graded, "COMPLETED", day)
            .await
            .expect(200);

        if result == "PASSED" {
            issue(registrar, &done, &format!("SC.{index:04}"))
                .await
                .expect(201);
        }
    }

    let closed = step_now(registrar, &stage.class, "COMPLETED").await;
    assert_eq!(closed.body["seatsTaken"], 30);

    let class = stage.class.id();
    for (query, rows) in [
        (
            format!("/v1/enrolments?classId={class}&status=COMPLETED&result=PASSED"),
            28,
        ),
        (
            format!("/v1/enrolments?classId={class}&completedDate[gte]=2026-06-26"),
            30,
        ),
        (
            format!("/v1/enrolments?classId={class}&completedDate[lte]=2026-06-25"),
            0,
        ),
        (
            format!("/v1/certificates?classId={class}&status=ISSUED"),
            28,
        ),
        (
            "/v1/certificates?kind=ELEMENTARY_CERTIFICATE&issueDate[gte]=2026-07-06".to_owned(),
            28,
        ),
        ("/v1/certificates?issueDate[lte]=2026-07-05".to_owned(), 0),
        ("/v1/certificates?number=SC.0003".to_owned(), 1),
        ("/v1/certificates?registerNumber=SC.0003/SC".to_owned(), 1),
    ] {
        let _case = Case::of(&query);
        let page = registrar.get(&query).await.expect(200);
        assert_eq!(page.rows().len(), rows, "{query}");
    }
}
