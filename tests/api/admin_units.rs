//! Places as the public, the province and a commune meet them.

use std::collections::{HashMap, HashSet};

use registry::app::prepare_database;
use registry::platform::authz::Role;
use serde_json::{Value, json};

use crate::support::{BoundTo, Client, Response, TestServer, repository_file};

/// A commune that is present on the day of the tests, and another.
const TO_HIEU: &str = "03646";
const CHIENG_AN: &str = "03664";

fn village(parent: impl ToString, name: &str) -> Value {
    json!({"parentId": parent.to_string(), "name": name, "unitType": "BAN"})
}

/// Rows of a file of the catalogue.
fn reference(path: &str) -> Vec<HashMap<String, String>> {
    let text = repository_file(&format!("reference/{path}"));
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("a CSV file")
}

async fn count(client: &Client, query: &str) -> i64 {
    let page = client
        .get(&format!("/v1/admin-units?limit=1&count=exact&{query}"))
        .await
        .expect(200);
    page.body["page"]["total"].as_i64().expect("a total")
}

async fn resolve(client: &Client, code: &str, date: &str) -> Response {
    client
        .get(&format!("/v1/admin-units/resolve?code={code}&date={date}"))
        .await
}

#[actix_web::test]
async fn the_public_reads_the_whole_map_of_then_and_now() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    assert_eq!(
        count(&public, "level=DISTRICT&validOn=2025-06-30").await,
        12
    );
    assert_eq!(
        count(&public, "level=COMMUNE&validOn=2025-06-30").await,
        200
    );
    assert_eq!(count(&public, "level=COMMUNE&validOn=2025-07-01").await, 75);
    assert_eq!(
        count(&public, "level=COMMUNE").await,
        75,
        "today by default"
    );
    assert_eq!(count(&public, "level=DISTRICT").await, 0);
    assert_eq!(
        count(&public, "level=COMMUNE,DISTRICT&validOn=any").await,
        287
    );
    assert_eq!(count(&public, "unitType=PHUONG").await, 8);
    assert_eq!(count(&public, "level=PROVINCE&code=14").await, 1);
}

#[actix_web::test]
async fn every_old_commune_becomes_exactly_one_present_commune() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let mapping = reference("son-la-units-mapping.csv");
    assert_eq!(mapping.len(), 200);
    let mut merged = HashSet::new();
    for row in &mapping {
        let answer = resolve(&public, &row["old_unit_code"], "2025-06-30").await;
        let answer = answer.expect(200).body;
        assert_eq!(answer["unit"]["name"], row["old_unit_name"]);
        assert_eq!(
            answer["unit"]["successorIds"].as_array().map(Vec::len),
            Some(1)
        );
        assert_eq!(answer["today"]["code"], row["new_unit_code"]);
        assert_eq!(answer["today"]["name"], row["new_unit_name"]);
        assert_eq!(answer["relation"], row["relation"].to_uppercase());
        merged.insert(row["new_unit_code"].clone());
    }
    assert_eq!(
        merged.len(),
        75,
        "every present commune is made of old ones"
    );
}

#[actix_web::test]
async fn a_reused_code_means_another_commune_before_and_after_the_reform() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let old = reference("son-la-units-before-2025.csv").into_iter();
    let old: HashMap<_, _> = old
        .map(|row| (row["unit_code"].clone(), row["unit_name"].clone()))
        .collect();
    let mut renamed = 0;
    for new in reference("son-la-units-2025.csv") {
        let (code, name) = (&new["unit_code"], &new["unit_name"]);
        let before = resolve(&public, code, "2025-06-30").await.expect(200);
        assert_eq!(before.body["unit"]["name"], old[code]);
        assert_eq!(before.body["unit"]["validTo"], "2025-06-30");
        let after = resolve(&public, code, "2025-07-01").await.expect(200);
        assert_eq!(after.body["unit"]["name"], *name);
        assert_eq!(after.body["today"], after.body["unit"]);
        assert_eq!(after.body["relation"], Value::Null);
        renamed += usize::from(old[code] != *name);
    }
    assert_eq!(renamed, 21);
}

