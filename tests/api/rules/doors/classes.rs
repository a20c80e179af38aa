//! Classes: what they must not say, where they must not be put, and steps that they must not take.

use serde_json::{Value, json};

use super::world::Of::{Any, New, Old};
use super::world::{Place, World, without};
use super::{Door, Trial, Try, nobody};
use crate::support::Response;
use crate::support::fixtures::{class_body, course_body, enrol, step_now, with};

const RESOURCE: &str = "classes";

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = said(world).await;
    trials.extend(put_elsewhere(world).await);
    trials.extend(steps(world).await);
    trials
}

/// A class of the school as it says it itself.
fn body(world: &World, code: &str) -> Value {
    without(
        class_body(&world.server, &world.teaching, code),
        &["schoolId"],
    )
}

async fn said(world: &World) -> Vec<Trial> {
    let valid = |n: u32| body(world, &format!("K-{n}"));
    let key = |value: &str| json!({"externalIds": [{"system": "sis", "value": value}]});
    let path = "/v1/classes/by-external-id/sis/TAKEN";
    let taken = body(world, "TAKEN");
    world.registrar.put(path, taken).await.expect(201);
    let draft = course_body(&world.teaching.school.id(), "DRAFT");
    let draft = with(draft, json!({"status": "DRAFT"}));
    let draft = world.registrar.post("/v1/courses", draft).await.expect(201);
    let place = Place::at(world, RESOURCE, &world.registrar, valid).await;
    let place = place.keyed().rows(RESOURCE, |body| body).stand().await;
    let mut trials = place.all(
        world,
        &[
            ("CLASS_CODE_TAKEN", Any, json!({"code": "TAKEN"})),
            ("NAME_INVALID", Any, json!({"name": "  "})),
            ("NAME_INVALID", Any, json!({"trainers": ["  "]})),
            ("DATES_REVERSED", Any, json!({"endDate": "2026-03-01"})),
            ("REFERENCE_UNKNOWN", Any, json!({"courseId": nobody()})),
            ("REFERENCE_UNKNOWN", Any, json!({"unitId": nobody()})),
            ("REFERENCE_UNKNOWN", Any, json!({"campusId": nobody()})),
            ("UNIT_NOT_COMMUNE", Any, json!({"unitId": world.province()})),
            ("COURSE_NOT_ACTIVE", Any, json!({"courseId": draft.id()})),
            ("NO_LICENCE_LINE", Any, json!({"startDate": "2019-12-31"})),
            (
                "REFERENCE_UNKNOWN",
                Old,
                json!({"schoolId": world.other.school.id()}),
            ),
            ("EXTERNAL_ID_TAKEN", Any, key("TAKEN")),
            ("EXTERNAL_ID_PERSONAL", Any, key("014304000999")),
            ("EXTERNAL_ID_PERSONAL", Any, key("CCCD-014304000999")),
        ],
    );
    // A school does not know the others; who knows both is told that a class stays.
    let other = json!({"schoolId": world.other.school.id()});
    let valid = |n: u32| class_body(&world.server, &world.teaching, &format!("K-{n}"));
    let place = Place::at(world, RESOURCE, &world.lead, valid).await;
    let place = place.keyed().rows(RESOURCE, |body| body).stand().await;
    trials.push(place.broken(world, "FIELD_FIXED", Old, &other));
    let foreign = world.teaching.course.id();
    let valid = move |n: u32| with(body(world, &format!("K-{n}")), json!({"courseId": foreign}));
    let place = Place::at(world, RESOURCE, &world.of_closed, valid).await;
    let place = place.keyed().rows(RESOURCE, |body| body);
    trials.push(place.broken(world, "SCHOOL_CLOSED", New, &json!({})));
    trials
}

/// The ways to say `change` of a class that [`World::class`] has made.
fn changed(world: &World, code: &'static str, class: &Response, change: &Value) -> Trial {
    let own = class.body["code"].as_str().expect("a code");
    let mut whole = body(world, own);
    for member in ["startDate", "endDate", "capacity", "courseId"] {
        whole[member] = class.body[member].clone();
    }
    let whole = with(whole, change.clone());
    let by = &world.registrar;
    let (path, key) = (
        format!("/v1/classes/{}", class.id()),
        format!("/v1/classes/by-external-id/sis/{own}"),
    );
    let row = with(whole.clone(), json!({"externalId": own}));
    Trial {
        resource: RESOURCE,
        code,
        tries: vec![
            Try::patch(by, path, change.clone()),
            Try::put(Door::PutAgain, by, key, whole),
            Try::row(Door::RowAgain, by, RESOURCE, row.clone()),
            Try::row(Door::RowAgain, by, RESOURCE, row),
        ],
    }
}

