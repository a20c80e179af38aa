//! What is written beside the data, and what holds when many write at once.

mod at_once;
mod audit;
mod bulk;
mod connections;
mod idempotency;
mod keys;
mod statements;
mod storage;

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{audit_events, change_log};
use registry::platform::db::types::Json;
use serde_json::{Value, json};

use crate::support::TestServer;

fn school(code: &str) -> Value {
    json!({"code": code, "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"})
}

/// Actions of the audit trail and operations of the change log for one row.
fn trail(server: &TestServer, id: &str) -> (Vec<String>, Vec<(String, i64, Value)>) {
    let id: registry::platform::values::ids::AnyId = id.parse().expect("an id");
    let read = move |conn: &mut DbConnection| {
        let actions = audit_events::table
            .filter(audit_events::resource_id.eq(id))
            .order(audit_events::seq)
            .select(audit_events::action)
            .load(conn)?;
        let changes: Vec<(String, i64, Json<Value>)> = change_log::table
            .filter(change_log::resource_id.eq(id))
            .order(change_log::seq)
            .select((change_log::op, change_log::version, change_log::keys))
            .load(conn)?;
        let changes = changes
            .into_iter()
            .map(|(op, version, keys)| (op, version, keys.0))
            .collect();
        Ok((actions, changes))
    };
    server.db().read_now(read).expect("the trail")
}
