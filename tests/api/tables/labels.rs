//! Labels beside codes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{text, town};
use crate::contract::{document, operations, resolve};
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
