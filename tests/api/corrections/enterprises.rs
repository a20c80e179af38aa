//! Enterprises, which several offices send, and which know themselves best.

use registry::platform::auth::authz::Role;
use registry::platform::values::ids::EnterpriseId;
use serde_json::{Value, json};

use crate::support::fixtures::with;
use crate::support::{BoundTo, Client, Response, TestServer};

const KEY: &str = "/v1/enterprises/by-external-id/sis/R-1";

fn row() -> Value {
    json!({"legalForm": "COOPERATIVE", "taxCode": "5500154060", "name": "HTX Một",
        "phone": "0912345678", "address": "Bản Mòng"})
}

struct Offices {
    _server: TestServer,
    centre: Client,
    lead: Client,
    firm: Client,
    path: String,
}

impl Offices {
    async fn set() -> Self {
        let server = TestServer::start().await;
        let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
        let made = centre.put(KEY, row()).await.expect(201);
        let id: EnterpriseId = made.id().parse().expect("an id");
        Self {
            lead: server.lead(),
            firm: server.user(Role::Enterprise, BoundTo::Enterprise(id)),
            path: format!("/v1/enterprises/{id}"),
            centre,
            _server: server,
        }
    }

    async fn correct(&self, by: &Client, patch: Value) -> Response {
        let seen = by.get(&self.path).await.expect(200);
        by.patch(&self.path, &seen, patch).await.expect(200)
    }

    async fn night(&self, body: Value) -> Response {
        self.centre.put(KEY, body).await.expect(200)
    }
}

#[actix_web::test]
async fn what_an_enterprise_says_of_itself_stays_in_the_night() {
    let offices = Offices::set().await;
    let corrected = offices
        .correct(&offices.firm, json!({"phone": "0987654321"}))
        .await;
    let decided = &corrected.body["decided"][0];
    assert_eq!(
        (&decided["member"], &decided["by"]),
        (&json!("phone"), &json!("ENTERPRISE"))
    );
    for _ in 0..2 {
        let kept = offices.night(row()).await;
        assert_eq!(kept.body["phone"], "+84987654321");
        assert_eq!(kept.body["version"], corrected.body["version"]);
        let warning = kept.header("x-registry-warning");
        assert!(warning.contains("KEPT_AS_REGISTERED"), "{warning}");
    }
    // What it has not said, the others say.
    let moved = offices
        .night(with(row(), json!({"address": "Bản Cá"})))
        .await;
    assert_eq!(moved.body["address"], "Bản Cá");

    // The lead agency lifts it.
    let by = offices.lead.with("if-match", "*");
    let release = format!("{}/release", offices.path);
    let members = json!({"members": ["phone"]});
    let refused = offices
        .firm
        .with("if-match", "*")
        .post(&release, members.clone())
        .await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
    let released = by.post(&release, members).await.expect(200);
    assert_eq!(released.body["decided"], json!([]));
    let now = offices.night(row()).await;
    assert_eq!(now.body["phone"], "+84912345678");
}

#[actix_web::test]
async fn what_one_office_corrects_by_hand_another_ones_row_does_not_undo() {
    let offices = Offices::set().await;
    offices
        .correct(&offices.lead, json!({"name": "HTX Một Thành Viên"}))
        .await;
    let kept = offices.night(row()).await;
    assert_eq!(kept.body["name"], "HTX Một Thành Viên");
    assert_eq!(kept.body["decided"][0]["by"], "PROVINCE");

    // The same value ends it, and the row counts again.
    let agreed = json!({"name": "HTX Một Thành Viên"});
    let agreed = offices.night(with(row(), agreed)).await;
    assert_eq!(agreed.body["decided"], json!([]));
    let now = offices.night(row()).await;
    assert_eq!(now.body["name"], "HTX Một");
}

#[actix_web::test]
async fn an_office_that_has_corrected_goes_on_by_its_own_rows() {
    let offices = Offices::set().await;
    offices
        .correct(&offices.centre, json!({"name": "HTX Hai"}))
        .await;
    let now = offices.night(with(row(), json!({"name": "HTX Ba"}))).await;
    assert_eq!(now.body["name"], "HTX Ba");
    assert_eq!(now.body["decided"][0]["member"], "name");
}
