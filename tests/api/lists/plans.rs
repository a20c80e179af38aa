//! However many rows there are, a page reads a bounded number of them.

use registry::platform::db::Dialect;

use super::work::settle;
use super::world::World;
use super::{List, lists};
use crate::support::{Client, Response};

/// People of the province: a page may read as small a part of them as one of 200,000 may by the
/// usual setting.
const ROWS: i64 = 25_000;
/// On PostgreSQL, which sorts a few thousand rows rather than follow an index to them.
const ROWS_ON_POSTGRES: i64 = 100_000;
/// Rows that a page may walk through.
const WALK: i64 = 512;
/// Rows of a page.
const LIMIT: i64 = 20;
/// What a page may read: the rows that it walks through, each of them once more where the next page
/// is looked for, a few rows of other tables for each of its own, and who is asking.
const MOST: i64 = 2 * WALK + 4 * LIMIT + 1_500;
/// PostgreSQL may go along the rows of all, where every fourth is of the school or commune that is
/// asked for, in windows that are powers of two.
const MOST_ON_POSTGRES: i64 = 2 * 4 * WALK * 2 + 1_500;

/// How often more is counted again: the server works beside it now and then, and its housekeeping looks
/// through the jobs of one kind after another.
const TRIES: usize = 4;

/// Lists of tables that do not grow with the number of people, and that have fewer rows than a page
/// walks through.
const SMALL: [&str; 13] = [
    "beneficiary_status_list",
    "campus_list",
    "client_list",
    "course_list",
    "enterprise_list",
    "import_mapping_list",
    "licence_line_list",
    "occupation_list",
    "organisation_list",
    "partnership_list",
    "school_list",
    "user_list",
    "webhook_list",
];

/// Lists that the lead agency may not read.
const BY_ADMINISTRATORS: [&str; 2] = ["client_list", "user_list"];

#[actix_web::test]
async fn a_page_of_any_list_reads_no_more_rows_than_it_walks_through() {
    let world = World::of([ROWS, ROWS_ON_POSTGRES], WALK).await;
    let mut most = MOST;
    if world.server.db().dialect() == Dialect::Postgres {
        most = MOST_ON_POSTGRES;
        // As after an import of so many rows. SQLite keeps to what it knew of the empty tables.
        let renewed = world.server.db().renew_statistics_now();
        renewed.expect("statistics");
    }
    let mut many = Vec::new();
    let mut asked = 0;
    for list in lists() {
        let operation = list.operation.as_str();
        let path = world.path(&list);
        let by_lead = !BY_ADMINISTRATORS.contains(&operation);
        for (caller, client) in &world.callers {
            let sees_all = *caller == if by_lead { "lead" } else { "administrator" };
            if *caller == "administrator" && by_lead {
                continue;
            }
            let orders = list.orders(client, &path).await;
            assert!(!sees_all || !orders.is_empty(), "nobody has {operation}");
            for query in queries(&world, &list, sees_all, &orders) {
                let path = format!("{path}?limit={LIMIT}&{query}");
                let (answer, mut read) = counted(&world, client, &path).await;
                if !sees_all && answer.status == 403 {
                    // A filter that not everybody may use.
                    continue;
                }
                let answer = answer.expect(200);
                for _ in 0..TRIES {
                    if read > most {
                        read = read.min(counted(&world, client, &path).await.1);
                    }
                }
                asked += 1;
                if read > most {
                    many.push(format!("{caller} reads {read} rows for {path}"));
                }
                if sees_all && !query.contains('&') {
                    let is_full = !answer.body["page"]["nextCursor"].is_null();
                    let is_small = SMALL.contains(&operation);
                    assert!(is_full || is_small, "{path} has no rows to count");
                }
            }
        }
    }
    assert!(asked > 1_000, "{asked} requests are too few");
    assert!(many.is_empty(), "{}", many.join("\n"));
}

/// The answer, and how many rows were read for it.
async fn counted(world: &World, client: &Client, path: &str) -> (Response, i64) {
    let db = world.server.db();
    settle(db);
    let before = world.work.rows_read(db);
    let answer = client.get(path).await;
    settle(db);
    (answer, world.work.rows_read(db) - before)
}

/// Each filter alone; for who sees all rows also with a school or a commune, and both ways round.
fn queries(world: &World, list: &List, sees_all: bool, orders: &[String]) -> Vec<String> {
    let narrowing = ["schoolId", "communeId"];
    let narrowing = list
        .filters
        .iter()
        .filter(|filter| narrowing.contains(&filter.name.as_str()));
    let mut bases = vec![None];
    if sees_all {
        bases.extend(narrowing.map(Some));
    }
    let orders = orders
        .iter()
        .filter(|order| sees_all || !order.starts_with('-'));
    let mut queries = Vec::new();
    for order in orders {
        for base in &bases {
            let base_query = base.map(|filter| format!("&{}", world.query(filter)));
            let base_query = format!("sort={order}{}", base_query.unwrap_or_default());
            for filter in &list.filters {
                if base.is_none_or(|base| base.name != filter.name) {
                    queries.push(format!("{base_query}&{}", world.query(filter)));
                }
            }
            queries.push(base_query);
        }
    }
    queries
}
