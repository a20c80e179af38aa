//! What a file holds and the import would lose, change or repeat is asked about or refused.

use super::*;

/// The names of the questions after a look, and the state that a commit has after it.
async fn asked(by: &Client, file: Vec<u8>) -> (Value, String) {
    let seen = imported(by, "kind=trainees&mode=validate", XLSX, file.clone()).await;
    let done = imported(by, "kind=trainees", XLSX, file).await;
    let state = done["state"].as_str().expect("a state").to_owned();
    (seen["understood"].clone(), state)
}

/// The sheets that are not read, each with its reason.
fn left_out(understood: &Value) -> Vec<String> {
    let sheets = understood["sheetsLeftOut"].as_array().expect("sheets");
    let told = |sheet: &Value| {
        let text = |name: &str| sheet[name].as_str().expect(name).to_owned();
        format!("{} {}", text("name"), text("reason"))
    };
    sheets.iter().map(told).collect()
}

#[actix_web::test]
async fn rows_beneath_another_header_wait_for_somebody_to_look() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 2);
        for (column, heading) in [(1, "Họ và tên"), (2, "Số điện thoại"), (3, "Ngày sinh")]
        {
            put(sheet, 12, column, &Put::Text(heading));
            put(sheet, 13, column, &Put::Text("Lường Văn Ba"));
        }
    });
    let (understood, state) = asked(by, file).await;
    assert_eq!(state, "AWAITING_CONFIRMATION", "{understood:#}");
    let questions = &understood["questions"];
    assert_eq!(codes(questions), ["ROWS_LEFT_OUT"]);
    assert_eq!(questions[0]["params"]["count"], 1);
    assert_eq!(school.count("/v1/trainees").await, 0);
}

#[actix_web::test]
async fn a_sheet_that_lacks_columns_waits_and_a_guide_does_not() {
    let school = School::open().await;
    let by = &school.registrar;
    let with_sheet = |name: &'static str| {
        book(|book| {
            list(book.add_worksheet().set_name("Lớp 1").expect("a name"), 2);
            let other = book.add_worksheet().set_name(name).expect("a name");
            put(other, 0, 0, &Put::Text("Họ và tên"));
            put(other, 0, 1, &Put::Text("Điện thoại"));
            put(other, 1, 0, &Put::Text("Lường Văn Ba"));
            put(other, 1, 1, &Put::Text("0912 345 678"));
        })
    };
    let (understood, state) = asked(by, with_sheet("Lớp 2")).await;
    assert_eq!(state, "AWAITING_CONFIRMATION");
    assert_eq!(codes(&understood["questions"]), ["SHEET_LEFT_OUT"]);
    assert_eq!(left_out(&understood), ["Lớp 2 COLUMNS_MISSING"]);

    let example = book(|book| {
        list(book.add_worksheet().set_name("Lớp 1").expect("a name"), 2);
        let guide = book.add_worksheet().set_name("Hướng dẫn").expect("a name");
        list(guide, 1);
    });
    let (understood, state) = asked(by, example).await;
    assert_eq!(
        (state.as_str(), &understood["questions"]),
        ("SUCCEEDED", &json!([]))
    );
    assert_eq!(left_out(&understood), ["Hướng dẫn GUIDE"]);

    // A trade whose name begins like that of a guide.
    let trades = book(|book| {
        for name in ["Lớp 1", "Hướng dẫn viên du lịch"] {
            list(book.add_worksheet().set_name(name).expect("a name"), 1);
        }
    });
    let (understood, _) = asked(by, trades).await;
    assert_eq!(understood["sheets"].as_array().map(Vec::len), Some(2));
}

#[actix_web::test]
async fn a_column_that_nobody_understands_is_told_of_and_does_not_wait() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 1);
        put(sheet, 3, 7, &Put::Text("Sở thích"));
        put(sheet, 4, 7, &Put::Text("Hát then"));
    });
    let (understood, state) = asked(by, file).await;
    let questions = &understood["questions"];
    assert_eq!(
        (codes(questions), &*state),
        (vec!["COLUMN_LEFT_OUT"], "SUCCEEDED")
    );
    assert_eq!(questions[0]["params"]["heading"], "Sở thích");
}

#[actix_web::test]
async fn letters_of_both_columns_of_a_name_are_told_or_refused() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 3);
        put(sheet, 3, 2, &Put::Text("Họ và đệm"));
        put(sheet, 3, 7, &Put::Text("Tên"));
        let font = Format::new().set_font_name(".VnTime");
        let names = [("NguyÔn V¨n", "§øc"), ("Hµ", "S¬n"), ("Hang A", "Sªnh")];
        for (row, (family, given)) in (4..).zip(names) {
            for (column, name) in [(2, family), (7, given)] {
                sheet
                    .write_string_with_format(row, column, name, &font)
                    .expect("a cell");
            }
        }
    });
    let (understood, state) = asked(by, file.clone()).await;
    assert_eq!(state, "AWAITING_CONFIRMATION");
    let digest = understood["digest"].as_str().expect("a digest");
    let query = format!("kind=trainees&understood={digest}");
    let done = imported(by, &query, XLSX, file).await;
    let rows = report(by, &done, "").await;
    let told = |row: &Value| {
        let warnings = row["warnings"].as_array().expect("warnings").iter();
        let mut told = warnings.filter(|one| one["code"] == "LETTERS_CONVERTED");
        told.next().map(|one| one["params"].clone())
    };
    let last = told(&rows[2]).expect("a warning");
    assert_eq!(
        (&last["before"], &last["after"]),
        (&json!("Sªnh"), &json!("Hang A Sênh"))
    );
    let first = told(&rows[0]).expect("a warning");
    assert_eq!(first["before"], "NguyÔn V¨n §øc");
}

