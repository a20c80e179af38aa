//! Tables as offices have them: what is understood is shown, and what is in doubt asked about.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet};
use serde_json::{Value, json};

use super::{CSV, School, XLSX, counts, ended, problems, push, report};
use crate::support::{Case, Client};

const HEADER: [&str; 7] = [
    "STT",
    "Mã học viên",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Số CCCD",
    "Mã xã",
];

/// A cell of a list that is written.
enum Put<'a> {
    Text(&'a str),
    Number(f64),
    Day(u16, u8, u8),
    Formula(&'a str),
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Put) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    match cell {
        Put::Text(text) => sheet.write_string(row, column, *text).map(drop),
        Put::Number(number) => sheet.write_number(row, column, *number).map(drop),
        Put::Day(year, month, date) => {
            let at = ExcelDateTime::from_ymd(*year, *month, *date).expect("a day");
            sheet
                .write_datetime_with_format(row, column, &at, &day)
                .map(drop)
        }
        Put::Formula(formula) => sheet
            .write_formula(row, column, Formula::new(formula))
            .map(drop),
    }
    .expect("a cell");
}

/// A list as schools have it: titles, the header in row 4, people from row 5 on.
fn list(sheet: &mut Worksheet, people: u32) {
    for (row, title) in [
        (0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "DANH SÁCH HỌC VIÊN"),
    ] {
        let centred = Format::new().set_align(FormatAlign::Center);
        sheet
            .merge_range(row, 0, row, 6, title, &centred)
            .expect("a title");
    }
    for (column, heading) in (0..).zip(HEADER) {
        put(sheet, 3, column, &Put::Text(heading));
    }
    for number in 0..people {
        let row = 4 + number;
        put(sheet, row, 0, &Put::Number(f64::from(number + 1)));
        put(sheet, row, 1, &Put::Text(&format!("HV-{}", number + 1)));
        put(
            sheet,
            row,
            2,
            &Put::Text(&format!(
                "Lò Thị {}",
                ["Mai", "Hoa", "Lan"][number as usize % 3]
            )),
        );
        put(sheet, row, 3, &Put::Text("Nữ"));
        put(sheet, row, 4, &Put::Day(2004, 5, 17));
        put(sheet, row, 5, &Put::Text(&format!("014304{number:06}")));
        put(sheet, row, 6, &Put::Text("03646"));
    }
    put(
        sheet,
        5 + people,
        1,
        &Put::Text(&format!("Tổng cộng: {people} học viên")),
    );
    put(
        sheet,
        6 + people,
        4,
        &Put::Text("Sơn La, ngày 12 tháng 3 năm 2026"),
    );
    put(sheet, 7 + people, 4, &Put::Text("HIỆU TRƯỞNG"));
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

async fn imported(by: &Client, query: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Value {
    let queued = push(by, query, media_type, body.into()).await.expect(202);
    ended(by, &queued.id()).await
}

fn codes(questions: &Value) -> Vec<&str> {
    let questions = questions.as_array().expect("questions").iter();
    questions
        .map(|question| question["code"].as_str().expect("a code"))
        .collect()
}

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
        json!([{"name": "Hướng dẫn", "reason": "NO_TABLE"}])
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
        json!({"name": "Lớp 2", "reason": "HIDDEN"})
    );
}

#[actix_web::test]
async fn hidden_and_struck_rows_are_asked_about_and_left_out_once_that_is_confirmed() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 4);
        sheet.set_row_hidden(5).expect("a row");
        let struck = Format::new().set_font_strikethrough();
        for column in 0..7 {
            let text = [
                "3",
                "HV-3",
                "Lò Thị Lan",
                "Nữ",
                "17/05/2004",
                "014304000002",
                "03646",
            ][usize::from(column)];
            sheet
                .write_string_with_format(6, column, text, &struck)
                .expect("a cell");
        }
    });
    let waits = imported(by, "kind=trainees", XLSX, file.clone()).await;
    assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
    assert_eq!(waits["confirmation"]["reasons"], json!(["UNDERSTANDING"]));
    assert_eq!(
        codes(&waits["understood"]["questions"]),
        ["ROW_HIDDEN", "ROW_STRUCK_THROUGH"]
    );
    assert_eq!(school.count("/v1/trainees").await, 0);

    let id = waits["id"].as_str().expect("an id");
    let confirmed = by
        .with("if-match", "\"1\"")
        .post(&format!("/v1/imports/{id}/confirm"), json!({}))
        .await;
    confirmed.expect(202);
    let done = ended(by, id).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 0), "{done:#}");

    let all = imported(by, "kind=trainees&hidden=take", XLSX, file).await;
    assert_eq!(all["counts"], counts(2, 0, 2, 0), "{all:#}");
    let told: Vec<Vec<Value>> = report(by, &all, "&outcome=created")
        .await
        .iter()
        .map(|row| {
            row["warnings"]
                .as_array()
                .expect("warnings")
                .iter()
                .map(|one| one["code"].clone())
                .collect()
        })
        .collect();
    assert_eq!(told, [[json!("ROW_HIDDEN")], [json!("ROW_STRUCK_THROUGH")]]);
}

