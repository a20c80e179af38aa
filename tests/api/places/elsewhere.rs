//! People who live in another province or abroad: the province counts them, and no commune.

use registry::platform::auth::authz::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::fixtures::{self, Stage, with};
use crate::support::{BoundTo, Case, TestServer, past};

fn from_dien_bien() -> Value {
    json!({"provinceCode": "11", "text": "03127 Phường Điện Biên Phủ"})
}

fn as_stored(province: Option<&str>, country: Option<&str>, text: Option<&str>) -> Value {
    json!({"provinceCode": province, "countryCode": country, "text": text})
}

/// Somebody with a Lao passport who lives there.
fn lao(number: u32) -> Value {
    json!({
        "passport": {"country": "LA", "number": format!("PA12345{number:02}")},
        "fullName": format!("Khamla Xayavong {number}"), "sex": "MALE", "birthDate": "2001-03-04",
        "residenceElsewhere": {"countryCode": "LA"}
    })
}

/// Somebody of another province.
fn stranger(server: &TestServer, number: u32) -> Value {
    let mut body = fixtures::person_body(server, number);
    body.as_object_mut()
        .expect("an object")
        .remove("residenceUnitId");
    with(body, json!({"residenceElsewhere": from_dien_bien()}))
}

#[actix_web::test]
async fn a_school_registers_who_lives_elsewhere() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let made = registrar
        .post("/v1/trainees", stranger(&stage.server, 1))
        .await
        .expect(201);
    assert_eq!(
        made.body["residenceElsewhere"],
        as_stored(Some("11"), None, Some("03127 Phường Điện Biên Phủ"))
    );
    for member in ["residenceUnitId", "communeId", "districtId"] {
        assert_eq!(made.body[member], Value::Null, "{member}");
    }
    let abroad = registrar.post("/v1/trainees", lao(1)).await.expect(201);
    assert_eq!(
        abroad.body["residenceElsewhere"],
        as_stored(None, Some("LA"), None)
    );

    let path = format!("/v1/trainees/{}", made.id());
    assert_eq!(registrar.get(&path).await.expect(200).body, made.body);
    let mut silent = lao(3);
    silent
        .as_object_mut()
        .expect("an object")
        .remove("residenceElsewhere");
    let silent = registrar.post("/v1/trainees", silent).await.expect(201);
    assert_eq!(
        silent.body["residenceElsewhere"],
        as_stored(None, Some("LA"), None)
    );
    let warning = "/residenceElsewhere RESIDENCE_OF_PASSPORT";
    assert_eq!(silent.header("X-Registry-Warning"), warning);
    let (key, home) = ("/v1/trainees/by-external-id/sis/HV-1", lao(2));
    let first = registrar.put(key, home.clone()).await.expect(201);
    let again = registrar.put(key, home).await.expect(200);
    assert_eq!(again.etag(), first.etag());
}

#[actix_web::test]
async fn somebody_moves_into_the_province_and_out_of_it() {
    let stage = Stage::set(json!({})).await;
    let (server, registrar) = (&stage.server, &stage.registrar);
    let commune = server.unit("COMMUNE", "03646");
    let made = registrar
        .post("/v1/trainees", stranger(server, 1))
        .await
        .expect(201);
    let path = format!("/v1/trainees/{}", made.id());
    let committee = server.commune(commune);
    committee.get(&path).await.expect_problem(404, "NOT_FOUND");

    let both = json!({"residenceUnitId": commune});
    let refused = registrar.patch(&path, &made, both).await;
    refused.expect_error_at(422, "RESIDENCE_EITHER", "/residenceElsewhere");
    let moved = json!({"residenceUnitId": commune, "residenceElsewhere": null});
    let moved = registrar.patch(&path, &made, moved).await.expect(200);
    assert_eq!(moved.body["communeId"], commune.to_string());
    assert_eq!(moved.body["residenceElsewhere"], Value::Null);
    committee.get(&path).await.expect(200);

    let away = json!({"residenceUnitId": null, "residenceElsewhere": {"countryCode": "LA"}});
    let by_committee = committee.patch(&path, &moved, away.clone()).await;
    by_committee.expect_error_at(422, "RESIDENCE_OUT_OF_REACH", "/residenceElsewhere");
    let away = registrar.patch(&path, &moved, away).await.expect(200);
    assert_eq!(away.body["communeId"], Value::Null);
    committee.get(&path).await.expect_problem(404, "NOT_FOUND");
    let nowhere = registrar
        .patch(&path, &away, json!({"residenceElsewhere": null}))
        .await;
    nowhere.expect_error_at(400, "FIELD_REQUIRED", "/residenceUnitId");
}

