//! Every way to read a resource shows a caller the same rows: list, count, single read, snapshot,
//! change feed and export. Made from the table of resources, so that a new one is held to it too.

pub mod world;

use std::collections::{BTreeMap, BTreeSet};

use registry::platform::auth::authz::Role;
use registry::resources::synced::Synced;
use serde_json::{Value, json};

use crate::exports;
use crate::support::{BoundTo, Case, Client, TestServer};
use world::{callers, half, move_over};

type Ids = BTreeSet<String>;

/// The list that a row stands in.
fn list_of(kind: Synced, row: &Value) -> String {
    let of = |name: &str| row[name].as_str().expect("an id").to_owned();
    match kind.as_str() {
        "campuses" => format!("/v1/schools/{}/campuses", of("schoolId")),
        "beneficiary-statuses" => format!("/v1/trainees/{}/beneficiary-statuses", of("traineeId")),
        kind => format!("/v1/{kind}"),
    }
}

/// Where a row is read by itself.
fn path_of(kind: Synced, row: &Value) -> String {
    let id = row["id"].as_str().expect("an id");
    match kind.as_str() {
        "campuses" => format!("{}/{id}", list_of(kind, row)),
        kind => format!("/v1/{kind}/{id}"),
    }
}

fn ids(rows: &[Value]) -> Ids {
    rows.iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// Every row of a snapshot; none where the caller may not read the resource.
async fn snapshot(by: &Client, kind: Synced) -> Option<Vec<Value>> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/v1/changes/snapshot?limit=500&types={kind}{cursor}");
        let page = by.get(&path).await;
        if page.status == 403 {
            return None;
        }
        let page = page.expect(200);
        rows.extend(page.rows().iter().map(|entry| entry["data"].clone()));
        match page.next_cursor() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return Some(rows),
        }
    }
}

/// What a reader of the feed holds, and where it goes on.
type Copy = (Ids, String);

/// The copy of a reader who goes on to the end of the feed.
async fn feed(by: &Client, kind: Synced, (mut held, mut cursor): Copy) -> Copy {
    loop {
        let path = format!("/v1/changes?limit=500&types={kind}{cursor}");
        let page = by.get(&path).await.expect(200);
        for entry in page.rows() {
            let id = entry["id"].as_str().expect("an id").to_owned();
            match entry["op"].as_str().expect("an op") {
                "UPSERT" | "REKEY" => drop(held.insert(id)),
                _ => drop(held.remove(&id)),
            }
        }
        cursor = format!("&cursor={}", page.next_cursor().expect("a cursor"));
        if page.body["page"]["hasMore"] == false {
            return (held, cursor);
        }
    }
}

async fn exported(by: &Client, kind: Synced) -> Ids {
    let made = exports::export(by, json!({"type": kind, "format": "NDJSON"})).await;
    ids(&exports::rows(by, &made).await)
}

#[actix_web::test]
async fn every_way_to_read_a_resource_shows_a_caller_the_same_rows() {
    let server = TestServer::start().await;
    let halves = [
        half(&server, "A1", "03646", "0100109106", 1).await,
        half(&server, "B1", "03664", "0300588569", 11).await,
    ];
    let callers = callers(&server, &halves);
    let lead = server.lead();
    server.decided().await;

    let restricted = Synced::all().filter(|kind| kind.read_action().is_some());
    for kind in restricted {
        let all = snapshot(&lead, kind)
            .await
            .expect("the lead agency reads everything");
        assert!(
            all.len() >= 2,
            "there is no {kind} in either half: make one in `half`"
        );
        let lists: BTreeSet<String> = all.iter().map(|row| list_of(kind, row)).collect();
        for (name, by) in &callers {
            let _case = Case::of(format!("{kind} as {name}"));
            let Some(rows) = snapshot(by, kind).await else {
                for list in &lists {
                    by.get(list).await.expect(403);
                }
                by.get(&format!("/v1/changes?types={kind}"))
                    .await
                    .expect(403);
                let order = json!({"type": kind, "format": "NDJSON"});
                by.post("/v1/exports", order).await.expect(403);
                continue;
            };
            let seen = ids(&rows);

            let (mut listed, mut counted) = (Ids::new(), 0);
            for list in &lists {
                let page = by.get(&format!("{list}?limit=500&count=exact")).await;
                // What the list hangs on is out of reach.
                if page.status != 404 {
                    let page = page.expect(200);
                    listed.extend(ids(page.rows()));
                    counted += page.body["page"]["total"].as_u64().expect("a total");
                }
            }
            assert_eq!(listed, seen, "the list and the snapshot");
            assert_eq!(counted, seen.len() as u64, "the count");
            for row in &all {
                let read = by.get(&path_of(kind, row)).await.status;
                let expected = if seen.contains(row["id"].as_str().expect("an id")) {
                    200
                } else {
                    404
                };
                assert_eq!(read, expected, "{}", path_of(kind, row));
                let history = by.get(&format!("{}/history", path_of(kind, row))).await;
                assert_eq!(history.status, expected, "the history");
            }
            let (held, _) = feed(by, kind, Copy::default()).await;
            assert_eq!(held, seen, "the feed");
            assert_eq!(exported(by, kind).await, seen, "the export");
        }
    }
}

