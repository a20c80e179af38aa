//! A list that is wanted in a form which it has not is refused, and not answered in another one.

use reqwest::Method;
use serde_json::{Value, json};

use super::world::World;
use crate::contract::{document, operations, resolve};

/// An operation that answers with rows.
struct Rows {
    operation: String,
    method: Method,
    path: String,
    /// The media types that it documents.
    forms: Vec<String>,
    body: String,
}

fn rows() -> Vec<Rows> {
    let document = document();
    let mut found = Vec::new();
    for (method, path, operation) in operations(&document) {
        let content = &operation["responses"]["200"]["content"];
        let schema = resolve(&document, &content["application/json"]["schema"]);
        let is_search = path.ends_with("/search");
        let is_list = schema["properties"]["data"]["type"] == "array";
        if !is_list || (method != "get" && !is_search) || path.contains("/statistics/") {
            continue;
        }
        let forms = content.as_object().expect("media types").keys().cloned();
        found.push(Rows {
            operation: operation["operationId"]
                .as_str()
                .expect("a name")
                .to_owned(),
            method: method.to_uppercase().parse().expect("a method"),
            path,
            forms: forms.collect(),
            body: if is_search {
                "{}".to_owned()
            } else {
                String::new()
            },
        });
    }
    assert!(found.len() > 35, "{} operations are too few", found.len());
    found
}

#[actix_web::test]
async fn a_list_without_the_form_that_is_wanted_says_which_it_has() {
    let world = World::small().await;
    let caller = |name: &str| {
        let mut callers = world.callers.iter();
        let found = callers.find(|(caller, _)| *caller == name);
        found.expect("a caller").1.clone()
    };
    let mut wrong = Vec::new();
    for rows in rows() {
        let by_administrators = ["client_list", "user_list"].contains(&rows.operation.as_str());
        let client = caller(if by_administrators {
            "administrator"
        } else {
            "lead"
        });
        let path = world.parent_path(&rows.path);
        for wanted in [
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/html",
            "application/json;q=0, text/csv;q=0, image/png",
        ] {
            if rows.forms.iter().any(|form| form == wanted) {
                continue;
            }
            let client = client.with("accept", wanted);
            let method = rows.method.clone();
            let answer = client
                .send_raw(method, &path, "application/json", rows.body.clone())
                .await;
            let params = &answer.body["errors"][0]["params"];
            let refused = answer.status == 406
                && answer.code() == "NOT_ACCEPTABLE"
                && params["allowed"] == json!(rows.forms.join(", "));
            if !refused {
                wrong.push(format!("{path} as {wanted}: {answer:?}"));
            }
        }
        for wanted in [
            "application/json",
            "*/*",
            "application/*;q=0.1",
            "text/csv;q=0.1, application/json",
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        ] {
            let client = client.with("accept", wanted);
            let method = rows.method.clone();
            let answer = client
                .send_raw(method, &path, "application/json", rows.body.clone())
                .await;
            // Rows of a parent that is not there are not found.
            if ![200, 404].contains(&answer.status.as_u16()) || answer.body == Value::Null {
                wrong.push(format!("{path} as {wanted}: {answer:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn whoever_may_not_read_a_list_is_told_so_first() {
    let world = World::small().await;
    let nobody = world.server.anonymous().with("accept", "text/csv");
    let refused = nobody.get("/v1/trainees").await;
    refused.expect_problem(401, "AUTHENTICATION_REQUIRED");
    let open = nobody.get("/v1/occupations").await;
    open.expect_error_at(406, "NOT_ACCEPTABLE", "Accept");
}
