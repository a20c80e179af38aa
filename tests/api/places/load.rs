//! A reform is loaded: rehearsed, stored, and carried over to all that lies in its communes.

use std::slice;
use std::time::Duration;

use registry::platform::values::ids::UnitId;
use registry::platform::values::time::Timestamp;
use registry::resources::admin_units::roll_over;
use serde_json::{Value, json};

use super::load;
use crate::admin_units::{CHIENG_AN, TO_HIEU, resolve, village};
use crate::imports::{School, counts as counts_of, import, ndjson, trainee};
use crate::support::fixtures::with;
use crate::support::{BoundTo, Case, Client, TestServer, fixtures};
use registry::platform::auth::authz::Role;

/// Two wards become one on a day that has come.
const MERGED: &str = "COMMUNE,03646,Phường Sơn La,PHUONG,2026-11-01,03646;03664";
const LATER: &str = "COMMUNE,03646,Phường Sơn La,PHUONG,2027-07-01,03646;03664";

struct World {
    server: TestServer,
    lead: Client,
    to_hieu: UnitId,
    chieng_an: UnitId,
}

/// Three people in one ward and two in the other, each with a village of one name.
async fn world() -> World {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (to_hieu, chieng_an) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    for commune in [to_hieu, chieng_an] {
        lead.post("/v1/admin-units", village(commune, "Bản Cọ"))
            .await
            .expect(201);
    }
    for number in 1..6 {
        let commune = if number < 4 { to_hieu } else { chieng_an };
        let body = fixtures::person_body(&server, number);
        let body = fixtures::with(body, json!({"residenceUnitId": commune}));
        lead.post("/v1/trainees", body).await.expect(201);
    }
    World {
        server,
        lead,
        to_hieu,
        chieng_an,
    }
}

fn counts(report: &Value) -> [i64; 4] {
    ["created", "ended", "updated", "unchanged"].map(|name| report[name].as_i64().expect("a count"))
}

fn moved(report: &Value, what: &str) -> Vec<i64> {
    let moves = report["moves"].as_array().expect("a list").iter();
    moves
        .map(|one| one[what].as_i64().expect("a count"))
        .collect()
}

