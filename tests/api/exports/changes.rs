//! An export of what has changed since the last one.

use serde_json::{Value, json};

use super::{export, parts, rows, text};
use crate::support::Case;
use crate::support::fixtures::{Stage, claim, with};

#[actix_web::test]
async fn the_next_export_of_campuses_statuses_and_code_lists_has_what_changed() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let campuses = format!("/v1/schools/{}/campuses", stage.teaching.school_id());
    let closed = lead.post(&campuses, json!({"name": "Cơ sở cũ"})).await;
    let closed = closed.expect(201);
    let person = stage.person(1).await;

    let kinds = ["campuses", "beneficiary-statuses", "code-lists"];
    let mut orders = Vec::new();
    for kind in kinds {
        let order = json!({"type": kind, "format": "NDJSON"});
        let made = export(&lead, order.clone()).await;
        let cursor = made["manifest"]["feedCursor"].clone();
        orders.push(with(order, json!({"since": cursor})));
    }

    let path = format!("{campuses}/{}", closed.id());
    lead.delete(&path, &closed).await.expect(204);
    let status = claim(&lead, &person.id(), json!({})).await.expect(201);
    let path = "/v1/code-lists/fields/items/MARITIME";
    let item = json!({"labelVi": "Hàng hải", "labelEn": "Maritime"});
    lead.put(path, item).await.expect(201);

    let mut told = Vec::new();
    for order in orders {
        let _case = Case::of(&order);
        // Other transactions may hold the end of the log back for a moment.
        let made = loop {
            let made = export(&lead, order.clone()).await;
            if made["rowsWritten"] != 0 {
                break made;
            }
        };
        let [row] = <[Value; 1]>::try_from(rows(&lead, &made).await).expect("one");
        told.push((made["manifest"]["deletes"].clone(), row));
    }

    let (deletes, row) = &told[0];
    assert_eq!((deletes, &row["id"]), (&json!(1), &json!(closed.id())));
    assert_eq!(told[1], (json!(0), status.body));
    assert_eq!(
        (&told[2].0, &told[2].1["code"]),
        (&json!(0), &json!("MARITIME"))
    );
}

#[actix_web::test]
async fn the_feed_goes_on_where_an_export_ends_and_so_does_the_next_export_of_changes() {
    let stage = Stage::set(json!({})).await;
    let (by, server) = (&stage.registrar, &stage.server);
    let kept = stage.person(1).await;
    let deleted = stage.person(2).await;

    let first = export(by, json!({"type": "trainees", "format": "NDJSON"})).await;
    assert_eq!(rows(by, &first).await.len(), 2);
    let cursor = first["manifest"]["feedCursor"].as_str().expect("a cursor");

    let address = json!({"address": "Bản Mòng"});
    let path = format!("/v1/trainees/{}", kept.id());
    by.patch(&path, &kept, address).await.expect(200);
    let path = format!("/v1/trainees/{}", deleted.id());
    by.delete(&path, &deleted).await.expect(204);
    let added = stage.person(3).await;

    // Other transactions may hold the end of the log back for a moment.
    let feed = format!("/v1/changes?types=trainees&cursor={cursor}");
    while by.get(&feed).await.expect(200).rows().len() < 3 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    let order = json!({"type": "trainees", "format": "NDJSON", "since": cursor});
    let delta = export(by, order.clone()).await;
    let contents: Vec<Value> = parts(&delta)
        .iter()
        .map(|part| json!([part["content"], part["rows"]]))
        .collect();

    assert_eq!(contents, [json!(["ROWS", 2]), json!(["DELETES", 1])]);
    assert_eq!(delta["manifest"]["rows"], 2);
    assert_eq!(delta["manifest"]["deletes"], 1);

    let lines = rows(by, &delta).await;
    let ids: Vec<&Value> = lines.iter().map(|row| &row["id"]).collect();
    assert_eq!(
        ids,
        [&json!(kept.id()), &json!(added.id()), &json!(deleted.id())]
    );
    assert_eq!(lines[0]["address"], "Bản Mòng");
    assert_eq!(lines[0]["citizenId"], "•••••••••001");
    assert_eq!(lines[2]["op"], "DELETE");

    let name = parts(&delta)[1]["fileName"]
        .as_str()
        .expect("a text")
        .to_owned();
    assert!(name.ends_with("-deletes-002.ndjson.gz"), "{name}");

    let table = with(order.clone(), json!({"format": "CSV"}));
    let table = export(by, table).await;
    let forgotten = text(by, &parts(&table)[1]).await;
    assert!(
        forgotten.starts_with("type,id,op,version,at,"),
        "{forgotten}"
    );
    assert!(forgotten.contains(&format!("trainees,{},DELETE,", deleted.id())));

    let next = delta["manifest"]["feedCursor"].as_str().expect("a cursor");
    let quiet = export(by, with(order.clone(), json!({"since": next}))).await;
    assert_eq!(quiet["manifest"]["rows"], 0);
    assert_eq!(parts(&quiet).len(), 2);

    let filtered = with(order.clone(), json!({"filters": {"sex": "MALE"}}));
    let refused = by.post("/v1/exports", filtered).await;
    refused.expect_error_at(422, "EXPORT_FILTER_UNEXPECTED", "/filters");

    let other = json!({"type": "classes", "format": "NDJSON", "since": cursor});
    let refused = by.post("/v1/exports", other).await;
    refused.expect_error_at(400, "CURSOR_INVALID", "/since");

    let lead = server.lead().post("/v1/exports", order).await;
    lead.expect_problem(410, "CURSOR_EXPIRED");
}
