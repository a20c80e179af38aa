//! Who may be one person is found and queued.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use serde_json::json;

use super::{Double, by_passport, decide, of, only_match, reverse};
use crate::support::TestServer;
use crate::support::fixtures::{self, Stage, with};

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
    let linked = json!({"decision": "LINK", "reason": "Nhầm, một người"});
    let linked = decide(&double.lead, &decided, linked).await.expect(200);
    assert_eq!(linked.body["status"], "CONFIRMED");

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

    let by_school = json!({"decision": "DISTINCT", "reason": "Hai người"});
    decide(&double.other, &linked, by_school)
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
