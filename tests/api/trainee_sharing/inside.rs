//! Inside, the records of one person are one from the first minute.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{enrolments, trainees};
use registry::platform::values::ids::{ClassId, TraineeId};
use serde_json::{Value, json};

use super::{Town, of};
use crate::support::fixtures::{enrol, open_class, with};
use crate::support::past::{self, Enrolled};
use crate::support::{Case, Response};

/// Both schools have enrolled the woman on the same days.
async fn overlapping(town: &Town) -> (Response, Response) {
    let (elder, own) = town.both(1).await;
    let there = open_class(&town.stage.server, &town.other, "X1", json!({})).await;
    let first = enrol(&town.first, &elder.id(), &there.id(), json!({})).await;
    let class = town.stage.class.id();
    let second = enrol(town.school(), &own.id(), &class, json!({})).await;
    (first.expect(201), second.expect(201))
}

#[actix_web::test]
async fn records_of_one_person_are_one_at_once_for_the_lead_agency() {
    let town = Town::set().await;
    let (elder, own) = town.both(1).await;
    for record in [&elder, &own] {
        assert_eq!(town.person(record).await, json!(elder.id()));
    }
    let links = town.pairs("LINKED").await;
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].body["cause"], "DOCUMENT");
    assert_eq!(links[0].body["trainees"].as_array().map(Vec::len), Some(2));
    assert!(town.pairs("OPEN").await.is_empty(), "no match by name too");

    let commune = town.stage.server.unit("COMMUNE", "03646");
    let commune = town.stage.server.commune(commune);
    let all = format!("/v1/trainees?personId={}&count=exact", elder.id());
    for who in [&town.lead, &commune] {
        let listed = who.get(&all).await.expect(200);
        let mut ids = listed.column("id");
        ids.sort();
        assert_eq!(ids, [elder.id(), own.id()]);
    }
    for who in [town.school(), &town.first] {
        let seen = who.get("/v1/trainees").await.expect(200);
        assert_eq!(seen.rows().len(), 1);
        assert!(seen.rows()[0].get("personId").is_none());
    }
    assert!(town.school().get(&all).await.expect(200).rows().is_empty());

    // A number of one of the two finds both, also when it is a former one.
    let renumbered = json!({"citizenId": "014304000777"});
    town.first
        .patch(&of(&elder), &elder, renumbered)
        .await
        .expect(200);
    for number in ["014304000001", "014304000777"] {
        let _case = Case::of(number);
        let by = json!({"citizenId": number});
        let found = town.lead.post("/v1/trainees/search", by).await.expect(200);
        assert_eq!(found.rows().len(), 2);
    }
    assert_eq!(town.person(&own).await, json!(elder.id()));
}

#[actix_web::test]
async fn an_overlap_with_another_school_is_a_case_of_the_lead_agency() {
    let town = Town::set().await;
    let (first, second) = overlapping(&town).await;
    let cases = town
        .lead
        .get("/v1/enrolment-cases?status=OPEN")
        .await
        .expect(200);
    let [case] = cases.rows() else {
        panic!("{:#}", cases.body);
    };
    let told = [
        &case["rule"],
        &case["enrolmentId"],
        &case["otherEnrolmentId"],
    ];
    assert_eq!(
        told,
        [
            &json!("CLASS_OVERLAP"),
            &json!(second.id()),
            &json!(first.id())
        ]
    );
    let path = format!("/v1/enrolments/{}?expand=cases", second.id());
    let seen = town.lead.get(&path).await.expect(200);
    assert_eq!(seen.body["cases"][0]["status"], "OPEN");
    assert!(
        town.school()
            .get(&path)
            .await
            .expect(200)
            .body
            .get("cases")
            .is_none()
    );

    // The lead agency is told at once; and a school of what it has recorded itself.
    let twice = town.stage.another_class("L2", json!({})).await;
    let trainee = second.body["traineeId"].as_str().expect("an id");
    for who in [&town.lead, town.school()] {
        let refused = enrol(who, trainee, &twice.id(), json!({})).await;
        refused.expect_error_at(422, "CLASS_OVERLAP", "/classId");
    }

    let path = format!(
        "/v1/enrolment-cases/{}",
        case["id"].as_str().expect("an id")
    );
    let open = town.lead.get(&path).await.expect(200);
    let decide = town.lead.with("if-match", open.etag());
    let decision = json!({"decision": "CLEARED", "reason": "Học buổi tối"});
    let path = format!("{path}/decisions");
    let cleared = decide.post(&path, decision.clone()).await.expect(200);
    assert_eq!(cleared.body["status"], "CLEARED");
    let again = town.lead.with("if-match", cleared.etag());
    again
        .post(&path, decision)
        .await
        .expect_problem(409, "CASE_DECIDED");
    let otherwise = json!({"decision": "UPHELD", "reason": "Nhầm người"});
    again.post(&path, otherwise).await.expect(200);

    // An application that is taken back takes its cases along.
    let place = format!("/v1/enrolments/{}", second.id());
    town.school().delete(&place, &second).await.expect(204);
    let none = town.lead.get("/v1/enrolment-cases").await.expect(200);
    assert!(none.rows().is_empty());
}