/// The people whom the committee sees, as soon as that many are there.
async fn people_of(committee: &Client, expected: usize) -> usize {
    for _ in 0..200 {
        let found = committee.get("/v1/trainees").await.expect(200).rows().len();
        if found == expected {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    committee.get("/v1/trainees").await.expect(200).rows().len()
}

#[actix_web::test]
async fn a_rehearsal_tells_what_would_move_and_stores_nothing() {
    let world = world().await;
    world
        .server
        .user(Role::Commune, BoundTo::Unit(world.chieng_an));
    let body = json!({"code": "S1", "nameVi": "Trường S1", "kind": "COLLEGE", "ownership": "PUBLIC",
        "unitId": world.to_hieu});
    world.lead.post("/v1/schools", body).await.expect(201);

    let report = load(&world.lead, "validate", &[MERGED])
        .await
        .expect(200)
        .body;
    assert_eq!(counts(&report), [1, 2, 0, 0]);
    assert_eq!(moved(&report, "people"), [3, 2]);
    assert_eq!(moved(&report, "villages"), [1, 1]);
    assert_eq!(moved(&report, "schools"), [1, 0]);
    assert_eq!(moved(&report, "users"), [0, 1]);
    assert_eq!(report["moves"][0]["from"]["name"], "Phường Tô Hiệu");
    assert_eq!(report["moves"][0]["to"]["name"], "Phường Sơn La");

    let today = resolve(&world.lead, TO_HIEU, "2026-12-01")
        .await
        .expect(200);
    assert_eq!(today.body["unit"]["id"], world.to_hieu.to_string());
    assert_eq!(today.body["unit"]["validTo"], Value::Null);
    let committee = world.server.commune(world.to_hieu);
    assert_eq!(people_of(&committee, 3).await, 3);
}

#[actix_web::test]
async fn a_reform_whose_day_has_come_carries_everything_over() {
    let world = world().await;
    let World { server, lead, .. } = &world;
    let report = load(lead, "commit", &[MERGED]).await.expect(200).body;
    assert_eq!(counts(&report), [1, 2, 0, 0]);
    let new: UnitId =
        serde_json::from_value(report["moves"][0]["to"]["id"].clone()).expect("an id");

    let committee = server.commune(new);
    assert_eq!(people_of(&committee, 5).await, 5);
    for before in [world.to_hieu, world.chieng_an] {
        let _case = Case::of(before);
        assert_eq!(people_of(&server.commune(before), 5).await, 5);
        let list = format!("/v1/trainees?communeId={before}");
        let list = lead.get(&list).await.expect(200);
        assert_eq!(list.rows().len(), 5);
        assert!(list.header("X-Registry-Warning").contains("COMMUNE_FORMER"));
    }
    let villages = format!("/v1/admin-units?parentId={new}");
    let villages = lead.get(&villages).await.expect(200);
    assert_eq!(villages.column("name"), ["Bản Cọ", "Bản Cọ"]);
    let path = format!("/v1/admin-units/{}", villages.column("id")[0]);
    let village = committee.get(&path).await.expect(200);
    let areas = json!({"riskAreas": ["LANDSLIDE"]});
    committee.patch(&path, &village, areas).await.expect(200);
    let before = resolve(lead, TO_HIEU, "2026-10-31").await.expect(200);
    assert_eq!(before.body["today"]["name"], "Phường Sơn La");
    assert_eq!(before.body["relation"], "MERGED_WHOLE");

    let again = load(lead, "commit", &[MERGED]).await.expect(200).body;
    assert_eq!(counts(&again), [0, 0, 0, 1]);
    assert_eq!(moved(&again, "people"), [0, 0], "all has gone over");
    let unit = lead
        .get(&format!("/v1/admin-units/{new}"))
        .await
        .expect(200);
    assert_eq!(unit.body["version"], 1);
}

#[actix_web::test]
async fn a_reform_of_a_later_day_waits_for_it() {
    let world = world().await;
    let World { server, lead, .. } = &world;
    let report = load(lead, "commit", &[LATER]).await.expect(200).body;
    roll_over(server.db(), Timestamp::now()).expect("nothing to do");
    assert_eq!(people_of(&server.commune(world.to_hieu), 3).await, 3);
    let today = resolve(lead, TO_HIEU, "2026-12-01").await.expect(200);
    assert_eq!(today.body["today"]["id"], world.to_hieu.to_string());
    let rows = |commune: &str| format!("/v1/trainees?communeId={commune}");
    let new = report["moves"][0]["to"]["id"].as_str().expect("an id");
    assert!(lead.get(&rows(new)).await.expect(200).rows().is_empty());

    let eve = Timestamp::from_micros(1_814_374_799_000_000); // 2027-06-30 23:59:59 in Vietnam
    roll_over(server.db(), eve).expect("nothing to do");
    assert!(lead.get(&rows(new)).await.expect(200).rows().is_empty());
    roll_over(server.db(), eve.plus_seconds(1)).expect("it moves");
    assert_eq!(lead.get(&rows(new)).await.expect(200).rows().len(), 5);
}

#[actix_web::test]
async fn a_file_may_hold_two_reforms_one_after_the_other() {
    let world = world().await;
    let renamed = "COMMUNE,03646,Phường Trung Tâm,PHUONG,2026-11-15,03646";
    let report = load(&world.lead, "commit", &[renamed, MERGED])
        .await
        .expect(200)
        .body;
    assert_eq!(counts(&report), [2, 2, 0, 0]);
    let last: UnitId =
        serde_json::from_value(report["moves"][2]["to"]["id"].clone()).expect("an id");
    assert_eq!(people_of(&world.server.commune(last), 5).await, 5);
    let first = resolve(&world.lead, CHIENG_AN, "2026-10-31")
        .await
        .expect(200);
    assert_eq!(first.body["today"]["name"], "Phường Trung Tâm");
}

#[actix_web::test]
async fn the_command_loads_a_reform_beside_a_running_server() {
    let world = world().await;
    let folder = std::env::temp_dir().join(format!("reform-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder).expect("a folder");
    let file = folder.join("reform.csv");
    std::fs::write(&file, format!("{}\n{MERGED}\n", super::HEADER)).expect("a file");
    let file = file.to_str().expect("a path");

    let told = crate::cli::succeed(&world.server, &["places", "load", file, "--dry-run"], "").await;
    assert!(
        told.contains("03646 Phường Tô Hiệu → 03646 Phường Sơn La"),
        "{told}"
    );
    assert!(told.contains("people 3, villages 1"), "{told}");
    assert_eq!(people_of(&world.server.commune(world.to_hieu), 3).await, 3);

    crate::cli::succeed(&world.server, &["places", "load", file], "").await;
    assert_eq!(
        people_of(&world.server.commune(world.chieng_an), 5).await,
        5
    );

    std::fs::write(
        file,
        format!("{}\nCOMMUNE,1,X,XA,2026-11-01,99999\n", super::HEADER),
    )
    .expect("a file");
    let refused = crate::cli::fail(&world.server, &["places", "load", file], "").await;
    assert!(
        refused.contains("line 2, replaces: UNIT_REPLACED_UNKNOWN"),
        "{refused}"
    );
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[actix_web::test]
async fn a_row_that_says_what_it_said_before_a_reform_says_nothing_new() {
    let school = School::open().await;
    let person = trainee(1);
    let row = with(person, json!({"residenceCode": CHIENG_AN}));
    let night = async || {
        let done = import(
            &school.registrar,
            "kind=trainees",
            &ndjson(slice::from_ref(&row)),
        )
        .await;
        done["counts"].clone()
    };
    assert_eq!(night().await, counts_of(1, 0, 0, 0));
    // Its code is another commune's from now on, and the one that it meant has a new one.
    let lead = school.server.lead();
    let rows = [
        "COMMUNE,03664,Phường Khác,PHUONG,2026-11-01,03646",
        "COMMUNE,03691,Phường Chiềng An Mới,PHUONG,2026-11-01,03664",
    ];
    load(&lead, "commit", &rows).await.expect(200);
    let by_key = "/v1/trainees/by-external-id/sis/HV-1";
    let moved = school.server.unit("COMMUNE", "03691");
    let lives_in =
        async || school.registrar.get(by_key).await.expect(200).body["communeId"].clone();
    for _ in 0..200 {
        if lives_in().await == json!(moved) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(night().await, counts_of(0, 0, 1, 0));
    assert_eq!(lives_in().await, json!(moved));
}
