//! Who may do what: the matrix as it is committed, and every operation held against it.

use std::collections::BTreeMap;

use registry::platform::auth::authz::Access::{LoggedIn, Needs, Public};
use registry::platform::auth::authz::{Access, Grant, OPERATIONS, POLICY, Role};
use registry::platform::error::{Language, StoredProblem};
use registry::platform::values::ids::AnyId;
use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::operations;
use crate::support::{BoundTo, Client, TestServer, fixtures, identity};

#[test]
fn the_matrix_is_the_committed_one() {
    let head = Role::ALL.iter().map(ToString::to_string);
    let row = |name: &str, scope: &str, cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<18}")).collect();
        format!("{name:<22}{scope:<24}{}", cells.concat())
            .trim_end()
            .to_owned()
    };
    let mut lines = vec![row("action", "scope", head.collect())];
    lines.extend(POLICY.iter().map(|rule| {
        let grants = Role::ALL
            .iter()
            .map(|role| format!("{:?}", rule.grant(*role)).to_lowercase());
        row(rule.name, rule.scope, grants.collect())
    }));

    insta::assert_snapshot!("matrix", lines.join("\n"));
}

#[test]
fn who_may_not_do_something_is_told_what_in_vietnamese() {
    for rule in POLICY {
        let params = serde_json::from_value(json!({"action": rule.name})).expect("an object");
        let refused = StoredProblem {
            pointer: None,
            code: "ACTION_FORBIDDEN".to_owned(),
            params,
        };
        let said = refused.render(Language::Vietnamese).message;
        assert!(
            said.contains("việc: ") && !said.contains(rule.name),
            "{said}"
        );
    }
}

#[test]
fn every_operation_has_an_authorization_case() {
    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let cases: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();

    let mut documented = Vec::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"]
            .as_str()
            .expect("an operationId")
            .to_owned();
        let case = cases.get(name.as_str());
        let case = case.unwrap_or_else(|| panic!("{name} ({method} {path}) has no case"));

        if let Needs(action) = case {
            let scope = &operation["security"][0]["bearer"][0];
            assert_eq!(scope, action.rule().scope, "{name} documents another scope");
        }

        documented.push(name);
    }

    for (name, _) in OPERATIONS {
        assert!(
            documented.iter().any(|known| known == name),
            "{name} is no operation"
        );
    }
}

/// A request that has the right shape and names nothing that exists.
struct Probe {
    name: String,
    method: Method,
    path: String,
    media_type: String,
    body: String,
}

impl Probe {
    fn of(document: &Value, method: &str, path: &str, operation: &Value) -> Self {
        let content = operation["requestBody"]["content"].as_object();
        let (media_type, content) = content
            .and_then(|content| {
                let mut shown = content.iter().filter(|(_, one)| !one["example"].is_null());
                shown.next().or_else(|| content.iter().next())
            })
            .map(|(media_type, content)| (media_type.clone(), content.clone()))
            .unwrap_or_default();
        let body = example(document, &content);
        Self {
            name: operation["operationId"]
                .as_str()
                .expect("an operationId")
                .to_owned(),
            method: method.to_uppercase().parse().expect("a method"),
            path: format!("{}{}", fill(path), required_parameters(operation)),
            media_type: if media_type.is_empty() {
                "application/json".into()
            } else {
                media_type
            },
            body,
        }
    }

    async fn send(&self, client: &Client) -> (u16, String) {
        let client = client.with("if-match", "*");
        let answer = client
            .send_raw(
                self.method.clone(),
                &self.path,
                &self.media_type,
                self.body.clone(),
            )
            .await;
        (answer.status.as_u16(), answer.code().to_owned())
    }
}

/// The parameters that an operation cannot do without, as its document exemplifies them.
fn required_parameters(operation: &Value) -> String {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let pairs: Vec<String> = parameters
        .filter(|parameter| parameter["in"] == "query" && parameter["required"] == true)
        .filter_map(|parameter| {
            let example = parameter["example"].as_str()?;
            Some(format!("{}={example}", parameter["name"].as_str()?))
        })
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

fn example(document: &Value, content: &Value) -> String {
    let schema = match content["schema"]["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .expect("a schema"),
        None => &content["schema"],
    };
    let candidates = [
        &content["example"],
        &schema["example"],
        &schema["examples"][0],
    ];
    let example = candidates.into_iter().find(|example| !example.is_null());
    match example {
        Some(Value::String(text)) => text.clone(),
        Some(example) => example.to_string(),
        None => "{}".to_owned(),
    }
}

/// The path with ids that nothing has.
fn fill(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.strip_prefix('{') {
        Some(name) if name.starts_with("code") => "UNKNOWN".to_owned(),
        Some(name) if name.starts_with("list") => "school-kinds".to_owned(),
        Some(_) => AnyId::new().to_string(),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn every_operation_lets_in_the_roles_of_the_matrix_and_nobody_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school_id(&fixtures::school(&lead, "P1").await);
    let enterprise = identity::enterprise(&server);
    let commune = server.unit("COMMUNE", "03646");
    let bound = |role: Role| match role {
        Role::SchoolRegistrar => BoundTo::School(school),
        Role::Enterprise => BoundTo::Enterprise(enterprise),
        Role::Commune => BoundTo::Unit(commune),
        Role::Viewer => BoundTo::Nothing,
        _ => BoundTo::Province,
    };

    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let cases: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();
    let scopeless = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["none"]);
    let users: Vec<(Role, Client)> = Role::ALL
        .iter()
        .map(|role| (*role, server.user(*role, bound(*role))))
        .collect();

    for (method, path, operation) in operations(&document) {
        let probe = Probe::of(&document, &method, &path, &operation);
        let case = cases[probe.name.as_str()];
        let (status, code) = probe.send(&server.anonymous()).await;

        if !matches!(case, Public) {
            assert_eq!(
                (status, code.as_str()),
                (401, "AUTHENTICATION_REQUIRED"),
                "{}",
                probe.name
            );
        }

        let Needs(action) = case else { continue };
        for (role, user) in &users {
            let (status, code) = probe.send(user).await;
            let at = format!("{} as {role}: {status} {code}", probe.name);
            assert_ne!(status, 400, "the example of {at}");
            if action.rule().grant(*role) == Grant::No {
                assert_eq!((status, code.as_str()), (403, "ACTION_FORBIDDEN"), "{at}");
            } else {
                assert!(!matches!(status, 401 | 403 | 500..), "{at}");
            }
        }

        if action.rule().grant(Role::LeadAgency) != Grant::No {
            let (status, code) = probe.send(&scopeless).await;
            assert_eq!(
                (status, code.as_str()),
                (403, "SCOPE_MISSING"),
                "{}",
                probe.name
            );
        }
    }
}

#[test]
fn a_token_alone_is_asked_for_only_where_it_says_who_one_is() {
    let logged_in: Vec<&str> = OPERATIONS
        .iter()
        .filter(|(_, access)| matches!(access, LoggedIn))
        .map(|(name, _)| *name)
        .collect();
    let own = [
        "oauth_userinfo",
        "oauth_userinfo_form",
        "user_me",
        "user_set_own_password",
        "user_offer_second_factor",
        "user_confirm_second_factor",
        "user_remove_second_factor",
        "user_renew_recovery_codes",
        "authz_explain",
        "session_list",
        "session_end",
        "consent_list",
        "consent_withdraw",
    ];
    assert_eq!(logged_in, own);
}
