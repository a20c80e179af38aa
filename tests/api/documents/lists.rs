//! What stands on each list.

use serde_json::json;

use super::{XLSX, confirmed, lines, path, running, sheet, taken, words};
use crate::support::fixtures::{move_on, record_result};

#[actix_web::test]
async fn a_class_list_has_people_by_given_name_under_the_heads_of_an_office() {
    let (stage, _) = running().await;

    let rows = sheet(taken(&stage.registrar, &path(&stage, "trainees"), XLSX).await);
    let head = rows
        .iter()
        .position(|row| row[0] == "STT")
        .expect("headings");
    assert_eq!(
        rows[head]
            .iter()
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>(),
        [
            "STT",
            "Họ và tên",
            "Ngày sinh",
            "Giới tính",
            "Số CCCD/hộ chiếu",
            "Nơi cư trú",
            "Số điện thoại",
            "Trình độ học vấn",
            "Ngày nhập học",
            "Ghi chú"
        ]
    );
    let names: Vec<&str> = rows[head + 1..head + 5]
        .iter()
        .map(|row| row[1].as_str())
        .collect();
    assert_eq!(
        names,
        ["Quàng Thị Hoà", "Đỗ Văn Hùng", "Lò Thị Mai", "Giàng A Pó"]
    );
    let first = &rows[head + 1];
    assert_eq!(first[0], "1");
    assert!(first[2].starts_with("day "), "{first:?}");
    assert_eq!(first[3], "Nữ");
    assert_eq!(first[4], "•••••••••004");
    assert_eq!(first[5], "Bản Mòng, Phường Tô Hiệu");
    let whole = rows.concat().join("|");
    for text in [
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
        "TRƯỜNG A1",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "DANH SÁCH NGƯỜI HỌC",
        "Lớp L1 (L1)",
        "Sơ cấp bậc I",
        "02/03/2026 - 26/06/2026",
        "Danh sách này có 4 người./.",
        "Hiệu trưởng",
    ] {
        let found = whole.to_lowercase().contains(&text.to_lowercase());
        assert!(found, "{text} in {whole}");
    }
    for id in [stage.class.id(), stage.teaching.course.id()] {
        assert!(!whole.contains(&id));
    }
}

