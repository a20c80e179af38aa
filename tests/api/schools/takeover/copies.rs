//! Systems of both schools: their nights, and their copies.

use serde_json::{Value, json};

use super::Merger;
use crate::change_feed::Reader;
use crate::imports::{import, ndjson};
use crate::support::fixtures::{class_body, person_body, with};

#[actix_web::test]
async fn nights_of_both_systems() {
    let merger = Merger::set().await;
    let (old, new) = (&merger.stage.registrar, &merger.registrar);
    let server = &merger.stage.server;
    let trainee = |key: &str, number: u32, changes: Value| {
        let mut row = with(person_body(server, number), changes);
        row["kind"] = json!("trainees");
        row["externalId"] = json!(key);
        row
    };
    let night = "kind=mixed&onError=skip-row";
    let rows = [trainee("A-1", 1, json!({}))];
    let first = import(old, night, &ndjson(&rows)).await;
    assert_eq!(first["state"], "SUCCEEDED", "{first}");
    merger.from("2026-11-30").await;

    let path = format!("/v1/imports?system=sis&{night}");
    let refused = old
        .send_raw(
            reqwest::Method::POST,
            &path,
            "application/x-ndjson",
            ndjson(&rows),
        )
        .await;
    refused.expect_problem(403, "SCHOOL_SUCCEEDED");

    // The successor sends them under keys of its own, and leads them from now on.
    let class = |code: &str| {
        let mut row = class_body(server, &merger.stage.teaching, code);
        row["kind"] = json!("classes");
        row["externalId"] = json!(format!("B-{code}"));
        row["schoolId"] = json!(merger.successor);
        row["status"] = json!("RUNNING");
        row
    };
    let enrolled = json!({
        "kind": "enrolments", "externalId": "B-G1", "trainee": "B-1", "class": "B-L1",
        "status": "STUDYING"
    });
    let rows =
        |changes: Value| ndjson(&[trainee("B-1", 1, changes), class("L1"), enrolled.clone()]);
    let first = import(new, night, &rows(json!({}))).await;
    let told = crate::imports::report(new, &first, "").await;
    assert_eq!(first["counts"]["rejected"], 0, "{told:?}");
    assert_eq!(first["counts"]["created"], 0, "{told:?}");
    let second = import(new, night, &rows(json!({}))).await;
    assert_eq!(second["counts"]["unchanged"], 3, "{second}");
    let renamed = json!({"fullName": "Lò Thị Mai", "address": "Bản Mòng"});
    let third = import(new, night, &rows(renamed)).await;
    assert_eq!(third["counts"]["updated"], 1, "{third}");
    let path = format!("/v1/trainees/{}", merger.trainee());
    let seen = new.get(&path).await.expect(200);
    assert_eq!(
        seen.body["fullName"], "Lò Thị Mai",
        "it leads whom the closed school registered"
    );
    let key = new
        .get("/v1/enrolments/by-external-id/sis/B-G1")
        .await
        .expect(200);
    assert_eq!(key.body["id"], merger.student.body["id"]);
}

#[actix_web::test]
async fn feeds_of_both_schools() {
    let merger = Merger::set().await;
    let (old, new, server) = (
        &merger.stage.registrar,
        &merger.registrar,
        &merger.stage.server,
    );
    let mut left = Reader::start(server, old, "trainees,enrolments,classes").await;
    let coming = Reader::start(server, new, "trainees,enrolments").await;
    assert!(coming.rows.is_empty());
    merger.from("2026-11-30").await;

    // What a reader sees has become more: it begins with a snapshot.
    let stale = format!(
        "/v1/changes?types=trainees,enrolments&cursor={}",
        coming.cursor
    );
    let gone = new.get(&stale).await.expect_problem(410, "CURSOR_EXPIRED");
    assert_eq!(gone.body["errors"][0]["params"]["reason"], "REACH_CHANGED");
    let mut coming = Reader::start(server, new, "trainees,enrolments").await;
    assert_eq!(coming.rows.len(), 2);

    merger.completed().await;
    server.decided().await;
    for reader in [&mut left, &mut coming] {
        let told = reader.told().await;
        let of_enrolment = told
            .iter()
            .filter(|entry| entry["id"] == merger.student.body["id"]);
        let ops: Vec<&Value> = of_enrolment.map(|entry| &entry["op"]).collect();
        assert!(
            !ops.is_empty() && ops.iter().all(|op| **op == json!("UPSERT")),
            "{told:?}"
        );
    }
    let copy = &left.rows[&("enrolments".to_owned(), merger.student.id())];
    assert_eq!(
        copy["status"], "COMPLETED",
        "the closed school reads how its class ended"
    );
}
