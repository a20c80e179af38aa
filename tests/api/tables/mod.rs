//! Lists, exports and statistics as tables, and what nobody can have in the form that they ask for.

mod drawn;
mod every;
mod furnished;
mod labels;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use crate::support::fixtures::{self, Stage, person_body, with};
use crate::support::past::{self, Enrolled, observed};
use crate::support::{Client, TestServer};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A school with two people.
async fn town() -> (TestServer, Client) {
    let server = TestServer::start().await;
    let school = fixtures::school(&server.lead(), "A1").await;
    let registrar = server.registrar(fixtures::school_id(&school));
    for (number, name) in [(1, "Lò Thị Mai"), (2, "Đỗ Văn Hùng")] {
        let body = with(person_body(&server, number), json!({"fullName": name}));
        registrar.post("/v1/trainees", body).await.expect(201);
    }
    (server, registrar)
}

/// What a list answers as text, and its media type and link.
async fn text(by: &Client, path: &str, accept: &str) -> (String, String, String) {
    let (status, headers, bytes) = by.with("accept", accept).download(path).await;
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(status, 200, "{text}");
    let header = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    (text, header("content-type"), header("link"))
}

#[actix_web::test]
async fn a_page_of_a_list_is_a_csv_for_who_asks_for_one() {
    let (_server, registrar) = town().await;

    let page = "/v1/trainees?limit=1&sort=name";
    let (csv, media_type, link) = text(&registrar, page, "text/csv").await;
    assert_eq!(media_type, "text/csv; charset=utf-8; header=present");
    let named = registrar.with("accept", "text/csv").download(page).await.1;
    assert_eq!(
        named["content-disposition"],
        "inline; filename=\"trainees.csv\""
    );
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("id,citizenId,"), "{}", lines[0]);
    assert!(lines[1].contains("•••••••••002") && lines[1].contains("Đỗ Văn Hùng"));

    let next = link.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    let (next, _) = next.expect("a link to the next page");
    let (second, _, link) = text(&registrar, next, "text/csv").await;
    assert!(second.contains("Lò Thị Mai") && !second.contains("Đỗ Văn Hùng"));
    assert_eq!(link, "");

    let some = "/v1/trainees?fields=fullName,sex&sort=name";
    let (csv, ..) = text(&registrar, some, "text/csv").await;
    let first = csv.split_terminator("\r\n").next();
    assert_eq!(first, Some("id,fullName,sex"));
    let unknown = registrar
        .with("accept", "text/csv")
        .get("/v1/trainees?fields=x")
        .await;
    unknown.expect_problem(400, "PARAMETER_INVALID");
}

#[actix_web::test]
async fn a_page_of_a_list_is_a_workbook_for_who_asks_for_one() {
    let (_server, registrar) = town().await;

    let (status, headers, bytes) = registrar
        .with("accept", XLSX)
        .download("/v1/trainees?sort=name")
        .await;
    assert_eq!(
        (status.as_u16(), &headers["content-type"]),
        (200, &XLSX.parse().expect("text"))
    );
    assert_eq!(
        headers["content-disposition"],
        "inline; filename=\"trainees.xlsx\""
    );
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    assert_eq!(sheet.height(), 3);
    let cells = sheet.rows().flatten();
    let named = |name: &str| {
        let is = |cell: &Data| *cell == Data::String(name.to_owned());
        cells.clone().any(is)
    };
    assert!(named("Đỗ Văn Hùng") && named("citizenId"));
}

#[actix_web::test]
async fn a_csv_for_spreadsheets_has_semicolons_and_days_first() {
    let (_server, registrar) = town().await;

    let list = "/v1/trainees?csv=excel&fields=fullName,birthDate&sort=name";
    let (csv, ..) = text(&registrar, list, "text/csv").await;
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}id;fullName;birthDate");
    assert!(
        lines[1].ends_with(";Đỗ Văn Hùng;17/05/2004"),
        "{}",
        lines[1]
    );

    let json = registrar.get(list).await.expect(200);
    assert_eq!(json.rows().len(), 2);
    let statistics = "/v1/statistics/training?by=level&csv=excel";
    let (csv, ..) = text(&registrar, statistics, "text/csv").await;
    assert!(csv.starts_with("\u{feff}line;level;levelLabelVi;"), "{csv}");
    assert!(csv.ends_with("\r\n"));
}

#[actix_web::test]
async fn decimals_have_a_comma_for_spreadsheets_and_figures_stay_texts() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let list = "/v1/enrolments?fields=score&csv=excel";
    let (csv, ..) = text(&stage.registrar, list, "text/csv").await;
    assert_eq!(
        csv,
        format!("\u{feff}id;score\r\n{};7,25\r\n", graduate.id())
    );

    let phone = with(
        person_body(&stage.server, 2),
        json!({"phone": "0912345678"}),
    );
    stage
        .registrar
        .post("/v1/trainees", phone)
        .await
        .expect(201);
    let list = "/v1/trainees?fields=phone,citizenId&csv=excel&reveal=true";
    let (csv, ..) = text(&stage.registrar, list, "text/csv").await;
    assert!(csv.contains(";\"=\"\"+84912345678\"\"\"\r\n"), "{csv}");
    assert!(csv.contains(";\"=\"\"014304000002\"\"\""), "{csv}");

    let completed = Enrolled::completed(&stage.server, &stage.class, "2024-06-28");
    for person in past::enrol(&stage.server, &completed, 4)
        .into_iter()
        .take(3)
    {
        let traced = observed("HIRED", "2025-01-10").confirmed("2025-01-15");
        traced.record(&stage.server, person);
    }
    let statistics = "/v1/statistics/training?csv=excel&asOf=2025-03-01";
    let (csv, ..) = text(&stage.server.lead(), statistics, "text/csv").await;
    assert!(csv.contains(";4;0;4;3;3;0,75;;1;;"), "{csv}");
}
