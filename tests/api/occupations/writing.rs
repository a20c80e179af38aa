//! The operator adds provincial occupations, changes and deletes them.

use registry::platform::auth::authz::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::imports::{counts as rows_of, import as push, problems, report};
use crate::support::fixtures::{course_body, licence_line_body, with};
use crate::support::{BoundTo, Case, Client, Response, TestServer, fixtures};

const PATH: &str = "/v1/occupations";

fn goats() -> Value {
    json!({
        "code": "SL-2026-01", "nameVi": "Chăn nuôi  dê", "nameEn": "Goat raising",
        "level": "SHORT_TERM", "field": "AGRICULTURAL", "durationMonths": 2, "classMin": 25,
        "classMax": 35, "costCap": {"amount": "2000000", "currency": "VND"},
        "source": "05/2026/QĐ-UBND", "validFrom": "2026-01-01"
    })
}

async fn add(lead: &Client, changes: Value) -> Response {
    lead.post(PATH, with(goats(), changes)).await
}

#[actix_web::test]
async fn a_line_and_a_course_of_every_level_can_be_entered() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    let levels = lead.get("/v1/code-lists/training-levels").await.expect(200);
    let levels = levels.body["items"].as_array().expect("items").clone();
    assert_eq!(levels.len(), 7);

    for (number, level) in levels.iter().map(|item| &item["code"]).enumerate() {
        let _case = Case::of(level);
        let code = format!("SL-2026-{number}");
        let added = add(&lead, json!({"code": code, "level": level})).await;
        let changes = json!({"occupationId": added.expect(201).id(), "level": level});
        let line = with(licence_line_body(&school.id(), 100), changes.clone());
        lead.post("/v1/licence-lines", line).await.expect(201);
        let course = with(course_body(&school.id(), &format!("C{number}")), changes);
        lead.post("/v1/courses", course).await.expect(201);
    }
}

#[actix_web::test]
async fn an_added_occupation_is_read_found_and_heard_of() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let before = lead.get("/v1/changes?types=occupations").await.expect(200);
    let cursor = before.next_cursor().expect("a cursor");

    let added = add(&lead, json!({})).await.expect(201);
    assert_eq!(added.etag(), "\"1\"");
    assert_eq!(
        (&added.body["list"], &added.body["nameVi"]),
        (&json!("PROVINCIAL"), &json!("Chăn nuôi dê"))
    );
    let public = server.anonymous();
    let read = public.get(added.header("location")).await.expect(200);
    assert_eq!(read.body, added.body);
    let found = public.get("/v1/occupations?q=de+chan").await.expect(200);
    assert_eq!(found.column("code"), ["SL-2026-01"]);

    let renamed = json!({"code": "SL-2026-09", "level": "ELEMENTARY_3", "classMax": null});
    let changed = lead.patch(added.header("location"), &added, renamed).await;
    let changed = changed.expect(200);
    assert_eq!(
        (&changed.body["code"], &changed.body["level"]),
        (&json!("SL-2026-09"), &json!("ELEMENTARY_3"))
    );
    lead.delete(added.header("location"), &changed)
        .await
        .expect(204);
    public.get(added.header("location")).await.expect(404);

    server.decided().await;
    let feed = format!("/v1/changes?types=occupations&cursor={cursor}");
    let feed = lead.get(&feed).await.expect(200);
    let last = feed.rows().last().expect("a change");
    assert_eq!(
        (&last["op"], &last["id"]),
        (&json!("DELETE"), &added.body["id"])
    );
}

#[actix_web::test]
async fn an_occupation_says_only_what_can_be() {
    let server = TestServer::start().await;
    let lead = server.lead();
    add(&lead, json!({})).await.expect(201);

    for (changes, status, code, pointer) in [
        (json!({}), 409, "OCCUPATION_CODE_TAKEN", "/code"),
        (
            json!({"code": "SL-2017-01"}),
            409,
            "OCCUPATION_CODE_TAKEN",
            "/code",
        ),
        (json!({"code": "s2"}), 400, "FIELD_FORMAT", "/code"),
        (
            json!({"code": "5999901"}),
            422,
            "OCCUPATION_CODE_INVALID",
            "/code",
        ),
        (
            json!({"code": "S2", "level": "MASTER"}),
            422,
            "CODE_UNKNOWN",
            "/level",
        ),
        (
            json!({"code": "S2", "field": "FOREST"}),
            400,
            "FIELD_VALUE",
            "/field",
        ),
        (
            json!({"code": "S2", "nameVi": "  "}),
            422,
            "NAME_INVALID",
            "/nameVi",
        ),
        (
            json!({"code": "S2", "classMax": 24}),
            422,
            "CLASS_SIZES_REVERSED",
            "/classMax",
        ),
        (
            json!({"code": "S2", "validTo": "2025-12-31"}),
            422,
            "DATES_REVERSED",
            "/validTo",
        ),
        (
            json!({"code": "S2", "list": "NATIONAL"}),
            400,
            "FIELD_UNKNOWN",
            "/list",
        ),
    ] {
        let _case = Case::of(&changes);
        let refused = add(&lead, changes).await;
        refused.expect_error_at(status, code, pointer);
    }
}

