//! The headers that the document declares are those that the server sends.

use std::collections::BTreeSet;

use reqwest::Method;

use super::*;
use crate::support::{Case, TestServer};

/// Of those that are declared: what no answer of a read leaves out. The rest depends on the request.
const SENT_ALWAYS: [&str; 4] = ["cache-control", "etag", "vary", "x-request-id"];
/// Reads whose rows have a tag at times.
const TAGGED_AT_TIMES: [&str; 2] = ["import_read", "trainee_match_read"];

/// What HTTP itself needs, and what browsers are told beside every answer.
fn is_beside(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "connection",
        "date",
        "referrer-policy",
        "transfer-encoding",
        "x-content-type-options",
        "x-frame-options",
    ];
    NAMES.contains(&name) || name.starts_with("content-") || name.starts_with("access-control-")
}

/// The headers that an operation declares for a status.
fn declared(document: &Value, operation: &Value, status: &str) -> Vec<String> {
    let response = resolve(document, &operation["responses"][status]);
    let headers = response["headers"].as_object().expect("headers");
    headers.keys().map(|name| name.to_lowercase()).collect()
}

/// The headers of an answer that are not.
fn undeclared(answer: &Response, declared: &[String]) -> Vec<String> {
    let names = answer.headers.keys().map(ToString::to_string);
    names
        .filter(|name| !is_beside(name) && !has(declared, name))
        .collect()
}

#[actix_web::test]
async fn a_read_sends_the_headers_that_are_declared_and_no_others() {
    let world = World::small().await;
    let document = document();
    let reads = operations(&document).into_iter();
    let reads = reads.filter(|(method, ..)| method == "get");
    let reads: BTreeMap<String, Value> = reads
        .map(|(_, path, operation)| (world.filled(&path), operation))
        .collect();
    let mut tagged = 0;
    let mut wrong = BTreeSet::new();
    for (path, client) in readable(&world).await {
        let _case = Case::of(&path);
        let operation = &reads[&path];
        let answer = client.send(Method::GET, &path, None).await.expect(200);
        let headers = declared(&document, operation, "200");
        let mut found = undeclared(&answer, &headers);
        let at_times = TAGGED_AT_TIMES
            .iter()
            .any(|id| operation["operationId"] == *id);
        let left_out = SENT_ALWAYS.iter().filter(|name| {
            has(&headers, name)
                && !answer.headers.contains_key(**name)
                && !(at_times && **name == "etag")
        });
        found.extend(left_out.map(|name| format!("{name}, which is not sent")));
        let mut parameters = operation["parameters"].as_array().into_iter().flatten();
        let asks = parameters.any(|parameter| parameter["name"] == "If-None-Match");
        assert_eq!(asks, has(&headers, "etag"));
        if asks && answer.headers.contains_key("etag") {
            let holder = client.with("if-none-match", answer.header("etag"));
            let held = holder.send(Method::GET, &path, None).await.expect(304);
            found.extend(undeclared(&held, &declared(&document, operation, "304")));
            tagged += 1;
        }
        wrong.extend(found.iter().map(|name| format!("{path}: {name}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tagged > 10, "{tagged} are too few");
}

/// What only later versions than 3.0 know.
fn expect_older(value: &Value, at: &str) {
    let Some(members) = value.as_object() else {
        let items = value.as_array().into_iter().flatten();
        items.for_each(|item| expect_older(item, at));
        return;
    };
    let is_number = |name: &str| value[name].is_number();
    let wrong = value["type"].is_array()
        || value["type"] == "null"
        || value["examples"].is_array()
        || (value["$ref"].is_string() && members.len() > 1)
        || is_number("exclusiveMinimum")
        || is_number("exclusiveMaximum")
        || ["const", "propertyNames", "identifier"]
            .iter()
            .any(|name| value.get(*name).is_some());
    assert!(!wrong, "{at}: {value:#}");
    // It says nothing there without a type.
    let is_typed = members.contains_key("type") || !members.contains_key("nullable");
    assert!(is_typed, "{at}: {value:#}");
    for (name, member) in members {
        if name == "properties" {
            let members = member.as_object().into_iter().flatten();
            members.for_each(|(name, member)| expect_older(member, name));
        } else if !["default", "enum", "example", "examples"].contains(&name.as_str()) {
            expect_older(member, name);
        }
    }
}

#[actix_web::test]
async fn the_document_is_there_for_programs_that_know_no_later_version() {
    let server = TestServer::start().await;
    let older = server.anonymous().get("/openapi-3.0.json").await;
    let older = older.expect(200).body;
    assert_eq!(older["openapi"], "3.0.3");
    expect_older(&older, "the document");
    assert_eq!(operations(&older).len(), operations(&document()).len());
    let address = &older["components"]["schemas"]["TraineeView"]["properties"]["address"];
    assert_eq!(address["type"], "string");
    assert_eq!(address["nullable"], true);
}

#[actix_web::test]
async fn the_document_has_a_tag_and_is_sent_to_who_does_not_hold_it() {
    let server = TestServer::start().await;
    let nobody = server.anonymous();
    for path in ["/openapi.json", "/openapi-3.0.json"] {
        let got = nobody.get(path).await.expect(200);
        assert_eq!(got.header("cache-control"), "public, no-cache");
        let holder = nobody.with("if-none-match", got.header("etag"));
        let held = holder.get(path).await.expect(304);
        assert_eq!(held.header("etag"), got.header("etag"));
        assert!(is_empty(&held.body));
    }
}
