//! What is read of lists of every form, and what is left out.

use super::*;

#[actix_web::test]
async fn a_list_with_titles_and_signatures_goes_in_under_any_media_type_and_says_what_was_left_out()
{
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| list(book.add_worksheet().set_name("Lớp may").expect("a name"), 3));

    let seen = imported(by, "kind=trainees&mode=validate", XLSX, file.clone()).await;
    let understood = &seen["understood"];
    let sheet = &understood["sheets"][0];
    assert_eq!(seen["counts"], counts(3, 0, 0, 0), "{seen:#}");
    assert_eq!(
        (&sheet["name"], &sheet["rows"]),
        (&json!("Lớp may"), &json!(3))
    );
    assert_eq!(sheet["header"], json!({"first": 4, "last": 4}));
    let members: Vec<&Value> = sheet["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| &column["member"])
        .collect();
    let expected = [
        json!(null),
        json!("externalId"),
        json!("fullName"),
        json!("sex"),
        json!("birthDate"),
        json!("citizenId"),
        json!("residenceCode"),
    ];
    assert_eq!(members, expected.iter().collect::<Vec<_>>());
    assert_eq!(sheet["columns"][0]["leftOut"], "RUNNING_NUMBER");
    assert_eq!(sheet["leftOutCounts"]["TOTAL"], 1, "{sheet:#}");
    assert_eq!(sheet["columns"][0]["leftOutText"], "running number");
    assert_eq!(sheet["columns"][4]["dateOrderText"], "day first");
    assert_eq!(sheet["leftOutTexts"]["TOTAL"], "total");
    let path = format!("/v1/imports/{}", seen["id"].as_str().expect("an id"));
    let vietnamese = by
        .with("accept-language", "vi")
        .get(&path)
        .await
        .expect(200);
    let told = &vietnamese.body["understood"];
    assert_eq!(told["sheets"][0]["leftOutTexts"]["TOTAL"], "dòng cộng");
    assert_eq!(told["sheets"][0]["columns"][0]["leftOutText"], "số thứ tự");
    assert_eq!(
        told["sheets"][0]["leftOut"][0]["reasonText"],
        "dòng tiêu đề của bảng"
    );
    assert_eq!(told["digest"], understood["digest"]);
    assert_eq!(sheet["sample"][0]["row"], 5);
    assert_eq!(sheet["sample"][0]["members"]["citizenId"], "•••••••••000");
    assert_eq!(sheet["sample"][0]["members"]["sex"], "FEMALE");
    assert_eq!(understood["questions"], json!([]));

    let digest = understood["digest"].as_str().expect("a digest");
    for (media_type, query, expected) in [
        (
            "application/octet-stream",
            format!("&understood={digest}"),
            counts(3, 0, 0, 0),
        ),
        (
            "application/vnd.ms-excel",
            String::new(),
            counts(0, 0, 3, 0),
        ),
        (CSV, String::new(), counts(0, 0, 3, 0)),
        ("text/plain", String::new(), counts(0, 0, 3, 0)),
    ] {
        let _case = Case::of(media_type);
        let done = imported(
            by,
            &format!("kind=trainees{query}"),
            media_type,
            file.clone(),
        )
        .await;
        assert_eq!(
            (&done["counts"], &done["format"]),
            (&expected, &json!("XLSX")),
            "{done:#}"
        );
        assert_eq!(
            done["understood"]["sheets"][0]["sample"],
            json!([]),
            "rows are not kept"
        );
    }
    let other = book(|book| list(book.add_worksheet(), 2));
    let refused = imported(
        by,
        &format!("kind=trainees&understood={digest}"),
        XLSX,
        other,
    )
    .await;
    assert_eq!(
        refused["error"]["code"], "IMPORT_UNDERSTOOD_OTHERWISE",
        "{refused:#}"
    );
}

