//! Rules that had a side door, each at every door.

use reqwest::Method;
use serde_json::{Value, json};

use crate::imports::{import, problems, report};
use crate::support::fixtures::{
    Stage, claim, class_body, enrol, move_on, record_result, step_now, walk, with,
};
use crate::support::past::certify;
use crate::support::{Case, Client, Response};

#[actix_web::test]
async fn nobody_completes_a_class_before_its_last_days() {
    let stage = Stage::set(json!({"startDate": "2026-11-02", "endDate": "2026-12-18"})).await;
    let [student] = <[Response; 1]>::try_from(stage.students(1..2).await).expect("one student");
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let student = record_result(&stage.registrar, &student, result)
        .await
        .expect(200);
    let done = json!({"date": "2026-11-03"});
    let answer = move_on(&stage.registrar, &student, "COMPLETED", done).await;
    answer.expect_error_at(422, "COMPLETION_BEFORE_END", "/date");
    let (trainee, class) = (&student.body["traineeId"], &student.body["classId"]);
    let row = json!({"traineeId": trainee, "classId": class, "status": "COMPLETED", "statusDate": "2026-11-03"});
    let key = "/v1/enrolments/by-external-id/sis/R3";
    let answer = stage.registrar.put(key, row.clone()).await;
    answer.expect_error_at(422, "COMPLETION_BEFORE_END", "/statusDate");
    let row = with(row, json!({"externalId": "R3"})).to_string();
    let done = import(&stage.registrar, "kind=enrolments&onError=skip-row", &row).await;
    let refused = report(&stage.registrar, &done, "").await;
    assert_eq!(problems(&refused[0])[0].1, "COMPLETION_BEFORE_END");
}

#[actix_web::test]
async fn a_certified_result_keeps_the_hours_of_its_level() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    certify(
        &stage.server,
        graduate.id().parse().expect("an id"),
        "2026-07-01",
        None,
    );
    let now = stage
        .registrar
        .get(&format!("/v1/enrolments/{}", graduate.id()))
        .await
        .expect(200);
    let result = json!({"hoursAttended": 0, "score": 0, "result": "PASSED"});
    let answer = record_result(&stage.registrar, &now, result).await;
    answer.expect_error_at(409, "RESULT_CERTIFIED", "/hoursAttended");
    let row =
        json!({"enrolmentId": graduate.id(), "hoursAttended": 0, "score": 0, "result": "PASSED"});
    let done = import(
        &stage.registrar,
        "kind=results&onError=skip-row",
        &row.to_string(),
    )
    .await;
    let refused = report(&stage.registrar, &done, "").await;
    assert_eq!(problems(&refused[0])[0].1, "RESULT_CERTIFIED");
}

#[actix_web::test]
async fn an_outcome_is_observed_within_the_window_of_its_checkpoint() {
    let stage = Stage::set(json!({})).await;
    // Completed on 26 June 2026.
    let graduate = stage.graduate(1, "PASSED").await;
    for (months, day, code) in [
        (3, "2026-08-25", "OUTCOME_TOO_EARLY"),
        (3, "2026-08-26", ""),
        (6, "2026-11-20", "OUTCOME_TOO_EARLY"),
    ] {
        let _case = Case::of(day);
        let body = json!({"enrolmentId": graduate.id(), "checkpointMonths": months,
            "kind": "SELF_EMPLOYED", "provenance": "SURVEY", "observedDate": day});
        let answer = stage.registrar.post("/v1/employment-outcomes", body).await;
        match code {
            "" => drop(answer.expect(201)),
            code => drop(answer.expect_error_at(422, code, "/observedDate")),
        }
    }
    let early = json!({"startDate": "2025-09-01", "endDate": "2026-01-30"});
    let stage = Stage::set(early).await;
    let person = stage.person(1).await;
    let applied = json!({"appliedDate": "2025-08-20"});
    let applicant = enrol(&stage.registrar, &person.id(), &stage.class.id(), applied).await;
    let admitted = walk(
        &stage.registrar,
        applicant.expect(201),
        &["ELIGIBLE", "ADMITTED"],
    )
    .await;
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let student = walk(&stage.registrar, admitted, &["STUDYING"]).await;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let student = record_result(&stage.registrar, &student, result)
        .await
        .expect(200);
    let done = json!({"date": "2026-01-30"});
    let done = move_on(&stage.registrar, &student, "COMPLETED", done)
        .await
        .expect(200);
    for (months, day, code) in [
        (3, "2026-07-30", "OUTCOME_TOO_LATE"),
        (3, "2026-07-29", ""),
        (6, "2026-07-30", ""),
        (12, "2026-11-30", "OUTCOME_TOO_EARLY"),
    ] {
        let _case = Case::of(day);
        let body = json!({"enrolmentId": done.id(), "checkpointMonths": months,
            "kind": "SELF_EMPLOYED", "provenance": "SURVEY", "observedDate": day});
        let answer = stage.registrar.post("/v1/employment-outcomes", body).await;
        match code {
            "" => drop(answer.expect(201)),
            code => drop(answer.expect_error_at(422, code, "/observedDate")),
        }
    }
}

