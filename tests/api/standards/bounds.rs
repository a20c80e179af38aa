//! Everything that the document names is bounded, and the bounds of headers hold.

use std::collections::BTreeSet;

use reqwest::Method;

use super::*;
use crate::support::{Case, TestServer};

/// Formats whose values are all about as long.
const FORMATS: [&str; 5] = ["binary", "date", "date-time", "partial-date", "uuid"];

/// What a schema leaves open.
fn unbounded(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    let is = |kind: &str| {
        let kinds = &schema["type"];
        kinds == kind
            || kinds
                .as_array()
                .is_some_and(|all| all.contains(&kind.into()))
    };
    let has = |name: &str| schema.get(name).is_some();
    let is_listed = ["enum", "x-extensible-enum", "const"].into_iter().any(has);
    let format = schema["format"].as_str().unwrap_or_default();
    let is_long = !has("maxLength") && !has("pattern");
    if is("string") && !is_listed && is_long && !FORMATS.contains(&format) {
        found.insert(format!("{at}: how long"));
    }
    if is("array") && !has("maxItems") {
        found.insert(format!("{at}: how many"));
    }
    let is_bounded = ["int32", "int64", "float", "double"].contains(&format)
        || (has("minimum") && has("maximum"));
    if (is("integer") || is("number")) && !is_listed && !is_bounded {
        found.insert(format!("{at}: how great"));
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        unbounded(member, &format!("{at}.{name}"), found);
    }
    for name in ["items", "additionalProperties"] {
        if schema[name].is_object() {
            unbounded(&schema[name], &format!("{at}[]"), found);
        }
    }
    for name in ["oneOf", "anyOf", "allOf"] {
        for way in schema[name].as_array().into_iter().flatten() {
            unbounded(way, at, found);
        }
    }
}

/// Every schema wherever it stands.
fn schemas<'a>(value: &'a Value, at: &str, found: &mut Vec<(String, &'a Value)>) {
    for (name, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at} {name}");
        match name.as_str() {
            "schema" => found.push((at, member)),
            // How large a file may be, the operator decides.
            _ if name.starts_with("text/") && at.contains("requestBody") => {}
            "application/csv" | "application/x-ndjson" if at.contains("requestBody") => {}
            "example" | "examples" => {}
            _ => schemas(member, &at, found),
        }
    }
    for item in value.as_array().into_iter().flatten() {
        let name = item["name"].as_str().unwrap_or_default();
        schemas(item, &format!("{at} {name}"), found);
    }
}

#[test]
fn every_text_list_and_number_of_the_document_is_bounded() {
    let document = document();
    let mut found = BTreeSet::new();
    let components = document["components"]["schemas"].as_object();
    for (name, schema) in components.expect("schemas") {
        unbounded(schema, name, &mut found);
    }
    let mut others = Vec::new();
    schemas(&document["paths"], "", &mut others);
    for part in ["headers", "parameters", "responses"] {
        schemas(&document["components"][part], part, &mut others);
    }
    assert!(others.len() > 500, "{} are too few", others.len());
    for (at, schema) in others {
        unbounded(schema, &at, &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[actix_web::test]
async fn a_header_beyond_its_bound_is_refused_and_named() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let document = document();
    let mut headers = BTreeMap::new();
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            // It is looked at with the body.
            let is_key = parameter["name"] == "Idempotency-Key";
            if parameter["in"] == "header" && !is_key {
                let name = parameter["name"].as_str().expect("a name").to_owned();
                let most = parameter["schema"]["maxLength"].as_u64();
                let at = (method.clone(), path.clone(), most.expect("a bound"));
                headers.entry(name).or_insert(at);
            }
        }
    }
    assert!(headers.len() >= 6, "{headers:?}");
    for (name, (method, path, most)) in headers {
        let _case = Case::of(format!("{method} {path} {name}"));
        let path = path.replace(['{', '}'], "");
        let text = "a".repeat(usize::try_from(most + 1).expect("a length"));
        let name: &'static str = name.to_lowercase().leak();
        let client = lead.with(name, &text).with("if-match", "*");
        let client = if name == "if-match" {
            lead.with(name, &text)
        } else {
            client
        };
        let method: Method = method.to_uppercase().parse().expect("a method");
        let refused = client
            .send(method, &path, Some(Value::Null))
            .await
            .expect(400);
        let told = refused.body["errors"].as_array().expect("errors");
        assert!(
            told.iter().any(|error| error["header"]
                .as_str()
                .is_some_and(|header| header.eq_ignore_ascii_case(name))),
            "{told:?}"
        );
    }
}