#[actix_web::test]
async fn a_class_that_is_put_on_days_of_another_school_opens_cases() {
    let town = Town::set().await;
    let (elder, own) = town.both(1).await;
    let summer = json!({"startDate": "2026-08-03", "endDate": "2026-10-30"});
    let there = open_class(&town.stage.server, &town.other, "X1", summer.clone()).await;
    enrol(&town.first, &elder.id(), &there.id(), json!({}))
        .await
        .expect(201);
    let class = town.stage.class.id();
    enrol(town.school(), &own.id(), &class, json!({}))
        .await
        .expect(201);
    let cases = async || {
        town.lead
            .get("/v1/enrolment-cases")
            .await
            .expect(200)
            .rows()
            .len()
    };
    assert_eq!(cases().await, 0);
    let path = format!("/v1/classes/{class}");
    for days in [summer.clone(), json!({"endDate": "2026-11-06"})] {
        let seen = town.school().get(&path).await.expect(200);
        town.school().patch(&path, &seen, days).await.expect(200);
        assert_eq!(cases().await, 1);
    }
}

/// The record of each enrolment in a class, in the order in which they were made.
fn records(conn: &mut DbConnection, class: &str) -> Vec<TraineeId> {
    let class: ClassId = class.parse().expect("an id");
    let rows = enrolments::table
        .filter(enrolments::class_id.eq(class))
        .order(enrolments::id);
    rows.select(enrolments::trainee_id)
        .load(conn)
        .expect("records")
}

#[actix_web::test]
async fn a_person_of_two_schools_counts_once_where_persons_count() {
    let town = Town::set().await;
    let server = &town.stage.server;
    let there = open_class(server, &town.other, "X1", json!({})).await;
    for class in [&town.stage.class, &there] {
        past::enrol(server, &Enrolled::completed(server, class, "2026-06-26"), 4);
    }
    let completed = async |as_of: &str| {
        let path = format!("/v1/statistics/training?by=sex&asOf={as_of}");
        let figures = server.anonymous().get(&path).await.expect(200).body;
        figures["data"][0]["completed"].clone()
    };
    assert!(completed("2026-08-01").await.is_number());
    // The four of one school are those of the other.
    let (elder, younger) = (town.stage.class.id(), there.id());
    let link = move |conn: &mut DbConnection| {
        let (elder, younger) = (records(conn, &elder), records(conn, &younger));
        for (elder, younger) in elder.into_iter().zip(younger) {
            diesel::update(trainees::table.filter(trainees::id.eq(younger)))
                .set(trainees::person_id.eq(elder))
                .execute(conn)?;
        }
        Ok(())
    };
    server.db().write_now(link).expect("links");
    assert_eq!(
        completed("2026-08-02").await,
        Value::Null,
        "fewer than five persons"
    );
}

#[actix_web::test]
async fn a_school_may_enter_what_only_others_have_recorded() {
    let town = Town::set().await;
    let (elder, own) = town.both(1).await;
    // The lead agency corrects the number of one record to that of another registrar.
    let third = town.body(3, json!({"fullName": "Lò Thị Mai 1"}));
    let third = town.first.post("/v1/trainees", third).await.expect(201);
    let taken = json!({"citizenId": "014304000001"});
    let refused = town.first.patch(&of(&third), &third, taken.clone()).await;
    refused.expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
    let mine = town.body(4, json!({"fullName": "Cà Thị Nụ"}));
    let mine = town.school().post("/v1/trainees", mine).await.expect(201);
    let refused = town.school().patch(&of(&mine), &mine, taken).await;
    refused.expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
    let theirs = json!({"citizenId": "014304000003"});
    let numbered = town
        .school()
        .patch(&of(&mine), &mine, theirs)
        .await
        .expect(200);
    assert_eq!(
        town.pairs("OPEN").await.len(),
        2,
        "a match by name, and a case"
    );
    let agreed = with(json!({}), json!({"fullName": "Lò Thị Mai 1"}));
    town.school()
        .patch(&of(&mine), &numbered, agreed)
        .await
        .expect(200);
    assert_eq!(town.person(&mine).await, json!(third.id()));
    assert_eq!(town.person(&own).await, json!(elder.id()));
}