#[actix_web::test]
async fn who_is_left_out_is_shown_masked_until_somebody_has_looked() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 2);
        sheet.set_row_hidden(5).expect("a row");
    });
    let waits = imported(by, "kind=trainees", XLSX, file).await;
    let hidden = |import: &Value| {
        let rows = import["understood"]["sheets"][0]["leftOut"].clone();
        let rows = rows.as_array().expect("rows").clone();
        let row = rows.into_iter().find(|row| row["reason"] == "HIDDEN");
        row.expect("a hidden row")["text"].clone()
    };
    let text = hidden(&waits);
    let text = text.as_str().expect("a text");
    assert!(
        text.contains("Lò Thị Hoa") && text.contains("•••••••••001"),
        "{text}"
    );
    assert!(!text.contains("014304000001"), "{text}");

    let id = waits["id"].as_str().expect("an id");
    let path = format!("/v1/imports/{id}/confirm");
    let confirmed = by.with("if-match", "\"1\"").post(&path, json!({})).await;
    confirmed.expect(202);
    let done = ended(by, id).await;
    assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
    assert_eq!(hidden(&done), "");
    assert_eq!(done["understood"]["sheets"][0]["sample"], json!([]));
}

#[actix_web::test]
async fn what_was_shown_is_of_this_file_and_of_what_was_said_of_it() {
    let school = School::open().await;
    let by = &school.registrar;
    let hiding = |name: &'static str| {
        book(|book| {
            let sheet = book.add_worksheet();
            list(sheet, 2);
            put(sheet, 5, 2, &Put::Text(name));
            sheet.set_row_hidden(5).expect("a row");
        })
    };
    let seen = imported(
        by,
        "kind=trainees&mode=validate",
        XLSX,
        hiding("Lò Thị Hoa"),
    )
    .await;
    let digest = seen["understood"]["digest"].as_str().expect("a digest");
    let query = format!("kind=trainees&understood={digest}");
    let other = imported(by, &query, XLSX, hiding("Lò Thị Hà")).await;
    assert_eq!(other["error"]["code"], "IMPORT_UNDERSTOOD_OTHERWISE");
    let sheet = &other["understood"]["sheets"][0];
    assert_eq!(
        sheet["sample"],
        json!([]),
        "rows of a failed import are not kept"
    );

    let list = || book(|book| list(book.add_worksheet(), 2));
    let of_class = |class: &str| format!("kind=enrolments&mode=validate&class={class}");
    let seen = imported(by, &of_class("A"), XLSX, list()).await;
    let again = imported(by, &of_class("B"), XLSX, list()).await;
    let digest = |import: &Value| import["understood"]["digest"].clone();
    assert_ne!(digest(&seen), digest(&again), "{seen:#}");
}

#[actix_web::test]
async fn a_key_of_another_sheet_is_named_by_its_row_there() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        for name in ["Lớp 1", "Lớp 2", "Lớp 3"] {
            list(book.add_worksheet().set_name(name).expect("a name"), 1);
        }
    });
    let query = "kind=trainees&mode=validate&onError=skip-row";
    let seen = imported(by, query, XLSX, file).await;
    let rows = report(by, &seen, "").await;
    let params = &rows[1]["errors"][0]["params"];
    assert_eq!(
        (&params["firstLine"], &params["sheet"]),
        (&json!(5), &json!("Lớp 1")),
        "{rows:#?}"
    );
}

#[actix_web::test]
async fn a_score_that_is_shown_in_percent_is_refused() {
    let school = School::open().await;
    let by = &school.registrar;
    let file = book(|book| {
        let sheet = book.add_worksheet();
        for (column, heading) in (0..).zip(["Mã ghi danh", "Điểm", "Kết quả", "Số giờ"])
        {
            put(sheet, 0, column, &Put::Text(heading));
        }
        put(sheet, 1, 0, &Put::Text("GD-1"));
        let percent = Format::new().set_num_format("0%");
        let score = sheet.write_number_with_format(1, 1, 0.75, &percent);
        score.expect("a score");
        put(sheet, 1, 2, &Put::Text("Đạt"));
    });
    let query = "kind=results&mode=validate&onError=skip-row";
    let seen = imported(by, query, XLSX, file).await;
    assert_eq!(seen["counts"], counts(0, 0, 0, 1), "{seen:#}");
    let rows = report(by, &seen, "").await;
    let expected = ("/score".to_owned(), "CELL_PERCENT".to_owned());
    assert!(problems(&rows[0]).contains(&expected), "{rows:#?}");
}

#[actix_web::test]
async fn a_row_of_endless_texts_is_refused_before_it_fills_the_memory() {
    let school = School::open().await;
    let by = &school.registrar;
    let long = "x".repeat(30_000);
    let file = book(|book| {
        let sheet = book.add_worksheet();
        list(sheet, 1);
        for column in 8..40 {
            put(sheet, 4, column, &Put::Text(&long));
        }
    });
    let refused = imported(by, "kind=trainees", XLSX, file).await;
    assert_eq!(refused["error"]["code"], "FILE_TOO_LARGE", "{refused:#}");
    assert_eq!(school.count("/v1/trainees").await, 0);
}
