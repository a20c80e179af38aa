//! A school sees the pairs of a record that it made, and of another's record nothing but that it is there.

use registry::platform::auth::authz::Role;
use serde_json::{Value, json};

use super::{Double, by_passport, decide, of, only_match};
use crate::support::fixtures::{Stage, person_body, teaching, with};
use crate::support::{BoundTo, Case, Client, Response, TestServer};

const PATH: &str = "/v1/trainee-matches";

async fn pairs(by: &Client, query: &str) -> Vec<Value> {
    let list = by.get(&format!("{PATH}?{query}")).await.expect(200);
    list.rows().to_vec()
}

#[actix_web::test]
async fn a_school_sees_its_own_record_and_that_another_one_agrees() {
    let double = Double::set().await;
    let found = only_match(&double.lead).await;
    assert_eq!(found.body["otherHidden"], false);
    let agreeing = json!(["fullName", "birthDate", "communeId"]);
    assert_eq!(found.body["agreeing"], agreeing);

    for (school, own, other, known) in [
        (&double.other, &double.doubled, &double.known, "secondId"),
        (
            &double.stage.registrar,
            &double.known,
            &double.doubled,
            "firstId",
        ),
    ] {
        let _case = Case::of(known);
        let list = school.get(PATH).await.expect(200);
        let path = format!("{PATH}/{}", found.id());
        let pair = school.get(&path).await.expect(200);
        assert_eq!(list.rows(), std::slice::from_ref(&pair.body));

        assert_eq!(pair.body[known], json!(own.id()));
        let hidden = if known == "firstId" {
            "secondId"
        } else {
            "firstId"
        };
        assert_eq!(pair.body[hidden], Value::Null);
        let seen = school.get(&of(&own.id())).await.expect(200);
        assert_eq!(pair.body["trainees"], json!([seen.body]));
        assert_eq!(
            (&pair.body["otherHidden"], &pair.body["agreeing"]),
            (&json!(true), &agreeing)
        );
        assert_eq!(pair.etag(), "");
        let told = pair.body.to_string();
        assert!(!told.contains(&other.id()), "{told}");

        let decision = json!({"decision": "DISTINCT", "reason": "Hai người"});
        let refused = decide(school, &found, decision).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }
}

#[actix_web::test]
async fn a_school_without_a_record_in_it_sees_no_pair() {
    let double = Double::set().await;
    let found = only_match(&double.lead).await;
    let third = teaching(&double.lead, "C1").await;
    let third = double.stage.server.registrar(third.school_id());
    assert!(pairs(&third, "count=exact").await.is_empty());
    let read = third.get(&format!("{PATH}/{}", found.id())).await;
    read.expect_problem(404, "NOT_FOUND");

    // That it has the id of a record which is not its own tells it nothing.
    let query = format!("traineeId={}", double.known.id());
    assert!(pairs(&double.other, &query).await.is_empty());
    let query = format!("traineeId={}", double.doubled.id());
    assert_eq!(pairs(&double.other, &query).await.len(), 1);

    let commune = double.stage.server.unit("COMMUNE", "03646");
    for (role, bound) in [
        (Role::Commune, BoundTo::Unit(commune)),
        (Role::EmploymentCentre, BoundTo::Province),
        (Role::Department, BoundTo::Province),
    ] {
        let refused = double.stage.server.user(role, bound).get(PATH).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }
}

#[actix_web::test]
async fn what_the_lead_agency_decides_is_told_without_its_reason() {
    let double = Double::set().await;
    let found = only_match(&double.lead).await;
    let decision = json!({"decision": "DISTINCT", "reason": "Mẹ và con, hỏi trường A1"});
    decide(&double.lead, &found, decision).await.expect(200);

    let pair = &pairs(&double.other, "status=DISTINCT").await[0];
    assert_eq!(pair["status"], "DISTINCT");
    assert_eq!(pair["reason"], Value::Null);
    assert!(pair["decidedAt"].is_string());
    assert!(pairs(&double.other, "status=OPEN").await.is_empty());
}

