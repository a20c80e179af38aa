//! Every list tells how many rows all its pages have, when it is asked.

use serde_json::{Value, json};

use super::world::World;
use super::{Filter, List, lists};
use crate::contract::{document, operations, resolve};
use crate::support::fixtures::{person, school, school_id, with};
use crate::support::{Client, Response, TestServer};

/// Lists that the lead agency may not read.
const BY_ADMINISTRATORS: [&str; 2] = ["client_list", "user_list"];

#[test]
fn every_operation_that_answers_pages_takes_a_count() {
    let document = document();
    let mut paged = 0;
    for (method, path, operation) in operations(&document) {
        let content = &operation["responses"]["200"]["content"]["application/json"];
        let page = &resolve(&document, &content["schema"])["properties"]["page"];
        if page.is_null() || !resolve(&document, page)["properties"]["total"].is_object() {
            continue;
        }
        paged += 1;
        let mut parameters = operation["parameters"].as_array().into_iter().flatten();
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        let in_body = resolve(&document, body)["properties"]["count"].is_object();
        let in_query = parameters.any(|parameter| parameter["name"] == "count");
        assert!(in_body || in_query, "{method} {path}");
    }
    assert!(paged > 30, "{paged} lists are too few");
}

/// What a page says of all pages.
fn total(page: &Response) -> (Value, Value) {
    let page = &page.body["page"];
    (page["total"].clone(), page["totalKind"].clone())
}

/// How many rows the pages have, counted by hand.
async fn rows_of(client: &Client, path: &str) -> usize {
    let mut page = client.get(path).await.expect(200);
    let mut rows = page.rows().len();
    while let Some(cursor) = page.next_cursor() {
        let next = format!("{path}&cursor={cursor}");
        page = client.get(&next).await.expect(200);
        rows += page.rows().len();
    }
    rows
}

async fn expect_counted(client: &Client, path: &str) {
    let rows = rows_of(client, &format!("{path}?limit=40")).await;
    let counted = |kind: &str| format!("{path}?limit=1&count={kind}");

    let plain = client.get(&counted("none")).await.expect(200);
    assert_eq!(total(&plain), (Value::Null, Value::Null), "{path}");
    let exact = client.get(&counted("exact")).await.expect(200);
    assert_eq!(total(&exact), (json!(rows), json!("EXACT")), "{path}");
    let estimate = client.get(&counted("estimate")).await.expect(200);
    assert_eq!(total(&estimate), (json!(rows), json!("EXACT")), "{path}");
    let wrong = client.get(&counted("many")).await;
    wrong.expect_error_at(400, "PARAMETER_INVALID", "count");
}

#[actix_web::test]
async fn a_search_by_words_counts_what_it_finds() {
    let server = TestServer::start().await;
    let lead = server.lead();
    school(&lead, "B1").await;
    let registrar = &server.registrar(school_id(&school(&lead, "A1").await));
    for number in 1..=3 {
        person(&server, registrar, number).await;
    }
    for (path, found) in [
        ("/v1/trainees?q=lo+mai&limit=1", 3),
        ("/v1/trainees?q=lo+mai&sex=MALE", 0),
        ("/v1/trainees?q=mai+2", 1),
        ("/v1/schools?q=truong&limit=1", 2),
        ("/v1/enterprises?q=cong+ty", 0),
    ] {
        for kind in ["exact", "estimate"] {
            let page = lead.get(&format!("{path}&count={kind}")).await.expect(200);
            assert_eq!(total(&page), (json!(found), json!("EXACT")), "{path}");
        }
    }
    let document = json!({"citizenId": "014304000001"});
    let words = json!({"q": "lo mai", "limit": 1});
    for (body, found) in [(document, 1), (words, 3), (json!({"limit": 1}), 3)] {
        for kind in ["exact", "estimate"] {
            let body = with(body.clone(), json!({"count": kind}));
            let page = registrar.post("/v1/trainees/search", body.clone()).await;
            let counted = total(&page.expect(200));
            assert_eq!(counted, (json!(found), json!("EXACT")), "{body}");
        }
    }
    let wrong = registrar.post("/v1/trainees/search", json!({"count": "many"}));
    let wrong = wrong.await;
    wrong.expect_error_at(400, "FIELD_VALUE", "/count");
}

#[actix_web::test]
async fn every_list_counts_what_its_pages_have() {
    let world = World::small().await;
    let caller = |name: &str| {
        let mut callers = world.callers.iter();
        let found = callers.find(|(caller, _)| *caller == name);
        &found.expect("a caller").1
    };
    let mut lists = lists();
    let of_document = document();
    // Those of one row, too.
    for (method, path, operation) in operations(&of_document) {
        let is_of_one = path.ends_with("/history") && path.starts_with("/v1/trainees");
        if method == "get" && is_of_one {
            lists.push(List {
                operation: operation["operationId"]
                    .as_str()
                    .expect("a name")
                    .to_owned(),
                path,
                filters: Vec::<Filter>::new(),
            });
        }
    }
    let mut asked = 0;
    for list in &lists {
        let path = world.path(list);
        let by_administrator = BY_ADMINISTRATORS.contains(&list.operation.as_str());
        let client = caller(if by_administrator {
            "administrator"
        } else {
            "lead"
        });
        expect_counted(client, &path).await;
        asked += 1;
    }
    assert!(asked > 20, "{asked} lists are too few");
}
