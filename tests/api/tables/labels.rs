//! Labels beside codes.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use super::furnished::Furnished;
use super::{XLSX, text, town};
use crate::contract::{document, operations, resolve};
use crate::support::fixtures::Stage;
use crate::support::{Client, Response};
use registry::platform::sheet::{code_list, label_of};
use registry::resources::synced::Synced;

#[actix_web::test]
async fn labels_and_names_of_places_stand_beside_codes_in_either_language() {
    let (_server, registrar) = town().await;

    let list = "/v1/trainees?fields=sex,communeId&labels=vi&limit=1";
    let (csv, ..) = text(&registrar, list, "text/csv").await;
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines[0], "id,sex,sexLabel,communeId,communeLabel");
    assert!(
        lines[1].contains(",FEMALE,Nữ,") && lines[1].ends_with(",Phường Tô Hiệu"),
        "{}",
        lines[1]
    );
    let (csv, ..) = text(&registrar, "/v1/schools?labels=en&fields=kind", "text/csv").await;
    assert!(csv.contains("COLLEGE,College"), "{csv}");

    // JSON has codes alone.
    let plain = registrar.get("/v1/trainees?labels=vi").await.expect(200);
    assert!(plain.rows()[0].get("sexLabel").is_none());
}

async fn exported(by: &Client, order: serde_json::Value) -> Response {
    let made = by.post("/v1/exports", order).await.expect(202);
    let path = format!("/v1/exports/{}", made.id());
    for _ in 0..200 {
        let export = by.get(&path).await.expect(200);
        match export.body["state"].as_str() {
            Some("SUCCEEDED") => return export,
            Some("FAILED") => panic!("{:#}", export.body),
            _ => actix_web::rt::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
    panic!("the export does not end");
}

#[actix_web::test]
async fn an_export_has_labels_and_is_written_for_spreadsheets_when_asked() {
    let (_server, registrar) = town().await;

    let order = json!({
        "type": "trainees", "fields": ["fullName", "sex", "communeId", "birthDate"],
        "format": "CSV", "csv": "excel", "labels": "vi"
    });
    let export = exported(&registrar, order).await;
    assert_eq!(export.body["labels"], "vi");
    let part = export.body["manifest"]["parts"][0]["url"]
        .as_str()
        .expect("a part");
    let (_, _, bytes) = registrar.download(part).await;
    let mut csv = String::new();
    let mut packed = flate2::read::GzDecoder::new(bytes.as_slice());
    std::io::Read::read_to_string(&mut packed, &mut csv).expect("gzip");
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert!(
        lines[0].ends_with("fullName;sex;sexLabel;communeId;communeLabel;birthDate"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(";Phường Tô Hiệu;17/05/2004"),
        "{}",
        lines[1]
    );
}

/// What is said of a member; of an optional one at its only type.
fn description(member: &Value) -> &str {
    let choices = member["oneOf"].as_array().into_iter().flatten();
    let mut places = std::iter::once(member).chain(choices);
    let found = places.find_map(|place| place["description"].as_str());
    found.unwrap_or_default()
}

/// Whether a member is one text, and not a list of them.
fn is_text(member: &Value) -> bool {
    member["type"] == "string" || member["type"][0] == "string"
}

#[test]
fn every_code_that_clients_send_has_a_label_in_the_table_of_its_list() {
    let document = document();
    let mut seen = BTreeSet::new();
    for list in Synced::all() {
        let columns = list.columns().expect("columns").labelled();
        let names: BTreeSet<&str> = columns.names().collect();
        let end = format!("/{}", list.as_str());
        let bodies = operations(&document).into_iter();
        let bodies =
            bodies.filter(|(_, path, _)| path.split("/{").any(|part| part.ends_with(&end)));
        for (_, path, operation) in bodies {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            let body = resolve(&document, body);
            let members = body["properties"].as_object().into_iter().flatten();
            for (member, schema) in members.filter(|(_, schema)| is_text(schema)) {
                // A step or a decision says more than the row keeps.
                if code_list(description(schema)).is_some() && names.contains(member.as_str()) {
                    let label = label_of(member);
                    assert!(
                        names.contains(label.as_str()),
                        "{label} of {path}: {names:?}"
                    );
                    seen.insert(format!("{}.{member}", list.as_str()));
                }
            }
        }
    }
    for known in [
        "licence-lines.level",
        "partnerships.level",
        "enterprises.industry",
        "admin-units.difficultyArea",
        "trainees.ethnicGroup",
        "certificates.kind",
    ] {
        assert!(seen.contains(known), "{known} in {seen:?}");
    }
}

/// Values that are names of their own in every language.
const NAMES: [&str; 5] = [
    "CsvForm",
    "Currency",
    "ImportFormat",
    "LabelLanguage",
    "SheetFormat",
];

/// The members of a schema, by their paths, that hold a value of an enumeration, or some; and its name.
fn enumerations(document: &Value, path: &str, schema: &Value, found: &mut Vec<(String, String)>) {
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    let only = choices.into_iter().find(|choice| choice["type"] != "null");
    let reference = only.unwrap_or(schema);
    let name = reference["$ref"]
        .as_str()
        .and_then(|of| of.rsplit('/').next());
    let schema = resolve(document, reference);
    if schema["x-extensible-enum"].is_array() {
        let name = name.unwrap_or_default().trim_end_matches("Seen");
        found.push((path.to_owned(), name.to_owned()));
    } else if schema["items"].is_object() {
        let items = resolve(document, &schema["items"]);
        if items["x-extensible-enum"].is_array() {
            enumerations(document, path, &schema["items"], found);
        }
    }
    for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
        let path = [path, member].join(".");
        enumerations(document, path.trim_start_matches('.'), schema, found);
    }
}

#[actix_web::test]
async fn every_value_of_an_enumeration_has_a_label_in_the_table_of_its_list() {
    let furnished = Furnished::new().await;
    let server = &furnished.world.server;
    let callers = [
        furnished.world.caller("lead"),
        server.administrator(),
        furnished.world.caller("registrar"),
    ];
    let document = document();
    let mut labelled = 0;
    for (method, path, operation) in operations(&document) {
        let page = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let of = page["$ref"].as_str().unwrap_or_default();
        if method != "get" || !of.starts_with("#/components/schemas/Page_") {
            continue;
        }
        let row = &resolve(&document, page)["properties"]["data"]["items"];
        let mut members = Vec::new();
        enumerations(&document, "", row, &mut members);
        for language in ["vi", "en"] {
            let path = format!("{}?labels={language}", furnished.path(&path));
            let mut answer = callers[0].with("accept", XLSX).download(&path).await;
            for by in &callers[1..] {
                if answer.0 == 403 {
                    answer = by.with("accept", XLSX).download(&path).await;
                }
            }
            assert_eq!(answer.0, 200, "{path}");
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.2)).expect("a workbook");
            let sheet = book.worksheet_range_at(0).expect("a sheet").expect("cells");
            let rows: Vec<Vec<String>> = sheet
                .rows()
                .map(|row| row.iter().map(ToString::to_string).collect())
                .collect();
            let column = |name: &str| rows[0].iter().position(|cell| cell == name);
            for (member, of) in &members {
                // Of a report and a history the whole is told as JSON.
                let Some(values) = column(member) else {
                    continue;
                };
                let labels = column(&label_of(member));
                assert_eq!(
                    labels.is_some(),
                    !NAMES.contains(&of.as_str()),
                    "{member} of {path}"
                );
                let labels = labels.unwrap_or(values);
                for row in &rows[1..] {
                    assert_eq!(
                        row[values].is_empty(),
                        row[labels].is_empty(),
                        "{member} of {path}"
                    );
                    labelled += usize::from(!row[labels].is_empty());
                }
            }
        }
    }
    assert!(labelled > 50, "{labelled}");
}