#[actix_web::test]
async fn a_place_elsewhere_is_one_place_outside_the_province() {
    let stage = Stage::set(json!({})).await;
    for (place, status, code, at) in [
        (
            json!({"text": "Phường Điện Biên Phủ"}),
            422,
            "RESIDENCE_EITHER",
            "",
        ),
        (
            json!({"provinceCode": "11", "countryCode": "LA"}),
            422,
            "RESIDENCE_EITHER",
            "",
        ),
        (
            json!({"provinceCode": "14"}),
            422,
            "RESIDENCE_WITHIN",
            "/provinceCode",
        ),
        (
            json!({"countryCode": "VN"}),
            422,
            "RESIDENCE_WITHIN",
            "/countryCode",
        ),
        (
            json!({"provinceCode": "99"}),
            422,
            "CODE_UNKNOWN",
            "/provinceCode",
        ),
        // Hà Giang went into Tuyên Quang.
        (
            json!({"provinceCode": "02"}),
            422,
            "CODE_EXPIRED",
            "/provinceCode",
        ),
        (
            json!({"countryCode": "Lao"}),
            400,
            "FIELD_FORMAT",
            "/countryCode",
        ),
        (
            json!({"provinceCode": "11", "text": "014304000001"}),
            400,
            "FIELD_FORMAT",
            "/text",
        ),
    ] {
        let _case = Case::of(&place);
        let body = with(
            stranger(&stage.server, 1),
            json!({"residenceElsewhere": place}),
        );
        let refused = stage.registrar.post("/v1/trainees", body).await;
        assert_eq!(refused.status, status, "{:#}", refused.body);
        let fault = (format!("/residenceElsewhere{at}"), code.to_owned());
        assert!(refused.errors().contains(&fault), "{:#}", refused.body);
    }
}

#[actix_web::test]
async fn the_province_counts_them_and_no_commune_does() {
    let stage = Stage::set(json!({})).await;
    let (server, registrar, lead) = (&stage.server, &stage.registrar, stage.server.lead());
    let mut enrolled = Vec::new();
    for body in [
        stranger(server, 1),
        lao(1),
        fixtures::person_body(server, 2),
    ] {
        let person = registrar.post("/v1/trainees", body).await.expect(201);
        let class = stage.class.id();
        let one = fixtures::enrol(registrar, &person.id(), &class, json!({}))
            .await
            .expect(201);
        enrolled.push(fixtures::walk(registrar, one, &["ELIGIBLE", "ADMITTED"]).await);
    }
    fixtures::step_now(registrar, &stage.class, "RUNNING").await;
    for one in enrolled {
        let studying = fixtures::walk(registrar, one, &["STUDYING"]).await;
        assert!(studying.body.get("communeId").is_some());
    }
    let figures = lead
        .get("/v1/statistics/training?by=commune")
        .await
        .expect(200);
    assert_eq!(figures.body["total"]["trained"], 3);
    let commune = server.unit("COMMUNE", "03646");
    let cells = figures.body["data"].as_array().expect("cells");
    let trained: Vec<_> = cells
        .iter()
        .map(|cell| (&cell["key"][0]["value"], &cell["trained"]))
        .collect();
    assert!(
        trained.contains(&(&json!(commune), &json!(1))),
        "{trained:?}"
    );
    assert!(trained.contains(&(&Value::Null, &json!(2))), "{trained:?}");

    for (caller, people) in [
        (server.commune(commune), 1),
        (lead, 3),
        (registrar.clone(), 3),
    ] {
        let list = caller.get("/v1/trainees?count=exact").await.expect(200);
        assert_eq!(list.body["page"]["total"], people);
        let enrolments = caller.get("/v1/enrolments").await.expect(200);
        assert_eq!(enrolments.rows().len(), people);
    }
    let centre = server.user(Role::EmploymentCentre, BoundTo::Unit(commune));
    assert!(
        centre
            .get("/v1/trainees")
            .await
            .expect(200)
            .rows()
            .is_empty()
    );
}

