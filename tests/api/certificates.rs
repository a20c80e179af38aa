//! Certificates as a school issues them and as the public verifies them.

use serde_json::{Value, json};

use crate::support::fixtures::{
    Stage, enrol, move_on, person_body, record_result, step_now, teaching, walk, with,
};
use crate::support::{BoundTo, Client, Response};
use registry::platform::authz::Role;

fn certificate(enrolment: &Response, number: &str) -> Value {
    json!({
        "enrolmentId": enrolment.id(), "kind": "ELEMENTARY_CERTIFICATE", "number": number,
        "registerNumber": format!("{number}/SC"), "issueDate": "2026-07-06"
    })
}

async fn issue(by: &Client, enrolment: &Response, number: &str) -> Response {
    by.post("/v1/certificates", certificate(enrolment, number))
        .await
}

async fn revoke(by: &Client, certificate: &Response, body: Value) -> Response {
    let path = format!("/v1/certificates/{}/revoke", certificate.id());
    by.with("if-match", certificate.etag())
        .post(&path, body)
        .await
}

async fn reissue(by: &Client, certificate: &Response, changes: Value) -> Response {
    let path = format!("/v1/certificates/{}/reissue", certificate.id());
    let body = json!({
        "number": "SC.0009", "registerNumber": "9/SC", "issueDate": "2026-08-01",
        "reason": "Sai tên trên chứng chỉ"
    });
    by.with("if-match", certificate.etag())
        .post(&path, with(body, changes))
        .await
}

async fn verify(by: &Client, number: &str, name: &str) -> Response {
    by.get(&format!(
        "/v1/certificates/verify?number={number}&name={name}"
    ))
    .await
}

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
        let (code, place) = expected;
        stage
            .registrar
            .post("/v1/certificates", with(body.clone(), wrong))
            .await
            .expect_error_at(422, code, place);
    }
    for number in ["", " ", "a\tb", "%"] {
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
async fn a_revoked_certificate_holds_no_more_and_says_so() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let registrar = &stage.registrar;
    let early = json!({"reason": "Cấp nhầm", "date": "2026-07-05"});
    revoke(registrar, &issued, early)
        .await
        .expect_error_at(422, "DATES_REVERSED", "/date");
    revoke(
        registrar,
        &issued,
        json!({"reason": "Cấp nhầm", "date": "2999-01-01"}),
    )
    .await
    .expect_error_at(422, "DATE_IN_FUTURE", "/date");
    revoke(registrar, &issued, json!({"reason": " "}))
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/reason");
    let body = json!({"reason": "Cấp nhầm", "date": "2026-07-10"});
    let revoked = revoke(registrar, &issued, body.clone()).await.expect(200);
    assert_eq!(
        (&revoked.body["status"], &revoked.body["statusDate"]),
        (&json!("REVOKED"), &json!("2026-07-10"))
    );
    revoke(registrar, &issued, body.clone())
        .await
        .expect_problem(412, "VERSION_STALE");
    revoke(registrar, &revoked, body)
        .await
        .expect_problem(409, "STATE_FORBIDS");
    reissue(registrar, &revoked, json!({}))
        .await
        .expect_problem(409, "STATE_FORBIDS");
    let check = verify(&stage.server.anonymous(), "SC.0001", "lo thi mai 1")
        .await
        .expect(200);
    assert_eq!(
        (&check.body["valid"], &check.body["status"]),
        (&json!(false), &json!("REVOKED"))
    );
    assert_eq!(check.body["statusDate"], "2026-07-10");
    issue(registrar, &graduate, "SC.0001")
        .await
        .expect_error_at(409, "CERTIFICATE_NUMBER_TAKEN", "/number");
    issue(registrar, &graduate, "SC.0002").await.expect(201);
}

