//! People who may be one: queued once, told apart or merged, and taken apart again.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{certificates, change_log, employment_outcomes};
use registry::platform::ids::AnyId;
use serde_json::{Value, json};

use crate::support::fixtures::{self, Stage, claim, enrol, person_body, teaching, with};
use crate::support::{Client, Response, TestServer};

const PASSPORT: &str = "PA1234567";

/// The woman of [`person_body`] by her passport alone, her name without accents.
fn by_passport(server: &TestServer, number: u32) -> Value {
    let changes = json!({
        "citizenId": null, "fullName": format!("Lo Thi Mai {number}"),
        "passport": {"country": "LA", "number": PASSPORT}
    });
    with(person_body(server, number), changes)
}

async fn only_match(lead: &Client) -> Response {
    let list = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    assert_eq!(list.rows().len(), 1, "{:#}", list.body);
    let id = list.rows()[0]["id"].as_str().expect("an id").to_owned();
    lead.get(&format!("/v1/trainee-matches/{id}"))
        .await
        .expect(200)
}

async fn decide(lead: &Client, found: &Response, body: Value) -> Response {
    lead.with("if-match", found.etag())
        .post(
            &format!("/v1/trainee-matches/{}/decisions", found.id()),
            body,
        )
        .await
}

async fn merge(lead: &Client, survivor: &Response) -> Response {
    let found = only_match(lead).await;
    let body = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    decide(lead, &found, body).await
}

async fn reverse(lead: &Client, merged: &Response) -> Response {
    lead.with("if-match", merged.etag())
        .post(
            &format!("/v1/trainee-matches/{}/reversal", merged.id()),
            json!({"reason": "Hai chị em sinh đôi"}),
        )
        .await
}

fn of(id: &str) -> String {
    format!("/v1/trainees/{id}")
}

/// The two records of one woman: by her citizen ID at the stage's school, which has enrolled
/// her, and by her passport at another.
struct Double {
    stage: Stage,
    lead: Client,
    other: Client,
    known: Response,
    doubled: Response,
}

impl Double {
    async fn set() -> Self {
        let stage = Stage::set(json!({})).await;
        let lead = stage.server.lead();
        let teaching = teaching(&lead, "B1").await;
        let other = stage.server.registrar(teaching.school_id());
        let known = stage.person(1).await;
        let path = "/v1/trainees/by-external-id/sis/B-1";
        let doubled = other
            .put(path, by_passport(&stage.server, 1))
            .await
            .expect(201);
        Self {
            stage,
            lead,
            other,
            known,
            doubled,
        }
    }
}

