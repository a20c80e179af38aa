//! Numbers that an export masks say nothing of a person.

use serde_json::{Value, json};

use super::{CSV, WAYS, XLSX, full};
use crate::imports::{import, ndjson, report};

const MASKED: [&str; 4] = ["/citizenId", "/formerIds", "/passportNumber", "/phone"];

#[actix_web::test]
async fn a_masked_number_never_overwrites() {
    let stage = full().await;
    let by = &stage.registrar;
    let trainees = WAYS[0];
    let before = trainees.seen(by).await;
    let mut table = trainees.table(by, json!({})).await;
    let full_row = super::found(&before, "citizenId", "014304000011");
    let id = full_row["id"].as_str().expect("an id");
    table.set(id, "address", "Bản Nà Sản");
    for (media_type, file) in [(CSV, table.csv()), (XLSX, table.xlsx())] {
        let done = trainees.send(by, media_type, file).await;
        assert_eq!(done["counts"]["rejected"], 0, "{done:#}");
        let rows = report(by, &done, "").await;
        let row = rows.iter().find(|row| row["id"] == id).expect("the row");
        let warnings = row["warnings"].as_array().expect("warnings");
        let masked = warnings
            .iter()
            .filter(|warning| warning["code"] == "MASKED_LEFT_OUT");
        let mut masked: Vec<&str> = masked
            .filter_map(|warning| warning["pointer"].as_str())
            .collect();
        masked.sort_unstable();
        assert_eq!(masked, MASKED);
    }
    let after = trainees.seen(by).await;
    for (before, after) in before.iter().zip(&after) {
        for member in ["citizenId", "passport", "phone", "formerIds", "ethnicGroup"] {
            assert_eq!(before[member], after[member]);
        }
    }
    assert_eq!(super::found(&after, "id", id)["address"], "Bản Nà Sản");
}

#[actix_web::test]
async fn plain_numbers_beside_masked_ones_are_taken() {
    let stage = full().await;
    let by = &stage.registrar;
    let trainees = WAYS[0];
    let id = super::found(&trainees.seen(by).await, "citizenId", "014304000011")["id"].clone();
    let id = id.as_str().expect("an id");
    let mut table = trainees.table(by, json!({})).await;
    table.set(id, "formerIds", "••••••456; ••••••457; 050123458");
    table.set(id, "phone", "0912345670");
    let done = trainees.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"]["updated"], 1, "{done:#}");
    let after = trainees.seen(by).await;
    let row = super::found(&after, "id", id);
    assert_eq!(row["phone"], "+84912345670");
    assert_eq!(row["formerIds"].as_array().map(Vec::len), Some(3));
}

#[actix_web::test]
async fn masked_numbers_in_lines_of_json_are_left_out_too() {
    let stage = full().await;
    let by = &stage.registrar;
    let row = json!({
        "externalId": "HV-11", "citizenId": "•••••••••011", "fullName": "Lò Thị Mai 11",
        "sex": "FEMALE", "birthDate": "2004-05-17", "passportCountry": "LA",
        "passportNumber": "•••••567"
    });
    let done = import(by, "kind=trainees", &ndjson(&[row])).await;
    let rows = report(by, &done, "").await;
    assert_eq!(done["counts"]["rejected"], 1, "{rows:#?}");
    let row = json!({
        "id": super::found(&WAYS[0].seen(by).await, "citizenId", "014304000011")["id"],
        "citizenId": "•••••••••011", "fullName": "Lò Thị Mai 11", "sex": "FEMALE",
        "birthDate": "2004-05-17"
    });
    let done = import(by, "kind=trainees", &ndjson(&[row])).await;
    let rows = report(by, &done, "").await;
    assert_eq!(done["counts"]["unchanged"], 1, "{rows:#?}");
    let code: &Value = &rows[0]["warnings"][0]["code"];
    assert_eq!(code, "MASKED_LEFT_OUT");
}
