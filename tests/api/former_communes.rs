//! A filter by commune answers for what the commune is today, and says so.

use serde_json::{Value, json};

use crate::contract::operations;
use crate::support::past::{self, Enrolled, observed};
use crate::support::{Case, TestServer, fixtures};
use registry::platform::values::ids::UnitId;

const FORMER: &str = "X-Registry-Warning";

struct World {
    server: TestServer,
    /// Phường Tô Hiệu of today, and the one that went into it.
    present: UnitId,
    former: UnitId,
}

/// Rows of every list in one commune, and some in another.
async fn world() -> World {
    let server = TestServer::start().await;
    let lead = server.lead();
    let present = server.unit("COMMUNE", "03646");
    let path = "/v1/admin-units/resolve?code=03649&date=2025-06-30";
    let former = lead.get(path).await.expect(200).body["unit"]["id"].clone();
    let former = serde_json::from_value(former).expect("an id");

    let teaching = fixtures::teaching(&lead, "A1").await;
    let dates = json!({"startDate": "2024-03-04", "endDate": "2024-06-28"});
    let class = fixtures::class(&server, &teaching, "L1", dates).await;
    let woman = Enrolled::completed(&server, &class, "2024-06-28");
    let people = past::enrol(&server, &woman, 14);
    let elsewhere = server.unit("COMMUNE", "03664");
    past::enrol(&server, &woman.of(elsewhere), 3);
    observed("HIRED", "2025-01-10").record(&server, people[0]);
    let body = json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Mẫu",
        "unitId": present});
    lead.post("/v1/enterprises", body).await.expect(201);
    World {
        server,
        present,
        former,
    }
}

/// The paths of all operations with the parameter `communeId`.
fn narrowed() -> Vec<String> {
    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let has = |operation: &Value| {
        let parameters = operation["parameters"].as_array();
        parameters.is_some_and(|all| all.iter().any(|one| one["name"] == "communeId"))
    };
    let all = operations(&document).into_iter();
    let narrowed: Vec<String> = all
        .filter(|(method, _, operation)| method == "get" && has(operation))
        .map(|(_, path, _)| path)
        .collect();
    for known in ["/v1/trainees", "/v1/statistics/training"] {
        assert!(narrowed.iter().any(|path| path == known), "{narrowed:?}");
    }
    narrowed
}

#[actix_web::test]
async fn every_filter_by_commune_answers_for_what_the_commune_is_today() {
    let world = world().await;
    let lead = world.server.lead();
    for path in narrowed() {
        let _case = Case::of(&path);
        let of = |commune: UnitId| format!("{path}?communeId={commune}");
        let today = lead.get(&of(world.present)).await.expect(200);
        assert_eq!(today.header(FORMER), "");
        let former = lead.get(&of(world.former)).await.expect(200);
        assert_eq!(former.body, today.body, "{path}");
        assert_eq!(
            former.header(FORMER),
            format!(
                "communeId COMMUNE_FORMER former={} present={}",
                world.former, world.present
            )
        );
        if path.starts_with("/v1/statistics") {
            assert_eq!(today.body["total"]["trained"], 14);
        } else {
            assert!(!today.rows().is_empty(), "{path}");
        }
    }
}

#[actix_web::test]
async fn what_is_no_commune_is_refused_and_what_is_no_id_too() {
    let world = world().await;
    let lead = world.server.lead();
    let province = world.server.unit("PROVINCE", "14").to_string();
    let nobody = uuid::Uuid::now_v7().to_string();
    for path in narrowed() {
        for (commune, code) in [
            (&province, "COMMUNE_UNKNOWN"),
            (&nobody, "COMMUNE_UNKNOWN"),
            (&"x".to_owned(), "PARAMETER_INVALID"),
        ] {
            let query = format!("{path}?communeId={commune}");
            let _case = Case::of(&query);
            let refused = lead.get(&query).await;
            refused.expect_error_at(400, code, "communeId");
        }
    }
    let elsewhere = format!("/v1/courses?communeId={nobody}");
    let refused = lead.get(&elsewhere).await;
    refused.expect_error_at(400, "PARAMETER_UNKNOWN", "communeId");
}

#[actix_web::test]
async fn pages_of_a_former_commune_go_on() {
    let world = world().await;
    let lead = world.server.lead();
    let first = format!("/v1/enrolments?limit=10&communeId={}", world.former);
    let first = lead.get(&first).await.expect(200);
    let cursor = first.next_cursor().expect("a cursor").to_owned();
    for commune in [world.former, world.present] {
        let next = format!("/v1/enrolments?limit=10&communeId={commune}&cursor={cursor}");
        assert_eq!(lead.get(&next).await.expect(200).rows().len(), 4);
    }
}

#[actix_web::test]
async fn two_former_communes_of_one_are_one() {
    let world = world().await;
    let lead = world.server.lead();
    let both = format!("{},{}", world.former, world.present);
    let list = format!("/v1/trainees?count=exact&communeId={both}");
    let list = lead.get(&list).await.expect(200);
    assert_eq!(list.body["page"]["total"], 14);
}

#[actix_web::test]
async fn a_search_and_an_export_resolve_communes_as_lists_do() {
    let world = world().await;
    let lead = world.server.lead();
    let told = |pointer: &str| {
        format!(
            "{pointer} COMMUNE_FORMER former={} present={}",
            world.former, world.present
        )
    };

    let search = json!({"communeId": [world.former], "limit": 100});
    let found = lead.post("/v1/trainees/search", search).await.expect(200);
    assert_eq!(found.rows().len(), 14);
    assert_eq!(found.header(FORMER), told("/communeId"));
    let nobody = json!({"communeId": [uuid::Uuid::now_v7()]});
    let refused = lead.post("/v1/trainees/search", nobody.clone()).await;
    refused.expect_error_at(400, "COMMUNE_UNKNOWN", "/communeId");

    let order =
        |filters: Value| json!({"type": "enrolments", "format": "NDJSON", "filters": filters});
    let queued = order(json!({"communeId": world.former}));
    let queued = lead.post("/v1/exports", queued).await.expect(202);
    assert_eq!(queued.header(FORMER), told("/filters/communeId"));
    assert_eq!(
        queued.body["filters"]["communeId"],
        world.present.to_string()
    );
    let refused = lead.post("/v1/exports", order(nobody)).await;
    refused.expect_error_at(400, "COMMUNE_UNKNOWN", "/filters/communeId");
}
