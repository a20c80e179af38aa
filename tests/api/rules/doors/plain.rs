//! Schools, campuses, licence lines, courses, enterprises and partnerships: what a row must not say.

use serde_json::{Value, json};

use super::world::Of::{Any, New, Old};
use super::world::{Place, World};
use super::{Trial, nobody};
use crate::support::fixtures::{course_body, licence_line_body, occupation, with};

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = schools(world).await;
    trials.extend(campuses(world).await);
    trials.extend(licence_lines(world).await);
    trials.extend(courses(world).await);
    trials.extend(enterprises(world).await);
    trials.extend(partnerships(world).await);
    trials
}

fn key(value: &str) -> Value {
    json!({"externalIds": [{"system": "sis", "value": value}]})
}

/// A citizen ID as a key, as it is or in disguise.
fn personal_keys() -> [Value; 3] {
    ["014304000999", "CCCD-014304000999", "014 304 000 999"].map(key)
}

async fn schools(world: &World) -> Vec<Trial> {
    let valid = |n: u32| {
        json!({"code": format!("S{n}"), "nameVi": format!("Trường {n}"), "kind": "COLLEGE",
            "ownership": "PUBLIC"})
    };
    let taken = with(valid(world.number()), key("TAKEN"));
    world.lead.post("/v1/schools", taken).await.expect(201);
    let place = Place::at(world, "schools", &world.lead, valid).await;
    let place = place.stand().await;
    let [plain, disguised, parted] = personal_keys();
    place.all(
        world,
        &[
            ("SCHOOL_CODE_TAKEN", Any, json!({"code": "A1"})),
            ("NAME_INVALID", Any, json!({"nameVi": "  "})),
            ("CODE_UNKNOWN", Any, json!({"kind": "NONE"})),
            ("CODE_UNKNOWN", Any, json!({"ownership": "NONE"})),
            ("REFERENCE_UNKNOWN", Any, json!({"unitId": nobody()})),
            ("UNIT_NOT_COMMUNE", Any, json!({"unitId": world.province()})),
            ("PHONE_INVALID", Any, json!({"phone": "12"})),
            ("EXTERNAL_ID_TAKEN", Any, key("TAKEN")),
            ("EXTERNAL_ID_PERSONAL", Any, plain),
            ("EXTERNAL_ID_PERSONAL", Any, disguised),
            ("EXTERNAL_ID_PERSONAL", Any, parted),
        ],
    )
}

async fn campuses(world: &World) -> Vec<Trial> {
    let valid = |n: u32| json!({"name": format!("Cơ sở {n}")});
    let path = format!("/v1/schools/{}/campuses", world.teaching.school.id());
    let place = Place::at(world, "campuses", &world.registrar, valid).await;
    let mut place = place.below(path.clone());
    place.rows_at = path.clone();
    world
        .registrar
        .post(&path, json!({"name": "Cơ sở chính"}))
        .await
        .expect(201);
    let place = place.stand().await;
    place.all(
        world,
        &[
            ("CAMPUS_NAME_TAKEN", Any, json!({"name": "Cơ sở chính"})),
            ("NAME_INVALID", Any, json!({"name": "  "})),
            ("REFERENCE_UNKNOWN", Any, json!({"unitId": nobody()})),
            ("UNIT_NOT_COMMUNE", Any, json!({"unitId": world.province()})),
            ("PHONE_INVALID", Any, json!({"phone": "12"})),
        ],
    )
}

