//! Numbers that a school leaves to the registry.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{graduate_of, issue, reissue, revoke};
use crate::imports::{import, ndjson};
use crate::support::fixtures::{Stage, school, school_id};
use crate::support::past::{self, Enrolled};
use crate::support::{Case, Client, Response};

fn path(stage: &Stage) -> String {
    format!(
        "/v1/schools/{}/certificate-numbers",
        stage.teaching.school.id()
    )
}

async fn set(by: &Client, path: &str, patterns: Value) -> Response {
    let seen = by.get(path).await.expect(200);
    by.with("if-match", seen.etag()).put(path, patterns).await
}

/// A school that has said how it numbers.
pub async fn counting() -> Stage {
    let stage = Stage::set(json!({})).await;
    let patterns = json!({"numberPattern": "{school}.{year}.{seq:04}",
        "registerNumberPattern": "{seq}/{year}"});
    set(&stage.registrar, &path(&stage), patterns)
        .await
        .expect(200);
    stage
}

async fn number(by: &Client, enrolment: &str, day: &str) -> Response {
    let body = json!({"enrolmentId": enrolment, "issueDate": day});
    by.post("/v1/certificates", body).await
}

fn numbers(certificate: &Response) -> (&str, &str) {
    let text = |name: &str| certificate.body[name].as_str().expect("a number");
    (text("number"), text("registerNumber"))
}

/// Enrolments of people who have passed.
pub async fn passed(stage: &Stage, people: usize) -> Vec<String> {
    let completed = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    let people = past::enrol(&stage.server, &completed, people);
    let people: Vec<String> = people.iter().map(ToString::to_string).collect();
    let rows = people
        .iter()
        .map(|id| json!({"enrolmentId": id, "hoursAttended": 290, "result": "PASSED"}));
    let rows: Vec<Value> = rows.collect();
    let done = import(&stage.registrar, "kind=results", &ndjson(&rows)).await;
    assert_eq!(done["state"], "SUCCEEDED", "{done}");
    people
}

