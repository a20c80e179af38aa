//! HEAD, OPTIONS, and what a preflight offers.

use reqwest::Method;

use super::*;
use crate::support::{Case, TestServer};

const TRIES: usize = 3;

/// What lasts of the answers to HEAD and to GET.
async fn both(client: &Client, path: &str) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let got = client.send(Method::GET, path, None).await;
    let head = client.send(Method::HEAD, path, None).await;
    assert_eq!(head.status, got.status);
    assert!(is_empty(&head.body), "{:#}", head.body);
    let (mut head, mut got) = (lasting(&head), lasting(&got));
    for headers in [&mut head, &mut got] {
        // A compressed answer is as long as it turns out to be.
        headers.remove("transfer-encoding");
    }
    (head, got)
}

/// Whether an answer tells the time, so that it is another each time.
async fn has_clock(client: &Client, path: &str) -> bool {
    let first = client.send(Method::GET, path, None).await;
    first.body != client.send(Method::GET, path, None).await.body
}

#[actix_web::test]
async fn head_is_answered_as_get_is_without_the_body() {
    let world = World::small().await;
    for (path, client) in readable(&world).await {
        let _case = Case::of(&path);
        for client in [client.clone(), client.with("accept-encoding", "gzip")] {
            let (mut head, mut got) = both(&client, &path).await;
            for _ in 0..TRIES {
                // One that says when it was made is another each time, and the server works beside it.
                if head != got {
                    (head, got) = both(&client, &path).await;
                }
            }
            if head != got {
                for headers in [&mut head, &mut got] {
                    headers.retain(|name, _| name != "content-length" && name != "etag");
                }
                assert_eq!(head, got);
                assert!(has_clock(&client, &path).await, "{path} is another by HEAD");
            }
        }
    }
    let nobody = world.server.anonymous();
    for path in ["/", "/docs/", "/docs/page.js", "/openapi.json"] {
        nobody.send(Method::HEAD, path, None).await.expect(200);
    }
    nobody
        .send(Method::HEAD, "/v1/castles", None)
        .await
        .expect(404);
    nobody
        .send(Method::HEAD, "/v1/schools", None)
        .await
        .expect(401);
    let lead = world.server.lead();
    let refused = lead.send(Method::HEAD, "/v1/trainees/search", None);
    refused.await.expect(405);
}

#[actix_web::test]
async fn every_path_says_which_methods_it_has() {
    let world = World::small().await;
    let lead = world.server.lead();
    for Known {
        path,
        filled,
        mut methods,
    } in paths(&world)
    {
        let _case = Case::of(&path);
        if has(&methods, "GET") {
            methods.push("HEAD".to_owned());
        }
        methods.push("OPTIONS".to_owned());
        methods.sort();
        let told = options(&lead, &filled).await.expect(204);
        let mut allowed = listed(&told, "allow");
        allowed.sort();
        assert_eq!(allowed, methods);
        assert!(is_empty(&told.body));
        let Some(other) = ["PUT", "DELETE", "PATCH"]
            .iter()
            .find(|other| !has(&methods, other))
        else {
            continue;
        };
        let method = other.parse().expect("a method");
        let refused = lead.send(method, &filled, None).await;
        let mut allowed = listed(&refused.expect_problem(405, "METHOD_NOT_ALLOWED"), "allow");
        allowed.sort();
        assert_eq!(allowed, methods);
    }
    for path in ["/", "/docs/", "/docs/page.js", "/openapi.json"] {
        let told = options(&lead, path).await.expect(204);
        assert_eq!(listed(&told, "allow"), ["GET", "HEAD", "OPTIONS"], "{path}");
    }
    options(&lead, "/v1/castles").await.expect(404);
}

#[actix_web::test]
async fn a_preflight_offers_what_there_is() {
    let server = TestServer::start().await;
    let page = server.anonymous().with("origin", "https://app.example.vn");
    let asks = page.with("access-control-request-method", "GET");
    for (path, expected) in [
        ("/v1/schools", &["GET", "HEAD", "POST", "OPTIONS"][..]),
        ("/v1/trainees/search", &["POST", "OPTIONS"]),
        ("/oauth/token", &["POST", "OPTIONS"]),
    ] {
        let offered = options(&asks, path).await.expect(200);
        assert_eq!(
            listed(&offered, "access-control-allow-methods"),
            expected,
            "{path}"
        );
    }
}
