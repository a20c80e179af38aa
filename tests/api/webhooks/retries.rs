//! What becomes of a message that is not taken, or was settled long ago.

use diesel::prelude::*;
use registry::platform::db::schema::{webhook_deliveries, webhooks};
use registry::platform::values::ids::DeliveryId;
use registry::platform::values::time::Timestamp;
use registry::resources::sweep;
use serde_json::{Value, json};

use super::{edit, pass_the_wait, send, server, subscribe, tried};
use crate::support::identity::audited;
use crate::support::receiver::{Manner, Receiver};
use crate::support::{Case, TestServer};

const DAY: i64 = 24 * 3600;

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
        let _case = Case::of(path);
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
        let _case = Case::of(format!("{days} days"));
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
        Ok(())
    });
    sweep(server.db(), Timestamp::now()).expect("a sweep");

    lead.get(&paths[0]).await.expect(404);
    lead.get(&paths[1]).await.expect(200);
    lead.get(&paths[2]).await.expect(200);
}
