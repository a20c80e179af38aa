//! Beneficiary statuses: claimed by a school or a commune, decided by the commune of residence.

use serde_json::{Value, json};

use crate::support::fixtures::{self, claim, enrol, person};
use crate::support::{BoundTo, Case, Client, Response, TestServer, past};
use registry::platform::auth::authz::Role;

/// A school, its registrar, the commune of its people and one of them.
struct Village {
    server: TestServer,
    registrar: Client,
    commune: Client,
    trainee: Response,
}

impl Village {
    async fn new() -> Self {
        let server = TestServer::start().await;
        let school = fixtures::school(&server.lead(), "A1").await;
        let registrar = server.registrar(fixtures::school_id(&school));
        let commune = server.commune(server.unit("COMMUNE", "03646"));
        let trainee = person(&server, &registrar, 1).await;
        Self {
            server,
            registrar,
            commune,
            trainee,
        }
    }

    async fn claim(&self, changes: Value) -> Response {
        claim(&self.registrar, &self.trainee.id(), changes).await
    }

    fn list(&self) -> String {
        format!("/v1/trainees/{}/beneficiary-statuses", self.trainee.id())
    }
}

async fn decide(by: &Client, status: &Response, body: Value) -> Response {
    by.with("if-match", status.etag())
        .post(&format!("{}/decision", path_of(status)), body)
        .await
}

fn path_of(status: &Response) -> String {
    format!("/v1/beneficiary-statuses/{}", status.id())
}

#[actix_web::test]
async fn a_school_claims_a_status_and_the_commune_confirms_it() {
    let village = Village::new().await;

    let claimed = village
        .claim(json!({"evidenceNumber": "12/XN"}))
        .await
        .expect(201);
    assert_eq!(claimed.header("location"), path_of(&claimed));
    assert_eq!(claimed.body["status"], "CLAIMED");

    let read = village.commune.get(&path_of(&claimed)).await.expect(200);
    assert_eq!(read.body, claimed.body);

    let confirmed = decide(&village.commune, &read, json!({"decision": "CONFIRMED"})).await;
    let confirmed = confirmed.expect(200);
    assert_eq!(confirmed.body["status"], "CONFIRMED");
    assert_eq!(
        confirmed.body["confirmingUnitId"],
        village.trainee.body["communeId"]
    );
    assert_eq!(confirmed.etag(), "\"2\"");

    let list = village.registrar.get(&village.list()).await.expect(200);
    assert_eq!(list.rows(), [confirmed.body]);
}

#[actix_web::test]
async fn a_rejection_needs_its_reason() {
    let village = Village::new().await;
    let claimed = village.claim(json!({})).await.expect(201);

    for reason in [Value::Null, json!("    ")] {
        let _case = Case::of(&reason);
        let body = json!({"decision": "REJECTED", "reason": reason});
        let refused = decide(&village.commune, &claimed, body).await;
        refused.expect_error_at(422, "REASON_REQUIRED", "/reason");
    }

    let body = json!({"decision": "REJECTED", "reason": "Không cư trú tại địa phương"});
    let rejected = decide(&village.commune, &claimed, body).await.expect(200);
    assert_eq!(
        rejected.body["decisionReason"],
        "Không cư trú tại địa phương"
    );
}

#[actix_web::test]
async fn a_decision_is_final() {
    let village = Village::new().await;
    let claimed = village.claim(json!({})).await.expect(201);

    let yes = json!({"decision": "CONFIRMED"});
    village
        .commune
        .post(&format!("{}/decision", path_of(&claimed)), yes.clone())
        .await
        .expect_problem(428, "VERSION_REQUIRED");

    let decided = decide(&village.commune, &claimed, yes.clone())
        .await
        .expect(200);
    decide(&village.commune, &claimed, yes.clone())
        .await
        .expect_problem(412, "VERSION_STALE");

    let code = "BENEFICIARY_STATUS_DECIDED";
    decide(&village.commune, &decided, yes)
        .await
        .expect_problem(409, code);

    let path = path_of(&decided);
    let change = json!({"evidenceNumber": "1"});
    village
        .registrar
        .patch(&path, &decided, change)
        .await
        .expect_problem(409, code);
    village
        .registrar
        .delete(&path, &decided)
        .await
        .expect_problem(409, code);
}

#[actix_web::test]
async fn only_the_present_commune_of_the_trainee_or_the_province_decides() {
    let village = Village::new().await;
    let claimed = village.claim(json!({})).await.expect(201);

    let yes = json!({"decision": "CONFIRMED"});
    decide(&village.registrar, &claimed, yes.clone())
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let elsewhere = village.server.unit("COMMUNE", "03688");
    let other = village.server.commune(elsewhere);
    decide(&other, &claimed, yes.clone())
        .await
        .expect_problem(404, "NOT_FOUND");

    let lead = village.server.lead();
    let path = format!("/v1/trainees/{}", village.trainee.id());
    lead.patch(
        &path,
        &village.trainee,
        json!({"residenceUnitId": elsewhere}),
    )
    .await
    .expect(200);

    decide(&village.commune, &claimed, yes.clone())
        .await
        .expect_problem(404, "NOT_FOUND");

    let decided = decide(&other, &claimed, yes.clone()).await.expect(200);
    assert_eq!(decided.body["confirmingUnitId"], json!(elsewhere));

    let second = village.claim(json!({"group": "YOUTH"})).await.expect(201);
    decide(&lead, &second, yes).await.expect(200);
}

