//! What the document says that `sort`, `expand` and `fields` may be is what the server takes.

use serde_json::json;

use super::*;
use crate::support::Case;

/// The values of a parameter of several, or of one that is a list.
fn values(document: &Value, parameter: &Value) -> Vec<String> {
    let schema = resolve(document, &parameter["schema"]);
    let schema = match schema.get("items") {
        Some(items) => {
            assert_eq!(parameter["style"], "form", "{parameter:#}");
            assert_eq!(parameter["explode"], false, "{parameter:#}");
            resolve(document, items)
        }
        None => schema,
    };
    let values = schema["enum"].as_array();
    let values = values.unwrap_or_else(|| panic!("no values: {parameter:#}"));
    let texts = values.iter().map(|value| value.as_str().expect("a text"));
    texts.map(str::to_owned).collect()
}

/// The members of the rows that an operation answers with.
fn members(document: &Value, operation: &Value) -> Vec<String> {
    let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"];
    let view = resolve(document, answer);
    let row = match view["properties"].get("page") {
        Some(_) => resolve(document, &view["properties"]["data"]["items"]),
        None => view,
    };
    let members = row["properties"].as_object().expect("members");
    members.keys().cloned().collect()
}

/// What is asked of one operation.
struct Asked<'a> {
    client: &'a Client,
    path: &'a str,
}

impl Asked<'_> {
    async fn is_taken(&self, name: &str, value: &str) -> Response {
        let path = format!("{}?{name}={value}", self.path);
        self.client.get(&path).await.expect(200)
    }

    async fn is_refused(&self, name: &str) {
        let answer = self.client.get(&format!("{}?{name}=zz", self.path)).await;
        answer.expect_error_at(400, "PARAMETER_INVALID", name);
    }
}

#[actix_web::test]
async fn orders_expansions_and_members_are_those_that_the_document_lists() {
    let world = World::small().await;
    let document = document();
    let readable: BTreeMap<String, Client> = readable(&world).await.into_iter().collect();
    let mut asked = BTreeMap::from([("sort", 0), ("expand", 0), ("fields", 0)]);
    for (method, path, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for parameter in parameters {
            let name = parameter["name"].as_str().expect("a name");
            let Some(count) = asked.get_mut(name) else {
                continue;
            };
            let _case = Case::of(format!("{method} {path} {name}"));
            let values = values(&document, parameter);
            if name == "fields" {
                let mut sorted = values.clone();
                sorted.sort();
                assert_eq!(sorted, members(&document, &operation));
            }
            let filled = world.filled(&path);
            let Some(client) = readable.get(&filled) else {
                continue;
            };
            let asked = Asked {
                client,
                path: &filled,
            };
            asked.is_refused(name).await;
            for value in &values {
                asked.is_taken(name, value).await;
            }
            if name != "sort" {
                let whole = asked.is_taken(name, &values.join(",")).await;
                let rows = whole.body["data"].as_array().cloned();
                let rows = rows.unwrap_or_else(|| vec![whole.body.clone()]);
                let known = members(&document, &operation);
                for row in rows {
                    let row = row.as_object().expect("a row");
                    assert!(row.keys().all(|name| has(&known, name)), "{row:#?}");
                }
            }
            *count += 1;
        }
    }
    for (name, count) in asked {
        assert!(count > 2, "{name}: {count} are too few");
    }
}

#[actix_web::test]
async fn a_member_is_known_where_there_is_no_row_and_where_no_row_has_it() {
    let world = World::small().await;
    let lead = world.server.lead();
    let none = "/v1/schools?code=NONE&fields=zz";
    let refused = lead.get(none).await;
    refused.expect_error_at(400, "PARAMETER_INVALID", "fields");
    let thin = lead.get("/v1/enrolments?fields=id,class,cases").await;
    assert_eq!(thin.expect(200).rows()[0].get("class"), None);
    let both = lead.get("/v1/enrolments?fields=class&expand=class").await;
    assert_ne!(both.expect(200).rows()[0]["class"], json!(null));
}

/// The names of the schemas that something refers to.
fn referred<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    if let Some(name) = value["$ref"].as_str() {
        names.push(name);
    }
    for member in value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(_, member)| member)
    {
        referred(member, names);
    }
    for item in value.as_array().into_iter().flatten() {
        referred(item, names);
    }
}

#[test]
fn the_values_of_a_parameter_are_no_schema_of_a_body() {
    let document = document();
    let mut of_bodies = Vec::new();
    referred(&document["components"]["schemas"], &mut of_bodies);
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().expect("a name");
            let mut values = Vec::new();
            referred(&parameter["schema"], &mut values);
            let is_choice = ["sort", "expand", "fields"].contains(&name);
            assert!(
                !is_choice || values.iter().all(|name| !of_bodies.contains(name)),
                "{method} {path}: {values:?}"
            );
        }
    }
}
