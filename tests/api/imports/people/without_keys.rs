//! A row of a person who has no key in the sender's system.

use serde_json::{Value, json};

use super::{
    School, counts, fault, faults, import, named, ndjson, report, trainee, unkeyed, without,
};
use crate::support::Case;
use crate::support::fixtures::{teaching, with};

/// A man who is known by the year of his birth alone.
fn old_man() -> Value {
    with(
        unkeyed(trainee(3)),
        json!({"citizenId": "014065000003", "fullName": "Giàng A Páo", "sex": "MALE", "birthDate": "1965"}),
    )
}

/// A woman from Laos, who has a passport.
fn neighbour() -> Value {
    let passport = json!({
        "passportCountry": "LA", "passportNumber": "P1234567", "fullName": "Bounmy Keo"
    });
    without(with(unkeyed(trainee(4)), passport), &["citizenId"])
}

#[actix_web::test]
async fn the_same_list_without_keys_changes_nothing_the_next_night_and_creates_nobody_twice() {
    for query in ["kind=trainees&onError=skip-row", "kind=trainees"] {
        let _case = Case::of(query);
        let school = School::open().await;
        let rows = [unkeyed(trainee(1)), old_man(), neighbour()];
        let foreseen = school
            .import(&format!("{query}&mode=validate"), &rows)
            .await;
        assert_eq!(foreseen["counts"], counts(3, 0, 0, 0), "{foreseen:#}");
        let first = school.import(query, &rows).await;
        assert_eq!(first["counts"], counts(3, 0, 0, 0), "{first:#}");
        let told = report(&school.registrar, &first, "").await;
        assert_eq!(told[0]["externalId"], Value::Null, "no number is told");
        for _ in 0..2 {
            let again = school.import(query, &rows).await;
            assert_eq!(again["counts"], counts(0, 0, 3, 0), "{again:#}");
        }
        let moved = with(rows[1].clone(), json!({"phone": "0912345678"}));
        let done = school.import(query, &[moved]).await;
        assert_eq!(done["counts"], counts(0, 1, 0, 0), "{done:#}");
        assert_eq!(school.count("/v1/trainees").await, 3);
        let keys = named(&school, "Giàng A Páo").await["externalIds"].clone();
        assert_eq!(keys, json!([]), "none is invented");
    }
}

#[actix_web::test]
async fn a_row_without_a_document_is_of_the_only_person_of_its_name_and_birth() {
    let school = School::open().await;
    let rows = [unkeyed(trainee(1)), old_man()];
    school.import("kind=trainees", &rows).await;
    let phone = json!({"phone": "0912345678"});
    let row = with(without(rows[1].clone(), &["citizenId"]), phone.clone());
    let done = school
        .import("kind=trainees", std::slice::from_ref(&row))
        .await;
    assert_eq!(done["counts"], counts(0, 1, 0, 0), "{done:#}");
    let done = school.import("kind=trainees", &[row]).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    let kept = named(&school, "Giàng A Páo").await;
    assert_eq!(
        kept["citizenId"], "014065000003",
        "what the row does not say stays"
    );

    // Nobody of that name: who is new needs a document.
    let unknown = without(
        with(trainee(7), phone.clone()),
        &["citizenId", "externalId"],
    );
    let done = school
        .import("kind=trainees&onError=skip-row", &[unknown])
        .await;
    assert_eq!(
        faults(&school, &done).await,
        [fault("/citizenId", "IDENTITY_REQUIRED")]
    );

    // A namesake of the same year, which is all that is known: nobody can tell which of them is meant.
    let namesake = with(old_man(), json!({"citizenId": "014065000009"}));
    school.import("kind=trainees", &[namesake]).await;
    let row = with(
        without(old_man(), &["citizenId"]),
        json!({"phone": "0987654321"}),
    );
    let done = school
        .import("kind=trainees&onError=skip-row", &[row])
        .await;
    let told = report(&school.registrar, &done, "").await;
    assert_eq!(
        faults(&school, &done).await,
        [fault("/fullName", "PERSON_AMBIGUOUS")]
    );
    assert_eq!(told[0]["errors"][0]["params"]["count"], 2);
    assert_eq!(school.count("/v1/trainees").await, 3);
}

