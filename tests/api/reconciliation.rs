//! Reconciliation: what a client learns about the difference between its copy and the registry.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::imports::{self, School};
use crate::support::fixtures::{self, Stage};
use crate::support::{Case, Client, Response, TestServer};

/// The copy of a client that was written after docs/SYNC.md, by key.
type Copy = BTreeMap<String, i64>;

fn bucket(key: &str, buckets: u32) -> u32 {
    let hash = Sha256::digest(key.as_bytes());
    let first = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    first >> (32 - buckets.trailing_zeros())
}

/// The digests of a copy; without versions of its keys alone.
fn digests(copy: &Copy, buckets: u32, versions: bool) -> Value {
    let mut found: BTreeMap<u32, (u64, [u8; 16])> = BTreeMap::new();
    for (key, version) in copy {
        let line = if versions {
            format!("{key}:{version}")
        } else {
            key.clone()
        };
        let (count, digest) = found.entry(bucket(key, buckets)).or_default();
        *count += 1;
        for (byte, more) in digest.iter_mut().zip(Sha256::digest(line.as_bytes())) {
            *byte ^= more;
        }
    }
    let hex = |digest: [u8; 16]| digest.map(|byte| format!("{byte:02x}")).concat();
    let digests = found
        .into_iter()
        .map(|(bucket, (count, digest))| json!({"bucket": bucket, "count": count, "digest": hex(digest)}));
    digests.collect()
}

async fn reconcile(client: &Client, copy: &Copy, changes: Value) -> Response {
    let body = fixtures::with(json!({"type": "schools", "buckets": 64}), changes);
    let buckets = u32::try_from(body["buckets"].as_u64().expect("a number")).expect("a small one");
    let versions = body["versions"] != false;
    let digests = json!({"digests": digests(copy, buckets, versions)});
    client
        .post("/v1/reconcile", fixtures::with(body, digests))
        .await
        .expect(200)
}

/// Ids of the rows in all buckets that differ.
fn found(answer: &Response) -> BTreeSet<String> {
    let differing = answer.body["differing"].as_array().expect("a list");
    let rows = differing.iter().flat_map(|bucket| {
        let rows = bucket["rows"].as_array().expect("a list");
        assert_eq!(bucket["count"], rows.len());
        rows.iter()
    });
    rows.map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

async fn schools(server: &TestServer, count: usize) -> Vec<Response> {
    let mut made = Vec::new();
    for n in 0..count {
        made.push(fixtures::school(&server.lead(), &format!("S{n}")).await);
    }
    made
}

#[actix_web::test]
async fn a_copy_that_agrees_gets_nothing() {
    let server = TestServer::start().await;
    let copy: Copy = schools(&server, 5)
        .await
        .iter()
        .map(|s| (s.id(), 1))
        .collect();

    let answer = reconcile(&server.lead(), &copy, json!({})).await;
    assert_eq!(answer.body["differing"], json!([]));
    assert_eq!(answer.body["omitted"], json!([]));
    assert_eq!(answer.body["count"], 5);
}

#[actix_web::test]
async fn exactly_the_buckets_that_differ_come_back_with_their_rows() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = schools(&server, 6).await;
    let mut copy: Copy = made.iter().map(|s| (s.id(), 1)).collect();

    // One row is missing in the copy, one is older there, and one is gone here.
    copy.remove(&made[0].id());
    let path = format!("/v1/schools/{}", made[1].id());
    let address = json!({"address": "Số 1"});
    lead.patch(&path, &made[1], address).await.expect(200);
    let path = format!("/v1/schools/{}", made[2].id());
    lead.delete(&path, &made[2]).await.expect(204);

    let answer = reconcile(&lead, &copy, json!({})).await;
    let buckets: BTreeSet<u64> = made[..3]
        .iter()
        .map(|school| bucket(&school.id(), 64).into())
        .collect();
    let differing = answer.body["differing"].as_array().expect("a list");
    let told: BTreeSet<u64> = differing
        .iter()
        .map(|one| one["bucket"].as_u64().expect("a number"))
        .collect();
    assert_eq!(told, buckets);

    let rows = found(&answer);
    assert!(rows.contains(&made[0].id()) && rows.contains(&made[1].id()));
    assert!(!rows.contains(&made[2].id()));

    // The copy is mended with what came back.
    for row in differing
        .iter()
        .flat_map(|one| one["rows"].as_array().expect("a list"))
    {
        let id = row["id"].as_str().expect("an id").to_owned();
        copy.insert(id, row["version"].as_i64().expect("a version"));
    }
    copy.retain(|key, _| !told.contains(&bucket(key, 64).into()) || rows.contains(key));

    let answer = reconcile(&lead, &copy, json!({})).await;
    assert_eq!(answer.body["differing"], json!([]));
}

#[actix_web::test]
async fn without_digests_the_registry_tells_its_own() {
    let server = TestServer::start().await;
    let copy: Copy = schools(&server, 4)
        .await
        .iter()
        .map(|s| (s.id(), 1))
        .collect();
    let body = json!({"type": "schools", "buckets": 16});
    let answer = server.lead().post("/v1/reconcile", body).await.expect(200);
    assert_eq!(answer.body["digests"], digests(&copy, 16, true));
}

