//! Files of rows, from the upload to the report.

mod confirming;
mod faults;
mod files;
mod jobs;
mod large;
mod office;
mod own;
mod people;
mod push;
mod push_tables;
mod rows;
mod same;
mod tables;
mod taking_back;
mod templates;
mod together;

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::fixtures::teaching;
use crate::support::{Client, Response, TestServer};

const NDJSON: &str = "application/x-ndjson";
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A school whose course has the key `CT-1` in its own system `sis`.
pub struct School {
    pub server: TestServer,
    pub registrar: Client,
}

impl School {
    pub async fn open() -> Self {
        Self::open_on(TestServer::start().await).await
    }

    async fn open_on(server: TestServer) -> Self {
        let teaching = teaching(&server.lead(), "A1").await;
        let registrar = server.registrar(teaching.school_id());
        let course = format!("/v1/courses/{}", teaching.course.id());
        let seen = registrar.get(&course).await.expect(200);
        let keys = json!({"externalIds": [{"system": "sis", "value": "CT-1"}]});
        registrar.patch(&course, &seen, keys).await.expect(200);
        Self { server, registrar }
    }

    /// Push NDJSON and wait for its end.
    pub async fn import(&self, query: &str, rows: &[Value]) -> Value {
        import(&self.registrar, query, &ndjson(rows)).await
    }

    async fn count(&self, path: &str) -> i64 {
        let list = self
            .registrar
            .get(&format!("{path}?count=exact&limit=1"))
            .await;
        list.expect(200).body["page"]["total"]
            .as_i64()
            .expect("a total")
    }
}

pub fn ndjson(rows: &[Value]) -> String {
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    lines.join("\n") + "\n"
}

/// Try to push a file.
pub async fn push(
    by: &Client,
    query: &str,
    media_type: &str,
    body: impl Into<reqwest::Body>,
) -> Response {
    let path = format!("/v1/imports?system=sis&{query}");
    by.send_raw(Method::POST, &path, media_type, body).await
}

/// Push NDJSON and wait for its end.
pub async fn import(by: &Client, query: &str, body: &str) -> Value {
    let queued = push(by, query, NDJSON, body.to_owned()).await.expect(202);
    assert_eq!(
        queued.header("location"),
        format!("/v1/imports/{}", queued.id())
    );
    ended(by, &queued.id()).await
}

/// The import once it has ended, or waits to be confirmed.
pub async fn ended(by: &Client, id: &str) -> Value {
    until(by, id, |import| {
        let state = import["state"].as_str().unwrap_or_default();
        ["SUCCEEDED", "FAILED", "CANCELLED", "AWAITING_CONFIRMATION"].contains(&state)
    })
    .await
}

/// The import once `reached` says so.
async fn until(by: &Client, id: &str, reached: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..6000 {
        let import = by.get(&format!("/v1/imports/{id}")).await.expect(200).body;
        if reached(&import) {
            return import;
        }
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("import {id} takes too long");
}

/// The whole report, filtered.
pub async fn report(by: &Client, import: &Value, filter: &str) -> Vec<Value> {
    let path = import["report"].as_str().expect("a path");
    let mut rows = Vec::new();
    let mut page = by
        .get(&format!("{path}?limit=500{filter}"))
        .await
        .expect(200);
    loop {
        rows.extend(page.rows().to_vec());
        let Some(cursor) = page.next_cursor() else {
            return rows;
        };
        page = by
            .get(&format!("{path}?limit=500{filter}&cursor={cursor}"))
            .await
            .expect(200);
    }
}

/// Pointers and codes of a row of the report.
pub fn problems(row: &Value) -> Vec<(String, String)> {
    let errors = row["errors"].as_array().expect("errors");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    errors
        .iter()
        .map(|error| (text(&error["pointer"]), text(&error["code"])))
        .collect()
}

pub fn counts(created: i64, updated: i64, unchanged: i64, rejected: i64) -> Value {
    json!({"created": created, "updated": updated, "unchanged": unchanged, "rejected": rejected})
}

/// A row of a woman born in 2004 who lives in Phường Tô Hiệu.
pub fn trainee(number: u32) -> Value {
    json!({
        "externalId": format!("HV-{number}"), "citizenId": format!("014304{number:06}"),
        "fullName": format!("Lò Thị Mai {number}"), "sex": "FEMALE", "birthDate": "2004-05-17",
        "residenceCode": "03646"
    })
}

/// A row of an open class.
pub fn class(key: &str) -> Value {
    json!({
        "externalId": key, "course": "CT-1", "code": key, "name": format!("Lớp {key}"),
        "unitCode": "03646", "startDate": "2026-03-02", "endDate": "2026-06-26", "capacity": 30,
        "status": "OPEN"
    })
}

/// A row of somebody who applied for a class.
pub fn enrolment(number: u32, class: &str) -> Value {
    json!({
        "externalId": format!("GD-{number}"), "trainee": format!("HV-{number}"), "class": class,
        "appliedDate": "2026-02-02"
    })
}

/// A row of a mixed file.
pub fn mixed(kind: &str, mut row: Value) -> Value {
    row["kind"] = json!(kind);
    row
}

/// A class, two people and their enrolments, those who refer before those referred to.
fn a_night() -> Vec<Value> {
    vec![
        mixed("enrolments", enrolment(1, "L1")),
        mixed("enrolments", enrolment(2, "L1")),
        mixed("classes", class("L1")),
        mixed("trainees", trainee(1)),
        mixed("trainees", trainee(2)),
    ]
}
