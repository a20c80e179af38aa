//! Places as the public reads them.

use std::collections::{HashMap, HashSet};

use registry::app::prepare_database;
use registry::platform::auth::authz::Actor;
use registry::platform::error::{Problems, RequestMeta};
use registry::platform::op::Op;
use registry::platform::values::ids::UnitId;
use registry::resources::admin_units::service::place_of;
use serde_json::{Value, json};

use crate::support::{Case, Client, Response, TestServer, repository_file};

/// A commune that is present on the day of the tests, and another.
pub const TO_HIEU: &str = "03646";
pub const CHIENG_AN: &str = "03664";

pub fn village(parent: impl ToString, name: &str) -> Value {
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

pub async fn resolve(client: &Client, code: &str, date: &str) -> Response {
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
        let _case = Case::of(&row["old_unit_code"]);
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
        let _case = Case::of(&new["unit_code"]);
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
        let _case = Case::of(q);
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
        let _case = Case::of(&path);
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

#[actix_web::test]
async fn a_place_is_its_present_commune_and_its_former_district() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);

    let village = lead.post("/v1/admin-units", village(own, "Bản Cọ")).await;
    let village: UnitId = village.expect(201).id().parse().expect("an id");
    let old = resolve(&lead, "03649", "2025-06-30").await.expect(200);
    let old: UnitId = serde_json::from_value(old.body["unit"]["id"].clone()).expect("an id");
    let province = server.unit("PROVINCE", "14");

    let places = server.db().read_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        let mut op = Op::new(conn, &actor, &meta);
        let mut places = Vec::new();
        for unit in [own, village, old, province, UnitId::new()] {
            let mut problems = Problems::new();
            let place = place_of(&mut op, unit, "/unitId", &mut problems)?;
            let code = problems.check().err().map(|error| error.code().as_str());
            places.push((
                place.map(|place| (place.unit, place.commune, place.district)),
                code,
            ));
        }
        Ok(places)
    });
    let places = places.expect("places");

    let city = lead.get("/v1/admin-units?code=116&validOn=any").await;
    let city: UnitId = city.expect(200).column("id")[0].parse().expect("an id");
    for (unit, place) in [own, village, old].into_iter().zip(&places) {
        let _case = Case::of(unit);
        assert_eq!(*place, (Some((unit, own, Some(city))), None));
    }
    assert_eq!(places[3], (None, Some("UNIT_NOT_COMMUNE")));
    assert_eq!(places[4], (None, Some("REFERENCE_UNKNOWN")));
}
