//! Schools as the province, a school and others meet them.

mod lists;
mod rules;
mod successors;
mod takeover;

use serde_json::{Value, json};

use crate::support::fixtures::with;
use crate::support::{Client, Response};

fn school(code: &str, name: &str) -> Value {
    json!({"code": code, "nameVi": name, "kind": "COLLEGE", "ownership": "PUBLIC"})
}

/// Close a school, and say who goes on with it.
async fn close(lead: &Client, school: &str, changes: Value) -> Response {
    let path = format!("/v1/schools/{school}");
    let now = lead.get(&path).await.expect(200);
    let patch = with(json!({"status": "CLOSED"}), changes);
    lead.patch(&path, &now, patch).await
}
