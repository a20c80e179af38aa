//! `120.0` and `1.2e2` are integers, as JSON Schema has them, at every door that takes one.

use std::fmt::Write as _;

use registry::resources::PARTS;
use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::{document, operations, resolve};
use crate::imports::{import, problems, report};
use crate::support::fixtures::{self, Stage};
use crate::support::{Client, Response, TestServer};

/// Stands in a body where a number is to stand, written in some way.
const HERE: &str = "number-here";

/// An integer member of a body: where it is, and what it may be.
struct Integer {
    pointer: String,
    schema: Value,
}

impl Integer {
    /// A number that the schema takes, and a multiple of ten where it takes one.
    fn fitting(&self) -> i64 {
        if let Some(first) = self.schema["enum"][0].as_i64() {
            return first;
        }
        let least = self.schema["minimum"].as_i64().unwrap_or(0);
        let most = self.schema["maximum"].as_i64().unwrap_or(1_000);
        let round = (least + 9) / 10 * 10;
        if round <= most {
            round.max(least)
        } else {
            least
        }
    }
}

/// The integers of a schema, at any depth.
fn integers(document: &Value, schema: &Value, pointer: &str, found: &mut Vec<Integer>) {
    let schema = resolve(document, schema);
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    if kinds.contains(&json!("integer")) {
        found.push(Integer {
            pointer: pointer.to_owned(),
            schema: schema.clone(),
        });
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        integers(document, member, &format!("{pointer}/{name}"), found);
    }
    if schema["items"].is_object() {
        integers(document, &schema["items"], &format!("{pointer}/0"), found);
    }
    for choice in schema["oneOf"].as_array().into_iter().flatten() {
        integers(document, choice, pointer, found);
    }
}

/// `body` with a number, written so, at that pointer; none where the body has nothing around it.
fn with_number(body: &Value, pointer: &str, number: &str) -> Option<String> {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    match body.pointer_mut(parent)? {
        Value::Object(members) => drop(members.insert(name.to_owned(), json!(HERE))),
        _ => return None,
    }
    Some(body.to_string().replace(&format!("\"{HERE}\""), number))
}

/// The ways in which JSON writes one integer.
fn ways(number: i64) -> [String; 3] {
    [
        format!("{number}.0"),
        format!("{number}e0"),
        format!("{}E-1", number * 10),
    ]
}

fn is_refused(answer: &Response, pointer: &str) -> bool {
    let codes = ["FIELD_TYPE", "FIELD_RANGE", "FIELD_VALUE"];
    let errors = answer.errors();
    let mut errors = errors.iter();
    errors.any(|(place, code)| place == pointer && codes.contains(&code.as_str()))
}

/// The path with ids that nothing has.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.strip_prefix('{') {
        Some(name) if name.starts_with("list") => "school-kinds".to_owned(),
        Some(name) if name.starts_with("code") => "UNKNOWN".to_owned(),
        Some(_) => "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11".to_owned(),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn every_integer_of_every_body_is_taken_however_json_writes_it() {
    let server = TestServer::start().await;
    let lead = server.lead().with("if-match", "*");
    let document = document();
    let (mut cases, mut wrong) = (0, String::new());

    for (method, path, operation) in operations(&document) {
        // What a patch says is read with the row that it changes.
        let content = &operation["requestBody"]["content"]["application/json"];
        if content.is_null() {
            continue;
        }
        let mut found = Vec::new();
        integers(&document, &content["schema"], "", &mut found);
        let example = &resolve(&document, &content["schema"])["example"];
        let method: Method = method.to_uppercase().parse().expect("a method");
        let send = async |body: String| {
            let path = filled(&path);
            lead.send_raw(method.clone(), &path, "application/json", body)
                .await
        };
        for integer in &found {
            let pointer = &integer.pointer;
            for way in ways(integer.fitting()) {
                let Some(body) = with_number(example, pointer, &way) else {
                    continue;
                };
                cases += 1;
                let answer = send(body).await;
                if answer.status.is_server_error() || is_refused(&answer, pointer) {
                    let _ = writeln!(wrong, "{method} {path} {pointer} = {way}: {answer:?}");
                }
            }
            for (way, code) in [("1.5", "FIELD_TYPE"), ("1e300", "FIELD_RANGE")] {
                let Some(body) = with_number(example, pointer, way) else {
                    continue;
                };
                let answer = send(body).await;
                let refused = (pointer.clone(), code.to_owned());
                let listed = !integer.schema["enum"].is_null() && is_refused(&answer, pointer);
                if answer.status != 400 || !(listed || answer.errors().contains(&refused)) {
                    let _ = writeln!(wrong, "{method} {path} {pointer} = {way}: {answer:?}");
                }
            }
        }
    }

    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases > 60, "{cases} cases are too few for the document");
}

