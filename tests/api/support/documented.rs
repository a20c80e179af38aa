//! Every answer that a test gets is as the document says.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use reqwest::Method;
use serde_json::{Value, json};

const SCHEMAS: &str = "/components/schemas/";

struct Documented {
    document: Value,
    /// Method, path and the parts of the path.
    operations: Vec<(String, String, Vec<String>)>,
}

static DOCUMENTED: LazyLock<Documented> = LazyLock::new(|| {
    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, item)| {
        let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
        let methods = item.as_object().expect("operations").keys();
        methods.map(move |method| (method.to_uppercase(), path.clone(), parts.clone()))
    });
    Documented {
        operations: operations.collect(),
        document,
    }
});

static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Compare an answer with what the document says of it.
#[track_caller]
pub fn check(method: &Method, asked: &str, status: u16, media_type: &str, body: &Value) {
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    let is_partial = query.split('&').any(|pair| pair.starts_with("fields="));
    let Some(operation) = operation(method, path) else {
        return;
    };
    let media_type = media_type.split(';').next().unwrap_or_default();
    if is_partial || !media_type.ends_with("json") {
        return;
    }
    let response = resolved(
        &DOCUMENTED.document["paths"][&operation.1][&operation.0]["responses"][status.to_string()],
    );
    let at = format!("{method} {} {status} {media_type}", operation.1);
    let schema = &response["content"][media_type]["schema"];
    assert!(!schema.is_null(), "{at} is not in the document: {body:#}");
    let validator = validator(&at, schema);
    let wrong: Vec<String> = validator
        .iter_errors(body)
        .map(|error| format!("{}: {error}", error.instance_path().as_str()))
        .collect();
    assert!(wrong.is_empty(), "{at}: {wrong:#?}\n{body:#}");
}

/// The name of the operation.
pub fn operation_id(method: &Method, asked: &str) -> Option<String> {
    let path = asked.split('?').next().unwrap_or_default();
    let (method, path) = operation(method, path)?;
    let id = &DOCUMENTED.document["paths"][path][method]["operationId"];
    id.as_str().map(str::to_owned)
}

/// The operation by its method and path, the one that names more of the path before others.
fn operation(method: &Method, path: &str) -> Option<(String, String)> {
    let asked: Vec<&str> = path.split('/').collect();
    let fits = |parts: &[String]| {
        let mut both = parts.iter().zip(&asked);
        parts.len() == asked.len() && both.all(|(part, one)| part.starts_with('{') || part == one)
    };
    let found = DOCUMENTED.operations.iter();
    let found = found.filter(|(name, _, parts)| name == method.as_str() && fits(parts));
    let found = found.min_by_key(|(_, path, _)| path.matches('{').count());
    found.map(|(name, path, _)| (name.to_lowercase(), path.clone()))
}

fn resolved(value: &Value) -> &Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            let found = DOCUMENTED.document.pointer(&reference[1..]);
            found.expect("a component")
        }
        None => value,
    }
}

fn validator(at: &str, schema: &Value) -> Arc<Validator> {
    let mut known = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(validator) = known.get(at) {
        return Arc::clone(validator);
    }
    let validator = Arc::new(compiled(schema));
    known.insert(at.to_owned(), Arc::clone(&validator));
    validator
}

/// A validator that takes only members that the schema names.
fn compiled(schema: &Value) -> Validator {
    let mut names = BTreeSet::new();
    refer(schema, &mut names);
    let schemas = &DOCUMENTED.document["components"]["schemas"];
    // What is put together of several objects has the members of all of them.
    let is_joined = names.iter().any(|name| schemas[name]["allOf"].is_array());
    let shut = |schema: &Value| {
        if is_joined {
            schema.clone()
        } else {
            closed(schema)
        }
    };
    let components = names
        .iter()
        .map(|name| (name.clone(), shut(&schemas[name])));
    let mut root = shut(schema);
    root["components"] = json!({"schemas": components.collect::<serde_json::Map<_, _>>()});
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&root).expect("a schema")
}

/// The components that a schema leads to.
fn refer(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                let name = reference[1..].strip_prefix(SCHEMAS).expect("a schema");
                if names.insert(name.to_owned()) {
                    refer(&DOCUMENTED.document["components"]["schemas"][name], names);
                }
            }
            members.values().for_each(|member| refer(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| refer(item, names)),
        _ => {}
    }
}

fn closed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: serde_json::Map<String, Value> = members
                .iter()
                .map(|(name, member)| (name.clone(), closed(member)))
                .collect();
            if members.contains_key("properties") && members.get("type") == Some(&json!("object")) {
                members
                    .entry("additionalProperties")
                    .or_insert(json!(false));
            }
            Value::Object(members)
        }
        Value::Array(items) => items.iter().map(closed).collect(),
        other => other.clone(),
    }
}
