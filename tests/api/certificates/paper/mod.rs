//! Certificates printed on the template of their school.

mod classes;
mod templates;

use serde_json::{Value, json};

use super::{graduate_of, issue, page_of, reissue, revoke};
use crate::support::fixtures::{self, Teaching};
use crate::support::{Client, Response, TestServer};
use registry::platform::office::paper::qr::qr;

const KIND: &str = "ELEMENTARY_CERTIFICATE";

async fn started() -> (TestServer, Teaching, Client, Response) {
    let server = TestServer::start().await;
    let teaching = fixtures::teaching(&server.lead(), "A1").await;
    let (registrar, graduate) = graduate_of(&server, &teaching, 1, "Lò Thị Mai").await;
    let certificate = issue(&registrar, &graduate, "SC.0001").await.expect(201);
    (server, teaching, registrar, certificate)
}

fn path(certificate: &Response) -> String {
    format!("/v1/certificates/{}/document", certificate.id())
}

fn template_path(teaching: &Teaching) -> String {
    format!(
        "/v1/schools/{}/certificate-templates/{KIND}",
        teaching.school.id()
    )
}

/// The words of each page.
fn pages(bytes: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = |page: u32| document.extract_text(&[page]).expect("its text");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    numbers.into_iter().map(text).map(words).collect()
}

async fn printed(by: &Client, path: &str) -> Vec<String> {
    let (status, headers, bytes) = by.download(path).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    assert_eq!(headers["content-type"], "application/pdf");
    pages(&bytes)
}

fn own() -> Value {
    json!({
        "width": 210, "height": 148,
        "fields": [
            {"text": "Cấp cho {fullName}, {birthDate}", "x": 20, "y": 40, "width": 170, "size": 16},
            {"text": "{number} / {registerNumber} ({school})", "x": 20, "y": 60, "width": 170, "size": 12}
        ]
    })
}

#[actix_web::test]
async fn a_certificate_is_printed_on_the_template_that_ships_with_what_stood_on_it() {
    let (server, teaching, registrar, certificate) = started().await;
    let school = format!("/v1/schools/{}", teaching.school.id());
    let lead = server.lead();
    let seen = lead.get(&school).await.expect(200);
    lead.patch(&school, &seen, json!({"nameVi": "Trường mới"}))
        .await
        .expect(200);

    let pages = printed(&registrar, &path(&certificate)).await;
    assert_eq!(pages.len(), 1);
    for text in [
        "CHỨNG CHỈ SƠ CẤP",
        "Elementary certificate",
        "Trường A1",
        "Lò Thị Mai",
        "17/05/2004",
        "Trồng nấm",
        "Sơ cấp bậc I",
        "từ 02/03/2026 đến 26/06/2026",
        "Sơn La, ngày 06 tháng 7 năm 2026",
        "HIỆU TRƯỞNG",
        "Số hiệu: SC.0001",
    ] {
        assert!(pages[0].contains(text), "{text} in {}", pages[0]);
    }
    assert!(!pages[0].contains("Trường mới"));
    let refused = registrar
        .with("accept", "application/json")
        .get(&path(&certificate))
        .await;
    refused.expect_problem(406, "NOT_ACCEPTABLE");
}

/// The bars of black squares on a page: left, top and width in squares.
fn bars(bytes: &[u8]) -> Vec<(usize, usize, usize)> {
    bars_of(bytes, 0)
}

/// The same of another page, counted from 0.
fn bars_of(bytes: &[u8], page: usize) -> Vec<(usize, usize, usize)> {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let (_, page) = document.get_pages().into_iter().nth(page).expect("a page");
    let content = document.get_page_content(page);
    let content = lopdf::content::Content::decode(&content).expect("operations");
    let corners = content
        .operations
        .iter()
        .filter(|one| one.operator == "m" || one.operator == "l");
    let corners: Vec<(&str, [f32; 2])> = corners
        .map(|one| {
            let at = |index: usize| one.operands[index].as_float().expect("a number");
            (one.operator.as_str(), [at(0), at(1)])
        })
        .collect();
    let areas = corners
        .chunk_by(|_, next| next.0 == "l")
        .filter(|area| area.len() == 4);
    let whole = |length: f32| {
        let rounded = format!("{length:.0}");
        rounded.parse::<usize>().expect("a whole number")
    };
    let bar = |area: &[(&str, [f32; 2])]| {
        let side = |axis: usize| {
            let all = area.iter().map(|(_, corner)| corner[axis]);
            (
                all.clone().fold(f32::MAX, f32::min),
                all.fold(f32::MIN, f32::max),
            )
        };
        let ((left, right), (top, bottom)) = (side(0), side(1));
        ((bottom - top - 1.0).abs() < 0.01).then(|| (whole(left), whole(top), whole(right - left)))
    };
    areas.filter_map(bar).collect()
}

#[actix_web::test]
async fn the_code_on_a_certificate_leads_to_its_page() {
    let (server, _, registrar, certificate) = started().await;
    let url = certificate.body["verificationUrl"].as_str().expect("a URL");
    let (_, headers, bytes) = registrar.download(&path(&certificate)).await;
    assert_eq!(headers["cache-control"], "private, no-store");

    let code = qr(url).expect("a code");
    assert_eq!(bars(&bytes), code.bars().collect::<Vec<_>>());
    let page = server.anonymous().get(&page_of(&certificate)).await;
    page.expect(200);
}

#[actix_web::test]
async fn one_that_does_not_hold_is_not_printed() {
    let (_server, _, registrar, certificate) = started().await;
    let new = reissue(&registrar, &certificate, json!({}))
        .await
        .expect(201);

    let replaced = registrar.get(&path(&certificate)).await;
    replaced.expect_problem(409, "STATE_FORBIDS");
    printed(&registrar, &path(&new)).await;
    revoke(&registrar, &new, json!({"reason": "In sai"}))
        .await
        .expect(200);
    registrar
        .get(&path(&new))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn a_text_that_does_not_fit_its_field_is_told_with_its_certificate() {
    let (_server, teaching, registrar, certificate) = started().await;
    let mut narrow = own();
    narrow["fields"][0] = json!({
        "text": "{fullName}", "x": 20, "y": 40, "width": 10, "size": 40, "lines": 1
    });
    let put = registrar
        .with("if-match", "\"0\"")
        .put(&template_path(&teaching), narrow)
        .await;
    put.expect(200);
    let refused = registrar.get(&path(&certificate)).await.expect(422);
    let error = &refused.body["errors"][0];
    assert_eq!(
        (
            &error["code"],
            &error["pointer"],
            &error["params"]["certificateId"]
        ),
        (
            &json!("CERTIFICATE_TEXT_TOO_LONG"),
            &json!("/fields/0/text"),
            &json!(certificate.id())
        )
    );
}