#[actix_web::test]
async fn alike_people_are_queued_once_and_told_apart() {
    let double = Double::set().await;
    let found = only_match(&double.lead).await;
    assert_eq!(found.body["firstId"], json!(double.known.id()));
    assert_eq!(found.body["secondId"], json!(double.doubled.id()));
    assert_eq!(found.body["trainees"].as_array().expect("two").len(), 2);
    assert_eq!(
        found.body["trainees"][0]["citizenId"], "•••••••••001",
        "masked"
    );
    let no_survivor = json!({"decision": "MERGE", "reason": "Một người"});
    decide(&double.lead, &found, no_survivor)
        .await
        .expect_error_at(422, "SURVIVOR_REQUIRED", "/survivorId");
    let distinct = json!({"decision": "DISTINCT", "reason": "Hai người"});
    let survivor = with(distinct.clone(), json!({"survivorId": double.known.id()}));
    decide(&double.lead, &found, survivor)
        .await
        .expect_error_at(422, "SURVIVOR_UNEXPECTED", "/survivorId");
    let decided = decide(&double.lead, &found, distinct.clone())
        .await
        .expect(200);
    assert_eq!(decided.body["status"], "DISTINCT");
    decide(&double.lead, &decided, distinct)
        .await
        .expect_problem(409, "MATCH_DECIDED");
    reverse(&double.lead, &decided)
        .await
        .expect_problem(409, "MATCH_NOT_MERGED");

    // Written again, renamed away and back: the pair was decided.
    let path = of(&double.doubled.id());
    let away = json!({"fullName": "Cà Thị Nụ"});
    let away = double
        .other
        .patch(&path, &double.doubled, away)
        .await
        .expect(200);
    let back = json!({"fullName": "Lò Thị Mai 1"});
    double.other.patch(&path, &away, back).await.expect(200);
    let all = double
        .lead
        .get("/v1/trainee-matches?count=exact")
        .await
        .expect(200);
    assert_eq!(all.body["page"]["total"], 1);
    double
        .other
        .get("/v1/trainee-matches")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn who_was_registered_before_there_were_match_keys_is_found_after_all() {
    use registry::platform::db::schema::trainees;
    use registry::resources::trainees::backfill;
    let server = TestServer::start().await;
    let lead = server.lead();
    let person = fixtures::person(&server, &lead, 1).await;
    let forget = |conn: &mut DbConnection| {
        diesel::update(trainees::table)
            .set(trainees::match_key.eq(None::<String>))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(forget).expect("a person of before");
    assert_eq!(backfill::fill(server.db()).await.ok(), Some(1));
    assert_eq!(backfill::fill(server.db()).await.ok(), Some(0));
    let same = lead.get(&of(&person.id())).await.expect(200);
    assert_eq!(same.etag(), person.etag());
    let doubled = by_passport(&server, 1);
    let doubled = lead.post("/v1/trainees", doubled).await.expect(201);
    let found = only_match(&lead).await.body;
    let pair = found.to_string();
    assert!(
        pair.contains(&person.id()) && pair.contains(&doubled.id()),
        "{found:#}"
    );
}

#[actix_web::test]
async fn somebody_of_another_day_or_place_is_no_match() {
    let (stage, lead) = {
        let stage = Stage::set(json!({})).await;
        let lead = stage.server.lead();
        (stage, lead)
    };
    stage.person(1).await;
    let other_day = with(
        by_passport(&stage.server, 1),
        json!({"birthDate": "2004-05-18"}),
    );
    stage
        .registrar
        .post("/v1/trainees", other_day)
        .await
        .expect(201);
    let all = lead.get("/v1/trainee-matches").await.expect(200);
    assert_eq!(all.rows().len(), 0);
}

#[actix_web::test]
async fn a_merge_moves_everything_and_the_old_id_leads_on() {
    let double = Double::set().await;
    let server = &double.stage.server;
    let status = claim(&double.lead, &double.doubled.id(), json!({}))
        .await
        .expect(201);
    let merged = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(merged.body["status"], "MERGED");
    assert_eq!(merged.body["survivorId"], json!(double.known.id()));

    let (old, new) = (of(&double.doubled.id()), of(&double.known.id()));
    let led = double.other.get(&old).await.expect(200);
    assert_eq!(
        (led.id(), led.header("content-location")),
        (double.known.id(), new.as_str())
    );
    assert_eq!(
        led.body["passport"]["number"], "••••••567",
        "the survivor had none"
    );
    let key = "/v1/trainees/by-external-id/sis/B-1";
    assert_eq!(
        double.other.get(key).await.expect(200).id(),
        double.known.id()
    );
    let statuses = double
        .lead
        .get(&format!("{new}/beneficiary-statuses"))
        .await
        .expect(200);
    assert_eq!(statuses.column("id"), [status.id()]);
    let list = double
        .lead
        .get("/v1/trainees?count=exact")
        .await
        .expect(200);
    assert_eq!(list.body["page"]["total"], 1);

    // Changes under the old id are refused with the id to use.
    let refused = double
        .other
        .patch(&old, &double.doubled, json!({"address": "Bản Pát"}))
        .await
        .expect_problem(409, "TRAINEE_MERGED");
    assert_eq!(
        refused.body["errors"][0]["params"]["id"],
        json!(double.known.id())
    );
    enrol(
        &double.stage.registrar,
        &double.doubled.id(),
        &double.stage.class.id(),
        json!({}),
    )
    .await
    .expect_problem(409, "TRAINEE_MERGED");
    // Nobody is registered anew under the documents of either.
    let night = double
        .other
        .put(key, by_passport(server, 1))
        .await
        .expect(200);
    assert_eq!(night.id(), double.known.id());
    let stranger = teaching(&double.lead, "C1").await;
    let stranger = server.registrar(stranger.school_id());
    stranger.get(&old).await.expect_problem(404, "NOT_FOUND");
    let joined = stranger
        .post("/v1/trainees", by_passport(server, 1))
        .await
        .expect(201);
    assert_eq!(joined.id(), double.known.id());
}

#[actix_web::test]
async fn whoever_saw_the_old_row_learns_where_it_went() {
    let double = Double::set().await;
    merge(&double.lead, &double.known).await.expect(200);
    let old: AnyId = double.doubled.id().parse().expect("an id");
    let entries = move |conn: &mut DbConnection| {
        let entries = change_log::table
            .filter(change_log::resource_id.eq(old))
            .filter(change_log::op.eq("MERGE"))
            .filter(change_log::school_id.is_not_null());
        Ok(entries.count().get_result::<i64>(conn)?)
    };
    assert_eq!(
        double.stage.server.db().read_now(entries).expect("a count"),
        1
    );
}

#[actix_web::test]
async fn what_hangs_on_an_enrolment_moves_with_it_and_back() {
    // The graduate is the double here: she has an enrolment, a certificate and an outcome.
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let enrolment = stage.graduate(1, "PASSED").await;
    let graduate = enrolment.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let graduate = stage.registrar.get(&of(&graduate)).await.expect(200);
    let certificate = json!({
        "enrolmentId": enrolment.id(), "number": "SC-1", "registerNumber": "1/2026",
        "issueDate": "2026-07-06"
    });
    stage
        .registrar
        .post("/v1/certificates", certificate)
        .await
        .expect(201);
    let outcome = json!({
        "enrolmentId": enrolment.id(), "checkpointMonths": 3, "kind": "SELF_EMPLOYED",
        "provenance": "SURVEY", "observedDate": "2026-10-01"
    });
    stage
        .registrar
        .post("/v1/employment-outcomes", outcome)
        .await
        .expect(201);
    let other = teaching(&lead, "B1").await;
    let other = stage.server.registrar(other.school_id());
    let survivor = other
        .post("/v1/trainees", by_passport(&stage.server, 1))
        .await
        .expect(201);
    let owners = || {
        let read = |conn: &mut DbConnection| {
            let certificate: AnyId = certificates::table
                .select(certificates::trainee_id)
                .first(conn)?;
            let outcome: AnyId = employment_outcomes::table
                .select(employment_outcomes::trainee_id)
                .first(conn)?;
            Ok([certificate.to_string(), outcome.to_string()])
        };
        stage.server.db().read_now(read).expect("rows")
    };
    let trainee_of = |response: Response| {
        response.body["traineeId"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let path = format!("/v1/enrolments/{}", enrolment.id());

    let merged = merge(&lead, &survivor).await.expect(200);
    assert_eq!(
        trainee_of(stage.registrar.get(&path).await.expect(200)),
        survivor.id()
    );
    assert_eq!(owners(), [survivor.id(), survivor.id()]);
    let led = stage.registrar.get(&of(&survivor.id())).await.expect(200);
    assert_eq!(
        led.body["citizenId"], "•••••••••001",
        "taken over from the record that went"
    );

    let reversed = reverse(&lead, &merged).await.expect(200);
    assert_eq!(
        (&reversed.body["status"], &reversed.body["survivorId"]),
        (&json!("OPEN"), &Value::Null)
    );
    assert_eq!(
        trainee_of(stage.registrar.get(&path).await.expect(200)),
        graduate.id()
    );
    assert_eq!(owners(), [graduate.id(), graduate.id()]);
    let back = stage.registrar.get(&of(&graduate.id())).await.expect(200);
    assert_eq!(back.body["citizenId"], "•••••••••001");
    let left = other.get(&of(&survivor.id())).await.expect(200);
    assert_eq!(left.body["citizenId"], Value::Null);
    stage
        .registrar
        .get(&of(&survivor.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_reversal_gives_back_what_was_moved_and_leaves_what_is_new() {
    let double = Double::set().await;
    let merged = merge(&double.lead, &double.known).await.expect(200);
    let body = person_body(&double.stage.server, 1);
    let since = "/v1/trainees/by-external-id/sis/B-2";
    double.other.put(since, body).await.expect(200);
    let reversed = reverse(&double.lead, &merged).await.expect(200);
    let key = |value: &str| format!("/v1/trainees/by-external-id/sis/{value}");
    let of_old = double.other.get(&key("B-1")).await.expect(200);
    assert_eq!(of_old.id(), double.doubled.id());
    assert_eq!(of_old.body["passport"]["number"], "••••••567");
    double
        .other
        .get(&key("B-2"))
        .await
        .expect_problem(404, "NOT_FOUND");
    double
        .other
        .get(&of(&double.known.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    // The key that it gave in between is free again, for whom it means.
    let body = person_body(&double.stage.server, 1);
    double.other.put(&key("B-2"), body).await.expect(201);
    assert_eq!(
        double.other.get(&key("B-2")).await.expect(200).id(),
        double.known.id()
    );
    let again = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(again.id(), reversed.id());
}

#[actix_web::test]
async fn what_cannot_be_one_person_is_not_merged() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let first = stage.person(1).await;
    let twin = with(
        person_body(&stage.server, 2),
        json!({"fullName": "Lò Thị Mai 1"}),
    );
    let twin = stage.registrar.post("/v1/trainees", twin).await.expect(201);
    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_DOCUMENTS_DIFFER");
    assert_eq!(
        stage.registrar.get(&of(&twin.id())).await.expect(200).id(),
        twin.id()
    );
}

#[actix_web::test]
async fn clashing_enrolments_and_statuses_are_solved_first() {
    let stage = Stage::set(json!({})).await;
    let (lead, school) = (stage.server.lead(), &stage.registrar);
    let first = stage.person(1).await;
    let body = by_passport(&stage.server, 1);
    let second = school.post("/v1/trainees", body).await.expect(201);
    let mut statuses = Vec::new();
    for person in [&first, &second] {
        statuses.push(claim(school, &person.id(), json!({})).await.expect(201));
    }
    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_STATUSES_CLASH");
    let path = format!("/v1/beneficiary-statuses/{}", statuses[1].id());
    school.delete(&path, &statuses[1]).await.expect(204);
    let enrolment = enrol(school, &first.id(), &stage.class.id(), json!({}))
        .await
        .expect(201);
    let other = stage.another_class("L2", json!({})).await;
    enrol(school, &second.id(), &other.id(), json!({}))
        .await
        .expect(201);
    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_ENROLMENTS_CLASH");
    let path = format!("/v1/enrolments/{}", enrolment.id());
    school.delete(&path, &enrolment).await.expect(204);
    merge(&lead, &first).await.expect(200);
    let list = school
        .get(&format!("/v1/enrolments?traineeId={}", first.id()))
        .await
        .expect(200);
    assert_eq!(list.rows().len(), 1);
    fixtures::person(&stage.server, school, 3).await;
}

#[actix_web::test]
async fn a_later_merge_is_taken_apart_first() {
    let stage = Stage::set(json!({})).await;
    let (lead, school) = (stage.server.lead(), &stage.registrar);
    let passport = |number: &str| {
        let passport = json!({"passport": {"country": "LA", "number": number}});
        with(by_passport(&stage.server, 1), passport)
    };
    let a = school
        .post("/v1/trainees", passport("PA0000001"))
        .await
        .expect(201);
    let b = school
        .post("/v1/trainees", passport("PA0000002"))
        .await
        .expect(201);
    let first = merge(&lead, &b).await.expect(200);
    let c = school
        .post("/v1/trainees", passport("PA0000003"))
        .await
        .expect(201);
    let second = merge(&lead, &c).await.expect(200);
    // Two merges on, the first id still leads to the one that stayed.
    assert_eq!(school.get(&of(&a.id())).await.expect(200).id(), c.id());
    reverse(&lead, &first)
        .await
        .expect_problem(409, "MERGE_ENTANGLED");
    reverse(&lead, &second).await.expect(200);
    reverse(&lead, &first).await.expect(200);
    for person in [&a, &b, &c] {
        assert_eq!(
            school.get(&of(&person.id())).await.expect(200).id(),
            person.id()
        );
    }
}

#[actix_web::test]
async fn a_school_that_a_merge_acquainted_is_a_stranger_again_after_its_reversal() {
    let double = Double::set().await;
    let hidden = async |of_whom: &Response| {
        let seen = double.other.get(&of(&of_whom.id())).await.expect(200);
        seen.body["masked"].as_array().map(Vec::len)
    };
    let masked = hidden(&double.doubled).await;
    let body = person_body(&double.stage.server, 1);
    let joined = double.other.post("/v1/trainees", body).await.expect(201);
    let outlined = hidden(&joined).await;
    assert!(outlined > masked, "{outlined:?}");
    let merged = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(hidden(&double.known).await, masked);
    reverse(&double.lead, &merged).await.expect(200);
    assert_eq!(hidden(&double.known).await, outlined);
    assert_eq!(hidden(&double.doubled).await, masked, "its own record");
}
