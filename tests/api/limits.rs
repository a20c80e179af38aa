//! How much a client, and an address without a token, may ask for in a minute.

use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::operations;
use crate::support::{Case, Client, Response, TestServer};
use registry::platform::auth::address::Network;
use registry::platform::auth::authz::{Access, OPERATIONS};

/// The points that an answer says are left.
fn left(answer: &Response) -> i64 {
    let header = answer.header("ratelimit").to_owned();
    let left = header.split([';', '=']).nth(2).map(str::parse);
    left.expect("what is left").expect("a number")
}

/// Two points a minute: the third does not come within half of one.
#[actix_web::test]
async fn a_client_that_has_used_its_minute_up_waits() {
    let server = TestServer::start_with(|config| config.rate_limit = 2).await;
    let (lead, other) = (server.lead(), server.lead());
    let unit = format!("/v1/admin-units/{}", server.unit("PROVINCE", "14"));

    let first = lead.get(&unit).await.expect(200);
    assert_eq!(first.header("ratelimit-policy"), "\"client\";q=2;w=60");
    assert!(first.header("ratelimit").starts_with("\"client\";r=1;t="));

    for _ in 0..3 {
        let unchanged = lead.with("if-none-match", first.etag()).get(&unit).await;
        let unchanged = unchanged.expect(304);
        assert!(unchanged.header("ratelimit").contains(";r=1;"), "free");
    }

    lead.get(&unit).await.expect(200);
    let refused = lead.get(&unit).await;
    let refused = refused.expect_problem(429, "TOO_MANY_REQUESTS");
    assert_eq!(refused.body["retryable"], true);
    let wait: u32 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    assert!(refused.header("ratelimit").contains(";r=0;"));

    // Each has a bucket of their own, and who only asks how the server is needs none.
    other.get(&unit).await.expect(200);

    for path in ["/health/live", "/openapi.json", unit.as_str()] {
        let _case = Case::of(path);
        let open = server.anonymous().get(path).await.expect(200);
        assert_eq!(open.header("ratelimit"), "", "{path}");
    }
}

#[actix_web::test]
async fn a_change_costs_more_than_a_read() {
    let server = TestServer::start_with(|config| config.rate_limit = 60).await;
    let lead = server.lead();

    let before = left(&lead.get("/v1/users/me").await.expect(200));

    let school =
        || json!({"code": "A1", "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"});
    let after = left(&lead.post("/v1/schools", school()).await.expect(201));
    // One comes back each second meanwhile.
    assert!((2..=5).contains(&(before - after)), "{before} {after}");

    // A bucket that is smaller than a change is enough for one.
    let narrow = TestServer::start_with(|config| config.rate_limit = 1).await;
    let answer = narrow.lead().post("/v1/schools", school()).await;
    answer.expect(201);
}

/// One point a minute: the first request takes it.
#[actix_web::test]
async fn every_public_operation_is_limited_by_address() {
    let server = TestServer::start_with(|config| config.public_rate_limit = 1).await;
    let (public, lead) = (server.anonymous(), server.lead());
    let first = public.get("/v1/code-lists").await.expect(200);
    assert_eq!(first.header("ratelimit-policy"), "\"address\";q=1;w=60");
    assert!(first.header("ratelimit").starts_with("\"address\";r=0;t="));

    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let is_public = |name: &str| {
        let access = OPERATIONS.iter().find(|(known, _)| *known == name);
        matches!(access, Some((_, Access::Public)))
    };
    let mut refused = 0;
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap_or_default();
        if !is_public(name) {
            continue;
        }
        let _case = Case::of(name);
        let path = path.replace(['{', '}'], "");
        let method: Method = method.to_uppercase().parse().expect("a method");
        let answer = public.send(method, &path, None).await;
        if name.starts_with("health") {
            answer.expect(200);
            continue;
        }
        let answer = answer.expect_problem(429, "TOO_MANY_REQUESTS");
        assert_eq!(answer.body["errors"][0]["params"]["pointsPerMinute"], 1);
        let wait: u32 = answer.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(operation["responses"]["429"].is_object(), "is documented");
        refused += 1;
    }
    assert!(refused > 15, "{refused}");
    for path in ["/openapi.json", "/docs/", "/v1/schools", "/nothing"] {
        let _case = Case::of(path);
        public.get(path).await.expect(429);
    }

    // Who has a token has a bucket of their own, and may come from anywhere.
    lead.get("/v1/code-lists").await.expect(200);
    lead.get("/v1/statistics/training").await.expect(200);
}

#[actix_web::test]
async fn an_address_is_that_of_the_connection_unless_a_trusted_proxy_says_another() {
    let from = |client: &Client, address: &str| client.with("x-forwarded-for", address);
    let path = "/v1/code-lists";

    let server = TestServer::start_with(|config| config.public_rate_limit = 2).await;
    let public = server.anonymous();
    from(&public, "198.51.100.1").get(path).await.expect(200);
    from(&public, "198.51.100.2").get(path).await.expect(200);
    from(&public, "198.51.100.3").get(path).await.expect(429);

    let proxy: Network = "127.0.0.0/8".parse().expect("a network");
    let server = TestServer::start_with(|config| {
        config.public_rate_limit = 2;
        config.trusted_proxies = vec![proxy].into();
    })
    .await;
    let public = server.anonymous();
    for address in ["198.51.100.1", "2001:db8:1:2::1"] {
        let _case = Case::of(address);
        from(&public, address).get(path).await.expect(200);
        from(&public, address).get(path).await.expect(200);
        from(&public, address).get(path).await.expect(429);
    }
    let forged = "203.0.113.5, 198.51.100.1";
    from(&public, forged).get(path).await.expect(429);
    let neighbour = "2001:db8:1:2:3:4:5:6";
    from(&public, neighbour).get(path).await.expect(429);
    let forwarded = public.with("forwarded", "for=\"[2001:db8:1:3::1]:4711\";proto=https");
    forwarded.get(path).await.expect(200);
}

#[actix_web::test]
async fn statistics_cost_more_than_a_catalogue() {
    let server = TestServer::start_with(|config| {
        config.rate_limit = 100;
        config.public_rate_limit = 100;
    })
    .await;
    for client in [server.anonymous(), server.lead()] {
        let all = left(&client.get("/v1/code-lists").await.expect(200)) + 1;
        for (path, points) in [
            ("/v1/statistics/training", 60),
            ("/v1/statistics/partnership-coverage", 5),
        ] {
            let _case = Case::of(path);
            let before = left(&client.get("/v1/code-lists").await.expect(200));
            let after = left(&client.get(path).await.expect(200));
            // Some come back meanwhile.
            let cost = before - after;
            assert!(cost <= points && cost > points / 2, "{cost} of {all}");
        }
    }
    let public = server.anonymous();
    let refused = public.get("/v1/statistics/training").await;
    refused.expect_problem(429, "TOO_MANY_REQUESTS");
    public.get("/v1/code-lists").await.expect(200);

    // A bucket that is smaller is enough for one.
    let narrow = TestServer::start_with(|config| config.public_rate_limit = 2).await;
    let public = narrow.anonymous();
    public.get("/v1/statistics/training").await.expect(200);
}
