//! What is in doubt is asked about, or refused.

use super::*;

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
    let names = ["Lß ThÞ Hoa", "NguyÔn V¨n §øc", "Hoµng ThÞ Ph\u{AD}¬ng"];
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
