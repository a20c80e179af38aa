//! What becomes of a file in which some rows are wrong.

use serde_json::{Value, json};

use super::{School, a_night, class, counts, enrolment, mixed, problems, report, trainee};
use crate::support::Case;
use crate::support::fixtures::with;

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
    // One chunk of rows, and several.
    for more in [0, 400] {
        let _case = Case::of(format!("{more} more rows"));
        let school = School::open().await;
        let mut rows = with_faults();
        rows.extend((100..100 + more).map(|number| mixed("trainees", trainee(number))));

        let mut told = Vec::new();
        for query in ["mode=validate", "mode=commit"] {
            let _case = Case::of(query);
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
