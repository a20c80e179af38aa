//! One person in two rows of a file without keys.

use serde_json::{Value, json};

use super::{School, counts, fault, faults, report, trainee, unkeyed, without};
use crate::support::fixtures::with;

#[actix_web::test]
async fn a_second_row_that_is_told_by_the_same_is_refused() {
    let school = School::open().await;
    let first = unkeyed(trainee(1));
    let again = with(first.clone(), json!({"phone": "0912345678"}));
    let rows = [first, unkeyed(trainee(2)), again];
    for mode in ["validate", "commit"] {
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = school.import(&query, &rows).await;
        assert_eq!(done["counts"], counts(2, 0, 0, 1), "{done:#}");
        assert_eq!(
            faults(&school, &done).await[2],
            fault("", "ROW_KEY_REPEATED")
        );
    }
    let told = report(
        &school.registrar,
        &school.import("kind=trainees", &rows).await,
        "",
    )
    .await;
    assert_eq!(told[2]["errors"][0]["params"]["firstLine"], 1);
}

#[actix_web::test]
async fn one_person_under_two_documents_or_with_and_without_a_key_is_warned_of() {
    let school = School::open().await;
    let passport = json!({"passportCountry": "LA", "passportNumber": "P1234567"});
    let both = with(unkeyed(trainee(1)), passport);
    let by_passport = without(both.clone(), &["citizenId"]);
    let keyed = trainee(1);
    let done = school
        .import("kind=trainees", &[both, by_passport, keyed])
        .await;
    let told = report(&school.registrar, &done, "").await;
    let lines: Vec<&Value> = told
        .iter()
        .map(|row| {
            let warnings = row["warnings"].as_array().expect("warnings").iter();
            let mut twice = warnings.filter(|warning| warning["code"] == "PERSON_IN_TWO_ROWS");
            &twice.next().expect("a warning")["params"]["otherLine"]
        })
        .collect();
    assert_eq!(lines, [&json!(2), &json!(1), &json!(1)]);
    assert_eq!(school.count("/v1/trainees").await, 1);
}
