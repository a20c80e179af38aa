//! What headings mean that nobody knows: said in the request, or by a mapping that is stored and offered.

use super::*;

const PATH: &str = "/v1/import-mappings";

async fn stored(by: &Client, name: &str, columns: Value) -> String {
    let mapping = json!({"name": name, "kind": "trainees", "columns": columns, "constants": []});
    by.post(PATH, mapping).await.expect(201).id()
}

fn offered(import: &Value) -> Vec<&str> {
    let mappings = import["understood"]["mappings"].as_array();
    let mappings = mappings.expect("mappings").iter();
    mappings
        .map(|mapping| mapping["id"].as_str().expect("an id"))
        .collect()
}

fn headings(import: &Value) -> Vec<&str> {
    let columns = import["understood"]["sheets"][0]["columns"].as_array();
    let columns = columns.expect("columns").iter();
    columns
        .map(|column| column["heading"].as_str().expect("a heading"))
        .collect()
}

const TABLE: &str = "Mã học viên;Tên HV;Giới tính;Ngày sinh;Số CCCD;Mã xã\n\
    HV-1;Lò Thị Mai;Nữ;17/5/2004;014304000001;03646\n";

#[actix_web::test]
async fn a_mapping_is_offered_where_a_file_is_not_understood_without_it() {
    let school = School::open().await;
    let by = &school.registrar;
    let whole = stored(
        by,
        "A",
        json!([{"heading": "TÊN HV", "member": "fullName"}]),
    )
    .await;
    let letter = stored(by, "B", json!([{"heading": "[B]", "member": "fullName"}])).await;
    let other =
        json!([{"heading": "Tên HV", "member": "fullName"}, {"heading": "Lớp", "member": null}]);
    stored(by, "C", other).await;

    let refused = imported(by, "kind=trainees", CSV, TABLE).await;
    let error = &refused["error"]["errors"][0];
    assert_eq!(
        (&error["code"], &error["params"]["name"]),
        (&json!("COLUMN_MISSING"), &json!("fullName"))
    );
    let expected = [
        "Mã học viên",
        "Tên HV",
        "Giới tính",
        "Ngày sinh",
        "Số CCCD",
        "Mã xã",
    ];
    assert_eq!(headings(&refused), expected, "{refused:#}");
    let sheet = &refused["understood"]["sheets"][0];
    assert_eq!(
        (&sheet["header"]["last"], &sheet["rows"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(sheet["columns"][1]["leftOut"], "UNKNOWN");
    assert_eq!(sheet["columns"][3]["member"], "birthDate");
    assert_eq!(offered(&refused), [&*letter, &*whole], "the last one first");
    assert!(!refused.to_string().contains("Lò Thị Mai"), "{refused:#}");

    for (mapping, expected) in [(&whole, counts(1, 0, 0, 0)), (&letter, counts(0, 0, 1, 0))] {
        let query = format!("kind=trainees&mapping={mapping}");
        let done = imported(by, &query, CSV, TABLE).await;
        assert_eq!(done["counts"], expected, "{done:#}");
        assert_eq!(done["understood"]["questions"], json!([]));
    }
    let wrong = push(by, &format!("kind=classes&mapping={whole}"), CSV, TABLE).await;
    wrong.expect_error_at(400, "PARAMETER_INVALID", "mapping");
}

#[actix_web::test]
async fn a_mapping_of_lowest_cells_is_offered_where_no_heading_is_known() {
    let school = School::open().await;
    let by = &school.registrar;
    let columns = json!([
        {"heading": "Mã hiệu", "member": "externalId"}, {"heading": "Gọi là", "member": "fullName"},
        {"heading": "Phái tính", "member": "sex"}, {"heading": "Sinh nhật", "member": "birthDate"},
        {"heading": "Thẻ", "member": "citizenId"}, {"heading": "[F]", "member": "residenceCode"}
    ]);
    let mapping = stored(by, "A", columns).await;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        put(sheet, 0, 0, &Put::Text("TỔ MAY 2"));
        let centred = Format::new().set_align(FormatAlign::Center);
        sheet
            .merge_range(2, 1, 2, 2, "Người", &centred)
            .expect("a group");
        for (row, column, text) in [
            (2, 0, "Mã hiệu"),
            (3, 1, "Gọi là"),
            (3, 2, "Phái tính"),
            (2, 3, "Sinh nhật"),
            (2, 4, "Thẻ"),
            (2, 5, "Nơi ở nay"),
            (4, 0, "HV-1"),
            (4, 1, "Lò Thị Mai"),
            (4, 2, "Nữ"),
            (4, 3, "17/5/2004"),
            (4, 4, "014304000001"),
            (4, 5, "03646"),
        ] {
            put(sheet, row, column, &Put::Text(text));
        }
        for column in [0, 3, 4, 5] {
            let text = ["Mã hiệu", "", "", "Sinh nhật", "Thẻ", "Nơi ở nay"][usize::from(column)];
            sheet
                .merge_range(2, column, 3, column, text, &centred)
                .expect("a heading");
        }
    });
    let refused = imported(by, "kind=trainees&mode=validate", XLSX, file.clone()).await;
    assert_eq!(refused["error"]["code"], "HEADER_NOT_FOUND", "{refused:#}");
    assert_eq!(offered(&refused), [&*mapping], "{refused:#}");
    let done = imported(by, &format!("kind=trainees&mapping={mapping}"), XLSX, file).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
}

#[actix_web::test]
async fn columns_that_are_refused_and_sheets_that_have_to_be_chosen_are_shown_with_their_headings()
{
    let school = School::open().await;
    let by = &school.registrar;
    let named = "columns=%7B%22T%C3%AAn%20HV%22%3A%22fullName%22%7D";
    let table = TABLE.replace("Mã xã\n", "Mã xã;Màu áo\n");
    let mapping = stored(by, "A", json!([{"heading": "Màu áo", "member": null}])).await;
    let query = format!("kind=trainees&strict=true&{named}");
    let strict = imported(by, &query, CSV, table.clone()).await;
    assert_eq!(
        strict["error"]["errors"][0]["code"], "COLUMN_UNKNOWN",
        "{strict:#}"
    );
    assert_eq!(offered(&strict), [&*mapping]);
    let done = imported(by, &format!("{query}&mapping={mapping}"), CSV, table).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");

    let file = book(|book| {
        list(book.add_worksheet().set_name("Lớp 1").expect("a name"), 2);
        let sheet = book.add_worksheet().set_name("Lớp 2").expect("a name");
        list(sheet, 2);
        put(sheet, 3, 2, &Put::Text("Tên HV"));
    });
    let refused = imported(by, "kind=trainees", XLSX, file).await;
    assert_eq!(
        refused["error"]["code"], "SHEET_CHOICE_NEEDED",
        "{refused:#}"
    );
    let sheets = refused["understood"]["sheets"].as_array().expect("sheets");
    let named: Vec<Value> = sheets
        .iter()
        .map(|sheet| json!([sheet["name"], sheet["columns"][2]["heading"]]))
        .collect();
    assert_eq!(
        named,
        [json!(["Lớp 1", "Họ và tên"]), json!(["Lớp 2", "Tên HV"])]
    );
}

#[actix_web::test]
async fn columns_are_said_to_be_parts_of_members_in_the_request_and_in_a_mapping() {
    let school = School::open().await;
    let by = &school.registrar;
    let table = "Mã học viên;Chữ lót;Gọi là;Trai;Gái;Ng;Th;N;Số CCCD;Mã xã\n\
        HV-1;Lò Thị;Mai;;x;17;5;2004;014304000001;03646\n";
    let columns = json!([
        {"heading": "Chữ lót", "member": "fullName.familyNames"},
        {"heading": "Gọi là", "member": "fullName.givenName"},
        {"heading": "Trai", "member": "sex.male"}, {"heading": "Gái", "member": "sex.female"},
        {"heading": "Ng", "member": "birthDate.day"}, {"heading": "Th", "member": "birthDate.month"},
        {"heading": "N", "member": "birthDate.year"}
    ]);
    let said: serde_json::Map<String, Value> = columns
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| {
            (
                column["heading"].as_str().expect("text").to_owned(),
                column["member"].clone(),
            )
        })
        .collect();
    let said = url::form_urlencoded::byte_serialize(Value::Object(said).to_string().as_bytes())
        .collect::<String>();
    let done = imported(by, &format!("kind=trainees&columns={said}"), CSV, table).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    let person = &by.get("/v1/trainees").await.expect(200).rows()[0].clone();
    let told = (&person["fullName"], &person["sex"], &person["birthDate"]);
    assert_eq!(
        told,
        (&json!("Lò Thị Mai"), &json!("FEMALE"), &json!("2004-05-17"))
    );

    let mapping = stored(by, "A", columns).await;
    let refused = imported(by, "kind=trainees", CSV, table).await;
    assert_eq!(offered(&refused), [&*mapping], "{refused:#}");
    let done = imported(by, &format!("kind=trainees&mapping={mapping}"), CSV, table).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
}

#[actix_web::test]
async fn a_heading_that_is_named_and_not_there_is_told_and_waits_for_nobody() {
    let school = School::open().await;
    let by = &school.registrar;
    let table = TABLE.replace("Tên HV", "Họ và tên");
    let columns = "columns=%7B%22T%C3%AAn%20HV%22%3A%22fullName%22%7D";
    let done = imported(by, &format!("kind=trainees&{columns}"), CSV, table).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    assert_eq!(done["confirmation"], json!(null));
    let question = &done["understood"]["questions"][0];
    assert_eq!(
        (&question["code"], &question["params"]["heading"]),
        (&json!("HEADING_UNUSED"), &json!("Tên HV"))
    );
    // Where it is why the file is refused, that is told as well.
    let columns = "columns=%7B%22T%C3%AAn%22%3A%22fullName%22%7D";
    let refused = imported(by, &format!("kind=trainees&{columns}"), CSV, TABLE).await;
    assert_eq!(refused["error"]["errors"][0]["code"], "COLUMN_MISSING");
    assert_eq!(
        codes(&refused["understood"]["questions"]),
        ["HEADING_UNUSED"],
        "{refused:#}"
    );
}
