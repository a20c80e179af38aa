//! Every member of every resource is changed once, and the history tells what it was and became.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::pages;
use super::rows::{Changed, people, supply};
use crate::reach::world::{callers, half};
use crate::support::{Case, Client, Response, TestServer};
use registry::resources::synced::Synced;

/// Members that no history tells of.
const NEVER: [&str; 9] = [
    "id",
    "version",
    "createdAt",
    "updatedAt",
    "externalIds",
    "decided",
    "masked",
    "seatsTaken",
    "seatsFree",
];

/// Every member that clients can change is changed by some step.
fn expect_every_member(document: &Value, changed: &Changed) {
    let Some(input) = changed.input else { return };
    let pointer = format!("/components/schemas/{input}/properties");
    let members = document.pointer(&pointer).expect("a schema");
    let members: BTreeSet<&str> = members
        .as_object()
        .expect("members")
        .keys()
        .map(String::as_str)
        .collect();
    let mut known: BTreeSet<&str> = changed.fixed.iter().copied().collect();
    known.insert("externalIds");
    for (_, body) in &changed.steps {
        known.extend(
            body.as_object()
                .into_iter()
                .flat_map(Map::keys)
                .map(String::as_str),
        );
    }
    let missing: Vec<_> = members.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "{}: change {missing:?} as well",
        changed.kind
    );
}

async fn take(lead: &Client, path: &str, (below, body): &(&str, Value)) -> Response {
    let seen = lead.get(path).await.expect(200);
    let done = match *below {
        "" => lead.patch(path, &seen, body.clone()).await,
        below => {
            let path = format!("{path}{below}");
            lead.with("if-match", seen.etag())
                .post(&path, body.clone())
                .await
        }
    };
    done.expect(200)
}

/// The row with nothing masked.
async fn plain(lead: &Client, changed: &Changed) -> Value {
    let reveal = if changed.kind == "trainees" {
        "?reveal=true"
    } else {
        ""
    };
    let row = lead
        .get(&format!("{}{reveal}", changed.path))
        .await
        .expect(200);
    row.body
}

/// What differs between two readings of a row, beside what is `hidden`.
fn differences(before: &Value, after: &Value, hidden: &[&str]) -> Value {
    let names = after.as_object().expect("a row").keys().map(String::as_str);
    let names: BTreeSet<&str> = names.filter(|name| !hidden.contains(name)).collect();
    let changes = names.into_iter().filter(|name| before[name] != after[name]);
    changes
        .map(|name| json!({"member": name, "before": before[name], "after": after[name]}))
        .collect()
}

/// The versions of a history that reads as `readings` were, the newest first.
fn expected(readings: &[Value], hidden: &[&str]) -> Vec<(i64, Value)> {
    let pairs = readings.windows(2).rev();
    let versions = pairs.map(|pair| {
        let version = pair[1]["version"].as_i64().expect("a version");
        (version, differences(&pair[0], &pair[1], hidden))
    });
    versions
        .filter(|(_, changes)| changes != &json!([]))
        .collect()
}

fn versions(entries: &[Value]) -> Vec<(i64, Value)> {
    let version = |entry: &Value| entry["version"].as_i64().expect("a version");
    entries
        .iter()
        .map(|entry| (version(entry), entry["changes"].clone()))
        .collect()
}

#[actix_web::test]
async fn each_member_is_told_as_it_was_and_became_and_nothing_that_is_hidden() {
    let server = TestServer::start().await;
    let halves = [
        half(&server, "A1", "03646", "0100109106", 1).await,
        half(&server, "B1", "03664", "0300588569", 11).await,
    ];
    let lead = server.lead();
    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let mut all = supply(&server, &halves[0]).await;
    all.extend(people(&server, &halves[0]).await);
    let kinds: BTreeSet<&str> = all.iter().map(|changed| changed.kind).collect();
    let told: BTreeSet<&str> = Synced::all()
        .filter(|kind| kind.read_action().is_some())
        .map(Synced::as_str)
        .collect();
    assert_eq!(
        kinds, told,
        "every resource that people write has a history"
    );

    let callers = callers(&server, &halves);
    for changed in &all {
        let _case = Case::of(changed.kind);
        expect_every_member(&document, changed);
        let mut readings = vec![plain(&lead, changed).await];
        for step in &changed.steps {
            let _case = Case::of(&step.1);
            take(&lead, &changed.path, step).await;
            readings.push(plain(&lead, changed).await);
        }
        let whole = expected(&readings, &NEVER);
        assert_eq!(
            whole.len(),
            changed.steps.len(),
            "each step has changed something"
        );
        let reveal = if changed.kind == "trainees" {
            "&reveal=true"
        } else {
            ""
        };
        let path = format!("{}/history?limit=2{reveal}", changed.path);
        assert_eq!(versions(&pages(&lead, &path).await), whole);
        let oldest_first = pages(&lead, &format!("{path}&sort=version")).await;
        let reversed: Vec<_> = whole.iter().rev().cloned().collect();
        assert_eq!(versions(&oldest_first), reversed);
        let count = lead.get(&format!("{path}&count=exact")).await.expect(200);
        assert_eq!(count.body["page"]["total"], json!(whole.len()));

        for (name, by) in &callers {
            let _case = Case::of(name);
            let path = format!("{}/history?limit=100", changed.path);
            let read = by.get(&changed.path).await;
            if read.status != 200 {
                by.get(&path).await.expect(read.status.as_u16());
                continue;
            }
            assert_eq!(versions(&pages(by, &path).await), seen_by(&read, &readings));
        }
    }
    // A person of whom every member was decided is the largest.
    let largest = sizes(&server).into_iter().max_by_key(|(_, bytes)| *bytes);
    let (of, bytes) = largest.expect("images");
    assert!(bytes < 3_000, "{of}: {bytes}");
}