#[actix_web::test]
async fn a_formula_that_nobody_has_worked_out_is_never_taken_for_an_empty_cell() {
    let school = School::open().await;
    let by = &school.registrar;
    let with_phone = |cell: Put| {
        book(|book| {
            let sheet = book.add_worksheet();
            list(sheet, 1);
            put(sheet, 3, 7, &Put::Text("Điện thoại"));
            put(sheet, 4, 7, &cell);
        })
    };
    let first = imported(
        by,
        "kind=trainees",
        XLSX,
        with_phone(Put::Text("0912 345 678")),
    )
    .await;
    assert_eq!(first["counts"], counts(1, 0, 0, 0), "{first:#}");
    let again = imported(by, "kind=trainees", XLSX, with_phone(Put::Formula("=H1"))).await;
    assert_eq!(again["counts"], counts(0, 0, 0, 1), "{again:#}");
    let rows = report(by, &again, "").await;
    assert_eq!(
        problems(&rows[0]),
        [("/phone".to_owned(), "CELL_NOT_COMPUTED".to_owned())]
    );
    assert_eq!(rows[0]["errors"][0]["params"]["heading"], "Điện thoại");
    let person = by.get("/v1/trainees").await.expect(200);
    let phone = person.rows()[0]["phone"].as_str().expect("a phone");
    assert!(phone.ends_with("678"), "{phone}");
}

#[actix_web::test]
async fn days_that_can_be_read_in_two_ways_are_refused_until_it_is_said_how() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 3);
        // A spreadsheet of another country has read 03/08 as 8 March, and 25/08 as no day at all.
        put(sheet, 4, 4, &Put::Day(2004, 3, 8));
        put(sheet, 5, 4, &Put::Text("25/08/2004"));
        put(sheet, 6, 4, &Put::Day(2004, 2, 1));
    });
    let seen = imported(
        by,
        "kind=trainees&mode=validate&onError=skip-row",
        XLSX,
        file.clone(),
    )
    .await;
    assert_eq!(
        codes(&seen["understood"]["questions"]),
        ["DATES_TURNED_ROUND"]
    );
    assert_eq!(seen["counts"], counts(1, 0, 0, 2), "{seen:#}");
    let turned = imported(by, "kind=trainees&dates=turned", XLSX, file).await;
    assert_eq!(turned["counts"], counts(3, 0, 0, 0), "{turned:#}");
    let people = by.get("/v1/trainees?sort=createdAt").await.expect(200);
    assert_eq!(
        people.column("birthDate"),
        ["2004-08-03", "2004-08-25", "2004-01-02"]
    );
}

#[actix_web::test]
async fn texts_of_old_fonts_wait_for_somebody_to_look_and_are_stored_as_they_are_meant() {
    let school = School::open().await;
    let by = &school.registrar;
    let names = ["Lß ThÞ Hoa", "NguyÔn V¨n §øc", "Hoµng ThÞ Ph­¬ng"];
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 3);
        let font = Format::new().set_font_name(".VnTime");
        for (row, name) in (4..).zip(names) {
            sheet
                .write_string_with_format(row, 2, name, &font)
                .expect("a cell");
        }
    });
    let waits = imported(by, "kind=trainees", XLSX, file.clone()).await;
    assert_eq!(waits["state"], "AWAITING_CONFIRMATION", "{waits:#}");
    assert_eq!(
        codes(&waits["understood"]["questions"]),
        ["LETTERS_CONVERTED"]
    );
    let digest = waits["understood"]["digest"].as_str().expect("a digest");
    let done = imported(
        by,
        &format!("kind=trainees&understood={digest}"),
        XLSX,
        file,
    )
    .await;
    assert_eq!(done["counts"], counts(3, 0, 0, 0), "{done:#}");
    let warned = report(by, &done, "").await;
    let params = &warned[0]["warnings"][0]["params"];
    assert_eq!(
        (&params["before"], &params["after"]),
        (&json!("Lß ThÞ Hoa"), &json!("Lò Thị Hoa"))
    );
    let people = by.get("/v1/trainees?sort=createdAt").await.expect(200);
    assert_eq!(
        people.column("fullName"),
        ["Lò Thị Hoa", "Nguyễn Văn Đức", "Hoàng Thị Phương"]
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
    wrong.expect_error_at(400, "PARAMETER_INVALID", "columns");
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
        ("UTF-16", utf16),
        // Cells that are empty at the end may be left out.
        ("a short row", whole.replace(",0912345678", "").into_bytes()),
    ] {
        let _case = Case::of(what);
        let done = imported(by, "kind=trainees", CSV, body).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    }
    let ragged = whole.replace("Lò Thị Mai", "Lò, Thị Mai");
    let refused = imported(by, "kind=trainees&onError=skip-row", CSV, ragged).await;
    let rows = report(by, &refused, "").await;
    assert_eq!(problems(&rows[0])[0].1, "ROW_RAGGED");
}
