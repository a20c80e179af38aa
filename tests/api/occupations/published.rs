//! The national list as its circular publishes it.

use reqwest::Method;
use rust_xlsxwriter::Workbook;
use serde_json::json;

use super::counts;
use crate::support::{Case, Client, Response, TestServer};

const PATH: &str = "/v1/occupations/import";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Both levels side by side, under a title, with codes that were typed as numbers.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [[&str; 4]; 8] = [
        ["DANH MỤC NGÀNH, NGHỀ ĐÀO TẠO CẤP IV", "", "", ""],
        ["Mã", "Tên gọi", "Mã", "Tên gọi"],
        ["5", "TRÌNH ĐỘ TRUNG CẤP", "6", "TRÌNH ĐỘ CAO ĐẲNG"],
        ["562", "Nông nghiệp", "662", "Nông nghiệp"],
        ["56201", "Nhóm một", "66201", "Nhóm một"],
        ["5629901", "Nghề  thứ nhất", "6629901", "Nghề thứ nhất"],
        ["", "", "6529902", "Nghề thứ hai"],
        ["5649903", "Nghề thứ ba", "", ""],
    ];
    for (row, cells) in (3_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, text),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

async fn import(client: &Client, media_type: &str, file: impl Into<reqwest::Body>) -> Response {
    client.send_raw(Method::POST, PATH, media_type, file).await
}

#[actix_web::test]
async fn the_published_workbook_is_taken_as_it_is() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let first = import(&lead, XLSX, workbook()).await.expect(200);
    assert_eq!(counts(&first), [4, 0, 0]);
    assert_eq!(first.body["headings"], 6, "three on each side");

    let found = lead
        .get("/v1/occupations?list=NATIONAL&code=5629901,6629901,6529902,5649903")
        .await
        .expect(200);
    let mut rows: Vec<_> = found
        .rows()
        .iter()
        .map(|row| json!([row["code"], row["nameVi"], row["level"], row["field"]]))
        .collect();
    rows.sort_by_key(ToString::to_string);
    assert_eq!(
        rows,
        [
            json!(["5629901", "Nghề thứ nhất", "INTERMEDIATE", "AGRICULTURAL"]),
            json!(["5649903", "Nghề thứ ba", "INTERMEDIATE", "AGRICULTURAL"]),
            json!(["6529902", "Nghề thứ hai", "COLLEGE", "NON_AGRICULTURAL"]),
            json!(["6629901", "Nghề thứ nhất", "COLLEGE", "AGRICULTURAL"]),
        ]
    );

    let again = import(&lead, XLSX, workbook()).await.expect(200);
    assert_eq!(counts(&again), [0, 0, 4]);
}

#[actix_web::test]
async fn the_published_table_corrects_names_and_leaves_what_it_does_not_say() {
    let server = TestServer::start().await;
    let lead = server.lead();
    super::import(&lead, &["5529901,Nghề,An occupation,,AGRICULTURAL"])
        .await
        .expect(200);

    let file = "STT,Mã số,Tên ngành nghề,Ghi chú\n1,552,Nhóm,\n2,5529901,Nghề đổi tên,mới\n,,\n";
    let corrected = import(&lead, "text/csv", file).await.expect(200);
    assert_eq!(counts(&corrected), [0, 1, 0]);
    assert_eq!(corrected.body["headings"], 1);

    let found = lead.get("/v1/occupations?code=5529901").await.expect(200);
    let row = &found.rows()[0];
    assert_eq!(row["nameVi"], "Nghề đổi tên");
    assert_eq!(
        (&row["nameEn"], &row["field"]),
        (&json!("An occupation"), &json!("AGRICULTURAL"))
    );
}

#[actix_web::test]
async fn a_published_table_with_faults_changes_nothing() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let file = "Mã,Tên gọi\n5629901,Nghề tốt\n562990,Thiếu một số\n5629902,\n5629901,Hai lần\n";
    let refused = import(&lead, "text/csv", file).await;
    let refused = refused.expect_problem(422, "RULES_BROKEN");
    let mut errors = refused.errors();
    errors.sort();
    let expected = [
        ("/3/code", "OCCUPATION_CODE_INVALID"),
        ("/4/nameVi", "NAME_INVALID"),
        ("/5/code", "OCCUPATION_CODE_REPEATED"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
    let list = lead.get("/v1/occupations?list=NATIONAL").await.expect(200);
    assert_eq!(list.rows().len(), 0);
}

#[actix_web::test]
async fn what_is_no_workbook_or_holds_no_such_table_is_refused() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let no_book = import(&lead, XLSX, "Mã,Tên gọi\n").await;
    no_book.expect_problem(400, "XLSX_INVALID");

    for (cells, code) in [(Vec::new(), "FILE_EMPTY"), (vec!["a", "b"], "CSV_INVALID")] {
        let _case = Case::of(code);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(0, column, text).expect("a cell");
        }
        let file = book.save_to_buffer().expect("a workbook");
        import(&lead, XLSX, file).await.expect_problem(400, code);
    }
}
