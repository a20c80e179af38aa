//! Schools as the province, a school and others meet them.

mod lists;
mod rules;

use serde_json::{Value, json};

fn school(code: &str, name: &str) -> Value {
    json!({"code": code, "nameVi": name, "kind": "COLLEGE", "ownership": "PUBLIC"})
}
