//! Broken letters of names, addresses and places, in every member that the document calls so and
//! through every door.

use reqwest::Method;
use serde_json::{Value, json};

use super::World;
use crate::contract::{document, operations, resolve};
use crate::imports::{ended, problems, push, report};
use crate::support::fixtures::occupation;
use crate::support::{Client, Response, identity};

const ID: &str = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11";
const NDJSON: &str = "application/x-ndjson";
/// What every name is refused for.
const BROKEN: [(&str, &str); 7] = [
    ("L? Th? Hoa", "LETTER_QUESTION_MARK"),
    ("L\u{FFFD} Thị Hoa", "LETTER_REPLACED"),
    ("LÃ² Thá»‹ Hoa", "LETTERS_DOUBLED"),
    ("NguyÔn ThÞ Hµ", "LETTERS_OLD_FONT"),
    ("Lò Thị Hоa", "LETTER_LOOK_ALIKE"),
    ("Lò\u{7} Thị Hoa", "CHARACTER_CONTROL"),
    ("Lò\nThị Hoa", "FIELD_FORMAT"),
];
const NUMBERED: (&str, &str) = ("1. Lò Thị Hoa", "NAME_NUMBERED");
/// The rows of files, and their schemas.
const KINDS: [(&str, &str); 9] = [
    ("occupations", "OccupationRow"),
    ("trainees", "TraineeRow"),
    ("classes", "ClassRow"),
    ("enrolments", "EnrolmentRow"),
    ("class-list", "ClassListRow"),
    ("results", "ResultRow"),
    ("certificates", "CertificateRow"),
    ("outcomes", "OutcomeRow"),
    ("partnerships", "PartnershipRow"),
];

/// A member that holds a name: its pointer, and whether it is a person's.
struct Named {
    pointer: String,
    is_person: bool,
}

impl Named {
    fn breaks(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let numbered = self.is_person.then_some(NUMBERED);
        BROKEN.into_iter().chain(numbered)
    }
}

/// The members of a schema that hold names, at any depth.
fn named(document: &Value, schema: &Value, pointer: &str, found: &mut Vec<Named>) {
    let schema = resolve(document, schema);
    if let Some(format) = schema["format"].as_str()
        && ["one-line", "person-name"].contains(&format)
    {
        found.push(Named {
            pointer: pointer.to_owned(),
            is_person: format == "person-name",
        });
    }
    for choice in ["oneOf", "anyOf"] {
        for branch in schema[choice].as_array().into_iter().flatten() {
            named(document, branch, pointer, found);
        }
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        named(document, member, &format!("{pointer}/{name}"), found);
    }
    if schema["items"].is_object() {
        named(document, &schema["items"], &format!("{pointer}/0"), found);
    }
}

/// `body` with a text at `pointer`, and what is needed around it.
fn with_text(mut body: Value, pointer: &str, text: &str) -> Value {
    let mut place = &mut body;
    for part in pointer.split('/').skip(1) {
        if part == "0" {
            if place.get(0).is_none() {
                *place = json!([null]);
            }
            place = &mut place[0];
        } else {
            if !place.is_object() {
                *place = json!({});
            }
            place = &mut place[part];
        }
    }
    *place = json!(text);
    body
}

/// The body of an operation: its media type, and its schema.
fn body_of<'a>(document: &'a Value, operation: &'a Value) -> Option<(&'static str, &'a Value)> {
    let body = &operation["requestBody"]["content"];
    let content = ["application/json", "application/merge-patch+json"];
    let media_type = content.into_iter().find(|name| body[name].is_object())?;
    Some((media_type, resolve(document, &body[media_type]["schema"])))
}

fn is_told(answer: &Response, pointer: &str, code: &str) -> bool {
    let told = (pointer.to_owned(), code.to_owned());
    answer.status == 400 && answer.errors().contains(&told)
}

fn filled(path: &str, id: &str) -> String {
    let parts = path.split('/');
    let parts: Vec<&str> = parts
        .map(|part| if part.starts_with('{') { id } else { part })
        .collect();
    parts.join("/")
}

