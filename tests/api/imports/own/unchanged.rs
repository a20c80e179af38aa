//! What is sent back as it was exported changes nothing.

use serde_json::{Value, json};

use super::{CSV, WAYS, Way, XLSX, full, push};
use crate::imports::{ended, report};
use crate::support::{Case, Client};

/// An import of an export that nobody has touched.
async fn expect_unchanged(way: Way, by: &Client, done: &Value, before: &[Value]) {
    assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
    let rows = report(by, done, "").await;
    for outcome in ["created", "updated", "rejected"] {
        assert_eq!(done["counts"][outcome], 0, "{rows:#?}");
    }
    // Of enrolments without a result there is nothing to say in another kind.
    let sheet = &done["understood"]["sheets"][0];
    let left_out = sheet["leftOutCounts"]["NOTHING_SAID"].as_i64().unwrap_or(0);
    let is_result = |row: &&Value| way.kind != "results" || !row["result"].is_null();
    let expected = before.iter().filter(is_result).count();
    let total = i64::try_from(before.len()).expect("a number");
    assert_eq!(done["counts"]["unchanged"], expected);
    assert_eq!(
        done["counts"]["unchanged"].as_i64().expect("a number") + left_out,
        total
    );
    assert_eq!(way.seen(by).await, before);
}

#[actix_web::test]
async fn every_export_goes_back_as_it_is() {
    let stage = full().await;
    for way in WAYS {
        let by = &way.by(&stage);
        let before = way.seen(by).await;
        assert!(!before.is_empty());
        for (format, media_type) in [("CSV", CSV), ("XLSX", XLSX)] {
            for more in [
                json!({}),
                json!({"labels": "vi"}),
                json!({"csv": "excel"}),
                json!({"filters": {"reveal": true}}),
            ] {
                let is_of_people = way.resource == "trainees";
                if more.get("filters").is_some() && !is_of_people {
                    continue;
                }
                let _case = Case::of(format!("{} {format} {more}", way.kind));
                let file = way.exported(by, format, more).await;
                let done = way.send(by, media_type, file).await;
                expect_unchanged(way, by, &done, &before).await;
            }
        }
    }
}

#[actix_web::test]
async fn what_no_row_changes_is_told_as_such() {
    let stage = full().await;
    for way in WAYS {
        let _case = Case::of(way.kind);
        let by = &way.by(&stage);
        let file = way.exported(by, "CSV", json!({"labels": "vi"})).await;
        let done = way.send(by, CSV, file).await;
        let columns = done["understood"]["sheets"][0]["columns"].as_array();
        for column in columns.expect("columns") {
            let read_only = column["leftOut"] == "READ_ONLY";
            assert_eq!(column["member"].is_null(), read_only, "{column:#}");
            if column["heading"] == "version" {
                assert!(read_only, "{column:#}");
            }
        }
    }
}

#[actix_web::test]
async fn a_packed_file_goes_back_as_it_was_downloaded() {
    let stage = full().await;
    let by = &stage.registrar;
    let order = json!({"type": "classes", "format": "CSV"});
    let made = crate::exports::export(by, order).await;
    let url = made["manifest"]["parts"][0]["url"].as_str().expect("a URL");
    let (_, _, bytes) = by.download(url).await;
    let by = by.with("content-encoding", "gzip");
    let queued = push(&by, "kind=classes&strict=true", CSV, bytes).await;
    let done = ended(&stage.registrar, &queued.expect(202).id()).await;
    assert_eq!(done["counts"]["unchanged"], 2, "{done:#}");
}

#[actix_web::test]
async fn a_line_of_json_is_a_row_and_no_row_of_an_export() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = by.get("/v1/classes").await.expect(200);
    let line = format!("{}\n", classes.rows()[0]);
    let query = "kind=classes&onError=skip-row";
    let queued = push(by, query, "application/x-ndjson", line).await;
    let done = ended(by, &queued.expect(202).id()).await;
    assert_eq!(done["counts"]["rejected"], 1, "{done:#}");
    let rows = report(by, &done, "").await;
    let codes: Vec<&Value> = rows[0]["errors"]
        .as_array()
        .expect("errors")
        .iter()
        .map(|error| &error["code"])
        .collect();
    assert!(
        codes.iter().all(|code| **code == "FIELD_UNKNOWN"),
        "{codes:?}"
    );
}
