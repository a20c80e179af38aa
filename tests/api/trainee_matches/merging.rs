//! Two records become one.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{certificates, change_log, employment_outcomes};
use registry::platform::values::ids::AnyId;
use serde_json::{Value, json};

use super::{Double, by_passport, merge, of, reverse};
use crate::support::Response;
use crate::support::fixtures::{self, Stage, claim, enrol, person_body, teaching, with};

#[actix_web::test]
async fn a_merge_moves_everything_and_the_old_id_leads_on() {
    let double = Double::set().await;
    let server = &double.stage.server;

    let status = claim(&double.lead, &double.doubled.id(), json!({}))
        .await
        .expect(201);
    let merged = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(merged.body["status"], "MERGED");
    assert_eq!(merged.body["survivorId"], json!(double.known.id()));

    let (old, new) = (of(&double.doubled.id()), of(&double.known.id()));
    let led = double.other.get(&old).await.expect(200);
    assert_eq!(
        (led.id(), led.header("content-location")),
        (double.known.id(), new.as_str())
    );
    assert_eq!(
        led.body["passport"]["number"], "••••••567",
        "the survivor had none"
    );

    let key = "/v1/trainees/by-external-id/sis/B-1";
    assert_eq!(
        double.other.get(key).await.expect(200).id(),
        double.known.id()
    );

    let statuses = double
        .lead
        .get(&format!("{new}/beneficiary-statuses"))
        .await
        .expect(200);
    assert_eq!(statuses.column("id"), [status.id()]);

    let list = double
        .lead
        .get("/v1/trainees?count=exact")
        .await
        .expect(200);
    assert_eq!(list.body["page"]["total"], 1);

    // Changes under the old id are refused with the id to use.
    let refused = double
        .other
        .patch(&old, &double.doubled, json!({"address": "Bản Pát"}))
        .await
        .expect_problem(409, "TRAINEE_MERGED");

    assert_eq!(
        refused.body["errors"][0]["params"]["id"],
        json!(double.known.id())
    );

    enrol(
        &double.stage.registrar,
        &double.doubled.id(),
        &double.stage.class.id(),
        json!({}),
    )
    .await
    .expect_problem(409, "TRAINEE_MERGED");

    // Nobody is registered anew under the documents of either.
    let night = double
        .other
        .put(key, by_passport(server, 1))
        .await
        .expect(200);
    assert_eq!(night.id(), double.known.id());

    let stranger = teaching(&double.lead, "C1").await;
    let stranger = server.registrar(stranger.school_id());
    stranger.get(&old).await.expect_problem(404, "NOT_FOUND");

    let joined = stranger
        .post("/v1/trainees", by_passport(server, 1))
        .await
        .expect(201);
    let own = double.lead.get(&of(&joined.id())).await.expect(200);
    assert_eq!(own.body["personId"], double.known.id());
}

#[actix_web::test]
async fn whoever_saw_the_old_row_learns_where_it_went() {
    let double = Double::set().await;
    merge(&double.lead, &double.known).await.expect(200);

    let old: AnyId = double.doubled.id().parse().expect("an id");
    let entries = move |conn: &mut DbConnection| {
        let entries = change_log::table
            .filter(change_log::resource_id.eq(old))
            .filter(change_log::op.eq("MERGE"))
            .filter(change_log::school_id.is_not_null());
        Ok(entries.count().get_result::<i64>(conn)?)
    };

    assert_eq!(
        double.stage.server.db().read_now(entries).expect("a count"),
        1
    );
}