async fn licence_lines(world: &World) -> Vec<Trial> {
    let here = world.teaching.school.id();
    let (there, _) = world.school(10).await;
    // Each is valid in a year of its own.
    let valid = |n: u32| {
        let year = 1500 + n;
        let days =
            json!({"validFrom": format!("{year}-01-01"), "validTo": format!("{year}-12-31")});
        with(licence_line_body(&there, 100), days)
    };
    let place = Place::at(world, "licence-lines", &world.lead, valid).await;
    let place = place.stand().await;
    let twice = json!({"schoolId": here, "validFrom": "2020-01-01", "validTo": null});
    let beside = json!({"schoolId": here, "validFrom": "2021-01-01", "validTo": null});
    place.all(
        world,
        &[
            ("DATES_REVERSED", Any, json!({"validTo": "1400-01-01"})),
            ("CODE_UNKNOWN", Any, json!({"level": "NONE"})),
            ("OCCUPATION_LEVEL_DIFFERS", Any, json!({"level": "COLLEGE"})),
            ("REFERENCE_UNKNOWN", Any, json!({"occupationId": nobody()})),
            ("REFERENCE_UNKNOWN", Any, json!({"schoolId": nobody()})),
            ("SCHOOL_CLOSED", Any, json!({"schoolId": world.closed})),
            ("NAME_INVALID", Any, json!({"decisionNumber": "  "})),
            ("LICENCE_LINE_TAKEN", Any, twice),
            ("LICENCE_LINE_OVERLAPS", Any, beside),
        ],
    )
}

async fn courses(world: &World) -> Vec<Trial> {
    let school = world.teaching.school.id();
    let valid = |n: u32| course_body(&school, &format!("CT-{n}"));
    let path = "/v1/courses/by-external-id/sis/TAKEN";
    let taken = course_body(&school, "TAKEN");
    world.registrar.put(path, taken).await.expect(201);
    let place = Place::at(world, "courses", &world.registrar, valid).await;
    let place = place.keyed().stand().await;
    let [plain, disguised, parted] = personal_keys();
    let mut trials = place.all(
        world,
        &[
            ("COURSE_CODE_TAKEN", Any, json!({"code": "TAKEN"})),
            ("NAME_INVALID", Any, json!({"name": "  "})),
            (
                "HOURS_BELOW_MINIMUM",
                Any,
                json!({"theoryHours": 1, "practiceHours": 1}),
            ),
            (
                "DIGITAL_HOURS_EXCEED_TOTAL",
                Any,
                json!({"digitalHours": 301}),
            ),
            ("OCCUPATION_LEVEL_DIFFERS", Any, json!({"level": "COLLEGE"})),
            ("CODE_UNKNOWN", Any, json!({"level": "NONE"})),
            ("CODE_UNKNOWN", Any, json!({"kind": "NONE"})),
            ("REFERENCE_UNKNOWN", Any, json!({"occupationId": nobody()})),
            ("STATE_FORBIDS", New, json!({"status": "RETIRED"})),
            ("STATE_FORBIDS", Old, json!({"status": "DRAFT"})),
            (
                "REFERENCE_UNKNOWN",
                Old,
                json!({"schoolId": world.other.school.id()}),
            ),
            ("EXTERNAL_ID_TAKEN", Any, key("TAKEN")),
            ("EXTERNAL_ID_PERSONAL", Any, plain),
            ("EXTERNAL_ID_PERSONAL", Any, disguised),
            ("EXTERNAL_ID_PERSONAL", Any, parted),
        ],
    );
    let other = json!({"schoolId": world.other.school.id()});
    let valid = |n: u32| course_body(&school, &format!("CT-{n}"));
    let place = Place::at(world, "courses", &world.lead, valid).await;
    let place = place.keyed().stand().await;
    // A school does not know the others; who knows both is told that a course stays.
    trials.push(place.broken(world, "FIELD_FIXED", Old, &other));
    let closed = world.closed.clone();
    let valid = move |n: u32| course_body(&closed, &format!("CT-{n}"));
    let place = Place::at(world, "courses", &world.of_closed, valid).await;
    trials.push(
        place
            .keyed()
            .broken(world, "SCHOOL_CLOSED", New, &json!({})),
    );
    trials
}

/// The tax code of that number, with its check digit; none where there cannot be one.
fn tax_code(number: u32) -> Result<String, String> {
    let nine = format!("{:09}", 550_000_000 + number);
    let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = nine
        .bytes()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    match 10 - sum % 11 {
        10 => Err(nine + "0"),
        check => Ok(format!("{nine}{check}")),
    }
}

