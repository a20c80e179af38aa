//! Every type can be ordered, and only what its list takes.

use registry::platform::values::ids::AnyId;
use registry::resources::synced::Synced;
use serde_json::{Value, json};

use super::{export, parts, rows, text};
use crate::support::fixtures::{Stage, claim, person_body, school, teaching, with};
use crate::support::{Case, Client, TestServer};

/// How many rows of the type there are; of those without a list of all, in a snapshot.
async fn total_of(by: &Client, kind: Synced) -> Value {
    if !["beneficiary-statuses", "campuses", "code-lists"].contains(&kind.as_str()) {
        let list = by.get(&format!("/v1/{kind}?count=exact")).await;
        return list.expect(200).body["page"]["total"].clone();
    }
    let (mut rows, mut cursor) = (0, String::new());
    loop {
        let path = format!("/v1/changes/snapshot?limit=500&types={kind}{cursor}");
        let page = by.get(&path).await.expect(200);
        rows += page.rows().len();
        match page.next_cursor() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return json!(rows),
        }
    }
}

#[actix_web::test]
async fn what_hangs_on_schools_people_and_lists_is_exported_as_it_is_read() {
    let stage = Stage::set(json!({})).await;
    let (lead, by) = (stage.server.lead(), &stage.registrar);
    let other = teaching(&lead, "B1").await;

    let elsewhere = stage.server.registrar(other.school_id());
    let mut statuses = Vec::new();
    for (maker, number) in [(by, 1), (by, 2), (&elsewhere, 3)] {
        let _case = Case::of(number);
        let body = person_body(&stage.server, number);
        let person = maker.post("/v1/trainees", body).await.expect(201);
        let status = claim(maker, &person.id(), json!({})).await.expect(201);
        statuses.push(status.body);
    }

    let campuses = format!("/v1/schools/{}/campuses", other.school_id());
    let campus = json!({"name": "Cơ sở Mai Sơn"});
    let campus = lead.post(&campuses, campus).await.expect(201);

    let order = |kind: &str, filters: Value| json!({"type": kind, "format": "NDJSON", "filters": filters, "partRows": 2});
    let made = export(by, order("beneficiary-statuses", json!({}))).await;
    assert_eq!(rows(by, &made).await, statuses[..2], "a school's own alone");

    let one = json!({"traineeId": statuses[2]["traineeId"], "status": ["CLAIMED"]});
    let made = export(&lead, order("beneficiary-statuses", one)).await;
    assert_eq!(rows(&lead, &made).await, statuses[2..]);

    let made = export(
        by,
        order("campuses", json!({"schoolId": other.school_id()})),
    )
    .await;
    assert_eq!(rows(by, &made).await, [campus.body]);

    let lists = order("code-lists", json!({"list": ["fields", "sexes"]}));
    let made = export(by, with(lists.clone(), json!({"fields": ["labelEn"]}))).await;
    let items = rows(by, &made).await;
    assert!(parts(&made).len() > 1, "{made:#}");

    let mut expected = Vec::new();
    for list in ["fields", "sexes"] {
        let _case = Case::of(list);
        let list = by.get(&format!("/v1/code-lists/{list}")).await.expect(200);
        let members = |item: &Value| json!({"list": item["list"], "code": item["code"], "labelEn": item["labelEn"]});
        let items = list.body["items"].as_array().expect("items").iter();
        expected.extend(items.map(members));
    }
    let key = |item: &Value| format!("{}/{}", item["list"], item["code"]);
    expected.sort_by_key(key);
    assert_eq!(items, expected);

    let table = with(lists, json!({"format": "CSV", "fields": ["labelEn"]}));
    let made = export(by, table).await;
    let table = text(by, &parts(&made)[0]).await;
    assert!(table.starts_with("list,code,labelEn\r\n"), "{table}");
}

#[actix_web::test]
async fn every_type_can_be_exported_in_every_format() {
    let server = TestServer::start().await;
    let lead = server.lead();
    school(&lead, "A1").await;

    for kind in Synced::all() {
        for format in ["NDJSON", "CSV", "XLSX"] {
            let _case = Case::of(format!("{kind} {format}"));
            let order = json!({"type": kind, "format": format});

            let made = export(&lead, order).await;
            let total = total_of(&lead, kind).await;
            assert_eq!(made["manifest"]["rows"], total, "{kind} {format}");

            lead.send(
                reqwest::Method::DELETE,
                &format!("/v1/exports/{}", made["id"].as_str().expect("a text")),
                None,
            )
            .await
            .expect(204);
        }
    }
}

#[actix_web::test]
async fn what_no_list_takes_is_refused_with_its_place() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let order = |changes: Value| with(json!({"type": "enrolments", "format": "CSV"}), changes);

    for (changes, code, place) in [
        (
            json!({"filters": {"colour": "red"}}),
            "PARAMETER_UNKNOWN",
            "/filters/colour",
        ),
        (
            json!({"filters": {"limit": 5}}),
            "PARAMETER_UNKNOWN",
            "/filters/limit",
        ),
        (
            json!({"filters": {"expand": "class"}}),
            "PARAMETER_UNKNOWN",
            "/filters/expand",
        ),
        (
            json!({"filters": {"status": "ASLEEP"}}),
            "PARAMETER_INVALID",
            "/filters/status",
        ),
        (
            json!({"filters": {"status": {"a": 1}}}),
            "FIELD_TYPE",
            "/filters/status",
        ),
        (
            json!({"filters": {"status": []}}),
            "FIELD_TYPE",
            "/filters/status",
        ),
        (json!({"fields": ["colour"]}), "FIELD_VALUE", "/fields/0"),
        (json!({"fields": ["class"]}), "FIELD_VALUE", "/fields/0"),
        (json!({"partRows": 0}), "FIELD_RANGE", "/partRows"),
        (json!({"partRows": 100_001}), "FIELD_RANGE", "/partRows"),
        (json!({"type": "users"}), "FIELD_VALUE", "/type"),
        (json!({"format": "PDF"}), "FIELD_VALUE", "/format"),
        (json!({"colour": "red"}), "FIELD_UNKNOWN", "/colour"),
    ] {
        let _case = Case::of(&changes);
        let refused = lead.post("/v1/exports", order(changes)).await;
        refused.expect_error_at(400, code, place);
    }

    let unknown = format!("/v1/exports/{}", AnyId::new());
    lead.get(&unknown).await.expect_problem(404, "NOT_FOUND");
}
