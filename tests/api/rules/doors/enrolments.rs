//! Enrolments: new ones, changes, steps and results.

use serde_json::{Value, json};

use super::world::{World, without};
use super::{Door, Trial, Try, nobody};
use crate::support::fixtures::{
    class_body, enrol, move_on, open_class, record_result, step_now, teaching, with,
};
use crate::support::past::certify;
use crate::support::{Client, Response};

const RESOURCE: &str = "enrolments";

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = new(world).await;
    trials.extend(changes(world).await);
    trials.extend(steps(world).await);
    trials.extend(transfers(world).await);
    trials.extend(results(world).await);
    trials
}

/// The ways to enrol somebody.
fn applying(world: &World, by: &Client, code: &'static str, body: &Value) -> Trial {
    let key = format!("E-{}", world.number());
    let put = format!("/v1/enrolments/by-external-id/sis/{key}");
    let row = with(body.clone(), json!({"externalId": key}));
    Trial {
        resource: RESOURCE,
        code,
        tries: vec![
            Try::row(Door::Row, by, RESOURCE, row.clone()),
            Try::post(Door::Post, by, "/v1/enrolments", body.clone()),
            Try::put(Door::Put, by, put, body.clone()),
            Try::row(Door::Row, by, RESOURCE, row),
        ],
    }
}

async fn new(world: &World) -> Vec<Trial> {
    let by = &world.registrar;
    let class = world.class(json!({})).await;
    let person = world.person().await.id();
    let body = json!({"traineeId": person, "classId": class.id(), "appliedDate": "2026-02-02"});
    let changed = |change: Value| with(body.clone(), change);
    let mut trials = Vec::new();
    for (code, change) in [
        ("DATE_IN_FUTURE", json!({"appliedDate": "2999-01-01"})),
        ("REFERENCE_UNKNOWN", json!({"traineeId": nobody()})),
        ("REFERENCE_UNKNOWN", json!({"classId": nobody()})),
        (
            "REASON_REQUIRED",
            json!({"overlapOverride": "            "}),
        ),
        ("STATUS_NOT_VALID", json!({"beneficiaryStatusId": nobody()})),
        (
            "STATUS_NOT_VALID",
            json!({"beneficiaryStatusId": world.poor_until(&person, "2026-02-28").await}),
        ),
    ] {
        trials.push(applying(world, by, code, &changed(change)));
    }
    let code = format!("L-{}", world.number());
    let planned = class_body(&world.server, &world.teaching, &code);
    let planned = world.lead.post("/v1/classes", planned).await.expect(201);
    let planned = changed(json!({"classId": planned.id()}));
    trials.push(applying(world, by, "CLASS_NOT_OPEN", &planned));

    let full = world.class(json!({"capacity": 1})).await;
    world.applicant(&full).await;
    let full = changed(json!({"classId": full.id()}));
    trials.push(applying(world, by, "CLASS_FULL", &full));

    let busy = world.class(json!({})).await;
    let key = "/v1/enrolments/by-external-id/sis/BUSY";
    let held = world.person().await.id();
    let enrolled = changed(json!({"traineeId": held, "classId": busy.id()}));
    world.registrar.put(key, enrolled.clone()).await.expect(201);
    trials.push(applying(world, by, "ALREADY_ENROLLED", &enrolled));
    let twice = changed(json!({"traineeId": held}));
    trials.push(applying(world, by, "CLASS_OVERLAP", &twice));
    trials.push(closed(world).await);
    trials.push(quota(world).await);
    trials.push(keys(world, &body).await);
    trials
}

async fn closed(world: &World) -> Trial {
    let teaching = teaching(&world.lead, "Y1").await;
    let class = open_class(&world.server, &teaching, "L1", json!({})).await;
    let by = world.server.registrar(teaching.school_id());
    let number = world.number();
    let person = crate::support::fixtures::person(&world.server, &by, number).await;
    let school = format!("/v1/schools/{}", teaching.school.id());
    let closed = json!({"status": "CLOSED"});
    world
        .lead
        .patch(&school, &teaching.school, closed)
        .await
        .expect(200);
    let body = json!({"traineeId": person.id(), "classId": class.id()});
    applying(world, &by, "SCHOOL_CLOSED", &body)
}

async fn quota(world: &World) -> Trial {
    let (school, _) = world.school(1).await;
    let by = world.server.registrar(school.parse().expect("an id"));
    let course = crate::support::fixtures::course(&world.lead, &school, "C1").await;
    let body = class_body(&world.server, &world.teaching, "L1");
    let changes = json!({"schoolId": school, "courseId": course.id(), "status": "OPEN"});
    let key = "/v1/classes/by-external-id/sis/L1";
    let class = by.put(key, with(body, changes)).await.expect(201).id();
    let mut people = Vec::new();
    for _ in 0..2 {
        let number = world.number();
        people.push(crate::support::fixtures::person(&world.server, &by, number).await);
    }
    enrol(&by, &people[0].id(), &class, json!({}))
        .await
        .expect(201);
    let body = json!({"traineeId": people[1].id(), "classId": class, "appliedDate": "2026-02-02"});
    applying(world, &by, "LICENCE_QUOTA_EXCEEDED", &body)
}

