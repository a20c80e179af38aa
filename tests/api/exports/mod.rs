//! Lists as files, complete and safe to open.

mod changes;
mod files;
mod formats;
mod jobs;
mod reach;
mod types;

use std::io::Read;

use flate2::read::GzDecoder;
use registry::platform::values::ids::AnyId;
use registry::platform::values::text::hex;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::Client;

/// The export, once its job has ended.
async fn ended(by: &Client, path: &str) -> Value {
    loop {
        let export = by.get(path).await.expect(200).body;
        match export["state"].as_str().expect("a state") {
            "QUEUED" | "RUNNING" | "CANCELLING" => {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            _ => return export,
        }
    }
}

/// The export that was ordered, with its manifest.
pub async fn export(by: &Client, order: Value) -> Value {
    let taken = by.post("/v1/exports", order).await.expect(202);
    let export = ended(by, taken.header("location")).await;
    assert_eq!(export["state"], "SUCCEEDED", "{export:#}");
    export
}

fn parts(export: &Value) -> Vec<Value> {
    export["manifest"]["parts"]
        .as_array()
        .expect("parts")
        .clone()
}

/// A part as it is downloaded, which must be what the manifest says.
async fn fetch(by: &Client, part: &Value) -> Vec<u8> {
    let (status, headers, bytes) = by.download(part["url"].as_str().expect("a URL")).await;
    assert_eq!(status.as_u16(), 200);
    assert_eq!(
        headers["content-type"],
        part["mediaType"].as_str().expect("a text")
    );
    let digest = hex(&Sha256::digest(&bytes));
    assert_eq!(part["sha256"], digest.as_str());
    assert_eq!(headers["etag"], format!("\"{digest}\"").as_str());
    assert_eq!(part["bytes"], bytes.len());
    let name = part["fileName"].as_str().expect("a text");
    assert_eq!(
        headers["content-disposition"],
        format!("attachment; filename=\"{name}\"").as_str()
    );
    bytes
}

async fn text(by: &Client, part: &Value) -> String {
    let mut text = String::new();
    let bytes = fetch(by, part).await;
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .expect("gzip");
    text
}

/// The rows of an NDJSON export.
pub async fn rows(by: &Client, export: &Value) -> Vec<Value> {
    let mut rows = Vec::new();
    for part in parts(export) {
        let text = text(by, &part).await;
        assert_eq!(part["rows"], text.lines().count());
        rows.extend(
            text.lines()
                .map(|line| serde_json::from_str::<Value>(line).expect("JSON")),
        );
    }
    rows
}

/// The id of the user behind the client.
async fn me(client: &Client) -> AnyId {
    let me = client.get("/v1/users/me").await.expect(200);
    me.id().parse().expect("an id")
}
