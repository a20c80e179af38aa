//! Records under the keys of a school's own system: sent whole, every night, and never doubled.

mod at_once;
mod keys;
mod people;
mod training;

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{audit_events, change_log, external_ids, trainees};
use registry::platform::db::types::Json;
use registry::platform::values::ids::OrganisationId;
use serde_json::{Value, json};

use crate::support::fixtures::{Stage, class_body, teaching, with};
use crate::support::{Client, Response, TestServer};

fn at(resource: &str, value: &str) -> String {
    format!("/v1/{resource}/by-external-id/sis/{value}")
}

fn key(value: &str) -> Value {
    json!({"system": "sis", "value": value})
}

/// The class of a stage as its school's system sends it.
fn sent_class(stage: &Stage, code: &str, changes: Value) -> Value {
    with(class_body(&stage.server, &stage.teaching, code), changes)
}

fn sent_enrolment(trainee: &str, class: &Response, changes: Value) -> Value {
    let body = json!({
        "trainee": key(trainee), "classId": class.id(), "appliedDate": "2026-02-02"
    });
    with(body, changes)
}

/// How many audit events, change entries and keys there are: nothing new means nothing written.
fn written(server: &TestServer) -> (i64, i64, i64) {
    let count = |conn: &mut DbConnection| {
        Ok((
            audit_events::table.count().get_result(conn)?,
            change_log::table.count().get_result(conn)?,
            external_ids::table.count().get_result(conn)?,
        ))
    };
    server.db().read_now(count).expect("counts")
}

fn people(server: &TestServer) -> i64 {
    let count = |conn: &mut DbConnection| Ok(trainees::table.count().get_result(conn)?);
    server.db().read_now(count).expect("a count")
}

fn audited(server: &TestServer, action: &'static str) -> i64 {
    let count = move |conn: &mut DbConnection| {
        let events = audit_events::table.filter(audit_events::action.eq(action));
        Ok(events.count().get_result(conn)?)
    };
    server.db().read_now(count).expect("a count")
}

/// Two schools with a registrar each.
async fn two_schools() -> (TestServer, Client, Client) {
    let server = TestServer::start().await;
    let lead = server.lead();
    let a = teaching(&lead, "A1").await;
    let b = teaching(&lead, "B1").await;
    let (a, b) = (a.school_id(), b.school_id());
    let (a, b) = (server.registrar(a), server.registrar(b));
    (server, a, b)
}

fn rekeys(server: &TestServer) -> Vec<(Value, Option<OrganisationId>)> {
    let entries = |conn: &mut DbConnection| {
        let rows: Vec<(Json<Value>, Option<OrganisationId>)> = change_log::table
            .filter(change_log::op.eq("REKEY"))
            .order(change_log::seq)
            .select((change_log::keys, change_log::organisation_id))
            .load(conn)?;
        Ok(rows.into_iter().map(|(keys, of)| (keys.0, of)).collect())
    };
    server.db().read_now(entries).expect("entries")
}
