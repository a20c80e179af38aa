//! Every operation of the document, asked for forms that it has and for those that it has not.

use serde_json::Value;

use super::XLSX;
use crate::contract::{document, operations};
use crate::lists::world::World;
use crate::support::TestServer;
use registry::platform::values::ids::AnyId;

/// Whether a 200 of an operation may have that media type.
fn offers(operation: &Value, media_type: &str) -> bool {
    operation["responses"]["200"]["content"][media_type].is_object()
}

/// The path, of rows that are there where the world knows them.
fn filled(world: &World, path: &str) -> String {
    let mut filled = String::new();
    for part in world.filled(path).split('/').skip(1) {
        filled.push('/');
        if part.starts_with('{') {
            filled.push_str(&AnyId::new().to_string());
        } else {
            filled.push_str(part);
        }
    }
    filled
}

#[actix_web::test]
async fn every_list_answers_a_table_and_every_other_read_says_what_there_is() {
    let world = World::small().await;
    let (lead, admin) = (world.server.lead(), world.server.administrator());
    let document = document();
    let (mut lists, mut filled_lists) = (0, 0);
    for (method, path, operation) in operations(&document) {
        let content = &operation["responses"]["200"]["content"];
        if method != "get" || !path.starts_with("/v1") || !content.is_object() {
            continue;
        }
        let name = operation["operationId"].as_str().expect("a name");
        let reference = content["application/json"]["schema"]["$ref"].as_str();
        let is_list = reference.is_some_and(|of| of.starts_with("#/components/schemas/Page_"));
        let path = filled(&world, &path);
        for media_type in ["text/csv", XLSX] {
            let accept = |by: &crate::support::Client| by.with("accept", media_type);
            let mut answer = accept(&lead).download(&path).await;
            if answer.0 == 403 {
                answer = accept(&admin).download(&path).await;
            }
            let (status, headers, body) = answer;
            let body = String::from_utf8_lossy(&body);
            if offers(&operation, media_type) {
                assert_ne!(status, 406, "{name}: {body}");
                if status == 200 {
                    let answered = headers["content-type"].to_str().expect("text");
                    assert!(answered.starts_with(media_type), "{name}: {answered}");
                    let has_rows = media_type == "text/csv" && body.lines().count() > 1;
                    filled_lists += usize::from(is_list && has_rows);
                }
            } else {
                assert_eq!(status, 406, "{name} ({media_type}): {body}");
                assert!(body.contains("NOT_ACCEPTABLE"), "{name}: {body}");
            }
        }
        if is_list {
            lists += 1;
            assert!(
                offers(&operation, "text/csv") && offers(&operation, XLSX),
                "{name}"
            );
        }
    }
    assert!(
        lists > 20 && filled_lists > 15,
        "{filled_lists} of {lists} lists have rows"
    );
}

#[actix_web::test]
async fn a_format_says_nothing_where_an_operation_has_none() {
    let server = TestServer::start().await;
    let picture = server.lead().with("accept", "image/png");

    let answer = picture.get("/v1/error-codes/NOT_FOUND?format=csv").await;
    answer.expect_problem(406, "NOT_ACCEPTABLE");
    let of_paper = format!("/v1/classes/{}/documents/roll?format=csv", AnyId::new());
    picture
        .get(&of_paper)
        .await
        .expect_problem(404, "NOT_FOUND");
    let named_alike = of_paper.replace("format", "formats");
    picture.get(&named_alike).await.expect(406);
}

#[actix_web::test]
async fn a_catalogue_as_a_workbook_is_held_until_it_changes() {
    let server = TestServer::start().await;
    let client = server.lead().with("accept", XLSX);
    let list = "/v1/admin-units?limit=5";

    let (_, headers, first) = client.download(list).await;
    actix_web::rt::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let (_, _, second) = client.download(list).await;
    assert!(first == second);
    let held = client.with("if-none-match", headers["etag"].to_str().expect("text"));
    assert_eq!(held.download(list).await.0, 304);
}

#[actix_web::test]
async fn what_cannot_be_answered_is_not_done() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let body = serde_json::json!({
        "code": "B7", "nameVi": "Trường B7", "kind": "COLLEGE", "ownership": "PUBLIC"
    });

    let refused = lead
        .with("accept", "text/csv")
        .post("/v1/schools", body)
        .await;
    let refused = refused.expect_problem(406, "NOT_ACCEPTABLE");
    let allowed = &refused.body["errors"][0]["params"]["allowed"];
    assert_eq!(allowed, "application/json");
    assert!(
        lead.get("/v1/schools?code=B7")
            .await
            .expect(200)
            .rows()
            .is_empty()
    );
}
