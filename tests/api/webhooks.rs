//! Told of changes: signed, retried, and nobody delayed by another.

use std::time::Duration;

use diesel::prelude::*;
use registry::platform::authz::{Action, Role};
use registry::platform::db::schema::{webhook_deliveries, webhooks};
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::error::ApiResult;
use registry::platform::housekeeping;
use registry::platform::ids::DeliveryId;
use registry::platform::time::Timestamp;
use serde_json::{Value, json};

use crate::support::identity::audited;
use crate::support::receiver::{Manner, Receiver};
use crate::support::{BoundTo, Client, Response, TestServer, fixtures};

const DAY: i64 = 24 * 3600;

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

/// Make as many tries of every message fail in the past.
fn set_tries(server: &TestServer, tries: i32) {
    edit(server, move |conn| {
        diesel::update(webhook_deliveries::table)
            .set(webhook_deliveries::tries.eq(tries))
            .execute(conn)?;
        Ok(())
    });
}

fn seconds_until(delivery: &Value) -> i64 {
    let at: Timestamp = delivery["nextAttemptAt"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .expect("an instant");
    at.as_seconds() - Timestamp::now().as_seconds()
}

#[actix_web::test]
async fn the_secret_is_shown_once_and_never_again() {
    let server = server().await;
    let lead = server.lead().with("idempotency-key", "once");
    let receiver = Receiver::start(Manner::Status(204));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    assert!(secret(&subscription).starts_with("whsec_"));
    assert_eq!(subscription.body["status"], "ACTIVE");
    let again = subscribe(&lead, &receiver.url, json!({})).await;
    assert_eq!(
        (again.id(), &again.body["secret"]),
        (subscription.id(), &Value::Null)
    );
    let read = lead.get(subscription.header("location")).await.expect(200);
    assert_eq!(read.body.get("secret"), None);
    let list = lead.get("/v1/webhooks").await.expect(200);
    assert_eq!(list.column("id"), [subscription.id()]);
    assert!(!list.body.to_string().contains("whsec_"));
    let lead = server.lead();
    let changed = lead
        .patch(
            subscription.header("location"),
            &read,
            json!({"ops": ["DELETE", "UPSERT"], "description": "Mới"}),
        )
        .await
        .expect(200);
    assert_eq!(changed.body["ops"], json!(["UPSERT", "DELETE"]));
    lead.delete(subscription.header("location"), &changed)
        .await
        .expect(204);
    lead.get(subscription.header("location")).await.expect(404);
    let trail = audited(&server);
    assert_eq!(
        trail,
        ["webhook.create", "webhook.change", "webhook.delete"]
    );
}

#[actix_web::test]
async fn a_test_message_arrives_with_a_signature_that_the_published_library_verifies() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(204));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let path = send(&lead, &subscription).await;
    let [message] = <[_; 1]>::try_from(receiver.wait_for(1).await).expect("one");
    assert!(message.is_signed_with(secret(&subscription)));
    assert!(!message.is_signed_with("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfQMFk1Ws8="));
    assert!(path.ends_with(&message.id));
    assert_eq!(message.header("content-type"), "application/json");
    assert_eq!(message.body["type"], "webhook.test");
    let delivery = tried(&lead, &path, 1).await;
    assert_eq!(delivery["status"], "DELIVERED");
    assert_eq!(delivery["payload"], message.body);
    assert_eq!(delivery["attemptLog"][0]["outcome"], "DELIVERED");
    assert_eq!(delivery["attemptLog"][0]["httpStatus"], 204);
    assert_eq!(delivery["nextAttemptAt"], Value::Null);
}

