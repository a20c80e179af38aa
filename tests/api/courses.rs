//! Courses as their school, the province and others meet them.

use serde_json::json;

use crate::support::{BoundTo, Case, TestServer, fixtures};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn a_school_enters_a_course_of_its_own_without_naming_itself() {
    let server = TestServer::start().await;
    let school = fixtures::school(&server.lead(), "A1").await;
    let registrar = server.registrar(fixtures::school_id(&school));
    let mut body = fixtures::with(
        fixtures::course_body(&school.id(), "C1"),
        json!({
            "tags": ["E_COMMERCE", "DIGITAL_SKILLS", "E_COMMERCE"], "digitalHours": 8,
            "externalIds": [{"system": "sis", "value": "7"}]
        }),
    );
    body.as_object_mut().expect("an object").remove("schoolId");

    let created = registrar.post("/v1/courses", body).await.expect(201);
    assert_eq!(created.body["schoolId"], school.id());
    assert_eq!(created.body["totalHours"], 300);
    assert_eq!(created.body["edition"], 1);
    assert_eq!(
        created.body["tags"],
        json!(["DIGITAL_SKILLS", "E_COMMERCE"])
    );
    assert_eq!(created.body["externalIds"][0]["value"], "7");

    let read = registrar.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));

    let expanded = format!("{}?expand=school&fields=school", created.header("location"));
    let expanded = registrar.get(&expanded).await.expect(200);
    assert_eq!(expanded.body["school"]["code"], "A1");
    assert_eq!(expanded.body.as_object().expect("an object").len(), 2);
}

#[actix_web::test]
async fn the_province_names_the_school_and_a_school_cannot_name_another() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (own, other) = (
        fixtures::school(&lead, "A1").await,
        fixtures::school(&lead, "B1").await,
    );
    let body = fixtures::course_body(&other.id(), "C1");

    let registrar = server.registrar(fixtures::school_id(&own));
    registrar
        .post("/v1/courses", body.clone())
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");

    let mut nameless = body;
    nameless["schoolId"] = json!(null);
    lead.post("/v1/courses", nameless)
        .await
        .expect_error_at(400, "FIELD_REQUIRED", "/schoolId");

    let course = fixtures::course(&lead, &own.id(), "C1").await;
    let at = course.header("location");
    let move_it = json!({"schoolId": other.id()});
    registrar
        .patch(at, &course, move_it.clone())
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");
    lead.patch(at, &course, move_it)
        .await
        .expect_error_at(422, "FIELD_FIXED", "/schoolId");

    lead.patch(own.header("location"), &own, json!({"status": "CLOSED"}))
        .await
        .expect(200);
    lead.post("/v1/courses", fixtures::course_body(&own.id(), "C2"))
        .await
        .expect_error_at(422, "SCHOOL_CLOSED", "/schoolId");
}

