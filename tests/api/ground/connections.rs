//! Connections to PostgreSQL that end on the server's side.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use registry::platform::db::{DatabaseUrl, DbConnection, Purpose};

use crate::support::TestServer;

/// End every connection of the server under test. Returns how many there were, 0 on SQLite.
fn end_connections(server: &TestServer) -> i64 {
    #[derive(QueryableByName)]
    struct Ended {
        #[diesel(sql_type = BigInt)]
        ended: i64,
    }
    let url: DatabaseUrl = server.database_url().parse().expect("a URL");
    if matches!(url, DatabaseUrl::Sqlite(_)) {
        return 0;
    }
    let mut conn = DbConnection::open(&url, Purpose::Read).expect("a connection");
    let end = diesel::sql_query(
        "SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    end.get_result::<Ended>(&mut conn).expect("ended").ended
}

#[actix_web::test]
async fn a_connection_that_was_idle_is_asked_before_it_is_used() {
    let server = TestServer::start().await;
    let lead = server.lead();
    lead.get("/v1/schools").await.expect(200);
    let ended = end_connections(&server);

    actix_web::rt::time::sleep(Duration::from_millis(1100)).await;

    for _ in 0..=ended {
        lead.get("/v1/schools").await.expect(200);
    }
}

#[actix_web::test]
async fn a_connection_that_has_failed_is_not_used_again() {
    let server = TestServer::start().await;
    let lead = server.lead();
    lead.get("/v1/schools").await.expect(200);
    let ended = end_connections(&server);
    let mut failed = 0;

    for _ in 0..20 {
        let answer = lead.get("/v1/schools").await;
        failed += i64::from(answer.status != 200);
    }

    assert!(
        failed <= ended,
        "{failed} of 20 failed for {ended} connections"
    );
    lead.get("/v1/schools").await.expect(200);
}
