//! How places in a long log are found.

use std::ops::Range;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use registry::platform::db::schema::change_log;
use registry::platform::db::types::Json;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::sync::feed::{self, Audience, Stream, Window};
use registry::platform::values::ids::AnyId;
use registry::platform::values::time::Timestamp;
use serde_json::json;

use crate::support::{Case, TestServer};

#[actix_web::test]
async fn places_are_found_by_index_ranges() {
    let server = TestServer::start().await;

    let fill = |conn: &mut DbConnection| {
        let numbers = match conn.dialect() {
            Dialect::Sqlite => {
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                 INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id,
                    commune_id, enterprise_id, organisation_id, is_open, is_served)
                 SELECT 0, CASE i % 4 WHEN 0 THEN 'trainees' WHEN 1 THEN 'classes'
                    WHEN 2 THEN 'schools' ELSE 'enrolments' END, randomblob(16), 'UPSERT', 1,
                    '{}', randomblob(16), randomblob(16), randomblob(16),
                    CASE WHEN i % 100 = 0 THEN randomblob(16) END, i % 2, i % 3 = 0 FROM n"
            }
            Dialect::Postgres => {
                "INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id,
                    commune_id, enterprise_id, organisation_id, is_open, is_served, tx)
                 SELECT now(), CASE i % 4 WHEN 0 THEN 'trainees' WHEN 1 THEN 'classes'
                    WHEN 2 THEN 'schools' ELSE 'enrolments' END, gen_random_uuid(), 'UPSERT', 1,
                    '{}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                    CASE WHEN i % 100 = 0 THEN gen_random_uuid() END, i % 2 = 0, i % 3 = 0, i / 10
                 FROM generate_series(1, 20000) AS i; ANALYZE change_log"
            }
        };
        Ok(conn.batch_execute(numbers)?)
    };
    server.db().write_now(fill).expect("a log");

    let id = AnyId::new().uuid();
    let (school, commune) = match server.db().dialect() {
        Dialect::Sqlite => ("change_log_filed", "change_log_filed"),
        Dialect::Postgres => ("change_log_by_school", "change_log_by_commune"),
    };

    for (audience, index) in [
        (Audience::Unfiltered, "change_log_by_resource"),
        (Audience::Open, "change_log_open"),
        (Audience::Served, "change_log_served"),
        (Audience::ServedIn(id.into()), "change_log_"),
        (Audience::School(id.into()), school),
        (Audience::Commune(id.into()), commune),
        (Audience::Enterprise(id.into()), "change_log_by_enterprise"),
        (
            Audience::Organisation(id.into()),
            "change_log_by_organisation",
        ),
    ] {
        let _case = Case::of(index);
        expect_index(&server, &["trainees"], audience, index);
    }

    let several = ["trainees", "schools", "classes"];
    let in_order = match server.db().dialect() {
        Dialect::Sqlite => "SEARCH change_log USING INTEGER PRIMARY KEY",
        Dialect::Postgres => "change_log_in_order",
    };
    expect_index(&server, &several, Audience::Unfiltered, in_order);
}

#[track_caller]
fn expect_index(server: &TestServer, resources: &[&'static str], audience: Audience, index: &str) {
    let window = Window::of(vec![Stream {
        resources: resources.to_vec(),
        audience,
    }]);
    let explain = move |conn: &mut DbConnection| feed::explain(conn, &window, 501);
    let plan = server.db().read_now(explain).expect("a plan");
    assert!(plan.contains(index), "{audience:?}: {plan}");
    // A range of the index, in its order: nothing is collected and sorted before the limit.
    let sorted = ["Seq Scan on change_log", "SCAN change_log"];
    assert!(!sorted.iter().any(|bad| plan.contains(bad)), "{plan}");
}

#[actix_web::test]
async fn a_school_and_a_commune_find_all_of_a_long_log() {
    let server = TestServer::start().await;
    let ids = [1_u128, 2, 3].map(|number| AnyId::from(uuid::Uuid::from_u128(number)));

    let [school, commune, other] = ids;
    let write = move |numbers: Range<i64>, conn: &mut DbConnection| {
        for number in numbers {
            let resource = ["trainees", "classes"][usize::try_from(number % 2).expect("0 or 1")];
            let entry = (
                change_log::at.eq(Timestamp::now()),
                change_log::resource.eq(resource),
                change_log::resource_id.eq(AnyId::new()),
                change_log::op.eq("UPSERT"),
                change_log::version.eq(number),
                change_log::keys.eq(Json(json!({}))),
                change_log::school_id.eq((number % 3 == 0).then_some(school)),
                change_log::commune_id.eq(Some(if number % 5 == 0 { commune } else { other })),
            );
            diesel::insert_into(change_log::table)
                .values(entry)
                .execute(conn)?;
        }
        Ok(())
    };

    for numbers in [0..2_000, 2_000..2_500] {
        let write = move |conn: &mut DbConnection| write(numbers, conn);
        server.db().write_now(write).expect("a log");
    }

    server.decided().await;

    // The first are filed on SQLite, those for both under both, and the others are not yet.
    if server.db().dialect() == Dialect::Sqlite {
        let filed = |conn: &mut DbConnection| {
            let count = sql::<BigInt>("SELECT count(*) FROM change_log_filed");
            Ok(count.get_result::<i64>(conn)?)
        };
        let filed = server.db().read_now(filed).expect("a count");
        assert_eq!(filed, 2_000 + 667);
    }

    let stream = |resource, audience| Stream {
        resources: vec![resource],
        audience,
    };
    let window = Window::of(vec![
        stream("trainees", Audience::School(school.uuid().into())),
        stream("classes", Audience::Commune(commune.uuid().into())),
    ]);
    let read = move |conn: &mut DbConnection| {
        let (mut after, end) = (feed::Position::default(), feed::end_of_log(conn)?);
        let mut versions = Vec::new();
        loop {
            let places = feed::positions(conn, &window, after, end, 100)?;
            let Some(last) = places.last() else {
                return Ok(versions);
            };
            after = *last;
            let entries = feed::load(conn, &places)?;
            assert_eq!(entries.len(), places.len(), "a place without an entry");
            versions.extend(entries.iter().map(|entry| entry.version));
        }
    };

    let seen = |number: &i64| match number % 2 {
        0 => number % 3 == 0,
        _ => number % 5 == 0,
    };
    let expected: Vec<i64> = (0..2_500).filter(seen).collect();

    assert_eq!(
        server.db().read_now(read.clone()).expect("places"),
        expected
    );

    // What is removed for its age is removed from wherever it was filed.
    let sweep = |conn: &mut DbConnection| {
        let some = change_log::table.filter(change_log::version.lt(2_200));
        Ok(diesel::delete(some).execute(conn)?)
    };
    server.db().write_now(sweep).expect("a shorter log");
    let expected: Vec<i64> = (2_200..2_500).filter(seen).collect();
    assert_eq!(server.db().read_now(read).expect("places"), expected);
}