#[actix_web::test]
async fn a_reissued_certificate_bears_the_present_name_and_both_name_each_other() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let old = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let trainee = format!(
        "/v1/trainees/{}",
        graduate.body["traineeId"].as_str().expect("an id")
    );
    let seen = stage.registrar.get(&trainee).await.expect(200);
    let renamed = json!({"fullName": "Lò Thị Mây"});
    stage
        .registrar
        .patch(&trainee, &seen, renamed)
        .await
        .expect(200);
    let registrar = &stage.registrar;
    reissue(registrar, &old, json!({"issueDate": "2026-07-01"}))
        .await
        .expect_error_at(422, "DATES_REVERSED", "/issueDate");
    reissue(registrar, &old, json!({"number": "SC.0001"}))
        .await
        .expect_error_at(409, "CERTIFICATE_NUMBER_TAKEN", "/number");
    let new = reissue(registrar, &old, json!({})).await.expect(201);
    assert_eq!(
        (&new.body["holderName"], &new.body["replacesId"]),
        (&json!("Lò Thị Mây"), &json!(old.id()))
    );
    let read = registrar.get(old.header("location")).await.expect(200);
    assert_eq!(
        (&read.body["status"], &read.body["replacedById"]),
        (&json!("REPLACED"), &json!(new.id()))
    );
    let listed = registrar
        .get("/v1/certificates?status=REPLACED")
        .await
        .expect(200);
    assert_eq!(listed.column("replacedById"), [new.id()]);
    let public = stage.server.anonymous();
    let check = verify(&public, "SC.0001", "Lò Thị Mai 1").await.expect(200);
    assert_eq!(
        (&check.body["valid"], &check.body["status"]),
        (&json!(false), &json!("REPLACED"))
    );
    let check = verify(&public, "SC.0009", "Lò Thị Mây").await.expect(200);
    assert_eq!(check.body["valid"], true);
    reissue(registrar, &read, json!({}))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn anyone_verifies_a_certificate_by_its_number_and_the_whole_name() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let public = stage.server.anonymous();
    for name in ["Lò Thị Mai 1", "lo thi mai 1", "LÒ  THỊ MAI 1"] {
        let check = verify(&public, "SC.0001", name).await.expect(200);
        let expected = json!({
            "valid": true, "status": "ISSUED", "statusDate": null,
            "kind": "ELEMENTARY_CERTIFICATE", "number": "SC.0001", "schoolName": "Trường A1",
            "courseName": "Trồng nấm", "issueDate": "2026-07-06", "holderName": "Lò Thị Mai 1"
        });
        assert_eq!(check.body, expected);
    }
    let mut answers = Vec::new();
    for (number, name) in [
        ("SC.0001", "Lò Thị Mai"),
        ("SC.0002", "Lò Thị Mai 1"),
        ("sc.0001", "Lò Thị Mai 1"),
        ("SC.0001", "%25"),
    ] {
        let mut answer = verify(&public, number, name)
            .await
            .expect_problem(404, "NOT_FOUND");
        answer.body["requestId"] = json!(null);
        answers.push(answer.body);
    }
    assert!(
        answers.windows(2).all(|pair| pair[0] == pair[1]),
        "nothing tells why"
    );
    for (query, code, parameter) in [
        ("number=SC.0001", "FIELD_REQUIRED", "name"),
        ("number=&name=a", "PARAMETER_INVALID", "number"),
        ("number=1&name=a&x=1", "PARAMETER_UNKNOWN", "x"),
    ] {
        public
            .get(&format!("/v1/certificates/verify?{query}"))
            .await
            .expect_error_at(400, code, parameter);
    }
    verify(&stage.registrar, "SC.0001", "Lò Thị Mai 1")
        .await
        .expect(200);
}

#[actix_web::test]
async fn where_two_schools_use_one_number_the_name_decides() {
    let stage = Stage::set(json!({})).await;
    let first = stage.graduate(1, "PASSED").await;
    issue(&stage.registrar, &first, "SC.0001").await.expect(201);
    let other = teaching(&stage.server.lead(), "B1").await;
    let class = crate::support::fixtures::open_class(&stage.server, &other, "L1", json!({})).await;
    let registrar = stage.server.registrar(other.school_id());
    let body = with(
        person_body(&stage.server, 2),
        json!({"fullName": "Giàng A Pó"}),
    );
    let person = registrar.post("/v1/trainees", body).await.expect(201);
    let applied = enrol(&registrar, &person.id(), &class.id(), json!({}))
        .await
        .expect(201);
    let admitted = walk(&registrar, applied, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(&registrar, &class, "RUNNING").await;
    let studying = walk(&registrar, admitted, &["STUDYING"]).await;
    let result = json!({"hoursAttended": 290, "result": "PASSED"});
    let graded = record_result(&registrar, &studying, result)
        .await
        .expect(200);
    let day = json!({"date": "2026-06-26"});
    let second = move_on(&registrar, &graded, "COMPLETED", day)
        .await
        .expect(200);
    issue(&registrar, &second, "SC.0001").await.expect(201);
    let public = stage.server.anonymous();
    let check = verify(&public, "SC.0001", "giang a po").await.expect(200);
    assert_eq!(check.body["schoolName"], "Trường B1");
    let check = verify(&public, "SC.0001", "lo thi mai 1").await.expect(200);
    assert_eq!(check.body["schoolName"], "Trường A1");
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
async fn everyone_sees_the_certificates_within_their_reach_alone() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let path = issued.header("location").to_owned();
    let other = teaching(&server.lead(), "B1").await;
    let rival = server.registrar(other.school_id());
    rival.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(rival.get("/v1/certificates").await.rows().len(), 0);
    issue(&rival, &graduate, "SC.0002").await.expect_error_at(
        422,
        "REFERENCE_UNKNOWN",
        "/enrolmentId",
    );
    revoke(&rival, &issued, json!({"reason": "Nhầm"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    reissue(&rival, &issued, json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    let home = server.commune(server.unit("COMMUNE", "03646"));
    assert_eq!(
        home.get("/v1/certificates").await.column("id"),
        [issued.id()]
    );
    revoke(&home, &issued, json!({"reason": "Nhầm"}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    let elsewhere = server.commune(server.unit("COMMUNE", "03664"));
    elsewhere.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(
        elsewhere.get("/v1/certificates?count=exact").await.body["page"]["total"],
        0
    );
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    centre.get(&path).await.expect(200);
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .get("/v1/certificates")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    server
        .anonymous()
        .get(&path)
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
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
        let page = registrar.get(&query).await.expect(200);
        assert_eq!(page.rows().len(), rows, "{query}");
    }
}
