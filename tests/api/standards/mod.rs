//! What standard programs expect of HTTP: methods, tags, encodings, refusals and connections, over every
//! operation where it can be.

mod bounds;
mod choices;
mod connections;
mod declared;
mod methods;
mod refusals;
mod tags;

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::Value;

use crate::contract::{document, operations, resolve};
use crate::lists::world::World;
use crate::support::{Client, Response};

/// A path of the document with what it says.
pub struct Known {
    pub path: String,
    /// With rows that are there.
    pub filled: String,
    pub methods: Vec<String>,
}

/// Every path of the document.
fn paths(world: &World) -> Vec<Known> {
    let document = document();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (method, path, _) in operations(&document) {
        found.entry(path).or_default().push(method.to_uppercase());
    }
    assert!(found.len() > 100, "{} paths are too few", found.len());
    let known = |(path, methods): (String, Vec<String>)| Known {
        filled: world.filled(&path),
        path,
        methods,
    };
    found.into_iter().map(known).collect()
}

/// What is read of a world: paths whose rows are known, each by somebody who may.
async fn readable(world: &World) -> Vec<(String, Client)> {
    let (lead, admin) = (world.server.lead(), world.server.administrator());
    let mut found = Vec::new();
    for Known {
        filled, methods, ..
    } in paths(world)
    {
        if filled.contains('{') || !methods.iter().any(|method| method == "GET") {
            continue;
        }
        for client in [&lead, &admin] {
            if client.download(&filled).await.0 == 200 {
                found.push((filled.clone(), client.clone()));
                break;
            }
        }
    }
    assert!(found.len() > 40, "{} reads are too few", found.len());
    found
}

/// An answer without what is of one request alone.
fn lasting(answer: &Response) -> BTreeMap<String, String> {
    const OWN: [&str; 3] = ["date", "x-request-id", "ratelimit"];
    let headers = answer.headers.iter();
    let headers = headers.filter(|(name, _)| !OWN.contains(&name.as_str()));
    let text = |value: &reqwest::header::HeaderValue| {
        String::from_utf8_lossy(value.as_bytes()).into_owned()
    };
    headers
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect()
}

async fn options(by: &Client, path: &str) -> Response {
    by.send(Method::OPTIONS, path, None).await
}

/// The members of a header that is a list.
fn listed(answer: &Response, name: &str) -> Vec<String> {
    let lines: Vec<_> = answer.headers.get_all(name).iter().collect();
    assert!(lines.len() < 2, "{name} stands twice: {lines:?}");
    let line = lines.first().and_then(|line| line.to_str().ok());
    let items = line.unwrap_or_default().split(',').map(str::trim);
    items
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

fn has(items: &[String], wanted: &str) -> bool {
    items.iter().any(|item| item.eq_ignore_ascii_case(wanted))
}

fn is_empty(body: &Value) -> bool {
    body.as_str() == Some("")
}
