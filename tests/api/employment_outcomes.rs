//! Employment outcomes as those meet them who record, confirm and read them.

use serde_json::{Value, json};

use crate::support::fixtures::{self, with};
use crate::support::past::{self, Enrolled, observed};
use crate::support::{BoundTo, Client, Response, TestServer};
use registry::platform::authz::Role;
use registry::platform::ids::{EnrolmentId, EnterpriseId};

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
        "observedDate": "2024-12-20", "employerName": "HTX  Chè",
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

async fn confirm(client: &Client, outcome: &Response) -> Response {
    let path = format!("{}/confirm", path_of(outcome));
    let client = client.with("if-match", outcome.etag());
    client.post(&path, json!({})).await
}

#[actix_web::test]
async fn a_school_records_what_became_of_its_completer() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let registrar = done.registrar(&server);
    let created = registrar
        .post(PATH, hired(done.enrolment))
        .await
        .expect(201);
    assert_eq!(created.body["confirmed"], false);
    assert_eq!(created.body["employerName"], "HTX Chè");
    assert_eq!(created.body["incomeAfter"]["amount"], "6000000");
    let read = registrar.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));
    for method in [reqwest::Method::PATCH, reqwest::Method::DELETE] {
        let answer = registrar
            .send(method, &path_of(&created), Some(json!({})))
            .await;
        answer.expect_problem(405, "METHOD_NOT_ALLOWED");
    }
}

#[actix_web::test]
async fn an_outcome_comes_after_completion_and_not_before_its_checkpoint() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let studying = Enrolled::completed(&server, &done.class, "2024-06-28");
    let studying = past::enrol(&server, &studying.but("STUDYING", "2024-03-04"), 1)[0];
    let answer = lead.post(PATH, hired(studying)).await;
    answer.expect_error_at(422, "OUTCOME_BEFORE_COMPLETION", "/enrolmentId");
    // 28 December less 30 days.
    let early = with(hired(done.enrolment), json!({"observedDate": "2024-11-27"}));
    let answer = lead.post(PATH, early).await;
    let answer = answer.expect_error_at(422, "OUTCOME_TOO_EARLY", "/observedDate");
    assert_eq!(answer.body["errors"][0]["params"]["earliest"], "2024-11-28");
    let on_time = with(hired(done.enrolment), json!({"observedDate": "2024-11-28"}));
    lead.post(PATH, on_time).await.expect(201);
    let future = with(hired(done.enrolment), json!({"observedDate": "2999-01-01"}));
    let answer = lead.post(PATH, future).await;
    answer.expect_error_at(422, "DATE_IN_FUTURE", "/observedDate");
}

#[actix_web::test]
async fn an_outcome_says_only_what_its_kind_can_say() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let lead = server.lead();
    let known = enterprise(&server, "0100109106").await;
    let unknown = uuid::Uuid::now_v7();
    let none = json!({"employerName": null, "incomeBefore": null, "incomeAfter": null,
        "relatedToTraining": null, "escapedPoverty": null});
    for (changes, code, pointer) in [
        (
            json!({"employerName": null}),
            "OUTCOME_EMPLOYER_REQUIRED",
            "/enterpriseId",
        ),
        (
            json!({"enterpriseId": known}),
            "OUTCOME_EMPLOYER_TWICE",
            "/employerName",
        ),
        (
            json!({"enterpriseId": unknown, "employerName": null}),
            "REFERENCE_UNKNOWN",
            "/enterpriseId",
        ),
        (
            json!({"kind": "NOT_WORKING"}),
            "OUTCOME_EMPLOYER_UNEXPECTED",
            "/employerName",
        ),
        (
            json!({"kind": "NOT_WORKING"}),
            "OUTCOME_INCOME_UNEXPECTED",
            "/incomeAfter",
        ),
        (
            json!({"kind": "UNREACHABLE"}),
            "OUTCOME_INCOME_UNEXPECTED",
            "/incomeBefore",
        ),
        (
            json!({"kind": "UNREACHABLE"}),
            "OUTCOME_DETAIL_UNEXPECTED",
            "/escapedPoverty",
        ),
        (json!({"kind": "RICH"}), "CODE_UNKNOWN", "/kind"),
        (
            json!({"provenance": "RUMOUR"}),
            "CODE_UNKNOWN",
            "/provenance",
        ),
        (
            json!({"enrolmentId": unknown}),
            "REFERENCE_UNKNOWN",
            "/enrolmentId",
        ),
    ] {
        let answer = lead.post(PATH, with(hired(done.enrolment), changes)).await;
        answer.expect_error_at(422, code, pointer);
    }
    for (changes, pointer, code) in [
        (
            json!({"checkpointMonths": 7}),
            "/checkpointMonths",
            "FIELD_VALUE",
        ),
        (
            json!({"incomeAfter": {"amount": "-1", "currency": "VND"}}),
            "/incomeAfter/amount",
            "FIELD_FORMAT",
        ),
        (json!({"confirmed": true}), "/confirmed", "FIELD_UNKNOWN"),
    ] {
        let answer = lead.post(PATH, with(hired(done.enrolment), changes)).await;
        answer.expect_error_at(400, code, pointer);
    }
    for kind in ["UNREACHABLE", "NOT_WORKING", "SELF_EMPLOYED"] {
        let body = with(
            with(hired(done.enrolment), none.clone()),
            json!({"kind": kind}),
        );
        lead.post(PATH, body).await.expect(201);
    }
}