async fn enterprises(world: &World) -> Vec<Trial> {
    let valid = |n: u32| {
        let codes = (n * 20..).map(tax_code);
        let code = codes.flatten().next().expect("a code");
        json!({"legalForm": "COOPERATIVE", "taxCode": code, "name": format!("Hợp tác xã {n}")})
    };
    let impossible = (900_000..).map(tax_code).find_map(Result::err);
    let place = Place::at(world, "enterprises", &world.lead, valid).await;
    let place = place.keyed().stand().await;
    let [plain, disguised, parted] = personal_keys();
    let branch = json!({"legalForm": "BRANCH", "taxCode": "0100109106000"});
    let household = json!({"legalForm": "HOUSEHOLD_BUSINESS", "taxCode": "000000000000"});
    place.all(
        world,
        &[
            ("TAX_CODE_TAKEN", Any, json!({"taxCode": "0100109106"})),
            ("TAX_CODE_DIGITS", Any, json!({"taxCode": "01001O9106"})),
            ("TAX_CODE_LENGTH", Any, json!({"taxCode": "010010910"})),
            (
                "TAX_CODE_CHECK_DIGIT",
                Any,
                json!({"taxCode": "0100109105"}),
            ),
            ("TAX_CODE_IMPOSSIBLE", Any, json!({"taxCode": impossible})),
            ("TAX_CODE_BRANCH", Any, branch),
            ("TAX_CODE_OWNER", Any, household),
            ("NAME_INVALID", Any, json!({"name": "   "})),
            ("NAME_INVALID", Any, json!({"representative": "  "})),
            ("PHONE_INVALID", Any, json!({"phone": "12"})),
            ("CODE_UNKNOWN", Any, json!({"industry": "NONE"})),
            ("REFERENCE_UNKNOWN", Any, json!({"unitId": nobody()})),
            ("UNIT_NOT_COMMUNE", Any, json!({"unitId": world.province()})),
            ("EXTERNAL_ID_TAKEN", Any, key("TAKEN")),
            ("EXTERNAL_ID_PERSONAL", Any, plain),
            ("EXTERNAL_ID_PERSONAL", Any, disguised),
            ("EXTERNAL_ID_PERSONAL", Any, parted),
        ],
    )
}

async fn partnerships(world: &World) -> Vec<Trial> {
    // Each was signed on a day of its own.
    let valid = |n: u32| {
        let day = format!(
            "{}-{:02}-{:02}",
            2000 + n / 336,
            n / 28 % 12 + 1,
            n % 28 + 1
        );
        json!({"enterpriseId": world.enterprise, "occupationId": occupation(1),
            "level": "ELEMENTARY_1", "signedDate": day})
    };
    let path = "/v1/partnerships/by-external-id/sis/TAKEN";
    let taken = with(valid(0), json!({"signedDate": "1999-09-09"}));
    world.registrar.put(path, taken).await.expect(201);
    let place = Place::at(world, "partnerships", &world.registrar, valid).await;
    let place = place.keyed().rows("partnerships", |body| body);
    let place = place.stand().await;
    let [plain, disguised, _] = personal_keys();
    let mut trials = place.all(
        world,
        &[
            (
                "PARTNERSHIP_TAKEN",
                Any,
                json!({"signedDate": "1999-09-09"}),
            ),
            ("DATES_REVERSED", Any, json!({"expiryDate": "1990-01-01"})),
            ("DATE_IN_FUTURE", Any, json!({"signedDate": "2999-01-01"})),
            ("OCCUPATION_LEVEL_DIFFERS", Any, json!({"level": "COLLEGE"})),
            ("CODE_UNKNOWN", Any, json!({"level": "NONE"})),
            ("REFERENCE_UNKNOWN", Any, json!({"enterpriseId": nobody()})),
            ("REFERENCE_UNKNOWN", Any, json!({"occupationId": nobody()})),
            ("NAME_INVALID", Any, json!({"contactName": "  "})),
            ("PHONE_INVALID", Any, json!({"contactPhone": "12"})),
            (
                "REFERENCE_UNKNOWN",
                Old,
                json!({"schoolId": world.other.school.id()}),
            ),
            ("EXTERNAL_ID_PERSONAL", Any, plain),
            ("EXTERNAL_ID_PERSONAL", Any, disguised),
        ],
    );
    let place = Place::at(world, "partnerships", &world.of_closed, valid).await;
    let place = place.keyed().rows("partnerships", |body| body);
    trials.push(place.broken(world, "SCHOOL_CLOSED", New, &json!({})));
    trials
}
