//! Certificates as a school issues them and as the public verifies them.

mod classes;
mod codes;
mod credentials;
mod issuing;
mod numbers;
mod paper;
mod printed;
mod reading;
mod revoking;
mod series;

use serde_json::{Value, json};

use crate::support::fixtures::{
    Teaching, enrol, move_on, open_class, person_body, record_result, step_now, walk, with,
};
use crate::support::{Client, Response, TestServer};

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

/// The path of the page that a certificate leads to.
fn page_of(certificate: &Response) -> String {
    let url = certificate.body["verificationUrl"].as_str().expect("a URL");
    let path = url.strip_prefix("http://registry.test");
    path.expect("the public address").to_owned()
}

async fn verify(by: &Client, number: &str, name: &str) -> Response {
    by.get(&format!(
        "/v1/certificates/verify?number={number}&name={name}"
    ))
    .await
}

/// Somebody of this name who has passed a class of their own, with who registers for the school.
async fn graduate_of(
    server: &TestServer,
    teaching: &Teaching,
    number: u32,
    name: &str,
) -> (Client, Response) {
    let class = open_class(server, teaching, &format!("L-{number}"), json!({})).await;
    let registrar = server.registrar(teaching.school_id());
    let body = with(person_body(server, number), json!({"fullName": name}));
    let person = registrar.post("/v1/trainees", body).await.expect(201);
    let applied = enrol(&registrar, &person.id(), &class.id(), json!({})).await;
    let admitted = walk(&registrar, applied.expect(201), &["ELIGIBLE", "ADMITTED"]).await;
    step_now(&registrar, &class, "RUNNING").await;
    let studying = walk(&registrar, admitted, &["STUDYING"]).await;
    let result = json!({"hoursAttended": 290, "result": "PASSED"});
    let graded = record_result(&registrar, &studying, result).await;
    let day = json!({"date": "2026-06-26"});
    let done = move_on(&registrar, &graded.expect(200), "COMPLETED", day).await;
    (registrar, done.expect(200))
}
