//! What becomes of rows: they obey the rules of single requests, and refer to each other.

use serde_json::{Value, json};

use super::{School, class, counts, enrolment, import, mixed, ndjson, problems, report, trainee};
use crate::support::fixtures::{self, with};

/// A class, two people and their enrolments, those who refer before those referred to.
fn a_night() -> Vec<Value> {
    vec![
        mixed("enrolments", enrolment(1, "L1")),
        mixed("enrolments", enrolment(2, "L1")),
        mixed("classes", class("L1")),
        mixed("trainees", trainee(1)),
        mixed("trainees", trainee(2)),
    ]
}

#[actix_web::test]
async fn a_school_sends_its_whole_night_in_any_order_and_again_without_a_change() {
    let school = School::open().await;
    let first = school
        .import("kind=mixed&onError=skip-row", &a_night())
        .await;
    assert_eq!(first["counts"], counts(5, 0, 0, 0), "{first:#}");
    assert_eq!(
        (&first["state"], &first["stored"]),
        (&json!("SUCCEEDED"), &json!(true))
    );
    assert_eq!(school.count("/v1/enrolments").await, 2);
    let lines: Vec<Value> = report(&school.registrar, &first, "")
        .await
        .iter()
        .map(|row| json!([row["line"], row["kind"], row["externalId"], row["outcome"]]))
        .collect();
    assert_eq!(lines[0], json!([1, "enrolments", "GD-1", "CREATED"]));
    assert_eq!(lines[2], json!([3, "classes", "L1", "CREATED"]));
    let mut again = a_night();
    again[3]["phone"] = json!("0912345678");
    let second = school.import("kind=mixed", &again).await;
    assert_eq!(second["counts"], counts(0, 1, 4, 0), "{second:#}");
}

#[actix_web::test]
async fn results_certificates_and_outcomes_come_by_the_enrolments_key_and_once() {
    let school = School::open().await;
    let running = with(class("L1"), json!({"status": "RUNNING"}));
    let mut rows = a_night();
    school.import("kind=mixed", &rows).await;
    rows[2] = mixed("classes", running);
    for row in rows.iter_mut().take(2) {
        row["status"] = json!("STUDYING");
        row["statusDate"] = json!("2026-03-02");
    }
    // A step needs the class to run: classes come before enrolments.
    let started = school.import("kind=mixed", &rows).await;
    assert_eq!(started["counts"], counts(0, 3, 2, 0), "{started:#}");
    let result =
        json!({"enrolment": "GD-1", "hoursAttended": 288, "score": 7.25, "result": "PASSED"});
    let results = school
        .import("kind=results", &[result.clone(), result.clone()])
        .await;
    assert_eq!(results["counts"], counts(1, 0, 1, 0), "{results:#}");
    let better = with(result, json!({"score": 8}));
    let corrected = school.import("kind=results", &[better]).await;
    assert_eq!(corrected["counts"], counts(0, 1, 0, 0));
    rows[0]["status"] = json!("COMPLETED");
    rows[0]["statusDate"] = json!("2026-06-26");
    let night = [
        mixed(
            "outcomes",
            json!({
                "enrolment": "GD-1", "checkpointMonths": 3, "outcomeKind": "SELF_EMPLOYED",
                "provenance": "SURVEY", "observedDate": "2026-09-20", "incomeAfter": 6_200_000
            }),
        ),
        mixed(
            "certificates",
            json!({
                "enrolment": "GD-1", "number": "CCSC.1", "registerNumber": "1/2026",
                "issueDate": "2026-07-06"
            }),
        ),
        rows[0].clone(),
    ];
    let done = school.import("kind=mixed", &night).await;
    assert_eq!(done["counts"], counts(2, 1, 0, 0), "{done:#}");
    let again = school.import("kind=mixed", &night).await;
    assert_eq!(again["counts"], counts(0, 0, 3, 0), "{again:#}");
    let other = with(night[0].clone(), json!({"incomeAfter": 7_000_000}));
    let corrected = school.import("kind=mixed", &[other]).await;
    assert_eq!(
        corrected["counts"],
        counts(1, 0, 0, 0),
        "a correction is another outcome"
    );
}

