//! Imports as jobs: they go on after a kill, stop when told to, and end with their sender.

use diesel::prelude::*;
use serde_json::{Value, json};

use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{jobs, users};
use registry::platform::values::ids::AnyId;
use registry::platform::work::jobs::{Job, JobState};

use super::{NDJSON, School, counts, ended, ndjson, push, report, trainee, until};
use crate::serve::Served;
use crate::support::{BoundTo, Client};

fn many(count: u32) -> String {
    let rows: Vec<Value> = (0..count).map(trainee).collect();
    ndjson(&rows)
}

#[actix_web::test]
async fn an_import_that_was_killed_in_the_middle_goes_on_and_doubles_nothing() {
    const ROWS: u32 = 1500;

    let school = School::open().await;
    let served = Served::start(school.server.database_url(), &[]).await;

    // The test's own server would take the job up: from now on there is only the other one.
    let (token, url) = (
        school.registrar.token.clone(),
        school.server.database_url().to_owned(),
    );
    school.server.stop().await;
    let by = Client::new(&served.base, token.clone());
    let queued = push(&by, "kind=trainees&onError=skip-row", NDJSON, many(ROWS))
        .await
        .expect(202);

    let id = queued.id();
    until(&by, &id, |import| import["rowsDone"].as_i64() > Some(50)).await;
    served.signal("-KILL");
    assert!(!served.end().await);

    let again = Served::start(&url, &[]).await;
    let by = Client::new(&again.base, token);
    let done = ended(&by, &id).await;
    assert_eq!(
        (&done["state"], &done["counts"]),
        (&json!("SUCCEEDED"), &counts(ROWS.into(), 0, 0, 0))
    );

    let rows = report(&by, &done, "").await;
    let lines: Vec<u64> = rows.iter().filter_map(|row| row["line"].as_u64()).collect();
    assert_eq!(lines, (1..=u64::from(ROWS)).collect::<Vec<_>>());

    let people = by.get("/v1/trainees?count=exact&limit=1").await.expect(200);
    assert_eq!(people.body["page"]["total"], json!(ROWS));
    again.signal("-TERM");
    assert!(again.end().await);
}

#[actix_web::test]
async fn a_cancelled_import_stops_and_keeps_what_it_has_reported() {
    let school = School::open().await;
    let by = &school.registrar;
    let queued = push(by, "kind=trainees&onError=skip-row", NDJSON, many(4500))
        .await
        .expect(202);

    let cancelled = by
        .post(&format!("/v1/imports/{}/cancel", queued.id()), json!({}))
        .await;
    let state = cancelled.expect(200).body["state"].clone();
    assert!(state == "CANCELLING" || state == "CANCELLED", "{state}");

    let done = ended(by, &queued.id()).await;
    assert_eq!(done["state"], "CANCELLED");

    let stored = school.count("/v1/trainees").await;
    assert_eq!(done["counts"]["created"], json!(stored));
    assert!(stored < 4500, "{stored}");

    let reported = report(by, &done, "").await.len();
    assert_eq!(i64::try_from(reported).ok(), Some(stored));
}

#[actix_web::test]
async fn an_import_ends_when_its_sender_may_not_log_in_any_more() {
    let school = School::open().await;
    let by = &school.registrar;
    let queued = push(by, "kind=trainees&onError=skip-row", NDJSON, many(4500))
        .await
        .expect(202);

    let disable = |conn: &mut DbConnection| {
        let registrars = users::roles.eq(registry::platform::db::types::Json(vec![
            registry::platform::auth::authz::Role::SchoolRegistrar,
        ]));
        diesel::update(users::table.filter(registrars))
            .set(users::active.eq(false))
            .execute(conn)?;
        Ok(())
    };
    school.server.db().write_now(disable).expect("a write");

    let done = ended(&school.server.lead(), &queued.id()).await;
    assert_eq!(
        (&done["state"], &done["error"]["code"]),
        (&json!("FAILED"), &json!("JOB_ACTOR_GONE"))
    );
}

