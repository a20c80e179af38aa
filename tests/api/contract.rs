//! The OpenAPI document says everything, and says what the code does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::repository_file;

pub fn document() -> Value {
    serde_json::from_str(&registry::openapi::rendered()).expect("the document is JSON")
}

/// Every operation: its method, its path and itself, with the parameters that it shares.
pub fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path item") {
            let mut operation = operation.clone();
            let parameters = operation
                .get_mut("parameters")
                .and_then(Value::as_array_mut);
            for parameter in parameters.into_iter().flatten() {
                *parameter = resolve(document, parameter).clone();
            }
            operations.push((method.clone(), path.clone(), operation));
        }
    }
    operations
}

/// The schema behind a `$ref`, or the schema itself.
pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let found = document.pointer(reference.trim_start_matches('#'));
            found.unwrap_or_else(|| panic!("{reference} does not resolve"))
        }
        None => schema,
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[test]
fn the_committed_document_is_the_generated_one() {
    let committed = repository_file("openapi/registry.json");
    let generated = registry::openapi::rendered();
    assert!(
        committed == generated,
        "openapi/registry.json is stale: cargo run -- openapi > openapi/registry.json"
    );
}

#[test]
fn every_reference_resolves() {
    fn walk(document: &Value, value: &Value) {
        if value["$ref"].is_string() {
            resolve(document, value);
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| walk(document, member)),
            Value::Array(items) => items.iter().for_each(|item| walk(document, item)),
            _ => {}
        }
    }

    let document = document();
    walk(&document, &document);
}

#[test]
fn every_operation_has_a_name_of_its_own_a_summary_a_description_and_a_tag() {
    let document = document();
    let tags: BTreeSet<&str> = document["tags"]
        .as_array()
        .expect("tags")
        .iter()
        .map(|tag| text(tag, "name"))
        .collect();

    let mut names = BTreeMap::new();
    for (method, path, operation) in operations(&document) {
        let at = format!("{method} {path}");

        let name = text(&operation, "operationId").to_owned();
        assert!(!name.is_empty(), "{at} has no operationId");
        assert!(text(&operation, "summary").len() > 3, "{at} has no summary");
        assert!(
            text(&operation, "description").len() > 3,
            "{at} has no description"
        );
        let tag = operation["tags"][0].as_str().unwrap_or_default();
        assert!(tags.contains(tag), "{at} has the unknown tag {tag:?}");

        if let Some(other) = names.insert(name.clone(), at.clone()) {
            panic!("{name} is {at} and {other}");
        }
    }
}

#[test]
fn every_parameter_of_a_path_is_described() {
    for (method, path, operation) in operations(&document()) {
        let parameters = operation["parameters"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        for name in path
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
        {
            let found = parameters.iter().find(|parameter| {
                text(parameter, "name") == name && text(parameter, "in") == "path"
            });
            let described =
                found.is_some_and(|parameter| !text(parameter, "description").is_empty());
            assert!(described, "{method} {path}: {name}");
        }
    }
}

#[test]
fn every_body_has_an_example() {
    let document = document();
    let has_example = |content: &Value| {
        content
            .as_object()
            .into_iter()
            .flatten()
            .all(|(media_type, content)| {
                let schema = resolve(&document, &content["schema"]);
                let examples = [
                    &content["example"],
                    &content["examples"],
                    &schema["example"],
                    &schema["examples"],
                ];
                // A page or a patch is as its rows and its input are.
                let derived = schema["properties"]["data"]["items"].is_object()
                    || text(&content["schema"], "$ref").ends_with("Patch");
                // A workbook is no text, so that no document can show one, nor mere bytes.
                media_type.starts_with("text/")
                    || ["application/csv", "application/octet-stream"]
                        .contains(&media_type.as_str())
                    || media_type.starts_with("application/vnd.")
                    || derived
                    || examples.iter().any(|example| !example.is_null())
            })
    };

    for (method, path, operation) in operations(&document) {
        assert!(
            has_example(&operation["requestBody"]["content"]),
            "{method} {path}: request body"
        );
        for (status, response) in operation["responses"].as_object().expect("responses") {
            let response = resolve(&document, response);
            assert!(
                has_example(&response["content"]),
                "{method} {path}: answer {status}"
            );
        }
    }
}

#[test]
fn every_operation_names_its_errors() {
    for (method, path, operation) in operations(&document()) {
        let has = |status: &str| operation["responses"][status].is_object();
        let at = format!("{method} {path}");

        let secured = operation["security"]
            .as_array()
            .is_some_and(|security| !security.is_empty());
        assert!(has("500") && has("503"), "{at}: 500, 503");
        if secured && !path.starts_with("/oauth") {
            assert!(has("401") && has("403"), "{at}: 401, 403");
        }
        if path.contains('{') {
            assert!(has("404"), "{at}: 404");
        }

        if operation["requestBody"].is_object() && path.starts_with("/v1") {
            for status in ["400", "409", "413", "415", "422"] {
                assert!(has(status), "{at}: {status}");
            }
        }
    }
}

#[test]
fn every_text_and_list_of_a_body_is_bounded() {
    let document = document();
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .expect("schemas")
    {
        if !name.ends_with("Input") {
            continue;
        }
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            let is = |kind: &str| {
                schema["type"] == kind
                    || schema["type"]
                        .as_array()
                        .is_some_and(|kinds| kinds.contains(&kind.into()))
            };

            let bounded = ["maxLength", "maxItems", "format", "enum", "pattern"]
                .iter()
                .any(|bound| !schema[*bound].is_null());
            assert!(
                bounded || !(is("string") || is("array")),
                "{name}.{member} has no bound"
            );
        }
    }
}