#[actix_web::test]
async fn an_undecided_claim_can_be_changed_and_deleted() {
    let village = Village::new().await;
    let claimed = village
        .claim(json!({"validTo": "2026-12-31"}))
        .await
        .expect(201);

    let path = path_of(&claimed);
    let change = json!({"group": "POOR_HOUSEHOLD", "validTo": null});
    let changed = village
        .commune
        .patch(&path, &claimed, change)
        .await
        .expect(200);
    assert_eq!(changed.body["group"], "POOR_HOUSEHOLD");
    assert_eq!(changed.body["validTo"], Value::Null);

    let stale = village.registrar.delete(&path, &claimed).await;
    stale.expect_problem(412, "VERSION_STALE");

    village.registrar.delete(&path, &changed).await.expect(204);
    village
        .registrar
        .get(&path)
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn only_the_claimant_and_those_who_decide_take_a_claim_back() {
    let village = Village::new().await;
    let lead = village.server.lead();
    let teaching = fixtures::teaching(&lead, "B1").await;
    let other = village.server.registrar(teaching.school_id());
    let shared = village.trainee.id();
    past::join(
        &village.server,
        &village.trainee,
        teaching.school_id(),
        false,
    );
    let class = fixtures::open_class(&village.server, &teaching, "L1", json!({})).await;
    let enrolled = enrol(&other, &shared, &class.id(), json!({})).await;
    enrolled.expect(201);
    let claimed = village.claim(json!({})).await.expect(201);

    let path = path_of(&claimed);
    let read = other.get(&path).await.expect(200);
    assert_eq!(read.body["claimantId"], claimed.body["claimantId"]);

    let change = json!({"evidenceNumber": "9/XN"});
    for (act, answer) in [
        ("delete", other.delete(&path, &read).await),
        ("patch", other.patch(&path, &read, change).await),
    ] {
        let _case = Case::of(act);
        answer.expect_problem(403, "BENEFICIARY_STATUS_OF_ANOTHER");
    }

    village.registrar.delete(&path, &claimed).await.expect(204);
    for (name, user) in [("commune", &village.commune), ("lead", &lead)] {
        let _case = Case::of(name);
        let claimed = village.claim(json!({})).await.expect(201);
        user.delete(&path_of(&claimed), &claimed).await.expect(204);
    }
}

#[actix_web::test]
async fn every_rule_of_a_claim_is_checked() {
    let village = Village::new().await;
    village.claim(json!({})).await.expect(201);

    village
        .claim(json!({}))
        .await
        .expect_error_at(409, "BENEFICIARY_STATUS_EXISTS", "/group");

    let wrong = json!({"group": "KING", "validTo": "2025-12-31"});
    let answer = village
        .claim(wrong)
        .await
        .expect_problem(422, "RULES_BROKEN");
    let mut errors = answer.errors();
    errors.sort();
    let expected = [("/group", "CODE_UNKNOWN"), ("/validTo", "DATES_REVERSED")];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    village
        .claim(json!({"colour": "red"}))
        .await
        .expect_error_at(400, "FIELD_UNKNOWN", "/colour");
}

#[actix_web::test]
async fn whoever_does_not_see_the_trainee_sees_no_status() {
    let village = Village::new().await;
    let claimed = village.claim(json!({})).await.expect(201);
    let lead = village.server.lead();
    let school = fixtures::school(&lead, "B1").await;
    let stranger = village.server.registrar(fixtures::school_id(&school));

    let centre = village
        .server
        .user(Role::EmploymentCentre, BoundTo::Province);
    for (client, status, code) in [
        (&stranger, 404, "NOT_FOUND"),
        // A job centre serves people without knowing who is poor or disabled.
        (&centre, 403, "ACTION_FORBIDDEN"),
    ] {
        let _case = Case::of(code);
        for path in [path_of(&claimed), village.list()] {
            let _case = Case::of(&path);
            client.get(&path).await.expect_problem(status, code);
        }
    }

    claim(&stranger, &village.trainee.id(), json!({"group": "YOUTH"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    stranger
        .delete(&path_of(&claimed), &claimed)
        .await
        .expect_problem(404, "NOT_FOUND");

    let viewer = village.server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .get(&village.list())
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let inspector = village.server.user(Role::Inspector, BoundTo::Province);
    inspector.get(&path_of(&claimed)).await.expect(200);
    claim(&inspector, &village.trainee.id(), json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_list_is_filtered_and_has_pages() {
    let village = Village::new().await;
    for (group, from, to) in [
        ("YOUTH", "2024-01-01", json!("2024-12-31")),
        ("RURAL_LABOUR", "2025-01-01", Value::Null),
        ("WOMAN", "2026-01-01", Value::Null),
    ] {
        let _case = Case::of(group);
        let changes = json!({"group": group, "validFrom": from, "validTo": to});
        village.claim(changes).await.expect(201);
    }

    let list = village.list();
    for (query, groups) in [
        ("sort=-validFrom", vec!["WOMAN", "RURAL_LABOUR", "YOUTH"]),
        ("group=YOUTH,WOMAN", vec!["YOUTH", "WOMAN"]),
        ("validOn=2024-12-31", vec!["YOUTH"]),
        ("validOn=2025-12-31", vec!["RURAL_LABOUR"]),
        ("status=CONFIRMED", vec![]),
    ] {
        let _case = Case::of(query);
        let found = village
            .registrar
            .get(&format!("{list}?{query}"))
            .await
            .expect(200);
        assert_eq!(found.column("group"), groups, "{query}");
    }

    let first = village
        .registrar
        .get(&format!("{list}?limit=2"))
        .await
        .expect(200);
    let cursor = first.next_cursor().expect("a next page");
    let last = village
        .registrar
        .get(&format!("{list}?limit=2&cursor={cursor}"))
        .await;
    assert_eq!(last.expect(200).column("group"), ["WOMAN"]);
}