#[actix_web::test]
async fn sheets_of_one_form_are_all_read_and_others_have_to_be_chosen() {
    let school = School::open().await;
    let by = &school.registrar;
    let sheets = |second: &'static str, visible: bool| {
        book(|book| {
            put(
                book.add_worksheet().set_name("Hướng dẫn").expect("a name"),
                0,
                0,
                &Put::Text("Điền vào trang sau"),
            );
            list(book.add_worksheet().set_name("Lớp 1").expect("a name"), 2);
            let sheet = book.add_worksheet().set_name("Lớp 2").expect("a name");
            list(sheet, 3);
            put(sheet, 3, 2, &Put::Text(second));
            if !visible {
                sheet.set_hidden(true);
            }
        })
    };
    let query = "kind=trainees&mode=validate&onError=skip-row";
    let both = imported(by, query, XLSX, sheets("Họ và tên", true)).await;
    let understood = &both["understood"];
    assert_eq!(
        understood["sheetsLeftOut"],
        json!([{"name": "Hướng dẫn", "reason": "NO_TABLE", "reasonText": "has no table to be read"}])
    );
    // The keys of the second list are those of the first.
    assert_eq!(both["counts"], counts(3, 0, 0, 2), "{both:#}");
    let rows = report(by, &both, "").await;
    let places: Vec<Value> = rows
        .iter()
        .map(|row| json!([row["sheet"], row["line"]]))
        .collect();
    assert_eq!(places[1..3], [json!(["Lớp 1", 6]), json!(["Lớp 2", 5])]);

    let differing = sheets("Số CMND cũ", true);
    let refused = imported(by, query, XLSX, differing.clone()).await;
    assert_eq!(
        refused["error"]["code"], "SHEET_CHOICE_NEEDED",
        "{refused:#}"
    );
    let chosen = format!("{query}&sheet=L%E1%BB%9Bp%201");
    let done = imported(by, &chosen, XLSX, differing).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 0), "{done:#}");
    let unknown = imported(
        by,
        &format!("{query}&sheet=x"),
        XLSX,
        sheets("Họ và tên", true),
    )
    .await;
    assert_eq!(unknown["error"]["code"], "SHEET_UNKNOWN", "{unknown:#}");

    let hidden = imported(by, query, XLSX, sheets("Họ và tên", false)).await;
    assert_eq!(hidden["counts"], counts(2, 0, 0, 0), "{hidden:#}");
    assert_eq!(
        hidden["understood"]["sheetsLeftOut"][1],
        json!({"name": "Lớp 2", "reason": "HIDDEN", "reasonText": "is hidden"})
    );
}

#[actix_web::test]
async fn columns_that_mean_nothing_are_left_out_unless_that_is_refused_or_they_are_named() {
    let school = School::open().await;
    let by = &school.registrar;
    let table = "Mã học viên;Tên HV;Giới tính;Ngày sinh;Số CCCD;Mã xã;Màu áo\n\
                 HV-1;Lò Thị Mai;Nữ;17/5/2004;014304000001;03646;đỏ\n";
    let named = "columns=%7B%22T%C3%AAn%20HV%22%3A%22fullName%22%7D";
    let done = imported(by, &format!("kind=trainees&{named}"), CSV, table).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    assert_eq!(
        done["understood"]["sheets"][0]["columns"][6]["leftOut"],
        "UNKNOWN"
    );
    let strict = imported(
        by,
        &format!("kind=trainees&strict=true&{named}"),
        CSV,
        table,
    )
    .await;
    assert_eq!(
        strict["error"]["errors"][0]["code"], "COLUMN_UNKNOWN",
        "{strict:#}"
    );
    let wrong = push(by, "kind=trainees&columns=%5B%5D", CSV, table).await;
    wrong.expect_error_at(400, "FIELD_FORMAT", "columns");
}

#[actix_web::test]
async fn texts_are_read_with_any_delimiter_line_end_and_code_page() {
    let school = School::open().await;
    let by = &school.registrar;
    let row = "HV-1,Lò Thị Mai,Nữ,17/5/2004,014304000001,03646,0912345678";
    let whole =
        format!("Mã học viên,Họ và tên,Giới tính,Ngày sinh,Số CCCD,Mã xã,Điện thoại\n{row}\n");
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(
        whole
            .replace(',', "\t")
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let first = imported(by, "kind=trainees", CSV, whole.clone()).await;
    assert_eq!(first["counts"], counts(1, 0, 0, 0), "{first:#}");
    for (what, body) in [
        ("semicolons", whole.replace(',', ";").into_bytes()),
        (
            "sep=",
            format!("sep=;\r\n{}", whole.replace(',', ";")).into_bytes(),
        ),
        ("tabs", whole.replace(',', "\t").into_bytes()),
        ("carriage returns", whole.replace('\n', "\r").into_bytes()),
        ("UTF-16", utf16.clone()),
        // Cells that are empty at the end may be left out.
        ("a short row", whole.replace(",0912345678", "").into_bytes()),
    ] {
        let _case = Case::of(what);
        let done = imported(by, "kind=trainees", CSV, body).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    }
    // What browsers call the "Unicode Text" of Excel.
    let plain = imported(by, "kind=trainees", "text/plain", utf16).await;
    assert_eq!(plain["counts"], counts(0, 0, 1, 0), "{plain:#}");
    let ragged = whole.replace("Lò Thị Mai", "Lò, Thị Mai");
    let refused = imported(by, "kind=trainees&onError=skip-row", CSV, ragged).await;
    let rows = report(by, &refused, "").await;
    assert_eq!(problems(&rows[0])[0].1, "ROW_RAGGED");
}

#[actix_web::test]
async fn a_file_is_of_the_format_that_is_found_whatever_was_said_of_it() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = std::fs::read("tests/office/lists/24-nhi-phan.xlsb").expect("a file");
    let query = "kind=trainees&mode=validate&onError=skip-row";
    let done = imported(by, query, "application/octet-stream", file).await;
    assert_eq!(done["understood"]["format"], "XLSB", "{done:#}");
    assert_eq!(done["format"], "XLSB");
    let list = by.get("/v1/imports").await.expect(200);
    assert_eq!(list.rows()[0]["format"], "XLSB");
}
