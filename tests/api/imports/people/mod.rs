//! People and classes as lists of offices name them: without invented keys, and places by their names.

mod class_list;
mod kinds;
mod places;
mod twice;
mod without_keys;

use serde_json::{Value, json};

use super::{School, class, counts, import, mixed, ndjson, problems, report, trainee};

/// A row without its key.
fn unkeyed(mut row: Value) -> Value {
    row.as_object_mut().expect("an object").remove("externalId");
    row
}

/// A row without these members.
fn without(mut row: Value, members: &[&str]) -> Value {
    for member in members {
        row.as_object_mut().expect("an object").remove(*member);
    }
    row
}

/// Pointer and code of the first fault of each row.
async fn faults(school: &School, done: &Value) -> Vec<(String, String)> {
    let rows = report(&school.registrar, done, "").await;
    let first = |row: &Value| problems(row).into_iter().next().unwrap_or_default();
    rows.iter().map(first).collect()
}

fn fault(pointer: &str, code: &str) -> (String, String) {
    (pointer.to_owned(), code.to_owned())
}

/// The only trainee of that name.
async fn named(school: &School, name: &str) -> Value {
    let found = school
        .registrar
        .get("/v1/trainees?limit=500&reveal=true")
        .await;
    let found = found.expect(200);
    let mut rows = found.rows().iter().filter(|row| row["fullName"] == name);
    let row = rows.next().expect("somebody of that name").clone();
    assert!(rows.next().is_none(), "two of the name {name}");
    row
}

/// A class that is running, with two people who study in it; neither they nor their enrolments have keys.
async fn studying() -> School {
    let school = School::open().await;
    school.import("kind=classes", &[class("L1")]).await;
    let people = [1, 2].map(|number| unkeyed(trainee(number)));
    school.import("kind=trainees", &people).await;
    let enrolment = |number: u32| {
        json!({
            "citizenId": format!("014304{number:06}"), "class": "L1", "appliedDate": "2026-02-02"
        })
    };
    let applied = school
        .import("kind=enrolments", &[enrolment(1), enrolment(2)])
        .await;
    assert_eq!(applied["counts"], counts(2, 0, 0, 0), "{applied:#}");
    let mut running = class("L1");
    running["status"] = json!("RUNNING");
    school.import("kind=classes", &[running]).await;
    let study = |number: u32| {
        let mut row = enrolment(number);
        row["status"] = json!("STUDYING");
        row["statusDate"] = json!("2026-03-02");
        row
    };
    let begun = school
        .import("kind=enrolments", &[study(1), study(2)])
        .await;
    assert_eq!(begun["counts"], counts(0, 2, 0, 0), "{begun:#}");
    school
}
