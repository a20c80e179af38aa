//! What was registered before a reform is found, read and counted where the commune is today.

use std::collections::BTreeSet;

use registry::platform::values::ids::UnitId;
use registry::platform::values::time::Timestamp;
use registry::resources::admin_units::roll_over;
use serde_json::{Value, json};

use super::{former, put_back};
use crate::change_feed::Reader;
use crate::support::fixtures::{self, Stage};
use crate::support::past::{self, Enrolled, certify, observed};
use crate::support::{BoundTo, Case, Client, TestServer, identity};
use registry::platform::auth::authz::Role;

const KINDS: [&str; 4] = [
    "trainees",
    "enrolments",
    "certificates",
    "employment-outcomes",
];

struct World {
    stage: Stage,
    present: UnitId,
    former: UnitId,
}

/// Somebody with a completed training, a certificate, an outcome and a status, an enterprise and a
/// class, all stored in the commune of before the reform.
async fn world() -> World {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let enrolment = stage.graduate(1, "PASSED").await;
    let id = enrolment.id().parse().expect("an id");
    certify(server, id, "2026-06-30", None);
    observed("HIRED", "2026-09-30").record(server, id);
    let person = enrolment.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    fixtures::claim(&lead, &person, json!({})).await.expect(201);
    let present = server.unit("COMMUNE", "03646");
    let body = json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Mẫu",
        "unitId": present});
    lead.post("/v1/enterprises", body).await.expect(201);
    let former = former(server, "03649").await;
    put_back(server, present, former);
    World {
        stage,
        present,
        former,
    }
}

async fn seen(client: &Client) -> Vec<usize> {
    let mut seen = Vec::new();
    for kind in KINDS {
        seen.push(
            client
                .get(&format!("/v1/{kind}"))
                .await
                .expect(200)
                .rows()
                .len(),
        );
    }
    seen
}

#[actix_web::test]
async fn a_server_that_starts_after_the_reform_moves_who_was_registered_before_it() {
    let World {
        mut stage,
        present,
        former,
    } = world().await;
    let nobody = [0; KINDS.len()];
    assert_eq!(seen(&stage.server.commune(present)).await, nobody);
    let eve = Timestamp::from_micros(1_751_302_799_000_000); // 2025-06-30 23:59:59 in Vietnam
    roll_over(stage.server.db(), eve).expect("nothing to do");
    assert_eq!(
        seen(&stage.server.commune(present)).await,
        nobody,
        "not before its day"
    );

    stage.server.restart_with(|_| {}).await;
    let server = &stage.server;
    let one = [1; KINDS.len()];
    for committee in [present, former] {
        let _case = Case::of(committee);
        assert_eq!(seen(&server.commune(committee)).await, one);
    }
    let committee = server.commune(present);
    let found = committee.get("/v1/trainees?q=mai").await.expect(200);
    let person = &found.rows()[0];
    assert_eq!(person["communeId"], present.to_string());
    assert_eq!(
        person["residenceUnitId"],
        former.to_string(),
        "as it was said"
    );
    let path = format!("/v1/trainees/{}", person["id"].as_str().expect("an id"));
    assert_eq!(
        committee.get(&path).await.expect(200).body["version"],
        person["version"]
    );

    let lead = server.lead();
    for path in [
        "/v1/trainees",
        "/v1/enrolments",
        "/v1/classes",
        "/v1/enterprises",
    ] {
        let _case = Case::of(path);
        let list = format!("{path}?communeId={present}");
        assert_eq!(lead.get(&list).await.expect(200).rows().len(), 1);
    }
    let figures = format!("/v1/statistics/training?communeId={present}");
    for reader in [&lead, &committee] {
        let figures = reader.get(&figures).await.expect(200);
        assert_eq!(figures.body["total"]["trained"], 1);
        assert_eq!(figures.body["total"]["certified"], 1);
    }
}

#[actix_web::test]
async fn everybody_who_sees_the_rows_is_told_that_they_lie_elsewhere() {
    let world = world().await;
    let server = &world.stage.server;
    let registrar = &world.stage.registrar;
    let committee = server.commune(world.present);
    let centre = server.user(Role::EmploymentCentre, BoundTo::Unit(world.present));
    let mut readers = Vec::new();
    for client in [registrar, &committee, &centre, &server.lead()] {
        readers.push((client.clone(), Reader::start(server, client, "").await));
    }

    roll_over(server.db(), Timestamp::now()).expect("it moves");

    for (client, mut reader) in readers {
        server.decided().await;
        assert!(!reader.told().await.is_empty());
        let now = Reader::start(server, &client, "").await.rows;
        let kinds: BTreeSet<_> = now.keys().map(|(kind, _)| kind.as_str()).collect();
        assert!(KINDS.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
        assert_eq!(reader.rows, now);
    }
}

#[actix_web::test]
async fn a_second_run_changes_nothing_and_the_audit_trail_says_what_the_first_did() {
    let world = world().await;
    let server = &world.stage.server;
    roll_over(server.db(), Timestamp::now()).expect("it moves");
    let versions =
        |rows: &[Value]| -> Vec<Value> { rows.iter().map(|row| row["version"].clone()).collect() };
    let lead = server.lead();
    let list = "/v1/trainees?limit=100";
    let before = versions(lead.get(list).await.expect(200).rows());
    let audited = identity::audited(server);
    let moves = audited
        .iter()
        .filter(|action| *action == "admin-unit.roll-over");
    assert_eq!(moves.count(), 6, "{audited:?}");

    roll_over(server.db(), Timestamp::now()).expect("nothing to do");
    assert_eq!(versions(lead.get(list).await.expect(200).rows()), before);
    assert_eq!(identity::audited(server).len(), audited.len());
}

#[actix_web::test]
async fn many_people_move_in_several_steps_each_once_though_two_servers_begin() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let former = former(server, "03649").await;
    let people = Enrolled::completed(server, &stage.class, "2026-06-26").of(former);
    past::enrol(server, &people, 450);
    let begin = || {
        let db = server.db().clone();
        actix_web::web::block(move || roll_over(&db, Timestamp::now()))
    };
    let (one, other) = futures_util::future::join(begin(), begin()).await;
    one.expect("it runs").expect("it moves");
    other.expect("it runs").expect("it moves");

    let present = server.unit("COMMUNE", "03646");
    let committee = server.commune(present);
    for kind in ["trainees", "enrolments"] {
        let _case = Case::of(kind);
        let list = format!("/v1/{kind}?limit=500&count=exact");
        let list = committee.get(&list).await.expect(200);
        assert_eq!(list.body["page"]["total"], 450);
        assert!(list.rows().iter().all(|row| row["version"] == 2));
    }
}

#[actix_web::test]
async fn a_nightly_row_under_the_old_commune_changes_nothing() {
    let server = TestServer::start().await;
    let school = fixtures::teaching(&server.lead(), "A1").await;
    let registrar = server.registrar(school.school_id());
    let (present, former) = (
        server.unit("COMMUNE", "03646"),
        former(&server, "03649").await,
    );
    let body = fixtures::with(
        fixtures::person_body(&server, 1),
        json!({"residenceUnitId": former}),
    );
    let path = "/v1/trainees/by-external-id/sis/HV-1";
    registrar.put(path, body.clone()).await.expect(201);
    put_back(&server, present, former);
    roll_over(server.db(), Timestamp::now()).expect("it moves");
    let moved = registrar.get(path).await.expect(200);
    assert_eq!(moved.body["communeId"], present.to_string());

    let again = registrar.put(path, body).await.expect(200);
    assert_eq!(again.etag(), moved.etag());
}
