//! What an answer varies by, and the tag of each of its encodings.

use reqwest::Method;
use serde_json::json;

use super::*;
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn an_answer_has_a_tag_for_each_encoding_and_any_of_them_is_known() {
    let world = World::small().await;
    let mut tagged = 0;
    for (path, client) in readable(&world).await {
        let _case = Case::of(&path);
        let mut tags = Vec::new();
        for encoding in ["identity", "gzip", "br"] {
            let client = client.with("accept-encoding", encoding);
            let got = client.send(Method::GET, &path, None).await.expect(200);
            let vary = listed(&got, "vary");
            assert!(has(&vary, "accept-encoding"), "{vary:?}");
            if path.starts_with("/v1") {
                assert!(
                    has(&vary, "authorization") || path.contains("/statistics"),
                    "{vary:?}"
                );
            }
            let encoded = got.headers.get("content-encoding");
            assert_ne!(
                encoded.map(reqwest::header::HeaderValue::as_bytes),
                Some(&b"identity"[..])
            );
            let Some(tag) = got.headers.get("etag") else {
                continue;
            };
            let tag = tag.to_str().expect("a tag").to_owned();
            assert_eq!(
                encoded.is_some(),
                tag.ends_with(&format!("-{encoding}\"")),
                "{tag}"
            );
            tags.push(tag);
        }
        for tag in &tags {
            for encoding in ["identity", "gzip"] {
                let holder = client
                    .with("accept-encoding", encoding)
                    .with("if-none-match", tag);
                let held = holder.send(Method::GET, &path, None);
                let held = held.await.expect(304);
                assert_eq!(held.header("etag"), tag, "as the client holds it");
                assert!(has(&listed(&held, "vary"), "accept-encoding"));
            }
        }
        tagged += usize::from(!tags.is_empty());
    }
    assert!(tagged > 10, "{tagged} are too few");
}

#[actix_web::test]
async fn a_change_is_meant_for_the_version_whatever_its_encoding() {
    let world = World::small().await;
    let clients = [
        world.server.lead(),
        world.server.administrator(),
        world.callers[0].1.clone(),
    ];
    let mut changed = 0;
    for Known {
        filled, methods, ..
    } in paths(&world)
    {
        if filled.contains('{') || !methods.iter().any(|method| method == "PATCH") {
            continue;
        }
        let _case = Case::of(&filled);
        for client in &clients {
            let read = client.with("accept-encoding", "gzip");
            let (status, headers, _) = read.download(&filled).await;
            if status != 200 {
                continue;
            }
            let tag = headers["etag"].to_str().expect("a tag");
            assert!(tag.ends_with("-gzip\""), "{tag}");
            let sent = client.with("if-match", tag);
            let answer = sent.send(Method::PATCH, &filled, Some(json!({}))).await;
            if answer.status != 403 {
                answer.expect(200);
                let stale = client.with("if-match", "\"999-gzip\"");
                let stale = stale.send(Method::PATCH, &filled, Some(json!({}))).await;
                stale.expect_problem(412, "VERSION_STALE");
                changed += 1;
                break;
            }
        }
    }
    assert!(changed >= 3, "{changed} are too few");
}

#[actix_web::test]
async fn what_an_answer_varies_by_stands_in_one_header_beside_cors() {
    let server = TestServer::start().await;
    let page = server.lead().with("origin", "https://app.example.vn");
    for encoding in ["identity", "gzip"] {
        let page = page.with("accept-encoding", encoding);
        let got = page
            .send(Method::GET, "/v1/schools", None)
            .await
            .expect(200);
        let vary = listed(&got, "vary");
        for name in ["Origin", "Authorization", "Accept", "Accept-Encoding"] {
            assert!(has(&vary, name), "{name} in {vary:?}");
        }
        let refused = page
            .send(Method::GET, "/v1/schools?limit=x", None)
            .await
            .expect(400);
        let vary = listed(&refused, "vary");
        for name in [
            "Origin",
            "Authorization",
            "Accept-Language",
            "Accept-Encoding",
        ] {
            assert!(has(&vary, name), "{name} in {vary:?}");
        }
        assert_eq!(refused.header("cache-control"), "private, no-store");
    }
}