#[actix_web::test]
async fn another_document_makes_another_person_of_the_same_name() {
    let school = School::open().await;
    school
        .import("kind=trainees", &[old_man(), neighbour()])
        .await;
    let other = with(neighbour(), json!({"passportNumber": "P7654321"}));
    let namesake = with(old_man(), json!({"citizenId": "014065000009"}));
    let done = school.import("kind=trainees", &[other, namesake]).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 0), "{done:#}");
    assert_eq!(school.count("/v1/trainees").await, 4);
}

#[actix_web::test]
async fn a_former_number_finds_the_person_and_leaves_the_present_one() {
    let school = School::open().await;
    school.import("kind=trainees", &[unkeyed(trainee(1))]).await;
    let person = named(&school, "Lò Thị Mai 1").await;
    let path = format!("/v1/trainees/{}", person["id"].as_str().expect("an id"));
    let seen = school.registrar.get(&path).await.expect(200);
    let number = json!({"citizenId": "014304000099"});
    school
        .registrar
        .patch(&path, &seen, number)
        .await
        .expect(200);
    let done = school.import("kind=trainees", &[unkeyed(trainee(1))]).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    let told = report(&school.registrar, &done, "").await;
    assert_eq!(told[0]["warnings"][0]["code"], "KEPT_AS_REGISTERED");
    assert_eq!(
        named(&school, "Lò Thị Mai 1").await["citizenId"],
        "014304000099"
    );
}

#[actix_web::test]
async fn a_number_of_somebody_else_renames_nobody() {
    let school = School::open().await;
    let people: Vec<Value> = (1..=6).map(|number| unkeyed(trainee(number))).collect();
    school.import("kind=trainees", &people).await;
    // Name and birth are others: it is not the person.
    let other = json!({"fullName": "Cà Thị Dung", "birthDate": "2004-01-01"});
    let row = with(people[0].clone(), other);
    for mode in ["validate", "commit"] {
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = school.import(&query, std::slice::from_ref(&row)).await;
        assert_eq!(
            faults(&school, &done).await,
            [fault("/citizenId", "PERSON_REPLACED")]
        );
    }
    // A list that was sorted by its names alone waits to be confirmed, as one with keys does.
    let mut names: Vec<Value> = people.iter().map(|row| row["fullName"].clone()).collect();
    names.rotate_left(1);
    let sorted = people.iter().zip(names);
    let sorted = sorted.map(|(row, name)| with(row.clone(), json!({"fullName": name})));
    let sorted: Vec<Value> = sorted.collect();
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let done = school
            .import(&format!("kind=trainees&onError={on_error}"), &sorted)
            .await;
        assert_eq!(done["state"], "AWAITING_CONFIRMATION", "{done:#}");
        assert_eq!(done["confirmation"]["changed"], 6, "{done:#}");
    }
}

#[actix_web::test]
async fn a_person_of_another_school_is_registered_anew_and_not_told_of() {
    let school = School::open().await;
    let other = teaching(&school.server.lead(), "B1").await;
    let other = school.server.registrar(other.school_id());
    let row = [unkeyed(trainee(1))];
    import(&other, "kind=trainees", &ndjson(&row)).await;
    let done = school.import("kind=trainees", &row).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    let done = school.import("kind=trainees", &row).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
}

#[actix_web::test]
async fn a_key_that_comes_later_is_the_persons_from_then_on() {
    let school = School::open().await;
    school.import("kind=trainees", &[unkeyed(trainee(1))]).await;
    let done = school.import("kind=trainees", &[trainee(1)]).await;
    assert_eq!(done["counts"], counts(0, 1, 0, 0), "{done:#}");
    for row in [trainee(1), unkeyed(trainee(1))] {
        let done = school.import("kind=trainees", &[row]).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    }
}
