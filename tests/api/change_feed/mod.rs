//! The change feed: what a reader is told, that nothing is skipped, and where cursors lead.

mod cursors;
mod entries;
mod gaps;
mod index;
mod sight;
mod waiting;

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

/// A reader of the feed who keeps a copy of everything it tells of.
pub struct Reader {
    client: Client,
    types: String,
    pub cursor: String,
    pub rows: BTreeMap<(String, String), Value>,
}

impl Reader {
    /// Start with a snapshot of these types, when all that was written before is decided: what is
    /// not would be told again.
    pub async fn start(server: &TestServer, client: &Client, types: &str) -> Self {
        server.decided().await;
        let mut reader = Self {
            client: client.clone(),
            types: types.to_owned(),
            cursor: String::new(),
            rows: BTreeMap::new(),
        };
        let mut path = format!("/v1/changes/snapshot?limit=3{}", reader.asked());
        loop {
            let page = client.get(&path).await.expect(200);
            reader.store(page.rows());
            match page.next_cursor() {
                Some(next) => {
                    path = format!(
                        "/v1/changes/snapshot?limit=3&cursor={next}{}",
                        reader.asked()
                    );
                }
                None => {
                    let cursor = page.body["page"]["feedCursor"].as_str();
                    cursor.expect("a cursor").clone_into(&mut reader.cursor);
                    return reader;
                }
            }
        }
    }

    /// Go on as this caller: the server has another address since it started again.
    pub fn follow(&mut self, client: &Client) {
        self.client = client.clone();
    }

    fn asked(&self) -> String {
        if self.types.is_empty() {
            String::new()
        } else {
            format!("&types={}", self.types)
        }
    }

    fn store(&mut self, entries: &[Value]) {
        for entry in entries {
            let text = |name: &str| entry[name].as_str().expect("a text").to_owned();
            let key = (text("type"), text("id"));
            match entry["op"].as_str().expect("an op") {
                "UPSERT" | "REKEY" => drop(self.rows.insert(key, entry["data"].clone())),
                _ => drop(self.rows.remove(&key)),
            }
        }
    }

    /// One page from the cursor, which moves on.
    pub async fn page(&mut self, limit: usize, wait: u64) -> Vec<Value> {
        let path = format!(
            "/v1/changes?cursor={}&limit={limit}&wait={wait}{}",
            self.cursor,
            self.asked()
        );
        let page = self.client.get(&path).await.expect(200);
        page.next_cursor()
            .expect("a cursor")
            .clone_into(&mut self.cursor);
        self.store(page.rows());
        page.rows().to_vec()
    }

    /// Everything up to something that shows that all before it has been told.
    pub async fn told(&mut self) -> Vec<Value> {
        let until = std::time::Instant::now() + Duration::from_secs(20);
        let mut told = self.page(500, 5).await;
        // Open transactions of other tests may hold entries back on PostgreSQL for a moment: what
        // belongs together was committed before, so it comes in the end.
        while told.is_empty() && std::time::Instant::now() < until {
            told = self.page(500, 5).await;
        }
        told
    }
}

/// What happened to which row, in order.
fn told_of(entries: &[Value]) -> Vec<(String, String)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    entries
        .iter()
        .map(|entry| (text(entry, "op"), text(entry, "id")))
        .collect()
}

fn pair(op: &str, id: &str) -> (String, String) {
    (op.to_owned(), id.to_owned())
}

fn school_body(code: &str) -> Value {
    json!({"code": code, "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"})
}

/// Entries until there are so many of them.
async fn settled(reader: &mut Reader, count: usize) -> Vec<Value> {
    let mut told = Vec::new();
    for _ in 0..20 {
        told.extend(reader.page(500, 3).await);
        if told.len() >= count {
            break;
        }
    }
    told
}

/// The cursor that a page ends with.
async fn cursor(client: &Client, path: &str) -> String {
    let page = client.get(path).await.expect(200);
    page.next_cursor().expect("a cursor").to_owned()
}

/// All rows of a list, as a reader would keep them.
pub async fn rows_of(client: &Client, path: &str) -> BTreeMap<(String, String), Value> {
    let resource = path.rsplit('/').next().expect("a name").to_owned();
    let mut rows = BTreeMap::new();
    let mut next = format!("{path}?limit=500");
    loop {
        let page = client.get(&next).await.expect(200);
        for row in page.rows() {
            let id = row["id"].as_str().expect("an id").to_owned();
            rows.insert((resource.clone(), id), row.clone());
        }
        match page.next_cursor() {
            Some(cursor) => next = format!("{path}?limit=500&cursor={cursor}"),
            None => return rows,
        }
    }
}