#[actix_web::test]
async fn only_who_may_confirm_records_the_word_of_an_employer() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let word = with(
        hired(done.enrolment),
        json!({"provenance": "EMPLOYER_CONFIRMATION"}),
    );
    let answer = done.registrar(&server).post(PATH, word.clone()).await;
    answer.expect_error_at(422, "OUTCOME_PROVENANCE_RESERVED", "/provenance");
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    centre.post(PATH, word).await.expect(201);
}

#[actix_web::test]
async fn an_enterprise_confirms_the_hires_that_name_it_and_sees_no_others() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let (own, other) = (
        enterprise(&server, "0100109106").await,
        enterprise(&server, "0100112437").await,
    );
    let lead = server.lead();
    let hire = |enterprise: EnterpriseId| {
        let named = json!({"enterpriseId": enterprise, "employerName": null});
        with(hired(done.enrolment), named)
    };
    let named = lead.post(PATH, hire(own)).await.expect(201);
    let foreign = lead.post(PATH, hire(other)).await.expect(201);
    let user = server.user(Role::Enterprise, BoundTo::Enterprise(own));
    let rows = user.get(PATH).await.expect(200);
    assert_eq!(rows.column("id"), [named.id()]);
    for hidden in ["incomeBefore", "escapedPoverty", "becameBetterOff", "note"] {
        assert_eq!(rows.rows()[0][hidden], Value::Null, "{hidden}");
    }
    let confirmed = confirm(&user, &named).await.expect(200);
    assert_eq!(confirmed.body["confirmed"], true);
    assert_eq!(confirmed.body["provenance"], "EMPLOYER_CONFIRMATION");
    assert_eq!(confirmed.etag(), "\"2\"");
    confirm(&user, &named)
        .await
        .expect_problem(412, "VERSION_STALE");
    confirm(&user, &confirmed)
        .await
        .expect_problem(409, "OUTCOME_CONFIRMED");
    confirm(&user, &foreign)
        .await
        .expect_problem(404, "NOT_FOUND");
    user.get(&path_of(&foreign))
        .await
        .expect_problem(404, "NOT_FOUND");
    let answer = user.post(PATH, hire(own)).await;
    answer.expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn the_centre_confirms_the_others_and_a_school_does_not() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let registrar = done.registrar(&server);
    let outcome = registrar
        .post(PATH, hired(done.enrolment))
        .await
        .expect(201);
    let refused = confirm(&registrar, &outcome).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let blind = centre
        .post(&format!("{}/confirm", path_of(&outcome)), json!({}))
        .await;
    blind.expect_problem(428, "VERSION_REQUIRED");
    let confirmed = confirm(&centre, &outcome).await.expect(200);
    assert_eq!(confirmed.body["provenance"], "SURVEY");
    let read = registrar.get(&path_of(&outcome)).await.expect(200);
    assert_eq!(read.body["confirmed"], true);
}