#[actix_web::test]
async fn what_is_taught_keeps_its_level_and_is_not_deleted() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;

    for (number, path, body) in [
        (1, "/v1/licence-lines", licence_line_body(&school.id(), 10)),
        (2, "/v1/courses", course_body(&school.id(), "C1")),
    ] {
        let _case = Case::of(path);
        let code = json!({"code": format!("SL-2026-0{number}")});
        let added = add(&lead, code).await.expect(201);
        let at = added.header("location");
        let changes = json!({"occupationId": added.id(), "level": "SHORT_TERM"});
        let user = lead.post(path, with(body, changes)).await.expect(201);

        let refused = lead
            .patch(at, &added, json!({"level": "ELEMENTARY_2"}))
            .await;
        refused.expect_error_at(409, "STILL_REFERENCED", "/level");
        let refused = lead.delete(at, &added).await;
        refused.expect_problem(409, "STILL_REFERENCED");
        let renamed = lead.patch(at, &added, json!({"nameEn": null})).await;
        let renamed = renamed.expect(200);

        lead.delete(user.header("location"), &user)
            .await
            .expect(204);
        let moved = lead
            .patch(at, &renamed, json!({"level": "ELEMENTARY_2"}))
            .await;
        lead.delete(at, &moved.expect(200)).await.expect(204);
    }
}

#[actix_web::test]
async fn the_national_list_and_what_ships_change_in_part_only() {
    let server = TestServer::start().await;
    let lead = server.lead();
    super::import(&lead, &["5999901,Nghề,,,AGRICULTURAL"])
        .await
        .expect(200);
    let found = lead.get("/v1/occupations?code=5999901").await.expect(200);
    let at = format!("{PATH}/{}", found.column("id")[0]);
    let national = lead.get(&at).await.expect(200);

    let refused = lead.patch(&at, &national, json!({"nameVi": "Khác"})).await;
    refused.expect_error_at(422, "FIELD_FIXED", "/nameVi");
    let ended = lead
        .patch(&at, &national, json!({"validTo": "2026-06-30"}))
        .await
        .expect(200);
    assert_eq!(ended.body["validTo"], "2026-06-30");
    lead.delete(&at, &ended).await.expect(204);

    let at = format!("{PATH}/{}", fixtures::occupation(13));
    let shipped = lead.get(&at).await.expect(200);
    let refused = lead.delete(&at, &shipped).await;
    refused.expect_problem(409, "OCCUPATION_SHIPPED");
    let refused = lead.patch(&at, &shipped, json!({"code": "SL-1"})).await;
    refused.expect_error_at(422, "FIELD_FIXED", "/code");
    let corrected = lead.patch(&at, &shipped, json!({"classMax": 30})).await;
    assert_eq!(corrected.expect(200).body["classMax"], 30);
}

#[actix_web::test]
async fn only_the_operator_adds_and_deletes() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let added = add(&lead, json!({})).await.expect(201);
    let at = added.header("location");
    let school = fixtures::school(&lead, "A1").await;
    for client in [
        server.registrar(fixtures::school_id(&school)),
        server.user(Role::Viewer, BoundTo::Nothing),
    ] {
        let refused = client.post(PATH, goats()).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
        let refused = client.delete(at, &added).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }
    let narrow = ["schools:write"];
    let narrow = server.user_with_scopes(Role::LeadAgency, BoundTo::Nothing, &narrow);
    let refused = narrow.post(PATH, goats()).await;
    refused.expect_problem(403, "SCOPE_MISSING");
    lead.send(Method::DELETE, at, None)
        .await
        .expect_problem(428, "VERSION_REQUIRED");
}

