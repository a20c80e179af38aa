//! The last step of a row is taken back: docs/adr/0021. Enrolments have tests of their own.

mod certificates;
mod classes;
mod histories;
mod merges;
mod outcomes;
mod statuses;
mod upgrade;

use serde_json::{Value, json};

use crate::support::{Client, Response};

/// Try to take the last step of the row at `path`, as it is now, back.
pub async fn undo(by: &Client, path: &str) -> Response {
    let now = by.get(path).await.expect(200);
    by.with("if-match", now.etag())
        .post(&format!("{path}/undo"), json!({"reason": "Ghi nhầm"}))
        .await
}

/// The steps of the row at `path`.
async fn steps(by: &Client, path: &str) -> Vec<Value> {
    let listed = by.get(&format!("{path}/steps")).await.expect(200);
    listed.rows().to_vec()
}

/// Each step of the row at `path`, and whether it still counts.
async fn told(by: &Client, path: &str) -> Vec<(String, bool)> {
    let told = |step: &Value| {
        let status = step["status"].as_str().expect("a status").to_owned();
        (status, step["undoneAt"].is_null())
    };
    steps(by, path).await.iter().map(told).collect()
}

fn is(steps: &[(&str, bool)]) -> Vec<(String, bool)> {
    let step = |(status, stands): &(&str, bool)| ((*status).to_owned(), *stands);
    steps.iter().map(step).collect()
}

/// Whether the readers of a step know whose people took it.
async fn knows_whose(by: &Client, path: &str) -> bool {
    let steps = steps(by, path).await;
    let first = steps.first().expect("a step");
    assert_eq!(
        first["organisationId"].is_null(),
        first["recordedById"].is_null()
    );
    !first["organisationId"].is_null()
}

/// The ids that a refusal names.
fn named(refused: &Response) -> Vec<String> {
    let ids = refused.body["errors"][0]["params"]["ids"].as_array();
    let ids = ids.expect("the ids").iter();
    ids.map(|id| id.as_str().expect("an id").to_owned())
        .collect()
}
