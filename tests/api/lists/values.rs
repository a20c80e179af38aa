//! One value is compared, and not looked for in a list of one.

use super::work::Work;
use super::world::World;
use super::{List, lists};

#[actix_web::test]
async fn a_filter_or_a_reach_of_one_value_is_an_equality() {
    let world = World::small().await;
    world.work.record(world.server.db());
    let mut lists_of_one = Vec::new();
    let mut asked = 0;
    for list in lists() {
        let path = world.path(&list);
        for (caller, client) in &world.callers {
            if list.orders(client, &path).await.is_empty() {
                continue;
            }
            for query in queries(&world, &list) {
                world.work.statements();
                let answer = client.get(&format!("{path}?{query}")).await;
                if *caller != "lead" && answer.status == 403 {
                    // A filter that not everybody may use.
                    continue;
                }
                answer.expect(200);
                asked += 1;
                lists_of_one.extend(
                    of_one(&world.work).into_iter().map(|statement| {
                        format!("{caller}: {} {query}: {statement}", list.operation)
                    }),
                );
            }
        }
    }
    assert!(asked > 400, "{asked} requests are too few");
    assert!(lists_of_one.is_empty(), "{}", lists_of_one.join("\n"));
}

/// Without a filter, and with each.
fn queries(world: &World, list: &List) -> Vec<String> {
    let filters = list.filters.iter().map(|filter| world.query(filter));
    std::iter::once(String::new()).chain(filters).collect()
}

/// Those statements of pages that look for a value in a list of one.
fn of_one(work: &Work) -> Vec<String> {
    let mut statements = work.statements();
    statements.retain(|statement| {
        let is_page = statement.starts_with("WITH ") && statement.contains(" LIMIT ");
        is_page && (statement.contains("IN (?)") || statement.contains("= ANY($"))
    });
    statements
}