#[actix_web::test]
async fn for_a_day_messages_are_signed_with_the_replaced_secret_too() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let rotate = format!("/v1/webhooks/{}/rotate-secret", subscription.id());
    lead.post(&rotate, json!({})).await.expect(428);
    let rotated = lead
        .with("if-match", subscription.etag())
        .post(&rotate, json!({}))
        .await
        .expect(200);
    assert_ne!(secret(&rotated), secret(&subscription));
    assert!(rotated.body["previousSecretExpiresAt"].is_string());
    send(&lead, &subscription).await;
    let messages = receiver.wait_for(1).await;
    let signatures = messages[0].header("webhook-signature");
    assert_eq!(signatures.split(' ').count(), 2, "{signatures}");
    assert!(messages[0].is_signed_with(secret(&rotated)));
    assert!(messages[0].is_signed_with(secret(&subscription)));
    edit(&server, |conn| {
        diesel::update(webhooks::table)
            .set(webhooks::previous_secret_expires.eq(Timestamp::now().plus_seconds(-1)))
            .execute(conn)?;
        Ok(())
    });
    send(&lead, &subscription).await;
    let messages = receiver.wait_for(2).await;
    assert!(messages[1].is_signed_with(secret(&rotated)));
    assert!(!messages[1].is_signed_with(secret(&subscription)));
}

#[actix_web::test]
async fn what_is_not_taken_is_sent_again_ever_later_then_dead_and_replayed_under_its_id() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(500));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let path = send(&lead, &subscription).await;
    let first = tried(&lead, &path, 1).await;
    assert_eq!(first["status"], "PENDING");
    assert_eq!(first["attemptLog"][0]["outcome"], "HTTP_STATUS");
    assert_eq!(first["attemptLog"][0]["httpStatus"], 500);
    assert!((20..=33).contains(&seconds_until(&first)), "{first:#}");
    pass_the_wait(&server);
    let second = tried(&lead, &path, 2).await;
    assert!((50..=66).contains(&seconds_until(&second)), "{second:#}");
    set_tries(&server, 10);
    pass_the_wait(&server);
    let third = tried(&lead, &path, 3).await;
    assert_eq!(
        (&third["status"], &third["nextAttemptAt"]),
        (&json!("DEAD"), &Value::Null)
    );
    let deliveries = format!("/v1/webhooks/{}/deliveries", subscription.id());
    let dead = lead
        .get(&format!("{deliveries}?status=DEAD"))
        .await
        .expect(200);
    assert_eq!(dead.column("id"), [third["id"].as_str().expect("an id")]);
    let waiting = lead
        .get(&format!("{deliveries}?status=PENDING"))
        .await
        .expect(200);
    assert!(waiting.rows().is_empty());

    receiver.behave(Manner::Status(200));
    lead.post(&format!("{path}/replay"), json!({}))
        .await
        .expect(200);
    let fourth = tried(&lead, &path, 4).await;
    assert_eq!(fourth["status"], "DELIVERED");
    let replay = format!("/v1/webhooks/{}/replay", subscription.id());
    let none = lead
        .post(&replay, json!({"status": "DEAD"}))
        .await
        .expect(200);
    assert_eq!(none.body, json!({"replayed": 0}));
    let all = json!({"from": first["createdAt"], "to": "2999-01-01T00:00:00Z"});
    let one = lead.post(&replay, all).await.expect(200);
    assert_eq!(one.body, json!({"replayed": 1}));
    tried(&lead, &path, 5).await;
    let ids: Vec<String> = receiver.messages().into_iter().map(|one| one.id).collect();
    assert_eq!(ids, [ids[0].as_str(); 5]);
    let replays = audited(&server)
        .into_iter()
        .filter(|action| action == "webhook.replay");
    assert_eq!(replays.count(), 3);
}

#[actix_web::test]
async fn a_receiver_may_ask_for_time_and_a_redirect_is_not_followed() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::With(503, "retry-after", "7200"));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let path = send(&lead, &subscription).await;
    let asked = tried(&lead, &path, 1).await;
    assert!((7100..=7200).contains(&seconds_until(&asked)), "{asked:#}");
    let other = Receiver::start(Manner::Status(200));
    let location: &'static str = other.url.clone().leak();
    receiver.behave(Manner::With(307, "location", location));
    pass_the_wait(&server);
    let redirected = tried(&lead, &path, 2).await;
    assert_eq!(redirected["attemptLog"][1]["httpStatus"], 307);
    assert_eq!(redirected["status"], "PENDING");
    assert!(other.messages().is_empty());
}

