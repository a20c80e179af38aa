//! What comes after training: certificates and outcomes.

use serde_json::{Value, json};

use super::world::{World, without};
use super::{Door, Trial, Try, nobody};
use crate::support::fixtures::with;
use crate::support::past::{self, Enrolled};
use crate::support::{Client, Response};

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = certificates(world).await;
    trials.extend(outcomes(world).await);
    trials
}

fn certificate(world: &World, enrolment: &str) -> Value {
    let number = world.number();
    json!({"enrolmentId": enrolment, "number": format!("SC-{number}"),
        "registerNumber": format!("VS-{number}"), "issueDate": "2026-07-01"})
}

/// The ways to issue a certificate.
fn issuing(world: &World, code: &'static str, body: &Value) -> Trial {
    let by = &world.registrar;
    let mut row = without(body.clone(), &["kind"]);
    if !body["kind"].is_null() {
        row["certificateKind"] = body["kind"].clone();
    }
    Trial {
        resource: "certificates",
        code,
        tries: vec![
            Try::row(Door::Row, by, "certificates", row.clone()),
            Try::row(Door::Row, by, "certificates", row),
            Try::post(Door::Post, by, "/v1/certificates", body.clone()),
        ],
    }
}

async fn certificates(world: &World) -> Vec<Trial> {
    let graduate = world.graduate("PASSED").await;
    let body = certificate(world, &graduate.id());
    let failed = world.graduate("FAILED").await;
    let (student, _) = world.student().await;
    let holder = world.graduate("PASSED").await;
    let taken = with(
        certificate(world, &holder.id()),
        json!({"number": "SC 01", "registerNumber": "VS 01"}),
    );
    let held = world.registrar.post("/v1/certificates", taken).await;
    let held = held.expect(201);
    let mut trials = Vec::new();
    for (code, change) in [
        (
            "ENROLMENT_NOT_COMPLETED",
            json!({"enrolmentId": student.id()}),
        ),
        ("ENROLMENT_NOT_PASSED", json!({"enrolmentId": failed.id()})),
        ("REFERENCE_UNKNOWN", json!({"enrolmentId": nobody()})),
        ("CERTIFICATE_EXISTS", json!({"enrolmentId": holder.id()})),
        ("CERTIFICATE_NUMBER_TAKEN", json!({"number": "sc01"})),
        (
            "CERTIFICATE_REGISTER_NUMBER_TAKEN",
            json!({"registerNumber": "vs01"}),
        ),
        (
            "CERTIFICATE_KIND_MISMATCH",
            json!({"kind": "COLLEGE_DIPLOMA"}),
        ),
        ("CODE_UNKNOWN", json!({"kind": "NONE"})),
        ("DATE_IN_FUTURE", json!({"issueDate": "2999-01-01"})),
        (
            "ISSUED_BEFORE_COMPLETION",
            json!({"issueDate": "2026-06-25"}),
        ),
    ] {
        trials.push(issuing(world, code, &with(body.clone(), change)));
    }
    trials.extend(in_place_of(world, &held));
    trials
}

/// A certificate in place of another one, or the end of it.
fn in_place_of(world: &World, held: &Response) -> Vec<Trial> {
    let by = &world.registrar;
    let reissue = format!("/v1/certificates/{}/reissue", held.id());
    let revoke = format!("/v1/certificates/{}/revoke", held.id());
    let body = without(certificate(world, ""), &["enrolmentId"]);
    let body = with(body, json!({"reason": "Bị mất"}));
    let trial = |code, path: &String, name, body: Value| Trial {
        resource: "certificates",
        code,
        tries: vec![Try::post(Door::Step(name), by, path, body)],
    };
    let again = |change: Value| with(body.clone(), change);
    vec![
        trial(
            "CERTIFICATE_NUMBER_TAKEN",
            &reissue,
            "reissue",
            again(json!({"number": "SC01"})),
        ),
        trial(
            "DATE_IN_FUTURE",
            &reissue,
            "reissue",
            again(json!({"issueDate": "2999-01-01"})),
        ),
        trial(
            "DATES_REVERSED",
            &reissue,
            "reissue",
            again(json!({"issueDate": "2026-06-30"})),
        ),
        trial(
            "REASON_REQUIRED",
            &reissue,
            "reissue",
            again(json!({"reason": "  "})),
        ),
        trial(
            "REASON_REQUIRED",
            &revoke,
            "revoke",
            json!({"reason": "  "}),
        ),
        trial(
            "DATE_IN_FUTURE",
            &revoke,
            "revoke",
            json!({"reason": "Sai", "date": "2999-01-01"}),
        ),
        trial(
            "DATES_REVERSED",
            &revoke,
            "revoke",
            json!({"reason": "Sai", "date": "2026-06-30"}),
        ),
    ]
}

