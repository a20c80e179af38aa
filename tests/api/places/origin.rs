//! A commune that came from two former districts: each person counts in the one that is known.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{admin_units, enrolments, trainees};
use registry::platform::values::ids::UnitId;
use serde_json::{Value, json};

use super::former;
use crate::admin_units::village;
use crate::change_feed::Reader;
use crate::support::fixtures::{self, Stage};
use crate::support::{Case, Client, TestServer};

/// Xã Chiềng Sơn, made of a commune of Mộc Châu (123) and one of Vân Hồ (128).
const CHIENG_SON: &str = "03985";

async fn district(server: &TestServer, code: &str) -> String {
    let path = format!("/v1/admin-units/resolve?level=DISTRICT&code={code}&date=2025-06-30");
    server.anonymous().get(&path).await.expect(200).body["unit"]["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

/// Codes of the former communes, each with its district.
async fn origins(server: &TestServer) -> Vec<(String, String)> {
    let unit = format!("/v1/admin-units/{}", server.unit("COMMUNE", CHIENG_SON));
    let unit = server.anonymous().get(&unit).await.expect(200);
    assert_eq!(unit.body["districtId"], Value::Null);
    let districts = unit.body["formerDistrictIds"].as_array().expect("a list");
    let mut expected = [district(server, "123").await, district(server, "128").await];
    expected.sort();
    assert_eq!(districts, &expected);
    let mut origins = Vec::new();
    for id in unit.body["predecessorIds"].as_array().expect("a list") {
        let path = format!("/v1/admin-units/{}", id.as_str().expect("an id"));
        let old = server.anonymous().get(&path).await.expect(200);
        let text = |name: &str| old.body[name].as_str().expect("a text").to_owned();
        origins.push((text("code"), text("districtId")));
    }
    origins
}

#[actix_web::test]
async fn a_person_counts_in_the_district_that_is_known_and_else_in_none() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let origins = origins(server).await;
    let commune = server.unit("COMMUNE", CHIENG_SON);
    let mut places = vec![(json!(commune), Value::Null)];
    for (code, district) in &origins {
        places.push((json!(former(server, code).await), json!(district)));
    }
    let lead = server.lead();
    let hamlet = fixtures::with(
        village(commune, "Bản A"),
        json!({"districtId": origins[0].1}),
    );
    let hamlet = lead.post("/v1/admin-units", hamlet).await.expect(201);
    assert_eq!(hamlet.body["districtId"], origins[0].1);
    places.push((json!(hamlet.id()), json!(origins[0].1)));
    let unknown = lead
        .post("/v1/admin-units", village(commune, "Bản B"))
        .await
        .expect(201);
    places.push((json!(unknown.id()), Value::Null));

    let mut students = Vec::new();
    for (number, (place, expected)) in (1..).zip(&places) {
        let _case = Case::of(place);
        let body = fixtures::person_body(server, number);
        let body = fixtures::with(body, json!({"residenceUnitId": place}));
        let person = stage.registrar.post("/v1/trainees", body).await.expect(201);
        assert_eq!(person.body["districtId"], *expected);
        assert_eq!(person.body["communeId"], commune.to_string());
        let class = stage.class.id();
        let enrolment = fixtures::enrol(&stage.registrar, &person.id(), &class, json!({})).await;
        let enrolment = enrolment.expect(201);
        assert_eq!(enrolment.body["districtId"], *expected);
        students.push(fixtures::walk(&stage.registrar, enrolment, &["ELIGIBLE", "ADMITTED"]).await);
    }
    fixtures::step_now(&stage.registrar, &stage.class, "RUNNING").await;
    for one in students {
        fixtures::walk(&stage.registrar, one, &["STUDYING"]).await;
    }
    let figures = lead
        .get("/v1/statistics/training?by=district")
        .await
        .expect(200);
    let cells = figures.body["data"].as_array().expect("cells").iter();
    let trained = |of: &Value| {
        let mut cells = cells.clone().filter(|cell| cell["key"][0]["value"] == *of);
        cells.next().map(|cell| cell["trained"].clone())
    };
    assert_eq!(trained(&json!(origins[0].1)), Some(json!(2)));
    assert_eq!(trained(&json!(origins[1].1)), Some(json!(1)));
    assert_eq!(trained(&Value::Null), Some(json!(2)), "{:#}", figures.body);
    assert_eq!(figures.body["total"]["trained"], 5);
}

#[actix_web::test]
async fn a_commune_of_two_districts_is_listed_under_both() {
    let server = TestServer::start().await;
    for code in ["123", "128"] {
        let list = format!(
            "/v1/admin-units?level=COMMUNE&districtId={}",
            district(&server, code).await
        );
        let list = server.anonymous().get(&list).await.expect(200);
        assert!(
            list.column("code").contains(&CHIENG_SON.to_owned()),
            "{code}"
        );
    }
    let other = district(&server, "116").await;
    let list = format!("/v1/admin-units?level=COMMUNE&districtId={other}");
    let list = server.anonymous().get(&list).await.expect(200);
    assert!(!list.column("code").contains(&CHIENG_SON.to_owned()));
}

#[actix_web::test]
async fn a_village_has_a_district_that_its_commune_came_from() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let commune = server.unit("COMMUNE", CHIENG_SON);
    let (origin, other) = (
        district(&server, "128").await,
        district(&server, "116").await,
    );
    let said =
        |district: &str| fixtures::with(village(commune, "Bản A"), json!({"districtId": district}));
    let refused = lead.post("/v1/admin-units", said(&other)).await;
    refused.expect_error_at(422, "UNIT_DISTRICT_UNFIT", "/districtId");
    let made = lead
        .post("/v1/admin-units", said(&origin))
        .await
        .expect(201);
    let path = format!("/v1/admin-units/{}", made.id());
    let renamed = lead
        .patch(&path, &made, json!({"name": "Bản C"}))
        .await
        .expect(200);
    assert_eq!(renamed.body["districtId"], origin);
}

