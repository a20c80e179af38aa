//! Told of changes: signed, retried, and nobody delayed by another.

mod changes;
mod load;
mod owners;
mod retries;
mod signature;
mod subscriptions;
mod urls;

use std::time::Duration;

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::webhook_deliveries;
use registry::platform::error::ApiResult;
use registry::platform::values::time::Timestamp;
use serde_json::{Value, json};

use crate::support::receiver::Receiver;
use crate::support::{Client, Response, TestServer, fixtures};

/// A server that may send to the machine that it runs on.
async fn server() -> TestServer {
    TestServer::start_with(|config| {
        config.outbound.allow_http = true;
        config.outbound.allow_networks = vec!["127.0.0.0/8".parse().expect("a network")];
    })
    .await
}

async fn subscribe(client: &Client, url: &str, changes: Value) -> Response {
    let body = json!({"url": url, "types": ["trainees", "enrolments"]});
    client
        .post("/v1/webhooks", fixtures::with(body, changes))
        .await
        .expect(201)
}

fn secret(subscription: &Response) -> &str {
    subscription.body["secret"].as_str().expect("a secret")
}

/// Have a test message sent. Returns where it is.
async fn send(client: &Client, subscription: &Response) -> String {
    let path = format!("/v1/webhooks/{}/test", subscription.id());
    let delivery = client.post(&path, json!({})).await.expect(202);
    delivery.header("location").to_owned()
}

/// The delivery, once `holds` of it.
async fn settled(client: &Client, path: &str, holds: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..1000 {
        let delivery = client.get(path).await.expect(200).body;
        if holds(&delivery) {
            return delivery;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{:#}", client.get(path).await.body);
}

async fn tried(client: &Client, path: &str, attempts: usize) -> Value {
    settled(client, path, |delivery| {
        delivery["attemptLog"]
            .as_array()
            .is_some_and(|log| log.len() == attempts)
    })
    .await
}

/// Let the time until the next attempt pass.
fn pass_the_wait(server: &TestServer) {
    edit(server, |conn| {
        diesel::update(
            webhook_deliveries::table.filter(webhook_deliveries::next_attempt_at.is_not_null()),
        )
        .set(webhook_deliveries::next_attempt_at.eq(Timestamp::now()))
        .execute(conn)?;
        Ok(())
    });
    server.state().messages.notify_one();
}

/// Change what only time or the server itself changes.
fn edit(
    server: &TestServer,
    work: impl FnOnce(&mut DbConnection) -> ApiResult<()> + Send + 'static,
) {
    server.db().write_now(work).expect("an edit");
}

/// Who says what of rows: the types and ids of the changes that have arrived.
fn told(receiver: &Receiver) -> Vec<(String, String)> {
    let messages = receiver.messages().into_iter();
    messages
        .flat_map(|message| {
            let kind = message.body["type"].as_str().expect("a type").to_owned();
            let ids = message.changes().into_iter().map(|(_, id)| id);
            ids.map(move |id| (kind.clone(), id)).collect::<Vec<_>>()
        })
        .collect()
}

/// Wait until the receiver has been told that of the row.
async fn expect_told(receiver: &Receiver, kind: &str, id: &str) {
    for _ in 0..1000 {
        if told(receiver).contains(&(kind.to_owned(), id.to_owned())) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{kind} {id} not in {:?}", told(receiver));
}
