//! Templates of all kinds: sent back as they are, filled in, and what their sheets hold.

mod choices;
mod filled;
mod rules;
mod sheet;

use std::collections::BTreeSet;

use registry::platform::resource::import::RowKind;
use registry::resources::PARTS;
use serde_json::{Value, json};

use super::{CSV, School, XLSX, counts, ended, problems, push, report};
use crate::contract::{document, resolve};
use crate::support::{Case, Client};
use sheet::Template;

/// Columns that hold a part of a place, which stands under the headings of its commune.
const OF_PLACE: [&str; 3] = ["residence", "residenceDistrict", "residenceProvince"];

fn kinds() -> impl Iterator<Item = &'static RowKind> {
    PARTS.iter().flat_map(|part| part.imports)
}

/// Who may send rows of a kind.
fn sender(school: &School, kind: &RowKind) -> Client {
    match kind.name {
        "occupations" => school.server.lead(),
        _ => school.registrar.clone(),
    }
}

async fn download(by: &Client, kind: &RowKind, query: &str) -> Vec<u8> {
    let path = format!("/v1/imports/templates/{}?{query}", kind.name);
    let (status, _, content) = by.download(&path).await;
    assert_eq!(status, 200, "{path}");
    content
}

/// What becomes of a file that is only looked at.
async fn looked_at(by: &Client, kind: &RowKind, media_type: &str, file: Vec<u8>) -> Value {
    let query = format!("kind={}&mode=validate&onError=skip-row", kind.name);
    let queued = push(by, &query, media_type, file).await.expect(202);
    ended(by, &queued.id()).await
}

/// The members of a kind with their schemas, in their order.
fn members(document: &Value, kind: &RowKind) -> Vec<(String, Value)> {
    let (name, _) = (kind.schema)();
    let row = &document["components"]["schemas"][name];
    let properties = row["properties"].as_object().expect("members");
    let schema = |schema: &Value| {
        let choices = schema["oneOf"].as_array().cloned().unwrap_or_default();
        let one = choices.into_iter().find(|one| one["type"] != "null");
        resolve(document, one.as_ref().unwrap_or(schema)).clone()
    };
    // Exports alone have those.
    let beside = kind.exported.map_or(&[][..], |own| own.beside);
    let named = properties.iter();
    named
        .filter(|(name, _)| !beside.contains(&name.as_str()))
        .map(|(name, property)| (name.clone(), schema(property)))
        .collect()
}

#[actix_web::test]
async fn a_template_sent_back_as_it_is_holds_nobody_and_says_how_it_was_understood() {
    let school = School::open().await;
    let document = document();

    for kind in kinds() {
        let by = sender(&school, kind);
        let all = members(&document, kind);
        let mut book = Template::read(download(&by, kind, "").await);
        let own = book.members();
        // What nobody writes down is left out, and nothing else.
        let left_out = all.iter().filter(|(name, _)| !own.contains(name));
        for (name, schema) in left_out {
            let is_id = schema["format"] == "uuid";
            assert!(
                is_id || name == "residenceCommune",
                "{name} of {}",
                kind.name
            );
        }
        let names = Template::read(download(&by, kind, "headings=keys").await).members();
        let sorted: BTreeSet<&String> = names.iter().collect();
        assert!(
            sorted.into_iter().eq(all.iter().map(|(name, _)| name)),
            "{names:?}"
        );

        for (query, media_type, expected) in [
            ("format=xlsx", XLSX, &own),
            ("format=csv", CSV, &own),
            ("format=xlsx&headings=keys", XLSX, &names),
            ("format=csv&headings=keys", CSV, &names),
        ] {
            let _case = Case::of(format!("{} {query}", kind.name));
            let file = download(&by, kind, query).await;
            let done = looked_at(&by, kind, media_type, file).await;
            assert_eq!(done["counts"], counts(0, 0, 0, 0), "{done:#}");
            assert_eq!(done["error"]["code"], "FILE_EMPTY", "{done:#}");

            let sheets = done["understood"]["sheets"].as_array().expect("sheets");
            let [sheet] = &sheets[..] else {
                panic!("one sheet is read: {done:#}");
            };
            assert_eq!(sheet["rows"], 0);
            assert_eq!(sheet["header"], json!({"first": 1, "last": 1}));
            assert_eq!(sheet["leftOutCounts"], json!({"HEADER": 1, "EXAMPLE": 1}));
            assert_eq!(read_as(sheet), meant(query, expected));
        }
    }
    let by = &school.registrar;
    by.get("/v1/imports/templates/people").await.expect(404);
    by.get("/v1/imports/templates/trainees?headings=fr")
        .await
        .expect(400);
}

#[actix_web::test]
async fn a_template_is_a_workbook_or_a_csv_as_accept_or_the_format_says() {
    let school = School::open().await;
    let path = "/v1/imports/templates/trainees";
    for (accept, query, answered) in [
        ("text/csv", "", CSV),
        ("text/csv", "?format=xlsx", XLSX),
        ("text/html,*/*;q=0.8", "", XLSX),
        (XLSX, "", XLSX),
        (XLSX, "?format=csv", CSV),
    ] {
        let _case = Case::of(format!("{accept} {query}"));
        let by = school.registrar.with("accept", accept);
        let (status, headers, content) = by.download(&format!("{path}{query}")).await;
        assert_eq!(status, 200);
        let media_type = headers["content-type"].to_str().expect("text");
        assert!(media_type.starts_with(answered), "{media_type}");
        let varies = headers["vary"].to_str().expect("text");
        assert!(varies.starts_with("Authorization, Accept,"), "{varies}");
        assert_eq!(content.starts_with(b"PK"), answered == XLSX);
    }
}

/// What each column of a sheet was read as.
fn read_as(sheet: &Value) -> Vec<String> {
    let columns = sheet["columns"].as_array().expect("columns").iter();
    let role = |column: &Value| {
        let role = column["member"].as_str().or(column["leftOut"].as_str());
        role.expect("a role").to_owned()
    };
    columns.map(role).collect()
}

/// What the columns of a template are to be read as: a running number, then the members.
fn meant(query: &str, members: &[String]) -> Vec<String> {
    let is_vietnamese = !query.contains("keys");
    let role = |member: &String| {
        if is_vietnamese && OF_PLACE.contains(&&**member) {
            "residenceCode".to_owned()
        } else {
            member.clone()
        }
    };
    let members = members.iter().map(role);
    ["RUNNING_NUMBER".to_owned()]
        .into_iter()
        .chain(members)
        .collect()
}

#[actix_web::test]
async fn only_the_first_sheet_of_a_template_is_read() {
    let school = School::open().await;
    for kind in kinds() {
        let by = sender(&school, kind);
        for query in ["headings=vi", "headings=keys"] {
            let _case = Case::of(format!("{} {query}", kind.name));
            let file = download(&by, kind, query).await;
            let done = looked_at(&by, kind, XLSX, file).await;
            assert_eq!(done["understood"]["sheets"][0]["name"], "Dữ liệu");
            let others = done["understood"]["sheetsLeftOut"].as_array();
            let others = others.expect("sheets").iter();
            let others: Vec<[&Value; 2]> = others
                .map(|sheet| [&sheet["name"], &sheet["reason"]])
                .collect();
            let reason = json!("NO_TABLE");
            let [guide, codes] = [json!("Hướng dẫn"), json!("Danh mục")];
            assert_eq!(others, [[&guide, &reason], [&codes, &reason]], "{done:#}");
        }
    }
}