#[actix_web::test]
async fn a_change_takes_an_integer_however_json_writes_it() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let changes: [(&str, &Response, &[&str]); 3] = [
        ("classes", &stage.class, &["capacity"]),
        (
            "courses",
            &stage.teaching.course,
            &["theoryHours", "practiceHours"],
        ),
        ("licence-lines", &stage.teaching.line, &["yearlyQuota"]),
    ];
    for (resource, row, members) in changes {
        let path = format!("/v1/{resource}/{}", row.id());
        for member in members {
            for text in ["4e2", "400.0"] {
                let row = lead.get(&path).await.expect(200);
                let patch = format!("{{\"{member}\": {text}}}");
                let changed = lead.with("if-match", row.etag());
                let media_type = "application/merge-patch+json";
                let changed = changed.send_raw(Method::PATCH, &path, media_type, patch);
                assert_eq!(changed.await.expect(200).body[*member], 400, "{member}");
            }
            let row = lead.get(&path).await.expect(200);
            let refused = lead.patch(&path, &row, json!({*member: 30.5})).await;
            refused.expect_error_at(400, "FIELD_TYPE", &format!("/{member}"));
            let refused = lead.patch(&path, &row, json!({*member: 3_000_000_000_i64}));
            let refused = refused.await;
            let refused = refused.expect_error_at(400, "FIELD_RANGE", &format!("/{member}"));
            assert!(refused.body["errors"][0]["params"]["maximum"].is_number());
        }
    }
}

#[actix_web::test]
async fn every_integer_of_every_row_is_taken_however_json_writes_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let document = document();
    let mut cases = 0;

    for kind in PARTS.iter().flat_map(|part| part.imports) {
        let (name, _) = (kind.schema)();
        let schema = &document["components"]["schemas"][&name];
        let example = [&schema["example"], &schema["examples"][0]];
        let example = example.into_iter().find(|example| example.is_object());
        let example = example.unwrap_or_else(|| panic!("{name} has no example"));
        let mut found = Vec::new();
        integers(&document, schema, "", &mut found);
        for integer in &found {
            let pointer = &integer.pointer;
            let mut texts: Vec<(String, bool)> = Vec::new();
            texts.extend(ways(integer.fitting()).map(|way| (way, true)));
            texts.extend(["1.5", "1e300"].map(|way| (way.to_owned(), false)));
            for (text, fits) in texts {
                let row = with_number(example, pointer, &text).expect("a flat row");
                let query = format!("kind={}&mode=validate&onError=skip-row", kind.name);
                let import = import(&lead, &query, &(row + "\n")).await;
                let rows = report(&lead, &import, "").await;
                let found = problems(&rows[0]);
                let mut codes = found.iter().filter(|(place, _)| place == pointer);
                let refused = codes.any(|(_, code)| code.starts_with("FIELD_"));
                assert_eq!(refused, !fits, "{name}{pointer} = {text}: {found:?}");
                cases += 1;
            }
        }
    }
    assert!(cases > 30, "{cases} cases are too few for the rows");
}

/// A list with so many to a page.
async fn page(client: &Client, text: &str) -> Response {
    client.get(&format!("/v1/schools?limit={text}")).await
}

#[actix_web::test]
async fn a_parameter_takes_an_integer_however_json_writes_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for code in ["A1", "B2", "C3"] {
        fixtures::school(&lead, code).await;
    }
    for text in ["2", "2.0", "20e-1", "0.2e1", "0.2e%2B1"] {
        let first = page(&lead, text).await.expect(200);
        assert_eq!(first.rows().len(), 2, "{text}");
        let cursor = first.next_cursor().expect("a next page");
        let next = page(&lead, &format!("{text}&cursor={cursor}")).await;
        assert_eq!(next.expect(200).rows().len(), 1, "{text}");
    }
    for text in ["2.5", "1e3", "501.0", "x", "1e300"] {
        let refused = page(&lead, text).await;
        let refused = refused.expect_error_at(400, "PARAMETER_INVALID", "limit");
        let params = &refused.body["errors"][0]["params"];
        assert_eq!(*params, json!({"minimum": 1, "maximum": 500}), "{text}");
    }
    let feed = lead.get("/v1/changes?wait=0.0&limit=1e1").await;
    feed.expect(200);
    let refused = lead.get("/v1/changes?wait=0.5").await;
    refused.expect_error_at(400, "PARAMETER_INVALID", "wait");
}
