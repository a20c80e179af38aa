//! Campuses as the province, their school and others meet them.

use serde_json::json;

use crate::support::{BoundTo, TestServer, fixtures};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn a_school_adds_a_campus_and_everybody_reads_it() {
    let server = TestServer::start().await;
    let school = fixtures::school(&server.lead(), "A1").await;
    let registrar = server.registrar(fixtures::school_id(&school));

    let path = format!("/v1/schools/{}/campuses", school.id());
    let body = json!({
        "name": " Cơ sở  Mai Sơn ", "phone": "0912345678", "unitId": server.unit("COMMUNE", "03646")
    });
    let created = registrar.post(&path, body).await.expect(201);
    assert_eq!(created.body["name"], "Cơ sở Mai Sơn");
    assert_eq!(created.body["phone"], "+84912345678");

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let read = viewer.get(created.header("location")).await.expect(200);
    assert_eq!(read.body, created.body);
    assert_eq!(viewer.get(&path).await.column("id"), [created.id()]);

    let thin = viewer.get(&format!("{path}?fields=name&count=exact")).await;
    assert_eq!(thin.body["page"]["total"], 1);
    let elsewhere = format!("{path}?unitId={}", server.unit("COMMUNE", "03664"));
    assert_eq!(viewer.get(&elsewhere).await.expect(200).rows().len(), 0);
}

#[actix_web::test]
async fn another_school_finds_nothing_to_change() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (school, other) = (
        fixtures::school(&lead, "A1").await,
        fixtures::school(&lead, "B1").await,
    );
    let stranger = server.registrar(fixtures::school_id(&other));
    let path = format!("/v1/schools/{}/campuses", school.id());
    let campus = lead.post(&path, json!({"name": "Chính"})).await.expect(201);

    stranger
        .post(&path, json!({"name": "Phụ"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    stranger
        .patch(campus.header("location"), &campus, json!({"name": "X"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    stranger
        .delete(campus.header("location"), &campus)
        .await
        .expect_problem(404, "NOT_FOUND");

    let mixed = format!("/v1/schools/{}/campuses/{}", other.id(), campus.id());
    lead.get(&mixed).await.expect_problem(404, "NOT_FOUND");

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .post(&path, json!({"name": "Phụ"}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    lead.get("/v1/schools/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11/campuses")
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_campus_has_a_name_of_its_own_a_real_place_and_a_real_phone() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let path = format!("/v1/schools/{}/campuses", school.id());
    lead.post(&path, json!({"name": "Chính"})).await.expect(201);

    lead.post(&path, json!({"name": "Chính"}))
        .await
        .expect_error_at(409, "CAMPUS_NAME_TAKEN", "/name");

    let broken =
        json!({"name": " \u{200b}", "phone": "12", "unitId": server.unit("PROVINCE", "14")});
    let answer = lead
        .post(&path, broken)
        .await
        .expect_problem(422, "RULES_BROKEN");

    let mut errors = answer.errors();
    errors.sort();
    let expected = [
        ("/name", "NAME_INVALID"),
        ("/phone", "PHONE_INVALID"),
        ("/unitId", "UNIT_NOT_COMMUNE"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    let nowhere = json!({"name": "Phụ", "unitId": school.id()});
    lead.post(&path, nowhere)
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/unitId");
}

#[actix_web::test]
async fn a_campus_is_changed_as_it_was_seen_and_deleted_while_no_class_is_held_there() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let path = format!("/v1/schools/{}/campuses", teaching.school.id());
    let seen = lead.post(&path, json!({"name": "Chính"})).await.expect(201);
    let at = seen.header("location");
    let changed = lead
        .patch(at, &seen, json!({"name": "Phụ"}))
        .await
        .expect(200);

    lead.patch(at, &seen, json!({"name": "Ba"}))
        .await
        .expect_problem(412, "VERSION_STALE");

    fixtures::class(&server, &teaching, "L1", json!({"campusId": seen.id()})).await;
    lead.delete(at, &changed)
        .await
        .expect_problem(409, "STILL_REFERENCED");

    let unused = lead.post(&path, json!({"name": "Bốn"})).await.expect(201);
    lead.delete(unused.header("location"), &unused)
        .await
        .expect(204);
    lead.get(unused.header("location"))
        .await
        .expect_problem(404, "NOT_FOUND");
}
