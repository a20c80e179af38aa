//! A beneficiary status that was confirmed or rejected by mistake.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::enrolments;
use registry::platform::values::ids::EnrolmentId;
use serde_json::{Value, json};

use super::{is, knows_whose, named, told, undo};
use crate::support::fixtures::{Stage, claim, enrol, move_on, person, step_now, walk};
use crate::support::{Client, Response, TestServer};

async fn decide(by: &Client, path: &str, body: Value) -> Response {
    let now = by.get(path).await.expect(200);
    by.with("if-match", now.etag())
        .post(&format!("{path}/decision"), body)
        .await
}

async fn confirm(by: &Client, path: &str) -> Response {
    decide(by, path, json!({"decision": "CONFIRMED"})).await
}

fn path_of(status: &Response) -> String {
    format!("/v1/beneficiary-statuses/{}", status.id())
}

/// The group that an enrolment counts in.
fn group(server: &TestServer, enrolment: &Response) -> Option<String> {
    let id: EnrolmentId = enrolment.id().parse().expect("an id");
    let read = move |conn: &mut DbConnection| {
        let row = enrolments::table.find(id);
        Ok(row.select(enrolments::beneficiary_group).first(conn)?)
    };
    server.db().read_now(read).expect("an enrolment")
}

#[actix_web::test]
async fn a_decision_that_was_a_mistake_is_taken_back() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let trainee = person(&server, &lead, 1).await;
    let claimed = claim(&commune, &trainee.id(), json!({})).await.expect(201);
    let path = path_of(&claimed);
    let no = json!({"decision": "REJECTED", "reason": "Không cư trú"});
    decide(&commune, &path, no).await.expect(200);

    let back = undo(&commune, &path).await.expect(200);
    for member in [
        "status",
        "confirmingUnitId",
        "decidedAt",
        "decisionReason",
        "group",
    ] {
        assert_eq!(back.body[member], claimed.body[member], "{member}");
    }
    undo(&commune, &path)
        .await
        .expect_problem(409, "NO_STEP_TO_UNDO");
    let confirmed = confirm(&commune, &path).await.expect(200);
    assert_eq!(confirmed.body["status"], "CONFIRMED");
    assert_eq!(
        told(&commune, &path).await,
        is(&[("REJECTED", false), ("CONFIRMED", true)])
    );
    // The claim can be mended and taken away again.
    let back = undo(&commune, &path).await.expect(200);
    let changed = commune.patch(&path, &back, json!({"evidenceNumber": "7/XN"}));
    let changed = changed.await.expect(200);
    commune.delete(&path, &changed).await.expect(204);
}

#[actix_web::test]
async fn a_decision_is_taken_back_by_who_decided_while_it_is_fresh() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let lead = server.lead();
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let trainee = person(&server, &lead, 1).await;
    let claimed = claim(&commune, &trainee.id(), json!({})).await.expect(201);
    let path = path_of(&claimed);
    confirm(&lead, &path).await.expect(200);
    undo(&commune, &path)
        .await
        .expect_problem(403, "UNDO_OF_OTHERS");
    assert!(!knows_whose(&commune, &path).await);
    undo(&lead, &path).await.expect(200);
    confirm(&commune, &path).await.expect(200);
    undo(&commune, &path)
        .await
        .expect_problem(409, "UNDO_TOO_LATE");
}

#[actix_web::test]
async fn enrolments_follow_the_status_that_they_are_booked_under() {
    let stage = Stage::set(json!({})).await;
    let (server, registrar) = (&stage.server, &stage.registrar);
    let lead = server.lead();
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let second = json!({"startDate": "2026-09-07", "endDate": "2026-11-27"});
    let second = stage.another_class("L2", second).await;
    let trainee = stage.person(1).await.id();
    let claimed = claim(registrar, &trainee, json!({})).await.expect(201);
    let path = path_of(&claimed);
    confirm(&commune, &path).await.expect(200);
    let under = json!({"beneficiaryStatusId": claimed.id()});
    let studies = enrol(registrar, &trainee, &stage.class.id(), under.clone())
        .await
        .expect(201);
    let studies = walk(registrar, studies, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(registrar, &stage.class, "RUNNING").await;
    let studies = walk(registrar, studies, &["STUDYING"]).await;
    let applied = enrol(registrar, &trainee, &second.id(), under)
        .await
        .expect(201);
    let waits = walk(registrar, applied, &["ELIGIBLE"]).await;
    let groups = || [&studies, &waits].map(|enrolment| group(server, enrolment));
    let rural = || Some("RURAL_LABOUR".to_owned());
    assert_eq!(groups(), [rural(), rural()]);

    let refused = undo(&commune, &path).await;
    let refused = refused.expect_problem(409, "STEP_IN_USE");
    let mut booked = [studies.id(), waits.id()];
    booked.sort();
    let mut ids = named(&refused);
    ids.sort();
    assert_eq!(ids, booked);
    assert_eq!(refused.body["errors"][0]["params"]["count"], 2);

    let back = undo(&lead, &path).await.expect(200);
    let warned = back.header("x-registry-warning");
    assert!(warned.contains("ENROLMENTS_WITHOUT_GROUP"), "{warned}");
    assert_eq!(groups(), [None, None]);
    let now = async |enrolment: &Response| {
        let path = format!("/v1/enrolments/{}", enrolment.id());
        registrar.get(&path).await.expect(200)
    };
    assert_eq!(now(&studies).await.body["status"], "STUDYING");
    let waiting = now(&waits).await;
    assert_eq!(waiting.body["status"], "APPLIED", "to be decided again");
    move_on(registrar, &waiting, "ELIGIBLE", json!({}))
        .await
        .expect_error_at(422, "STATUS_NOT_VALID", "/to");

    confirm(&commune, &path).await.expect(200);
    assert_eq!(groups(), [rural(), rural()]);
    let waiting = now(&waits).await;
    move_on(registrar, &waiting, "ELIGIBLE", json!({}))
        .await
        .expect(200);

    // Whoever was rejected is booked no more.
    let eligible = now(&waits).await;
    move_on(registrar, &eligible, "REJECTED", json!({"reason": "Thôi"}))
        .await
        .expect(200);
    let refused = undo(&commune, &path).await;
    let refused = refused.expect_problem(409, "STEP_IN_USE");
    assert_eq!(named(&refused), [studies.id()]);
}

#[actix_web::test]
async fn nobody_is_enrolled_under_a_status_while_it_is_taken_back() {
    let stage = Stage::set(json!({})).await;
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    for number in 1..7 {
        let trainee = stage.person(number).await.id();
        let claimed = claim(&stage.registrar, &trainee, json!({}))
            .await
            .expect(201);
        let path = path_of(&claimed);
        confirm(&commune, &path).await.expect(200);
        let under = json!({"beneficiaryStatusId": claimed.id()});
        let (enrolled, back) = futures_util::future::join(
            enrol(&stage.registrar, &trainee, &stage.class.id(), under),
            undo(&commune, &path),
        )
        .await;
        let both = (enrolled.status.as_u16(), back.status.as_u16());
        assert!([(201, 409), (422, 200)].contains(&both), "{both:?}");
    }
}