/// Rows of which each breaks something, and one that depends on a broken one.
fn with_faults() -> Vec<Value> {
    vec![
        mixed("classes", class("L1")),
        mixed("trainees", trainee(1)),
        mixed(
            "trainees",
            with(
                trainee(2),
                json!({"sex": "MALE", "birthDate": "2003-05-17"}),
            ),
        ),
        mixed(
            "trainees",
            with(
                trainee(3),
                json!({"residenceCode": "99999", "ethnicGroup": "??"}),
            ),
        ),
        mixed("enrolments", enrolment(1, "L1")),
        mixed("enrolments", enrolment(2, "L1")),
        mixed(
            "enrolments",
            with(enrolment(1, "L9"), json!({"externalId": "GD-9"})),
        ),
    ]
}

#[actix_web::test]
async fn a_rejected_row_names_every_problem_at_once_and_leaves_the_others_alone() {
    let school = School::open().await;
    let done = school
        .import("kind=mixed&onError=skip-row", &with_faults())
        .await;
    assert_eq!(done["counts"], counts(3, 0, 0, 4), "{done:#}");
    let rows = report(&school.registrar, &done, "&outcome=rejected").await;
    let pair = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    assert_eq!(
        problems(&rows[0]),
        [
            pair("/citizenId", "CITIZEN_ID_BIRTH_YEAR"),
            pair("/citizenId", "CITIZEN_ID_SEX")
        ]
    );
    assert_eq!(
        problems(&rows[1]),
        [
            pair("/residenceCode", "UNIT_CODE_UNKNOWN"),
            pair("/ethnicGroup", "CODE_UNKNOWN")
        ]
    );
    assert_eq!(problems(&rows[2]), [pair("/trainee", "REFERENCE_UNKNOWN")]);
    assert_eq!(problems(&rows[3]), [pair("/class", "REFERENCE_UNKNOWN")]);
    assert_eq!(school.count("/v1/trainees").await, 1);
    let english = rows[0]["errors"][0]["message"].clone();
    let path = done["report"].as_str().expect("a path");
    let vietnamese = school
        .registrar
        .with("accept-language", "vi")
        .get(path)
        .await;
    let vietnamese = vietnamese.rows()[2]["errors"][0]["message"].clone();
    assert!(
        english
            .as_str()
            .expect("a text")
            .starts_with("The citizen ID")
    );
    assert!(
        vietnamese
            .as_str()
            .expect("a text")
            .starts_with("Số định danh")
    );
    let whole = school
        .registrar
        .with("accept", "text/csv")
        .get(path)
        .await
        .expect(200);
    let whole = whole.body.as_str().expect("a table").to_owned();
    assert!(
        whole.starts_with('\u{feff}') && whole.lines().count() == 10,
        "{whole}"
    );
    assert!(!whole.contains("014304"), "no citizen ID is in a report");
}

#[actix_web::test]
async fn nothing_is_stored_when_all_are_to_be_rejected_for_one() {
    let school = School::open().await;
    let done = school
        .import("kind=mixed&onError=reject-all", &with_faults())
        .await;
    assert_eq!(
        (&done["state"], &done["stored"]),
        (&json!("FAILED"), &json!(false))
    );
    assert_eq!(done["error"]["code"], "IMPORT_ROWS_REJECTED");
    assert_eq!(done["counts"]["rejected"], 4, "{done:#}");
    assert_eq!(school.count("/v1/trainees").await, 0);
    assert_eq!(report(&school.registrar, &done, "").await.len(), 7);
    let good: Vec<Value> = a_night();
    let done = school.import("kind=mixed&onError=reject-all", &good).await;
    assert_eq!(
        (&done["state"], &done["stored"]),
        (&json!("SUCCEEDED"), &json!(true))
    );
    assert_eq!(school.count("/v1/enrolments").await, 2);
}

