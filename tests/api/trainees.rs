//! Trainees as schools, communes and the province meet them: registered once, masked, shared.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::support::fixtures::{self, person, person_body, with};
use crate::support::{BoundTo, Client, TestServer};
use registry::platform::authz::{Action, Role};
use registry::platform::db::schema::{access_log, audit_events};
use registry::platform::db::types::Json;
use registry::platform::ids::{SchoolId, UnitId};

/// Two schools and their registrars.
struct Town {
    server: TestServer,
    schools: [SchoolId; 2],
    registrars: [Client; 2],
}

impl Town {
    async fn new() -> Self {
        let server = TestServer::start().await;
        let lead = server.lead();
        let a = fixtures::school_id(&fixtures::school(&lead, "A1").await);
        let b = fixtures::school_id(&fixtures::school(&lead, "B1").await);
        let registrars = [server.registrar(a), server.registrar(b)];
        Self {
            server,
            schools: [a, b],
            registrars,
        }
    }

    fn commune(&self, code: &str) -> UnitId {
        self.server.unit("COMMUNE", code)
    }

    /// The audit events of that action: their details.
    fn audited(&self, action: &'static str) -> Vec<Value> {
        let rows = audit_events::table
            .filter(audit_events::action.eq(action))
            .order(audit_events::seq)
            .select(audit_events::details);
        let details: Vec<Json<Value>> = self
            .server
            .db()
            .read_now(move |conn| Ok(rows.load(conn)?))
            .expect("audit events");
        details.into_iter().map(|Json(details)| details).collect()
    }
}

fn path_of(id: &str) -> String {
    format!("/v1/trainees/{id}")
}

#[actix_web::test]
async fn a_school_registers_somebody_and_reads_them_back_masked() {
    let town = Town::new().await;
    let body = with(
        person_body(&town.server, 17),
        json!({
            "fullName": "  Lò   Thị Mai ", "phone": "0912 345 678", "ethnicGroup": "03",
            "schoolingLevel": "UPPER_SECONDARY", "disabilityType": "VISION",
            "disabilityDegree": "MILD", "passport": {"country": "VN", "number": "B1234567"},
            "externalIds": [{"system": "sis", "value": "HV-17"}]
        }),
    );
    let created = town.registrars[0]
        .post("/v1/trainees", body)
        .await
        .expect(201);
    assert_eq!(created.header("location"), path_of(&created.id()));
    let view = &created.body;
    assert_eq!(view["fullName"], "Lò Thị Mai");
    assert_eq!(view["citizenId"], "•••••••••017");
    assert_eq!(view["phone"], "•••••••••678");
    assert_eq!(
        view["passport"],
        json!({"country": "VN", "number": "•••••567"})
    );
    for hidden in ["ethnicGroup", "disabilityType", "disabilityDegree"] {
        assert_eq!(view[hidden], Value::Null, "{hidden}");
        let masked = view["masked"].as_array().expect("a list");
        assert!(masked.contains(&json!(hidden)), "{hidden}");
    }
    assert_eq!(view["communeId"], json!(town.commune("03646")));
    assert!(view["districtId"].is_string());
    let read = town.registrars[0]
        .get(created.header("location"))
        .await
        .expect(200);
    assert_eq!(read.body, created.body);
    assert_eq!(read.etag(), "\"1\"");
    assert!(town.audited("trainee.reveal").is_empty());
}

#[actix_web::test]
async fn whoever_may_reveal_sees_plain_values_and_leaves_an_audit_event() {
    let town = Town::new().await;
    let body = with(person_body(&town.server, 1), json!({"ethnicGroup": "03"}));
    let seen = town.registrars[0]
        .post("/v1/trainees", body)
        .await
        .expect(201);
    let plain = town.registrars[0]
        .get(&format!("{}?reveal=true", path_of(&seen.id())))
        .await
        .expect(200);
    assert_eq!(plain.body["citizenId"], "014304000001");
    assert_eq!(plain.body["ethnicGroup"], "03");
    assert_eq!(plain.body["masked"], json!([]));
    let list = town
        .server
        .lead()
        .get("/v1/trainees?reveal=true")
        .await
        .expect(200);
    assert_eq!(list.column("citizenId"), ["014304000001"]);
    let commune = town.server.commune(town.commune("03646"));
    let found = commune
        .post("/v1/trainees/search?reveal=true", json!({"q": "mai"}))
        .await;
    assert_eq!(found.expect(200).column("citizenId"), ["014304000001"]);
    let expected = json!({"ids": [seen.id()]});
    assert_eq!(
        town.audited("trainee.reveal"),
        [expected.clone(), expected.clone(), expected]
    );
}

