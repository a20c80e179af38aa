//! Refusals as programs read them that know the standards alone.

use reqwest::Method;
use serde_json::json;

use super::*;
use crate::exports::export;
use crate::support::identity::{form, holder, program, with_program};
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_bearer_is_told_what_is_wrong_with_its_token() {
    let (server, _, id, secret) = with_program(json!(["schools:read"])).await;
    let grant = [("grant_type", "client_credentials")];
    let token = form(&program(&server, &id, &secret), "/oauth/token", &grant).await;
    let holder = holder(&server, &token);
    let challenge = |answer: &Response| answer.header("www-authenticate").to_owned();

    let none = server.anonymous().get("/v1/schools").await.expect(401);
    assert_eq!(challenge(&none), "Bearer realm=\"registry\"");
    let mut wrong = server.anonymous();
    wrong.token = Some("e30.e30.e30".to_owned());
    let wrong = wrong.get("/v1/schools").await.expect(401);
    assert_eq!(
        challenge(&wrong),
        "Bearer realm=\"registry\", error=\"invalid_token\""
    );
    let narrow = holder.get("/v1/trainees").await;
    let narrow = narrow.expect_problem(403, "SCOPE_MISSING");
    assert_eq!(
        challenge(&narrow),
        "Bearer realm=\"registry\", error=\"insufficient_scope\", scope=\"trainees:read\""
    );
}

#[actix_web::test]
async fn a_percent_sign_begins_an_escape_in_every_url() {
    let world = World::small().await;
    let lead = world.server.lead();
    for Known {
        filled, methods, ..
    } in paths(&world)
    {
        let _case = Case::of(&filled);
        let method: Method = methods[0].parse().expect("a method");
        let path = format!("{}?a=1&q%20r=%zz", filled.replace(['{', '}'], ""));
        let refused = lead.send(method.clone(), &path, Some(json!({}))).await;
        refused.expect_error_at(400, "PARAMETER_INVALID", "q%20r");
    }
    lead.get("/v1/schools/%zz")
        .await
        .expect_problem(404, "NOT_FOUND");
    lead.get("/v1/organisations?name=100%25").await.expect(200);
}

#[actix_web::test]
async fn a_range_beyond_the_end_is_told_where_that_is() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "schools", "format": "CSV"})).await;
    let part = &made["manifest"]["parts"][0];
    let url = part["url"].as_str().expect("a URL");
    let beyond = lead.with("range", "bytes=9999999-").get(url).await;
    let beyond = beyond.expect_problem(416, "RANGE_NOT_SATISFIABLE");
    assert_eq!(
        beyond.header("content-range"),
        format!("bytes */{}", part["bytes"])
    );
    let (_, whole, _) = lead.download(url).await;
    assert!(whole.get("content-encoding").is_none(), "{whole:?}");
}

#[actix_web::test]
async fn booleans_of_a_query_are_read_as_clients_write_them() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for text in ["true", "True", "TRUE", "1", "false", "False", "0"] {
        let _case = Case::of(text);
        lead.get(&format!("/v1/trainees?reveal={text}"))
            .await
            .expect(200);
    }
    let refused = lead.get("/v1/trainees?reveal=yes").await;
    refused.expect_error_at(400, "PARAMETER_INVALID", "reveal");
}

/// The example of a body, with a member that nobody knows.
fn with_unknown(document: &Value, operation: &Value) -> Option<Value> {
    let content = operation["requestBody"]["content"].as_object()?;
    let (_, body) = content.iter().find(|(name, _)| name.contains("json"))?;
    let schema = resolve(document, &body["schema"]);
    let examples = [&body["example"], &schema["example"], &schema["examples"][0]];
    let example = examples.into_iter().find(|example| example.is_object());
    let mut example = example.cloned().unwrap_or_else(|| json!({}));
    example["zzUnknown"] = json!(1);
    Some(example)
}

#[actix_web::test]
async fn what_a_lenient_client_is_not_understood_in_it_is_told() {
    let world = World::small().await;
    let clients = [
        world.server.lead(),
        world.server.administrator(),
        world.callers[0].1.clone(),
    ];
    let (mut asked, mut warned) = (0, 0);
    let document = document();
    for (method, path, operation) in operations(&document) {
        let Some(body) = with_unknown(&document, &operation) else {
            continue;
        };
        let path = world.filled(&path);
        if path.contains('{') || method == "delete" {
            continue;
        }
        let _case = Case::of(format!("{method} {path}"));
        asked += 1;
        for client in &clients {
            let client = client
                .with("prefer", "handling=lenient")
                .with("if-match", "*");
            let method: Method = method.to_uppercase().parse().expect("a method");
            let answer = client.send(method, &path, Some(body.clone())).await;
            let text = answer.body.to_string();
            assert!(!text.contains("FIELD_UNKNOWN"), "{text}");
            if answer.status.is_success() {
                let told = answer.headers.get_all("x-registry-warning").iter();
                let told: Vec<_> = told.map(|line| line.to_str().expect("a text")).collect();
                assert!(
                    told.contains(&"/zzUnknown FIELD_UNKNOWN"),
                    "{told:?}: {text}"
                );
                warned += 1;
                break;
            }
        }
    }
    assert!(asked > 30 && warned > 10, "{warned} of {asked}");
    let search = json!({"q": "Lò", "zzUnknown": 1});
    let lenient = world.server.lead().with("prefer", "handling=lenient");
    let found = lenient
        .post("/v1/trainees/search", search)
        .await
        .expect(200);
    assert_eq!(
        found.header("x-registry-warning"),
        "/zzUnknown FIELD_UNKNOWN"
    );
}
