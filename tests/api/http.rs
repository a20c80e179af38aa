//! What every request meets, whatever it asks for.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_request_keeps_the_id_it_came_with_and_gets_one_otherwise() {
    let server = TestServer::start().await;
    let named = server.anonymous().with("x-request-id", "night-7.sync_1");
    assert_eq!(
        named.get("/health/live").await.header("x-request-id"),
        "night-7.sync_1"
    );

    let odd = server.anonymous().with("x-request-id", "a b\"");
    assert_eq!(
        odd.get("/health/live").await.header("x-request-id").len(),
        36
    );

    let problem = named.get("/v1/schools").await.expect(401);
    assert_eq!(problem.body["requestId"], "night-7.sync_1");
}

#[actix_web::test]
async fn problems_are_told_in_vietnamese_unless_english_is_preferred() {
    let server = TestServer::start().await;

    let vietnamese = server
        .anonymous()
        .with("accept-language", "vi-VN")
        .get("/v1/schools")
        .await;
    assert_eq!(vietnamese.body["title"], "Cần đăng nhập");
    assert_eq!(vietnamese.header("content-language"), "vi");

    let english = server
        .anonymous()
        .with("accept-language", "en")
        .get("/v1/schools")
        .await;

    assert_eq!(
        (english.body["title"].as_str(), english.code()),
        (
            Some("Authentication is required"),
            "AUTHENTICATION_REQUIRED"
        )
    );
}

#[actix_web::test]
async fn a_path_without_the_method_says_which_it_has() {
    let server = TestServer::start().await;

    let answer = server
        .lead()
        .send(Method::PUT, "/v1/schools", Some(json!({})))
        .await;
    let answer = answer.expect_problem(405, "METHOD_NOT_ALLOWED");
    assert_eq!(answer.header("allow"), "GET, HEAD, POST, OPTIONS");

    server
        .lead()
        .get("/v1/castles")
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_word_in_the_place_of_an_id_has_methods_of_its_own() {
    let server = TestServer::start().await;
    let lead = server.lead();

    for (path, allowed) in [
        ("/v1/trainees/search", "POST, OPTIONS"),
        ("/v1/users/me", "GET, HEAD, OPTIONS"),
        ("/v1/certificates/verify", "GET, HEAD, OPTIONS"),
        ("/v1/admin-units/resolve", "GET, HEAD, OPTIONS"),
    ] {
        let _case = Case::of(path);
        let answer = lead.send(Method::PATCH, path, Some(json!({}))).await;
        let answer = answer.expect_problem(405, "METHOD_NOT_ALLOWED");
        assert_eq!(answer.header("allow"), allowed, "{path}");
    }

    let answer = lead.get("/v1/trainees/nobody").await;
    answer.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn the_bounds_of_a_parameter_hold_as_documented() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let long = |length: usize| "ă".repeat(length);
    let bound = |path: &str, text: String| {
        let text: String = url_form(&text);
        format!("{path}={text}")
    };

    for (path, longest) in [
        ("/v1/organisations?name", 200),
        ("/v1/statistics/training?by=sex&level", 64),
    ] {
        let _case = Case::of(path);
        lead.get(&bound(path, long(longest))).await.expect(200);
        let name = path.rsplit(['?', '&']).next().unwrap_or_default();
        let answer = lead.get(&bound(path, long(longest + 1))).await;
        let answer = answer.expect_error_at(400, "PARAMETER_INVALID", name);
        let params = &answer.body["errors"][0]["params"];
        assert_eq!(params["maximum"], json!(longest));
    }
}

fn url_form(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut form, byte| {
        // Writing to a String cannot fail.
        let _ = write!(form, "%{byte:02X}");
        form
    })
}

#[actix_web::test]
async fn a_body_that_is_no_json_is_refused_with_its_place() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let broken = lead
        .send_raw(
            Method::POST,
            "/v1/schools",
            "application/json",
            "{\"code\": ",
        )
        .await;
    let broken = broken.expect_problem(400, "JSON_INVALID");

    assert_eq!(
        broken.body["errors"][0]["params"],
        json!({"line": 1, "column": 9})
    );

    let deep = "[".repeat(100_000);
    lead.send_raw(Method::POST, "/v1/schools", "application/json", deep)
        .await
        .expect_problem(400, "JSON_INVALID");

    let odd = lead
        .send_raw(Method::POST, "/v1/schools", "text/plain", "{}")
        .await;
    odd.expect_problem(415, "MEDIA_TYPE_UNSUPPORTED");

    let list = lead.post("/v1/schools", json!([])).await;
    list.expect_error_at(400, "FIELD_TYPE", "");
}

