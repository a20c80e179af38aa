//! One person in two rows of a file, under two keys.

use serde_json::{Value, json};

use super::super::{School, counts, problems, report, trainee};
use crate::support::Case;
use crate::support::fixtures::with;

/// Of each row the outcome, and the other line that a warning names.
fn told(rows: &[Value]) -> Vec<(&str, Option<i64>)> {
    let told = |row| {
        let row: &Value = row;
        let warnings = row["warnings"].as_array().expect("warnings").iter();
        let mut twice = warnings.filter(|warning| warning["code"] == "PERSON_IN_TWO_ROWS");
        let other = twice.next().map(|warning| &warning["params"]["otherLine"]);
        let outcome = row["outcome"].as_str().expect("an outcome");
        (outcome, other.and_then(Value::as_i64))
    };
    rows.iter().map(told).collect()
}

#[actix_web::test]
async fn one_person_in_two_rows_that_say_the_same_is_warned_of_on_both() {
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let school = School::open().await;
        let again = json!({"externalId": "HV-1b", "fullName": "Lò  Thị Mai 1 "});
        let rows = [trainee(1), trainee(2), with(trainee(1), again)];
        let query = format!("kind=trainees&onError={on_error}");

        let done = school.import(&query, &rows).await;
        assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
        let first = report(&school.registrar, &done, "").await;
        assert_eq!(
            told(&first),
            [
                ("CREATED", Some(3)),
                ("CREATED", None),
                ("UPDATED", Some(1))
            ]
        );
        assert_eq!(first[0]["id"], first[2]["id"]);
        let done = school.import(&query, &rows).await;
        assert_eq!(done["counts"], counts(0, 0, 3, 0), "it settles: {done:#}");
        let second = report(&school.registrar, &done, "").await;
        assert_eq!(told(&second)[2], ("UNCHANGED", Some(1)));
        assert_eq!(school.count("/v1/trainees").await, 2);
    }
}

#[actix_web::test]
async fn a_person_whom_two_rows_call_otherwise_is_not_turned_back_and_forth() {
    let passport = json!({"passportCountry": "VN", "passportNumber": "B1234567"});
    let cases = [
        (json!({"fullName": "Lo Thi Mai 1"}), "/citizenId"),
        (json!({"fullName": "LÒ THỊ MAI 1"}), "/citizenId"),
        (json!({"sex": "MALE"}), "/citizenId"),
        (json!({"birthDate": "2004-05-18"}), "/citizenId"),
        (json!({"passportNumber": "B7654321"}), "/citizenId"),
        (json!({"citizenId": "014304999777"}), "/passportNumber"),
    ];
    for (other, pointer) in cases {
        let _case = Case::of(&other);
        let school = School::open().await;
        let row = with(trainee(1), passport.clone());
        let second = with(with(row.clone(), json!({"externalId": "HV-1b"})), other);
        let rows = [trainee(2), row, second];

        let done = school.import("kind=trainees&onError=skip-row", &rows).await;
        assert_eq!(done["counts"], counts(2, 0, 0, 1), "{done:#}");
        let first = report(&school.registrar, &done, "").await;
        let refused = [(pointer.to_owned(), "PERSON_ROWS_DIFFER".to_owned())];
        assert_eq!(problems(&first[2]), refused);
        assert_eq!(first[2]["errors"][0]["params"]["firstLine"], 2);
        assert_eq!(told(&first)[1], ("CREATED", Some(3)));

        let done = school.import("kind=trainees", &rows).await;
        assert_eq!(
            (&done["state"], &done["stored"]),
            (&json!("FAILED"), &json!(false))
        );
    }
}

#[actix_web::test]
async fn one_key_in_two_rows_is_refused_as_before() {
    let school = School::open().await;
    let rows = [trainee(1), with(trainee(1), json!({"phone": "0912345678"}))];
    let done = school.import("kind=trainees&onError=skip-row", &rows).await;
    let rows = report(&school.registrar, &done, "").await;
    assert_eq!(told(&rows)[0], ("CREATED", None));
    let refused = [("/externalId".to_owned(), "ROW_KEY_REPEATED".to_owned())];
    assert_eq!(problems(&rows[1]), refused);
}
