//! How papers lie on their pages.

use std::io::{Cursor, Read};

use serde_json::json;
use zip::ZipArchive;

use super::{XLSX, confirmed, path, running, sheet as table, taken, words};
use crate::support::Case;
use crate::support::fixtures::{Stage, move_on, record_result};

/// A part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut book = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut part = book.by_name(name).expect("the part");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("XML");
    text
}

/// A class with a row for each list.
async fn full() -> Stage {
    let (stage, students) = running().await;
    let trainee = students[1].body["traineeId"].as_str().expect("an id");
    confirmed(&stage, trainee, "POOR_HOUSEHOLD").await;
    let registrar = &stage.registrar;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let graded = record_result(registrar, &students[1], result).await;
    let day = json!({"date": "2026-06-26"});
    let done = move_on(registrar, &graded.expect(200), "COMPLETED", day).await;
    let certificate = json!({
        "enrolmentId": done.expect(200).id(), "number": "SC.0001", "registerNumber": "1/SC",
        "issueDate": "2026-07-06"
    });
    registrar
        .post("/v1/certificates", certificate)
        .await
        .expect(201);
    stage
}

/// What stands on each list of that class.
const LISTS: [(&str, &[&str]); 5] = [
    ("trainees", &["Lò Thị Mai", "Số điện thoại"]),
    (
        "results",
        &["Lò Thị Mai", "7,25", "Đạt", "Giáo viên phụ trách"],
    ),
    (
        "certificate-register",
        &["Lò Thị Mai", "SC.0001", "1/SC", "Chứng chỉ sơ cấp"],
    ),
    ("roll", &["Lò Thị Mai", "Tháng 6/2026"]),
    (
        "beneficiaries",
        &["Lò Thị Mai", "Người thuộc hộ nghèo", "12/HN"],
    ),
];

fn query(list: &str) -> &'static str {
    if list == "roll" { "?month=2026-06" } else { "" }
}

#[actix_web::test]
async fn every_workbook_prints_on_a4_across_with_its_headings_on_each_page() {
    let stage = full().await;
    for (list, texts) in LISTS {
        let _case = Case::of(list);
        let list_path = format!("{}{}", path(&stage, list), query(list));
        let bytes = taken(&stage.registrar, &list_path, XLSX).await;

        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        for setting in [
            "<pageSetUpPr fitToPage=\"1\"/>",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "state=\"frozen\"",
        ] {
            assert!(sheet.contains(setting), "{setting} in {sheet}");
        }
        // The headings stand in the last rows that stand still, and on each page.
        let frozen = sheet.split("ySplit=\"").nth(1);
        let frozen = frozen.expect("rows that stand still").split('"').next();
        let last: usize = frozen.and_then(|row| row.parse().ok()).expect("a number");
        let first = if list == "roll" { last - 1 } else { last };
        let book = part(&bytes, "xl/workbook.xml");
        let titles = format!("'Danh sách'!${first}:${last}</definedName>");
        assert!(
            book.contains("_xlnm.Print_Titles") && book.contains(&titles),
            "{titles} in {book}"
        );
        let rows = table(bytes);
        assert_eq!(rows[first - 1][0], "STT");
        let whole = rows.concat().join("|");
        for text in texts {
            // A number is one in a workbook.
            let found = whole.contains(&text.replace("7,25", "7.25"));
            assert!(
                found || whole.contains(&text.to_uppercase()),
                "{text} in {whole}"
            );
        }
        let signed = whole.matches("(Ký").count();
        assert_eq!(signed, 2, "room for two signatures: {whole}");
    }
}

#[actix_web::test]
async fn every_pdf_lies_on_a4_across_with_room_for_signatures_and_its_font_inside() {
    let stage = full().await;
    for (list, texts) in LISTS {
        let _case = Case::of(list);
        let list_path = format!("{}{}", path(&stage, list), query(list));
        let bytes = taken(&stage.registrar, &list_path, "application/pdf").await;

        let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        for page in document.get_pages().values() {
            let page = document.get_dictionary(*page).expect("a page");
            let media = page.get(b"MediaBox").and_then(|media| media.as_array());
            let sides = media.expect("its sides").iter();
            let sides: Vec<f32> = sides
                .map(|side| side.as_float().expect("a length"))
                .collect();
            let is_near =
                |side: f32, millimetres: f32| (side - millimetres / 25.4 * 72.0).abs() < 0.5;
            assert!(
                is_near(sides[2], 297.0) && is_near(sides[3], 210.0),
                "{sides:?}"
            );
        }
        let dictionaries = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok());
        let described =
            dictionaries.filter(|one| one.has(b"FontDescriptor") || one.has(b"FontName"));
        let descriptors: Vec<_> = described.filter(|one| one.has(b"FontName")).collect();
        assert!(!descriptors.is_empty());
        for descriptor in descriptors {
            let embedded = [&b"FontFile2"[..], b"FontFile3"];
            assert!(
                embedded.iter().any(|file| descriptor.has(file)),
                "{descriptor:?}"
            );
            let name = descriptor.get(b"FontName").and_then(|name| name.as_name());
            let name = String::from_utf8_lossy(name.expect("a name")).into_owned();
            assert!(name.contains("LiberationSerif"), "{name}");
        }
        let text = words(&bytes);
        for text_of in texts {
            let found = text.contains(text_of) || text.contains(&text_of.to_uppercase());
            assert!(found, "{text_of} in {text}");
        }
        assert_eq!(text.matches("(Ký").count(), 2, "{text}");
    }
}