/// A woman whom another school has on file by her citizen ID, and what a school learns that has a
/// woman of the same name, birth date and commune with this one.
async fn learnt(citizen_id: &str, later: Option<&str>) -> Vec<Value> {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let elsewhere = teaching(&lead, "B1").await;
    let elsewhere = stage.server.registrar(elsewhere.school_id());
    let body = |citizen_id: &str| {
        let changes = json!({"citizenId": citizen_id, "fullName": "Lò Thị Mai"});
        with(person_body(&stage.server, 1), changes)
    };
    let known = elsewhere.post("/v1/trainees", body("014304000001"));
    known.await.expect(201);
    let own = stage.registrar.post("/v1/trainees", body(citizen_id));
    let own = own.await.expect(201);
    if let Some(later) = later {
        let change = json!({"citizenId": later, "formerIds": []});
        let changed = stage.registrar.patch(&of(&own.id()), &own, change).await;
        changed.expect(200);
    }
    let mut told = Vec::new();
    for query in [
        "",
        "status=OPEN",
        "status=LINKED",
        "status=CONFIRMED",
        "cause=NAME",
        "cause=DOCUMENT",
        "count=exact&limit=1",
        "sort=-createdAt",
    ] {
        let list = stage.registrar.get(&format!("{PATH}?{query}")).await;
        told.push(without_names(&list.expect(200)));
    }
    told
}

/// An answer without what differs between any two tries: ids, times and the document itself.
fn without_names(answer: &Response) -> Value {
    let mut body = answer.body.clone();
    for row in body["data"].as_array_mut().expect("a list") {
        let same = row["createdAt"] == row["updatedAt"];
        let row = row.as_object_mut().expect("a row");
        row.insert("unchanged".to_owned(), json!(same));
        for name in ["id", "firstId", "secondId", "createdAt", "updatedAt"] {
            let member = row.get(name).is_some_and(|member| !member.is_null());
            row.insert(name.to_owned(), json!(member));
        }
        row.remove("trainees");
    }
    body
}

#[actix_web::test]
async fn a_school_does_not_learn_whether_documents_agree() {
    let another = learnt("014304000009", None).await;
    let the_same = learnt("014304000001", None).await;
    assert_eq!(another, the_same);
    assert_eq!(another[0]["data"].as_array().expect("a list").len(), 1);
    assert_eq!(another[0]["data"][0]["status"], "OPEN");
    assert_eq!(another[0]["data"][0]["cause"], "NAME");

    let to_another = learnt("014304000009", Some("014304000008")).await;
    let to_the_same = learnt("014304000009", Some("014304000001")).await;
    assert_eq!(to_another, to_the_same);
    assert_eq!(to_another, another);
}

#[actix_web::test]
async fn a_document_alone_shows_a_school_no_pair() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let [a, b] = [
        server.registrar(teaching(&lead, "A1").await.school_id()),
        server.registrar(teaching(&lead, "B1").await.school_id()),
    ];
    a.post("/v1/trainees", person_body(&server, 1))
        .await
        .expect(201);
    // The same number, and another name.
    let guess = json!({"fullName": "Cà Thị Nụ"});
    let guess = with(person_body(&server, 1), guess);
    b.post("/v1/trainees", guess).await.expect(201);
    assert_eq!(pairs(&lead, "cause=DOCUMENT").await.len(), 1);
    for school in [&a, &b] {
        assert!(pairs(school, "count=exact").await.is_empty());
    }
}

#[actix_web::test]
async fn both_records_of_one_school_are_shown_to_it() {
    let stage = Stage::set(json!({})).await;
    let first = stage.person(1).await;
    let second = by_passport(&stage.server, 1);
    let path = "/v1/trainees/by-external-id/sis/A-2";
    let second = stage.registrar.put(path, second).await.expect(201);

    let [pair] = &pairs(&stage.registrar, "status=OPEN").await[..] else {
        panic!("one pair is expected");
    };
    assert_eq!(pair["firstId"], json!(first.id()));
    assert_eq!(pair["secondId"], json!(second.id()));
    assert_eq!(pair["otherHidden"], false);
    assert_eq!(pair["trainees"].as_array().expect("two").len(), 2);
}
