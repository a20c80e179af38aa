//! Each change leaves its trail.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use registry::platform::db::schema::audit_events;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::json;

use super::{school, trail};
use crate::support::TestServer;

#[actix_web::test]
async fn every_change_leaves_an_audit_event_and_a_feed_entry() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let seen = lead.post("/v1/schools", school("A1")).await.expect(201);
    let path = seen.header("location").to_owned();
    let seen = lead
        .patch(&path, &seen, json!({"address": "Số 1"}))
        .await
        .expect(200);
    lead.patch(&path, &seen, json!({"kind": "CASTLE"}))
        .await
        .expect(422);

    lead.delete(&path, &seen).await.expect(204);
    let (actions, changes) = trail(&server, &seen.id());
    assert_eq!(actions, ["school.create", "school.change", "school.delete"]);

    let keys = json!({"code": "A1"});
    let deleted = json!({"code": "A1", "externalIds": []});
    let expected = [
        ("UPSERT", 1, &keys),
        ("UPSERT", 2, &keys),
        ("DELETE", 2, &deleted),
    ];
    assert_eq!(
        changes,
        expected.map(|(op, version, keys)| (op.to_owned(), version, keys.clone()))
    );
}

#[actix_web::test]
async fn the_purpose_and_the_request_id_stand_in_the_audit_event() {
    let server = TestServer::start().await;
    let lead = server
        .lead()
        .with("x-purpose", "nightly sync")
        .with("x-request-id", "r-1");

    lead.post("/v1/schools", school("A1")).await.expect(201);
    let read = |conn: &mut DbConnection| {
        Ok(audit_events::table
            .filter(audit_events::request_id.eq("r-1"))
            .select(audit_events::purpose)
            .first::<Option<String>>(conn)?)
    };

    assert_eq!(
        server.db().read_now(read).expect("an event").as_deref(),
        Some("nightly sync")
    );
}

#[actix_web::test]
async fn a_feed_entry_knows_its_transaction_on_postgresql() {
    #[derive(QueryableByName)]
    struct Tx {
        #[diesel(sql_type = BigInt)]
        tx: i64,
    }

    let server = TestServer::start().await;
    server
        .lead()
        .post("/v1/schools", school("S1"))
        .await
        .expect(201);

    let read = |conn: &mut DbConnection| {
        Ok(diesel::sql_query("SELECT tx FROM change_log")
            .get_result::<Tx>(conn)?
            .tx)
    };
    let tx = server.db().read_now(read).expect("an entry");
    assert_eq!(tx > 0, server.db().dialect() == Dialect::Postgres);
}
