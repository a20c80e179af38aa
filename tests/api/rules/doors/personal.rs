//! People and their beneficiary statuses.

use serde_json::{Value, json};

use super::world::Of::{Any, New};
use super::world::{Place, World, without};
use super::{Door, Trial, Try, nobody};
use crate::support::fixtures::{claim, person_body, with};

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = trainees(world).await;
    trials.extend(keys(world).await);
    trials.extend(statuses(world).await);
    trials
}

/// A person as a row of a file says them.
fn row(body: Value) -> Value {
    let passport = body["passport"].clone();
    let mut row = without(body, &["passport"]);
    if passport.is_object() {
        row["passportCountry"] = passport["country"].clone();
        row["passportNumber"] = passport["number"].clone();
    }
    let elsewhere = row["residenceElsewhere"].take();
    let mut row = without(row, &["residenceElsewhere"]);
    if elsewhere.is_object() {
        row["residenceProvinceCode"] = elsewhere["provinceCode"].clone();
    }
    row
}

async fn trainees(world: &World) -> Vec<Trial> {
    let valid = |n: u32| person_body(&world.server, n);
    let known = world.person().await;
    let known = world
        .lead
        .with("x-purpose", "test")
        .get(&format!("/v1/trainees/{}?reveal=true", known.id()))
        .await
        .expect(200);
    let taken = with(
        valid(world.number()),
        json!({"citizenId": null,
        "passport": {"country": "LA", "number": "TAKEN123"}}),
    );
    world
        .registrar
        .post("/v1/trainees", taken)
        .await
        .expect(201);
    let place = Place::at(world, "trainees", &world.registrar, valid).await;
    let place = place.keyed().rows("trainees", row).stand().await;
    let citizen = |id: &str| json!({"citizenId": id});
    let mut trials = place.all(
        world,
        &[
            ("IDENTITY_REQUIRED", Any, json!({"citizenId": null})),
            ("CITIZEN_ID_PREFIX", Any, citizen("099304777777")),
            (
                "CITIZEN_ID_BIRTH_YEAR",
                Any,
                json!({"birthDate": "2003-05-17"}),
            ),
            ("CITIZEN_ID_SEX", Any, json!({"sex": "MALE"})),
            ("TRAINEE_AGE", Any, json!({"birthDate": "1890-05-17"})),
            ("TRAINEE_AGE", Any, json!({"birthDate": "2024-05-17"})),
            ("DATE_IN_FUTURE", Any, json!({"birthDate": "2999-05-17"})),
            ("NAME_INVALID", Any, json!({"fullName": "   "})),
            ("PHONE_INVALID", Any, json!({"phone": "12"})),
            ("CODE_UNKNOWN", Any, json!({"ethnicGroup": "NONE"})),
            ("CODE_UNKNOWN", Any, json!({"schoolingLevel": "NONE"})),
            (
                "CODE_UNKNOWN",
                Any,
                json!({"disabilityType": "NONE", "disabilityDegree": "SEVERE"}),
            ),
            (
                "DISABILITY_INCOMPLETE",
                Any,
                json!({"disabilityType": "MOBILITY"}),
            ),
            (
                "DISABILITY_INCOMPLETE",
                Any,
                json!({"disabilityDegree": "SEVERE"}),
            ),
            (
                "UNIT_NOT_COMMUNE",
                Any,
                json!({"residenceUnitId": world.province()}),
            ),
            (
                "REFERENCE_UNKNOWN",
                Any,
                json!({"residenceUnitId": nobody()}),
            ),
            (
                "RESIDENCE_EITHER",
                Any,
                json!({"residenceElsewhere": {"provinceCode": "11"}}),
            ),
            (
                "RESIDENCE_WITHIN",
                Any,
                json!({"residenceUnitId": null, "residenceElsewhere": {"provinceCode": "14"}}),
            ),
            (
                "BIRTH_DATE_PRECISION",
                Any,
                json!({"birthDate": "2004", "birthDatePrecision": "DAY"}),
            ),
            (
                "TRAINEE_EXISTS",
                Any,
                json!({"citizenId": known.body["citizenId"]}),
            ),
        ],
    );
    trials.extend(trainees_elsewhere(world).await);
    trials
}