#[actix_web::test]
async fn a_course_keeps_the_rules_of_its_level() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;

    let body = fixtures::course_body(&school.id(), "C1");
    for (change, status, code, pointer) in [
        (
            json!({"practiceHours": 239}),
            422,
            "HOURS_BELOW_MINIMUM",
            "/practiceHours",
        ),
        (
            json!({"digitalHours": 301}),
            422,
            "DIGITAL_HOURS_EXCEED_TOTAL",
            "/digitalHours",
        ),
        (
            json!({"level": "SHORT_TERM"}),
            422,
            "OCCUPATION_LEVEL_DIFFERS",
            "/level",
        ),
        (json!({"level": "WIZARD"}), 422, "CODE_UNKNOWN", "/level"),
        (json!({"kind": "WIZARDRY"}), 422, "CODE_UNKNOWN", "/kind"),
        (
            json!({"occupationId": school.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/occupationId",
        ),
        (json!({"name": " \u{200b}"}), 422, "NAME_INVALID", "/name"),
        (
            json!({"theoryHours": -1}),
            400,
            "FIELD_RANGE",
            "/theoryHours",
        ),
        (json!({"tags": ["digital"]}), 400, "FIELD_FORMAT", "/tags/0"),
        (json!({"edition": 0}), 400, "FIELD_RANGE", "/edition"),
        (json!({"code": "-"}), 400, "FIELD_FORMAT", "/code"),
        (json!({"status": "OPEN"}), 400, "FIELD_VALUE", "/status"),
    ] {
        let _case = Case::of(&change);
        let body = fixtures::with(body.clone(), change);
        lead.post("/v1/courses", body)
            .await
            .expect_error_at(status, code, pointer);
    }

    let short = fixtures::with(body, json!({"practiceHours": 39}));
    let refused = lead.post("/v1/courses", short).await;
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(
        (&params["minimum"], &params["given"]),
        (&json!(300), &json!(99))
    );
}

#[actix_web::test]
async fn a_code_stands_once_per_edition_and_school() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (school, other) = (
        fixtures::school(&lead, "A1").await,
        fixtures::school(&lead, "B1").await,
    );
    fixtures::course(&lead, &school.id(), "C1").await;

    let body = fixtures::course_body(&school.id(), "C1");
    lead.post("/v1/courses", body.clone())
        .await
        .expect_error_at(409, "COURSE_CODE_TAKEN", "/code");

    let second = fixtures::with(body, json!({"edition": 2}));
    lead.post("/v1/courses", second).await.expect(201);
    fixtures::course(&lead, &other.id(), "C1").await;
}