#[actix_web::test]
async fn a_member_that_is_there_twice_is_named() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let body =
        r#"{"code":"A1","nameVi":"Trường","kind":"COLLEGE","ownership":"PUBLIC","code":"A2"}"#;

    let send = |method, path: &str, body: &'static str| {
        let (lead, path) = (&lead, path.to_owned());
        async move {
            let media_type = "application/json";
            lead.send_raw(method, &path, media_type, body).await
        }
    };
    let twice = send(Method::POST, "/v1/schools", body).await;

    let twice = twice.expect_error_at(400, "FIELD_REPEATED", "/code");
    assert_eq!(twice.code(), "FIELD_REPEATED");

    let deep = r#"{"externalIds":[{"system":"sis","value":"1","value":"2"}],"externalIds":[]}"#;
    let deep = send(Method::POST, "/v1/schools", deep).await;
    assert_eq!(deep.code(), "BODY_INVALID");
    deep.expect_error_at(400, "FIELD_REPEATED", "/externalIds/0/value")
        .expect_error_at(400, "FIELD_REPEATED", "/externalIds");
    assert_eq!(lead.get("/v1/schools").await.expect(200).rows().len(), 0);
}

#[actix_web::test]
async fn an_oversized_body_is_refused() {
    let server = TestServer::start().await;
    let large = json!({"nameVi": "a".repeat(2 * 1024 * 1024)});
    server
        .lead()
        .post("/v1/schools", large)
        .await
        .expect_problem(413, "BODY_TOO_LARGE");
}

#[actix_web::test]
async fn who_has_no_token_is_refused_before_the_body_is_read() {
    let server = TestServer::start().await;

    let answer = server
        .anonymous()
        .send_raw(Method::POST, "/v1/schools", "text/plain", "nonsense")
        .await;
    answer.expect_problem(401, "AUTHENTICATION_REQUIRED");

    let mut forger = server.anonymous();
    forger.token = Some("not.a.token".to_owned());
    forger
        .get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
}

#[actix_web::test]
async fn headers_that_say_nothing_sensible_are_named() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let body = json!({"code": "A1", "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"});
    for key in [String::new(), "k".repeat(256)] {
        let _case = Case::of(format!("{} characters", key.len()));
        let odd = lead.with("idempotency-key", &key);
        let answer = odd.post("/v1/schools", body.clone()).await;
        answer.expect_error_at(400, "HEADER_INVALID", "Idempotency-Key");
    }
}

#[actix_web::test]
async fn a_search_has_an_order_of_its_own() {
    let server = TestServer::start().await;
    let path = "/v1/schools?q=truong&sort=code";
    let answer = server.lead().get(path).await;
    answer.expect_error_at(400, "SORT_WITH_SEARCH", "sort");
}

#[actix_web::test]
async fn a_nul_is_refused_everywhere() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let body =
        json!({"code": "A1", "nameVi": "Tr\u{0}ường", "kind": "COLLEGE", "ownership": "PUBLIC"});
    lead.post("/v1/schools", body)
        .await
        .expect_error_at(400, "FIELD_FORMAT", "/nameVi");
    lead.get("/v1/schools?code=%00")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "code");

    lead.get("/v1/schools?code=%ff").await.expect(400);
}

#[actix_web::test]
async fn pages_of_allowed_origins_may_call() {
    let server = TestServer::start().await;

    let allowed = server
        .anonymous()
        .with("origin", "https://app.example.vn")
        .get("/health/live")
        .await;

    assert_eq!(
        allowed.header("access-control-allow-origin"),
        "https://app.example.vn"
    );
    // By which a page of another origin names a file.
    let exposed = allowed
        .header("access-control-expose-headers")
        .to_lowercase();
    assert!(exposed.contains("content-disposition"), "{exposed}");

    let other = server
        .anonymous()
        .with("origin", "https://evil.example")
        .get("/health/live")
        .await;
    assert_eq!(other.header("access-control-allow-origin"), "");
}

#[actix_web::test]
async fn answers_are_compressed_for_clients_that_ask() {
    let server = TestServer::start().await;

    for encoding in ["gzip", "br"] {
        let _case = Case::of(encoding);
        let client = server.anonymous().with("accept-encoding", encoding);
        assert_eq!(
            client
                .get("/v1/error-codes")
                .await
                .header("content-encoding"),
            encoding
        );
    }
}

#[actix_web::test]
async fn the_document_and_its_page_come_from_the_server_itself() {
    let server = TestServer::start().await;
    let document = server.anonymous().get("/openapi.json").await.expect(200);
    assert_eq!(document.body["openapi"], "3.1.0");
    let page = server.anonymous().get("/docs/").await.expect(200);
    let page = page.body.as_str().unwrap_or_default().to_owned();
    assert!(
        page.contains("swagger-ui") && !page.contains("https://"),
        "works offline: {page}"
    );
}

#[actix_web::test]
async fn the_type_of_a_problem_leads_to_its_explanation() {
    let server = TestServer::start().await;
    let problem = server.anonymous().get("/v1/schools").await;
    let kind = problem.body["type"].as_str().expect("a type").to_owned();
    let explained = server.anonymous().get(&kind).await.expect(200);
    assert_eq!(explained.body["titleVi"], "Cần đăng nhập");
    let all = server.anonymous().get("/v1/error-codes").await.expect(200);
    assert!(all.rows().contains(&explained.body));
}

#[actix_web::test]
async fn unexpected_members_of_a_token_header_do_not_help() {
    let server = TestServer::start().await;

    for scheme in ["Basic YTpi", "Bearer", "bearer  ", "Token x"] {
        let answer = server
            .anonymous()
            .with("authorization", scheme)
            .get("/v1/schools")
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.body["status"].clone()),
            (401, Value::from(401)),
            "{scheme}"
        );
    }
}
