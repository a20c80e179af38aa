//! Statistics of training as the province, a school and the public meet them.

mod caching;
mod counting;
mod coverage;
mod privacy;
mod reading;
mod study;

use serde_json::{Value, json};

use crate::support::past::{self, Enrolled};
use crate::support::{Client, Response, TestServer, fixtures};

/// A class of a school with this code that ran from 4 March to 28 June 2024.
async fn class(server: &TestServer, school: &str) -> Response {
    let teaching = fixtures::teaching(&server.lead(), school).await;
    let dates = json!({"startDate": "2024-03-04", "endDate": "2024-06-28"});
    fixtures::class(server, &teaching, "L1", dates).await
}

async fn figures(client: &Client, query: &str) -> Value {
    let path = format!("/v1/statistics/training?{query}");
    client.get(&path).await.expect(200).body
}

/// The cell of these values.
fn cell<'a>(cells: &'a Value, values: &[&str]) -> &'a Value {
    let found = cells.as_array().expect("cells").iter().find(|cell| {
        let key = cell["key"].as_array().expect("a key");
        key.iter().map(|member| &member["value"]).eq(values)
    });
    found.unwrap_or_else(|| panic!("no cell {values:?} in {cells:#}"))
}

const COUNTS: [&str; 6] = [
    "trained",
    "completed",
    "certified",
    "dueAt6Months",
    "tracedAt6Months",
    "employedAt6Months",
];

fn counts(cell: &Value) -> Vec<u64> {
    let count = |name: &&str| cell[*name].as_u64().expect("a count");
    COUNTS.iter().map(count).collect()
}

/// Three schools; at the first only three men.
async fn three_schools(server: &TestServer) -> Vec<Response> {
    let mut classes = Vec::new();
    for (school, women, men) in [("A1", 12, 3), ("B1", 20, 30), ("C1", 11, 14)] {
        let class = class(server, school).await;
        let woman = Enrolled::completed(server, &class, "2024-06-28");
        past::enrol(server, &woman, women);
        past::enrol(server, &woman.man(), men);
        classes.push(class);
    }
    classes
}