#[actix_web::test]
async fn a_receiver_that_is_gone_is_told_no_more_until_somebody_says_so() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(410));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let place = subscription.header("location");
    let path = send(&lead, &subscription).await;
    assert_eq!(tried(&lead, &path, 1).await["status"], "DEAD");
    let gone = lead.get(place).await.expect(200);
    assert_eq!(gone.body["status"], "DISABLED");
    assert_eq!(gone.body["statusReason"], "GONE");
    assert_eq!(gone.body["active"], false);
    for path in ["test", "replay"] {
        lead.post(&format!("{place}/{path}"), json!({"status": "DEAD"}))
            .await
            .expect_problem(409, "WEBHOOK_NOT_ACTIVE");
    }
    lead.post(&format!("{path}/replay"), json!({}))
        .await
        .expect_problem(409, "WEBHOOK_NOT_ACTIVE");
    receiver.behave(Manner::Status(200));
    let back = lead
        .patch(place, &gone, json!({"active": true}))
        .await
        .expect(200);
    assert_eq!(back.body["status"], "ACTIVE");
    send(&lead, &subscription).await;
    receiver.wait_for(2).await;
    assert!(audited(&server).contains(&"webhook.disable".to_owned()));
}

#[actix_web::test]
async fn a_receiver_that_fails_for_five_days_is_disabled_when_a_message_goes_dead() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(500));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let place = subscription.header("location");
    for (days, status) in [(4, "ACTIVE"), (6, "DISABLED")] {
        let path = send(&lead, &subscription).await;
        tried(&lead, &path, 1).await;
        set_tries(&server, 10);
        edit(&server, move |conn| {
            diesel::update(webhooks::table)
                .set(webhooks::failing_since.eq(Timestamp::now().plus_seconds(-days * DAY)))
                .execute(conn)?;
            Ok(())
        });
        pass_the_wait(&server);
        assert_eq!(tried(&lead, &path, 2).await["status"], "DEAD");
        assert_eq!(lead.get(place).await.body["status"], status);
    }
    assert_eq!(lead.get(place).await.body["statusReason"], "FAILING");
}

#[actix_web::test]
async fn a_receiver_that_hangs_delays_nobody_else() {
    let server = server().await;
    let lead = server.lead();
    let (hanging, good) = (
        Receiver::start(Manner::Hang),
        Receiver::start(Manner::Status(200)),
    );
    let to_hanging = subscribe(&lead, &hanging.url, json!({})).await;
    let to_good = subscribe(&lead, &good.url, json!({})).await;
    for _ in 0..20 {
        send(&lead, &to_hanging).await;
    }
    hanging.wait_for(4).await;
    for _ in 0..20 {
        send(&lead, &to_good).await;
    }
    good.wait_for(20).await;
    // Still nothing but the first four, which nobody has answered.
    assert_eq!(hanging.messages().len(), 4);
    let deliveries = format!("/v1/webhooks/{}/deliveries", to_hanging.id());
    let waiting = lead
        .get(&format!("{deliveries}?status=PENDING"))
        .await
        .expect(200);
    assert_eq!(waiting.rows().len(), 20);
    assert!(
        waiting
            .rows()
            .iter()
            .all(|row| row["nextAttemptAt"].is_string())
    );
}

#[actix_web::test]
async fn an_organisation_whose_receivers_all_hang_delays_no_other() {
    let server = server().await;
    let (lead, school) = (server.lead(), fixtures::school(&server.lead(), "A1").await);
    let registrar = server.registrar(fixtures::school_id(&school));
    let (hanging, good) = (
        Receiver::start(Manner::Hang),
        Receiver::start(Manner::Status(200)),
    );
    for _ in 0..18 {
        let one = subscribe(&registrar, &hanging.url, json!({})).await;
        send(&registrar, &one).await;
    }
    hanging.wait_for(16).await;
    let to_good = subscribe(&lead, &good.url, json!({})).await;
    for _ in 0..4 {
        send(&lead, &to_good).await;
    }
    good.wait_for(4).await;
    assert_eq!(hanging.messages().len(), 16, "no more for one organisation");
}

