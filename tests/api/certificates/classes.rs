//! The certificates of a class, issued at once.

use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{enrolments, trainees};
use registry::platform::values::ids::{EnrolmentId, TraineeId};
use registry::platform::values::text::name_sort_key;
use serde_json::{Value, json};

use super::series::{counting, passed};
use super::{reissue, revoke};
use crate::support::fixtures::{Stage, school, school_id, with};
use crate::support::{BoundTo, Case, Client, Response};

async fn issue_to_class(by: &Client, stage: &Stage, body: Value) -> Response {
    let path = format!("/v1/classes/{}/certificates", stage.class.id());
    by.post(&path, body).await
}

fn outcomes(answer: &Response) -> Vec<&str> {
    let rows = answer.rows().iter();
    rows.map(|row| row["outcome"].as_str().expect("an outcome"))
        .collect()
}

fn numbers(answer: &Response) -> Vec<&str> {
    let rows = answer.rows().iter();
    rows.filter_map(|row| row["certificate"]["number"].as_str())
        .collect()
}

async fn total(by: &Client) -> Value {
    let list = by.get("/v1/certificates?count=exact&limit=1").await;
    list.expect(200).body["page"]["total"].clone()
}

#[actix_web::test]
async fn everybody_who_has_passed_gets_a_certificate_under_the_next_numbers_once() {
    let stage = counting().await;
    let people = passed(&stage, 4).await;
    let body = json!({"issueDate": "2026-07-06"});
    let first = issue_to_class(&stage.registrar, &stage, body.clone()).await;
    let first = first.expect(200);
    assert_eq!(outcomes(&first), ["ISSUED"; 4]);
    assert_eq!(first.body["more"], false);
    let expected = [
        "A1.2026.0001",
        "A1.2026.0002",
        "A1.2026.0003",
        "A1.2026.0004",
    ];
    assert_eq!(numbers(&first), expected);
    let mut told = first.column("enrolmentId");
    told.sort();
    let mut people = people;
    people.sort();
    assert_eq!(told, people);
    let one = &first.rows()[0];
    let one = (one, &one["certificate"]);
    assert_eq!(one.1["traineeId"], one.0["traineeId"]);
    assert_eq!(one.1["kind"], "ELEMENTARY_CERTIFICATE");
    let path = format!("/v1/certificates/{}", one.1["id"].as_str().expect("an id"));
    assert_eq!(&stage.registrar.get(&path).await.expect(200).body, one.1);

    let again = issue_to_class(&stage.registrar, &stage, body).await;
    let again = again.expect(200);
    assert_eq!(outcomes(&again), ["UNCHANGED"; 4]);
    assert_eq!(numbers(&again), expected);
    assert_eq!(total(&stage.registrar).await, 4);
}

#[actix_web::test]
async fn the_names_decide_who_has_which_number() {
    let stage = counting().await;
    let mut people = passed(&stage, 3).await;
    // The last one comes first by the given name.
    name(&stage, &people, ["Giàng A Pó", "Lò Thị Mai", "Đỗ Văn Hùng"]);
    people.reverse();
    let list = format!(
        "/v1/enrolments?classId={}&sort=traineeName",
        stage.class.id()
    );
    let by_name = stage.registrar.get(&list).await.expect(200).column("id");
    assert_eq!(by_name, people);
    let body = json!({"issueDate": "2026-07-06"});
    let issued = issue_to_class(&stage.registrar, &stage, body).await;
    let issued = issued.expect(200);
    assert_eq!(issued.column("enrolmentId"), people);
    let expected = ["A1.2026.0001", "A1.2026.0002", "A1.2026.0003"];
    assert_eq!(numbers(&issued), expected);
}