/// People of a school that has closed, and of a commune out of reach.
async fn trainees_elsewhere(world: &World) -> Vec<Trial> {
    let valid = |n: u32| person_body(&world.server, n);
    let mut trials = Vec::new();
    let place = Place::at(world, "trainees", &world.of_closed, valid).await;
    let place = place.keyed().rows("trainees", row);
    trials.push(place.broken(world, "SCHOOL_CLOSED", New, &json!({})));

    let commune = world.server.unit("COMMUNE", "03646");
    let by = world.server.commune(commune);
    let elsewhere = world
        .lead
        .get("/v1/admin-units?level=COMMUNE&limit=2")
        .await;
    let elsewhere = elsewhere.expect(200);
    let mut others = elsewhere.rows().iter().map(|unit| unit["id"].clone());
    let other = others.find(|id| *id != json!(commune));
    let place = Place::at(world, "trainees", &by, valid).await;
    let place = place.keyed().rows("trainees", row).stand().await;
    let moved = json!({"residenceUnitId": other});
    trials.push(place.broken(world, "RESIDENCE_OUT_OF_REACH", Any, &moved));
    trials
}

/// A number of the person is no key of theirs, nor of anything else, whatever stands around it.
async fn keys(world: &World) -> Vec<Trial> {
    let place = Place::at(world, "trainees", &world.registrar, |n: u32| {
        person_body(&world.server, n)
    });
    let place = place.await.keyed().stand().await;
    let mut tries = Vec::new();
    for disguise in ["#", "CCCD-#", "CCCD # (2)"] {
        let number = world.number();
        let id = format!("014304{number:06}");
        let value = disguise.replace('#', &id);
        let body = person_body(&world.server, number);
        let keys = json!({"externalIds": [{"system": "sis", "value": value}]});
        let whole = with(body.clone(), keys.clone());
        let path = format!(
            "/v1/trainees/by-external-id/sis/{}",
            value.replace(' ', "%20")
        );
        tries.push(Try::post(Door::Post, place.by, "/v1/trainees", whole));
        tries.push(Try::put(Door::Put, place.by, path, body.clone()));
        let row = with(body, json!({"externalId": value}));
        tries.push(Try::row(Door::Row, place.by, "trainees", row));
    }
    let mut trials = vec![Trial {
        resource: "trainees",
        code: "EXTERNAL_ID_PERSONAL",
        tries,
    }];
    // Digits of another script, and parted ones.
    for value in ["014 304 000 999", "０１４３０４０００９９９"] {
        let keys = json!({"externalIds": [{"system": "sis", "value": value}]});
        trials.push(place.broken(world, "EXTERNAL_ID_PERSONAL", Any, &keys));
    }
    trials
}

async fn statuses(world: &World) -> Vec<Trial> {
    let person = world.person().await.id();
    let path = format!("/v1/trainees/{person}/beneficiary-statuses");
    // Each from a day of its own.
    let valid = |n: u32| {
        let day = format!(
            "20{:02}-{:02}-{:02}",
            10 + n / 336,
            n / 28 % 12 + 1,
            n % 28 + 1
        );
        json!({"group": "RURAL_LABOUR", "evidenceKind": "Xác nhận cư trú", "validFrom": day})
    };
    let taken = json!({"validFrom": "2009-09-09"});
    claim(&world.registrar, &person, taken.clone())
        .await
        .expect(201);
    let place = Place::at(world, "beneficiary-statuses", &world.registrar, valid).await;
    let place = place.below(path).stand().await;
    let mut trials = place.all(
        world,
        &[
            ("BENEFICIARY_STATUS_EXISTS", Any, taken),
            ("CODE_UNKNOWN", Any, json!({"group": "NONE"})),
            ("NAME_INVALID", Any, json!({"evidenceKind": "   "})),
            ("DATES_REVERSED", Any, json!({"validTo": "2000-01-01"})),
        ],
    );
    let decided = world.poor_until(&person, "2026-12-31").await;
    let row = format!("/v1/beneficiary-statuses/{decided}");
    let decision = format!("{row}/decision");
    let confirmed = json!({"decision": "CONFIRMED"});
    let step = Door::Step("decision");
    trials.push(Trial {
        resource: "beneficiary-statuses",
        code: "BENEFICIARY_STATUS_DECIDED",
        tries: vec![
            Try::patch(&world.registrar, row, json!({"validTo": "2026-11-30"})),
            Try::post(step, &world.lead, decision, confirmed),
        ],
    });
    trials
}