#[actix_web::test]
async fn an_answer_without_end_is_not_read_to_the_end() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Babble);
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let path = send(&lead, &subscription).await;
    assert_eq!(tried(&lead, &path, 1).await["status"], "DELIVERED");
}

#[actix_web::test]
async fn urls_that_lead_anywhere_but_to_a_web_server_on_the_internet_are_refused() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for (url, code) in [
        ("not a url", "WEBHOOK_URL_INVALID"),
        (
            "https://user:secret@hooks.example.vn/",
            "WEBHOOK_URL_INVALID",
        ),
        ("https://hooks.example.vn/#part", "WEBHOOK_URL_INVALID"),
        ("http://8.8.8.8/", "WEBHOOK_SCHEME_FORBIDDEN"),
        ("file:///etc/passwd", "WEBHOOK_SCHEME_FORBIDDEN"),
        ("https://8.8.8.8:22/", "WEBHOOK_PORT_FORBIDDEN"),
        ("https://127.0.0.1/", "WEBHOOK_HOST_FORBIDDEN"),
        ("https://0x7f000001/", "WEBHOOK_HOST_FORBIDDEN"),
        (
            "https://[::ffff:169.254.169.254]/",
            "WEBHOOK_HOST_FORBIDDEN",
        ),
        ("https://localhost/", "WEBHOOK_HOST_FORBIDDEN"),
        ("https://no-such-host.invalid/", "WEBHOOK_HOST_FORBIDDEN"),
    ] {
        lead.post("/v1/webhooks", json!({"url": url, "types": ["trainees"]}))
            .await
            .expect_error_at(422, code, "/url");
    }
    // A public address needs no look-up; nothing is sent before something changes.
    let subscription = subscribe(&lead, "https://8.8.8.8:8443/", json!({})).await;
    lead.patch(
        subscription.header("location"),
        &subscription,
        json!({"url": "https://10.0.0.1/"}),
    )
    .await
    .expect_problem(422, "WEBHOOK_HOST_FORBIDDEN");
}

#[actix_web::test]
async fn an_address_that_may_not_be_called_any_more_is_refused_at_delivery() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, "https://8.8.8.8:8443/", json!({})).await;
    let port = receiver
        .url
        .split([':', '/'])
        .nth(4)
        .expect("a port")
        .to_owned();
    // As if the name had been made to lead inside after it was vetted.
    for (attempts, host) in [(1, "127.0.0.1"), (2, "localhost")] {
        let url = format!("https://{host}:{port}/");
        edit(&server, move |conn| {
            diesel::update(webhooks::table)
                .set(webhooks::url.eq(url))
                .execute(conn)?;
            Ok(())
        });
        let path = send(&lead, &subscription).await;
        let delivery = tried(&lead, &path, 1).await;
        assert_eq!(
            delivery["attemptLog"][0]["outcome"], "TARGET_REFUSED",
            "{attempts} {host}"
        );
        assert_eq!(delivery["status"], "PENDING");
    }
    assert!(receiver.messages().is_empty());
}

