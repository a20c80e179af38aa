//! The secret, and the signatures that are made with it.

use diesel::prelude::*;
use registry::platform::db::schema::webhooks;
use registry::platform::values::time::Timestamp;
use serde_json::{Value, json};

use super::{edit, secret, send, server, subscribe, tried};
use crate::support::identity::audited;
use crate::support::receiver::{Manner, Receiver};

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
