//! People of a class.

use registry::platform::auth::authz::Role;
use serde_json::json;

use crate::support::fixtures::{Stage, enrol, move_on, open_class, person, teaching};
use crate::support::{BoundTo, Client};

async fn people(by: &Client, class: &str) -> Vec<String> {
    let list = by.get(&format!("/v1/trainees?classId={class}")).await;
    list.expect(200).column("id")
}

#[actix_web::test]
async fn the_people_of_a_class_are_listed_searched_and_counted() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let class = stage.class.id();
    let mut enrolled = Vec::new();
    for number in 1..=3 {
        let applicant = stage.applicant(number).await;
        let trainee = applicant.body["traineeId"].as_str().expect("an id");
        enrolled.push(trainee.to_owned());
        if number == 3 {
            // Who was turned away is listed too.
            let reason = json!({"reason": "Thiếu hồ sơ"});
            move_on(registrar, &applicant, "REJECTED", reason)
                .await
                .expect(200);
        }
    }
    stage.person(4).await;
    let other = stage.another_class("L2", json!({})).await;

    assert_eq!(people(registrar, &class).await, enrolled);
    assert!(people(registrar, &other.id()).await.is_empty());
    let path = format!("/v1/trainees?classId={class}&limit=2&count=exact");
    let first = registrar.get(&path).await.expect(200);
    assert_eq!(first.body["page"]["total"], 3);
    let cursor = first.next_cursor().expect("a next page");
    let last = registrar.get(&format!("{path}&cursor={cursor}")).await;
    assert_eq!(last.expect(200).column("id"), [enrolled[2].clone()]);
    let by_name = format!("/v1/trainees?classId={class}&q=mai+2");
    let found = registrar.get(&by_name).await.expect(200);
    assert_eq!(found.column("id"), [enrolled[1].clone()]);
    let body = json!({"classId": class, "q": "lo", "count": "exact", "limit": 1});
    let found = registrar.post("/v1/trainees/search", body).await;
    assert_eq!(found.expect(200).body["page"]["total"], 3);
    let by_age = format!("/v1/trainees?classId={class}&sort=-createdAt&sex=FEMALE");
    let by_age = registrar.get(&by_age).await.expect(200);
    assert_eq!(by_age.column("id")[0], enrolled[2]);
    let wrong = registrar.get("/v1/trainees?classId=L1").await;
    wrong.expect_error_at(400, "PARAMETER_INVALID", "classId");
}

#[actix_web::test]
async fn where_else_somebody_learns_is_not_told() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let applicant = stage.applicant(1).await;
    let trainee = applicant.body["traineeId"].as_str().expect("an id");
    let class = stage.class.id();
    // Another school has the same woman, and asks for the class of the first.
    let other = teaching(&lead, "B1").await;
    let other_class = open_class(server, &other, "L9", json!({})).await;
    let rival = server.registrar(other.school_id());
    let own = person(server, &rival, 1).await;
    let days = json!({"overlapOverride": "Học buổi tối"});
    let enrolled = enrol(&rival, &own.id(), &other_class.id(), json!({})).await;
    if enrolled.status != 201 {
        enrol(&rival, &own.id(), &other_class.id(), days)
            .await
            .expect(201);
    }
    assert!(people(&rival, &class).await.is_empty());
    assert_eq!(people(&rival, &other_class.id()).await, [own.id()]);
    assert_eq!(people(&stage.registrar, &class).await, [trainee]);
    assert!(people(&stage.registrar, &other_class.id()).await.is_empty());
    assert_eq!(people(&lead, &class).await, [trainee]);

    let home = server.commune(server.unit("COMMUNE", "03646"));
    assert_eq!(people(&home, &class).await, [trainee]);
    let elsewhere = server.commune(server.unit("COMMUNE", "03664"));
    assert!(people(&elsewhere, &class).await.is_empty());
    // An employment centre sees who has completed.
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    assert!(people(&centre, &class).await.is_empty());
}

#[actix_web::test]
async fn who_may_not_read_enrolments_does_not_ask_by_class() {
    let stage = Stage::set(json!({})).await;
    let school = BoundTo::School(stage.teaching.school_id());
    let scopes = ["trainees:read"];
    let narrow = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &scopes);
    narrow.get("/v1/trainees").await.expect(200);
    let path = format!("/v1/trainees?classId={}", stage.class.id());
    narrow.get(&path).await.expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn an_employment_centre_lists_the_graduates_and_outcomes_of_a_class() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let trainee = graduate.body["traineeId"].as_str().expect("an id");
    let class = stage.class.id();
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);
    assert_eq!(people(&centre, &class).await, [trainee]);

    let enrolment = graduate.id().parse().expect("an id");
    crate::support::past::observed("EMPLOYED", "2026-10-01").record(&stage.server, enrolment);
    let list = format!("/v1/employment-outcomes?classId={class}&count=exact");
    let list = centre.get(&list).await.expect(200);
    assert_eq!(list.body["page"]["total"], 1);
    assert_eq!(list.column("traineeId"), [trainee]);
    let other = stage.another_class("L2", json!({})).await;
    let none = format!("/v1/employment-outcomes?classId={}", other.id());
    assert!(centre.get(&none).await.expect(200).rows().is_empty());
}