#[actix_web::test]
async fn subscriptions_belong_to_an_organisation_and_look_absent_to_others() {
    let server = server().await;
    let lead = server.lead();
    let school = fixtures::school_id(&fixtures::school(&lead, "A1").await);
    let other = fixtures::school_id(&fixtures::school(&lead, "A2").await);
    let (registrar, stranger) = (server.registrar(school), server.registrar(other));
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&registrar, &receiver.url, json!({})).await;
    let path = send(&registrar, &subscription).await;
    let place = subscription.header("location");
    for client in [&stranger, &centre] {
        assert!(
            client
                .get("/v1/webhooks")
                .await
                .expect(200)
                .rows()
                .is_empty()
        );
        client.get(place).await.expect(404);
        client.get(&path).await.expect(404);
        client.get(&format!("{place}/deliveries")).await.expect(404);
        client
            .patch(place, &subscription, json!({"active": false}))
            .await
            .expect(404);
        client.delete(place, &subscription).await.expect(404);
        client
            .post(&format!("{place}/test"), json!({}))
            .await
            .expect(404);
        client
            .post(&format!("{path}/replay"), json!({}))
            .await
            .expect(404);
        client
            .post(&format!("{place}/replay"), json!({"status": "DEAD"}))
            .await
            .expect(404);
        client
            .with("if-match", "*")
            .post(&format!("{place}/rotate-secret"), json!({}))
            .await
            .expect(404);
    }
    // Nor does a message answer under another subscription.
    let own = subscribe(&stranger, &receiver.url, json!({})).await;
    let foreign = path.replace(&subscription.id(), &own.id());
    stranger.get(&foreign).await.expect(404);
    stranger
        .post(&format!("{foreign}/replay"), json!({}))
        .await
        .expect(404);

    // The province sees all, and what it changes stays the subscriber's.
    let admin = server.administrator();
    assert_eq!(admin.get("/v1/webhooks").await.expect(200).rows().len(), 2);
    let off = admin
        .patch(place, &subscription, json!({"active": false}))
        .await
        .expect(200);
    assert_eq!(off.body["ownerId"], subscription.body["ownerId"]);
    assert_eq!(off.body["status"], "INACTIVE");
    // A colleague takes it over.
    let taken = server
        .registrar(school)
        .patch(place, &off, json!({"active": true}))
        .await
        .expect(200);
    assert_ne!(taken.body["ownerId"], subscription.body["ownerId"]);
    assert_eq!(taken.body["status"], "ACTIVE");
}

#[actix_web::test]
async fn nobody_subscribes_to_what_they_cannot_read() {
    let server = server().await;
    let lead = server.lead();
    let school = fixtures::school_id(&fixtures::school(&lead, "A1").await);
    let receiver = Receiver::start(Manner::Status(200));
    let scopes = ["webhooks:write", "changes:read", "schools:read"];
    let limited = server.user_with_scopes(Role::SchoolRegistrar, BoundTo::School(school), &scopes);
    for (kind, status, code) in [
        ("castles", 400, "FIELD_VALUE"),
        ("trainees", 422, "WEBHOOK_TYPE_FORBIDDEN"),
    ] {
        let body = json!({"url": receiver.url, "types": ["schools", kind]});
        limited
            .post("/v1/webhooks", body)
            .await
            .expect_error_at(status, code, "/types/1");
    }
    let feedless =
        server.user_with_scopes(Role::SchoolRegistrar, BoundTo::School(school), &scopes[..1]);
    feedless
        .post(
            "/v1/webhooks",
            json!({"url": receiver.url, "types": ["schools"]}),
        )
        .await
        .expect_problem(403, "SCOPE_MISSING");
    let scopeless: Vec<&str> = Action::scopes()
        .into_iter()
        .filter(|one| *one != "webhooks:write")
        .collect();
    server
        .user_with_scopes(Role::SchoolRegistrar, BoundTo::School(school), &scopeless)
        .get("/v1/webhooks")
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn an_organisation_has_so_many_subscriptions_and_a_subscription_so_many_messages() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Hang);
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    for _ in 1..20 {
        subscribe(&lead, &receiver.url, json!({"active": false})).await;
    }
    lead.post(
        "/v1/webhooks",
        json!({"url": receiver.url, "types": ["trainees"]}),
    )
    .await
    .expect_problem(409, "WEBHOOKS_TOO_MANY");
    let place = subscription.header("location");
    for _ in 0..100 {
        send(&lead, &subscription).await;
    }
    lead.post(&format!("{place}/test"), json!({}))
        .await
        .expect_problem(409, "WEBHOOK_BACKLOG");
}

