//! Told of changes: signed, retried, and nobody delayed by another.

use std::time::Duration;

use diesel::prelude::*;
use registry::platform::authz::{Action, Role};
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{webhook_deliveries, webhooks};
use registry::platform::error::ApiResult;
use registry::platform::housekeeping;
use registry::platform::ids::{DeliveryId, WebhookId};
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
    let body = json!({"url": receiver.url, "types": ["schools", "castles", "trainees"]});
    let scopes = ["webhooks:write", "changes:read", "schools:read"];
    let limited = server.user_with_scopes(Role::SchoolRegistrar, BoundTo::School(school), &scopes);
    let refused = limited.post("/v1/webhooks", body.clone()).await.expect(422);
    let expected = [
        ("/types/1", "WEBHOOK_TYPE_UNKNOWN"),
        ("/types/2", "WEBHOOK_TYPE_FORBIDDEN"),
    ];
    assert_eq!(
        refused.errors(),
        expected.map(|(place, code)| (place.to_owned(), code.to_owned()))
    );
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