/// Count everybody of the commune in one district, as the build before did, and forget the migration
/// that takes it back.
fn guess(server: &TestServer, district: UnitId) {
    let commune = server.unit("COMMUNE", CHIENG_SON);
    let write = move |conn: &mut DbConnection| {
        let id = admin_units::id.eq(commune);
        let known = admin_units::parent_id.eq(commune).assume_not_null();
        diesel::update(admin_units::table.filter(id.or(known)))
            .set(admin_units::district_id.eq(district))
            .execute(conn)?;
        diesel::update(trainees::table.filter(trainees::district_id.is_null()))
            .set(trainees::district_id.eq(district))
            .execute(conn)?;
        diesel::update(enrolments::table.filter(enrolments::district_id.is_null()))
            .set(enrolments::district_id.eq(district))
            .execute(conn)?;
        diesel::sql_query("DELETE FROM __diesel_schema_migrations WHERE version = '0060'")
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(write).expect("rows of before");
}

#[actix_web::test]
async fn an_upgrade_takes_back_what_was_guessed_and_keeps_what_was_said() {
    let mut stage = Stage::set(json!({})).await;
    let origins = origins(&stage.server).await;
    let commune = stage.server.unit("COMMUNE", CHIENG_SON);
    let said = former(&stage.server, &origins[1].0).await;
    for (number, place) in [(1, json!(commune)), (2, json!(said))] {
        let body = fixtures::person_body(&stage.server, number);
        let body = fixtures::with(body, json!({"residenceUnitId": place}));
        let person = stage.registrar.post("/v1/trainees", body).await.expect(201);
        let class = stage.class.id();
        fixtures::enrol(&stage.registrar, &person.id(), &class, json!({}))
            .await
            .expect(201);
    }
    guess(&stage.server, origins[0].1.parse().expect("an id"));
    let reader = stage.server.lead();
    let mut kept = Reader::start(&stage.server, &reader, "trainees,enrolments,admin-units").await;

    stage.server.restart_with(|_| {}).await;
    let lead = stage.server.lead();
    for list in [
        "/v1/trainees?sort=createdAt",
        "/v1/enrolments?sort=createdAt",
    ] {
        let _case = Case::of(list);
        let rows = lead.get(list).await.expect(200);
        let districts: Vec<_> = rows.rows().iter().map(|row| &row["districtId"]).collect();
        assert_eq!(districts, [&Value::Null, &json!(origins[1].1)]);
    }
    let unit = lead
        .get(&format!("/v1/admin-units/{commune}"))
        .await
        .expect(200);
    assert_eq!(unit.body["districtId"], Value::Null);
    assert_eq!(unit.body["version"], 2);
    kept.follow(&Client::new(&stage.server.base, reader.token));
    stage.server.decided().await;
    assert_eq!(
        kept.told().await.len(),
        3,
        "the commune, the person and the enrolment"
    );
}
