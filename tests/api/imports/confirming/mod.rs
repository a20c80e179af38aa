//! Files that would change who many people are: they wait until somebody confirms them.

mod afterwards;
mod twice;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use registry::platform::auth::authz::Role;

use super::{
    CSV, NDJSON, School, XLSX, counts, ended, mixed, ndjson, problems, push, report, trainee,
};
use crate::support::fixtures::with;
use crate::support::identity::audited;
use crate::support::{BoundTo, Case, Client, TestServer};

const COLUMNS: [&str; 6] = [
    "externalId",
    "citizenId",
    "fullName",
    "sex",
    "birthDate",
    "residenceCode",
];

fn people() -> Vec<Value> {
    (1..=30).map(trainee).collect()
}

/// The list after somebody has sorted the column of names alone: one of thirty stays in place.
fn sorted_by_name() -> Vec<Value> {
    let mut rows = people();
    let mut names: Vec<Value> = rows.iter().map(|row| row["fullName"].clone()).collect();
    names[..29].rotate_left(1);
    for (row, name) in rows.iter_mut().zip(names) {
        row["fullName"] = name;
    }
    rows
}

fn table(rows: &[Value]) -> String {
    let cells = |row: &Value| {
        let cells = COLUMNS.map(|name| row[name].as_str().unwrap_or_default().to_owned());
        cells.join(",")
    };
    let lines: Vec<String> = rows.iter().map(cells).collect();
    format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n"))
}

