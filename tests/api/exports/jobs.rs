//! An export that was interrupted ends as if it had not been.

use diesel::prelude::*;
use registry::platform::db::schema::{job_files, jobs};
use registry::platform::db::types::Json;
use registry::platform::values::ids::AnyId;
use registry::platform::values::time::Timestamp;
use serde_json::{Value, json};

use super::{ended, export, parts, rows};
use crate::serve::Served;
use crate::support::Client;
use crate::support::fixtures::Stage;
use crate::support::past::{self, Enrolled};

#[actix_web::test]
async fn a_job_that_is_taken_up_again_goes_on_with_the_part_it_was_at() {
    let stage = Stage::set(json!({})).await;

    for number in 1..=5 {
        stage.person(number).await;
    }

    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 2});
    let made = export(&stage.registrar, order).await;
    let id: AnyId = made["id"].as_str().expect("a text").parse().expect("an id");
    let before = rows(&stage.registrar, &made).await;

    // As a server leaves it that ends before the first checkpoint, with parts half-written.
    let rewind = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::update(job_files::table.filter(job_files::job_id.eq(id)))
            .set(job_files::content.eq(b"half".to_vec()))
            .execute(conn)?;
        diesel::update(jobs::table.find(id))
            .set((
                jobs::state.eq("RUNNING"),
                jobs::finished_at.eq(None::<Timestamp>),
                jobs::checkpoint.eq(None::<Json<Value>>),
                jobs::result.eq(None::<Json<Value>>),
            ))
            .execute(conn)?;
        Ok(())
    };
    stage
        .server
        .db()
        .write_now(rewind)
        .expect("a job left behind");

    let again = ended(&stage.registrar, &format!("/v1/exports/{id}")).await;
    assert_eq!(again["state"], "SUCCEEDED");
    assert_eq!(again["manifest"]["rows"], 5);
    assert_eq!(rows(&stage.registrar, &again).await, before);
}

#[actix_web::test]
async fn an_export_that_was_killed_in_a_later_part_ends_with_each_row_once() {
    const ROWS: usize = 4000;
    const PART: usize = 25;

    let stage = Stage::set(json!({})).await;
    let person = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    past::enrol(&stage.server, &person, ROWS);
    let url = stage.server.database_url().to_owned();
    let token = stage.server.lead().token;
    let served = Served::start(&url, &[]).await;

    // The test's own server would take the job up: from now on there is only the other one.
    stage.server.stop().await;
    let by = Client::new(&served.base, token.clone());
    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": PART});
    let taken = by.post("/v1/exports", order).await.expect(202);

    let path = taken.header("location").to_owned();
    while by.get(&path).await.body["rowsWritten"].as_i64() < Some(500) {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }

    served.signal("-KILL");
    assert!(!served.end().await);

    let id: AnyId = taken.id().parse().expect("an id");
    let left = move |conn: &mut registry::platform::db::DbConnection| {
        let job = jobs::table.find(id).select((jobs::state, jobs::done));
        let files = job_files::table.filter(job_files::job_id.eq(id));
        let (state, done): (String, i64) = job.first(conn)?;
        Ok((state, done, files.count().get_result::<i64>(conn)?))
    };
    let (state, done, _) = stage.server.db().read_now(left).expect("a job left behind");
    assert_eq!(state, "RUNNING", "it was killed in time");
    assert!(done >= 500 && done < i64::try_from(ROWS).expect("a number"));

    let again = Served::start(&url, &[]).await;
    let by = Client::new(&again.base, token);
    let made = ended(&by, &path).await;
    assert_eq!(made["state"], "SUCCEEDED", "{made:#}");
    assert_eq!(made["rowsWritten"], ROWS);

    let manifest = &made["manifest"];
    assert_eq!(
        (&manifest["rows"], &manifest["deletes"]),
        (&json!(ROWS), &json!(0))
    );

    let parts = parts(&made);
    let numbers: Vec<Value> = parts.iter().map(|part| part["number"].clone()).collect();
    assert_eq!(
        numbers,
        (1..=ROWS / PART)
            .map(|number| json!(number))
            .collect::<Vec<_>>()
    );
    assert!(parts.iter().all(|part| part["rows"] == PART));

    let bytes = parts.iter().filter_map(|part| part["bytes"].as_u64());
    assert_eq!(manifest["bytes"], bytes.sum::<u64>());

    // Nothing is left of the part that was being written.
    let (_, _, files) = stage.server.db().read_now(left).expect("a job that ended");
    assert_eq!(usize::try_from(files).ok(), Some(ROWS / PART));

    let mut ids: Vec<String> = rows(&by, &made)
        .await
        .iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), ROWS);

    again.signal("-TERM");
    assert!(again.end().await);
}
