//! What the document says of a query parameter is what the server takes.

use reqwest::Method;
use serde_json::Value;

use registry::platform::wire::bounds;

use crate::contract::{document, operations, resolve};
use crate::support::{Client, Response, TestServer};

const LONGEST_PARAMETER: u64 = bounds::LONGEST_PARAMETER as u64;

/// One query parameter of one operation.
struct Parameter {
    method: Method,
    path: String,
    name: String,
    schema: Value,
    /// Whether the operation takes a cursor.
    paged: bool,
}

#[actix_web::test]
async fn a_value_beyond_what_the_document_says_is_refused_and_the_parameter_named() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (mut cases, mut silent) = (0, Vec::new());

    for parameter in parameters() {
        for text in beyond(&parameter.schema) {
            let answer = parameter.send(&lead, &text, "").await;
            let refused = answer.status == 400 && parameter.is_refused_by(&answer);
            if !refused {
                silent.push(format!("{} = {text:?}: {answer:?}", parameter.at()));
            }
            cases += 1;
        }
    }

    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert!(cases > 200, "{cases} cases are too few for the document");
}

#[actix_web::test]
async fn a_value_at_a_bound_is_taken() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (mut cases, mut refused) = (0, Vec::new());

    for parameter in parameters() {
        for text in at_the_bounds(&parameter.schema) {
            // A cursor that is none: the feed would wait for as long as it was told to.
            let rest = if parameter.paged { "&cursor=x" } else { "" };
            let answer = parameter.send(&lead, &text, rest).await;
            if answer.status.is_server_error() || parameter.is_refused_by(&answer) {
                refused.push(format!("{} = {text:?}: {answer:?}", parameter.at()));
            }
            cases += 1;
        }
    }

    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(cases > 50, "{cases} cases are too few for the document");
}

impl Parameter {
    fn at(&self) -> String {
        format!("{} {} {}", self.method, self.path, self.name)
    }

    async fn send(&self, client: &Client, text: &str, rest: &str) -> Response {
        let pair = serde_html_form::to_string([(&self.name, text)]).expect("a query");
        let path = format!("{}?{pair}{rest}", self.path);
        client.send(self.method.clone(), &path, None).await
    }

    fn is_refused_by(&self, answer: &Response) -> bool {
        let error = (self.name.clone(), "PARAMETER_INVALID".to_owned());
        answer.errors().contains(&error)
    }
}

/// The query parameters of all operations, with the schemas behind their references.
fn parameters() -> Vec<Parameter> {
    let document = document();
    let mut found = Vec::new();
    for (method, path, operation) in operations(&document) {
        // A page says what is wrong to people.
        if operation["responses"]["200"]["content"]["text/html"].is_object()
            && path.starts_with("/oauth/")
        {
            continue;
        }
        let parameters = operation["parameters"].as_array();
        let parameters: Vec<&Value> = parameters.into_iter().flatten().collect();
        let path = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .fold(path, |path, parameter| {
                let name = parameter["name"].as_str().expect("a name");
                path.replace(&format!("{{{name}}}"), &example(&document, parameter))
            });
        let of_query = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "query");
        found.extend(of_query.map(|parameter| Parameter {
            method: method.to_uppercase().parse().expect("a method"),
            path: path.clone(),
            name: parameter["name"].as_str().expect("a name").to_owned(),
            schema: whole(&document, &parameter["schema"]),
            paged: parameters.iter().any(|other| other["name"] == "cursor"),
        }));
    }
    found
}

/// A schema, and that of its items, with what is behind their references.
fn whole(document: &Value, schema: &Value) -> Value {
    let mut schema = resolve(document, schema).clone();
    if let Some(items) = schema.get_mut("items") {
        *items = resolve(document, items).clone();
    }
    schema
}

/// So many items, as a query lists them.
fn items(schema: &Value, many: u64) -> String {
    let item = &schema["items"];
    let one = item["enum"][0].as_str().map_or_else(
        || item["minimum"].as_i64().unwrap_or_default().to_string(),
        str::to_owned,
    );
    vec![one; usize::try_from(many).expect("a length")].join(",")
}

/// Something that may stand in a path.
fn example(document: &Value, parameter: &Value) -> String {
    let schema = resolve(document, &parameter["schema"]);
    let examples = [
        &parameter["example"],
        &schema["example"],
        &schema["enum"][0],
    ];
    let example = examples.iter().find_map(|example| example.as_str());
    example
        .unwrap_or("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11")
        .to_owned()
}

/// Values that a schema refuses, one for each of its bounds.
fn beyond(schema: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    match schema["type"].as_str() {
        Some("integer" | "number") => {
            texts.extend(["many", "9999999999999999999999"].map(str::to_owned));
            texts.extend(schema["minimum"].as_i64().map(|n| (n - 1).to_string()));
            texts.extend(schema["maximum"].as_i64().map(|n| (n + 1).to_string()));
        }
        Some("boolean") => texts.push("maybe".to_owned()),
        Some("string") => texts.extend(texts_beyond(schema)),
        Some("array") => {
            texts.extend(beyond(&schema["items"]));
            let most = schema["maxItems"].as_u64().map(|most| most + 1);
            texts.extend(most.map(|many| items(schema, many)));
        }
        other => panic!("no value beyond a schema of the type {other:?}: {schema}"),
    }
    texts
}

fn texts_beyond(schema: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    let shortest = schema["minLength"].as_u64().filter(|length| *length > 0);
    texts.extend(shortest.map(|length| letters(schema, length - 1)));
    texts.extend(schema["maxLength"].as_u64().map(|n| letters(schema, n + 1)));
    if schema["enum"].is_array() {
        texts.push("no such value".to_owned());
    }
    if let Some(pattern) = schema["pattern"].as_str() {
        let text = "a b";
        assert!(!jsonschema::is_valid(schema, &text.into()), "{pattern}");
        texts.push(text.to_owned());
    }
    match schema["format"].as_str() {
        Some("date") => texts.push("2026-02-30".to_owned()),
        Some("date-time") => texts.push("2026-02-28".to_owned()),
        Some("uuid") => texts.push("0198c0de-7a3f".to_owned()),
        None => {}
        Some(format) => panic!("no value beyond the format {format}"),
    }
    texts
}

/// The least and the greatest values that a schema takes.
fn at_the_bounds(schema: &Value) -> Vec<String> {
    // What is in a list of values has no letters to count, and none of a query has more than all texts may.
    let lengths = ["minLength", "maxLength"].map(|bound| schema[bound].as_u64());
    let lengths = lengths.map(|length| length.filter(|length| *length < LONGEST_PARAMETER));
    let numbers = ["minimum", "maximum"].map(|bound| schema[bound].as_i64());
    let texts = lengths.into_iter().flatten().map(|n| letters(schema, n));
    let numbers = numbers.into_iter().flatten().map(|n| n.to_string());
    texts.chain(numbers).collect()
}

/// Letters of two bytes where the schema takes them: a length counts letters.
fn letters(schema: &Value, length: u64) -> String {
    let letter = if schema["pattern"].is_null() {
        "ă"
    } else {
        "a"
    };
    letter.repeat(usize::try_from(length).expect("a length"))
}