#[actix_web::test]
async fn a_replay_says_what_of() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let replay = format!("{}/replay", subscription.header("location"));
    lead.post(&replay, json!({}))
        .await
        .expect_problem(422, "REPLAY_SELECTION_MISSING");
    let reversed = json!({"from": "2026-01-02T00:00:00Z", "to": "2026-01-01T00:00:00Z"});
    lead.post(&replay, reversed)
        .await
        .expect_error_at(422, "DATES_REVERSED", "/to");
    lead.post(&replay, json!({"status": "LOST"}))
        .await
        .expect_error_at(400, "FIELD_VALUE", "/status");
}

#[actix_web::test]
async fn settled_messages_are_kept_for_thirty_days() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    let mut paths = Vec::new();
    for _ in 0..3 {
        let path = send(&lead, &subscription).await;
        tried(&lead, &path, 1).await;
        paths.push(path);
    }
    let id = |path: &str| {
        path.rsplit('/')
            .next()
            .expect("an id")
            .parse()
            .expect("an id")
    };
    let (old, waiting): (DeliveryId, DeliveryId) = (id(&paths[0]), id(&paths[1]));
    edit(&server, move |conn| {
        let month_ago = Timestamp::now().plus_seconds(-31 * DAY);
        let both = webhook_deliveries::table.filter(webhook_deliveries::id.eq_any([old, waiting]));
        diesel::update(both)
            .set(webhook_deliveries::created_at.eq(month_ago))
            .execute(conn)?;
        diesel::update(webhook_deliveries::table.find(waiting))
            .set((
                webhook_deliveries::status.eq("PENDING"),
                webhook_deliveries::next_attempt_at.eq(Timestamp::now().plus_seconds(DAY)),
            ))
            .execute(conn)?;
        housekeeping::sweep(conn, Timestamp::now())
    });
    lead.get(&paths[0]).await.expect(404);
    lead.get(&paths[1]).await.expect(200);
    lead.get(&paths[2]).await.expect(200);
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
    let body = fixtures::person_body(&server, 1);
    let joined = leaving.post("/v1/trainees", body).await.expect(201);
    assert_eq!(joined.id(), person.id());
    expect_told(&mine, "trainees.upsert", &person.id()).await;
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

#[actix_web::test]
async fn a_subscription_pauses_while_its_owner_may_not_and_goes_on_by_itself() {
    let server = server().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let registrar = server.registrar(teaching.school_id());
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&registrar, &receiver.url, json!({})).await;
    let place = subscription.header("location");
    let owner = subscription.body["ownerId"].as_str().expect("an id");
    let admin = server.administrator();
    let user = admin.get(&format!("/v1/users/{owner}")).await.expect(200);
    let path = format!("/v1/users/{owner}");
    let off = admin
        .patch(&path, &user, json!({"active": false}))
        .await
        .expect(200);
    let colleague = server.registrar(teaching.school_id());
    let missed = fixtures::person(&server, &colleague, 1).await;
    let status = |wanted: &'static str| {
        let (admin, place) = (admin.clone(), place.to_owned());
        async move { settled(&admin, &place, |webhook| webhook["status"] == wanted).await }
    };
    let paused = status("PAUSED").await;
    assert_eq!(paused["statusReason"], "OWNER_DISABLED");
    assert_eq!(paused["active"], true);
    assert!(receiver.messages().is_empty());
    admin
        .patch(&path, &off, json!({"active": true}))
        .await
        .expect(200);
    assert_eq!(status("ACTIVE").await["statusReason"], Value::Null);
    expect_told(&receiver, "trainees.upsert", &missed.id()).await;
    let trail = audited(&server);
    for action in ["webhook.pause", "webhook.resume"] {
        assert_eq!(
            trail.iter().filter(|one| *one == action).count(),
            1,
            "{action}"
        );
    }
}

