//! A night in which nothing changed, and what a row that says the same must not hide.

use std::slice;

use registry::platform::db::Dialect;
use serde_json::{Value, json};

use super::{School, counts, report, trainee};
use crate::support::Client;
use crate::support::fixtures::with;

async fn night(school: &School, rows: &[Value]) -> Value {
    school.import("kind=trainees&onError=skip-row", rows).await["counts"].clone()
}

async fn change(by: &Client, member: &str, value: &str) {
    let path = "/v1/trainees/by-external-id/sis/HV-1";
    let seen = by.get(path).await;
    let id = match seen.status.as_u16() {
        200 => seen.id(),
        _ => by.get("/v1/trainees").await.expect(200).rows()[0]["id"]
            .as_str()
            .expect("an id")
            .to_owned(),
    };
    let path = format!("/v1/trainees/{id}");
    let seen = by.get(&path).await.expect(200);
    by.patch(&path, &seen, json!({member: value}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_night_in_which_nothing_changed_asks_for_each_row_once() {
    let school = School::open().await;
    let rows: Vec<Value> = (1..=300).map(trainee).collect();
    assert_eq!(night(&school, &rows).await, counts(300, 0, 0, 0));
    let mut statements = Vec::new();
    for _ in 0..3 {
        let before = school.server.db().statements().so_far();
        assert_eq!(night(&school, &rows).await, counts(0, 0, 300, 0));
        statements.push(school.server.db().statements().so_far() - before);
    }
    let fewest = statements.into_iter().min().expect("nights");
    // SQLite looks each row up in the survey and in its chunk; the rest is the job's, and of those who
    // ask how far it is.
    let most = match school.server.db().dialect() {
        Dialect::Sqlite => 2 * 300 + 220,
        Dialect::Postgres => 220,
    };
    assert!(fewest <= most, "{fewest} statements");
}

#[actix_web::test]
async fn what_others_have_changed_since_is_compared_again() {
    let school = School::open().await;
    let row = with(
        trainee(1),
        json!({"phone": "0912345678", "address": "Bản Mòng"}),
    );
    assert_eq!(
        night(&school, slice::from_ref(&row)).await,
        counts(1, 0, 0, 0)
    );
    assert_eq!(
        night(&school, slice::from_ref(&row)).await,
        counts(0, 0, 1, 0)
    );

    // The school's own people at the desk: the file has the last word.
    change(&school.registrar, "address", "Bản Cá").await;
    assert_eq!(
        night(&school, slice::from_ref(&row)).await,
        counts(0, 1, 0, 0)
    );
    assert_eq!(
        night(&school, slice::from_ref(&row)).await,
        counts(0, 0, 1, 0)
    );

    // The lead agency: its word stays, and the row is told so each night.
    change(&school.server.lead(), "fullName", "Lò Thị Mây").await;
    for _ in 0..2 {
        let done = school
            .import("kind=trainees&onError=skip-row", slice::from_ref(&row))
            .await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0));
        let told = report(&school.registrar, &done, "").await;
        assert_eq!(told[0]["warnings"][0]["code"], "KEPT_AS_REGISTERED");
    }

    // A row that says something else, and then the first thing again.
    let moved = with(row.clone(), json!({"address": "Bản Bó"}));
    assert_eq!(night(&school, &[moved]).await, counts(0, 1, 0, 0));
    assert_eq!(night(&school, &[row]).await, counts(0, 1, 0, 0));
}

#[actix_web::test]
async fn a_key_of_one_school_says_nothing_of_the_same_key_of_another() {
    let school = School::open().await;
    let row = trainee(1);
    assert_eq!(
        night(&school, slice::from_ref(&row)).await,
        counts(1, 0, 0, 0)
    );
    let other = crate::support::fixtures::teaching(&school.server.lead(), "B1").await;
    let other = school.server.registrar(other.school_id());
    let other = School {
        registrar: other,
        server: school.server,
    };
    assert_eq!(night(&other, &[row]).await, counts(1, 0, 0, 0));
    assert_eq!(other.count("/v1/trainees").await, 1);
}

#[actix_web::test]
async fn of_two_rows_about_one_record_the_later_one_has_the_last_word_each_night() {
    let school = School::open().await;
    let passport = json!({"passportCountry": "LA", "passportNumber": "P1234567"});
    night(&school, &[with(trainee(1), passport.clone())]).await;
    let by = &school.registrar;
    let path = "/v1/trainees/by-external-id/sis/HV-1";
    let seen = by.get(path).await.expect(200);
    let keys = ["HV-1", "HV-2"].map(|value| json!({"system": "sis", "value": value}));
    let at = format!("/v1/trainees/{}", seen.id());
    by.patch(&at, &seen, json!({"externalIds": keys}))
        .await
        .expect(200);
    let row = |key: &str, phone: &str| {
        let mut row = with(trainee(1), json!({"externalId": key, "phone": phone}));
        if key == "HV-2" {
            row = with(row, passport.clone());
            row.as_object_mut().expect("an object").remove("citizenId");
        }
        row
    };
    let ends_in = async |digits: &str| {
        let seen = by.get(path).await.expect(200);
        let phone = seen.body["phone"].as_str().expect("a phone");
        assert!(phone.ends_with(digits), "{phone}");
    };
    let second = row("HV-2", "0912345672");
    for first in ["0912345671", "0912345673", "0912345673", "0912345673"] {
        let done = school
            .import(
                "kind=trainees&onError=skip-row",
                &[row("HV-1", first), second.clone()],
            )
            .await;
        assert_eq!(done["counts"], counts(0, 2, 0, 0));
        ends_in("672").await;
    }
    // The first alone is not what was carried out last.
    let first = row("HV-1", "0912345673");
    assert_eq!(night(&school, &[first]).await, counts(0, 1, 0, 0));
    ends_in("673").await;
}