#[actix_web::test]
async fn what_hangs_on_an_enrolment_moves_with_it_and_back() {
    // The graduate is the double here: she has an enrolment, a certificate and an outcome.
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let enrolment = stage.graduate(1, "PASSED").await;
    let graduate = enrolment.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let graduate = stage.registrar.get(&of(&graduate)).await.expect(200);

    let certificate = json!({
        "enrolmentId": enrolment.id(), "number": "SC-1", "registerNumber": "1/2026",
        "issueDate": "2026-07-06"
    });
    stage
        .registrar
        .post("/v1/certificates", certificate)
        .await
        .expect(201);

    let outcome = json!({
        "enrolmentId": enrolment.id(), "checkpointMonths": 3, "kind": "SELF_EMPLOYED",
        "provenance": "SURVEY", "observedDate": "2026-10-01"
    });
    stage
        .registrar
        .post("/v1/employment-outcomes", outcome)
        .await
        .expect(201);

    let other = teaching(&lead, "B1").await;
    let other = stage.server.registrar(other.school_id());
    let survivor = other
        .post("/v1/trainees", by_passport(&stage.server, 1))
        .await
        .expect(201);

    let owners = || {
        let read = |conn: &mut DbConnection| {
            let certificate: AnyId = certificates::table
                .select(certificates::trainee_id)
                .first(conn)?;
            let outcome: AnyId = employment_outcomes::table
                .select(employment_outcomes::trainee_id)
                .first(conn)?;
            Ok([certificate.to_string(), outcome.to_string()])
        };
        stage.server.db().read_now(read).expect("rows")
    };
    let trainee_of = |response: Response| {
        response.body["traineeId"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let path = format!("/v1/enrolments/{}", enrolment.id());

    let merged = merge(&lead, &survivor).await.expect(200);
    assert_eq!(
        trainee_of(stage.registrar.get(&path).await.expect(200)),
        survivor.id()
    );
    assert_eq!(owners(), [survivor.id(), survivor.id()]);

    let led = stage.registrar.get(&of(&survivor.id())).await.expect(200);
    assert_eq!(
        led.body["citizenId"], "•••••••••001",
        "taken over from the record that went"
    );

    let reversed = reverse(&lead, &merged).await.expect(200);
    assert_eq!(
        (&reversed.body["status"], &reversed.body["survivorId"]),
        (&json!("OPEN"), &Value::Null)
    );
    assert_eq!(
        trainee_of(stage.registrar.get(&path).await.expect(200)),
        graduate.id()
    );
    assert_eq!(owners(), [graduate.id(), graduate.id()]);

    let back = stage.registrar.get(&of(&graduate.id())).await.expect(200);
    assert_eq!(back.body["citizenId"], "•••••••••001");

    let left = other.get(&of(&survivor.id())).await.expect(200);
    assert_eq!(left.body["citizenId"], Value::Null);

    stage
        .registrar
        .get(&of(&survivor.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn what_cannot_be_one_person_is_not_merged() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let first = stage.person(1).await;
    let twin = with(
        person_body(&stage.server, 2),
        json!({"fullName": "Lò Thị Mai 1"}),
    );
    let twin = stage.registrar.post("/v1/trainees", twin).await.expect(201);

    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_DOCUMENTS_DIFFER");
    assert_eq!(
        stage.registrar.get(&of(&twin.id())).await.expect(200).id(),
        twin.id()
    );
}

#[actix_web::test]
async fn clashing_enrolments_and_statuses_are_solved_first() {
    let stage = Stage::set(json!({})).await;
    let (lead, school) = (stage.server.lead(), &stage.registrar);
    let first = stage.person(1).await;
    let body = by_passport(&stage.server, 1);
    let second = school.post("/v1/trainees", body).await.expect(201);

    let mut statuses = Vec::new();
    for person in [&first, &second] {
        statuses.push(claim(school, &person.id(), json!({})).await.expect(201));
    }

    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_STATUSES_CLASH");

    let path = format!("/v1/beneficiary-statuses/{}", statuses[1].id());
    school.delete(&path, &statuses[1]).await.expect(204);
    let enrolment = enrol(school, &first.id(), &stage.class.id(), json!({}))
        .await
        .expect(201);
    let other = stage.another_class("L2", json!({})).await;
    enrol(school, &second.id(), &other.id(), json!({}))
        .await
        .expect(201);

    merge(&lead, &first)
        .await
        .expect_problem(409, "MERGE_ENROLMENTS_CLASH");

    let path = format!("/v1/enrolments/{}", enrolment.id());
    school.delete(&path, &enrolment).await.expect(204);

    merge(&lead, &first).await.expect(200);
    let list = school
        .get(&format!("/v1/enrolments?traineeId={}", first.id()))
        .await
        .expect(200);
    assert_eq!(list.rows().len(), 1);

    fixtures::person(&stage.server, school, 3).await;
}