#[actix_web::test]
async fn a_row_that_leaves_a_reach_leaves_the_copies_there() {
    let server = TestServer::start().await;
    let halves = [
        half(&server, "A1", "03646", "0100109106", 1).await,
        half(&server, "B1", "03664", "0300588569", 11).await,
    ];
    let callers = callers(&server, &halves);
    server.decided().await;
    let mut copies = Vec::new();
    for kind in Synced::all().filter(|kind| kind.read_action().is_some()) {
        for (name, by) in &callers {
            if snapshot(by, kind).await.is_some() {
                copies.push((kind, name, by, feed(by, kind, Copy::default()).await));
            }
        }
    }

    move_over(&server, &halves).await;
    server.decided().await;

    let mut left = BTreeSet::new();
    for (kind, name, by, copy) in copies {
        let _case = Case::of(format!("{kind} as {name}"));
        let before = copy.0.clone();
        let (held, _) = feed(by, kind, copy).await;
        let seen = ids(&snapshot(by, kind).await.expect("rows"));
        assert_eq!(held, seen);
        if !held.is_superset(&before) {
            left.insert(kind.as_str());
        }
    }
    for kind in ["trainees", "partnerships"] {
        assert!(left.contains(kind), "no {kind} left a reach: {left:?}");
    }
}

#[actix_web::test]
async fn every_reach_has_rows_inside_and_outside() {
    let server = TestServer::start().await;
    let halves = [
        half(&server, "A1", "03646", "0100109106", 1).await,
        half(&server, "B1", "03664", "0300588569", 11).await,
    ];
    let lead = server.lead();
    let [inside, outside] = halves.map(|half| server.registrar(half.school));
    let mut narrow = BTreeSet::new();

    for kind in Synced::all().filter(|kind| kind.read_action().is_some()) {
        let all = ids(&snapshot(&lead, kind).await.expect("rows"));
        let (own, other) = (
            ids(&snapshot(&inside, kind).await.expect("rows of one's own")),
            ids(&snapshot(&outside, kind).await.expect("rows of one's own")),
        );
        assert!(!own.is_empty() && own.is_subset(&all), "{kind}");
        if own != all {
            assert!(
                !other.is_subset(&own),
                "{kind}: the other school sees no more"
            );
            narrow.insert(kind.as_str());
        }
    }

    // What a school may know of others is decided here, on purpose.
    let open: Vec<&str> = Synced::all()
        .filter(|kind| kind.read_action().is_some() && !narrow.contains(kind.as_str()))
        .map(Synced::as_str)
        .collect();
    assert_eq!(
        open,
        ["schools", "campuses", "licence-lines", "enterprises"]
    );
}

#[actix_web::test]
async fn a_snapshot_has_what_a_row_refers_to_before_the_row() {
    let server = TestServer::start().await;
    half(&server, "A1", "03646", "0100109106", 1).await;
    let lead = server.lead();
    let mut rows = Vec::new();
    for kind in Synced::all() {
        let all = snapshot(&lead, kind).await.expect("rows");
        rows.extend(all.into_iter().map(|row| (kind, row)));
    }
    let id_of = |row: &Value| row["id"].as_str().map(str::to_owned);
    let kinds: BTreeMap<String, Synced> = rows
        .iter()
        .filter_map(|(kind, row)| Some((id_of(row)?, *kind)))
        .collect();

    let mut seen = BTreeSet::new();
    for (kind, row) in &rows {
        let members = row.as_object().expect("a row").iter();
        for (member, value) in members.filter(|(member, _)| member.ends_with("Id")) {
            let other = value.as_str().and_then(|id| kinds.get(id));
            let earlier = other.is_none_or(|other| other == kind || seen.contains(other.as_str()));
            assert!(earlier, "{kind}: {member} is of a kind that comes later");
        }
        seen.insert(kind.as_str());
    }
}

#[actix_web::test]
async fn a_catalogue_is_the_same_for_everybody() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);

    for kind in Synced::all().filter(|kind| kind.read_action().is_none()) {
        let all = snapshot(&lead, kind).await.expect("rows");
        assert_eq!(snapshot(&viewer, kind).await, Some(all), "{kind}");
    }
}
