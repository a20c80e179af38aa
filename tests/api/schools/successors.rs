//! A closed school names its successor: who may, whom, from when, and how it is taken back.

use serde_json::{Value, json};

use super::close;
use crate::support::fixtures::{
    class_body, open_class, person, person_body, school, teaching, with,
};
use crate::support::{Case, Client, Response, TestServer};

/// A day so many days from now.
fn in_days(days: i32) -> String {
    let today = registry::platform::values::time::Timestamp::now().date();
    today.plus_days(days).to_string()
}

async fn name(lead: &Client, school: &str, patch: Value) -> Response {
    let path = format!("/v1/schools/{school}");
    let now = lead.get(&path).await.expect(200);
    lead.patch(&path, &now, patch).await
}

#[actix_web::test]
async fn a_closed_school_names_its_successor_at_once_or_later() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (a, b) = (school(&lead, "A1").await, school(&lead, "B1").await);
    let at = "/successorSchoolId";

    let open = name(&lead, &a.id(), json!({"successorSchoolId": b.id()})).await;
    open.expect_error_at(422, "SCHOOL_NOT_CLOSED", at);
    let day = json!({"successorFrom": "2026-12-01"});
    let none = close(&lead, &a.id(), day).await;
    none.expect_error_at(400, "FIELD_REQUIRED", at);

    let closed = close(&lead, &a.id(), json!({"successorSchoolId": b.id()})).await;
    let closed = closed.expect(200);
    assert_eq!(closed.body["successorSchoolId"], b.id());
    assert_eq!(
        closed.body["successorFrom"],
        in_days(0),
        "today when left out"
    );

    let later = name(&lead, &a.id(), json!({"successorFrom": in_days(7)})).await;
    assert_eq!(later.expect(200).body["successorFrom"], in_days(7));
    let back = name(
        &lead,
        &a.id(),
        json!({"successorSchoolId": null, "successorFrom": null}),
    )
    .await;
    assert_eq!(back.expect(200).body["successorFrom"], Value::Null);
    let again = json!({"successorSchoolId": b.id(), "successorFrom": "2026-11-30"});
    name(&lead, &a.id(), again).await.expect(200);

    // It opens again without it, and not with it.
    let opened = name(&lead, &a.id(), json!({"status": "ACTIVE"})).await;
    opened.expect_error_at(422, "SCHOOL_NOT_CLOSED", at);
    let opened = json!({"status": "ACTIVE", "successorSchoolId": null, "successorFrom": null});
    name(&lead, &a.id(), opened).await.expect(200);
}

#[actix_web::test]
async fn a_successor_is_another_school_that_leads_to_an_open_one() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut schools = Vec::new();
    for code in ["A1", "B1", "C1", "D1"] {
        schools.push(school(&lead, code).await.id());
    }
    let [a, b, c, d] = <[String; 4]>::try_from(schools).expect("four");
    let heir = |id: &str| json!({"successorSchoolId": id});
    let refused = |answer: Response, code: &str| {
        answer.expect_error_at(422, code, "/successorSchoolId");
    };

    let nobody = heir("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11");
    refused(close(&lead, &a, nobody).await, "REFERENCE_UNKNOWN");
    refused(close(&lead, &a, heir(&a)).await, "SUCCESSOR_CYCLE");
    close(&lead, &d, json!({})).await.expect(200);
    refused(close(&lead, &a, heir(&d)).await, "SCHOOL_CLOSED");

    // A → B → C, and never back.
    close(&lead, &b, heir(&c)).await.expect(200);
    close(&lead, &a, heir(&b)).await.expect(200);
    refused(close(&lead, &c, heir(&a)).await, "SUCCESSOR_CYCLE");
    refused(close(&lead, &c, heir(&b)).await, "SUCCESSOR_CYCLE");
    refused(close(&lead, &c, heir(&d)).await, "SCHOOL_CLOSED");
}

