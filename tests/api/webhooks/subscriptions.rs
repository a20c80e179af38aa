//! Who may subscribe, to what, and how often.

use registry::platform::auth::authz::{Action, Role};
use serde_json::json;

use super::{send, server, subscribe};
use crate::support::receiver::{Manner, Receiver};
use crate::support::{BoundTo, Case, fixtures};

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
    for (name, client) in [("stranger", &stranger), ("centre", &centre)] {
        let _case = Case::of(name);
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
        let _case = Case::of(kind);
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
