//! Code lists as the public reads them and the operator corrects them.

use registry::platform::auth::authz::Role;
use serde_json::{Value, json};

use crate::support::{BoundTo, Case, TestServer};

fn item(label: &str) -> Value {
    json!({"labelVi": label, "labelEn": label})
}

#[actix_web::test]
async fn the_public_reads_every_list_with_labels_in_both_languages() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    let lists = public.get("/v1/code-lists").await.expect(200);
    let count = |name: &str| {
        let list = lists.rows().iter().find(|list| list["name"] == name);
        let list = list.unwrap_or_else(|| panic!("no list {name}"));
        (list["items"].as_i64(), list["validItems"].as_i64())
    };

    assert_eq!(lists.rows().len(), 20);
    assert_eq!(count("ethnic-groups"), (Some(54), Some(54)));
    assert_eq!(count("vsic-industries"), (Some(109), Some(109)));
    assert_eq!(count("birth-places"), (Some(63), Some(63)));
    assert_eq!(count("provinces"), (Some(63), Some(34)));
    assert_eq!(count("beneficiary-groups"), (Some(27), Some(27)));
    assert_eq!(
        count("unit-types"),
        (Some(11), Some(8)),
        "three ended in 2025"
    );

    let levels = public
        .get("/v1/code-lists/training-levels")
        .await
        .expect(200);
    let first = &levels.body["items"][0];

    assert_eq!(first["code"], "SHORT_TERM");
    assert_eq!(
        first["labelEn"],
        "Continuing vocational training (under 3 months)"
    );
    assert_eq!(first["attributes"], json!({"minimumHours": 100}));

    public
        .get("/v1/code-lists/castles")
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_code_of_another_system_leads_to_ours() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    let item = public
        .get("/v1/code-lists/ethnic-groups/items/04")
        .await
        .expect(200);

    assert_eq!(item.body["labelVi"], "Mường");
    assert_eq!(
        item.body["crosswalks"],
        json!([{"system": "ETHNIC_1979", "value": "06"}])
    );

    let list = public.get("/v1/code-lists/ethnic-groups").await.expect(200);
    let items = list.body["items"].as_array().expect("items");
    assert!(
        items
            .iter()
            .all(|item| item["crosswalks"].as_array().map(Vec::len) == Some(1))
    );

    let missing = public.get("/v1/code-lists/ethnic-groups/items/99").await;
    missing.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_list_of_a_day_holds_what_was_valid_then() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    for (day, count) in [("2025-12-31", 6), ("2026-01-01", 7)] {
        let _case = Case::of(day);
        let path = format!("/v1/code-lists/training-levels?validOn={day}");
        let list = public.get(&path).await.expect(200);
        assert_eq!(
            list.body["items"].as_array().map(Vec::len),
            Some(count),
            "{day}"
        );
    }

    public
        .get("/v1/code-lists/training-levels?day=2025-12-31")
        .await
        .expect_error_at(400, "PARAMETER_UNKNOWN", "day");
}

#[actix_web::test]
async fn an_unchanged_list_is_not_sent_again() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    for path in [
        "/v1/code-lists",
        "/v1/code-lists/sexes",
        "/v1/code-lists/sexes/items/MALE",
    ] {
        let _case = Case::of(path);
        let first = public.get(path).await.expect(200);
        let again = public.with("if-none-match", first.etag()).get(path).await;
        assert_eq!(again.expect(304).body, "", "{path}");
    }

    let lead = server.lead();
    let first = public.get("/v1/code-lists/sexes").await.expect(200);

    lead.put("/v1/code-lists/sexes/items/OTHER", item("Khác"))
        .await
        .expect(201);
    let again = public
        .with("if-none-match", first.etag())
        .get("/v1/code-lists/sexes")
        .await;

    assert_eq!(
        again.expect(200).body["items"].as_array().map(Vec::len),
        Some(3)
    );
}

#[actix_web::test]
async fn the_operator_adds_a_code_and_others_may_use_it() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let path = "/v1/code-lists/school-kinds/items/MOBILE_SCHOOL";
    let created = lead
        .put(path, item("  Trường   lưu động "))
        .await
        .expect(201);

    assert_eq!(created.header("location"), path);
    assert_eq!(created.body["labelVi"], "Trường lưu động");
    assert_eq!(created.body["position"], 8, "at the end of the list");
    assert_eq!(lead.get(path).await.expect(200).body, created.body);

    let school = json!({"code": "A1", "nameVi": "Trường A", "kind": "MOBILE_SCHOOL",
        "ownership": "PUBLIC"});
    lead.post("/v1/schools", school).await.expect(201);
}