#[actix_web::test]
async fn whoever_may_not_reveal_is_refused_with_the_scope() {
    let town = Town::new().await;
    let seen = person(&town.server, &town.registrars[0], 1).await;
    let scopes: Vec<&str> = Action::scopes()
        .into_iter()
        .filter(|scope| *scope != "trainees.pii:read")
        .collect();
    let bound = BoundTo::School(town.schools[0]);
    let unscoped = town
        .server
        .user_with_scopes(Role::SchoolRegistrar, bound, &scopes);
    for path in [path_of(&seen.id()), "/v1/trainees".to_owned()] {
        let refused = unscoped.get(&format!("{path}?reveal=true")).await;
        let refused = refused.expect_problem(403, "SCOPE_MISSING");
        assert!(
            refused.body["detail"]
                .to_string()
                .contains("trainees.pii:read")
        );
        unscoped.get(&path).await.expect(200);
    }
    let administrator = town.server.administrator();
    administrator
        .get("/v1/trainees?reveal=true")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    administrator
        .post("/v1/trainees/search?reveal=true", json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    administrator
        .get("/v1/trainees?ethnicGroup=03")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_masked_read_is_logged_off_its_path() {
    let town = Town::new().await;
    let seen = person(&town.server, &town.registrars[0], 1).await;
    town.registrars[0]
        .get(&path_of(&seen.id()))
        .await
        .expect(200);
    town.server.state().access_log.flush(town.server.db()).await;
    let rows = access_log::table
        .filter(access_log::resource.eq("trainees"))
        .select(access_log::resource_ids);
    let ids: Vec<Json<Value>> = town
        .server
        .db()
        .read_now(move |conn| Ok(rows.load(conn)?))
        .expect("the access log");
    let logged = ids
        .iter()
        .any(|Json(ids)| ids.to_string().contains(&seen.id()));
    assert!(logged, "{ids:?}");
}

#[actix_web::test]
async fn every_rule_of_a_person_is_checked_at_once() {
    let town = Town::new().await;
    let body = with(
        person_body(&town.server, 1),
        json!({
            "citizenId": null, "fullName": "…", "phone": "12", "birthDate": "2026-01-01",
            "ethnicGroup": "99", "schoolingLevel": "NONE", "disabilityType": "VISION",
            "residenceUnitId": town.server.unit("PROVINCE", "14")
        }),
    );
    let answer = town.registrars[0].post("/v1/trainees", body).await;
    let mut errors = answer.expect_problem(422, "RULES_BROKEN").errors();
    errors.sort();
    let expected = [
        ("/birthDate", "TRAINEE_AGE"),
        ("/citizenId", "IDENTITY_REQUIRED"),
        ("/disabilityDegree", "DISABILITY_INCOMPLETE"),
        ("/ethnicGroup", "CODE_UNKNOWN"),
        ("/fullName", "NAME_INVALID"),
        ("/phone", "PHONE_INVALID"),
        ("/residenceUnitId", "UNIT_NOT_COMMUNE"),
        ("/schoolingLevel", "CODE_UNKNOWN"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
    for (changes, place, code) in [
        (
            json!({"birthDate": "2999-01-01"}),
            "/birthDate",
            "DATE_IN_FUTURE",
        ),
        (
            json!({"birthDate": "1904-05-17"}),
            "/birthDate",
            "TRAINEE_AGE",
        ),
        (
            json!({
                "citizenId": null, "birthDate": "1899-01-01",
                "passport": {"country": "LA", "number": "PA1234567"}
            }),
            "/birthDate",
            "TRAINEE_AGE",
        ),
        (
            json!({"disabilityDegree": "MILD"}),
            "/disabilityType",
            "DISABILITY_INCOMPLETE",
        ),
        (
            json!({"residenceUnitId": UnitId::new()}),
            "/residenceUnitId",
            "REFERENCE_UNKNOWN",
        ),
    ] {
        let body = with(person_body(&town.server, 1), changes);
        let answer = town.registrars[0].post("/v1/trainees", body).await;
        answer.expect_error_at(422, code, place);
    }
}

#[actix_web::test]
async fn a_body_of_the_wrong_shape_is_named_without_repeating_it() {
    let town = Town::new().await;
    let body = with(
        person_body(&town.server, 1),
        json!({"citizenId": "01430400000x", "sex": "OTHER", "colour": "red"}),
    );
    let answer = town.registrars[0].post("/v1/trainees", body).await;
    let answer = answer.expect_problem(400, "BODY_INVALID");
    assert!(!answer.body.to_string().contains("01430400000x"));
    let mut errors = answer.errors();
    errors.sort();
    let expected = [
        ("/citizenId", "FIELD_FORMAT"),
        ("/colour", "FIELD_UNKNOWN"),
        ("/sex", "FIELD_VALUE"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
    for (member, expected) in [
        (json!({"citizenId": 14_304_000_001_i64}), "string"),
        (json!({"fullName": null}), "string"),
        (json!({"passport": "LA"}), "object"),
    ] {
        let body = with(person_body(&town.server, 1), member);
        let answer = town.registrars[0].post("/v1/trainees", body).await;
        let answer = answer.expect(400);
        let error = &answer.body["errors"][0];
        assert_eq!(error["code"], "FIELD_TYPE", "{:#}", answer.body);
        assert_eq!(error["params"]["expected"], expected);
    }
}

#[actix_web::test]
async fn a_citizen_id_that_disagrees_needs_a_reason_from_somebody_who_may_see_it() {
    let town = Town::new().await;
    let wrong = json!({"citizenId": "140199000001"});
    let wrong = with(
        person_body(&town.server, 1),
        with(wrong, json!({"sex": "MALE"})),
    );
    let answer = town.registrars[0].post("/v1/trainees", wrong.clone()).await;
    let codes: Vec<String> = answer.errors().into_iter().map(|(_, code)| code).collect();
    assert_eq!(
        codes,
        [
            "CITIZEN_ID_PREFIX",
            "CITIZEN_ID_BIRTH_YEAR",
            "CITIZEN_ID_SEX"
        ]
    );
    let reason = json!({"citizenIdOverride": "Cơ sở dữ liệu dân cư ghi như vậy"});
    let reasoned = with(wrong, reason);
    town.server
        .administrator()
        .post("/v1/trainees", reasoned.clone())
        .await
        .expect_error_at(422, "FIELD_RESERVED", "/citizenIdOverride");
    let short = with(reasoned.clone(), json!({"citizenIdOverride": "ngắn"}));
    town.registrars[0]
        .post("/v1/trainees", short)
        .await
        .expect_error_at(400, "FIELD_LENGTH", "/citizenIdOverride");
    let seen = town.registrars[0]
        .post("/v1/trainees", reasoned)
        .await
        .expect(201);
    assert_eq!(seen.body["citizenIdOverride"], Value::Null, "masked");
    let audited = &town.audited("trainee.create")[0];
    assert_eq!(
        audited["overridden"],
        json!([
            "CITIZEN_ID_PREFIX",
            "CITIZEN_ID_BIRTH_YEAR",
            "CITIZEN_ID_SEX"
        ])
    );
    // The reason stands for the data it was given for.
    let administrator = town.server.administrator();
    let path = path_of(&seen.id());
    let kept = administrator
        .patch(&path, &seen, json!({"address": "Bản Mòng"}))
        .await
        .expect(200);
    administrator
        .patch(&path, &kept, json!({"birthDate": "1998-05-17"}))
        .await
        .expect_error_at(422, "CITIZEN_ID_BIRTH_YEAR", "/citizenId");
}

#[actix_web::test]
async fn a_change_keeps_what_it_does_not_name_also_where_it_is_masked() {
    let town = Town::new().await;
    let registrar = &town.registrars[0];
    let body = with(
        person_body(&town.server, 1),
        json!({"phone": "0912345678", "ethnicGroup": "03"}),
    );
    let seen = registrar.post("/v1/trainees", body).await.expect(201);
    let path = path_of(&seen.id());
    let changed = registrar
        .patch(
            &path,
            &seen,
            json!({"fullName": "Lò Thị Mận", "address": "Bản Mòng"}),
        )
        .await
        .expect(200);
    assert_eq!(changed.etag(), "\"2\"");
    assert_eq!(changed.body["citizenId"], "•••••••••001");
    registrar
        .patch(&path, &seen, json!({"address": "Bản khác"}))
        .await
        .expect_problem(412, "VERSION_STALE");
    registrar
        .send(reqwest::Method::PATCH, &path, Some(json!({})))
        .await
        .expect_problem(428, "VERSION_REQUIRED");
    registrar
        .patch(
            &path,
            &changed,
            json!({"citizenId": changed.body["citizenId"]}),
        )
        .await
        .expect_error_at(400, "FIELD_FORMAT", "/citizenId");
    let plain = registrar
        .get(&format!("{path}?reveal=true"))
        .await
        .expect(200);
    assert_eq!(plain.body["phone"], "+84912345678");
    assert_eq!(plain.body["ethnicGroup"], "03");
    assert_eq!(registrar.get("/v1/trainees?q=man").await.rows().len(), 1);
    assert_eq!(registrar.get("/v1/trainees?q=mai").await.rows().len(), 0);
}

#[actix_web::test]
async fn a_person_within_reach_is_registered_once() {
    let town = Town::new().await;
    let first = person(&town.server, &town.registrars[0], 1).await;
    let body = person_body(&town.server, 1);
    for client in [
        &town.registrars[0],
        &town.server.lead(),
        &town.server.commune(town.commune("03646")),
    ] {
        let again = client.post("/v1/trainees", body.clone()).await;
        let again = again.expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
        assert_eq!(again.body["errors"][0]["params"]["id"], first.id());
    }
    let other = person(&town.server, &town.registrars[0], 2).await;
    town.registrars[0]
        .patch(
            &path_of(&other.id()),
            &other,
            json!({"citizenId": "014304000001"}),
        )
        .await
        .expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
}

#[actix_web::test]
async fn a_person_of_another_school_is_shared_when_the_data_agree() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let body = with(
        person_body(&town.server, 1),
        json!({"address": "Bản Mòng", "externalIds": [{"system": "sis-a", "value": "1"}]}),
    );
    let first = a.post("/v1/trainees", body).await.expect(201);
    assert_eq!(b.get(&path_of(&first.id())).await.status, 404);
    let again = with(
        person_body(&town.server, 1),
        json!({"fullName": "LO THI MAI 1", "address": "Nơi khác",
               "externalIds": [{"system": "sis-b", "value": "9"}]}),
    );
    let shared = b.post("/v1/trainees", again).await.expect(201);
    assert_eq!(shared.id(), first.id());
    assert_eq!(
        shared.body["externalIds"],
        json!([{"system": "sis-b", "value": "9"}])
    );
    let own = a.get(&path_of(&first.id())).await.expect(200);
    assert_eq!(
        own.body["externalIds"],
        json!([{"system": "sis-a", "value": "1"}])
    );
    assert_eq!(
        own.body["address"], "Bản Mòng",
        "the first registration stays"
    );
    for client in [a, b] {
        assert_eq!(client.get("/v1/trainees").await.rows().len(), 1);
        assert_eq!(client.get("/v1/trainees?q=mai").await.rows().len(), 1);
    }
}

#[actix_web::test]
async fn nothing_is_said_of_a_person_whose_data_do_not_agree() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let passport = json!({"citizenId": null, "passport": {"country": "LA", "number": "PA12345"}});
    person(&town.server, a, 1).await;
    let other = with(person_body(&town.server, 2), passport.clone());
    a.post("/v1/trainees", other).await.expect(201);
    let stranger = json!({"fullName": "Vàng Thị Dợ"});
    for (body, place) in [
        (
            with(person_body(&town.server, 1), stranger.clone()),
            "/citizenId",
        ),
        (
            with(with(person_body(&town.server, 2), passport), stranger),
            "/passport",
        ),
    ] {
        let refused = b.post("/v1/trainees", body).await;
        let refused = refused.expect_error_at(422, "IDENTITY_CONFLICT", place);
        assert!(refused.body["errors"][0]["params"].is_null());
    }
    assert_eq!(b.get("/v1/trainees").await.rows().len(), 0);
    let far = town.commune("03688");
    let moved = with(
        person_body(&town.server, 1),
        json!({"residenceUnitId": far}),
    );
    town.server
        .commune(far)
        .post("/v1/trainees", moved)
        .await
        .expect_error_at(422, "IDENTITY_CONFLICT", "/citizenId");
}

#[actix_web::test]
async fn two_schools_that_register_somebody_at_once_share_them() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    for number in 0..5 {
        let body = person_body(&town.server, number);
        let (one, other) = futures_util::join!(
            a.post("/v1/trainees", body.clone()),
            b.post("/v1/trainees", body)
        );
        assert_eq!(one.expect(201).id(), other.expect(201).id());
        let q = format!("/v1/trainees?q=mai%20{number}");
        for client in [a, b] {
            assert_eq!(client.get(&q).await.rows().len(), 1);
        }
    }
}

#[actix_web::test]
async fn each_role_sees_its_own_people_and_nobody_else() {
    let town = Town::new().await;
    let far = town.commune("03688");
    let near = person(&town.server, &town.registrars[0], 1).await;
    let body = with(
        person_body(&town.server, 2),
        json!({"residenceUnitId": far}),
    );
    let distant = town.registrars[1]
        .post("/v1/trainees", body)
        .await
        .expect(201);
    let centre = town.server.user(Role::EmploymentCentre, BoundTo::Province);
    let expected: [(Client, &[&str]); 7] = [
        (town.server.lead(), &[&near.id(), &distant.id()]),
        (
            town.server.user(Role::Inspector, BoundTo::Province),
            &[&near.id(), &distant.id()],
        ),
        (
            town.server.user(Role::Inspector, BoundTo::Unit(far)),
            &[&distant.id()],
        ),
        (town.registrars[0].clone(), &[&near.id()]),
        (town.server.commune(far), &[&distant.id()]),
        (centre, &[]),
        (town.server.user(Role::Commune, BoundTo::Nothing), &[]),
    ];
    for (client, ids) in expected {
        assert_eq!(
            client
                .get("/v1/trainees?sort=createdAt")
                .await
                .expect(200)
                .column("id"),
            ids
        );
        let counted = client.get("/v1/trainees?count=exact").await;
        assert_eq!(counted.body["page"]["total"], json!(ids.len()));
        for id in [near.id(), distant.id()] {
            let status = if ids.contains(&id.as_str()) { 200 } else { 404 };
            client.get(&path_of(&id)).await.expect(status);
        }
    }
    for role in [Role::Enterprise, Role::Viewer, Role::Department] {
        let client = town.server.user(role, BoundTo::Province);
        client
            .get("/v1/trainees")
            .await
            .expect_problem(403, "ACTION_FORBIDDEN");
    }
    let stranger = &town.registrars[1];
    stranger
        .patch(&path_of(&near.id()), &near, json!({"address": "x"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    stranger
        .delete(&path_of(&near.id()), &near)
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn an_employment_centre_sees_those_who_completed_a_training() {
    let stage = fixtures::Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    stage.person(2).await;
    let trainee = graduate.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);
    assert_eq!(
        centre.get("/v1/trainees").await.expect(200).column("id"),
        std::slice::from_ref(&trainee)
    );
    centre.get(&path_of(&trainee)).await.expect(200);
    let elsewhere = stage.server.unit("COMMUNE", "03688");
    let centre = stage
        .server
        .user(Role::EmploymentCentre, BoundTo::Unit(elsewhere));
    centre
        .get(&path_of(&trainee))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_commune_registers_its_residents_alone() {
    let town = Town::new().await;
    let commune = town.server.commune(town.commune("03646"));
    let resident = person(&town.server, &commune, 1).await;
    let elsewhere = json!({"residenceUnitId": town.commune("03688")});
    let body = with(person_body(&town.server, 2), elsewhere.clone());
    commune.post("/v1/trainees", body).await.expect_error_at(
        422,
        "RESIDENCE_OUT_OF_REACH",
        "/residenceUnitId",
    );
    commune
        .patch(&path_of(&resident.id()), &resident, elsewhere.clone())
        .await
        .expect_error_at(422, "RESIDENCE_OUT_OF_REACH", "/residenceUnitId");
    let moved = town
        .server
        .lead()
        .patch(&path_of(&resident.id()), &resident, elsewhere)
        .await;
    moved.expect(200);
    commune
        .get(&path_of(&resident.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(commune.get("/v1/trainees?q=mai").await.rows().len(), 0);
    let nobody = town.server.user(Role::Commune, BoundTo::Nothing);
    let body = person_body(&town.server, 3);
    nobody
        .post("/v1/trainees", body)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_list_is_filtered_and_sorted() {
    let town = Town::new().await;
    let lead = town.server.lead();
    let far = town.commune("03688");
    person(&town.server, &town.registrars[0], 1).await;
    let man = json!({
        "citizenId": "014090000002", "fullName": "Cà Văn An", "sex": "MALE",
        "birthDate": "1990-01-02", "residenceUnitId": far, "ethnicGroup": "03"
    });
    let man = lead.post("/v1/trainees", man).await.expect(201);
    let district = man.body["districtId"]
        .as_str()
        .expect("a district")
        .to_owned();
    let own = town.schools[0];
    for (query, names) in [
        ("sort=name".to_owned(), vec!["Lò Thị Mai 1", "Cà Văn An"]),
        (
            "sort=-createdAt".to_owned(),
            vec!["Cà Văn An", "Lò Thị Mai 1"],
        ),
        ("sex=FEMALE".to_owned(), vec!["Lò Thị Mai 1"]),
        (format!("communeId={far}"), vec!["Cà Văn An"]),
        (format!("districtId={district}"), vec!["Cà Văn An"]),
        ("birthDate[gte]=2004-05-17".to_owned(), vec!["Lò Thị Mai 1"]),
        ("birthDate[lte]=2004-05-16".to_owned(), vec!["Cà Văn An"]),
        ("ethnicGroup=03".to_owned(), vec!["Cà Văn An"]),
        (format!("schoolId={own}"), vec!["Lò Thị Mai 1"]),
        (format!("q=mai&schoolId={own}"), vec!["Lò Thị Mai 1"]),
        ("createdAt[gte]=2999-01-01T00:00:00Z".to_owned(), vec![]),
    ] {
        let mut found = lead
            .get(&format!("/v1/trainees?{query}"))
            .await
            .expect(200)
            .column("fullName");
        if !query.starts_with("sort") {
            found.sort();
        }
        assert_eq!(found, names, "{query}");
    }
    let told = town.audited("trainee.reveal");
    assert_eq!(told, [json!({"ids": [man.id()], "filter": "ethnicGroup"})]);
    let other = town.registrars[1]
        .get(&format!("/v1/trainees?schoolId={own}"))
        .await;
    assert_eq!(
        other.expect(200).rows().len(),
        0,
        "who else teaches a person is not told"
    );
}

#[actix_web::test]
async fn a_schools_people_come_by_name_also_after_somebody_else_renamed_one() {
    let town = Town::new().await;
    let lead = town.server.lead();
    let [own, other] = &town.registrars;
    for (number, name) in (1..).zip(["Hà Thị Chi", "Cà Văn An", "Lò Thị Bình"]) {
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        own.post("/v1/trainees", body).await.expect(201);
    }
    person(&town.server, other, 7).await;
    let names = async |client: &Client, query: String| {
        let page = client.get(&format!("/v1/trainees?{query}")).await;
        page.expect(200).column("fullName")
    };
    let everybody = ["Cà Văn An", "Lò Thị Bình", "Hà Thị Chi"];
    assert_eq!(names(own, "sort=name".to_owned()).await, everybody);
    let theirs = format!("schoolId={}", town.schools[0]);
    assert_eq!(names(&lead, theirs).await, everybody);
    let an = lead.get("/v1/trainees?q=an").await.expect(200).rows()[0]["id"].clone();
    let path = path_of(an.as_str().expect("an id"));
    let seen = lead.get(&path).await.expect(200);
    let renamed = json!({"fullName": "Cà Văn Dũng"});
    lead.patch(&path, &seen, renamed).await.expect(200);
    let mut query = "sort=-name&limit=1&count=exact".to_owned();
    for name in ["Cà Văn Dũng", "Hà Thị Chi", "Lò Thị Bình"] {
        let page = own.get(&format!("/v1/trainees?{query}")).await.expect(200);
        assert_eq!(page.column("fullName"), [name]);
        assert_eq!(page.body["page"]["total"], 3);
        let cursor = page.next_cursor().unwrap_or_default();
        query = format!("sort=-name&limit=1&count=exact&cursor={cursor}");
    }
    assert!(query.ends_with("cursor="), "no page after the last");
    let nobody = names(own, "sex=MALE&birthDate[gte]=1900-01-01".to_owned()).await;
    assert_eq!(nobody.len(), 0);
}

#[actix_web::test]
async fn a_document_is_searched_by_body_and_only_within_reach() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let seen = person(&town.server, a, 1).await;
    let foreigner = json!({"citizenId": null, "passport": {"country": "LA", "number": "PA12345"}});
    let foreigner = with(person_body(&town.server, 2), foreigner);
    let foreigner = a.post("/v1/trainees", foreigner).await.expect(201);
    let by_id = json!({"citizenId": "014304000001"});
    let found = a
        .post("/v1/trainees/search", by_id.clone())
        .await
        .expect(200);
    assert_eq!(found.column("id"), [seen.id()]);
    assert_eq!(found.column("citizenId"), ["•••••••••001"]);
    let by_passport = json!({"passport": {"country": "LA", "number": "PA12345"}});
    let found = a.post("/v1/trainees/search", by_passport).await.expect(200);
    assert_eq!(found.column("id"), [foreigner.id()]);
    let absent = b.post("/v1/trainees/search", by_id).await.expect(200);
    assert_eq!(absent.rows().len(), 0);
    a.get("/v1/trainees?citizenId=014304000001")
        .await
        .expect_error_at(400, "PARAMETER_UNKNOWN", "citizenId");
    a.post(
        "/v1/trainees/search",
        json!({"citizenId": "1", "colour": "red"}),
    )
    .await
    .expect_error_at(400, "FIELD_UNKNOWN", "/colour");
}

#[actix_web::test]
async fn a_search_by_body_has_pages() {
    let town = Town::new().await;
    let registrar = &town.registrars[0];
    for number in 1..=3 {
        person(&town.server, registrar, number).await;
    }
    for body in [
        json!({"limit": 2, "sex": ["FEMALE"]}),
        json!({"limit": 2, "q": "lo mai"}),
    ] {
        let first = registrar
            .post("/v1/trainees/search", body.clone())
            .await
            .expect(200);
        assert_eq!(first.rows().len(), 2);
        let cursor = first.next_cursor().expect("a next page").to_owned();
        let next = with(body.clone(), json!({"cursor": cursor}));
        let last = registrar
            .post("/v1/trainees/search", next)
            .await
            .expect(200);
        assert_eq!(last.column("fullName"), ["Lò Thị Mai 3"]);
        assert_eq!(last.next_cursor(), None);
        let other = with(body, json!({"cursor": cursor, "sex": ["MALE"]}));
        let refused = registrar.post("/v1/trainees/search", other).await;
        refused.expect_error_at(400, "CURSOR_INVALID", "/cursor");
    }
    registrar
        .post("/v1/trainees/search", json!({"sort": "phone"}))
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "/sort");
}

#[actix_web::test]
async fn a_name_is_found_without_accents_in_any_order_and_by_prefix() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    for (number, name, by) in [
        (1, "Lò Thị Hường", a),
        (2, "Đặng Thị Hương", a),
        (3, "Lò Văn Hưởng", b),
    ] {
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        by.post("/v1/trainees", body).await.expect(201);
    }
    for (q, names) in [
        ("huong lo", vec!["Lò Thị Hường"]),
        ("dang", vec!["Đặng Thị Hương"]),
        ("Đ", vec!["Đặng Thị Hương"]),
        ("thi hu", vec!["Lò Thị Hường", "Đặng Thị Hương"]),
        ("van", vec![]),
    ] {
        let found = a.get(&format!("/v1/trainees?q={q}")).await.expect(200);
        assert_eq!(found.column("fullName"), names, "{q}");
    }
    let mut names = Vec::new();
    let mut path = "/v1/trainees?q=huong&limit=1".to_owned();
    let lead = town.server.lead();
    loop {
        let page = lead.get(&path).await.expect(200);
        names.extend(page.column("fullName"));
        let Some(cursor) = page.next_cursor() else {
            break;
        };
        path = format!("/v1/trainees?q=huong&limit=1&cursor={cursor}");
    }
    assert_eq!(names, ["Lò Thị Hường", "Đặng Thị Hương", "Lò Văn Hưởng"]);
}

#[actix_web::test]
async fn a_search_does_not_tell_whose_a_person_is() {
    let town = Town::new().await;
    let [own, other] = &town.registrars;
    let body = with(
        person_body(&town.server, 1),
        json!({"fullName": "Lò Mai 007"}),
    );
    own.post("/v1/trainees", body).await.expect(201);
    assert_eq!(own.get("/v1/trainees?q=00%20lo").await.rows().len(), 1);
    let me = own.get("/v1/users/me").await.expect(200);
    let school = me.body["organisation"]["schoolId"].as_str().expect("an id");
    let word = format!("0{}", school.replace('-', ""));
    for client in [&town.server.lead(), own, other] {
        for length in [word.len(), 20, 7, 4] {
            let page = client
                .get(&format!("/v1/trainees?q={}", &word[..length]))
                .await;
            assert!(page.expect(200).rows().is_empty(), "{}", &word[..length]);
        }
    }
}

#[actix_web::test]
async fn a_search_index_that_was_made_anew_is_filled() {
    use diesel::connection::SimpleConnection;
    use registry::platform::db::DbConnection;
    use registry::resources::{enterprises, schools, trainees};
    let town = Town::new().await;
    let [own, other] = &town.registrars;
    for (number, name) in (1..).zip(["Nguyễn Thị Nghiêng", "Lò Nguyệt Hà"]) {
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        own.post("/v1/trainees", body).await.expect(201);
    }
    person(&town.server, other, 7).await;
    let lead = town.server.lead();
    let firm = json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Chè"});
    lead.post("/v1/enterprises", firm).await.expect(201);
    let found = async || {
        let mut found = Vec::new();
        for client in [&lead, own, other] {
            for words in ["ngu", "h%20ng", "nghieng", "nguyet", "lo%20mai"] {
                let page = client.get(&format!("/v1/trainees?q={words}")).await;
                found.push(page.expect(200).column("fullName"));
            }
        }
        for path in ["/v1/schools?q=A1", "/v1/enterprises?q=co"] {
            found.push(vec![
                lead.get(path).await.expect(200).rows().len().to_string(),
            ]);
        }
        found
    };
    let before = found().await;
    assert_eq!(before[5].len(), 2, "the school's own: {before:?}");
    // As after the migration, and a program of before has written a document of its own.
    let made_anew = town.server.db().write_now(|conn| {
        if let DbConnection::Sqlite(conn) = conn {
            for table in registry::platform::search::TABLES {
                let mark = format!("INSERT INTO search_refills VALUES ('{table}')");
                let other = format!(
                    "INSERT OR REPLACE INTO {table}_search (rowid, document) VALUES (1, 'nguyet')"
                );
                conn.batch_execute(&format!("{mark}; {other}"))?;
            }
        }
        Ok(())
    });
    made_anew.expect("an index to be filled");
    let filled = town.server.db().write_now(|conn| {
        schools::refill_search(conn)?;
        enterprises::refill_search(conn)?;
        trainees::refill_search(conn)
    });
    filled.expect("a full index");
    assert_eq!(found().await, before);
}

#[actix_web::test]
async fn a_search_reads_an_index() {
    use diesel::connection::SimpleConnection;
    use registry::platform::db::{DbConnection, dialect};
    use registry::platform::search;
    let town = Town::new().await;
    let unit = town.commune("03646");
    let plan = town
        .server
        .db()
        .write_now(move |conn| {
            if let DbConnection::Postgres(conn) = conn {
                // The planner reads a small table without its index.
                conn.batch_execute(&format!(
                    "INSERT INTO trainees (id, full_name, sort_key, sex, birth_date,
                         residence_unit_id, commune_id, demo, version, created_at, updated_at, search)
                     SELECT gen_random_uuid(), 'x', 'x', 'MALE', '2000-01-01', '{unit}', '{unit}',
                         true, 1, now(), now(), to_tsvector('simple', 'lo thi mai' || n)
                     FROM generate_series(1, 5000) AS n;
                     ANALYZE trainees"
                ))?;
            }
            let words = ["lo".to_owned(), "mai123".to_owned()];
            let terms = search::terms(conn.dialect(), &words, None);
            dialect::explain_search(conn, "trainees", &terms)
        })
        .expect("a plan");
    let indexed = plan.contains("VIRTUAL TABLE INDEX") || plan.contains("on trainees_search");
    assert!(indexed, "{plan}");
}

#[actix_web::test]
async fn a_person_is_deleted_by_the_school_that_alone_has_them() {
    let town = Town::new().await;
    let registrar = &town.registrars[0];
    let seen = person(&town.server, registrar, 1).await;
    registrar
        .send(reqwest::Method::DELETE, &path_of(&seen.id()), None)
        .await
        .expect_problem(428, "VERSION_REQUIRED");
    registrar
        .delete(&path_of(&seen.id()), &seen)
        .await
        .expect(204);
    let lead = town.server.lead();
    lead.get(&path_of(&seen.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(lead.get("/v1/trainees?q=mai").await.rows().len(), 0);
    person(&town.server, registrar, 1).await;
}

#[actix_web::test]
async fn a_school_that_shares_a_person_gives_up_its_own_relation_alone() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let first = person(&town.server, a, 1).await;
    let keys = json!({"externalIds": [{"system": "sis-b", "value": "9"}]});
    let body = with(person_body(&town.server, 1), keys);
    let shared = b.post("/v1/trainees", body.clone()).await.expect(201);
    b.delete(&path_of(&first.id()), &shared).await.expect(204);
    b.get(&path_of(&first.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(b.get("/v1/trainees?q=mai").await.rows().len(), 0);
    a.get(&path_of(&first.id())).await.expect(200);
    assert_eq!(a.get("/v1/trainees?q=mai").await.rows().len(), 1);
    b.post("/v1/trainees", body).await.expect(201);
}

#[actix_web::test]
async fn a_person_with_enrolments_or_statuses_is_not_deleted() {
    let stage = fixtures::Stage::set(json!({})).await;
    let enrolled = stage.person(1).await;
    let class = stage.class.id();
    fixtures::enrol(&stage.registrar, &enrolled.id(), &class, json!({}))
        .await
        .expect(201);
    let claimant = stage.person(2).await;
    fixtures::claim(&stage.registrar, &claimant.id(), json!({}))
        .await
        .expect(201);
    for (person, code) in [
        (enrolled, "TRAINEE_HAS_ENROLMENTS"),
        (claimant, "TRAINEE_HAS_STATUSES"),
    ] {
        for client in [&stage.registrar, &stage.server.lead()] {
            let path = path_of(&person.id());
            client
                .delete(&path, &person)
                .await
                .expect_problem(409, code);
            client.get(&path).await.expect(200);
        }
    }
}
