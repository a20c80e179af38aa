//! Certificates as a school issues them and as the public verifies them.

mod issuing;
mod reading;
mod revoking;

use serde_json::{Value, json};

use crate::support::fixtures::with;
use crate::support::{Client, Response};

fn certificate(enrolment: &Response, number: &str) -> Value {
    json!({
        "enrolmentId": enrolment.id(), "kind": "ELEMENTARY_CERTIFICATE", "number": number,
        "registerNumber": format!("{number}/SC"), "issueDate": "2026-07-06"
    })
}

async fn issue(by: &Client, enrolment: &Response, number: &str) -> Response {
    by.post("/v1/certificates", certificate(enrolment, number))
        .await
}

async fn revoke(by: &Client, certificate: &Response, body: Value) -> Response {
    let path = format!("/v1/certificates/{}/revoke", certificate.id());
    by.with("if-match", certificate.etag())
        .post(&path, body)
        .await
}

async fn reissue(by: &Client, certificate: &Response, changes: Value) -> Response {
    let path = format!("/v1/certificates/{}/reissue", certificate.id());
    let body = json!({
        "number": "SC.0009", "registerNumber": "9/SC", "issueDate": "2026-08-01",
        "reason": "Sai tên trên chứng chỉ"
    });
    by.with("if-match", certificate.etag())
        .post(&path, with(body, changes))
        .await
}

async fn verify(by: &Client, number: &str, name: &str) -> Response {
    by.get(&format!(
        "/v1/certificates/verify?number={number}&name={name}"
    ))
    .await
}
