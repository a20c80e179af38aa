//! A school is registered, changed and deleted under its rules.

use serde_json::json;

use super::school;
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn the_province_registers_a_school_and_reads_it_back() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut body = school("CD-SONLA", "  Trường Cao đẳng   Sơn La ");
    body["phone"] = json!("0212 3874 567");
    body["externalIds"] = json!([{"system": "ministry", "value": "CDD1402"}]);

    let created = lead.post("/v1/schools", body).await.expect(201);
    assert_eq!(
        created.header("location"),
        format!("/v1/schools/{}", created.id())
    );
    assert_eq!(created.body["nameVi"], "Trường Cao đẳng Sơn La");
    assert_eq!(created.body["phone"], "+842123874567");

    let read = lead.get(created.header("location")).await.expect(200);
    assert_eq!(read.body, created.body);
    assert_eq!(read.etag(), "\"1\"");
}

#[actix_web::test]
async fn an_unchanged_school_is_not_sent_again() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let created = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    let again = lead
        .with("if-none-match", created.etag())
        .get(created.header("location"))
        .await;
    assert_eq!(again.expect(304).body, "");
}

#[actix_web::test]
async fn every_fault_of_a_body_is_named_at_once() {
    let server = TestServer::start().await;

    let body =
        json!({"code": "a b", "kind": 7, "ownership": "PUBLIC", "colour": "red", "email": "x"});
    let answer = server
        .lead()
        .post("/v1/schools", body)
        .await
        .expect_problem(400, "BODY_INVALID");
    let mut errors = answer.errors();
    errors.sort();
    let expected = [
        ("/code", "FIELD_FORMAT"),
        ("/colour", "FIELD_UNKNOWN"),
        ("/email", "FIELD_FORMAT"),
        ("/kind", "FIELD_TYPE"),
        ("/nameVi", "FIELD_REQUIRED"),
    ];

    assert_eq!(
        errors,
        expected.map(|(place, code)| (place.to_owned(), code.to_owned()))
    );
}

#[actix_web::test]
async fn a_lenient_client_is_warned_of_unknown_fields() {
    let server = TestServer::start().await;
    let mut body = school("A1", "Trường A");
    body["màu\n"] = json!("red");
    let lenient = server.lead().with("prefer", "handling=lenient");
    let created = lenient.post("/v1/schools", body).await.expect(201);
    assert_eq!(
        created.header("x-registry-warning"),
        "/m%C3%A0u%0A FIELD_UNKNOWN"
    );
}

#[actix_web::test]
async fn every_broken_rule_is_named_at_once() {
    let server = TestServer::start().await;
    let mut body = school("A1", "Trường A");
    body["kind"] = json!("CASTLE");
    body["phone"] = json!("12");

    let answer = server
        .lead()
        .post("/v1/schools", body)
        .await
        .expect_problem(422, "RULES_BROKEN");
    let mut errors = answer.errors();
    errors.sort();

    assert_eq!(
        errors,
        [("/kind", "CODE_UNKNOWN"), ("/phone", "PHONE_INVALID")].map(|(p, c)| (p.into(), c.into()))
    );
}

#[actix_web::test]
async fn a_code_is_given_once() {
    let server = TestServer::start().await;
    let lead = server.lead();
    lead.post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    let again = lead.post("/v1/schools", school("A1", "Trường B")).await;
    again
        .expect_problem(409, "SCHOOL_CODE_TAKEN")
        .expect_error_at(409, "SCHOOL_CODE_TAKEN", "/code");
}

#[actix_web::test]
async fn an_external_id_names_one_school() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut body = school("A1", "Trường A");
    body["externalIds"] = json!([{"system": "ministry", "value": "1"}]);
    lead.post("/v1/schools", body.clone()).await.expect(201);
    body["code"] = json!("A2");

    let again = lead.post("/v1/schools", body).await;
    again.expect_error_at(409, "EXTERNAL_ID_TAKEN", "/externalIds/0");
    assert_eq!(
        lead.get("/v1/schools?code=A2").await.rows().len(),
        0,
        "nothing is half-written"
    );
}

#[actix_web::test]
async fn a_change_needs_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let seen = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);

    let path = seen.header("location").to_owned();
    lead.send(reqwest::Method::PATCH, &path, Some(json!({})))
        .await
        .expect_problem(428, "VERSION_REQUIRED");

    let changed = lead
        .patch(&path, &seen, json!({"address": "Số 1", "phone": null}))
        .await
        .expect(200);

    assert_eq!(
        (changed.body["address"].as_str(), changed.etag()),
        (Some("Số 1"), "\"2\"")
    );

    lead.patch(&path, &seen, json!({"address": "Số 2"}))
        .await
        .expect_problem(412, "VERSION_STALE");

    for malformed in ["1", "\"1", ""] {
        let _case = Case::of(format!("{malformed:?}"));
        lead.with("if-match", malformed)
            .send(reqwest::Method::PATCH, &path, Some(json!({})))
            .await
            .expect_error_at(400, "HEADER_INVALID", "If-Match");
    }

    lead.patch(&path, &changed, json!({"nameVi": null}))
        .await
        .expect_error_at(400, "FIELD_TYPE", "/nameVi");
}

#[actix_web::test]
async fn a_school_changes_its_own_contact_data_and_nothing_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    let other = lead
        .post("/v1/schools", school("B1", "Trường B"))
        .await
        .expect(201);

    let registrar = server.registrar(own.id().parse().expect("an id"));
    let path = own.header("location").to_owned();
    let seen = registrar
        .patch(&path, &own, json!({"phone": "0912345678"}))
        .await
        .expect(200);

    let refused = registrar
        .patch(&path, &seen, json!({"status": "CLOSED"}))
        .await;
    refused.expect_error_at(422, "FIELD_RESERVED", "/status");

    registrar
        .patch(other.header("location"), &other, json!({"phone": null}))
        .await
        .expect_problem(404, "NOT_FOUND");
    registrar
        .post("/v1/schools", school("C1", "Trường C"))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_school_that_nothing_refers_to_can_be_deleted() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let seen = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    lead.delete(seen.header("location"), &seen)
        .await
        .expect(204);

    lead.get(seen.header("location"))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(lead.get("/v1/schools?q=truong").await.rows().len(), 0);
}

#[actix_web::test]
async fn a_retried_post_is_carried_out_once() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "night-1");

    let first = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    let again = lead
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);

    assert_eq!(
        (first.body, first.headers["etag"].clone()),
        (again.body, again.headers["etag"].clone())
    );

    let other = lead.post("/v1/schools", school("A2", "Trường A")).await;
    other.expect_problem(422, "IDEMPOTENCY_REUSED");

    let colleague = server.lead().with("idempotency-key", "night-1");
    colleague
        .post("/v1/schools", school("A3", "Trường A"))
        .await
        .expect(201);
}
