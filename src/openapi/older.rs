//! The document as OpenAPI 3.0.3, for programs that know no later version.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// What stands as it is: values, not schemas.
const VALUES: [&str; 4] = ["default", "enum", "example", "examples"];

/// The same document, said in the words of 3.0.3.
#[must_use]
pub fn as_3_0(mut document: Value) -> Value {
    document["openapi"] = json!("3.0.3");
    if let Some(license) = document.pointer_mut("/info/license") {
        // It has but a name there.
        *license = json!({"name": license["name"]});
    }
    rewrite(&mut document);
    let types = types_of_components(&document);
    say_types(&mut document, &types);
    document
}

/// The type of each component, by the reference to it.
fn types_of_components(document: &Value) -> HashMap<String, Value> {
    let schemas = document["components"]["schemas"].as_object();
    let typed = schemas.into_iter().flatten().filter_map(|(name, schema)| {
        let kind = schema.get("type")?;
        Some((format!("#/components/schemas/{name}"), kind.clone()))
    });
    typed.collect()
}

/// What may be null has a type beside it there, also where it refers to a component.
fn say_types(value: &mut Value, types: &HashMap<String, Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| say_types(item, types)),
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|member| say_types(member, types));
            let is_open = members.get("nullable") == Some(&json!(true));
            if is_open && !members.contains_key("type") {
                let all = members.get("allOf").and_then(|all| all[0]["$ref"].as_str());
                let kind = all.and_then(|reference| types.get(reference)).cloned();
                members.extend(kind.map(|kind| ("type".to_owned(), kind)));
            }
        }
        _ => {}
    }
}

fn rewrite(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(rewrite),
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match (name.as_str(), member) {
                    // Its members are named as the API names them.
                    ("properties", Value::Object(properties)) => {
                        properties.values_mut().for_each(rewrite);
                    }
                    (name, member) if !VALUES.contains(&name) => rewrite(member),
                    _ => {}
                }
            }
            rewrite_schema(members);
        }
        _ => {}
    }
}

fn rewrite_schema(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(examples)) = schema.get_mut("examples") {
        let first = examples.drain(..).next();
        schema.remove("examples");
        schema.extend(first.map(|first| ("example".to_owned(), first)));
    }
    if let Some(only) = schema.remove("const") {
        schema.insert("enum".to_owned(), json!([only]));
    }
    // 3.0 has no word for it; what the names are stands in the description.
    schema.remove("propertyNames");
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if schema.get(exclusive).is_some_and(Value::is_number) {
            let number = schema.insert(exclusive.to_owned(), json!(true));
            schema.extend(number.map(|number| (bound.to_owned(), number)));
        }
    }
    take_null_from_types(schema);
    take_null_from_ways(schema);
    if schema.len() > 1
        && let Some(Value::String(reference)) = schema.remove("$ref")
    {
        schema.insert("allOf".to_owned(), json!([{"$ref": reference}]));
    }
}

fn take_null_from_types(schema: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = schema.get_mut("type") else {
        return;
    };
    let all = types.len();
    types.retain(|kind| kind != "null");
    let (is_nullable, kinds) = (types.len() < all, std::mem::take(types));
    schema.remove("type");
    match &kinds[..] {
        [only] => schema.insert("type".to_owned(), only.clone()),
        _ => {
            let ways: Vec<Value> = kinds.iter().map(|kind| json!({"type": kind})).collect();
            schema.insert("anyOf".to_owned(), json!(ways))
        }
    };
    if is_nullable {
        schema.insert("nullable".to_owned(), json!(true));
    }
}

fn take_null_from_ways(schema: &mut Map<String, Value>) {
    for name in ["oneOf", "anyOf"] {
        let Some(Value::Array(ways)) = schema.get_mut(name) else {
            continue;
        };
        let all = ways.len();
        ways.retain(|way| way["type"] != "null");
        if ways.len() == all {
            continue;
        }
        if let [Value::Object(only)] = &mut ways[..] {
            let only = std::mem::take(only);
            schema.remove(name);
            if only.contains_key("$ref") {
                schema.insert("allOf".to_owned(), json!([only]));
            } else {
                schema.extend(only);
            }
        }
        schema.insert("nullable".to_owned(), json!(true));
    }
}