#[actix_web::test]
async fn the_rows_of_a_sender_who_lost_the_right_meanwhile_are_rejected() {
    let school = School::open().await;
    let by = &school.registrar;
    let queued = push(by, "kind=trainees&onError=skip-row", NDJSON, many(4500))
        .await
        .expect(202);

    let demote = |conn: &mut DbConnection| {
        let registrars = users::roles.eq(registry::platform::db::types::Json(vec![
            registry::platform::auth::authz::Role::SchoolRegistrar,
        ]));
        let viewer = registry::platform::db::types::Json(vec![Role::Viewer]);
        diesel::update(users::table.filter(registrars))
            .set(users::roles.eq(viewer))
            .execute(conn)?;
        Ok(())
    };
    school.server.db().write_now(demote).expect("a write");

    let lead = school.server.lead();
    let done = ended(&lead, &queued.id()).await;
    assert_eq!(done["state"], "SUCCEEDED", "{done:#}");

    let rejected = report(&lead, &done, "&outcome=rejected").await;
    assert!(!rejected.is_empty());
    for row in &rejected {
        assert_eq!(row["errors"][0]["code"], "ACTION_FORBIDDEN", "{row:#}");
    }

    let people = lead.get("/v1/trainees?count=exact&limit=1").await;
    let stored = people.expect(200).body["page"]["total"].clone();
    assert_eq!(done["counts"]["created"], stored);
    assert_eq!(stored.as_u64(), Some(4500 - rejected.len() as u64));
}

#[actix_web::test]
async fn imports_are_removed_with_their_reports_after_a_month() {
    let school = School::open().await;
    let done = school.import("kind=trainees", &[trainee(1)]).await;
    let (db, now) = (
        school.server.db(),
        registry::platform::values::time::Timestamp::now(),
    );
    let path = format!("/v1/imports/{}", done["id"].as_str().expect("an id"));

    let sweep = |days: i64| {
        let (db, now) = (db.clone(), now.plus_seconds(days * 24 * 3600));
        actix_web::web::block(move || registry::resources::imports::service::sweep(&db, now))
    };
    sweep(29).await.expect("a thread").expect("a sweep");

    school.registrar.get(&path).await.expect(200);

    sweep(31).await.expect("a thread").expect("a sweep");
    school.registrar.get(&path).await.expect(404);
    let left = |conn: &mut DbConnection| {
        Ok(registry::platform::db::schema::import_rows::table
            .count()
            .get_result::<i64>(conn)?)
    };
    assert_eq!(db.read_now(left).expect("a count"), 0);
}

#[actix_web::test]
async fn imports_are_their_organisations_alone_and_not_too_many() {
    let school = School::open().await;

    let done = school.import("kind=trainees", &[trainee(1)]).await;
    let centre = school
        .server
        .user(Role::EmploymentCentre, BoundTo::Province);

    assert!(
        centre
            .get("/v1/imports")
            .await
            .expect(200)
            .rows()
            .is_empty()
    );

    let path = format!("/v1/imports/{}", done["id"].as_str().expect("an id"));
    centre.get(&path).await.expect_problem(404, "NOT_FOUND");

    centre.get(&format!("{path}/report")).await.expect(404);
    centre
        .post(&format!("{path}/cancel"), json!({}))
        .await
        .expect(404);
    school.server.lead().get(&path).await.expect(200);

    let id: AnyId = done["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("an id");
    let wait = move |conn: &mut DbConnection| {
        let first = jobs::table.find(id).select(Job::as_select()).first(conn)?;
        for _ in 0..50 {
            // Somebody else's server has them.
            let waits = Job {
                id: AnyId::new(),
                state: JobState::Running,
                lease_owner: Some(AnyId::new()),
                lease_until: Some(first.created_at.plus_seconds(3600)),
                ..first.clone()
            };
            diesel::insert_into(jobs::table)
                .values(waits)
                .execute(conn)?;
        }
        Ok(())
    };
    school.server.db().write_now(wait).expect("fifty imports");

    let body = ndjson(&[trainee(2)]);
    push(&school.registrar, "kind=trainees", NDJSON, body)
        .await
        .expect_problem(409, "IMPORTS_TOO_MANY");
}