#[actix_web::test]
async fn a_draft_is_seen_by_its_school_and_the_province_alone() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (school, other) = (
        fixtures::school(&lead, "A1").await,
        fixtures::school(&lead, "B1").await,
    );
    let body = fixtures::with(
        fixtures::course_body(&school.id(), "C1"),
        json!({"status": "DRAFT"}),
    );
    let own = server.registrar(fixtures::school_id(&school));
    let draft = own.post("/v1/courses", body).await.expect(201);
    let at = draft.header("location");

    let others = [
        server.registrar(fixtures::school_id(&other)),
        server.user(Role::Viewer, BoundTo::Nothing),
        server.commune(server.unit("COMMUNE", "03646")),
        server.user(Role::Department, BoundTo::Province),
    ];

    for (name, client) in [
        ("own", &own),
        ("lead", &lead),
        ("administrator", &server.administrator()),
        (
            "inspector",
            &server.user(Role::Inspector, BoundTo::Province),
        ),
    ] {
        let _case = Case::of(name);
        client.get(at).await.expect(200);
        assert_eq!(client.get("/v1/courses").await.rows().len(), 1);
    }

    for (index, client) in others.iter().enumerate() {
        let _case = Case::of(format!("others[{index}]"));
        client.get(at).await.expect_problem(404, "NOT_FOUND");
        let list = client.get("/v1/courses?count=exact").await.expect(200);
        assert_eq!(
            (list.rows().len(), &list.body["page"]["total"]),
            (0, &json!(0))
        );
    }

    let active = own
        .patch(at, &draft, json!({"status": "ACTIVE"}))
        .await
        .expect(200);
    for (index, client) in others.iter().enumerate() {
        let _case = Case::of(format!("others[{index}]"));
        assert_eq!(client.get("/v1/courses").await.rows().len(), 1);
    }

    // To be seen is not to be changed.
    others[0]
        .patch(at, &active, json!({"name": "Khác"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    others[0]
        .delete(at, &active)
        .await
        .expect_problem(404, "NOT_FOUND");
    others[1]
        .patch(at, &active, json!({"name": "Khác"}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_course_goes_from_draft_to_active_to_retired_and_not_back() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;

    let body = |status: &str| {
        fixtures::with(
            fixtures::course_body(&school.id(), "C1"),
            json!({"status": status}),
        )
    };
    lead.post("/v1/courses", body("RETIRED"))
        .await
        .expect_error_at(409, "STATE_FORBIDS", "/status");

    let draft = lead.post("/v1/courses", body("DRAFT")).await.expect(201);
    let at = draft.header("location");
    let refused = lead.patch(at, &draft, json!({"status": "RETIRED"})).await;
    let refused = refused.expect_problem(409, "STATE_FORBIDS");
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(params["from"], "DRAFT");
    assert_eq!(params["allowed"], json!(["ACTIVE"]));

    let active = lead.patch(at, &draft, json!({"status": "ACTIVE"})).await;
    let retired = lead.patch(at, &active, json!({"status": "RETIRED"})).await;
    lead.patch(at, &active, json!({"name": "Khác"}))
        .await
        .expect_problem(412, "VERSION_STALE");

    for status in ["ACTIVE", "DRAFT"] {
        let _case = Case::of(status);
        lead.patch(at, &retired, json!({"status": status}))
            .await
            .expect_problem(409, "STATE_FORBIDS");
    }
}

#[actix_web::test]
async fn a_course_with_classes_stays_what_it_is() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let (course, at) = (&teaching.course, teaching.course.header("location"));
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;

    lead.patch(at, course, json!({"occupationId": fixtures::occupation(2)}))
        .await
        .expect_error_at(409, "COURSE_HAS_CLASSES", "/occupationId");
    lead.delete(at, course)
        .await
        .expect_problem(409, "COURSE_HAS_CLASSES");

    let renamed = lead
        .patch(at, course, json!({"name": "Nấm"}))
        .await
        .expect(200);
    lead.delete(&format!("/v1/classes/{}", class.id()), &class)
        .await
        .expect(204);
    let moved = json!({"occupationId": fixtures::occupation(2)});
    let moved = lead.patch(at, &renamed, moved).await.expect(200);
    lead.delete(at, &moved).await.expect(204);

    lead.get(at).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn courses_are_filtered_searched_and_listed_in_vietnamese_order() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;

    for (code, name, hours) in [
        ("C1", "Đan lát", 300),
        ("C2", "Dệt thổ cẩm", 400),
        ("C3", "Ấp trứng", 500),
    ] {
        let _case = Case::of(code);
        let changes = json!({"name": name, "practiceHours": hours});
        let body = fixtures::with(fixtures::course_body(&school.id(), code), changes);
        lead.post("/v1/courses", body).await.expect(201);
    }

    for (query, expected) in [
        ("", vec!["C3", "C2", "C1"]),
        ("sort=-name", vec!["C1", "C2", "C3"]),
        ("sort=createdAt", vec!["C1", "C2", "C3"]),
        ("q=tho%20det", vec!["C2"]),
        ("q=%C4%91an", vec!["C1"]),
        ("code=C2", vec!["C2"]),
        ("level=SHORT_TERM", vec![]),
        (
            "level=SHORT_TERM,ELEMENTARY_1&kind=INITIAL&limit=9",
            vec!["C3", "C2", "C1"],
        ),
        ("status=DRAFT,RETIRED", vec![]),
    ] {
        let _case = Case::of(query);
        let found = lead.get(&format!("/v1/courses?{query}")).await.expect(200);
        assert_eq!(found.column("code"), expected, "{query}");
    }

    let by_school = format!(
        "/v1/courses?schoolId={}&occupationId={}",
        school.id(),
        fixtures::occupation(1)
    );
    let page = lead.get(&format!("{by_school}&limit=2")).await.expect(200);
    assert_eq!(page.column("code"), ["C3", "C2"]);

    let cursor = page.next_cursor().expect("a next page");
    let next = lead
        .get(&format!("{by_school}&limit=2&cursor={cursor}"))
        .await;
    assert_eq!(next.expect(200).column("code"), ["C1"]);

    lead.get("/v1/courses?q=%25")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "q");
}
