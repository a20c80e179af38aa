//! Histories of people: who is told, who did it, and what each look leaves in the logs.

use std::slice;
use std::time::Duration;

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{history, told};
use crate::imports::{import, ndjson};
use crate::support::fixtures::{Stage, enrol, open_class, person, person_body, teaching, with};
use crate::support::{TestServer, past};
use registry::platform::db::schema::{access_log, audit_events};
use registry::platform::values::ids::AnyId;

fn of(id: &str) -> String {
    format!("/v1/trainees/{id}")
}

#[actix_web::test]
async fn an_author_is_named_to_their_own_organisation_alone() {
    let stage = Stage::set(json!({})).await;
    let (registrar, lead) = (&stage.registrar, stage.server.lead());
    let person = stage.person(1).await;
    let path = of(&person.id());
    let named = registrar
        .patch(&path, &person, json!({"address": "Bản Mòng"}))
        .await;
    let named = named.expect(200);
    lead.patch(&path, &named, json!({"address": "Tổ 3"}))
        .await
        .expect(200);

    let entries = history(registrar, &path).await;
    let kinds: Vec<&Value> = entries.iter().map(|entry| &entry["by"]["kind"]).collect();
    assert_eq!(kinds, ["LEAD_AGENCY", "OWN_ORGANISATION"]);
    assert_eq!(entries[0]["by"]["id"], Value::Null);
    assert_eq!(entries[0]["by"]["name"], Value::Null);
    let me = registrar.get("/v1/users/me").await.expect(200);
    assert_eq!(entries[1]["by"]["id"], me.body["id"]);
    assert_eq!(entries[1]["by"]["name"], me.body["displayName"]);

    let entries = history(&lead, &path).await;
    let kinds: Vec<&Value> = entries.iter().map(|entry| &entry["by"]["kind"]).collect();
    assert_eq!(kinds, ["OWN_ORGANISATION", "OTHER_SCHOOL"]);
    assert_eq!(entries[1]["by"]["name"], Value::Null);

    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let entries = history(&commune, &path).await;
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry["by"]["id"].is_null()));
}

#[actix_web::test]
async fn what_is_masked_is_not_told_even_that_it_changed() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let person = stage.person(1).await;
    let path = of(&person.id());
    let body = json!({"phone": "0912345678", "ethnicGroup": "03"});
    let changed = registrar.patch(&path, &person, body).await.expect(200);
    let body = json!({"address": "Tổ 3", "disabilityType": "VISION", "disabilityDegree": "MILD"});
    registrar.patch(&path, &changed, body).await.expect(200);

    let masked = history(registrar, &path).await;
    assert_eq!(masked.len(), 1, "{masked:#?}");
    assert_eq!(told(&masked[0]), ["address"]);
    let revealed = registrar
        .get(&format!("{path}/history?reveal=true"))
        .await
        .expect(200);
    let revealed = revealed.rows();
    assert_eq!(
        told(&revealed[0]),
        ["address", "disabilityDegree", "disabilityType"]
    );
    assert_eq!(told(&revealed[1]), ["ethnicGroup", "phone"]);
    assert_eq!(revealed[1]["changes"][1]["after"], "+84912345678");
    let inspector = stage.server.administrator();
    inspector
        .get(&format!("{path}/history?reveal=true"))
        .await
        .expect(403);
}

#[actix_web::test]
async fn a_look_at_a_history_is_logged_as_one_at_the_row() {
    let stage = Stage::set(json!({})).await;
    let person = stage.person(1).await;
    let path = of(&person.id());
    let seen = accesses(&stage.server).await;
    stage
        .registrar
        .get(&format!("{path}/history"))
        .await
        .expect(200);
    assert_eq!(accesses(&stage.server).await, seen + 1);
    stage
        .registrar
        .get(&format!("{path}/history?reveal=true"))
        .await
        .expect(200);
    let id: AnyId = person.id().parse().expect("an id");
    let revealed = move |conn: &mut registry::platform::db::DbConnection| {
        let rows = audit_events::table
            .filter(audit_events::action.eq("trainee.reveal"))
            .filter(audit_events::resource_id.eq(id));
        Ok(rows.count().get_result::<i64>(conn)?)
    };
    assert_eq!(stage.server.db().read_now(revealed).expect("a count"), 1);
}

/// Rows of trainees that were looked at, once the server has written down all of them.
async fn accesses(server: &TestServer) -> i64 {
    let mut before = written_accesses(server).await;
    loop {
        tokio::time::sleep(Duration::from_millis(150)).await;
        let now = written_accesses(server).await;
        if now == before {
            return now;
        }
        before = now;
    }
}

