//! Work goes on at the successor, and ends at the closed school.

use serde_json::json;

use super::Merger;
use crate::support::fixtures::{
    class_body, enrol, move_on, person, person_body, record_result, step_now, walk,
};
use crate::support::{Case, Response};

#[actix_web::test]
async fn the_successor_goes_on_with_running_classes_under_the_old_line() {
    let merger = Merger::set().await;
    let new = &merger.registrar;
    let open = merger.stage.another_class("L2", json!({})).await;
    merger.from("2026-11-30").await;
    let completed = merger.completed().await;
    assert_eq!(
        completed.body["schoolId"],
        merger.stage.teaching.school.id()
    );

    let body = json!({
        "enrolmentId": completed.id(), "number": "SC.01", "registerNumber": "01/2026",
        "issueDate": "2026-07-01"
    });
    let certificate = new.post("/v1/certificates", body.clone()).await.expect(201);
    assert_eq!(
        certificate.body["schoolId"],
        merger.successor.as_str(),
        "the successor issues it"
    );
    let asked = "/v1/certificates/verify?number=SC.01&name=L%C3%B2%20Th%E1%BB%8B%20Mai%201";
    let told = merger.stage.server.anonymous().get(asked).await.expect(200);
    assert_eq!(told.body["schoolName"], "Trường B1");

    // People come into its classes: the quota of its line has room.
    let server = &merger.stage.server;
    let another = person(server, new, 9).await;
    let enrolled = enrol(new, &another.id(), &open.id(), json!({}))
        .await
        .expect(201);
    walk(new, enrolled, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(new, &open, "RUNNING").await;

    // Nothing of it can be left behind.
    let path = format!("/v1/schools/{}", merger.stage.teaching.school.id());
    let now = merger.lead.get(&path).await.expect(200);
    let free = json!({"successorSchoolId": null, "successorFrom": null});
    let refused = merger.lead.patch(&path, &now, free).await;
    refused.expect_error_at(409, "SUCCESSOR_IN_USE", "/successorSchoolId");
}

#[actix_web::test]
async fn what_the_closed_school_issued_stays_its_own_and_numbers_do_not_meet() {
    let merger = Merger::set().await;
    let (old, new, server) = (
        &merger.stage.registrar,
        &merger.registrar,
        &merger.stage.server,
    );
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let student = record_result(old, &merger.student, result)
        .await
        .expect(200);
    let done = json!({"date": "2026-06-26"});
    let done = move_on(old, &student, "COMPLETED", done).await.expect(200);
    let body = |enrolment: &Response| {
        json!({
            "enrolmentId": enrolment.id(), "number": "SC.01", "registerNumber": "01/2026",
            "issueDate": "2026-07-01"
        })
    };
    let issued = old.post("/v1/certificates", body(&done)).await.expect(201);
    merger.from("2026-11-30").await;

    let path = format!("/v1/certificates/{}", issued.id());
    let seen = new.get(&path).await.expect(200);
    assert_eq!(seen.body["schoolId"], merger.stage.teaching.school.id());
    let asked = "/v1/certificates/verify?number=SC.01&name=L%C3%B2%20Th%E1%BB%8B%20Mai%201";
    let told = server.anonymous().get(asked).await.expect(200);
    assert_eq!(told.body["schoolName"], "Trường A1", "who issued it");

    // The successor issues another one in its place, under the same number in its own series.
    let again = json!({
        "number": "SC.01", "registerNumber": "01/2026", "issueDate": "2026-08-01", "reason": "Sai tên"
    });
    let by = new.with("if-match", seen.etag());
    let replaced = by.post(&format!("{path}/reissue"), again).await.expect(201);
    assert_eq!(replaced.body["schoolId"], merger.successor.as_str());
    assert_eq!(old.get(&path).await.expect(200).body["status"], "REPLACED");
}

#[actix_web::test]
async fn the_closed_schools_people_read_and_write_nothing() {
    let merger = Merger::set().await;
    let (old, server) = (&merger.stage.registrar, &merger.stage.server);
    let (trainee, enrolment) = (merger.trainee(), merger.student.id());
    merger.from("2026-11-30").await;

    let step = json!({"to": "DROPPED", "reason": "Nghỉ học"});
    let class = format!("/v1/classes/{}", merger.stage.class.id());
    let posts = [
        ("/v1/trainees".to_owned(), person_body(server, 2)),
        (
            "/v1/enrolments".to_owned(),
            json!({"traineeId": trainee, "classId": merger.stage.class.id()}),
        ),
        (format!("/v1/enrolments/{enrolment}/transitions"), step),
        (format!("{class}/transitions"), json!({"to": "COMPLETED"})),
        (
            "/v1/classes".to_owned(),
            class_body(server, &merger.stage.teaching, "N1"),
        ),
    ];
    for (path, body) in posts {
        let _case = Case::of(&path);
        let refused = old.with("if-match", "*").post(&path, body).await;
        refused.expect_problem(403, "SCHOOL_SUCCEEDED");
    }
    let path = format!("/v1/trainees/{trainee}");
    let seen = old.get(&path).await.expect(200);
    let changed = old
        .patch(&path, &seen, json!({"phone": "0212 3874 567"}))
        .await;
    changed.expect_problem(403, "SCHOOL_SUCCEEDED");
    let export = json!({"type": "enrolments", "format": "CSV"});
    old.post("/v1/exports", export).await.expect(202);
    old.get("/v1/statistics/training").await.expect(200);
    merger
        .stage
        .server
        .anonymous()
        .get("/v1/statistics/training")
        .await
        .expect(200);
}
