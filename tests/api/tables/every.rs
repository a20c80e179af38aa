//! Every operation of the document, asked for forms that it has and for those that it has not.

use serde_json::Value;

use super::XLSX;
use super::furnished::Furnished;
use crate::contract::{document, operations};
use crate::support::TestServer;
use registry::platform::values::ids::AnyId;

/// Whether a 200 of an operation may have that media type.
fn offers(operation: &Value, media_type: &str) -> bool {
    operation["responses"]["200"]["content"][media_type].is_object()
}

/// What shows people: no cache keeps it.
const OF_PEOPLE: [&str; 10] = [
    "beneficiary-statuses",
    "certificates",
    "employment-outcomes",
    "enrolment-cases",
    "enrolments",
    "imports",
    "trainee-matches",
    "trainees",
    "users",
    "documents",
];

#[actix_web::test]
async fn every_list_answers_a_table_and_every_other_read_says_what_there_is() {
    let furnished = Furnished::new().await;
    let server = &furnished.world.server;
    let callers = [
        furnished.world.caller("lead"),
        server.administrator(),
        furnished.world.caller("registrar"),
    ];
    let document = document();
    let (mut lists, mut filled_lists, mut of_people) = (0, 0, 0);
    for (method, path, operation) in operations(&document) {
        let content = &operation["responses"]["200"]["content"];
        if method != "get" || !path.starts_with("/v1") || !content.is_object() {
            continue;
        }
        let name = operation["operationId"].as_str().expect("a name");
        let reference = content["application/json"]["schema"]["$ref"].as_str();
        let is_list = reference.is_some_and(|of| of.starts_with("#/components/schemas/Page_"));
        // A part has the form in which its export was ordered.
        if name == "export_download" {
            continue;
        }
        let path = furnished.path(&path);
        for media_type in ["text/csv", XLSX] {
            let mut answer = callers[0].with("accept", media_type).download(&path).await;
            for by in &callers[1..] {
                if answer.0 == 403 {
                    answer = by.with("accept", media_type).download(&path).await;
                }
            }
            let (status, headers, body) = answer;
            let body = String::from_utf8_lossy(&body);
            if offers(&operation, media_type) {
                assert_eq!(status, 200, "{name} at {path}: {body}");
                let answered = headers["content-type"].to_str().expect("text");
                assert!(answered.starts_with(media_type), "{name}: {answered}");
                let has_rows = media_type == "text/csv" && body.lines().count() > 1;
                filled_lists += usize::from(is_list && has_rows);
                let tag = operation["tags"][0].as_str().expect("a tag");
                let is_template = name == "import_template" || name == "import_list";
                if OF_PEOPLE.contains(&tag) && has_rows && !is_template {
                    assert_eq!(headers["cache-control"], "private, no-store", "{name}");
                    of_people += 1;
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
        lists > 20 && filled_lists > 20 && of_people >= 10,
        "{filled_lists} of {lists} lists have rows, {of_people} of people"
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