#[actix_web::test]
async fn a_code_that_meant_nothing_on_that_day_is_explained() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let gone = resolve(&public, "03649", "2026-01-01").await;
    let gone = gone.expect_problem(404, "UNIT_CODE_UNKNOWN");
    let others = &gone.body["errors"][0]["params"]["otherValidities"];
    assert_eq!(others[0]["name"], "Phường Tô Hiệu", "{:#}", gone.body);
    assert_eq!(others[0]["validTo"], "2025-06-30");
    let never = resolve(&public, "99999", "2026-01-01").await;
    let never = never.expect_problem(404, "UNIT_CODE_UNKNOWN");
    let params = &never.body["errors"][0]["params"];
    assert_eq!(*params, json!({"code": "99999", "date": "2026-01-01"}));
    let path = "/v1/admin-units/resolve?code=116&level=DISTRICT&date=2024-01-01";
    let district = public.get(path).await.expect(200);
    assert_eq!(district.body["unit"]["name"], "Thành phố Sơn La");
    assert_eq!(
        district.body["today"],
        Value::Null,
        "nothing took its place"
    );
    public
        .get("/v1/admin-units/resolve")
        .await
        .expect_error_at(400, "FIELD_REQUIRED", "code");
    resolve(&public, TO_HIEU, "tomorrow")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "date");
}

#[actix_web::test]
async fn a_place_is_found_without_accents_in_any_word_order_and_by_prefix() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    for q in ["to hieu", "hieu phuong", "T%C3%B4%20Hi", "HIEU"] {
        let found = public
            .get(&format!("/v1/admin-units?q={q}"))
            .await
            .expect(200);
        assert_eq!(found.column("code"), [TO_HIEU], "{q}");
    }
    let inside = public.get("/v1/admin-units?q=ieu").await.expect(200);
    assert!(
        !inside.column("code").contains(&TO_HIEU.to_owned()),
        "only from the beginning of a word"
    );
    public
        .get("/v1/admin-units?q=%25")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "q");
}

#[actix_web::test]
async fn pages_go_through_all_communes_once_in_vietnamese_order() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let mut names = Vec::new();
    let mut path = "/v1/admin-units?level=COMMUNE&limit=20&sort=name".to_owned();
    loop {
        let page = public.get(&path).await.expect(200);
        names.extend(page.column("name"));
        if page.next_cursor().is_none() {
            break;
        }
        let link = page.header("link").split(['<', '>']).nth(1);
        path = link.expect("a link").to_owned();
    }
    assert_eq!(names.len(), 75);
    let back = public
        .get("/v1/admin-units?level=COMMUNE&limit=100&sort=-name")
        .await;
    let mut back = back.expect(200).column("name");
    back.reverse();
    assert_eq!(names, back);
    let at = |name| names.iter().position(|found| found == name);
    assert!(at("Phường Chiềng An") < at("Phường Tô Hiệu"));
    public
        .get("/v1/admin-units?sort=code")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "sort");
}

#[actix_web::test]
async fn communes_are_listed_by_their_former_district() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let city = public.get("/v1/admin-units?code=116&validOn=any").await;
    let city = city.expect(200).column("id").remove(0);
    assert_eq!(count(&public, &format!("districtId={city}")).await, 4);
    let old = format!("parentId={city}&validOn=2025-06-30");
    assert_eq!(count(&public, &old).await, 12);
}

#[actix_web::test]
async fn an_unchanged_map_is_not_sent_again() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let to_hieu = server.unit("COMMUNE", TO_HIEU);
    for path in [
        "/v1/admin-units".to_owned(),
        "/v1/admin-units/tree".to_owned(),
        format!("/v1/admin-units/resolve?code={TO_HIEU}"),
        format!("/v1/admin-units/{to_hieu}"),
    ] {
        let first = public.get(&path).await.expect(200);
        let again = public.with("if-none-match", first.etag()).get(&path).await;
        assert_eq!(again.expect(304).body, "", "{path}");
    }
}