#[actix_web::test]
async fn a_school_names_no_successor_itself() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (a, b) = (teaching(&lead, "A1").await, school(&lead, "B1").await);
    close(&lead, &a.school.id(), json!({})).await.expect(200);

    let registrar = server.registrar(a.school_id());
    let named = name(
        &registrar,
        &a.school.id(),
        json!({"successorSchoolId": b.id()}),
    )
    .await;
    named.expect_error_at(422, "FIELD_RESERVED", "/successorSchoolId");
    let day = name(
        &registrar,
        &a.school.id(),
        json!({"successorFrom": "2026-11-30"}),
    )
    .await;
    assert!(
        day.errors()
            .contains(&("/successorFrom".into(), "FIELD_RESERVED".into())),
        "{:?}",
        day.body
    );
}

#[actix_web::test]
async fn a_closed_school_registers_and_enrols_nobody() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let a = teaching(&lead, "A1").await;
    let registrar = server.registrar(a.school_id());
    let class = open_class(&server, &a, "L1", json!({})).await;
    let somebody = person(&server, &registrar, 1).await;
    close(&lead, &a.school.id(), json!({})).await.expect(200);

    let new = registrar
        .post("/v1/trainees", person_body(&server, 2))
        .await;
    new.expect_problem(422, "SCHOOL_CLOSED");
    let body = json!({"traineeId": somebody.id(), "classId": class.id()});
    for (by, who) in [(&registrar, "the school"), (&lead, "the lead agency")] {
        let _case = Case::of(who);
        let enrolled = by.post("/v1/enrolments", body.clone()).await;
        enrolled.expect_error_at(422, "SCHOOL_CLOSED", "/classId");
    }
}

#[actix_web::test]
async fn a_succession_is_taken_back_while_nothing_stands_on_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (a, b) = (teaching(&lead, "A1").await, school(&lead, "B1").await);
    let heir = json!({"successorSchoolId": b.id(), "successorFrom": "2026-11-01"});
    close(&lead, &a.school.id(), heir).await.expect(200);

    // The successor has neither course nor line of its own.
    let registrar = server.registrar(b.id().parse().expect("an id"));
    let body = with(class_body(&server, &a, "N1"), json!({"schoolId": b.id()}));
    let class = registrar.post("/v1/classes", body).await.expect(201);
    assert_eq!(class.body["licenceLineId"], a.line.id());

    let at = "/successorSchoolId";
    for patch in [
        json!({"successorSchoolId": null, "successorFrom": null}),
        json!({"successorFrom": in_days(1)}),
        json!({"status": "ACTIVE", "successorSchoolId": null, "successorFrom": null}),
    ] {
        let _case = Case::of(patch.to_string());
        let refused = name(&lead, &a.school.id(), patch).await;
        refused.expect_error_at(409, "SUCCESSOR_IN_USE", at);
    }
    let earlier = json!({"successorFrom": "2026-10-01"});
    name(&lead, &a.school.id(), earlier).await.expect(200);

    let path = format!("/v1/classes/{}", class.id());
    registrar.delete(&path, &class).await.expect(204);
    // What a closed school is called, and its numbers, are not its successor's to say.
    let called = name(&registrar, &a.school.id(), json!({"nameVi": "Trường khác"})).await;
    assert!(
        called
            .errors()
            .iter()
            .any(|(_, code)| code == "FIELD_RESERVED")
    );
    let free = json!({"successorSchoolId": null});
    let free = name(&lead, &a.school.id(), free).await.expect(200);
    assert_eq!(free.body["successorFrom"], json!(null));
    registrar
        .post(
            "/v1/classes",
            with(class_body(&server, &a, "N2"), json!({"schoolId": b.id()})),
        )
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/courseId");
}

#[actix_web::test]
async fn a_second_school_for_one_organisation_is_still_refused() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (a, b) = (teaching(&lead, "A1").await, school(&lead, "B1").await);
    server.registrar(a.school_id());
    close(&lead, &a.school.id(), json!({"successorSchoolId": b.id()}))
        .await
        .expect(200);
    let body = json!({"name": "Phòng đào tạo", "kind": "SCHOOL", "schoolId": a.school.id()});
    let second = server.administrator().post("/v1/organisations", body).await;
    second.expect_error_at(409, "ORGANISATION_SCHOOL_TAKEN", "/schoolId");
}