#[actix_web::test]
async fn each_role_reaches_its_own_people_and_no_others() {
    let server = TestServer::start().await;
    let (here, there) = (done(&server, "A1").await, done(&server, "B1").await);
    let commune = server.unit("COMMUNE", "03664");
    let neighbour = Enrolled::completed(&server, &there.class, "2024-06-28").of(commune);
    let neighbour = past::enrol(&server, &neighbour, 1)[0];
    let mut ids = Vec::new();
    for enrolment in [here.enrolment, there.enrolment, neighbour] {
        let outcome = observed("HIRED", "2025-01-02").record(&server, enrolment);
        ids.push(outcome.to_string());
    }
    let town = server.unit("COMMUNE", "03646");
    let centre = server.user(Role::EmploymentCentre, BoundTo::Unit(commune));
    for (client, seen) in [
        (server.lead(), vec![0, 1, 2]),
        (here.registrar(&server), vec![0]),
        (there.registrar(&server), vec![1, 2]),
        (server.commune(town), vec![0, 1]),
        (server.commune(commune), vec![2]),
        (centre.clone(), vec![2]),
        (
            server.user(Role::EmploymentCentre, BoundTo::Province),
            vec![0, 1, 2],
        ),
    ] {
        let mut rows = client.get(PATH).await.expect(200).column("id");
        rows.sort();
        let mut expected: Vec<String> = seen.iter().map(|index| ids[*index].clone()).collect();
        expected.sort();
        assert_eq!(rows, expected);
        let hidden = (0..3).find(|index| !seen.contains(index));
        if let Some(hidden) = hidden {
            let answer = client.get(&format!("{PATH}/{}", ids[hidden])).await;
            answer.expect_problem(404, "NOT_FOUND");
        }
    }
    for client in [there.registrar(&server), server.commune(commune), centre] {
        let foreign = client.post(PATH, hired(here.enrolment)).await;
        foreign.expect_error_at(422, "REFERENCE_UNKNOWN", "/enrolmentId");
        client.post(PATH, hired(neighbour)).await.expect(201);
    }
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .get(PATH)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn outcomes_are_filtered_sorted_and_paged() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let employer = enterprise(&server, "0100109106").await;
    let first = observed("HIRED", "2025-01-02")
        .by(employer)
        .confirmed("2025-02-01");
    let first = first.record(&server, done.enrolment).to_string();
    let other = past::enrol(
        &server,
        &Enrolled::completed(&server, &done.class, "2024-06-28"),
        1,
    )[0];
    let second = observed("NOT_WORKING", "2024-10-01").at(3);
    let second = second.record(&server, other).to_string();
    let lead = server.lead();
    let row = lead.get(&format!("{PATH}/{first}")).await.expect(200).body;
    let id = |name: &str| row[name].as_str().expect("an id").to_owned();
    for query in [
        format!("enrolmentId={}", done.enrolment),
        format!("traineeId={}", id("traineeId")),
        format!("enterpriseId={employer}"),
        "checkpointMonths=6,12".to_owned(),
        "kind=HIRED".to_owned(),
        "confirmed=true".to_owned(),
        "observedDate[gte]=2025-01-02".to_owned(),
        "sort=createdAt&limit=1".to_owned(),
    ] {
        let rows = lead.get(&format!("{PATH}?{query}")).await.expect(200);
        assert_eq!(rows.column("id"), std::slice::from_ref(&first), "{query}");
    }
    for query in [
        "confirmed=false",
        "observedDate[lte]=2025-01-01",
        "sort=-createdAt&limit=1",
    ] {
        let rows = lead.get(&format!("{PATH}?{query}")).await.expect(200);
        assert_eq!(rows.column("id"), std::slice::from_ref(&second), "{query}");
    }
    for query in [
        format!("schoolId={}", id("schoolId")),
        format!("communeId={}", id("communeId")),
    ] {
        let rows = lead
            .get(&format!("{PATH}?{query}&count=exact"))
            .await
            .expect(200);
        assert_eq!(rows.body["page"]["total"], 2, "{query}");
    }
    let page = lead.get(&format!("{PATH}?limit=1")).await.expect(200);
    let cursor = page.next_cursor().expect("a next page");
    let next = lead
        .get(&format!("{PATH}?limit=1&cursor={cursor}"))
        .await
        .expect(200);
    assert_eq!(
        (next.column("id"), next.next_cursor()),
        (vec![second], None)
    );
    for (query, parameter) in [
        ("checkpointMonths=7", "checkpointMonths"),
        ("confirmed=maybe", "confirmed"),
    ] {
        let answer = lead.get(&format!("{PATH}?{query}")).await;
        answer.expect_error_at(400, "PARAMETER_INVALID", parameter);
    }
}
