//! Databases plan by statistics that are taken when they have to be.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use registry::platform::db::{DbConnection, Dialect};

use super::world::World;
use crate::support::Client;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn count(world: &World, sql: &'static str) -> i64 {
    let read = move |conn: &mut DbConnection| {
        let Count { number } = match conn {
            DbConnection::Sqlite(conn) => diesel::sql_query(sql).get_result(conn)?,
            DbConnection::Postgres(conn) => diesel::sql_query(sql).get_result(conn)?,
        };
        Ok(number)
    };
    world.server.db().read_now(read).expect("a count")
}

#[actix_web::test]
async fn a_small_table_is_not_planned_for_as_such() {
    let world = World::small().await;
    if world.server.db().dialect() == Dialect::Sqlite {
        world
            .server
            .db()
            .renew_statistics_now()
            .expect("statistics");
        let small =
            "SELECT count(*) AS number FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 1000";
        assert_eq!(count(&world, small), 0);
    }
}

#[actix_web::test]
async fn statistics_taken_after_many_rows_reach_statements_that_stay_prepared() {
    let world = World::of([12_000; 2], 4_096).await;
    let db = world.server.db();
    if db.dialect() == Dialect::Postgres {
        db.renew_statistics_now().expect("statistics");
        let known = "SELECT reltuples::bigint AS number FROM pg_class WHERE relname = 'trainees'";
        assert!(count(&world, known) > 11_000);
        return;
    }
    let (_, lead) = world.callers.last().expect("the lead agency");
    let list = "/v1/enrolments?limit=10";
    lead.get(list).await.expect(200);
    assert!(stays_prepared(&world, lead, list).await);

    let before = world.work.planned_anew();
    db.renew_statistics_now().expect("statistics");
    lead.get(list).await.expect(200);
    assert!(world.work.planned_anew() > before, "it is planned anew");
    let known =
        "SELECT CAST(stat AS INTEGER) AS number FROM sqlite_stat1 WHERE idx = 'enrolments_key'";
    assert!(count(&world, known) > 11_000);

    // Some tables have got their first rows meanwhile.
    for _ in 0..2 {
        db.refresh_statistics_now().expect("statistics");
    }
    let list = "/v1/schools?limit=10";
    lead.get(list).await.expect(200);
    db.refresh_statistics_now().expect("statistics");
    assert!(
        stays_prepared(&world, lead, list).await,
        "nothing has changed since"
    );
}

/// Whether nothing is planned anew for the list. The server plans something beside it now and then.
async fn stays_prepared(world: &World, by: &Client, list: &str) -> bool {
    for _ in 0..5 {
        let before = world.work.planned_anew();
        by.get(list).await.expect(200);
        if world.work.planned_anew() == before {
            return true;
        }
    }
    false
}
