//! What SQLite plans its statements by.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use registry::platform::db::{DbConnection, Dialect};

use crate::support::TestServer;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

fn steps(conn: &mut DbConnection, sql: &str) -> QueryResult<Vec<String>> {
    let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(conn)?;
    Ok(steps.into_iter().map(|step| step.detail).collect())
}

#[actix_web::test]
async fn statistics_are_taken_of_large_tables_alone() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Postgres {
        // Autovacuum takes them.
        return;
    }
    let known = |table: &'static str| {
        let count = move |conn: &mut DbConnection| {
            let sql = "SELECT count(*) AS number FROM sqlite_stat1 WHERE tbl = ?";
            let Count { number } = diesel::sql_query(sql)
                .bind::<Text, _>(table)
                .get_result(conn)?;
            Ok(number)
        };
        server.db().read_now(count).expect("the statistics")
    };
    let fill = |conn: &mut DbConnection| {
        conn.batch_execute(
            "INSERT INTO idempotency_keys
                 (actor_id, key, request_hash, status, body, created_at, actions)
             WITH RECURSIVE numbers (n) AS
                 (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
             SELECT randomblob(16), n, x'00', 201, x'', n, '' FROM numbers",
        )?;
        Ok(())
    };
    server.db().write_now(fill).expect("rows");

    server.db().refresh_statistics().await.expect("statistics");

    assert!(known("idempotency_keys") > 0);
    // A small table will have grown before anybody looks at it again.
    assert_eq!(known("schools"), 0);
}

#[actix_web::test]
async fn a_communes_people_and_a_schools_certificates_are_read_in_order() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Postgres {
        // Its plan rests on the number of rows.
        return;
    }
    for (table, owner, rest) in [
        ("trainees", "commune_id", "AND merged_into_id IS NULL"),
        ("certificates", "school_id", ""),
    ] {
        let sql = format!(
            "SELECT * FROM {table} WHERE {owner} = ? {rest} ORDER BY created_at DESC, id DESC LIMIT 51"
        );
        let steps = server.db().read_now(move |conn| Ok(steps(conn, &sql)?));
        let steps = steps.expect("a plan").join("; ");
        let searched = format!("SEARCH {table} USING INDEX");
        assert!(
            steps.contains(&searched) && !steps.contains("B-TREE"),
            "{steps}"
        );
    }
}
