//! Who confirms which outcome.

use serde_json::{Value, json};

use super::{PATH, done, enterprise, hired, path_of};
use crate::support::fixtures::with;
use crate::support::{BoundTo, Client, Response, TestServer};
use registry::platform::auth::authz::Role;
use registry::platform::values::ids::EnterpriseId;

async fn confirm(client: &Client, outcome: &Response) -> Response {
    let path = format!("{}/confirm", path_of(outcome));
    let client = client.with("if-match", outcome.etag());
    client.post(&path, json!({})).await
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
