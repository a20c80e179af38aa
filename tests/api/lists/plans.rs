//! However many rows there are, a page reads a bounded number of them.

use registry::platform::db::Dialect;
use registry::platform::lists::page::MOST_WALKED;

use super::work::settle;
use super::world::World;
use super::{List, lists};

/// People of the province.
const ROWS: i64 = 200_000;
/// Rows of a page.
const LIMIT: i64 = 20;
/// What a page may read: the rows that it walks through, each of them once more where the next page
/// is looked for, a few rows of other tables for each of its own, and who is asking.
const MOST: i64 = 2 * MOST_WALKED + 4 * LIMIT + 1_500;

/// Lists of tables that do not grow with the number of people, and that have fewer rows than a page
/// walks through.
const SMALL: [&str; 12] = [
    "beneficiary_status_list",
    "campus_list",
    "client_list",
    "course_list",
    "enterprise_list",
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
    let world = World::of(ROWS).await;
    if world.server.db().dialect() == Dialect::Postgres {
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
                let db = world.server.db();
                settle(db);
                let before = world.work.rows_read(db);
                let answer = client.get(&path).await;
                if !sees_all && answer.status == 403 {
                    // A filter that not everybody may use.
                    continue;
                }
                let answer = answer.expect(200);
                settle(db);
                let read = world.work.rows_read(db) - before;
                asked += 1;
                if read > MOST {
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
    assert!(many.is_empty(), "of {ROWS}:\n{}", many.join("\n"));
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