/// Name the people of some enrolments.
fn name(stage: &Stage, people: &[String], names: [&'static str; 3]) {
    let people: Vec<EnrolmentId> = people.iter().map(|id| id.parse().expect("an id")).collect();
    let rename = move |conn: &mut DbConnection| {
        for (enrolment, name) in people.iter().zip(names) {
            let of = enrolments::table.find(*enrolment);
            let whose: TraineeId = of.select(enrolments::trainee_id).first(conn)?;
            let named = (
                trainees::full_name.eq(name),
                trainees::sort_key.eq(name_sort_key(name)),
            );
            let whose = trainees::table.filter(trainees::id.eq(whose));
            diesel::update(whose).set(named).execute(conn)?;
        }
        Ok(())
    };
    stage.server.db().write_now(rename).expect("names");
}

#[actix_web::test]
async fn of_several_that_ended_the_latest_is_named() {
    let stage = counting().await;
    passed(&stage, 1).await;
    let body = json!({"issueDate": "2026-07-06"});
    let issued = issue_to_class(&stage.registrar, &stage, body.clone()).await;
    let issued = issued.expect(200);
    let id = issued.rows()[0]["certificate"]["id"].as_str();
    let path = format!("/v1/certificates/{}", id.expect("an id"));
    let first = stage.registrar.get(&path).await.expect(200);
    let second = reissue(&stage.registrar, &first, json!({}))
        .await
        .expect(201);
    let reason = json!({"reason": "In sai"});
    revoke(&stage.registrar, &second, reason).await.expect(200);

    let refused = issue_to_class(&stage.registrar, &stage, body).await;
    let refused = refused.expect(200);
    let error = &refused.rows()[0]["errors"][0];
    assert_eq!(
        (&error["code"], &error["params"]["certificateId"]),
        (&json!("CERTIFICATE_ENDED"), &json!(second.id()))
    );
}

#[actix_web::test]
async fn whose_certificate_cannot_be_issued_is_told_why() {
    let stage = counting().await;
    let people = passed(&stage, 3).await;
    let body = json!({"enrolmentId": people[0], "number": "TAY-01",
        "registerNumber": "TAY-01", "issueDate": "2026-07-06"});
    let by_hand = stage.registrar.post("/v1/certificates", body).await;
    let by_hand = by_hand.expect(201);
    let body = with(
        json!({"number": "TAY-02", "registerNumber": "TAY-02", "issueDate": "2026-07-06"}),
        json!({"enrolmentId": people[1]}),
    );
    let gone = stage.registrar.post("/v1/certificates", body).await;
    let reason = json!({"reason": "Cấp sai", "date": "2026-09-01"});
    revoke(&stage.registrar, &gone.expect(201), reason)
        .await
        .expect(200);

    let body = json!({"issueDate": "2026-07-06"});
    let done = issue_to_class(&stage.registrar, &stage, body)
        .await
        .expect(200);
    let of = |enrolment: &str| {
        let mut rows = done.rows().iter();
        rows.find(|row| row["enrolmentId"] == enrolment)
            .expect("a row")
    };
    assert_eq!(of(&people[0])["outcome"], "UNCHANGED");
    assert_eq!(of(&people[0])["certificate"]["id"], json!(by_hand.id()));
    let refused = of(&people[1]);
    assert_eq!(refused["outcome"], "REFUSED");
    assert_eq!(refused["certificate"], Value::Null);
    assert_eq!(refused["errors"][0]["code"], "CERTIFICATE_ENDED");
    assert_eq!(of(&people[2])["outcome"], "ISSUED");
    assert_eq!(of(&people[2])["certificate"]["number"], "A1.2026.0001");
}

#[actix_web::test]
async fn the_rules_are_those_of_a_single_certificate() {
    let stage = counting().await;
    passed(&stage, 2).await;
    let failed = stage.another_class("L2", json!({})).await;
    let early = json!({"issueDate": "2026-06-01"});
    let done = issue_to_class(&stage.registrar, &stage, early)
        .await
        .expect(200);
    assert_eq!(outcomes(&done), ["REFUSED"; 2]);
    let error = &done.rows()[0]["errors"][0];
    assert_eq!(
        (&error["code"], &error["pointer"]),
        (&json!("ISSUED_BEFORE_COMPLETION"), &json!("/issueDate"))
    );
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
    );

    for (body, status, code, pointer) in [
        (
            json!({"issueDate": "2999-01-01"}),
            422,
            "DATE_IN_FUTURE",
            "/issueDate",
        ),
        (
            json!({"issueDate": "2026-07-06", "kind": "COLLEGE_DIPLOMA"}),
            422,
            "CERTIFICATE_KIND_MISMATCH",
            "/kind",
        ),
        (
            json!({"issueDate": "2026-07-06", "kind": "CASTLE"}),
            422,
            "CODE_UNKNOWN",
            "/kind",
        ),
        (
            json!({"issueDate": "2026-07-06", "colour": "red"}),
            400,
            "FIELD_UNKNOWN",
            "/colour",
        ),
        (json!({}), 400, "FIELD_REQUIRED", "/issueDate"),
    ] {
        let _case = Case::of(&body);
        let refused = issue_to_class(&stage.registrar, &stage, body).await;
        refused.expect_error_at(status, code, pointer);
    }
    assert_eq!(total(&stage.registrar).await, 0);

    // Nobody has completed that class.
    let path = format!("/v1/classes/{}/certificates", failed.id());
    let body = json!({"issueDate": "2026-07-06"});
    let none = stage.registrar.post(&path, body).await.expect(200);
    assert!(none.rows().is_empty());
}

