//! Slow receivers delay nobody else, and servers share the work.

use std::time::Duration;

use serde_json::json;

use super::{expect_told, pass_the_wait, send, server, subscribe, told, tried};
use crate::support::fixtures;
use crate::support::receiver::{Manner, Receiver};

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