#[actix_web::test]
async fn a_school_compares_its_own_people_by_its_own_keys() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let other = fixtures::teaching(&server.lead(), "B1").await;
    fixtures::person(server, &server.registrar(other.school_id()), 9).await;

    for number in 1..4 {
        let mut body = fixtures::person_body(server, number);
        body["externalIds"] = json!([{"system": "sis", "value": format!("HV-{number}")}]);
        stage.registrar.post("/v1/trainees", body).await.expect(201);
    }

    let bare = stage.person(4).await;
    let by_key = json!({
        "type": "trainees", "by": "EXTERNAL_ID", "system": "sis", "versions": false
    });

    // The copy lacks one of them and has one that nobody knows here.
    let copy: Copy = ["HV-1", "HV-2", "HV-8"]
        .map(|key| (key.to_owned(), 0))
        .into();
    let answer = reconcile(&stage.registrar, &copy, by_key).await;

    assert_eq!(
        (&answer.body["count"], &answer.body["withoutKey"]),
        (&json!(3), &json!(1))
    );
    let text = answer.body["differing"].to_string();
    assert!(
        text.contains("HV-3") && !text.contains(&bare.id()),
        "{text}"
    );

    let buckets = answer.body["differing"].as_array().expect("a list").iter();
    let mut buckets = buckets.map(|one| one["bucket"].as_u64().expect("a number"));
    assert!(buckets.any(|number| number == u64::from(bucket("HV-8", 64))));
}

#[actix_web::test]
async fn the_published_vectors_hold_over_the_api() {
    let stage = Stage::set(json!({})).await;

    for (number, version) in [(1, 1), (2, 3), (3, 1)] {
        let _case = Case::of(number);
        let mut body = fixtures::person_body(&stage.server, number);
        body["externalIds"] = json!([{"system": "sis", "value": format!("HV-{number}")}]);
        let mut person = stage.registrar.post("/v1/trainees", body).await.expect(201);
        let path = format!("/v1/trainees/{}", person.id());

        for step in 1..version {
            let address = json!({"address": format!("Bản {step}")});
            person = stage
                .registrar
                .patch(&path, &person, address)
                .await
                .expect(200);
        }
    }

    let body = json!({
        "type": "trainees", "by": "EXTERNAL_ID", "system": "sis", "buckets": 16
    });
    let answer = stage
        .registrar
        .post("/v1/reconcile", body)
        .await
        .expect(200);
    let buckets: Vec<(u64, u64)> = answer.body["digests"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (
                one["bucket"].as_u64().expect("a number"),
                one["count"].as_u64().expect("one"),
            )
        })
        .collect();

    assert_eq!(buckets, [(2, 2), (15, 1)]);
    assert_eq!(
        answer.body["digests"][1]["digest"],
        "9588de44673a4f653b546255ec99f3ef"
    );
}

#[actix_web::test]
async fn what_cannot_be_compared_is_refused() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let digest = json!({"bucket": 3, "count": 1, "digest": "0".repeat(32)});
    for (changes, status, code, pointer) in [
        (
            json!({"buckets": 48}),
            422,
            "BUCKETS_NOT_POWER_OF_TWO",
            "/buckets",
        ),
        (json!({"buckets": 8}), 400, "FIELD_RANGE", "/buckets"),
        (json!({"buckets": 8192}), 400, "FIELD_RANGE", "/buckets"),
        (json!({"type": "users"}), 400, "FIELD_VALUE", "/type"),
        (
            json!({"by": "EXTERNAL_ID"}),
            400,
            "FIELD_REQUIRED",
            "/system",
        ),
        (
            json!({"system": "sis"}),
            422,
            "SYSTEM_UNEXPECTED",
            "/system",
        ),
        (
            json!({"digests": [digest, digest]}),
            422,
            "BUCKET_REPEATED",
            "/digests/1/bucket",
        ),
        (
            json!({"digests": [{"bucket": 16, "count": 1, "digest": "0".repeat(32)}]}),
            400,
            "FIELD_RANGE",
            "/digests/0/bucket",
        ),
        (
            json!({"digests": [{"bucket": 1, "count": 1, "digest": "x"}]}),
            400,
            "FIELD_FORMAT",
            "/digests/0/digest",
        ),
    ] {
        let _case = Case::of(&changes);
        let body = fixtures::with(json!({"type": "schools", "buckets": 16}), changes);
        let refused = lead.post("/v1/reconcile", body).await;
        refused.expect_error_at(status, code, pointer);
    }

    let scopes = ["changes:read"];
    let blind = server.user_with_scopes(
        registry::platform::auth::authz::Role::LeadAgency,
        crate::support::BoundTo::Province,
        &scopes,
    );
    let body = json!({"type": "trainees", "buckets": 16});
    blind
        .post("/v1/reconcile", body)
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn what_is_too_much_for_one_answer_is_named() {
    const ROWS: u32 = 20_050;

    let school = School::open().await;

    let rows: Vec<Value> = (0..ROWS).map(imports::trainee).collect();
    for some in rows.chunks(4000) {
        let done = school.import("kind=trainees", some).await;
        assert_eq!(done["counts"]["created"], json!(some.len()));
    }

    let body = json!({"type": "trainees", "buckets": 16, "digests": []});
    let answer = school.registrar.post("/v1/reconcile", body).await;
    let answer = answer.expect(200);
    assert_eq!(answer.body["count"], json!(ROWS));
    assert_eq!(answer.body["omitted"], json!([15]));
    assert_eq!(answer.body["differing"].as_array().map(Vec::len), Some(15));
    let told = found(&answer).len();
    assert!((15_000..=20_000).contains(&told), "{told}");
}
