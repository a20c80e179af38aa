//! `/v1/rules`: every rule has its row, and what a row says is so.

use std::collections::BTreeSet;

use registry::platform::error::ErrorCode;
use serde_json::{Value, json};

use super::doors;
use crate::contract::{document, operations, resolve};
use crate::support::portable::{apply, is_known, names, seen, truthy};
use crate::support::{Case, TestServer};

async fn rules() -> Vec<Value> {
    let server = TestServer::start().await;
    let got = server.anonymous().get("/v1/rules").await.expect(200);
    assert_eq!(got.header("cache-control"), "public, no-cache");
    let holder = server.anonymous().with("if-none-match", got.etag());
    holder.get("/v1/rules").await.expect(304);
    got.rows().to_vec()
}

fn text<'a>(rule: &'a Value, name: &str) -> &'a str {
    rule[name].as_str().expect("a text")
}

#[actix_web::test]
async fn every_code_of_a_rule_has_a_row() {
    let rules = rules().await;
    let told: BTreeSet<&str> = rules.iter().map(|rule| text(rule, "code")).collect();
    let of_rules = |code: &&ErrorCode| [409, 422].contains(&code.status().as_u16());
    let codes: BTreeSet<&str> = ErrorCode::ALL
        .iter()
        .filter(of_rules)
        .map(|code| code.as_str())
        .collect();
    assert_eq!(told, codes);
}

#[actix_web::test]
async fn the_operations_of_a_rule_are_there_and_take_its_members() {
    let document = document();
    let known = operations(&document);
    for rule in rules().await {
        let _case = Case::of(format!("{} {}", rule["resource"], rule["code"]));
        let read = rule["members"].as_array().expect("members");
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let named = rule["operations"].as_array().expect("operations");
        for name in named {
            let found = known
                .iter()
                .find(|(.., operation)| operation["operationId"] == *name);
            let (.., operation) = found.unwrap_or_else(|| panic!("no operation {name}"));
            let content = operation["requestBody"]["content"].as_object();
            for (_, body) in content.into_iter().flatten() {
                let schema = resolve(&document, &body["schema"]);
                let members = schema["properties"].as_object().into_iter().flatten();
                taken.extend(members.map(|(member, _)| member.clone()));
            }
        }
        let missing: Vec<&Value> = read
            .iter()
            .filter(|member| !named.is_empty() && !taken.contains(member.as_str().expect("a name")))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        if rule["logic"].is_null() {
            assert_eq!(rule["decides"], false);
        } else {
            assert!(is_known(&rule["logic"]), "{:#}", rule["logic"]);
            assert_eq!(rule["basis"], "ROW");
        }
    }
}

/// Bodies of rules that the doors do not both keep and break: the rule, one that keeps it and one that breaks it.
fn cases() -> Vec<(&'static str, Value, Value)> {
    let merge = json!({"decision": "MERGE", "survivorId": "a"});
    let firm = json!({"kind": "HIRED", "enterpriseId": "a"});
    let silent = json!({"kind": "UNREACHABLE"});
    let with = |body: &Value, member: &str, value: Value| {
        let mut body = body.clone();
        body[member] = value;
        body
    };
    let twice = with(&firm, "employerName", json!("Công ty Hai"));
    let found = with(&silent, "enterpriseId", json!("a"));
    let paid = with(
        &silent,
        "incomeAfter",
        json!({"amount": "1", "currency": "VND"}),
    );
    let told = with(&silent, "escapedPoverty", json!(false));
    vec![
        (
            "employment-outcomes OUTCOME_EMPLOYER_REQUIRED",
            firm.clone(),
            json!({"kind": "HIRED"}),
        ),
        ("employment-outcomes OUTCOME_EMPLOYER_TWICE", firm, twice),
        (
            "employment-outcomes OUTCOME_EMPLOYER_UNEXPECTED",
            silent.clone(),
            found,
        ),
        (
            "employment-outcomes OUTCOME_INCOME_UNEXPECTED",
            silent.clone(),
            paid,
        ),
        (
            "employment-outcomes OUTCOME_DETAIL_UNEXPECTED",
            silent,
            told,
        ),
        (
            "beneficiary-statuses REASON_REQUIRED",
            json!({"decision": "REJECTED", "reason": "Không đúng hộ"}),
            json!({"decision": "REJECTED"}),
        ),
        (
            "trainee-matches SURVIVOR_REQUIRED",
            merge.clone(),
            json!({"decision": "MERGE"}),
        ),
        (
            "trainee-matches SURVIVOR_UNEXPECTED",
            merge,
            json!({"decision": "LINK", "survivorId": "a"}),
        ),
        (
            "reconcile BUCKETS_NOT_POWER_OF_TWO",
            json!({"buckets": 256}),
            json!({"buckets": 255}),
        ),
        (
            "reconcile SYSTEM_UNEXPECTED",
            json!({"by": "EXTERNAL_ID", "system": "sis"}),
            json!({"by": "ID", "system": "sis"}),
        ),
        (
            "webhooks REPLAY_SELECTION_MISSING",
            json!({"status": "FAILED"}),
            json!({}),
        ),
    ]
}

#[actix_web::test]
async fn a_portable_rule_tells_apart_what_is_taken_and_what_is_refused() {
    let rules = rules().await;
    for (name, kept, broken) in cases() {
        let _case = Case::of(name);
        let is_it =
            |rule: &&Value| format!("{} {}", text(rule, "resource"), text(rule, "code")) == name;
        let rule = rules.iter().find(is_it).expect("a rule");
        assert!(truthy(&apply(&rule["logic"], &kept)));
        assert!(!truthy(&apply(&rule["logic"], &broken)));
    }
    // Whatever goes through the doors is compared with the server's answer as it goes.
    doors::go_through().await;
    let seen = seen();
    let by_hand: Vec<&str> = cases().into_iter().map(|(name, ..)| name).collect();
    let mut untried = names();
    untried.retain(|name| {
        let (taken, refused) = seen.get(name).copied().unwrap_or_default();
        (taken == 0 || refused == 0) && !by_hand.contains(&name.as_str())
    });
    assert!(
        untried.is_empty(),
        "never taken or never refused: {untried:#?} of {seen:#?}"
    );
}
