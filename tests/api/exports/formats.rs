//! What the files of each format hold.

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use super::{export, fetch, parts, rows, text};
use crate::support::TestServer;
use crate::support::fixtures::{Stage, class, person_body, teaching, with};

#[actix_web::test]
async fn ndjson_holds_the_rows_of_the_list_as_the_list_shows_them() {
    let stage = Stage::set(json!({})).await;
    for number in 1..=3 {
        stage.applicant(number).await;
    }
    let list = stage.registrar.get("/v1/enrolments").await.expect(200);

    let order = json!({"type": "enrolments", "format": "NDJSON"});
    let made = export(&stage.registrar, order).await;
    assert_eq!(rows(&stage.registrar, &made).await, list.rows());
    assert_eq!(made["manifest"]["rows"], 3);
    assert_eq!(made["rowsWritten"], 3);
    assert_eq!(made["manifest"]["revealed"], false);

    let name = parts(&made)[0]["fileName"]
        .as_str()
        .expect("a text")
        .to_owned();
    assert!(name.starts_with("enrolments-20") && name.ends_with("-part-001.ndjson.gz"));

    let order = json!({
        "type": "enrolments", "format": "NDJSON", "filters": {"status": ["STUDYING", "COMPLETED"]}
    });
    let none = export(&stage.registrar, order).await;
    assert!(rows(&stage.registrar, &none).await.is_empty());

    let order = json!({
        "type": "enrolments", "format": "NDJSON", "fields": ["status"],
        "filters": {"classId": stage.class.id(), "status": "APPLIED", "appliedDate[gte]": "2026-02-02"}
    });
    let thin = export(&stage.registrar, order).await;
    let thin = rows(&stage.registrar, &thin).await;

    assert_eq!(thin.len(), 3);
    assert_eq!(
        thin[0],
        json!({"id": list.rows()[0]["id"], "status": "APPLIED"})
    );
}

#[actix_web::test]
async fn a_long_list_is_written_in_parts_that_hold_each_row_once() {
    let stage = Stage::set(json!({})).await;

    for number in 1..=5 {
        stage.person(number).await;
    }

    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 2});
    let made = export(&stage.registrar, order).await;
    let counts: Vec<Value> = parts(&made)
        .iter()
        .map(|part| part["rows"].clone())
        .collect();
    assert_eq!(counts, [2, 2, 1]);

    let mut names: Vec<String> = rows(&stage.registrar, &made)
        .await
        .iter()
        .map(|row| row["fullName"].as_str().expect("a text").to_owned())
        .collect();
    names.sort();
    let expected: Vec<String> = (1..=5)
        .map(|number| format!("Lò Thị Mai {number}"))
        .collect();
    assert_eq!(names, expected);

    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 5});
    let made = export(&stage.registrar, order).await;
    assert_eq!(parts(&made).len(), 1, "no empty part after a full one");
}

#[actix_web::test]
async fn csv_has_columns_for_members_of_members_and_no_formulas() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let body = with(
        person_body(&server, 1),
        json!({
            "address": "=HYPERLINK(\"http://x\",\"Bản Mòng\")", "phone": "0912345678",
            "externalIds": [{"system": "sis", "value": "@1"}],
            "passport": {"country": "LA", "number": "B1234567"}
        }),
    );
    lead.post("/v1/trainees", body).await.expect(201);

    let order = json!({
        "type": "trainees", "format": "CSV", "byteOrderMark": true,
        "fields": ["fullName", "address", "phone", "passport", "externalIds", "masked"],
        "filters": {"reveal": true}
    });
    let made = export(&lead, order).await;

    let text = text(&lead, &parts(&made)[0]).await;
    let (head, row) = text.split_once("\r\n").expect("a header");
    assert_eq!(
        head,
        "\u{feff}id,fullName,address,phone,passport.country,passport.number,externalIds,masked"
    );

    let (_, row) = row.split_once(',').expect("an id");
    assert_eq!(
        row,
        "Lò Thị Mai 1,\"'=HYPERLINK(\"\"http://x\"\",\"\"Bản Mòng\"\")\",+84912345678,LA,B1234567,\
         sis=@1,\r\n"
    );
}

#[actix_web::test]
async fn xlsx_opens_with_numbers_and_days_and_an_empty_one_has_its_header() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = teaching(&lead, "A1").await;
    class(&server, &teaching, "L1", json!({"name": "=1+1"})).await;
    let fields = json!(["name", "capacity", "startDate", "demo"]);

    let order = json!({"type": "classes", "format": "XLSX", "fields": fields});
    let made = export(&lead, order).await;
    let part = &parts(&made)[0];
    assert!(
        part["fileName"]
            .as_str()
            .and_then(|name| name.rsplit_once('.'))
            .is_some_and(|(_, ending)| ending == "xlsx")
    );

    let open = |file: Vec<u8>| {
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file)).expect("a workbook");
        book.worksheet_range_at(0).expect("a sheet").expect("cells")
    };
    let sheet = open(fetch(&lead, part).await);
    let row: Vec<&Data> = sheet.rows().nth(1).expect("a row").iter().collect();

    assert_eq!(*row[1], Data::String("=1+1".to_owned()));
    assert_eq!(*row[2], Data::Float(30.0));
    assert!(matches!(row[3], Data::DateTime(_)));
    assert_eq!(*row[4], Data::Bool(false));

    let order = json!({
        "type": "classes", "format": "XLSX", "fields": fields, "filters": {"status": "COMPLETED"}
    });
    let empty = export(&lead, order).await;
    assert_eq!(empty["manifest"]["rows"], 0);

    let sheet = open(fetch(&lead, &parts(&empty)[0]).await);
    assert_eq!(sheet.height(), 1);
}