#[actix_web::test]
async fn a_quota_is_not_lowered_below_the_seats_of_a_year() {
    let stage = Stage::set(json!({})).await;
    for number in 1..=3 {
        stage.applicant(number).await;
    }
    let lead = stage.server.lead();
    let path = format!("/v1/licence-lines/{}", stage.teaching.line.id());
    let seen = lead.get(&path).await.expect(200);
    let lowered = lead.patch(&path, &seen, json!({"yearlyQuota": 2})).await;
    lowered.expect_error_at(409, "LICENCE_QUOTA_BELOW_SEATS", "/yearlyQuota");
    lead.patch(&path, &seen, json!({"yearlyQuota": 3}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_household_has_the_citizen_id_of_somebody() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let body =
        json!({"legalForm": "HOUSEHOLD_BUSINESS", "taxCode": "000000000000", "name": "Hộ Một"});
    let answer = lead.post("/v1/enterprises", body.clone()).await;
    answer.expect_error_at(422, "TAX_CODE_OWNER", "/taxCode");
    let body = with(body, json!({"taxCode": "014085001234"}));
    lead.post("/v1/enterprises", body).await.expect(201);
}

async fn close(lead: &Client, stage: &Stage) {
    let path = format!("/v1/schools/{}", stage.teaching.school.id());
    let seen = lead.get(&path).await.expect(200);
    lead.patch(&path, &seen, json!({"status": "CLOSED"}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_closed_school_registers_and_enrols_nobody() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await;
    let lead = stage.server.lead();
    close(&lead, &stage).await;
    for by in [&stage.registrar, &lead] {
        let answer = enrol(by, &person.id(), &stage.class.id(), json!({})).await;
        answer.expect_error_at(422, "SCHOOL_CLOSED", "/classId");
    }
    let row = json!({"externalId": "F07", "citizenId": "014302910004", "fullName": "Cà Thị Tốt",
        "sex": "FEMALE", "birthDate": "2002-03-04", "residenceCode": "03646"});
    let done = import(
        &stage.registrar,
        "kind=trainees&onError=skip-row",
        &row.to_string(),
    )
    .await;
    let refused = report(&stage.registrar, &done, "").await;
    assert_eq!(problems(&refused[0])[0].1, "SCHOOL_CLOSED");
    let row = json!({"externalId": "F07", "traineeId": person.id(), "classId": stage.class.id()});
    let done = import(
        &stage.registrar,
        "kind=enrolments&onError=skip-row",
        &row.to_string(),
    )
    .await;
    let refused = report(&stage.registrar, &done, "").await;
    assert_eq!(problems(&refused[0])[0].1, "SCHOOL_CLOSED");
}

#[actix_web::test]
async fn who_studies_goes_on_in_a_class_that_has_begun_by_file_too() {
    let stage = Stage::set(json!({})).await;
    let second = stage.another_class("L2", json!({})).await;
    let students = stage.students(1..3).await;
    step_now(&stage.registrar, &second, "RUNNING").await;
    let moved = json!({"reason": "Gộp lớp", "transferToClassId": second.id()});
    let gone = move_on(&stage.registrar, &students[0], "TRANSFERRED", moved)
        .await
        .expect(200);
    let new = gone.body["transferredToId"].as_str().expect("an id");
    let new = stage
        .registrar
        .get(&format!("/v1/enrolments/{new}"))
        .await
        .expect(200);
    assert_eq!(new.body["status"], "STUDYING");
    assert_eq!(new.body["classId"], json!(second.id()));

    let key = json!({"externalIds": [{"system": "sis", "value": "L2"}]});
    let class = format!("/v1/classes/{}", second.id());
    let seen = stage.registrar.get(&class).await.expect(200);
    stage.registrar.patch(&class, &seen, key).await.expect(200);
    let row = json!({"externalId": "GD-2", "traineeId": students[1].body["traineeId"],
        "classId": stage.class.id(), "status": "TRANSFERRED", "statusReason": "Gộp lớp",
        "transferToClass": "L2"});
    for outcome in ["updated", "unchanged"] {
        let done = import(&stage.registrar, "kind=enrolments", &row.to_string()).await;
        assert_eq!(done["counts"][outcome], 1, "{done:#}");
    }
    let there = stage
        .registrar
        .get(&format!("/v1/enrolments?classId={}", second.id()))
        .await;
    assert_eq!(there.expect(200).rows().len(), 2);
    let nowhere = with(row, json!({"externalId": "GD-3", "transferToClass": null}));
    let done = import(
        &stage.registrar,
        "kind=enrolments&onError=skip-row",
        &nowhere.to_string(),
    )
    .await;
    assert_eq!(done["counts"]["rejected"], 1, "{done:#}");
}

#[actix_web::test]
async fn a_mobile_number_of_before_2018_becomes_its_ten_digits_with_a_warning() {
    let stage = Stage::set(json!({})).await;
    let row = json!({"externalId": "F14", "citizenId": "014301910014", "fullName": "Tòng Thị Điện",
        "sex": "FEMALE", "birthDate": "2001-05-17", "residenceCode": "03646", "phone": "01682345678"});
    for outcome in ["created", "unchanged"] {
        let done = import(&stage.registrar, "kind=trainees", &row.to_string()).await;
        assert_eq!(done["counts"][outcome], 1, "{done:#}");
        let rows: Vec<Value> = report(&stage.registrar, &done, "").await;
        assert_eq!(
            rows[0]["warnings"][0]["code"], "PHONE_RENUMBERED",
            "{:#}",
            rows[0]
        );
    }
    let path = "/v1/trainees/by-external-id/sis/F14";
    let trainee = stage.registrar.get(path).await.expect(200);
    let path = format!("/v1/trainees/{}?reveal=true", trainee.id());
    let plain = stage
        .server
        .lead()
        .with("x-purpose", "Kiểm thử")
        .send(Method::GET, &path, None)
        .await;
    assert_eq!(plain.expect(200).body["phone"], "+84382345678");
}

async fn poor_until(stage: &Stage, trainee: &str, day: &str) -> String {
    let lead = stage.server.lead();
    let claimed = claim(
        &lead,
        trainee,
        json!({"group": "POOR_HOUSEHOLD", "validTo": day}),
    )
    .await;
    let claimed = claimed.expect(201);
    let path = format!("/v1/beneficiary-statuses/{}/decision", claimed.id());
    let by = lead.with("if-match", claimed.etag());
    by.post(&path, json!({"decision": "CONFIRMED"}))
        .await
        .expect(200);
    claimed.id()
}

#[actix_web::test]
async fn a_class_does_not_move_onto_another_one_of_the_same_people() {
    let stage = Stage::set(json!({})).await;
    let days = json!({"startDate": "2026-08-03", "endDate": "2026-10-30"});
    let second = stage.another_class("L2", days).await;
    let first = stage.applicant(1).await;
    let trainee = first.body["traineeId"].as_str().expect("an id");
    enrol(&stage.registrar, trainee, &second.id(), json!({}))
        .await
        .expect(201);

    let path = format!("/v1/classes/{}", second.id());
    let seen = stage.registrar.get(&path).await.expect(200);
    let onto = json!({"startDate": "2026-06-26"});
    let answer = stage.registrar.patch(&path, &seen, onto.clone()).await;
    answer.expect_error_at(422, "CLASS_OVERLAP", "/startDate");

    let keys = json!({"externalIds": [{"system": "sis", "value": "L2"}]});
    let seen = stage.registrar.patch(&path, &seen, keys).await.expect(200);
    let whole = with(class_body(&stage.server, &stage.teaching, "L2"), onto);
    let whole = with(whole, json!({"endDate": "2026-10-30"}));
    let mut sent = whole.clone();
    sent.as_object_mut().expect("an object").remove("schoolId");
    let key = "/v1/classes/by-external-id/sis/L2";
    let answer = stage.registrar.put(key, sent.clone()).await;
    answer.expect_error_at(422, "CLASS_OVERLAP", "/startDate");
    let unit = sent.as_object_mut().expect("an object").remove("unitId");
    assert!(unit.is_some());
    let row = with(sent, json!({"externalId": "L2", "unitCode": "03646"}));
    let done = import(
        &stage.registrar,
        "kind=classes&onError=skip-row",
        &row.to_string(),
    )
    .await;
    let refused = report(&stage.registrar, &done, "").await;
    assert_eq!(problems(&refused[0])[0].1, "CLASS_OVERLAP");

    stage
        .registrar
        .patch(&path, &seen, json!({"startDate": "2026-06-27"}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_class_that_is_put_off_past_the_evidence_has_eligibility_decided_again() {
    let stage = Stage::set(json!({})).await;
    let mut enrolled = Vec::new();
    for (number, until) in [(1, "2026-03-31"), (2, "2026-12-31")] {
        let person = stage.person(number).await;
        let status = poor_until(&stage, &person.id(), until).await;
        let status = json!({"beneficiaryStatusId": status});
        let applied = enrol(&stage.registrar, &person.id(), &stage.class.id(), status).await;
        enrolled.push(
            walk(
                &stage.registrar,
                applied.expect(201),
                &["ELIGIBLE", "ADMITTED"],
            )
            .await,
        );
    }
    let path = format!("/v1/classes/{}", stage.class.id());
    let seen = stage.registrar.get(&path).await.expect(200);
    let later = json!({"startDate": "2026-04-01"});
    let moved = stage.registrar.patch(&path, &seen, later).await.expect(200);
    let warning = moved.header("x-registry-warning");
    assert!(
        warning.contains("ELIGIBILITY_REOPENED") && warning.contains("people=1"),
        "{warning}"
    );
    for (enrolment, status) in enrolled.iter().zip(["APPLIED", "ADMITTED"]) {
        let path = format!("/v1/enrolments/{}", enrolment.id());
        let now = stage.registrar.get(&path).await.expect(200);
        assert_eq!(now.body["status"], status);
        if status == "APPLIED" {
            let again = move_on(&stage.registrar, &now, "ELIGIBLE", json!({})).await;
            again.expect_error_at(422, "STATUS_NOT_VALID", "/to");
        }
    }
}
