//! How papers lie on their pages.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{XLSX, path, running, taken};

/// A part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut book = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut part = book.by_name(name).expect("the part");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("XML");
    text
}

#[actix_web::test]
async fn a_workbook_prints_on_a4_across_with_its_headings_on_each_page() {
    let (stage, _) = running().await;
    let bytes = taken(&stage.registrar, &path(&stage, "trainees"), XLSX).await;

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
    // The headings stand in the last row that stands still, and on each page.
    let frozen = sheet
        .split("ySplit=\"")
        .nth(1)
        .expect("rows that stand still");
    let head = frozen.split('"').next().expect("a number");
    let book = part(&bytes, "xl/workbook.xml");
    let titles = format!("'Danh sách'!${head}:${head}</definedName>");
    assert!(
        book.contains("_xlnm.Print_Titles") && book.contains(&titles),
        "{titles} in {book}"
    );
}

#[actix_web::test]
async fn a_pdf_lies_on_a4_across() {
    let (stage, _) = running().await;
    let bytes = taken(&stage.registrar, &path(&stage, "roll"), "application/pdf").await;

    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    for page in document.get_pages().values() {
        let page = document.get_dictionary(*page).expect("a page");
        let media = page.get(b"MediaBox").and_then(|media| media.as_array());
        let sides = media.expect("its sides").iter();
        let sides: Vec<f32> = sides
            .map(|side| side.as_float().expect("a length"))
            .collect();
        let is_near = |side: f32, millimetres: f32| (side - millimetres / 25.4 * 72.0).abs() < 0.5;
        assert!(
            is_near(sides[2], 297.0) && is_near(sides[3], 210.0),
            "{sides:?}"
        );
    }
}