#[actix_web::test]
async fn an_item_that_exists_changes_only_as_it_was_seen() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let path = "/v1/code-lists/ethnic-groups/items/04";
    let seen = lead.get(path).await.expect(200);
    let mut body = item("Mường");
    body["crosswalks"] = json!([
        {"system": "ETHNIC_1979", "value": "06"}, {"system": "ISO_639_3", "value": "mtq"},
        {"system": "ETHNIC_1979", "value": "06"},
    ]);

    lead.put(path, body.clone())
        .await
        .expect_problem(428, "VERSION_REQUIRED");

    let holder = lead.with("if-match", seen.etag());
    let changed = holder.put(path, body.clone()).await.expect(200);
    assert_eq!(changed.etag(), "\"2\"");
    assert_eq!(changed.body["position"], seen.body["position"]);
    assert_eq!(
        changed.body["crosswalks"].as_array().map(Vec::len),
        Some(2),
        "each once"
    );

    holder
        .put(path, body.clone())
        .await
        .expect_problem(412, "VERSION_STALE");

    let absent = "/v1/code-lists/ethnic-groups/items/77";
    holder
        .put(absent, body)
        .await
        .expect_problem(412, "VERSION_STALE");
}

#[actix_web::test]
async fn a_replaced_code_ends_and_its_replacement_goes_on() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let put = async |code: &str, seen: &str, replaced_by: Value, valid_to: Value| {
        let mut body = item(code);
        body["replacedBy"] = replaced_by;
        body["validTo"] = valid_to;
        let path = format!("/v1/code-lists/tools/items/{code}");
        let client = if seen.is_empty() {
            lead.clone()
        } else {
            lead.with("if-match", seen)
        };
        client.put(&path, body).await
    };
    let a = put("A", "", Value::Null, Value::Null).await.expect(201);

    let refused = put("B", "", json!("C"), json!("2025-12-31")).await;
    refused.expect_error_at(422, "CODE_UNKNOWN", "/replacedBy");

    let refused = put("B", "", json!("A"), Value::Null).await;
    refused.expect_error_at(422, "CODE_END_MISSING", "/validTo");

    let b = put("B", "", json!("A"), json!("2025-12-31"))
        .await
        .expect(201);
    assert_eq!(b.body["replacedBy"], "A");

    let refused = put("A", a.etag(), json!("B"), json!("2025-06-30")).await;
    refused.expect_error_at(422, "CODE_REPLACED_IN_CIRCLE", "/replacedBy");

    let refused = put("A", a.etag(), json!("A"), json!("2025-06-30")).await;
    refused.expect_error_at(422, "CODE_REPLACED_IN_CIRCLE", "/replacedBy");

    let refused = put("C", "", json!("B"), json!("2026-06-30")).await;
    refused.expect_error_at(422, "CODE_EXPIRED", "/replacedBy");
}

#[actix_web::test]
async fn every_fault_of_an_item_is_named_at_once() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut body = item(" \u{200b} ");
    body["labelEn"] = json!("New");
    body["validFrom"] = json!("2026-01-02");
    body["validTo"] = json!("2026-01-01");

    let refused = lead.put("/v1/code-lists/sexes/items/NEW", body).await;
    let mut errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    errors.sort();
    let expected = [("/labelVi", "NAME_INVALID"), ("/validTo", "DATES_REVERSED")];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    for (path, parameter) in [
        ("/v1/code-lists/Sexes/items/NEW", "list"),
        ("/v1/code-lists/sexes/items/new", "code"),
    ] {
        let _case = Case::of(path);
        let refused = lead.put(path, item("New")).await;
        refused.expect_error_at(400, "PARAMETER_INVALID", parameter);
    }
}

#[actix_web::test]
async fn only_the_operator_changes_lists() {
    let server = TestServer::start().await;
    let path = "/v1/code-lists/sexes/items/NEW";

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .put(path, item("New"))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let unscoped = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["schools:write"]);
    unscoped
        .put(path, item("New"))
        .await
        .expect_problem(403, "SCOPE_MISSING");

    let anonymous = server.anonymous().put(path, item("New")).await;
    anonymous.expect_problem(401, "AUTHENTICATION_REQUIRED");

    server
        .administrator()
        .put(path, item("New"))
        .await
        .expect(201);
}
