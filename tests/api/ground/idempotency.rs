//! A request that is sent twice is carried out once.

use diesel::prelude::*;
use futures_util::future::join_all;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::idempotency_keys;
use registry::platform::op::idempotency::KEPT_SECONDS;
use registry::platform::values::time::Timestamp;
use registry::platform::work::housekeeping;
use serde_json::json;

use super::school;
use crate::support::TestServer;

#[actix_web::test]
async fn one_idempotency_key_sent_at_once_makes_one_row() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    let posts = (0..20).map(|_| {
        let lead = lead.clone();
        async move { lead.post("/v1/schools", school("S1")).await }
    });

    for answer in join_all(posts).await {
        match answer.status.as_u16() {
            201 => assert_eq!(answer.body["code"], "S1"),
            _ => drop(answer.expect_problem(409, "IDEMPOTENCY_RUNNING")),
        }
    }

    let all = lead.get("/v1/schools?count=exact").await;
    assert_eq!(all.body["page"]["total"], 1);
}

#[actix_web::test]
async fn a_stored_answer_is_given_only_to_who_may_still_do_it() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");

    let first = lead.post("/v1/schools", school("S1")).await.expect(201);
    let again = lead.post("/v1/schools", school("S1")).await.expect(201);
    assert_eq!(first.body, again.body);

    let me = lead.get("/v1/users/me").await.expect(200).id();
    let narrow = server.token_for(me.parse().expect("an id"), &["schools:read"]);
    let mut reader = lead.clone();
    reader.token = Some(narrow);

    let refused = reader.post("/v1/schools", school("S1")).await;
    refused.expect_problem(403, "SCOPE_MISSING");

    let unfit = format!("/v1/users/{me}");
    let admin = server.administrator();
    let seen = admin.get(&unfit).await.expect(200);
    let change = json!({"roles": ["VIEWER"]});
    admin.patch(&unfit, &seen, change).await.expect(200);

    let refused = lead.post("/v1/schools", school("S1")).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_refused_request_may_be_corrected_under_its_key() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    let mut body = school("S1");
    body["kind"] = json!("CASTLE");
    lead.post("/v1/schools", body).await.expect(422);
    lead.post("/v1/schools", school("S1")).await.expect(201);
}

#[actix_web::test]
async fn stored_answers_are_removed_after_a_week() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    lead.post("/v1/schools", school("S1")).await.expect(201);

    let kept_at = |now: Timestamp| {
        let sweep = move |conn: &mut DbConnection| {
            housekeeping::sweep(conn, now)?;
            Ok(idempotency_keys::table.count().get_result::<i64>(conn)?)
        };
        server.db().write_now(sweep).expect("a sweep")
    };
    let now = Timestamp::now();
    assert_eq!(kept_at(now.plus_seconds(KEPT_SECONDS - 60)), 1);
    assert_eq!(kept_at(now.plus_seconds(KEPT_SECONDS + 60)), 0);
}
