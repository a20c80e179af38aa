//! People who may be one: queued once, told apart or merged, and taken apart again.

mod finding;
mod merging;
mod reversal;
mod schools;

use serde_json::{Value, json};

use crate::support::fixtures::{Stage, person_body, teaching, with};
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
