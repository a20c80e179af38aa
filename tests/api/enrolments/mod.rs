//! Enrolments as a school, a commune and others meet them.

mod applying;
mod ended;
mod names;
mod quotas;
mod reading;
mod results;
mod seats;
mod statuses;
mod steps;
mod transfers;
mod undo;
mod upgrade;

use serde_json::{Value, json};

use crate::support::{Client, Response};

/// Takes the trainee out, whatever the step is for.
fn because() -> Value {
    json!({"reason": "Chuyển nơi cư trú"})
}

async fn status(by: &Client, trainee: &str, from: &str, to: Value) -> Response {
    let body = json!({
        "group": "POOR_HOUSEHOLD", "evidenceKind": "Giấy chứng nhận hộ nghèo",
        "validFrom": from, "validTo": to
    });
    let path = format!("/v1/trainees/{trainee}/beneficiary-statuses");
    by.post(&path, body).await.expect(201)
}

async fn confirm(by: &Client, status: &Response) {
    let path = format!("/v1/beneficiary-statuses/{}/decision", status.id());
    by.with("if-match", status.etag())
        .post(&path, json!({"decision": "CONFIRMED"}))
        .await
        .expect(200);
}
