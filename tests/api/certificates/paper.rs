//! Certificates printed on the template of their school.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::series::{counting, passed};
use super::{graduate_of, issue, reissue, revoke};
use crate::support::fixtures::{self, Teaching};
use crate::support::{Client, Response, TestServer};
use registry::platform::db::DbConnection;
use registry::platform::db::schema::certificates;
use reqwest::Method;

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

#[actix_web::test]
async fn a_school_prints_on_its_own_template_until_it_takes_it_back() {
    let (_server, teaching, registrar, certificate) = started().await;
    let template = template_path(&teaching);
    let shipped = registrar.get(&template).await.expect(200);
    assert_eq!(
        (&shipped.body["shipped"], &shipped.body["version"]),
        (&json!(true), &json!(0))
    );

    let unseen = registrar.put(&template, own()).await;
    unseen.expect_problem(428, "VERSION_REQUIRED");
    let put = registrar
        .with("if-match", shipped.etag())
        .put(&template, own())
        .await;
    let put = put.expect(200);
    assert_eq!(put.body["shipped"], false);
    let pages = printed(&registrar, &path(&certificate)).await;
    assert_eq!(
        pages,
        ["Cấp cho Lò Thị Mai, 17/05/2004 SC.0001 / SC.0001/SC (Trường A1)"]
    );

    let stale = registrar
        .with("if-match", shipped.etag())
        .put(&template, own())
        .await;
    stale.expect_problem(412, "VERSION_STALE");
    registrar.delete(&template, &put).await.expect(204);
    let pages = printed(&registrar, &path(&certificate)).await;
    assert!(pages[0].contains("CHỨNG CHỈ SƠ CẤP"));
}

#[actix_web::test]
async fn a_template_that_cannot_be_printed_is_refused_place_by_place() {
    let (_server, teaching, registrar, _) = started().await;
    let put = |body: Value| {
        let client = registrar.with("if-match", "\"0\"");
        let path = template_path(&teaching);
        async move { client.put(&path, body).await }
    };
    let mut broken = own();
    broken["fields"][0]["text"] = json!("{fullNam}");
    broken["fields"][0]["x"] = json!(100);
    broken["fields"][1]["text"] = json!("{number 漢");
    let answer = put(broken).await.expect(422);
    let errors = answer.errors();
    for (pointer, code) in [
        ("/fields/0/text", "TEMPLATE_NAME_UNKNOWN"),
        ("/fields/0/x", "TEMPLATE_OUTSIDE_PAGE"),
        ("/fields/1/text", "TEMPLATE_BRACE_OPEN"),
    ] {
        let found = errors
            .iter()
            .any(|error| error.0 == pointer && error.1 == code);
        assert!(found, "{pointer} {code} in {errors:?}");
    }
    let mut foreign = own();
    foreign["fields"][0]["text"] = json!("漢");
    put(foreign)
        .await
        .expect_error_at(422, "TEMPLATE_LETTER_UNKNOWN", "/fields/0/text");
    let mut huge = own();
    huge["fields"][0]["size"] = json!(400);
    put(huge)
        .await
        .expect_error_at(400, "FIELD_RANGE", "/fields/0/size");
}

/// A PNG of one red dot.
const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8, 0xd7,
    0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

#[actix_web::test]
async fn a_picture_stands_behind_the_texts_and_is_had_again() {
    let (_server, teaching, registrar, certificate) = started().await;
    let background = format!("{}/background", template_path(&teaching));
    let none = registrar.with("accept", "image/png").get(&background).await;
    none.expect_problem(404, "NOT_FOUND");

    let seen = registrar.with("if-match", "\"0\"");
    let broken = seen
        .send_raw(Method::PUT, &background, "image/png", "no picture")
        .await;
    broken.expect_problem(422, "PICTURE_INVALID");
    let put = seen
        .send_raw(Method::PUT, &background, "image/png", DOT.to_vec())
        .await;
    let put = put.expect(200);
    assert_eq!(
        (&put.body["background"], &put.body["shipped"]),
        (&json!("image/png"), &json!(true))
    );
    let (_, headers, bytes) = registrar
        .with("accept", "image/*")
        .download(&background)
        .await;
    assert_eq!(
        (&headers["content-type"], bytes.as_slice()),
        (&"image/png".parse().expect("text"), DOT)
    );

    let (_, _, bytes) = registrar.download(&path(&certificate)).await;
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let is_image = |object: &lopdf::Object| {
        let stream = object.as_stream().ok();
        stream.is_some_and(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(|kind| kind.as_name())
                .is_ok_and(|name| name == b"Image")
        })
    };
    assert!(document.objects.values().any(is_image));
    let gone = registrar.delete(&background, &put).await.expect(200);
    assert_eq!(gone.body["background"], Value::Null);
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
async fn a_class_is_a_page_for_each_certificate_that_holds() {
    let (server, teaching, registrar, certificate) = started().await;
    let enrolment = certificate.body["enrolmentId"].as_str().expect("an id");
    let enrolment = registrar
        .get(&format!("/v1/enrolments/{enrolment}"))
        .await
        .expect(200);
    let class = enrolment.body["classId"].as_str().expect("an id");
    let class = format!("/v1/classes/{class}/documents/certificates");

    let pages = printed(&registrar, &class).await;
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("Lò Thị Mai"));
    revoke(&registrar, &certificate, json!({"reason": "In sai"}))
        .await
        .expect(200);
    registrar
        .get(&class)
        .await
        .expect_problem(409, "CERTIFICATES_NONE");

    let other = fixtures::school(&server.lead(), "B2").await;
    let other = server.registrar(fixtures::school_id(&other));
    other.get(&class).await.expect_problem(404, "NOT_FOUND");
    other
        .get(&path(&certificate))
        .await
        .expect_problem(404, "NOT_FOUND");
    let foreign = other
        .with("if-match", "\"0\"")
        .put(&template_path(&teaching), own())
        .await;
    foreign.expect_problem(404, "NOT_FOUND");
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

#[actix_web::test]
async fn a_class_with_certificates_of_two_kinds_is_printed_a_kind_at_a_time() {
    let stage = counting().await;
    passed(&stage, 3).await;
    let class = format!("/v1/classes/{}", stage.class.id());
    let body = json!({"issueDate": "2026-07-06"});
    let issued = stage
        .registrar
        .post(&format!("{class}/certificates"), body)
        .await;
    let issued = issued.expect(200);
    let documents = format!("{class}/documents/certificates");
    assert_eq!(printed(&stage.registrar, &documents).await.len(), 3);

    // As where the operator has added a level, with which every kind goes.
    let first = issued.rows()[0]["certificate"]["number"].clone();
    let first = first.as_str().expect("a number").to_owned();
    let change = move |conn: &mut DbConnection| {
        let row = certificates::table.filter(certificates::number.eq(&first));
        let other = certificates::kind.eq("TRAINING_CERTIFICATE");
        diesel::update(row).set(other).execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(change).expect("a change");
    let refused = stage.registrar.get(&documents).await;
    refused.expect_problem(409, "CERTIFICATES_MIXED");
    for (kind, count) in [(KIND, 2), ("TRAINING_CERTIFICATE", 1)] {
        let path = format!("{documents}?kind={kind}");
        assert_eq!(printed(&stage.registrar, &path).await.len(), count);
    }
}
