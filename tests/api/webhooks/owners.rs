//! A subscription may do what its owner may do.

use diesel::prelude::*;
use registry::platform::db::schema::webhooks;
use serde_json::{Value, json};

use super::{edit, expect_told, server, settled, subscribe};
use crate::support::fixtures;
use crate::support::identity::audited;
use crate::support::receiver::{Manner, Receiver};

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