#[actix_web::test]
async fn broken_letters_are_refused_in_every_body() {
    let world = World::make().await;
    let lead = world.lead.with("if-match", "*");
    let document = document();
    let (mut members, mut wrong) = (0, Vec::new());
    for (method, path, operation) in operations(&document) {
        let Some((media_type, schema)) = body_of(&document, &operation) else {
            continue;
        };
        // A change begins with a row: below.
        if method == "patch" {
            continue;
        }
        let mut found = Vec::new();
        named(&document, schema, "", &mut found);
        members += found.len();
        let method: Method = method.to_uppercase().parse().expect("a method");
        for member in &found {
            for (text, code) in member.breaks() {
                let example = schema["example"].clone();
                let body = with_text(example, &member.pointer, text).to_string();
                let answer = lead
                    .send_raw(method.clone(), &filled(&path, ID), media_type, body)
                    .await;
                if !is_told(&answer, &member.pointer, code) {
                    let (at, told) = (&member.pointer, answer.errors());
                    wrong.push(format!("{method} {path} {at} {code}: {told:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(members > 20, "{members} members are too few");
}

#[actix_web::test]
async fn broken_letters_are_refused_in_every_change() {
    let world = World::make().await;
    stock(&world).await;
    let document = document();
    let (mut members, mut wrong) = (0, Vec::new());
    for (method, path, operation) in operations(&document) {
        let Some((_, schema)) = body_of(&document, &operation).filter(|_| method == "patch") else {
            continue;
        };
        let mut found = Vec::new();
        named(&document, schema, "", &mut found);
        if found.is_empty() {
            continue;
        }
        members += found.len();
        let Some((by, path)) = any_row(&world, &path).await else {
            wrong.push(format!("{path}: there is no row"));
            continue;
        };
        for member in &found {
            for (text, code) in member.breaks() {
                let patch = with_text(json!({}), &member.pointer, text);
                let answer = by
                    .with("if-match", "*")
                    .send(Method::PATCH, &path, Some(patch))
                    .await;
                if !is_told(&answer, &member.pointer, code) {
                    let (at, told) = (&member.pointer, &answer.body);
                    wrong.push(format!("{path} {at} {code}: {told}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(members > 15, "{members} members are too few");
}

/// One row of each resource that the world has none of.
async fn stock(world: &World) {
    world.person().await;
    world.class(json!({})).await;
    identity::village(&world.server);
    let campus = json!({"name": "Cơ sở 2", "unitId": world.commune()});
    let school = world.teaching.school_id();
    let path = format!("/v1/schools/{school}/campuses");
    world.lead.post(&path, campus).await.expect(201);
    let terms = json!({"schoolId": school, "enterpriseId": world.enterprise,
        "occupationId": occupation(1), "level": "ELEMENTARY_1", "signedDate": "2026-03-02"});
    world.lead.post("/v1/partnerships", terms).await.expect(201);
    let agency = identity::agency(&world.server, &world.admin).await;
    let user = identity::user(&agency, "an.lo", "LEAD_AGENCY");
    world.admin.post("/v1/users", user).await.expect(201);
    let program = json!({"organisationId": agency, "name": "Đồng bộ", "role": "LEAD_AGENCY",
        "scopes": ["trainees:read"]});
    world.admin.post("/v1/clients", program).await.expect(201);
    let mapping = json!({"name": "Mẫu của trường", "kind": "trainees",
        "columns": [{"heading": "Tên HV", "member": "fullName"}]});
    let mapping = world.registrar.post("/v1/import-mappings", mapping).await;
    mapping.expect(201);
}

/// A row of the collection that a path is of, and who may change it.
async fn any_row(world: &World, path: &str) -> Option<(Client, String)> {
    let (collection, _) = path.rsplit_once("/{")?;
    let collection = filled(collection, &world.teaching.school_id().to_string());
    for by in [&world.lead, &world.admin] {
        let query = match collection.as_str() {
            "/v1/admin-units" => "?level=VILLAGE&limit=1",
            _ => "?limit=1",
        };
        let rows = by.get(&format!("{collection}{query}")).await;
        let first = rows.body["data"][0]["id"].as_str();
        let Some(id) = first.filter(|_| rows.status == 200) else {
            continue;
        };
        let row = format!("{collection}/{id}");
        let probe = by
            .with("if-match", "*")
            .send(Method::PATCH, &row, Some(json!({"noSuchMember": 1})))
            .await;
        if probe.status == 400 {
            return Some((by.clone(), row));
        }
    }
    None
}

#[actix_web::test]
async fn broken_letters_are_refused_in_every_row_of_a_file() {
    let world = World::make().await;
    let document = document();
    let known = document["components"]["schemas"]["ImportKind"]["enum"].clone();
    let kinds = KINDS.iter().map(|(kind, _)| *kind).chain(["mixed"]);
    assert_eq!(known, json!(kinds.collect::<Vec<_>>()), "the kinds");
    let mut members = 0;
    for (kind, name) in KINDS {
        let schema = &document["components"]["schemas"][name];
        let example = match &schema["example"] {
            Value::Null => schema["examples"][0].clone(),
            example => example.clone(),
        };
        let mut found = Vec::new();
        named(&document, schema, "", &mut found);
        members += found.len();
        let (mut rows, mut expected) = (Vec::new(), Vec::new());
        for member in &found {
            for (text, code) in member.breaks() {
                let row = with_text(example.clone(), &member.pointer, text);
                let key = format!("B-{}", rows.len());
                rows.push(with_text(row, "/externalId", &key).to_string());
                expected.push((member.pointer.clone(), code.to_owned()));
            }
        }
        if rows.is_empty() {
            continue;
        }
        let query = format!("kind={kind}&onError=skip-row&mode=validate");
        let file = rows.join("\n");
        let queued = push(&world.registrar, &query, NDJSON, file.clone()).await;
        let (by, queued) = if queued.status == 202 {
            (&world.registrar, queued)
        } else {
            let queued = push(&world.lead, &query, NDJSON, file).await;
            (&world.lead, queued)
        };
        let done = ended(by, &queued.expect(202).id()).await;
        let told = report(by, &done, "").await;
        assert_eq!(told.len(), expected.len(), "{kind}: {done:#}");
        for (row, expected) in told.iter().zip(expected) {
            assert!(
                problems(row).contains(&expected),
                "{kind} {expected:?}: {row:#}"
            );
        }
    }
    assert!(members > 8, "{members} members are too few");
}