#[actix_web::test]
async fn people_are_found_by_where_they_live_elsewhere() {
    let stage = Stage::set(json!({})).await;
    for body in [
        stranger(&stage.server, 1),
        lao(1),
        fixtures::person_body(&stage.server, 2),
    ] {
        stage.registrar.post("/v1/trainees", body).await.expect(201);
    }
    for (filter, expected) in [
        ("livesElsewhere=true", 2),
        ("livesElsewhere=false", 1),
        ("residenceProvinceCode=11", 1),
        ("residenceProvinceCode=11,12", 1),
        ("residenceProvinceCode=12", 0),
        ("residenceCountryCode=LA", 1),
        ("livesElsewhere=false&residenceCountryCode=LA", 0),
    ] {
        for client in [&stage.registrar, &stage.server.lead()] {
            let _case = Case::of(filter);
            for sort in ["name", "-createdAt"] {
                let list = format!("/v1/trainees?count=exact&sort={sort}&{filter}");
                let list = client.get(&list).await.expect(200);
                assert_eq!(list.rows().len(), expected, "{filter} {sort}");
                assert_eq!(list.body["page"]["total"], expected);
            }
        }
    }
    let search = json!({"residenceCountryCode": ["LA"]});
    let found = stage
        .registrar
        .post("/v1/trainees/search", search)
        .await
        .expect(200);
    assert_eq!(found.column("fullName"), ["Khamla Xayavong 1"]);
}

#[actix_web::test]
async fn a_correction_of_where_somebody_lives_stays_in_the_night() {
    let stage = Stage::set(json!({})).await;
    let (server, registrar, lead) = (&stage.server, &stage.registrar, stage.server.lead());
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    registrar
        .put(key, fixtures::person_body(server, 1))
        .await
        .expect(201);
    let person = registrar.get(key).await.expect(200);
    let path = format!("/v1/trainees/{}", person.id());
    let away = json!({"residenceUnitId": null, "residenceElsewhere": from_dien_bien()});
    let corrected = lead
        .patch(&path, &lead.get(&path).await.expect(200), away)
        .await
        .expect(200);
    assert_eq!(corrected.body["decided"][0]["member"], "residenceUnitId");

    let night = registrar
        .put(key, fixtures::person_body(server, 1))
        .await
        .expect(200);
    assert!(
        night
            .header("X-Registry-Warning")
            .contains("KEPT_AS_REGISTERED")
    );
    assert_eq!(
        night.body["residenceElsewhere"],
        corrected.body["residenceElsewhere"]
    );
    // The school agrees, which ends the correction.
    registrar.put(key, stranger(server, 1)).await.expect(200);
    let agreed = registrar.get(key).await.expect(200);
    assert_eq!(agreed.body["decided"], json!([]));
}

#[actix_web::test]
async fn a_school_that_joined_somebody_sees_the_province_and_not_the_place() {
    let stage = Stage::set(json!({})).await;
    let other = fixtures::school(&stage.server.lead(), "B1").await;
    let school = fixtures::school_id(&other);
    let person = stage
        .registrar
        .post("/v1/trainees", stranger(&stage.server, 1))
        .await
        .expect(201);
    past::join(&stage.server, &person, school, false);
    let other = stage.server.registrar(school);
    let joined = other.get(&format!("/v1/trainees/{}", person.id())).await;
    let joined = joined.expect(200);
    assert_eq!(
        joined.body["residenceElsewhere"],
        as_stored(Some("11"), None, None)
    );
    let masked = joined.body["masked"].as_array().expect("a list");
    assert!(masked.contains(&json!("residenceElsewhere")));
}

#[actix_web::test]
async fn the_provinces_are_a_code_list() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let list = public
        .send(Method::GET, "/v1/code-lists/provinces", None)
        .await
        .expect(200);
    let items = list.body["items"].as_array().expect("items");
    let bac_ninh = items
        .iter()
        .find(|item| item["code"] == "24")
        .expect("Bắc Ninh");
    assert_eq!(bac_ninh["labelVi"], "Tỉnh Bắc Ninh");
    assert_eq!(bac_ninh["attributes"]["nameBefore"], "Tỉnh Bắc Giang");
}
