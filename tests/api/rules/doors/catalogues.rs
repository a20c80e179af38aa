//! Occupations, villages and code lists.

use serde_json::{Value, json};

use super::world::Of::{Any, New};
use super::world::{Place, World};
use super::{Door, Trial, Try, nobody};
use crate::support::fixtures::with;

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = occupations(world).await;
    trials.extend(villages(world).await);
    trials.extend(code_lists(world).await);
    trials
}

async fn occupations(world: &World) -> Vec<Trial> {
    let valid = |n: u32| {
        json!({"code": format!("SL-2026-{n}"), "nameVi": format!("Chăn nuôi dê {n}"),
            "level": "SHORT_TERM", "field": "AGRICULTURAL", "validFrom": "2026-01-01"})
    };
    let place = Place::at(world, "occupations", &world.lead, valid).await;
    let place = place.rows("occupations", |body| body).stand().await;
    let mut trials = place.all(
        world,
        &[
            ("NAME_INVALID", Any, json!({"nameVi": "  "})),
            ("CODE_UNKNOWN", Any, json!({"level": "NONE"})),
            ("DATES_REVERSED", Any, json!({"validTo": "1990-01-01"})),
            (
                "CLASS_SIZES_REVERSED",
                Any,
                json!({"classMin": 30, "classMax": 20}),
            ),
        ],
    );
    // What follows is of the code itself, by which a row of a file names the occupation.
    let body = with(valid(world.number()), json!({"code": "1234567"}));
    let invalid = [
        Try::post(Door::Post, &world.lead, "/v1/occupations", body.clone()),
        Try::row(Door::Row, &world.lead, "occupations", body),
    ];
    trials.push(Trial {
        resource: "occupations",
        code: "OCCUPATION_CODE_INVALID",
        tries: invalid.into(),
    });
    trials
}

async fn villages(world: &World) -> Vec<Trial> {
    let valid = |n: u32| {
        json!({"parentId": world.commune(), "name": format!("Bản {n}"), "unitType": "BAN",
            "code": format!("BAN-{n}"), "validFrom": "2025-07-01"})
    };
    let taken = json!({"name": "Bản Cọ", "code": "BAN-CO"});
    let taken = with(valid(0), taken);
    world.lead.post("/v1/admin-units", taken).await.expect(201);
    let place = Place::at(world, "admin-units", &world.lead, valid).await;
    let place = place.stand().await;
    let mut trials = place.all(
        world,
        &[
            ("UNIT_NAME_TAKEN", Any, json!({"name": "Bản Cọ"})),
            ("UNIT_CODE_TAKEN", Any, json!({"code": "BAN-CO"})),
            ("NAME_INVALID", Any, json!({"name": "  "})),
            ("CODE_UNKNOWN", Any, json!({"unitType": "NONE"})),
            ("CODE_UNKNOWN", Any, json!({"difficultyArea": "NONE"})),
            ("UNIT_TYPE_UNFIT", Any, json!({"unitType": "PHUONG"})),
            (
                "UNIT_PARENT_INVALID",
                New,
                json!({"parentId": world.province()}),
            ),
            (
                "UNIT_BEFORE_PARENT",
                Any,
                json!({"validFrom": "2000-01-01"}),
            ),
            ("DATES_REVERSED", Any, json!({"validTo": "2025-06-30"})),
            ("REFERENCE_UNKNOWN", New, json!({"parentId": nobody()})),
        ],
    );
    let commune = format!(
        "/v1/admin-units/{}",
        world.commune().as_str().expect("an id")
    );
    let renamed = Try::patch(&world.lead, commune, json!({"name": "Phường Khác"}));
    trials.push(Trial {
        resource: "admin-units",
        code: "UNIT_FIXED",
        tries: vec![renamed],
    });
    trials
}

async fn code_lists(world: &World) -> Vec<Trial> {
    let path = |code: &str| format!("/v1/code-lists/ethnic-groups/items/{code}");
    let item = |changes: Value| with(json!({"labelVi": "Mới", "labelEn": "New"}), changes);
    world
        .lead
        .put(&path("XA"), item(json!({})))
        .await
        .expect(201);
    let ended = json!({"replacedBy": "XA", "validTo": "2025-12-31"});
    world.lead.put(&path("XB"), item(ended)).await.expect(201);
    let rules = [
        ("NAME_INVALID", "XC", json!({"labelVi": "  "})),
        (
            "DATES_REVERSED",
            "XC",
            json!({"validFrom": "2026-01-01", "validTo": "2025-01-01"}),
        ),
        (
            "CODE_UNKNOWN",
            "XC",
            json!({"replacedBy": "XZ", "validTo": "2025-12-31"}),
        ),
        ("CODE_END_MISSING", "XC", json!({"replacedBy": "XA"})),
        (
            "CODE_REPLACED_IN_CIRCLE",
            "XC",
            json!({"replacedBy": "XC", "validTo": "2025-06-30"}),
        ),
    ];
    let trial = |(code, at, changes): (&'static str, &str, Value)| Trial {
        resource: "code-lists",
        code,
        tries: vec![Try::put(Door::Put, &world.lead, path(at), item(changes))],
    };
    rules.into_iter().map(trial).collect()
}
