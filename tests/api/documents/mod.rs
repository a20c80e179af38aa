//! Papers of a class as offices print them, read back from their bytes.

mod idle;
mod lists;
mod pages;
mod who;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use crate::support::fixtures::{Stage, claim, enrol, person_body, step_now, walk, with};
use crate::support::{Client, Response};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Names in the order of no list: by given name they are Hoà, Hùng, Mai, Pó.
const NAMES: [&str; 4] = ["Giàng A Pó", "Lò Thị Mai", "Đỗ Văn Hùng", "Quàng Thị Hoà"];

/// A class in which the people of [`NAMES`] study.
async fn running() -> (Stage, Vec<Response>) {
    let stage = Stage::set(json!({})).await;
    let mut admitted = Vec::new();
    for (number, name) in (1..).zip(NAMES) {
        let changes = json!({
            "fullName": name, "address": "Bản Mòng", "phone": "0912345678"
        });
        let body = with(person_body(&stage.server, number), changes);
        let person = stage.registrar.post("/v1/trainees", body).await.expect(201);
        let applied = enrol(&stage.registrar, &person.id(), &stage.class.id(), json!({})).await;
        admitted.push(
            walk(
                &stage.registrar,
                applied.expect(201),
                &["ELIGIBLE", "ADMITTED"],
            )
            .await,
        );
    }
    step_now(&stage.registrar, &stage.class, "RUNNING").await;
    let mut students = Vec::new();
    for one in admitted {
        students.push(walk(&stage.registrar, one, &["STUDYING"]).await);
    }
    (stage, students)
}

fn path(stage: &Stage, list: &str) -> String {
    format!("/v1/classes/{}/documents/{list}", stage.class.id())
}

/// A list in Vietnamese, as that media type.
async fn taken(by: &Client, path: &str, media_type: &str) -> Vec<u8> {
    let by = by.with("accept-language", "vi").with("accept", media_type);
    let (status, headers, bytes) = by.download(path).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    let answered = headers["content-type"].to_str().expect("a media type");
    assert!(answered.starts_with(media_type), "{answered}");
    let varies = headers["vary"].to_str().expect("text");
    assert!(
        varies.starts_with("Authorization, Accept, Accept-Language"),
        "{varies}"
    );
    assert_eq!(headers["cache-control"], "private, no-store");
    bytes
}

/// The rows of a workbook as texts.
fn sheet(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let text = |cell: &Data| match cell {
        Data::DateTime(day) => format!("day {}", day.as_f64()),
        other => other.to_string(),
    };
    let rows = sheet.rows().map(|row| row.iter().map(text).collect());
    rows.collect()
}

/// The words of all pages.
fn words(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).expect("its text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(bytes: Vec<u8>) -> Vec<String> {
    let text = String::from_utf8(bytes).expect("UTF-8");
    text.split("\r\n")
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A confirmed status of somebody.
async fn confirmed(stage: &Stage, trainee: &str, group: &str) {
    let changes = json!({
        "group": group, "evidenceKind": "Sổ hộ nghèo", "evidenceNumber": "12/HN"
    });
    let claimed = claim(&stage.registrar, trainee, changes).await.expect(201);
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let path = format!("/v1/beneficiary-statuses/{}/decision", claimed.id());
    let decide = commune.with("if-match", claimed.etag());
    decide
        .post(&path, json!({"decision": "CONFIRMED"}))
        .await
        .expect(200);
}