#[actix_web::test]
async fn the_tree_shows_the_map_of_its_day() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let to_hieu = server.unit("COMMUNE", TO_HIEU);
    let body = village(to_hieu, "Bản Cọ");
    server
        .lead()
        .post("/v1/admin-units", body)
        .await
        .expect(201);
    let today = public.get("/v1/admin-units/tree").await.expect(200).body;
    let province = &today["data"][0];
    assert_eq!(province["name"], "Tỉnh Sơn La");
    let communes = province["children"].as_array().expect("communes");
    assert_eq!(communes.len(), 75);
    let own = communes.iter().find(|commune| commune["code"] == TO_HIEU);
    assert_eq!(own.expect("the commune")["children"][0]["name"], "Bản Cọ");
    let then = public.get("/v1/admin-units/tree?validOn=2025-06-30").await;
    let then = then.expect(200).body;
    let districts = then["data"][0]["children"].as_array().expect("districts");
    let communes = districts.iter().map(|district| {
        let communes = district["children"].as_array().expect("communes");
        communes.len()
    });
    assert_eq!((districts.len(), communes.sum::<usize>()), (12, 200));
}

#[actix_web::test]
async fn a_unit_that_has_ended_can_still_be_read() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let old = resolve(&public, "03649", "2025-06-30").await.expect(200);
    let path = format!(
        "/v1/admin-units/{}",
        old.body["unit"]["id"].as_str().expect("an id")
    );
    let read = public.get(&path).await.expect(200);
    assert_eq!(read.body, old.body["unit"]);
    assert_eq!(
        read.body["validFrom"],
        Value::Null,
        "nobody says since when"
    );
    let nobody = "/v1/admin-units/00000000-0000-7000-8000-000000000000";
    public.get(nobody).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_commune_registers_changes_and_deletes_its_own_villages() {
    let server = TestServer::start().await;
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let commune = server.commune(own);
    let created = commune
        .post("/v1/admin-units", village(own, "  Bản   Cọ "))
        .await
        .expect(201);
    assert_eq!(created.body["name"], "Bản Cọ");
    assert_eq!(created.body["level"], "VILLAGE");
    assert_eq!(created.body["validFrom"], "2025-07-01", "since its commune");
    let path = created.header("location").to_owned();
    assert_eq!(
        server.anonymous().get(&path).await.expect(200).body,
        created.body
    );
    let changed = commune
        .patch(
            &path,
            &created,
            json!({"code": "B1", "difficultyArea": "KV_III", "riskAreas": ["LANDSLIDE"]}),
        )
        .await
        .expect(200);
    assert_eq!(changed.body["riskAreas"], json!(["LANDSLIDE"]));
    commune
        .patch(&path, &created, json!({"name": "Bản Khác"}))
        .await
        .expect_problem(412, "VERSION_STALE");
    let neighbour = server.commune(other);
    neighbour
        .patch(&path, &changed, json!({"name": "Bản Khác"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    neighbour
        .delete(&path, &changed)
        .await
        .expect_problem(404, "NOT_FOUND");
    neighbour
        .post("/v1/admin-units", village(own, "Bản Mới"))
        .await
        .expect_problem(404, "NOT_FOUND");
    commune.delete(&path, &changed).await.expect(204);
    commune.get(&path).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn others_register_no_village() {
    let server = TestServer::start().await;
    let own = server.unit("COMMUNE", TO_HIEU);
    let body = village(own, "Bản Cọ");
    for role in [Role::Viewer, Role::Inspector, Role::EmploymentCentre] {
        let user = server.user(role, BoundTo::Unit(own));
        let refused = user.post("/v1/admin-units", body.clone()).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }
    let anonymous = server
        .anonymous()
        .post("/v1/admin-units", body.clone())
        .await;
    anonymous.expect_problem(401, "AUTHENTICATION_REQUIRED");
    let unscoped = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["schools:write"]);
    let refused = unscoped.post("/v1/admin-units", body).await;
    refused.expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn every_broken_rule_of_a_village_is_named_at_once() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);
    let mut body = village(own, " . ");
    body["unitType"] = json!("XA");
    body["validFrom"] = json!("2025-06-30");
    body["validTo"] = json!("2025-06-01");
    body["difficultyArea"] = json!("KV_IX");
    let refused = lead.post("/v1/admin-units", body).await;
    let mut errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    errors.sort();
    let expected = [
        ("/difficultyArea", "CODE_UNKNOWN"),
        ("/name", "NAME_INVALID"),
        ("/unitType", "UNIT_TYPE_UNFIT"),
        ("/validFrom", "UNIT_BEFORE_PARENT"),
        ("/validTo", "DATES_REVERSED"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
    let mut body = village(own, "Bản Cọ");
    body["unitType"] = json!("CASTLE");
    body["riskAreas"] = json!(["lũ quét"]);
    let refused = lead.post("/v1/admin-units", body.clone()).await;
    refused.expect_error_at(400, "FIELD_FORMAT", "/riskAreas/0");
    body["riskAreas"] = json!([]);
    let refused = lead.post("/v1/admin-units", body).await;
    refused.expect_error_at(422, "CODE_UNKNOWN", "/unitType");
}

#[actix_web::test]
async fn a_village_lies_below_a_present_commune() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let province = server.unit("PROVINCE", "14");
    let old = resolve(&lead, "03649", "2025-06-30").await.expect(200);
    let old = old.body["unit"]["id"].as_str().expect("an id").to_owned();
    for parent in [province.to_string(), old] {
        let refused = lead
            .post("/v1/admin-units", village(parent, "Bản Cọ"))
            .await;
        refused.expect_error_at(422, "UNIT_PARENT_INVALID", "/parentId");
    }
    let nobody = village("00000000-0000-7000-8000-000000000000", "Bản Cọ");
    let refused = lead.post("/v1/admin-units", nobody).await;
    refused.expect_error_at(422, "REFERENCE_UNKNOWN", "/parentId");
}

#[actix_web::test]
async fn names_and_codes_of_villages_are_unique_while_they_last() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let mut first = village(own, "Bản Cọ");
    first["code"] = json!("B1");
    first["validTo"] = json!("2025-12-31");
    lead.post("/v1/admin-units", first).await.expect(201);
    let mut again = village(own, "Bản Cọ");
    again["validFrom"] = json!("2025-12-31");
    let refused = lead.post("/v1/admin-units", again.clone()).await;
    refused.expect_error_at(409, "UNIT_NAME_TAKEN", "/name");
    let mut elsewhere = village(other, "Bản Cọ");
    elsewhere["code"] = json!("B1");
    let refused = lead.post("/v1/admin-units", elsewhere.clone()).await;
    refused.expect_error_at(409, "UNIT_CODE_TAKEN", "/code");
    elsewhere["code"] = json!("B2");
    lead.post("/v1/admin-units", elsewhere).await.expect(201);
    again["validFrom"] = json!("2026-01-01");
    again["code"] = json!("B1");
    lead.post("/v1/admin-units", again).await.expect(201);
    let then = "/v1/admin-units/resolve?level=VILLAGE&code=B1&date=2025-12-31";
    assert_eq!(
        lead.get(then).await.expect(200).body["unit"]["validTo"],
        "2025-12-31"
    );
}

#[actix_web::test]
async fn of_a_commune_the_province_changes_the_areas_and_nobody_anything_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);
    let path = format!("/v1/admin-units/{own}");
    let seen = lead.get(&path).await.expect(200);
    let changed = lead
        .patch(
            &path,
            &seen,
            json!({"difficultyArea": "KV_I", "riskAreas": ["FLASH_FLOOD"]}),
        )
        .await
        .expect(200);
    assert_eq!(
        (changed.body["difficultyArea"].as_str(), changed.etag()),
        (Some("KV_I"), "\"2\"")
    );
    let refused = lead
        .patch(&path, &changed, json!({"name": "Phường Khác"}))
        .await;
    refused.expect_error_at(409, "UNIT_FIXED", "/name");
    let refused = lead
        .patch(&path, &changed, json!({"difficultyArea": "KV_IX"}))
        .await;
    refused.expect_error_at(422, "CODE_UNKNOWN", "/difficultyArea");
    let commune = server.commune(own);
    let refused = commune
        .patch(&path, &changed, json!({"difficultyArea": "KV_III"}))
        .await;
    refused.expect_error_at(422, "FIELD_RESERVED", "/difficultyArea");
    lead.delete(&path, &changed)
        .await
        .expect_problem(409, "UNIT_FIXED");
    let old = resolve(&lead, "03649", "2025-06-30").await.expect(200);
    let old = format!(
        "/v1/admin-units/{}",
        old.body["unit"]["id"].as_str().expect("an id")
    );
    for path in [
        old,
        format!("/v1/admin-units/{}", server.unit("PROVINCE", "14")),
    ] {
        let seen = lead.get(&path).await.expect(200);
        let refused = lead
            .patch(&path, &seen, json!({"difficultyArea": "KV_I"}))
            .await;
        refused.expect_problem(409, "UNIT_FIXED");
    }
}

