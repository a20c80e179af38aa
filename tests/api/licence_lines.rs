//! Licence lines as the province, schools and others meet them.

use serde_json::json;

use crate::support::fixtures::with;
use crate::support::{BoundTo, Case, TestServer, fixtures};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn the_province_enters_a_line_and_everybody_reads_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let created = fixtures::licence_line(&lead, &school.id(), 210).await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);

    let read = viewer.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));
    assert_eq!(read.body["yearlyQuota"], 210);

    let path = format!("{}?expand=school,occupation", created.header("location"));
    let expanded = viewer.get(&path).await.expect(200);
    assert_eq!(expanded.body["school"]["code"], "A1");
    assert_eq!(expanded.body["occupation"]["code"], "SL-2017-01");

    let narrow = server.user_with_scopes(
        Role::Viewer,
        BoundTo::Nothing,
        &["courses:read", "classes:read"],
    );
    narrow
        .get("/v1/licence-lines")
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn a_school_does_not_write_its_own_licence() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let registrar = server.registrar(fixtures::school_id(&school));

    let body = fixtures::licence_line_body(&school.id(), 10);
    registrar
        .post("/v1/licence-lines", body)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let line = fixtures::licence_line(&lead, &school.id(), 10).await;
    registrar
        .patch(line.header("location"), &line, json!({"yearlyQuota": 99}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    registrar
        .delete(line.header("location"), &line)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_line_fits_its_school_its_occupation_and_the_calendar() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;

    let body = fixtures::licence_line_body(&school.id(), 10);
    for (change, status, code, pointer) in [
        (
            json!({"level": "COLLEGE"}),
            422,
            "OCCUPATION_LEVEL_DIFFERS",
            "/level",
        ),
        (json!({"level": "WIZARD"}), 422, "CODE_UNKNOWN", "/level"),
        (
            json!({"validTo": "2019-12-31"}),
            422,
            "DATES_REVERSED",
            "/validTo",
        ),
        (
            json!({"occupationId": school.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/occupationId",
        ),
        (
            json!({"schoolId": fixtures::occupation(1)}),
            422,
            "REFERENCE_UNKNOWN",
            "/schoolId",
        ),
        (
            json!({"decisionNumber": " "}),
            422,
            "NAME_INVALID",
            "/decisionNumber",
        ),
        (
            json!({"yearlyQuota": 0}),
            400,
            "FIELD_RANGE",
            "/yearlyQuota",
        ),
        (
            json!({"validFrom": "2026-02-30"}),
            400,
            "FIELD_FORMAT",
            "/validFrom",
        ),
        (json!({"quota": 3}), 400, "FIELD_UNKNOWN", "/quota"),
    ] {
        let _case = Case::of(&change);
        let body = fixtures::with(body.clone(), change);
        lead.post("/v1/licence-lines", body)
            .await
            .expect_error_at(status, code, pointer);
    }

    let closed = lead
        .patch(
            school.header("location"),
            &school,
            json!({"status": "CLOSED"}),
        )
        .await;
    closed.expect(200);

    lead.post("/v1/licence-lines", body)
        .await
        .expect_error_at(422, "SCHOOL_CLOSED", "/schoolId");
}

#[actix_web::test]
async fn the_line_of_a_school_that_has_closed_can_be_ended() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let line = fixtures::licence_line(&lead, &school.id(), 10).await;
    let closed = json!({"status": "CLOSED"});
    lead.patch(school.header("location"), &school, closed)
        .await
        .expect(200);

    let ended = json!({"validTo": "2026-06-30"});
    let ended = lead.patch(line.header("location"), &line, ended).await;
    assert_eq!(ended.expect(200).body["validTo"], "2026-06-30");

    let body = fixtures::licence_line_body(&school.id(), 20);
    let another = with(body, json!({"validFrom": "2026-07-01"}));
    let another = lead.post("/v1/licence-lines", another).await;
    another.expect_error_at(422, "SCHOOL_CLOSED", "/schoolId");
}

#[actix_web::test]
async fn lines_of_one_key_do_not_overlap() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let line = fixtures::licence_line(&lead, &school.id(), 10).await;

    let body = fixtures::licence_line_body(&school.id(), 10);
    lead.post("/v1/licence-lines", body.clone())
        .await
        .expect_error_at(409, "LICENCE_LINE_TAKEN", "/validFrom");

    let later = fixtures::with(body.clone(), json!({"validFrom": "2026-01-01"}));
    lead.post("/v1/licence-lines", later.clone())
        .await
        .expect_error_at(409, "LICENCE_LINE_OVERLAPS", "/validFrom");

    lead.patch(
        line.header("location"),
        &line,
        json!({"validTo": "2025-12-31"}),
    )
    .await
    .expect(200);
    let next = lead.post("/v1/licence-lines", later).await.expect(201);

    lead.patch(
        next.header("location"),
        &next,
        json!({"validFrom": "2025-12-31"}),
    )
    .await
    .expect_problem(409, "LICENCE_LINE_OVERLAPS");

    let other = fixtures::with(body, json!({"occupationId": fixtures::occupation(2)}));
    lead.post("/v1/licence-lines", other).await.expect(201);
}

#[actix_web::test]
async fn a_line_that_classes_rely_on_stays_around_them() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;

    let (line, at) = (&teaching.line, teaching.line.header("location"));
    for change in [
        json!({"validTo": "2026-06-25"}),
        json!({"validFrom": "2026-03-03"}),
        json!({"occupationId": fixtures::occupation(2)}),
    ] {
        let _case = Case::of(&change);
        lead.patch(at, line, change)
            .await
            .expect_problem(409, "LICENCE_LINE_IN_USE");
    }

    lead.delete(at, line)
        .await
        .expect_problem(409, "LICENCE_LINE_IN_USE");

    let seen = lead
        .patch(at, line, json!({"validTo": "2026-06-26"}))
        .await
        .expect(200);
    lead.patch(at, line, json!({"yearlyQuota": 5}))
        .await
        .expect_problem(412, "VERSION_STALE");

    lead.delete(&format!("/v1/classes/{}", class.id()), &class)
        .await
        .expect(204);
    lead.delete(at, &seen).await.expect(204);
    lead.get(at).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn lines_are_found_by_school_occupation_level_and_day() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let other = fixtures::school(&lead, "B1").await;
    let first = fixtures::licence_line(&lead, &school.id(), 10).await;
    let body = fixtures::with(
        fixtures::licence_line_body(&other.id(), 20),
        json!({"occupationId": fixtures::occupation(2), "validTo": "2024-12-31"}),
    );
    let second = lead.post("/v1/licence-lines", body).await.expect(201);

    for (query, expected) in [
        (format!("schoolId={}", school.id()), vec![first.id()]),
        (
            format!("occupationId={}", fixtures::occupation(2)),
            vec![second.id()],
        ),
        ("level=COLLEGE,INTERMEDIATE".to_owned(), vec![]),
        ("validOn=2025-01-01".to_owned(), vec![first.id()]),
        ("validOn=2019-12-31".to_owned(), vec![]),
        ("sort=-createdAt".to_owned(), vec![second.id(), first.id()]),
    ] {
        let _case = Case::of(&query);
        let found = lead.get(&format!("/v1/licence-lines?{query}")).await;
        assert_eq!(found.expect(200).column("id"), expected, "{query}");
    }

    let page = lead.get("/v1/licence-lines?limit=1&expand=school").await;
    assert_eq!(page.rows()[0]["school"]["code"], "A1");

    let cursor = page.next_cursor().expect("a next page");
    let next = format!("/v1/licence-lines?limit=1&expand=school&cursor={cursor}");
    let next = lead.get(&next).await.expect(200);
    assert_eq!(
        (next.column("id"), next.next_cursor()),
        (vec![second.id()], None)
    );

    lead.get("/v1/licence-lines?expand=colour")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "expand");
    lead.get(&format!("{}?limit=1", first.header("location")))
        .await
        .expect_error_at(400, "PARAMETER_UNKNOWN", "limit");
}
