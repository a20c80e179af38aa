//! Employment outcomes as those meet them who record, confirm and read them.

mod confirming;
mod deaths;
mod reading;
mod recording;

use serde_json::{Value, json};

use crate::support::past::{self, Enrolled};
use crate::support::{Client, Response, TestServer, fixtures};
use registry::platform::values::ids::{EnrolmentId, EnterpriseId};

const PATH: &str = "/v1/employment-outcomes";

/// A class, and an enrolment that was completed in it on 28 June 2024.
struct Done {
    class: Response,
    enrolment: EnrolmentId,
}

async fn done(server: &TestServer, school: &str) -> Done {
    let teaching = fixtures::teaching(&server.lead(), school).await;
    let dates = json!({"startDate": "2024-03-04", "endDate": "2024-06-28"});
    let class = fixtures::class(server, &teaching, "L1", dates).await;
    let enrolled = Enrolled::completed(server, &class, "2024-06-28");
    let enrolment = past::enrol(server, &enrolled, 1)[0];
    Done { class, enrolment }
}

impl Done {
    fn registrar(&self, server: &TestServer) -> Client {
        let school = self.class.body["schoolId"].as_str().expect("an id");
        server.registrar(school.parse().expect("an id"))
    }
}

fn hired(enrolment: EnrolmentId) -> Value {
    json!({
        "enrolmentId": enrolment, "checkpointMonths": 6, "kind": "HIRED", "provenance": "SURVEY",
        "observedDate": "2025-01-10", "employerName": "HTX  Chè",
        "incomeBefore": {"amount": "3000000", "currency": "VND"},
        "incomeAfter": {"amount": "6000000", "currency": "VND"},
        "relatedToTraining": true, "escapedPoverty": true, "note": "Hộ nghèo"
    })
}

async fn enterprise(server: &TestServer, tax_code: &str) -> EnterpriseId {
    let body = json!({"legalForm": "ENTERPRISE", "taxCode": tax_code, "name": "Công ty Mẫu"});
    let created = server
        .lead()
        .post("/v1/enterprises", body)
        .await
        .expect(201);
    created.id().parse().expect("an id")
}

fn path_of(outcome: &Response) -> String {
    format!("{PATH}/{}", outcome.id())
}