async fn written_accesses(server: &TestServer) -> i64 {
    server.state().access_log.flush(server.db()).await;
    let count = |conn: &mut registry::platform::db::DbConnection| {
        let rows = access_log::table.filter(access_log::resource.eq("trainees"));
        let counts: Vec<i32> = rows.select(access_log::row_count).load(conn)?;
        Ok(counts.into_iter().map(i64::from).sum())
    };
    server.db().read_now(count).expect("a count")
}

#[actix_web::test]
async fn a_school_that_sees_an_outline_sees_nothing_of_before() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let person = stage.person(1).await;
    let path = of(&person.id());
    let patch = json!({"address": "Bản Mòng", "fullName": "Lò Thị Mai Một"});
    stage
        .registrar
        .patch(&path, &person, patch)
        .await
        .expect(200);
    let patch = json!({"fullName": "Lò Thị Mai 1"});
    let seen = stage.registrar.get(&path).await.expect(200);
    stage.registrar.patch(&path, &seen, patch).await.expect(200);

    let others = teaching(&lead, "B1").await;
    let other = stage.server.registrar(others.school_id());
    other
        .get(&format!("{path}/history"))
        .await
        .expect_problem(404, "NOT_FOUND");
    past::join(&stage.server, &person, others.school_id(), false);
    let page = other
        .get(&format!("{path}/history?count=exact"))
        .await
        .expect(200);
    assert_eq!(page.rows(), &[] as &[Value]);
    assert_eq!(page.body["page"]["total"], 0);

    let class = open_class(
        &stage.server,
        &others,
        "L9",
        json!({"startDate": "2027-03-01", "endDate": "2027-06-01"}),
    )
    .await;
    enrol(&other, &person.id(), &class.id(), json!({}))
        .await
        .expect(201);
    assert_eq!(
        history(&other, &path).await.len(),
        2,
        "it is acquainted now"
    );
}

#[actix_web::test]
async fn an_import_is_named_to_who_sent_it() {
    let stage = Stage::set(json!({})).await;
    let row = with(
        json!({"externalId": "HV-1", "address": "Bản Mòng"}),
        person_body(&stage.server, 1),
    );
    let first = import(
        &stage.registrar,
        "kind=trainees",
        &ndjson(slice::from_ref(&row)),
    )
    .await;
    assert_eq!(first["counts"]["created"], 1, "{first:#}");
    let row = with(row, json!({"address": "Tổ 3"}));
    let second = import(
        &stage.registrar,
        "kind=trainees",
        &ndjson(slice::from_ref(&row)),
    )
    .await;
    import(&stage.registrar, "kind=trainees", &ndjson(&[row])).await;
    let path = "/v1/trainees/by-external-id/sis/HV-1";
    let path = of(&stage.registrar.get(path).await.expect(200).id());

    let entries = history(&stage.registrar, &path).await;
    assert_eq!(
        entries.len(),
        1,
        "new rows and unchanged ones have no image"
    );
    assert_eq!(entries[0]["importId"], second["id"]);
    assert_eq!(told(&entries[0]), ["address"]);
    let entries = history(&stage.server.lead(), &path).await;
    assert_eq!(entries[0]["importId"], Value::Null);
}

#[actix_web::test]
async fn the_id_of_somebody_who_was_merged_leads_to_the_history_of_the_survivor() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let known = stage.person(1).await;
    let passport = json!({"citizenId": null, "passport": {"country": "LA", "number": "PA1234567"}, "phone": "0912345678"});
    let doubled = with(person_body(&stage.server, 1), passport);
    let doubled = stage
        .registrar
        .post("/v1/trainees", doubled)
        .await
        .expect(201);
    let found = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let path = format!(
        "/v1/trainee-matches/{}",
        found.rows()[0]["id"].as_str().expect("an id")
    );
    let found = lead.get(&path).await.expect(200);
    let body = json!({"decision": "MERGE", "survivorId": known.id(), "reason": "Một người"});
    lead.with("if-match", found.etag())
        .post(&format!("{path}/decisions"), body)
        .await
        .expect(200);

    let path = format!("{}/history?reveal=true", of(&doubled.id()));
    let told_of_gone = lead.get(&path).await.expect(200);
    assert_eq!(told(&told_of_gone.rows()[0]), ["passport"]);
    let own = format!("{}/history?reveal=true", of(&known.id()));
    assert_eq!(lead.get(&own).await.expect(200).rows(), told_of_gone.rows());
    let another = person(&stage.server, &stage.registrar, 2).await;
    assert_eq!(
        history(&lead, &of(&another.id())).await,
        Vec::<Value>::new()
    );
}
