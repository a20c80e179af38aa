//! Rows obey the rules of single requests, reach as far as their sender, and refer to each other.

use serde_json::{Value, json};

use super::{
    School, a_night, class, counts, enrolment, import, mixed, ndjson, problems, report, trainee,
};
use crate::support::Case;
use crate::support::fixtures::{self, with};

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
    // Once it is confirmed, the night does not bring back what it said before.
    let outcomes = school.registrar.get("/v1/employment-outcomes").await;
    let outcomes = outcomes.expect(200);
    let corrected = outcomes.rows().iter().find(|outcome| {
        outcome["incomeAfter"]["amount"] == "7000000" && outcome["confirmedAt"].is_null()
    });
    let corrected = corrected.expect("a correction")["id"].as_str();
    let path = format!("/v1/employment-outcomes/{}", corrected.expect("an id"));
    let lead = school.server.lead();
    let seen = lead.get(&path).await.expect(200);
    let confirm = lead.with("if-match", seen.etag());
    let confirm = confirm.post(&format!("{path}/confirm"), json!({})).await;
    confirm.expect(200);
    for _ in 0..2 {
        let done = school.import("kind=mixed", &night[..1]).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0));
        let told = report(&school.registrar, &done, "").await;
        let warning = &told[0]["warnings"][0];
        assert_eq!(
            (&warning["code"], &warning["pointer"]),
            (&json!("KEPT_AS_REGISTERED"), &json!("/outcomeKind"))
        );
    }
    let news = with(night[0].clone(), json!({"incomeAfter": 8_000_000}));
    let done = school.import("kind=mixed", &[news]).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0));
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
        let _case = Case::of(format!("{path:?}"));
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

    for mode in ["validate", "commit"] {
        let _case = Case::of(mode);
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = import(&stranger, &query, &ndjson(&guesses)).await;
        assert_eq!(done["counts"], counts(25, 0, 0, 0), "{done:#}");
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