/// The person's own number as a key, which stands in URLs and answers.
async fn keys(world: &World, body: &Value) -> Trial {
    let by = &world.registrar;
    let mut tries = Vec::new();
    for value in ["014304000999", "CCCD-014304000999", "014 304 000 999"] {
        let keys = json!({"externalIds": [{"system": "sis", "value": value}]});
        let encoded = value.replace(' ', "%20");
        let path = format!("/v1/enrolments/by-external-id/sis/{encoded}");
        let whole = with(body.clone(), keys.clone());
        let row = with(body.clone(), json!({"externalId": value}));
        tries.push(Try::post(Door::Post, by, "/v1/enrolments", whole));
        tries.push(Try::put(Door::Put, by, path, body.clone()));
        tries.push(Try::row(Door::Row, by, RESOURCE, row));
    }
    Trial {
        resource: RESOURCE,
        code: "EXTERNAL_ID_PERSONAL",
        tries,
    }
}

/// The ways to say something else of an enrolment, under a key that it gets now.
async fn changed(world: &World, code: &'static str, enrolment: &Response, change: &Value) -> Trial {
    let (key, whole) = known(world, enrolment).await;
    let by = &world.registrar;
    let row = with(whole.clone(), json!({"externalId": key}));
    let row = with(row, change.clone());
    let put = format!("/v1/enrolments/by-external-id/sis/{key}");
    Trial {
        resource: RESOURCE,
        code,
        tries: vec![
            Try::patch(
                by,
                format!("/v1/enrolments/{}", enrolment.id()),
                change.clone(),
            ),
            Try::put(Door::PutAgain, by, put, with(whole, change.clone())),
            Try::row(Door::RowAgain, by, RESOURCE, row),
        ],
    }
}

/// A key of the enrolment, and the row that says no more than whose it is and in which class.
async fn known(world: &World, enrolment: &Response) -> (String, Value) {
    let body = json!({"traineeId": enrolment.body["traineeId"],
        "classId": enrolment.body["classId"]});
    let now = format!("/v1/enrolments/{}", enrolment.id());
    let now = world.registrar.get(&now).await.expect(200);
    if let Some(key) = now.body["externalIds"][0]["value"].as_str() {
        return (key.to_owned(), body);
    }
    let key = format!("E-{}", world.number());
    // Who has left is named by what the row says of them.
    let said = json!({"status": now.body["status"]});
    let path = format!("/v1/enrolments/by-external-id/sis/{key}");
    let sent = with(body.clone(), said);
    world.registrar.put(&path, sent).await.expect(200);
    (key, body)
}

async fn changes(world: &World) -> Vec<Trial> {
    let class = world.class(json!({})).await;
    let applicant = world.applicant(&class).await;
    let person = applicant.body["traineeId"].as_str().expect("an id");
    let ended = world.poor_until(person, "2026-02-28").await;
    let admitted = world.admitted(&class).await;
    let (student, _) = world.student().await;
    let applied = |day: &str| json!({"appliedDate": day});
    vec![
        changed(world, "DATE_IN_FUTURE", &applicant, &applied("2999-01-01")).await,
        changed(
            world,
            "STATUS_NOT_VALID",
            &applicant,
            &json!({"beneficiaryStatusId": ended}),
        )
        .await,
        changed(world, "DATES_REVERSED", &admitted, &applied("2026-02-03")).await,
        changed(world, "STATE_FORBIDS", &student, &applied("2026-02-01")).await,
    ]
}

/// The ways to take an enrolment one step on.
async fn step(world: &World, code: &'static str, enrolment: &Response, asked: Value) -> Trial {
    let (key, whole) = known(world, enrolment).await;
    let mut said = json!({});
    for (asked_as, said_as) in [
        ("to", "status"),
        ("date", "statusDate"),
        ("reason", "statusReason"),
        ("transferToClassId", "transferToClassId"),
    ] {
        if !asked[asked_as].is_null() {
            said[said_as] = asked[asked_as].clone();
        }
    }
    let by = &world.registrar;
    let whole = with(whole, said);
    let row = with(whole.clone(), json!({"externalId": key}));
    let put = format!("/v1/enrolments/by-external-id/sis/{key}");
    let path = format!("/v1/enrolments/{}/transitions", enrolment.id());
    Trial {
        resource: RESOURCE,
        code,
        tries: vec![
            Try::row(Door::RowAgain, by, RESOURCE, row.clone()),
            Try::post(Door::Step("transitions"), by, path, asked),
            Try::put(Door::PutAgain, by, put, whole),
            Try::row(Door::RowAgain, by, RESOURCE, row),
        ],
    }
}