#[actix_web::test]
async fn a_list_is_a_pdf_a_workbook_or_a_csv_as_accept_or_the_format_says() {
    let (stage, _) = running().await;
    let list = path(&stage, "trainees");
    let registrar = &stage.registrar;

    let pdf = words(&taken(registrar, &list, "application/pdf").await);
    for text in [
        "Quàng Thị Hoà",
        "Họ và tên",
        "Trang 1/1",
        "•••••••••004",
        "17/05/2004",
    ] {
        assert!(pdf.contains(text), "{text} in {pdf}");
    }
    let csv = lines(taken(registrar, &list, "text/csv").await);
    assert_eq!(csv.len(), 5);
    assert!(csv[0].starts_with("STT,Họ và tên,Ngày sinh,"), "{}", csv[0]);
    assert!(
        csv[1].starts_with("1,Quàng Thị Hoà,2004-05-17,Nữ,"),
        "{}",
        csv[1]
    );
    let excel = taken(registrar, &format!("{list}?csv=excel"), "text/csv").await;
    let excel = lines(excel);
    assert!(
        excel[0].starts_with("\u{feff}STT;Họ và tên;"),
        "{}",
        excel[0]
    );
    assert!(
        excel[1].starts_with("1;Quàng Thị Hoà;17/05/2004;Nữ;"),
        "{}",
        excel[1]
    );
    // What a spreadsheet would make a number of is a text there.
    let plain = format!("{list}?csv=excel&reveal=true");
    let plain = lines(taken(registrar, &plain, "text/csv").await);
    for figures in ["014304000004", "0912345678"] {
        let quoted = format!(";\"=\"\"{figures}\"\"\";");
        assert!(plain[1].contains(&quoted), "{quoted} in {}", plain[1]);
    }

    // A browser follows a link and likes HTML best.
    let browser = registrar.with("accept", "text/html,*/*;q=0.8");
    let (status, headers, bytes) = browser.download(&list).await;
    assert_eq!(
        (status.as_u16(), &headers["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    assert_eq!(
        headers["content-disposition"],
        "inline; filename=\"danh-sach-nguoi-hoc-L1.pdf\""
    );
    assert!(bytes.starts_with(b"%PDF"));
    let (_, headers, _) = browser.download(&format!("{list}?format=xlsx")).await;
    assert_eq!(headers["content-type"], XLSX);

    let refused = registrar.with("accept", "image/png").get(&list).await;
    let refused = refused.expect_problem(406, "NOT_ACCEPTABLE");
    assert_eq!(
        refused.body["errors"][0]["params"]["allowed"],
        format!("application/pdf, {XLSX}, text/csv")
    );
    let unknown = registrar.get(&path(&stage, "menus")).await;
    unknown.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn results_and_the_register_say_who_passed_and_which_certificates_were_issued() {
    let (stage, students) = running().await;
    let registrar = &stage.registrar;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let graded = record_result(registrar, &students[1], result)
        .await
        .expect(200);
    let day = json!({"date": "2026-06-26"});
    let done = move_on(registrar, &graded, "COMPLETED", day)
        .await
        .expect(200);
    let gone = json!({"date": "2026-05-04", "reason": "Đi làm xa"});
    move_on(registrar, &students[0], "DROPPED", gone)
        .await
        .expect(200);
    let certificate = json!({
        "enrolmentId": done.id(), "number": "SC.0001", "registerNumber": "1/SC",
        "issueDate": "2026-07-06"
    });
    let issued = registrar
        .post("/v1/certificates", certificate)
        .await
        .expect(201);
    let revoke = registrar.with("if-match", issued.etag());
    let reason = json!({"reason": "In sai", "date": "2026-07-08"});
    let revoked = format!("/v1/certificates/{}/revoke", issued.id());
    revoke.post(&revoked, reason).await.expect(200);
    let by_number = format!("{}?csv=excel", path(&stage, "results"));
    let by_number = lines(taken(registrar, &by_number, "text/csv").await);
    assert!(by_number[3].contains(";290;7,25;Đạt;"), "{}", by_number[3]);

    let results = lines(taken(registrar, &path(&stage, "results"), "text/csv").await);
    assert_eq!(results.len(), 5);
    assert_eq!(
        results[3],
        "3,Lò Thị Mai,2004-05-17,Nữ,\"Bản Mòng, Phường Tô Hiệu\",290,7.25,Đạt,2026-06-26,"
    );
    assert!(
        results[4].ends_with(",,,,,Bỏ học 04/05/2026"),
        "{}",
        results[4]
    );
    let register = path(&stage, "certificate-register");
    let revoked = [
        "1,Lò Thị Mai,2004-05-17,Nữ,Chứng chỉ sơ cấp,SC.0001,1/SC,2026-07-06,,Đã thu hồi 08/07/2026",
    ];
    let lines_now = || async { lines(taken(registrar, &register, "text/csv").await) };
    assert_eq!(lines_now().await[1..], revoked);

    // What was issued stays in the register when the training goes on.
    let enrolment = format!("/v1/enrolments/{}", done.id());
    let now = registrar.get(&enrolment).await.expect(200);
    let undo = registrar.with("if-match", now.etag());
    let reason = json!({"reason": "Ghi nhầm người"});
    let back = undo.post(&format!("{enrolment}/undo"), reason).await;
    assert_eq!(back.expect(200).body["status"], "STUDYING");
    assert_eq!(lines_now().await[1..], revoked);
}

#[actix_web::test]
async fn a_roll_has_an_empty_column_for_each_day_of_a_month_that_the_class_is_held() {
    let (stage, _) = running().await;
    let registrar = &stage.registrar;

    let roll = path(&stage, "roll");
    let march = sheet(taken(registrar, &format!("{roll}?month=2026-03"), XLSX).await);
    let head = march
        .iter()
        .position(|row| row[0] == "STT")
        .expect("headings");
    let days: Vec<&str> = march[head + 1].iter().map(String::as_str).collect();
    assert_eq!((days[2], days[31]), ("2", "31"), "{days:?}");
    assert_eq!(march[head][2], "Tháng 3/2026");
    assert_eq!(march[head + 2][1], "Quàng Thị Hoà");
    assert!(march[head + 2][2..].iter().all(String::is_empty));

    let july = registrar.get(&format!("{roll}?month=2026-07")).await;
    july.expect_problem(400, "PARAMETER_INVALID");
}

#[actix_web::test]
async fn beneficiaries_are_those_whose_status_is_confirmed_under_its_label() {
    let (stage, students) = running().await;
    let trainee = students[1].body["traineeId"].as_str().expect("an id");
    confirmed(&stage, trainee, "POOR_HOUSEHOLD").await;

    let list = path(&stage, "beneficiaries");
    let csv = lines(taken(&stage.registrar, &list, "text/csv").await);
    assert_eq!(csv.len(), 2, "{csv:?}");
    assert!(csv[1].contains("Người thuộc hộ nghèo"), "{}", csv[1]);
    assert!(csv[1].contains("Sổ hộ nghèo 12/HN"), "{}", csv[1]);
}

#[actix_web::test]
async fn a_list_is_in_english_for_who_asks_in_english() {
    let (stage, _) = running().await;
    let english = stage.registrar.with("accept", "application/pdf");

    let (_, _, bytes) = english.download(&path(&stage, "trainees")).await;
    let text = words(&bytes);
    for part in [
        "LIST OF TRAINEES",
        "Full name",
        "Female",
        "Page 1 of 1",
        "SOCIALIST REPUBLIC",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[actix_web::test]
async fn the_body_above_the_place_and_the_day_can_be_named() {
    let (stage, _) = running().await;
    let query = "authority=S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5&place=M%C6%B0%E1%BB%9Dng%20La&date=2026-06-05";
    let named = format!("{}?{query}", path(&stage, "trainees"));

    let text = words(&taken(&stage.registrar, &named, "application/pdf").await);
    assert!(text.contains("SỞ NỘI VỤ"), "{text}");
    assert!(
        text.contains("Mường La, ngày 05 tháng 6 năm 2026"),
        "{text}"
    );
    let nowhere = format!("{}?place=&date=2026-02-05", path(&stage, "trainees"));
    let text = words(&taken(&stage.registrar, &nowhere, "application/pdf").await);
    assert!(text.contains("Ngày 05 tháng 02 năm 2026"), "{text}");
}
