//! Enrolments and results: what the lead agency corrects stays in the night, and so does where it has
//! taken somebody.

use serde_json::{Value, json};

use crate::authority::{told, unchanged};
use crate::imports::{import, ndjson, report};
use crate::support::fixtures::{Stage, move_on, record_result, with};
use crate::support::{Client, Response};

async fn night(stage: &Stage, kind: &str, row: &Value) -> (String, Vec<String>) {
    let query = format!("kind={kind}&onError=skip-row");
    let rows = ndjson(std::slice::from_ref(row));
    let done = import(&stage.registrar, &query, &rows).await;
    told(&report(&stage.registrar, &done, "").await[0])
}

fn row(enrolment: &Response) -> Value {
    json!({"externalId": "GD-1", "traineeId": enrolment.body["traineeId"],
        "classId": enrolment.body["classId"], "appliedDate": "2026-02-02"})
}

async fn now(by: &Client, enrolment: &Response) -> Response {
    let path = format!("/v1/enrolments/{}", enrolment.id());
    by.get(&path).await.expect(200)
}

#[actix_web::test]
async fn a_corrected_application_stays_until_the_school_agrees_or_it_is_released() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let applicant = stage.applicant(1).await;
    night(&stage, "enrolments", &row(&applicant)).await;
    let path = format!("/v1/enrolments/{}", applicant.id());
    let seen = now(&lead, &applicant).await;
    let corrected = json!({"appliedDate": "2026-01-15"});
    let corrected = lead.patch(&path, &seen, corrected).await.expect(200);
    let decided = &corrected.body["decided"][0];
    assert_eq!(
        (&decided["member"], &decided["right"], &decided["by"]),
        (
            &json!("appliedDate"),
            &json!("CORRECTED"),
            &json!("PROVINCE")
        )
    );
    for _ in 0..2 {
        let told = night(&stage, "enrolments", &row(&applicant)).await;
        assert_eq!(told, unchanged(&["/appliedDate"]));
    }
    let seen = now(&stage.registrar, &applicant).await;
    assert_eq!(seen.body["appliedDate"], "2026-01-15");
    let by_hand = json!({"appliedDate": "2026-02-02"});
    let refused = stage.registrar.patch(&path, &seen, by_hand).await;
    refused.expect_error_at(422, "FIELD_RESERVED", "/appliedDate");

    let release = format!("{path}/release");
    let members = json!({"members": ["appliedDate"]});
    let by_school = stage.registrar.with("if-match", "*");
    let refused = by_school.post(&release, members.clone()).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
    let by_lead = lead.with("if-match", "*");
    let released = by_lead.post(&release, members).await.expect(200);
    assert_eq!(released.body["decided"], json!([]));
    assert_eq!(
        night(&stage, "enrolments", &row(&applicant)).await.0,
        "UPDATED"
    );

    // The same value from the school ends a correction too.
    let seen = now(&lead, &applicant).await;
    let again = json!({"appliedDate": "2026-01-15"});
    lead.patch(&path, &seen, again.clone()).await.expect(200);
    night(&stage, "enrolments", &with(row(&applicant), again)).await;
    let seen = now(&lead, &applicant).await;
    assert_eq!(seen.body["decided"], json!([]));
}

#[actix_web::test]
async fn a_corrected_result_stays_by_file_and_by_put() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let students = stage.students(1..2).await;
    let student = &students[0];
    let result = json!({"hoursAttended": 290, "score": 7.5, "result": "PASSED"});
    let said = with(result.clone(), json!({"enrolmentId": student.id()}));
    assert_eq!(night(&stage, "results", &said).await.0, "CREATED");
    let seen = now(&lead, student).await;
    let corrected = with(result.clone(), json!({"score": 6.5}));
    record_result(&lead, &seen, corrected.clone())
        .await
        .expect(200);
    for _ in 0..2 {
        let told = night(&stage, "results", &said).await;
        assert_eq!(told, unchanged(&["/score"]));
    }
    let key = "/v1/enrolments/by-external-id/sis/GD-1";
    let whole = json!({"traineeId": student.body["traineeId"], "classId": student.body["classId"],
        "status": "STUDYING", "result": result});
    let kept = stage.registrar.put(key, whole).await.expect(200);
    assert_eq!(kept.body["score"], 6.5);
    let warning = kept.header("x-registry-warning");
    assert!(warning.contains("/result/score"), "{warning}");
    let by_hand = record_result(&stage.registrar, &kept, result).await;
    by_hand.expect_error_at(422, "FIELD_RESERVED", "/score");

    // Hours that nobody has corrected are the school's.
    let more = with(said, json!({"hoursAttended": 295}));
    assert_eq!(night(&stage, "results", &more).await.0, "UPDATED");
    let seen = now(&lead, student).await;
    assert_eq!(
        (&seen.body["hoursAttended"], &seen.body["score"]),
        (&json!(295), &json!(6.5))
    );
    // Study is taken back, and the result with what was decided of it.
    let undo = format!("/v1/enrolments/{}/undo", student.id());
    let undone = lead
        .with("if-match", "*")
        .post(&undo, json!({"reason": "Ghi nhầm"}))
        .await
        .expect(200);
    assert_eq!(undone.body["decided"], json!([]));
}

#[actix_web::test]
async fn whom_the_lead_agency_has_expelled_no_row_brings_back() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let students = stage.students(1..2).await;
    let student = &students[0];
    let said = with(row(student), json!({"status": "STUDYING"}));
    night(&stage, "enrolments", &said).await;
    let seen = now(&lead, student).await;
    let expelled = json!({"reason": "Sai đối tượng", "date": "2026-05-04"});
    move_on(&lead, &seen, "EXPELLED", expelled)
        .await
        .expect(200);
    for status in ["STUDYING", "COMPLETED", "STUDYING"] {
        let said = with(said.clone(), json!({"status": status}));
        assert_eq!(
            night(&stage, "enrolments", &said).await,
            unchanged(&["/status"])
        );
    }
    // What the school itself has done it takes back itself.
    let path = format!("/v1/enrolments/{}/transitions", student.id());
    let by = stage.registrar.with("if-match", "*");
    let back = by.post(&path, json!({"to": "STUDYING"})).await;
    back.expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn a_certificate_that_was_revoked_is_not_issued_again_by_the_row_that_said_it() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let graduate = stage.graduate(1, "PASSED").await;
    let said = json!({"enrolmentId": graduate.id(), "number": "SC-1", "registerNumber": "VS-1",
        "issueDate": "2026-07-01"});
    assert_eq!(night(&stage, "certificates", &said).await.0, "CREATED");
    let issued = lead.get("/v1/certificates").await.expect(200);
    let id = issued.rows()[0]["id"].as_str().expect("an id");
    let revoke = format!("/v1/certificates/{id}/revoke");
    lead.with("if-match", "*")
        .post(&revoke, json!({"reason": "Cấp sai"}))
        .await
        .expect(200);
    for _ in 0..2 {
        let told = night(&stage, "certificates", &said).await;
        assert_eq!(told, unchanged(&["/number"]));
    }
    let other = with(said, json!({"number": "SC-2", "registerNumber": "VS-2"}));
    assert_eq!(night(&stage, "certificates", &other).await.0, "CREATED");
}