fn workbook(rows: &[Value]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write_string(0, column, name).expect("a cell");
        for (line, row) in (1..).zip(rows) {
            let cell = row[name].as_str().expect("a text");
            sheet.write_string(line, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// A school that is asked for every change of who somebody is.
async fn wary() -> School {
    let set = |config: &mut registry::platform::serve::config::ServerConfig| {
        config.import_identity_share = 0;
        config.import_identity_count = 1;
    };
    School::open_on(TestServer::start_with(set).await).await
}

fn path(import: &Value) -> String {
    format!("/v1/imports/{}", import["id"].as_str().expect("an id"))
}

async fn confirm(by: &Client, import: &Value) -> Value {
    let seen = by.get(&path(import)).await.expect(200);
    let path = format!("{}/confirm", path(import));
    let confirmed = by
        .with("if-match", seen.etag())
        .post(&path, json!({}))
        .await;
    ended(by, &confirmed.expect(202).id()).await
}

/// Whom the import would change: the key, and each member with what it was and would be.
async fn listed(by: &Client, import: &Value) -> Vec<Value> {
    let rows = report(by, import, "&identityChanged=true").await;
    let told = |row: &Value| json!([row["externalId"], row["identityChanges"]]);
    rows.iter().map(told).collect()
}

/// Pointers of the warnings that a person may have become another.
fn warned(row: &Value) -> Vec<&str> {
    let warnings = row["warnings"].as_array().expect("warnings").iter();
    let changed = warnings.filter(|warning| warning["code"] == "IDENTITY_CHANGED");
    changed
        .map(|warning| warning["pointer"].as_str().expect("a pointer"))
        .collect()
}

impl School {
    async fn name_of(&self, number: u32) -> Value {
        let path = format!("/v1/trainees/by-external-id/sis/HV-{number}");
        self.registrar.get(&path).await.expect(200).body["fullName"].clone()
    }
}

#[actix_web::test]
async fn a_list_sorted_by_its_names_alone_waits_and_goes_on_as_it_would_have_gone() {
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let school = School::open().await;
        let by = &school.registrar;
        school.import("kind=trainees", &people()).await;

        let query = format!("kind=trainees&onError={on_error}");
        let waits = school.import(&query, &sorted_by_name()).await;
        assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
        assert_eq!(waits["counts"], counts(0, 29, 1, 0));
        assert_eq!(
            (&waits["stored"], &waits["finishedAt"]),
            (&json!(false), &Value::Null)
        );
        let confirmation = &waits["confirmation"];
        assert_eq!(
            (&confirmation["people"], &confirmation["changed"]),
            (&json!(30), &json!(29))
        );
        assert!(confirmation["expiresAt"].is_string(), "{confirmation:#}");
        assert_eq!(school.name_of(1).await, "Lò Thị Mai 1");

        let list = listed(by, &waits).await;
        assert_eq!(list.len(), 29);
        let change = json!({"member": "fullName", "before": "Lò Thị Mai 1",
            "after": "Lò Thị Mai 2"});
        assert_eq!(list[0], json!(["HV-1", [change]]));
        let others = report(by, &waits, "&identityChanged=false").await;
        assert_eq!(others[0]["externalId"], "HV-30");
        for row in report(by, &waits, "&outcome=updated").await {
            assert_eq!(warned(&row), ["/fullName"], "{row:#}");
        }

        let done = confirm(by, &waits).await;
        assert_eq!(
            (&done["state"], &done["counts"], &done["stored"]),
            (&json!("SUCCEEDED"), &counts(0, 29, 1, 0), &json!(true))
        );
        let me = by.get("/v1/users/me").await.expect(200);
        assert_eq!(
            done["confirmation"]["confirmedBy"], me.body["id"],
            "{done:#}"
        );
        assert!(audited(&school.server).contains(&"import.confirm".to_owned()));
        assert_eq!(school.name_of(1).await, "Lò Thị Mai 2");
        let rows = report(by, &done, "").await;
        assert_eq!(rows.len(), 30);
        assert_eq!(warned(&rows[0]), ["/fullName"]);
        assert_eq!(rows[0]["identityChanges"], json!([]), "nothing to keep");
        assert!(listed(by, &done).await.is_empty());
    }
}

#[actix_web::test]
async fn every_format_and_a_mixed_file_wait_as_well() {
    let school = School::open().await;
    let by = &school.registrar;
    school.import("kind=trainees", &people()).await;
    let rows = sorted_by_name();
    let of_kind = rows.iter().map(|row| mixed("trainees", row.clone()));
    let files = [
        ("trainees", CSV, table(&rows).into_bytes()),
        ("trainees", XLSX, workbook(&rows)),
        (
            "mixed",
            NDJSON,
            ndjson(&of_kind.collect::<Vec<_>>()).into_bytes(),
        ),
    ];
    for (kind, media_type, file) in files {
        for on_error in ["skip-row", "reject-all"] {
            let _case = Case::of(format!("{kind} {media_type} {on_error}"));
            let query = format!("kind={kind}&onError={on_error}");
            let queued = push(by, &query, media_type, file.clone()).await.expect(202);
            let waits = ended(by, &queued.id()).await;
            assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
            assert_eq!(waits["confirmation"]["changed"], 29);
            let cancelled = by
                .post(&format!("{}/cancel", path(&waits)), json!({}))
                .await;
            assert_eq!(cancelled.expect(200).body["state"], "CANCELLED");
        }
    }
    assert_eq!(school.name_of(1).await, "Lò Thị Mai 1");
}

#[actix_web::test]
async fn a_validation_warns_that_a_commit_would_wait() {
    let school = School::open().await;
    let by = &school.registrar;
    school.import("kind=trainees", &people()).await;

    let done = school
        .import("kind=trainees&mode=validate", &sorted_by_name())
        .await;
    assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
    let confirmation = &done["confirmation"];
    assert_eq!(
        (&confirmation["changed"], &confirmation["version"]),
        (&json!(29), &Value::Null)
    );
    let rows = report(by, &done, "&outcome=updated").await;
    assert!(rows.iter().all(|row| warned(row) == ["/fullName"]));

    let refused = by
        .with("if-match", "*")
        .post(&format!("{}/confirm", path(&done)), json!({}))
        .await;
    refused.expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn few_changes_are_warnings_on_their_rows() {
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let school = School::open().await;
        school.import("kind=trainees", &people()).await;
        let mut rows = people();
        // A tone, and a day.
        rows[0]["fullName"] = json!("Lò Thị Mái 1");
        rows[1]["birthDate"] = json!("2004-05-18");

        let query = format!("kind=trainees&onError={on_error}");
        let done = school.import(&query, &rows).await;
        assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
        assert_eq!(done["confirmation"], Value::Null);
        let told = report(&school.registrar, &done, "").await;
        assert_eq!(warned(&told[0]), ["/fullName"]);
        assert_eq!(warned(&told[1]), ["/birthDate"]);
        assert!(warned(&told[2]).is_empty());

        // Three of thirty are too many, and so they are in a file of three and new people.
        let mut rows = people();
        for row in &mut rows[..3] {
            row["fullName"] = json!("Cà Thị Hoa");
        }
        let waits = school.import(&query, &rows).await;
        assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
        rows.truncate(3);
        rows.extend((101..=180).map(trainee));
        let waits = school.import(&query, &rows).await;
        assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
        assert_eq!(waits["confirmation"]["people"], 3, "{waits:#}");
    }
}

#[actix_web::test]
async fn who_stays_the_same_person_is_no_change() {
    let school = wary().await;
    let lead = school.server.lead();
    school
        .import("kind=trainees", &[trainee(1), trainee(2)])
        .await;
    // What the lead agency has corrected stays as it is.
    let path = "/v1/trainees/by-external-id/sis/HV-2";
    let seen = school.registrar.get(path).await.expect(200);
    let path = format!("/v1/trainees/{}", seen.id());
    let seen = lead.get(&path).await.expect(200);
    let corrected = json!({"fullName": "Lò Thị Sái"});
    lead.patch(&path, &seen, corrected).await.expect(200);

    let passport = json!({"passportCountry": "VN", "passportNumber": "B1234567"});
    let rows = [
        with(
            trainee(1),
            json!({"fullName": "  LO\u{300}  thị mai 1", "phone": "0912345678"}),
        ),
        with(trainee(2), passport),
    ];
    for on_error in ["skip-row", "reject-all"] {
        let _case = Case::of(on_error);
        let query = format!("kind=trainees&onError={on_error}");
        let done = school.import(&query, &rows).await;
        assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
        for row in report(&school.registrar, &done, "").await {
            assert!(
                problems(&row).is_empty() && warned(&row).is_empty(),
                "{row:#}"
            );
        }
    }
}

#[actix_web::test]
async fn each_member_that_makes_another_person_is_told_with_documents_masked() {
    let school = wary().await;
    let by = &school.registrar;
    let passport = json!({"passportCountry": "VN", "passportNumber": "B1234567"});
    let person = with(trainee(1), passport);
    school
        .import("kind=trainees", std::slice::from_ref(&person))
        .await;
    let changed = [
        (
            json!({"fullName": "Lo Thi Mai 1"}),
            "fullName",
            "Lò Thị Mai 1",
            Some("Lo Thi Mai 1"),
        ),
        (
            json!({"birthDate": "2004-01-01"}),
            "birthDate",
            "2004-05-17",
            Some("2004-01-01"),
        ),
        (
            json!({"citizenId": "014304999777"}),
            "citizenId",
            "•••••••••001",
            Some("•••••••••777"),
        ),
        (
            json!({"passportNumber": "B7654321"}),
            "passport",
            "VN •••••567",
            Some("VN •••••321"),
        ),
        (
            json!({"passportCountry": null, "passportNumber": null}),
            "passport",
            "VN •••••567",
            None,
        ),
    ];
    for (change, member, before, after) in changed {
        let _case = Case::of(&change);
        let row = with(person.clone(), change);
        let waits = school
            .import("kind=trainees&onError=skip-row", &[row])
            .await;
        let change = json!({"member": member, "before": before, "after": after});
        assert_eq!(
            listed(by, &waits).await,
            [json!(["HV-1", [change]])],
            "{waits:#}"
        );
    }

    // Who may not read people is told which members alone.
    let id = by.get("/v1/users/me").await.expect(200).body["reach"]["schoolId"].clone();
    let id = id.as_str().expect("an id").parse().expect("an id");
    let scopes = ["imports:write"];
    let program = school.server;
    let program = program.user_with_scopes(Role::SchoolRegistrar, BoundTo::School(id), &scopes);
    let imports = program
        .get("/v1/imports?state=AWAITING_CONFIRMATION")
        .await
        .expect(200);
    let waits = imports.rows().last().expect("the first").clone();
    let change = json!({"member": "fullName", "before": null, "after": null});
    assert_eq!(listed(&program, &waits).await, [json!(["HV-1", [change]])]);
}
