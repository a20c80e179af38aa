//! Pages that end before they are full.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::world::World;

#[actix_web::test]
async fn a_filter_that_few_rows_pass_gives_them_all_over_short_pages() {
    let world = World::of([12_000; 2], 4_096).await;
    let (_, lead) = world.callers.last().expect("the lead agency");
    for sort in ["name", "-name", "createdAt", "-createdAt"] {
        // Three births of the last days among every 3,000.
        let list = format!("/v1/trainees?birthDate[gte]=1998-03-18&limit=10&sort={sort}");
        let counted = lead.get(&format!("{list}&count=exact")).await.expect(200);
        let total = counted.body["page"]["total"].as_u64().expect("a total");
        assert!((9..15).contains(&total), "{total} rows");

        let (mut found, mut lengths) = (HashSet::new(), Vec::new());
        let mut page = lead.get(&list).await.expect(200);
        loop {
            lengths.push(page.rows().len());
            let ids = page.column("id");
            assert!(ids.into_iter().all(|id| found.insert(id)), "a row twice");
            let Some(cursor) = page.next_cursor() else {
                break;
            };
            let told = URL_SAFE_NO_PAD.decode(cursor).expect("a cursor");
            let told = String::from_utf8_lossy(&told);
            assert!(!told.contains("lo 0"), "a name in {told:?}");
            page = lead
                .get(&format!("{list}&cursor={cursor}"))
                .await
                .expect(200);
        }
        assert_eq!(found.len() as u64, total, "{sort}: {lengths:?}");
        assert!((2..6).contains(&lengths.len()), "{sort}: {lengths:?}");
        assert!(lengths[0] < 10, "{sort}: {lengths:?}");
    }
}

#[actix_web::test]
async fn an_estimate_counts_no_more_rows_than_a_page_reads() {
    let world = World::of([12_000; 2], 4_096).await;
    let (_, lead) = world.callers.last().expect("the lead agency");
    for (filter, kind) in [
        ("birthDate[gte]=1998-03-18", "AT_LEAST"),
        (
            "createdAt[gte]=2999-01-01T00:00:00Z&sort=createdAt",
            "EXACT",
        ),
        ("sex=MALE", "AT_LEAST"),
    ] {
        let list = format!("/v1/trainees?count=estimate&limit=1&{filter}");
        let page = lead.get(&list).await.expect(200).body["page"].clone();
        assert_eq!(page["totalKind"], kind, "{filter}: {page}");
        let most = if kind == "EXACT" { 0 } else { 1_000 };
        assert!(page["total"].as_i64().expect("a total") <= most, "{page}");
    }
}
