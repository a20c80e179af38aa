//! What rows were before, and who is told of it.

mod members;
mod people;
mod rows;

use serde_json::Value;

use crate::support::Client;

/// The whole history of the row at this path, the newest version first.
async fn history(by: &Client, path: &str) -> Vec<Value> {
    pages(by, &format!("{path}/history?limit=100")).await
}

/// Every page from this one on.
async fn pages(by: &Client, path: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut page = by.get(path).await.expect(200);
    loop {
        rows.extend(page.rows().to_vec());
        let Some(cursor) = page.next_cursor() else {
            return rows;
        };
        page = by.get(&format!("{path}&cursor={cursor}")).await.expect(200);
    }
}

/// Names of the members that an entry tells of.
fn told(entry: &Value) -> Vec<&str> {
    let changes = entry["changes"].as_array().expect("changes");
    changes
        .iter()
        .map(|change| change["member"].as_str().expect("a name"))
        .collect()
}