#[actix_web::test]
async fn rows_of_a_file_add_and_correct_occupations() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let row = |changes| {
        let row = json!({"code": "SL-2026-01", "nameVi": "Chăn nuôi dê", "level": "SHORT_TERM",
            "field": "AGRICULTURAL", "costCap": 2_000_000});
        with(row, changes).to_string()
    };
    let national = json!({"code": "6629901", "nameVi": "Nghề quốc gia"}).to_string();
    let first = [row(json!({})), national.clone()].join("\n");
    let done = push(&lead, "kind=occupations", &first).await;
    assert_eq!(done["counts"], rows_of(2, 0, 0, 0), "{done:#}");

    let second = [
        row(json!({"level": "VOCATIONAL_SECONDARY"})),
        national,
        row(json!({})),
        row(json!({"code": "SL-2026-02", "level": null})),
        json!({"code": "4629901", "nameVi": "Nghề"}).to_string(),
        json!({"code": "6629902", "nameVi": "Nghề", "classMin": 5}).to_string(),
    ];
    let done = push(
        &lead,
        "kind=occupations&onError=skip-row",
        &second.join("\n"),
    )
    .await;
    assert_eq!(done["counts"], rows_of(0, 1, 1, 4), "{done:#}");
    let report = report(&lead, &done, "&outcome=rejected").await;
    let faults: Vec<String> = report
        .iter()
        .map(|row| problems(row)[0].1.clone())
        .collect();
    assert_eq!(
        faults,
        [
            "ROW_KEY_REPEATED",
            "FIELD_REQUIRED",
            "OCCUPATION_CODE_INVALID",
            "FIELD_FIXED"
        ]
    );

    let found = lead
        .get("/v1/occupations?code=SL-2026-01,6629901&sort=name")
        .await;
    let found = found.expect(200);
    assert_eq!(found.column("level"), ["VOCATIONAL_SECONDARY", "COLLEGE"]);
    assert_eq!(found.column("field"), ["AGRICULTURAL"; 2]);

    let (status, _, template) = lead
        .download("/v1/imports/templates/occupations?format=csv&headings=keys")
        .await;
    let template = String::from_utf8(template).expect("UTF-8");
    assert_eq!(status, 200);
    assert!(
        template.contains("code,nameVi,nameEn,level,field"),
        "{template}"
    );
}

#[actix_web::test]
async fn the_operators_own_rows_stay_when_the_catalogue_is_loaded_again() {
    let mut server = TestServer::start().await;
    let lead = server.lead();
    let own = add(&lead, json!({})).await.expect(201);
    forget_catalogue(&server);
    server.restart_with(|_| ()).await;

    let lead = server.lead();
    let kept = lead.get(own.header("location")).await.expect(200);
    assert_eq!(kept.body, own.body);
    let list = lead.get("/v1/occupations?count=exact").await.expect(200);
    assert_eq!(list.body["page"]["total"], 14);
}

/// Make the server take the shipped courses for those of another release.
fn forget_catalogue(server: &TestServer) {
    use diesel::prelude::*;
    use registry::platform::db::schema::catalogue_loads;
    let forget = |conn: &mut _| {
        diesel::update(catalogue_loads::table.find("son-la-short-courses-2017.csv"))
            .set(catalogue_loads::digest.eq("another"))
            .execute(conn)
            .map_err(Into::into)
    };
    assert_eq!(server.db().write_now(forget).expect("an update"), 1);
}

#[actix_web::test]
async fn a_row_of_a_file_leaves_alone_what_it_does_not_say() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let read = async |code: &str| {
        let path = format!("/v1/occupations?code={code}");
        lead.get(&path).await.expect(200).rows()[0].clone()
    };
    let shipped = read("SL-2017-01").await;
    let row = |changes| {
        let mut row = json!({});
        for name in ["code", "nameVi", "level", "field"] {
            row[name] = shipped[name].clone();
        }
        with(row, changes).to_string()
    };
    let send = async |row: String| push(&lead, "kind=occupations", &row).await["counts"].clone();
    assert_eq!(send(row(json!({}))).await, rows_of(0, 0, 1, 0));
    assert_eq!(read("SL-2017-01").await, shipped);
    // Null removes that alone.
    assert_eq!(
        send(row(json!({"classMax": null}))).await,
        rows_of(0, 1, 0, 0)
    );
    let mut expected = with(shipped.clone(), json!({"classMax": null}));
    let changed = read("SL-2017-01").await;
    for name in ["version", "updatedAt"] {
        expected[name] = changed[name].clone();
    }
    assert_eq!(changed, expected);

    let national = |changes| {
        let row = json!({"code": "6629901", "nameVi": "Nghề quốc gia"});
        with(row, changes).to_string()
    };
    let named = national(json!({"nameEn": "A trade", "validFrom": "2026-01-01"}));
    assert_eq!(send(named).await, rows_of(1, 0, 0, 0));
    assert_eq!(send(national(json!({}))).await, rows_of(0, 0, 1, 0));
    let unnamed = national(json!({"nameEn": null}));
    assert_eq!(send(unnamed).await, rows_of(0, 1, 0, 0));
    let left = read("6629901").await;
    assert_eq!(
        (&left["nameEn"], &left["validFrom"]),
        (&Value::Null, &json!("2026-01-01"))
    );
}