async fn steps(world: &World) -> Vec<Trial> {
    let class = world.class(json!({})).await;
    let admitted = world.admitted(&class).await;
    let (student, _) = world.student().await;
    let (examined, _) = world.student().await;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let examined = record_result(&world.registrar, &examined, result)
        .await
        .expect(200);
    let (left, _) = world.student().await;
    let dropped = json!({"reason": "Đi làm ăn xa", "date": "2026-04-20"});
    let left = move_on(&world.registrar, &left, "DROPPED", dropped)
        .await
        .expect(200);
    let to = |to: &str, day: &str| json!({"to": to, "date": day, "reason": "Đi làm ăn xa"});
    let mut trials = Vec::new();
    for (code, enrolment, asked) in [
        ("CLASS_NOT_RUNNING", &admitted, to("STUDYING", "2026-03-02")),
        ("RESULT_MISSING", &student, to("COMPLETED", "2026-06-26")),
        (
            "COMPLETION_BEFORE_END",
            &examined,
            to("COMPLETED", "2026-03-10"),
        ),
        (
            "COMPLETION_BEFORE_START",
            &examined,
            to("COMPLETED", "2026-03-01"),
        ),
        ("DATE_IN_FUTURE", &student, to("DROPPED", "2999-01-01")),
        ("DATES_REVERSED", &admitted, to("DROPPED", "2026-01-20")),
        ("DATES_REVERSED", &student, to("EXPELLED", "2026-01-20")),
        (
            "REASON_REQUIRED",
            &student,
            without(to("DROPPED", "2026-04-20"), &["reason"]),
        ),
        (
            "REASON_REQUIRED",
            &student,
            without(to("EXPELLED", "2026-04-20"), &["reason"]),
        ),
        (
            "TRANSFER_TARGET_REQUIRED",
            &student,
            to("TRANSFERRED", "2026-04-20"),
        ),
        (
            "TRANSFER_TARGET_UNEXPECTED",
            &student,
            with(
                to("DROPPED", "2026-04-20"),
                json!({"transferToClassId": class.id()}),
            ),
        ),
        ("STATE_FORBIDS", &left, to("STUDYING", "2026-04-21")),
    ] {
        // A row that says where somebody stood before is not a step.
        trials.push(step(world, code, enrolment, asked).await);
    }
    trials
}

async fn transfers(world: &World) -> Vec<Trial> {
    let next = json!({"startDate": "2026-06-29", "endDate": "2026-10-30"});
    let full = world
        .class(with(next.clone(), json!({"capacity": 1})))
        .await;
    world.applicant(&full).await;
    let cancelled = world.class(next.clone()).await;
    step_now(&world.registrar, &cancelled, "CANCELLED").await;
    let (free, own) = world.student().await;
    // Somebody who is enrolled in the next class already.
    let (bound, _) = world.student().await;
    let busy = world.class(next.clone()).await;
    let person = bound.body["traineeId"].as_str().expect("an id");
    enrol(&world.registrar, person, &busy.id(), json!({}))
        .await
        .expect(201);
    let beside = world.class(next).await;
    let mut trials = Vec::new();
    for (code, student, target) in [
        ("CLASS_NOT_OPEN", &free, json!(cancelled.id())),
        ("CLASS_FULL", &free, json!(full.id())),
        ("ALREADY_ENROLLED", &free, json!(own.id())),
        ("REFERENCE_UNKNOWN", &free, nobody()),
        ("CLASS_OVERLAP", &bound, json!(beside.id())),
        ("ALREADY_ENROLLED", &bound, json!(busy.id())),
    ] {
        let asked = json!({"to": "TRANSFERRED", "date": "2026-04-20", "reason": "Gộp lớp",
            "transferToClassId": target});
        trials.push(step(world, code, student, asked).await);
    }
    trials
}

async fn results(world: &World) -> Vec<Trial> {
    let class = world.class(json!({})).await;
    let applicant = world.applicant(&class).await;
    let (student, _) = world.student().await;
    let graduate = world.graduate("PASSED").await;
    let id = graduate.id().parse().expect("an id");
    certify(&world.server, id, "2026-07-01", None);
    let passed = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let with_ = |change: Value| with(passed.clone(), change);
    let mut trials = Vec::new();
    for (code, enrolment, result) in [
        ("SCORE_PRECISION", &student, with_(json!({"score": 7.255}))),
        ("STATE_FORBIDS", &applicant, with_(json!({}))),
        (
            "RESULT_CERTIFIED",
            &graduate,
            with_(json!({"result": "FAILED"})),
        ),
        (
            "RESULT_CERTIFIED",
            &graduate,
            with_(json!({"hoursAttended": 0})),
        ),
    ] {
        let (key, whole) = known(world, enrolment).await;
        let by = &world.registrar;
        let put = format!("/v1/enrolments/by-external-id/sis/{key}");
        let path = format!("/v1/enrolments/{}/result", enrolment.id());
        let row = with(result.clone(), json!({"enrolment": key}));
        trials.push(Trial {
            resource: RESOURCE,
            code,
            tries: vec![
                Try::row(Door::Row, by, "results", row),
                Try::post(Door::Step("result"), by, path, result.clone()),
                Try::put(
                    Door::PutAgain,
                    by,
                    put,
                    with(whole, json!({"result": result})),
                ),
            ],
        });
    }
    trials
}