/// The bytes of each image, by its resource.
fn sizes(server: &TestServer) -> Vec<(String, usize)> {
    use diesel::prelude::*;
    use registry::platform::db::schema::before_images;
    let load = |conn: &mut registry::platform::db::DbConnection| {
        let images = before_images::table.select((before_images::resource, before_images::image));
        Ok(images.load::<(String, Vec<u8>)>(conn)?)
    };
    let images = server.db().read_now(load).expect("the images").into_iter();
    images.map(|(of, image)| (of, image.len())).collect()
}

/// What a caller who sees the row like this is told.
fn seen_by(read: &Response, readings: &[Value]) -> Vec<(i64, Value)> {
    let masked: Vec<&str> = match read.body["masked"].as_array() {
        Some(masked) => masked.iter().filter_map(Value::as_str).collect(),
        None => Vec::new(),
    };
    if masked.contains(&"address") {
        return Vec::new();
    }
    let hidden: Vec<&str> = NEVER.iter().copied().chain(masked).collect();
    expected(readings, &hidden)
}

#[actix_web::test]
async fn a_row_that_is_gone_or_unknown_has_no_history() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let firm = json!({"legalForm": "COOPERATIVE", "taxCode": "5500154060", "name": "HTX Một"});
    let made = lead.post("/v1/enterprises", firm).await.expect(201);
    let path = format!("/v1/enterprises/{}", made.id());
    let changed = lead
        .patch(&path, &made, json!({"name": "HTX Hai"}))
        .await
        .expect(200);
    assert_eq!(
        pages(&lead, &format!("{path}/history?limit=1")).await.len(),
        1
    );
    lead.delete(&path, &changed).await.expect(204);
    lead.get(&format!("{path}/history"))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(images(&server), 2, "what was deleted is kept for a while");
    let later = registry::platform::values::time::Timestamp::now().plus_seconds(31 * 86_400);
    let sweep = move |conn: &mut registry::platform::db::DbConnection| {
        registry::platform::op::before_images::sweep(conn, later)
    };
    server.db().write_now(sweep).expect("a sweep");
    assert_eq!(images(&server), 0);
}

fn images(server: &TestServer) -> i64 {
    use diesel::prelude::*;
    use registry::platform::db::schema::before_images;
    let count = |conn: &mut registry::platform::db::DbConnection| {
        Ok(before_images::table.count().get_result(conn)?)
    };
    server.db().read_now(count).expect("a count")
}

#[actix_web::test]
async fn a_tax_code_that_is_a_citizen_id_is_not_told() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let firm =
        json!({"legalForm": "HOUSEHOLD_BUSINESS", "taxCode": "014304000001", "name": "Hộ Mai"});
    let made = lead.post("/v1/enterprises", firm).await.expect(201);
    let path = format!("/v1/enterprises/{}", made.id());
    let patch = json!({"taxCode": "5500154060", "name": "Hộ kinh doanh Mai"});
    lead.patch(&path, &made, patch).await.expect(200);
    let history = pages(&lead, &format!("{path}/history?limit=9")).await;
    assert_eq!(super::told(&history[0]), ["name"]);
    assert!(!json!(history).to_string().contains("0143"));
    let by: BTreeMap<&str, &Value> = BTreeMap::from([("kind", &history[0]["by"]["kind"])]);
    assert_eq!(by["kind"], "OWN_ORGANISATION");
}
