//! People who are sent under keys.

use serde_json::{Value, json};

use super::{at, key, people, two_schools, written};
use crate::support::fixtures::{self, person_body, with};
use crate::support::{Case, past};

#[actix_web::test]
async fn a_person_is_created_updated_and_left_alone() {
    let (server, school, _) = two_schools().await;
    let path = at("trainees", "HV-1");
    let body = person_body(&server, 1);

    let created = school.put(&path, body.clone()).await.expect(201);
    assert_eq!(
        created.header("location"),
        format!("/v1/trainees/{}", created.id())
    );
    assert_eq!(created.body["externalIds"], json!([key("HV-1")]));

    let before = written(&server);
    let again = school.put(&path, body.clone()).await.expect(200);
    assert_eq!((again.id(), again.etag()), (created.id(), created.etag()));
    assert_eq!(written(&server), before, "the same content writes nothing");

    let moved = with(
        body,
        json!({"address": "Bản Mòng", "phone": "0912 345 678"}),
    );
    let updated = school.put(&path, moved.clone()).await.expect(200);
    assert_eq!(updated.body["address"], "Bản Mòng");
    assert_ne!(updated.etag(), created.etag());

    let again = school.put(&path, moved).await.expect(200);
    assert_eq!(
        again.etag(),
        updated.etag(),
        "a phone in another notation is the same phone"
    );

    let read = school.get(&path).await.expect(200);
    assert_eq!((read.id(), read.etag()), (created.id(), updated.etag()));

    school
        .get(&at("trainees", "HV-2"))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn conditions_are_kept_when_they_are_sent() {
    let (server, school, _) = two_schools().await;
    let path = at("trainees", "HV-1");

    let body = person_body(&server, 1);
    school
        .with("if-match", "\"1\"")
        .put(&path, body.clone())
        .await
        .expect_error_at(412, "VERSION_STALE", "If-Match");

    let only_new = school.with("if-none-match", "*");
    let created = only_new.put(&path, body.clone()).await.expect(201);
    only_new.put(&path, body.clone()).await.expect_error_at(
        412,
        "EXTERNAL_ID_EXISTS",
        "If-None-Match",
    );

    let moved = with(body, json!({"address": "Bản Mòng"}));
    let seen = school.with("if-match", created.etag());
    seen.put(&path, moved.clone()).await.expect(200);
    seen.put(&path, moved)
        .await
        .expect_error_at(412, "VERSION_STALE", "If-Match");
}

#[actix_web::test]
async fn the_rules_are_those_of_registering() {
    let (server, school, _) = two_schools().await;
    let wrong = with(person_body(&server, 1), json!({"sex": "MALE"}));

    let path = at("trainees", "HV-1");
    school
        .put(&path, wrong.clone())
        .await
        .expect_error_at(422, "CITIZEN_ID_SEX", "/citizenId");

    school.put(&path, person_body(&server, 1)).await.expect(201);
    school
        .put(&path, wrong)
        .await
        .expect_error_at(422, "CITIZEN_ID_SEX", "/citizenId");

    let unknown = with(person_body(&server, 1), json!({"nickname": "Mai"}));
    school
        .put(&path, unknown.clone())
        .await
        .expect_error_at(400, "FIELD_UNKNOWN", "/nickname");

    let lenient = school.with("prefer", "handling=lenient");
    let taken = lenient.put(&path, unknown).await.expect(200);
    assert_eq!(
        taken.header("x-registry-warning"),
        "/nickname FIELD_UNKNOWN"
    );
}

#[actix_web::test]
async fn a_school_that_joined_a_person_before_learns_nothing_of_the_other() {
    let (server, a, b) = two_schools().await;
    let body = with(person_body(&server, 1), json!({"address": "Bản Mòng"}));
    let first = a
        .put(&at("trainees", "A-1"), body.clone())
        .await
        .expect(201);

    // B writes the name without its accents, knows another address, and a phone.
    let of_b = with(
        body.clone(),
        json!({"fullName": "Lo Thi Mai 1", "address": "Bản Pát", "phone": "0912345678"}),
    );
    let path = at("trainees", "B-1");
    let me = b.get("/v1/users/me").await.expect(200);
    let school = me.body["reach"]["schoolId"].as_str().expect("an id");
    past::join(&server, &first, school.parse().expect("an id"), false);
    let joined = b.put(&path, of_b.clone()).await.expect(200);

    assert_eq!(joined.id(), first.id());
    assert_eq!(joined.body["externalIds"], json!([key("B-1")]));
    assert_eq!(joined.body["fullName"], "Lò Thị Mai 1");
    assert_eq!(joined.body["address"], Value::Null, "what A said");

    let of_a = a.get(&at("trainees", "A-1")).await.expect(200);
    assert_eq!(of_a.body["address"], "Bản Mòng");
    assert_eq!(of_a.body["phone"], Value::Null, "B has not enrolled them");

    let warnings: Vec<&str> = joined
        .headers
        .get_all("x-registry-warning")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();

    assert!(
        warnings.is_empty(),
        "what others said would be told: {warnings:?}"
    );

    for _ in 0..2 {
        let before = written(&server);

        let night = b.put(&path, of_b.clone()).await.expect(200);
        let other = a
            .put(&at("trainees", "A-1"), body.clone())
            .await
            .expect(200);

        assert_eq!(night.etag(), joined.etag());
        assert_eq!(
            other.etag(),
            joined.etag(),
            "what A does not say stays as B said it"
        );
        assert_eq!(other.body["externalIds"], json!([key("A-1")]));
        assert_eq!(written(&server), before);
    }

    let renamed = with(
        of_b,
        json!({"fullName": "Lò Thị Nụ", "birthDate": "2004-05-18"}),
    );
    let refused = b.put(&path, renamed).await;

    for pointer in ["/fullName", "/birthDate"] {
        let _case = Case::of(pointer);
        assert!(
            refused
                .errors()
                .contains(&(pointer.into(), "FIELD_RESERVED".into()))
        );
    }
}

#[actix_web::test]
async fn somebody_registered_without_a_key_takes_it() {
    let (server, school, _) = two_schools().await;
    let person = fixtures::person(&server, &school, 1).await;

    let path = at("trainees", "HV-1");
    let taken = school.put(&path, person_body(&server, 1)).await.expect(200);
    assert_eq!(taken.id(), person.id());
    assert_eq!(taken.body["externalIds"], json!([key("HV-1")]));

    let other = with(person_body(&server, 1), json!({"fullName": "Cà Thị Nụ"}));
    school
        .put(&at("trainees", "HV-2"), other)
        .await
        .expect_problem(409, "TRAINEE_EXISTS");
}

#[actix_web::test]
async fn a_school_registers_as_many_people_as_it_has_whoever_else_has_them() {
    let (server, a, b) = two_schools().await;
    for number in 0..25 {
        fixtures::person(&server, &a, number).await;
        let other = with(
            person_body(&server, number),
            json!({"fullName": "Cà Thị Nụ"}),
        );
        let path = at("trainees", &format!("HV-{number}"));
        b.put(&path, other).await.expect(201);
    }
    assert_eq!(people(&server), 50);
}
