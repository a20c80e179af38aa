//! Which changes a subscriber is told of.

use registry::platform::db::Dialect;
use serde_json::{Value, json};

use super::{expect_told, secret, server, subscribe, told};
use crate::support::receiver::{Manner, Receiver};
use crate::support::{fixtures, past};

#[actix_web::test]
async fn a_change_is_told_by_ids_alone() {
    let server = server().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let registrar = server.registrar(teaching.school_id());
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&registrar, &receiver.url, json!({})).await;

    let person = fixtures::person(&server, &registrar, 1).await;
    expect_told(&receiver, "trainees.upsert", &person.id()).await;
    let messages = receiver.messages();
    let message = &messages[0];
    assert!(message.is_signed_with(secret(&subscription)));
    let change = json!({"type": "trainees", "id": person.id(), "op": "UPSERT", "version": 1});
    assert_eq!(message.body["data"], json!({"changes": [change]}));

    let text = message.body.to_string();
    for personal in ["Lò", "Mai", "014304", "2004"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }

    let path = format!("/v1/trainees/{}", person.id());
    registrar.delete(&path, &person).await.expect(204);
    expect_told(&receiver, "trainees.delete", &person.id()).await;
}

#[actix_web::test]
async fn a_subscriber_is_told_of_what_their_owner_may_see_and_asked_for() {
    let server = server().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let other = fixtures::teaching(&lead, "A2").await;
    let (registrar, stranger) = (
        server.registrar(teaching.school_id()),
        server.registrar(other.school_id()),
    );
    let (mine, theirs) = (
        Receiver::start(Manner::Status(200)),
        Receiver::start(Manner::Status(200)),
    );

    subscribe(
        &registrar,
        &mine.url,
        json!({"types": ["trainees"], "ops": ["UPSERT"]}),
    )
    .await;
    subscribe(&stranger, &theirs.url, json!({})).await;

    let person = fixtures::person(&server, &registrar, 1).await;
    let path = format!("/v1/trainees/{}", person.id());
    registrar.delete(&path, &person).await.expect(204);
    let foreign = fixtures::person(&server, &stranger, 2).await;
    let last = fixtures::person(&server, &registrar, 3).await;
    expect_told(&mine, "trainees.upsert", &last.id()).await;
    expect_told(&theirs, "trainees.upsert", &foreign.id()).await;

    let told_ids = |receiver: &Receiver| -> Vec<String> {
        told(receiver).into_iter().map(|(_, id)| id).collect()
    };
    assert!(!told_ids(&mine).contains(&foreign.id()));
    assert_eq!(told_ids(&theirs), [foreign.id()]);
    assert!(
        told(&mine)
            .iter()
            .all(|(kind, _)| kind == "trainees.upsert")
    );
}

/// The first change of that kind that the receiver has been told.
fn first(receiver: &Receiver, kind: &str) -> Value {
    let messages = receiver.messages();
    let message = messages.iter().find(|one| one.body["type"] == kind);
    message.expect("a message").body["data"]["changes"][0].clone()
}

#[actix_web::test]
async fn a_school_that_lets_a_person_go_is_told_that_they_have_left_its_sight() {
    let server = server().await;
    let lead = server.lead();
    let (one, other) = (
        fixtures::teaching(&lead, "A1").await,
        fixtures::teaching(&lead, "B1").await,
    );
    let (staying, leaving) = (
        server.registrar(one.school_id()),
        server.registrar(other.school_id()),
    );
    let person = fixtures::person(&server, &staying, 1).await;

    let (theirs, mine) = (
        Receiver::start(Manner::Status(200)),
        Receiver::start(Manner::Status(200)),
    );
    subscribe(&staying, &theirs.url, json!({"types": ["trainees"]})).await;
    subscribe(&leaving, &mine.url, json!({"types": ["trainees"]})).await;
    past::join(&server, &person, other.school_id(), false);
    let body = fixtures::person_body(&server, 1);
    let key = "/v1/trainees/by-external-id/sis/1";
    let joined = leaving.put(key, body).await.expect(200);
    assert_eq!(joined.id(), person.id());
    expect_told(&mine, "trainees.rekey", &person.id()).await;

    let path = format!("/v1/trainees/{}", person.id());
    leaving.delete(&path, &joined).await.expect(204);
    expect_told(&mine, "trainees.left_scope", &person.id()).await;
    let left = first(&mine, "trainees.left_scope");
    let members: Vec<&String> = left.as_object().expect("an object").keys().collect();
    assert_eq!(left["op"], "LEFT_SCOPE");
    assert_eq!(members, ["id", "op", "type", "version"]);

    // For the other school the person has not gone anywhere.
    let last = fixtures::person(&server, &staying, 2).await;
    expect_told(&theirs, "trainees.upsert", &last.id()).await;
    let others = told(&theirs);
    assert!(others.iter().all(|(kind, _)| kind == "trainees.upsert"));
}

#[actix_web::test]
async fn a_merge_is_told_with_the_row_that_stays() {
    let server = server().await;
    let lead = server.lead();
    let gone = fixtures::person(&server, &lead, 1).await;
    let doubled = fixtures::with(
        fixtures::person_body(&server, 1),
        json!({"citizenId": null, "passport": {"country": "LA", "number": "PA1234567"}}),
    );
    let survivor = lead.post("/v1/trainees", doubled).await.expect(201);
    let receiver = Receiver::start(Manner::Status(200));
    subscribe(&lead, &receiver.url, json!({"types": ["trainees"]})).await;

    let open = "/v1/trainee-matches?status=OPEN";
    let found = lead.get(open).await.expect(200).column("id")[0].clone();
    let path = format!("/v1/trainee-matches/{found}");
    let found = lead.get(&path).await.expect(200);

    let body = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    lead.with("if-match", found.etag())
        .post(&format!("{path}/decisions"), body)
        .await
        .expect(200);
    expect_told(&receiver, "trainees.merge", &gone.id()).await;

    let merge = first(&receiver, "trainees.merge");
    assert_eq!(
        (&merge["op"], &merge["mergedInto"]),
        (&json!("MERGE"), &json!(survivor.id()))
    );
}

#[actix_web::test]
async fn what_happened_while_a_subscription_rested_is_told_when_it_goes_on() {
    let server = server().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let registrar = server.registrar(teaching.school_id());
    let receiver = Receiver::start(Manner::Status(200));

    let before = fixtures::person(&server, &registrar, 1).await;
    let subscription = subscribe(&registrar, &receiver.url, json!({})).await;
    let place = subscription.header("location");
    let off = registrar
        .patch(place, &subscription, json!({"active": false}))
        .await
        .expect(200);

    let during = fixtures::person(&server, &registrar, 2).await;
    registrar
        .patch(place, &off, json!({"active": true}))
        .await
        .expect(200);
    expect_told(&receiver, "trainees.upsert", &during.id()).await;

    // What there was before is the business of a snapshot. On PostgreSQL a transaction that was
    // open at that moment, of whatever database, makes some of it come as well.
    let exact = server.db().dialect() == Dialect::Sqlite;
    assert!(!exact || !told(&receiver).iter().any(|(_, id)| *id == before.id()));
}
