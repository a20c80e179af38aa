//! Files are downloaded, expire and are removed.

use diesel::prelude::*;
use registry::platform::db::schema::{job_files, jobs};
use registry::platform::db::types::Json;
use registry::platform::values::ids::AnyId;
use registry::platform::values::time::Timestamp;
use registry::resources::exports;
use serde_json::{Value, json};

use super::{export, fetch, me, parts};
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_broken_download_goes_on_where_it_was() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "admin-units", "format": "NDJSON"})).await;
    let part = &parts(&made)[0];
    let url = part["url"].as_str().expect("a text");
    let whole = fetch(&lead, part).await;
    let etag = format!("\"{}\"", part["sha256"].as_str().expect("a text"));

    let (status, headers, rest) = lead.with("range", "bytes=1000-").download(url).await;
    assert_eq!(status.as_u16(), 206);
    assert_eq!(rest, whole[1000..]);
    assert_eq!(
        headers["content-range"],
        format!("bytes 1000-{}/{}", whole.len() - 1, whole.len()).as_str()
    );

    let (_, _, last) = lead.with("range", "bytes=-7").download(url).await;
    assert_eq!(last, whole[whole.len() - 7..]);
    let other = lead.with("range", "bytes=5-").with("if-range", "\"other\"");
    assert_eq!(other.download(url).await.2, whole);

    let held = lead.with("if-none-match", &etag).download(url).await;
    assert_eq!(held.0.as_u16(), 304);

    let beyond = lead.with("range", "bytes=99999999-").get(url).await;
    beyond.expect_problem(416, "RANGE_NOT_SATISFIABLE");

    let next = url.replace("/parts/1", "/parts/2");
    for missing in [
        next.as_str(),
        &url.replace("/parts/1", "/parts/0"),
        &url.replace("/parts/1", "/parts/x"),
    ] {
        let _case = Case::of(missing);
        lead.get(missing).await.expect_problem(404, "NOT_FOUND");
    }
}

fn files_of(server: &TestServer, export: &Value) -> i64 {
    let id: AnyId = export["id"]
        .as_str()
        .expect("a text")
        .parse()
        .expect("an id");
    let count = move |conn: &mut registry::platform::db::DbConnection| {
        let files = job_files::table.filter(job_files::job_id.eq(id));
        Ok(files.count().get_result(conn)?)
    };
    server.db().read_now(count).expect("a count")
}

#[actix_web::test]
async fn files_expire_after_a_day_and_are_removed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "schools", "format": "CSV"})).await;
    let id: AnyId = made["id"].as_str().expect("a text").parse().expect("an id");
    let url = parts(&made)[0]["url"].as_str().expect("a text").to_owned();

    let yesterday = Timestamp::now().plus_seconds(-24 * 3600 - 1);
    let age = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::update(jobs::table.find(id))
            .set(jobs::finished_at.eq(Some(yesterday)))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(age).expect("an older export");

    lead.get(&url).await.expect_problem(410, "EXPORT_EXPIRED");
    assert!(files_of(&server, &made) > 0);

    exports::service::sweep(server.db(), Timestamp::now()).expect("a sweep");
    assert_eq!(files_of(&server, &made), 0);

    lead.get(&url).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn an_export_that_is_not_wanted_any_more_is_cancelled_or_removed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "schools", "format": "CSV"})).await;
    let path = format!("/v1/exports/{}", made["id"].as_str().expect("a text"));
    let remove = || lead.send(reqwest::Method::DELETE, &path, None);

    remove().await.expect(204);
    lead.get(&path).await.expect_problem(404, "NOT_FOUND");
    remove().await.expect_problem(404, "NOT_FOUND");

    while files_of(&server, &made) > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    // Five that wait: somebody else's server has them.
    let user = me(&lead).await;
    let waiting: Vec<AnyId> = (0..5).map(|_| AnyId::new()).collect();
    let queued = waiting.clone();
    let queue = move |conn: &mut registry::platform::db::DbConnection| {
        let now = Timestamp::now();
        for id in queued {
            diesel::insert_into(jobs::table)
                .values((
                    jobs::id.eq(id),
                    jobs::kind.eq("exports"),
                    jobs::actor_kind.eq("USER"),
                    jobs::actor_id.eq(user),
                    jobs::scopes.eq("exports:write"),
                    jobs::request_id.eq("r"),
                    jobs::parameters.eq(Json(json!({"type": "schools", "format": "CSV"}))),
                    jobs::state.eq("QUEUED"),
                    jobs::lease_owner.eq(Some(AnyId::new())),
                    jobs::lease_until.eq(Some(now.plus_seconds(3600))),
                    jobs::created_at.eq(now),
                    jobs::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    server.db().write_now(queue).expect("five exports");

    let order = json!({"type": "schools", "format": "CSV"});
    let refused = lead.post("/v1/exports", order.clone()).await;
    refused.expect_problem(409, "EXPORTS_TOO_MANY");

    let path = format!("/v1/exports/{}", waiting[0]);
    let part = format!("{path}/parts/1");
    lead.get(&part)
        .await
        .expect_problem(409, "EXPORT_NOT_READY");

    let cancel = lead.send(reqwest::Method::DELETE, &path, None).await;
    cancel.expect(204);
    assert_eq!(lead.get(&path).await.body["state"], "CANCELLED");

    export(&lead, order).await;
}
