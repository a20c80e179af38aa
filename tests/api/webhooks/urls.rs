//! Where messages may be sent to.

use diesel::prelude::*;
use registry::platform::db::schema::webhooks;
use serde_json::json;

use super::{edit, send, subscribe, tried};
use crate::support::receiver::{Manner, Receiver};
use crate::support::{Case, TestServer};

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
        let _case = Case::of(url);
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
        let _case = Case::of(host);
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
