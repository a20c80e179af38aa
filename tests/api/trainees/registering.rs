//! A person is registered and changed under the rules.

use serde_json::{Value, json};

use super::{Town, path_of};
use crate::support::Case;
use crate::support::fixtures::{person_body, with};
use registry::platform::values::ids::UnitId;

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
        let _case = Case::of(&changes);
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
        let _case = Case::of(&member);
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
