//! What a key may be, and who sees it.

use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::change_log;
use registry::platform::db::types::Json;
use serde_json::{Value, json};

use super::{at, key, rekeys, sent_enrolment, two_schools};
use crate::support::fixtures::{Stage, person_body, with};
use crate::support::{BoundTo, past};

#[actix_web::test]
async fn a_key_may_hold_any_characters() {
    let (server, school, _) = two_schools().await;

    let path = at("trainees", "H%E1%BB%8Dc%2Fvi%C3%AAn%20%231%3F%25");
    let created = school.put(&path, person_body(&server, 1)).await.expect(201);
    assert_eq!(created.body["externalIds"], json!([key("Học/viên #1?%")]));
    assert_eq!(school.get(&path).await.expect(200).id(), created.id());

    let long = at("trainees", &"x".repeat(129));
    school
        .put(&long, person_body(&server, 2))
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "value");
    school
        .put(
            "/v1/trainees/by-external-id/a%20b/1",
            person_body(&server, 2),
        )
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "system");
}

#[actix_web::test]
async fn a_number_of_a_document_is_no_key() {
    let (server, school, _) = two_schools().await;
    let body = person_body(&server, 1);

    let path = at("trainees", body["citizenId"].as_str().expect("an ID"));
    school
        .put(&path, body.clone())
        .await
        .expect_problem(422, "EXTERNAL_ID_PERSONAL");

    let inside = with(
        body.clone(),
        json!({"externalIds": [{"system": "sis", "value": body["citizenId"]}]}),
    );
    school.post("/v1/trainees", inside).await.expect_error_at(
        422,
        "EXTERNAL_ID_PERSONAL",
        "/externalIds/0/value",
    );
}

#[actix_web::test]
async fn keys_of_one_organisation_are_nothing_to_another() {
    let (server, a, b) = two_schools().await;
    let path = at("trainees", "HV-1");
    let first = a.put(&path, person_body(&server, 1)).await.expect(201);

    b.get(&path).await.expect_problem(404, "NOT_FOUND");

    let second = b.put(&path, person_body(&server, 2)).await.expect(201);
    assert_ne!(
        first.id(),
        second.id(),
        "the same key, another organisation's"
    );
    assert_eq!(a.get(&path).await.expect(200).id(), first.id());
    assert_eq!(b.get(&path).await.expect(200).id(), second.id());
}

#[actix_web::test]
async fn keys_are_shown_to_those_who_gave_them_and_who_put_records_together() {
    let (server, a, _) = two_schools().await;
    let path = at("trainees", "HV-1");
    let body = person_body(&server, 1);
    let person = a.put(&path, body.clone()).await.expect(201);
    let place = format!("/v1/trainees/{}", person.id());

    // The whole province in reach, and nothing to do with keys.
    let inspector = server.user(Role::Inspector, BoundTo::Province);
    let seen = inspector.get(&place).await.expect(200);
    assert_eq!(seen.body["externalIds"], json!([]));

    // Transactions of others hold the feed back for a moment.
    let feed = inspector
        .get("/v1/changes?types=trainees&wait=20")
        .await
        .expect(200);
    let told = feed.body["data"].to_string();

    assert!(
        told.contains(&person.id()) && !told.contains("HV-1"),
        "{told}"
    );

    let lead = server.lead();
    let seen = lead.get(&place).await.expect(200);
    assert_eq!(seen.body["externalIds"], json!([key("HV-1")]));

    // The same name in the lead agency's own system is a key of its own.
    lead.get(&path).await.expect_problem(404, "NOT_FOUND");

    lead.put(&path, body).await.expect(200);
    assert_eq!(lead.get(&path).await.expect(200).id(), person.id());
}

#[actix_web::test]
async fn keys_given_later_are_told_to_their_organisation_alone() {
    let (server, a, b) = two_schools().await;

    let person = a.put(&at("trainees", "A-1"), person_body(&server, 1)).await;
    let person = person.expect(201);
    assert!(
        rekeys(&server).is_empty(),
        "the keys of a new row are no news"
    );

    let me = b.get("/v1/users/me").await.expect(200);
    let school = me.body["reach"]["schoolId"].as_str().expect("an id");
    past::join(&server, &person, school.parse().expect("an id"), true);
    b.put(&at("trainees", "B-1"), person_body(&server, 1))
        .await
        .expect(200);
    let rekeyed = rekeys(&server);
    let [(keys, Some(organisation))] = rekeyed.as_slice() else {
        panic!("{rekeyed:?}");
    };
    let current = &keys["current"]["externalIds"];

    assert_eq!(current[0]["value"], "B-1");
    assert_eq!(current[0]["organisationId"], json!(organisation));
    assert!(!keys.to_string().contains("A-1"), "{keys}");
}

#[actix_web::test]
async fn a_deletion_is_told_with_the_keys_of_the_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let person = school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    let enrolment = sent_enrolment("HV-1", &stage.class, json!({}));
    let enrolment = school
        .put(&at("enrolments", "GD-1"), enrolment)
        .await
        .expect(201);

    school
        .delete(&format!("/v1/enrolments/{}", enrolment.id()), &enrolment)
        .await
        .expect(204);
    school
        .delete(&format!("/v1/trainees/{}", person.id()), &person)
        .await
        .expect(204);

    let deleted = |conn: &mut DbConnection| {
        let rows: Vec<Json<Value>> = change_log::table
            .filter(change_log::op.eq("DELETE"))
            .order(change_log::seq)
            .select(change_log::keys)
            .load(conn)?;
        Ok(rows)
    };
    let deleted = server.db().read_now(deleted).expect("entries");

    let keys: Vec<&Value> = deleted
        .iter()
        .map(|keys| &keys.0["externalIds"][0]["value"])
        .collect();
    assert_eq!(keys, [&json!("GD-1"), &json!("HV-1")]);

    school
        .get(&at("trainees", "HV-1"))
        .await
        .expect_problem(404, "NOT_FOUND");
}