#[actix_web::test]
async fn without_a_series_none_is_issued() {
    let stage = Stage::set(json!({})).await;
    passed(&stage, 2).await;
    let body = json!({"issueDate": "2026-07-06"});
    let refused = issue_to_class(&stage.registrar, &stage, body).await;
    refused.expect_error_at(422, "NUMBER_PATTERN_MISSING", "/number");
    assert_eq!(total(&stage.registrar).await, 0);
}

#[actix_web::test]
async fn who_has_not_passed_gets_none() {
    let stage = counting().await;
    stage.graduate(1, "FAILED").await;
    let body = json!({"issueDate": "2026-07-06"});
    let done = issue_to_class(&stage.registrar, &stage, body)
        .await
        .expect(200);
    assert_eq!(outcomes(&done), ["REFUSED"]);
    assert_eq!(done.rows()[0]["errors"][0]["code"], "ENROLMENT_NOT_PASSED");
}

#[actix_web::test]
async fn the_same_request_under_its_key_is_answered_as_before() {
    let stage = counting().await;
    passed(&stage, 2).await;
    let keyed = stage.registrar.with("idempotency-key", "cap-lop-L1");
    let body = json!({"issueDate": "2026-07-06"});
    let first = issue_to_class(&keyed, &stage, body.clone())
        .await
        .expect(200);
    let again = issue_to_class(&keyed, &stage, body).await.expect(200);
    assert_eq!(first.body, again.body);
    assert_eq!(outcomes(&again), ["ISSUED"; 2]);
    let other = issue_to_class(&keyed, &stage, json!({"issueDate": "2026-07-07"})).await;
    other.expect_problem(422, "IDEMPOTENCY_REUSED");
}

#[actix_web::test]
async fn a_class_of_another_school_is_not_found() {
    let stage = counting().await;
    passed(&stage, 1).await;
    let server = &stage.server;
    let other = server.registrar(school_id(&school(&server.lead(), "B1").await));
    let body = json!({"issueDate": "2026-07-06"});
    let foreign = issue_to_class(&other, &stage, body.clone()).await;
    foreign.expect_problem(404, "NOT_FOUND");
    let commune = server.user(
        Role::Commune,
        BoundTo::Unit(server.unit("COMMUNE", "03646")),
    );
    let refused = issue_to_class(&commune, &stage, body.clone()).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
    let lead = issue_to_class(&server.lead(), &stage, body)
        .await
        .expect(200);
    assert_eq!(numbers(&lead), ["A1.2026.0001"]);
}

#[actix_web::test]
async fn two_who_issue_at_once_give_each_person_one() {
    let stage = counting().await;
    passed(&stage, 12).await;
    let body = json!({"issueDate": "2026-07-06"});
    let (one, other) = futures_util::join!(
        issue_to_class(&stage.registrar, &stage, body.clone()),
        issue_to_class(&stage.registrar, &stage, body)
    );
    let mut all: Vec<String> = Vec::new();
    for answer in [one.expect(200), other.expect(200)] {
        let issued = answer
            .rows()
            .iter()
            .filter(|row| row["outcome"] == "ISSUED");
        all.extend(issued.map(|row| row["certificate"]["number"].to_string()));
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 12);
    assert_eq!(total(&stage.registrar).await, 12);
}