/// The ways to record an outcome.
fn recording(by: &Client, code: &'static str, body: &Value) -> Trial {
    let mut row = without(body.clone(), &["kind"]);
    row["outcomeKind"] = body["kind"].clone();
    for income in ["incomeBefore", "incomeAfter"] {
        if let Some(amount) = body[income]["amount"].as_str() {
            row[income] = json!(amount.parse::<i64>().expect("an amount"));
        }
    }
    Trial {
        resource: "employment-outcomes",
        code,
        tries: vec![
            Try::row(Door::Row, by, "outcomes", row.clone()),
            Try::row(Door::Row, by, "outcomes", row),
            Try::post(Door::Post, by, "/v1/employment-outcomes", body.clone()),
        ],
    }
}

async fn outcomes(world: &World) -> Vec<Trial> {
    let by = &world.registrar;
    // Completed on 26 June 2026.
    let graduate = world.graduate("PASSED").await;
    let (student, _) = world.student().await;
    let class = world.class(json!({})).await;
    let completed = Enrolled::completed(&world.server, &class, "2024-06-28");
    let people = past::enrol(&world.server, &completed, 2);
    let long_ago = json!({"enrolmentId": people[0], "checkpointMonths": 6,
        "kind": "SELF_EMPLOYED", "provenance": "SURVEY", "observedDate": "2025-01-10"});
    let body = json!({"enrolmentId": graduate.id(), "checkpointMonths": 3,
        "kind": "SELF_EMPLOYED", "provenance": "SURVEY", "observedDate": "2026-09-26"});
    let money = json!({"amount": "3000000", "currency": "VND"});
    let of = |kind: &str| json!({"kind": kind});
    let twice = json!({"enterpriseId": world.enterprise, "employerName": "Hợp tác xã"});
    let mut trials = Vec::new();
    for (code, change) in [
        (
            "OUTCOME_BEFORE_COMPLETION",
            json!({"enrolmentId": student.id()}),
        ),
        ("REFERENCE_UNKNOWN", json!({"enrolmentId": nobody()})),
        ("REFERENCE_UNKNOWN", json!({"enterpriseId": nobody()})),
        ("CODE_UNKNOWN", of("NONE")),
        ("CODE_UNKNOWN", json!({"provenance": "NONE"})),
        ("DATE_IN_FUTURE", json!({"observedDate": "2999-01-01"})),
        ("OUTCOME_TOO_EARLY", json!({"observedDate": "2026-08-25"})),
        ("OUTCOME_TOO_EARLY", json!({"checkpointMonths": 12})),
        ("OUTCOME_EMPLOYER_REQUIRED", of("HIRED")),
        (
            "OUTCOME_EMPLOYER_UNEXPECTED",
            with(of("NOT_WORKING"), json!({"employerName": "Hợp tác xã"})),
        ),
        ("OUTCOME_EMPLOYER_TWICE", twice),
        (
            "OUTCOME_INCOME_UNEXPECTED",
            with(of("NOT_WORKING"), json!({"incomeAfter": money})),
        ),
        (
            "OUTCOME_INCOME_UNEXPECTED",
            with(of("UNREACHABLE"), json!({"incomeBefore": money})),
        ),
        (
            "OUTCOME_DETAIL_UNEXPECTED",
            with(of("UNREACHABLE"), json!({"escapedPoverty": true})),
        ),
        (
            "OUTCOME_PROVENANCE_RESERVED",
            json!({"provenance": "EMPLOYER_CONFIRMATION"}),
        ),
    ] {
        trials.push(recording(by, code, &with(body.clone(), change)));
    }
    for (months, day) in [(3, "2024-12-28"), (6, "2025-06-28"), (12, "2025-12-28")] {
        let late = json!({"checkpointMonths": months, "observedDate": day});
        let late = with(long_ago.clone(), late);
        trials.push(recording(by, "OUTCOME_TOO_LATE", &late));
    }
    past::observed("DECEASED", "2024-12-01")
        .confirmed("2024-12-02")
        .record(&world.server, people[1]);
    let after = with(long_ago, json!({"enrolmentId": people[1]}));
    trials.push(recording(by, "OUTCOME_AFTER_DEATH", &after));
    trials
}