#[actix_web::test]
async fn an_owner_who_lost_the_permission_is_told_nothing() {
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({})).await;
    edit(&server, |conn| {
        diesel::update(webhooks::table)
            .set(webhooks::scopes.eq("webhooks:write changes:read schools:read"))
            .execute(conn)?;
        Ok(())
    });
    fixtures::person(&server, &lead, 1).await;
    let place = subscription.header("location");
    let paused = settled(&lead, place, |webhook| webhook["status"] == "PAUSED").await;
    assert_eq!(paused["statusReason"], "PERMISSION_LOST");
    assert!(receiver.messages().is_empty());
}

#[actix_web::test]
async fn a_subscriber_who_sees_other_things_than_before_is_told_to_start_anew() {
    let server = server().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({"types": ["trainees"]})).await;
    let place = subscription.header("location");
    lead.patch(
        place,
        &subscription,
        json!({"types": ["trainees", "classes"]}),
    )
    .await
    .expect(200);
    let messages = receiver.wait_for(1).await;
    assert_eq!(messages[0].body["type"], "webhook.resync");
    assert_eq!(messages[0].body["data"]["snapshot"], "/v1/changes/snapshot");
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    expect_told(&receiver, "classes.upsert", &class.id()).await;
    assert_eq!(
        receiver
            .messages()
            .iter()
            .filter(|one| one.body["type"] == "webhook.resync")
            .count(),
        1
    );
}

#[actix_web::test]
async fn changes_wait_in_the_log_while_a_receiver_is_behind_and_none_is_lost() {
    const PEOPLE: u32 = 130;
    let server = server().await;
    let lead = server.lead();
    let receiver = Receiver::start(Manner::Status(500));
    let subscription = subscribe(&lead, &receiver.url, json!({"types": ["trainees"]})).await;
    // As many messages as may wait.
    for _ in 0..100 {
        send(&lead, &subscription).await;
    }
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(fixtures::person(&server, &lead, number).await.id());
    }
    let deliveries = format!("/v1/webhooks/{}/deliveries?limit=500", subscription.id());
    let waiting = lead
        .get(&format!("{deliveries}&status=PENDING"))
        .await
        .expect(200);
    assert_eq!(waiting.rows().len(), 100);
    receiver.behave(Manner::Status(200));
    for _ in 0..1000 {
        pass_the_wait(&server);
        let told = told(&receiver);
        if people
            .iter()
            .all(|id| told.contains(&("trainees.upsert".to_owned(), id.clone())))
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut once: Vec<String> = told(&receiver).into_iter().map(|(_, id)| id).collect();
    once.sort_unstable();
    once.dedup();
    people.sort_unstable();
    assert_eq!(once, people);
    let most = receiver
        .messages()
        .iter()
        .map(|one| one.changes().len())
        .max();
    assert!(most.is_some_and(|most| most <= 100));
}

#[actix_web::test]
async fn two_servers_share_the_work_and_send_each_message_once() {
    let server = server().await;
    let lead = server.lead();
    let other = actix_web::rt::spawn(server.another().run());
    let receiver = Receiver::start(Manner::Status(200));
    let subscription = subscribe(&lead, &receiver.url, json!({"types": ["trainees"]})).await;
    for _ in 0..20 {
        send(&lead, &subscription).await;
    }
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(fixtures::person(&server, &lead, number).await.id());
    }
    for id in &people {
        expect_told(&receiver, "trainees.upsert", id).await;
    }
    let deliveries = format!("/v1/webhooks/{}/deliveries?limit=500", subscription.id());
    for _ in 0..1000 {
        let pending = lead
            .get(&format!("{deliveries}&status=PENDING"))
            .await
            .expect(200);
        if pending.rows().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let all = lead.get(&deliveries).await.expect(200);
    assert!(
        all.rows()
            .iter()
            .all(|row| row["status"] == "DELIVERED" && row["attempts"] == 1)
    );
    let mut ids: Vec<String> = receiver.messages().into_iter().map(|one| one.id).collect();
    let mut told: Vec<String> = told(&receiver).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), all.rows().len());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all.rows().len());
    told.sort_unstable();
    people.sort_unstable();
    assert_eq!(told, people);
    other.abort();
}