#[actix_web::test]
async fn a_village_stays_in_its_commune_and_one_in_use_is_not_deleted() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let created = lead
        .post("/v1/admin-units", village(own, "Bản Cọ"))
        .await
        .expect(201);
    let path = created.header("location").to_owned();
    let refused = lead
        .patch(&path, &created, json!({"parentId": other}))
        .await;
    refused.expect_error_at(409, "UNIT_FIXED", "/parentId");
    let school = json!({"code": "A1", "nameVi": "Trường A", "kind": "COLLEGE",
        "ownership": "PUBLIC", "unitId": created.id()});
    lead.post("/v1/schools", school).await.expect(201);
    lead.delete(&path, &created)
        .await
        .expect_problem(409, "STILL_REFERENCED");
    let ended = lead
        .patch(&path, &created, json!({"validTo": "2026-01-31"}))
        .await
        .expect(200);
    assert_eq!(ended.body["validTo"], "2026-01-31");
    let today = lead.get("/v1/admin-units?level=VILLAGE").await.expect(200);
    assert_eq!(today.rows().len(), 0);
}

#[actix_web::test]
async fn a_second_start_keeps_what_people_have_changed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let path = format!("/v1/admin-units/{}", server.unit("COMMUNE", TO_HIEU));
    let seen = lead.get(&path).await.expect(200);
    lead.patch(&path, &seen, json!({"difficultyArea": "KV_I"}))
        .await
        .expect(200);
    forget_loads(&server, "son-la-units-2025.csv");
    let url = server.database_url().parse().expect("a database URL");
    let starts: Vec<_> = (0..3)
        .map(|_| {
            std::thread::spawn({
                let url = server.database_url().parse().expect("a database URL");
                move || {
                    prepare_database(&url, 1)
                        .map(drop)
                        .map_err(|error| error.to_string())
                }
            })
        })
        .collect();
    for start in starts {
        start.join().expect("a thread").expect("a start");
    }
    prepare_database(&url, 1).expect("a quick start");
    assert_eq!(
        lead.get(&path).await.expect(200).body["difficultyArea"],
        "KV_I"
    );
    assert_eq!(count(&lead, "level=COMMUNE&validOn=any").await, 275);
}

/// As if the file had changed since it was loaded.
fn forget_loads(server: &TestServer, file: &'static str) {
    use diesel::prelude::*;
    use registry::platform::db::schema::catalogue_loads;
    let forget = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::update(catalogue_loads::table.find(file))
            .set(catalogue_loads::digest.eq("another"))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(forget).expect("an update");
}