#[actix_web::test]
async fn states_and_lists_of_values_have_labels() {
    let stage = Stage::set(json!({})).await;
    stage.graduate(1, "PASSED").await;
    for (list, labels, line) in [
        (
            "enrolments?fields=status,result",
            "vi",
            "COMPLETED,Đã hoàn thành,PASSED,Đạt",
        ),
        (
            "enrolments?fields=status,result",
            "en",
            "COMPLETED,Completed,PASSED,Passed",
        ),
        ("classes?fields=status", "vi", "RUNNING,Đang diễn ra"),
    ] {
        let path = format!("/v1/{list}&labels={labels}");
        let (csv, ..) = text(&stage.registrar, &path, "text/csv").await;
        assert!(csv.contains(line), "{line} in {csv}");
    }
    let course = format!("/v1/courses/{}", stage.teaching.course.id());
    let seen = stage.registrar.get(&course).await.expect(200);
    let tags = json!({"tags": ["DIGITAL_SKILLS", "HOUSE_TAG"]});
    stage
        .registrar
        .patch(&course, &seen, tags)
        .await
        .expect(200);
    let list = "/v1/courses?fields=tags&labels=vi";
    let (csv, ..) = text(&stage.registrar, list, "text/csv").await;
    assert!(csv.starts_with("id,tags,tagsLabel\r\n"), "{csv}");
    let labels = "DIGITAL_SKILLS; HOUSE_TAG,Kỹ năng số; HOUSE_TAG";
    assert!(csv.contains(labels), "{csv}");
}

#[actix_web::test]
async fn a_workbook_of_an_export_has_labels_too() {
    let (_server, registrar) = town().await;
    let order = json!({
        "type": "trainees", "fields": ["sex", "birthDatePrecision"], "format": "XLSX",
        "labels": "en"
    });
    let export = exported(&registrar, order).await;
    let part = export.body["manifest"]["parts"][0]["url"].as_str();
    let (_, _, bytes) = registrar.download(part.expect("a part")).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let rows: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    let head = [
        "sex",
        "sexLabel",
        "birthDatePrecision",
        "birthDatePrecisionLabel",
    ];
    assert!(rows[0].ends_with(&head.map(str::to_owned)), "{rows:?}");
    let first = ["FEMALE", "Female", "DAY", "Day"];
    assert!(rows[1].ends_with(&first.map(str::to_owned)), "{rows:?}");
}