#[actix_web::test]
async fn a_school_says_how_it_numbers() {
    let stage = Stage::set(json!({})).await;
    let (registrar, path) = (&stage.registrar, path(&stage));
    let first = registrar.get(&path).await.expect(200);
    assert_eq!(
        (first.etag(), &first.body["numberPattern"]),
        ("\"0\"", &json!(null))
    );
    let good = json!({"numberPattern": "{seq}/{year}", "registerNumberPattern": null});
    let unseen = registrar.put(&path, good.clone()).await;
    unseen.expect_problem(428, "VERSION_REQUIRED");
    let changed = set(registrar, &path, good.clone()).await.expect(200);
    assert_eq!(
        (changed.etag(), &changed.body["version"]),
        ("\"1\"", &json!(1))
    );
    let stale = registrar
        .with("if-match", "\"0\"")
        .put(&path, good.clone())
        .await;
    stale.expect_problem(412, "VERSION_STALE");

    for wrong in ["{year}", "{seq}", "{seq}{seq}/{year}", "{seq}/{year}{x}"] {
        let _case = Case::of(wrong);
        let both = json!({"numberPattern": wrong, "registerNumberPattern": wrong});
        let refused = set(registrar, &path, both).await.expect(422);
        let places: Vec<_> = refused.errors();
        for place in ["/numberPattern", "/registerNumberPattern"] {
            let expected = (place.to_owned(), "NUMBER_PATTERN_INVALID".to_owned());
            assert!(places.contains(&expected), "{places:?}");
        }
    }

    let other = school_id(&school(&stage.server.lead(), "B1").await);
    let other = stage.server.registrar(other);
    other.get(&path).await.expect(200);
    let foreign = other.with("if-match", "\"1\"").put(&path, good).await;
    foreign.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_number_that_is_left_out_is_the_next_of_the_year() {
    let stage = counting().await;
    let registrar = &stage.registrar;
    let people = passed(&stage, 6).await;
    let first = number(registrar, &people[0], "2026-07-06")
        .await
        .expect(201);
    assert_eq!(numbers(&first), ("A1.2026.0001", "1/2026"));

    // What was given by hand is passed over, whatever its case.
    let by_hand = json!({"enrolmentId": people[1], "number": "a1.2026.0002",
        "registerNumber": "3/2026", "issueDate": "2026-07-06"});
    registrar
        .post("/v1/certificates", by_hand)
        .await
        .expect(201);
    let third = number(registrar, &people[2], "2026-07-06")
        .await
        .expect(201);
    assert_eq!(numbers(&third), ("A1.2026.0003", "2/2026"));

    // A refusal takes no number.
    let early = number(registrar, &people[3], "2026-06-01").await;
    early.expect_error_at(422, "ISSUED_BEFORE_COMPLETION", "/issueDate");
    let half = json!({"enrolmentId": people[3], "registerNumber": "1/2026",
        "issueDate": "2026-07-06"});
    let taken = registrar.post("/v1/certificates", half).await;
    taken.expect_error_at(409, "CERTIFICATE_REGISTER_NUMBER_TAKEN", "/registerNumber");
    let change = json!({"number": null, "registerNumber": null, "issueDate": "2026-08-01"});
    let again = reissue(registrar, &third, change).await.expect(201);
    assert_eq!(numbers(&again), ("A1.2026.0004", "4/2026"));
}

#[actix_web::test]
async fn no_number_is_left_out_without_a_pattern() {
    let stage = Stage::set(json!({})).await;
    let people = passed(&stage, 1).await;
    number(&stage.registrar, &people[0], "2026-07-06")
        .await
        .expect_error_at(422, "NUMBER_PATTERN_MISSING", "/number");
    let half = json!({"enrolmentId": people[0], "number": "SC.1", "issueDate": "2026-07-06"});
    let half = stage.registrar.post("/v1/certificates", half).await;
    half.expect_error_at(422, "NUMBER_PATTERN_MISSING", "/registerNumber");
}

#[actix_web::test]
async fn numbers_that_are_taken_at_once_have_no_gaps() {
    let stage = counting().await;
    let people = passed(&stage, 20).await;
    let tries = people
        .iter()
        .map(|enrolment| number(&stage.registrar, enrolment, "2026-07-06"));
    let answers = join_all(tries).await;
    let mut given: Vec<(String, String)> = Vec::new();
    for answer in answers {
        let answer = answer.expect(201);
        let (number, register_number) = numbers(&answer);
        given.push((number.to_owned(), register_number.to_owned()));
    }
    given.sort();
    let expected: Vec<(String, String)> = (1..=20)
        .map(|seq| (format!("A1.2026.{seq:04}"), format!("{seq}/2026")))
        .collect();
    assert_eq!(given, expected);
}

#[actix_web::test]
async fn a_row_without_a_number_finds_its_certificate_every_night() {
    let stage = counting().await;
    let people = passed(&stage, 3).await;
    let rows = people
        .iter()
        .map(|enrolment| json!({"enrolmentId": enrolment, "issueDate": "2026-07-06"}));
    let file = ndjson(&rows.collect::<Vec<_>>());
    let night = async |created: i64, unchanged: i64| {
        let done = import(&stage.registrar, "kind=certificates", &file).await;
        let counts = (&done["counts"]["created"], &done["counts"]["unchanged"]);
        assert_eq!(counts, (&json!(created), &json!(unchanged)), "{done:#}");
    };
    night(3, 0).await;
    night(0, 3).await;

    // What became of one since stays.
    let list = format!("/v1/certificates?enrolmentId={}", people[0]);
    let first = stage.registrar.get(&list).await.expect(200).rows()[0]["id"].clone();
    let first = format!("/v1/certificates/{}", first.as_str().expect("an id"));
    let first = stage.registrar.get(&first).await.expect(200);
    let change = json!({"number": null, "registerNumber": null});
    let second = reissue(&stage.registrar, &first, change).await.expect(201);
    night(0, 3).await;
    let reason = json!({"reason": "Cấp nhầm", "date": "2026-09-02"});
    revoke(&stage.registrar, &second, reason).await.expect(200);
    night(0, 3).await;
    let all = stage.registrar.get("/v1/certificates").await.expect(200);
    assert_eq!(all.rows().len(), 4);

    // One that its number names is still told by it.
    let (registrar, graduate) = graduate_of(&stage.server, &stage.teaching, 90, "Lò Thị Hoa").await;
    issue(&registrar, &graduate, "SC.0077").await.expect(201);
}