async fn put_elsewhere(world: &World) -> Vec<Trial> {
    let mut trials = Vec::new();
    let first = world.class(json!({})).await;
    let autumn = json!({"startDate": "2026-08-03", "endDate": "2026-10-30"});
    let second = world.class(autumn).await;
    let person = world.person().await.id();
    for class in [&first, &second] {
        enrol(&world.registrar, &person, &class.id(), json!({}))
            .await
            .expect(201);
    }
    for change in [
        json!({"startDate": "2026-06-26"}),
        json!({"startDate": "2026-03-02", "endDate": "2026-06-26"}),
    ] {
        trials.push(changed(world, "CLASS_OVERLAP", &second, &change));
    }
    let later = json!({"endDate": "2026-08-03"});
    trials.push(changed(world, "CLASS_OVERLAP", &first, &later));

    let full = world.class(json!({"capacity": 2})).await;
    for _ in 0..2 {
        world.applicant(&full).await;
    }
    let fewer = json!({"capacity": 1});
    trials.push(changed(world, "CAPACITY_BELOW_SEATS", &full, &fewer));

    let (_, running) = world.student().await;
    for change in [
        json!({"startDate": "2026-03-03"}),
        json!({"startDate": "2026-03-01"}),
    ] {
        trials.push(changed(world, "STATE_FORBIDS", &running, &change));
    }
    let unlicensed = json!({"startDate": "2019-12-31"});
    trials.push(changed(world, "NO_LICENCE_LINE", &full, &unlicensed));
    trials.push(beyond_the_quota(world).await);
    trials
}

/// A class of many is put into a year whose quota they exceed.
async fn beyond_the_quota(world: &World) -> Trial {
    let (school, line) = world.school(2).await;
    let by = world.server.registrar(school.parse().expect("an id"));
    let course = course_body(&school, "C1");
    let course = by.post("/v1/courses", course).await.expect(201);
    let course = json!({"courseId": course.id()});
    let days = json!({"startDate": "2027-03-02", "endDate": "2027-06-26"});
    let mut made = Vec::new();
    for (code, changes) in [("Q1", json!({})), ("Q2", days)] {
        let class = with(with(body(world, code), course.clone()), changes);
        let key = format!("/v1/classes/by-external-id/sis/{code}");
        let open = with(class.clone(), json!({"status": "OPEN"}));
        let there = by.put(&key, open).await.expect(201);
        for _ in 0..2 {
            let number = world.number();
            let person = crate::support::fixtures::person(&world.server, &by, number).await;
            enrol(&by, &person.id(), &there.id(), json!({}))
                .await
                .expect(201);
        }
        made.push((key, class, there.id()));
    }
    let (key, class, id) = made.pop().expect("the second");
    assert!(line.body["yearlyQuota"] == 2);
    let back = json!({"startDate": "2026-12-02"});
    let whole = with(class, back.clone());
    let row = with(whole.clone(), json!({"externalId": "Q2"}));
    Trial {
        resource: RESOURCE,
        code: "LICENCE_QUOTA_EXCEEDED",
        tries: vec![
            Try::patch(&by, format!("/v1/classes/{id}"), back),
            Try::put(Door::PutAgain, &by, key, whole),
            Try::row(Door::RowAgain, &by, RESOURCE, row),
        ],
    }
}

/// The ways to take a class to another state.
fn step(
    world: &World,
    code: &'static str,
    class: &Response,
    to: &str,
    reason: Option<&str>,
) -> Trial {
    let said = json!({"status": to, "statusReason": reason});
    let mut trial = changed(world, code, class, &said);
    trial.tries.remove(0);
    let path = format!("/v1/classes/{}/transitions", class.id());
    let body = json!({"to": to, "reason": reason});
    let door = Door::Step("transitions");
    trial
        .tries
        .push(Try::post(door, &world.registrar, path, body));
    trial
}

async fn steps(world: &World) -> Vec<Trial> {
    let mut trials = Vec::new();
    let reason = Some("Không đủ người");
    let future = json!({"startDate": "2998-03-02", "endDate": "2998-06-26"});
    let future = world.class(future).await;
    trials.push(step(world, "CLASS_TOO_EARLY", &future, "RUNNING", None));
    trials.push(step(world, "REASON_REQUIRED", &future, "CANCELLED", None));
    world.applicant(&future).await;
    trials.push(step(
        world,
        "CLASS_HAS_ENROLMENTS",
        &future,
        "PLANNED",
        None,
    ));
    let endless = json!({"endDate": "2998-06-26"});
    let endless = world.class(endless).await;
    step_now(&world.registrar, &endless, "RUNNING").await;
    trials.push(step(world, "CLASS_TOO_EARLY", &endless, "COMPLETED", None));
    let (_, running) = world.student().await;
    let code = "CLASS_HAS_OPEN_ENROLMENTS";
    trials.push(step(world, code, &running, "COMPLETED", None));
    let graduate = world.graduate("PASSED").await;
    let class = graduate.body["classId"].as_str().expect("an id");
    let class = world.registrar.get(&format!("/v1/classes/{class}")).await;
    let class = class.expect(200);
    let code = "CLASS_HAS_COMPLETED_ENROLMENTS";
    trials.push(step(world, code, &class, "CANCELLED", reason));
    let over = world.class(json!({})).await;
    for to in ["RUNNING", "COMPLETED"] {
        step_now(&world.registrar, &over, to).await;
    }
    trials.push(step(world, "STATE_FORBIDS", &over, "RUNNING", None));
    trials
}