#[actix_web::test]
async fn validating_predicts_what_committing_does_and_stores_nothing() {
    // More rows than are tried out on the writer itself, and fewer: both ways are the same.
    for more in [0, 400] {
        let school = School::open().await;
        let mut rows = with_faults();
        rows.extend((100..100 + more).map(|number| mixed("trainees", trainee(number))));
        let mut told = Vec::new();
        for query in ["mode=validate", "mode=commit"] {
            let before = school.count("/v1/trainees").await;
            let query = format!("kind=mixed&onError=skip-row&{query}");
            let done = school.import(&query, &rows).await;
            assert_eq!(before, 0);
            let report = report(&school.registrar, &done, "").await;
            let plain = report.into_iter().map(|row| with(row, json!({"id": null})));
            told.push((done["counts"].clone(), plain.collect::<Vec<_>>()));
        }
        assert_eq!(told[0], told[1]);
    }
}

#[actix_web::test]
async fn a_larger_file_is_stored_whole_or_not_at_all() {
    let school = School::open().await;
    let mut rows: Vec<Value> = (0..700).map(trainee).collect();
    rows[650]["citizenId"] = json!("014304000001");
    let done = school.import("kind=trainees", &rows).await;
    assert_eq!(
        (&done["state"], &done["counts"]["rejected"]),
        (&json!("FAILED"), &json!(1))
    );
    assert_eq!(school.count("/v1/trainees").await, 0);
    rows.remove(650);
    let done = school.import("kind=trainees", &rows).await;
    assert_eq!(
        (&done["state"], &done["counts"]),
        (&json!("SUCCEEDED"), &counts(699, 0, 0, 0))
    );
    assert_eq!(school.count("/v1/trainees").await, 699);
}

#[actix_web::test]
async fn rows_reach_no_further_than_their_sender() {
    let school = School::open().await;
    school.import("kind=mixed", &a_night()).await;
    let server = &school.server;
    let other = fixtures::school(&server.lead(), "B1").await;
    let stranger = server.registrar(fixtures::school_id(&other));
    // The key of another school's row names nothing to this one.
    let result = json!({"enrolment": "GD-1", "hoursAttended": 1, "result": "PASSED"});
    let done = import(
        &stranger,
        "kind=results&onError=skip-row",
        &ndjson(std::slice::from_ref(&result)),
    )
    .await;
    let rows = report(&stranger, &done, "").await;
    assert_eq!(problems(&rows[0])[0].1, "REFERENCE_UNKNOWN");
    // A commune imports, but results are not for it to record.
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let done = import(
        &commune,
        "kind=results&onError=skip-row",
        &ndjson(&[result]),
    )
    .await;
    let rows = report(&commune, &done, "").await;
    let code = problems(&rows[0])[0].1.clone();
    assert!(
        ["ACTION_FORBIDDEN", "REFERENCE_UNKNOWN"].contains(&code.as_str()),
        "{code}"
    );
    // Imports of others look absent.
    let mine = school.registrar.get("/v1/imports").await.expect(200);
    let id = mine.rows()[0]["id"].as_str().expect("an id").to_owned();
    for path in ["", "/report"] {
        let path = format!("/v1/imports/{id}{path}");
        stranger.get(&path).await.expect_problem(404, "NOT_FOUND");
    }
    let cancel = format!("/v1/imports/{id}/cancel");
    let refused = stranger.post(&cancel, json!({})).await;
    refused.expect_problem(404, "NOT_FOUND");
    let refused = school.registrar.post(&cancel, json!({})).await;
    refused.expect_problem(409, "JOB_FINISHED");
    assert_eq!(
        stranger.get("/v1/imports").await.expect(200).rows().len(),
        1
    );
    assert!(
        server
            .lead()
            .get("/v1/imports")
            .await
            .expect(200)
            .rows()
            .len()
            >= 3
    );
}

