//! What an entry says of a row, a change of the catalogues included.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::audit_events;
use serde_json::{Value, json};

use super::{Reader, pair, school_body, told_of};
use crate::support::{Client, TestServer, fixtures};

#[actix_web::test]
async fn a_change_is_told_with_the_row_as_an_ordinary_read_shows_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;

    let school = fixtures::school(&lead, "A1").await;
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("UPSERT", &school.id())]);
    assert_eq!(told[0]["data"], school.body);
    assert_eq!(told[0]["keys"], json!({"code": "A1"}));
    assert_eq!(told[0]["version"], 1);
    assert_eq!(told[0]["type"], "schools");
}

#[actix_web::test]
async fn several_changes_of_one_row_are_told_once_and_a_deletion_with_its_keys() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let mut body = school_body("A1");
    body["externalIds"] = json!([{"system": "moet", "value": "7"}]);
    let school = lead.post("/v1/schools", body).await.expect(201);

    let path = format!("/v1/schools/{}", school.id());
    let school = lead
        .patch(&path, &school, json!({"address": "Số 1"}))
        .await
        .expect(200);

    assert_eq!(
        told_of(&reader.told().await),
        [pair("UPSERT", &school.id())]
    );

    lead.delete(&path, &school).await.expect(204);
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("DELETE", &school.id())]);
    assert_eq!(told[0]["keys"], json!({"code": "A1"}));
    assert_eq!(
        told[0]["externalIds"],
        json!([{"system": "moet", "value": "7"}])
    );
    assert_eq!(told[0]["version"], 2);
    assert!(told[0].get("data").is_none());
}

#[actix_web::test]
async fn a_page_ends_where_the_next_one_begins() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let mut made = Vec::new();
    for n in 0..5 {
        made.push(fixtures::school(&lead, &format!("S{n}")).await.id());
    }

    let mut told = Vec::new();
    while told.len() < 5 {
        let page = reader.page(2, 5).await;
        assert!(page.len() <= 2);
        told.extend(page);
    }

    let ids: Vec<_> = made.iter().map(|id| pair("UPSERT", id)).collect();
    assert_eq!(told_of(&told), ids);
    assert!(reader.page(2, 0).await.is_empty());
}

/// What the shipped catalogues are told to be after `cursor`, and where the feed goes on.
async fn released(lead: &Client, cursor: &str) -> (Vec<Value>, String) {
    let types = "admin-units,code-lists,occupations";
    let path = format!("/v1/changes?types={types}&limit=500&cursor={cursor}");
    let page = lead.get(&path).await.expect(200);
    let next = page.next_cursor().expect("a cursor").to_owned();
    (page.rows().to_vec(), next)
}

#[actix_web::test]
async fn a_new_release_tells_what_it_changes_in_the_catalogues_and_nothing_else() {
    use registry::platform::db::schema::{
        admin_units, catalogue_loads, code_list_items, occupations,
    };

    let server = TestServer::start().await;
    let lead = server.lead();

    let first = "/v1/changes?types=admin-units,code-lists,occupations";
    let first = lead.get(first).await.expect(200);
    assert!(first.rows().is_empty(), "the first load tells of nothing");

    let cursor = first.next_cursor().expect("a cursor").to_owned();
    let path = "/v1/code-lists/fields/items/NON_AGRICULTURAL";
    let own = lead.get(path).await.expect(200);
    let label = json!({"labelVi": "Của tỉnh", "labelEn": "Ours"});
    let admin = server.administrator().with("if-match", own.etag());
    admin.put(path, label).await.expect(200);

    // As an older release had them.
    let commune = server.unit("COMMUNE", "03646");

    let outdated = move |conn: &mut DbConnection| {
        diesel::update(code_list_items::table.find(("fields", "AGRICULTURAL")))
            .set(code_list_items::label_vi.eq("Cũ"))
            .execute(conn)?;
        diesel::update(admin_units::table.find(commune))
            .set(admin_units::name.eq("Phường Cũ"))
            .execute(conn)?;
        diesel::delete(occupations::table.find(fixtures::occupation(13))).execute(conn)?;
        diesel::update(catalogue_loads::table)
            .set(catalogue_loads::digest.eq("another"))
            .execute(conn)?;
        Ok(())
    };
    let reload = || {
        server.db().write_now(outdated).expect("an older release");
        server.another()
    };

    drop(reload());

    let (mut told, mut next) = (Vec::new(), cursor);
    while told.len() < 4 {
        let (some, after) = released(&lead, &next).await;
        told.extend(some);
        next = after;
    }

    let mut told: Vec<(String, i64, Value)> = told
        .iter()
        .map(|entry| {
            let (keys, data) = (&entry["keys"], &entry["data"]);
            let label = [&data["labelVi"], &data["name"], &data["nameVi"]];
            let label = label.into_iter().find(|label| label.is_string());
            (
                keys["code"].as_str().expect("a code").to_owned(),
                entry["version"].as_i64().expect("a number"),
                label.cloned().unwrap_or_default(),
            )
        })
        .collect();
    told.sort_by(|one, other| one.0.cmp(&other.0));

    assert_eq!(told[0], ("03646".into(), 2, json!("Phường Tô Hiệu")));
    assert_eq!((told[1].0.as_str(), told[1].1), ("AGRICULTURAL", 2));
    assert_ne!(told[1].2, "Cũ");
    assert_eq!(told[2], ("NON_AGRICULTURAL".into(), 2, json!("Của tỉnh")));
    assert_eq!((told[3].0.as_str(), told[3].1), ("SL-2017-13", 1));

    let count = |conn: &mut DbConnection| {
        let loads = audit_events::table.filter(audit_events::action.like("%.load"));
        Ok(loads.count().get_result::<i64>(conn)?)
    };
    assert_eq!(server.db().read_now(count).ok(), Some(3));

    // What the release changed before is the release's still, and the operator's the operator's.
    drop(reload());
    let own = lead.get(path).await.expect(200);
    assert_eq!(own.body["labelVi"], "Của tỉnh");

    let unit = format!("/v1/admin-units/{commune}");
    let unit = lead.get(&unit).await.expect(200);
    assert_eq!(
        (&unit.body["name"], &unit.body["version"]),
        (&json!("Phường Tô Hiệu"), &json!(3))
    );
}
