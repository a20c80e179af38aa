//! Lists as a whole: each with each of its filters, in each of its orders, for each kind of caller,
//! as the document and the server themselves say what there is.

mod counts;
mod fill;
mod pages;
mod plans;
mod statistics;
mod values;
mod work;
pub mod world;

use serde_json::Value;

use crate::contract::{document, operations, resolve};
use crate::support::Client;

/// Parameters that are no filters.
const COMMON: [&str; 7] = [
    "limit", "cursor", "sort", "count", "fields", "expand", "reveal",
];

/// A list of the document: whatever is read page by page in an order.
#[derive(Debug)]
pub struct List {
    pub operation: String,
    pub path: String,
    pub filters: Vec<Filter>,
}

/// A query parameter that narrows a list.
#[derive(Debug)]
pub struct Filter {
    pub name: String,
    /// Some value that it takes.
    pub value: String,
}

/// Every list but searches by words, which have an index of their own (`trainees/search.rs`), and
/// histories and reports of taking back, which are of one row or read as reports of imports are.
pub fn lists() -> Vec<List> {
    let document = document();
    let mut lists = Vec::new();
    for (method, path, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array();
        let parameters: Vec<&Value> = parameters.into_iter().flatten().collect();
        let has = |name: &str| parameters.iter().any(|parameter| parameter["name"] == name);
        let is_of_one = path.ends_with("/history") || path.ends_with("/undo/report");
        if method != "get" || !has("cursor") || !has("sort") || is_of_one {
            continue;
        }
        let filters = parameters.iter().filter(|parameter| {
            let name = parameter["name"].as_str().expect("a name");
            parameter["in"] == "query" && !COMMON.contains(&name) && name != "q"
        });
        let filters = filters.map(|parameter| Filter {
            name: parameter["name"].as_str().expect("a name").to_owned(),
            value: some_value(&document, parameter),
        });
        lists.push(List {
            operation: operation["operationId"]
                .as_str()
                .expect("a name")
                .to_owned(),
            filters: filters.collect(),
            path,
        });
    }
    assert!(lists.len() > 20, "{} lists are too few", lists.len());
    lists
}

impl List {
    /// The orders that the list offers, both ways round, or none where the caller may not have it.
    pub async fn orders(&self, client: &Client, path: &str) -> Vec<String> {
        // The parents of some are out of reach.
        if [403, 404].contains(&client.get(path).await.status.as_u16()) {
            return Vec::new();
        }
        let refused = client.get(&format!("{path}?sort=x")).await;
        let refused = refused.expect(400).body;
        let allowed = refused["errors"][0]["params"]["allowed"].as_str();
        let allowed = allowed.unwrap_or_else(|| panic!("no orders for {path}: {refused}"));
        let orders = allowed.split(',');
        orders
            .flat_map(|order| [order.to_owned(), format!("-{order}")])
            .collect()
    }
}

/// One value of a filter, by what the document says of it.
fn some_value(document: &Value, parameter: &Value) -> String {
    let schema = resolve(document, &parameter["schema"]);
    let name = parameter["name"].as_str().expect("a name");
    let examples = [
        &parameter["example"],
        &schema["example"],
        &schema["enum"][0],
    ];
    if let Some(example) = examples.iter().find_map(|example| example.as_str()) {
        return example.split(',').next().unwrap_or_default().to_owned();
    }
    let value = match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("boolean"), _) => "true",
        (_, Some("date")) if name.ends_with("[lte]") => "1901-01-01",
        (_, Some("date")) => "2999-01-01",
        (_, Some("date-time")) if name.ends_with("[lt]") => "1971-01-01T00:00:00Z",
        (_, Some("date-time")) => "2999-01-01T00:00:00Z",
        (_, Some("uuid")) => "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
        // Several values, separated by commas.
        _ if name.ends_with("Id") => "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
        _ if name == "taxCode" => "0101243150",
        _ => "NONE",
    };
    value.to_owned()
}