#[actix_web::test]
async fn nobody_finds_out_by_trying_who_is_on_file_not_even_by_validating() {
    let school = School::open().await;
    let people: Vec<Value> = (0..25).map(trainee).collect();
    school.import("kind=trainees", &people).await;
    let other = fixtures::school(&school.server.lead(), "B1").await;
    let stranger = school.server.registrar(fixtures::school_id(&other));
    let guesses: Vec<Value> = people
        .iter()
        .map(|row| with(row.clone(), json!({"fullName": "Cầm Thị Lan"})))
        .collect();
    for (mode, conflicts) in [("validate", 20), ("commit", 0)] {
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = import(&stranger, &query, &ndjson(&guesses)).await;
        assert_eq!(done["counts"], counts(0, 0, 0, 25), "{done:#}");
        let rows = report(&stranger, &done, "").await;
        let codes: Vec<String> = rows.iter().map(|row| problems(row)[0].1.clone()).collect();
        let told = codes.iter().filter(|code| *code == "IDENTITY_CONFLICT");
        assert_eq!(told.count(), conflicts, "{mode}: {codes:?}");
    }
}

#[actix_web::test]
async fn what_is_doubtful_about_a_row_stands_in_its_report_and_in_no_other() {
    let school = School::open().await;
    let studying = |number: u32| {
        let status = json!({"status": "STUDYING", "statusDate": "2026-03-02"});
        with(enrolment(number, "L1"), status)
    };
    let running = with(class("L1"), json!({"status": "RUNNING"}));
    school.import("kind=mixed", &a_night()).await;
    school.import("kind=classes", &[running]).await;
    let students = [studying(1), studying(2)];
    school.import("kind=enrolments", &students).await;
    let result = |number: u32, hours: u32, result: &str| {
        let key = format!("GD-{number}");
        json!({"enrolment": key, "hoursAttended": hours, "result": result})
    };
    let done = school
        .import("kind=results", &[result(1, 301, "PASSED")])
        .await;
    let rows = report(&school.registrar, &done, "").await;
    let above = json!([{
        "pointer": "/hoursAttended", "code": "HOURS_ABOVE_COURSE", "params": {"hours": 300},
        "message": "More hours than the course has (hours: 300)"
    }]);
    assert_eq!(rows[0]["warnings"], above, "{rows:#?}");
    let table = school.registrar.with("accept", "text/csv");
    let path = done["report"].as_str().expect("a path");
    let table = table.get(path).await.expect(200).body;
    let line = "/hoursAttended,HOURS_ABOVE_COURSE,More hours than the course has (hours: 300)";
    assert!(
        table.as_str().is_some_and(|table| table.contains(line)),
        "{table}"
    );
    let completed = json!({"status": "COMPLETED", "statusDate": "2026-06-26"});
    let certified = [
        mixed("enrolments", with(studying(1), completed)),
        mixed(
            "certificates",
            json!({
                "enrolment": "GD-1", "number": "CCSC.1", "registerNumber": "1/2026",
                "issueDate": "2026-07-06"
            }),
        ),
    ];
    let done = school.import("kind=mixed", &certified).await;
    assert_eq!(done["counts"], counts(1, 1, 0, 0), "{done:#}");
    // The first is doubtful and refused, the second neither.
    let file = [result(1, 301, "FAILED"), result(2, 300, "PASSED")];
    let done = school.import("kind=results&onError=skip-row", &file).await;
    let rows = report(&school.registrar, &done, "").await;
    let told: Vec<Value> = rows
        .iter()
        .map(|row| json!([row["outcome"], row["warnings"]]))
        .collect();
    let expected = [json!(["REJECTED", []]), json!(["CREATED", []])];
    assert_eq!(told, expected, "{rows:#?}");
}