/// Every schema inside of `schema`, each component once.
fn inside<'a>(document: &'a Value, schema: &'a Value, seen: &mut Vec<&'a Value>) {
    let schema = resolve(document, schema);
    if seen.iter().any(|known| std::ptr::eq(*known, schema)) {
        return;
    }
    seen.push(schema);
    let members = schema["properties"].as_object();
    let members = members.into_iter().flatten().map(|(_, member)| member);
    let ways = ["oneOf", "anyOf", "allOf"].map(|name| schema[name].as_array());
    let ways = ways.into_iter().flatten().flatten();
    let items = schema.get("items").into_iter();
    for part in members.chain(ways).chain(items) {
        inside(document, part, seen);
    }
}

#[test]
fn every_parameter_and_every_member_says_what_it_is() {
    fn is_said(document: &Value, schema: &Value) -> bool {
        let has_text = |schema: &Value| !text(resolve(document, schema), "description").is_empty();
        let ways = ["oneOf", "anyOf", "allOf"].map(|name| schema[name].as_array());
        let mut ways = ways.into_iter().flatten().flatten();
        !text(schema, "description").is_empty() || has_text(schema) || ways.any(has_text)
    }

    let document = document();
    let mut missing = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            if text(parameter, "description").is_empty() {
                missing.insert(format!("{method} {path}: {}", parameter["name"]));
            }
        }
    }
    let schemas = document["components"]["schemas"].as_object();
    for (name, schema) in schemas.expect("schemas") {
        let mut parts = Vec::new();
        inside(&document, schema, &mut parts);
        for (member, schema) in parts
            .iter()
            .filter_map(|part| part["properties"].as_object())
            .flatten()
        {
            if !is_said(&document, schema) {
                missing.insert(format!("{name}: {member}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_patch_says_nothing_of_what_it_leaves_out() {
    let document = document();
    let mut patches = 0;
    for (method, path, operation) in operations(&document) {
        if method != "patch" {
            continue;
        }
        let content = operation["requestBody"]["content"].as_object();
        for body in content.into_iter().flatten().map(|(_, body)| body) {
            let mut parts = Vec::new();
            inside(&document, &body["schema"], &mut parts);
            for part in parts {
                assert!(part.get("default").is_none(), "{path}: {part:#}");
            }
            patches += 1;
        }
    }
    assert!(patches > 15, "{patches} are too few");
    // Beside a reference, too.
    let schemas = document["components"]["schemas"].as_object();
    for (name, schema) in schemas.expect("schemas") {
        let has_default = schema.to_string().contains("\"default\":");
        assert!(!name.ends_with("Patch") || !has_default, "{name}");
    }
}

#[test]
fn no_default_of_a_query_is_written_otherwise_than_it_is_read() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let schema = resolve(&document, &parameter["schema"]);
            let is_boolean = schema["type"] == "boolean";
            assert!(
                !is_boolean || schema.get("default").is_none(),
                "{method} {path}: {}",
                parameter["name"]
            );
        }
    }
}

/// Generators make functions and types of their own from a schema's name.
#[test]
fn no_schema_has_a_name_that_generators_make_of_another() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object();
    let names: BTreeSet<&str> = schemas
        .expect("schemas")
        .keys()
        .map(String::as_str)
        .collect();
    for name in &names {
        let made = [
            format!("New{name}"),
            format!("New{name}WithDefaults"),
            format!("Nullable{name}"),
            format!("{name}FromJSON"),
        ];
        for made in made {
            assert!(!names.contains(&*made), "{made} beside {name}");
        }
        let alike = names
            .iter()
            .filter(|other| other.eq_ignore_ascii_case(name));
        assert_eq!(alike.count(), 1, "{name}");
    }
}
