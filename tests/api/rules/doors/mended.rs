//! Letters that are mended with a warning, what was stored before, and the two places of a
//! tone, which are one name.

use std::fmt::Write as _;

use diesel::connection::SimpleConnection;
use registry::platform::db::DbConnection;
use serde_json::{Value, json};

use super::World;
use crate::imports::{import, report};
use crate::support::Response;
use crate::support::fixtures::{person_body, with};

fn warnings(answer: &Response) -> Vec<String> {
    let all = answer.headers.get_all("x-registry-warning").iter();
    all.map(|value| value.to_str().expect("a text").to_owned())
        .collect()
}

/// As sent, as stored, and what is told of it.
const MENDED: [(&str, &str, &str); 3] = [
    ("Lò\u{200B} Thị Hoa", "Lò Thị Hoa", "INVISIBLE_REMOVED"),
    (
        "\u{FEFF}Lò Thị\u{A0}\u{A0}Hoa",
        "Lò Thị Hoa",
        "INVISIBLE_REMOVED",
    ),
    ("Ðặng Thị Hoa", "Đặng Thị Hoa", "LETTER_ETH_REPLACED"),
];

#[actix_web::test]
async fn what_nobody_sees_is_left_out_with_a_warning_at_every_door() {
    let world = World::make().await;
    let registrar = &world.registrar;
    for (sent, stored, code) in MENDED {
        let expected = format!("/fullName {code} ");
        let told = |answer: &Response| {
            let told = warnings(answer);
            assert!(
                told.iter().any(|one| one.starts_with(&expected)),
                "{told:?}"
            );
            assert_eq!(answer.body["fullName"], stored);
        };
        let body = |number| {
            with(
                person_body(&world.server, number),
                json!({"fullName": sent}),
            )
        };
        let new = registrar.post("/v1/trainees", body(world.number())).await;
        told(&new.expect(201));
        let number = world.number();
        let key = format!("/v1/trainees/by-external-id/sis/M-{number}");
        let new = registrar.put(&key, body(number)).await;
        told(&new.expect(201));
        let person = world.person().await;
        let path = format!("/v1/trainees/{}", person.id());
        let changed = registrar
            .patch(&path, &person, json!({"fullName": sent}))
            .await;
        told(&changed.expect(200));
        let class = world.class(json!({"trainers": [sent]})).await;
        assert_eq!(class.body["trainers"], json!([stored]));

        let number = world.number();
        let row = with(row(&world, number), json!({"fullName": sent}));
        let done = import(registrar, "kind=trainees", &row.to_string()).await;
        let rows = report(registrar, &done, "").await;
        assert_eq!(rows[0]["outcome"], "CREATED", "{rows:#?}");
        let warned = json!([
            rows[0]["warnings"][0]["pointer"],
            rows[0]["warnings"][0]["code"]
        ]);
        assert_eq!(warned, json!(["/fullName", code]));
        let key = format!("/v1/trainees/by-external-id/sis/R-{number}");
        let person = registrar.get(&key).await.expect(200);
        assert_eq!(person.body["fullName"], stored);
    }
}

/// A row of a file about a person with a number of their own.
fn row(world: &World, number: u32) -> Value {
    let body = person_body(&world.server, number);
    json!({"externalId": format!("R-{number}"), "citizenId": body["citizenId"],
        "fullName": body["fullName"], "sex": body["sex"], "birthDate": body["birthDate"],
        "residenceCode": "03646"})
}

#[actix_web::test]
async fn a_change_of_something_else_is_not_refused_for_a_name_that_is_stored() {
    let world = World::make().await;
    let class = world
        .class(json!({"trainers": ["Cà Văn Minh", "Lò Thị Hoa"]}))
        .await;
    let person = world.person().await;
    let broken = |conn: &mut DbConnection| {
        let sql = "UPDATE classes SET trainers = '[\"C? V?n Minh\", \"1. Lò Thị Hoa\"]'; \
                   UPDATE trainees SET full_name = 'L\u{FFFD} Thị Hoa'";
        Ok(conn.batch_execute(sql)?)
    };
    world.server.db().write_now(broken).expect("broken names");
    let by = world.registrar.with("if-match", "*");
    let change = |path: String, patch: Value| {
        let by = by.clone();
        async move { by.send(reqwest::Method::PATCH, &path, Some(patch)).await }
    };
    let path = format!("/v1/trainees/{}", person.id());
    let changed = change(path.clone(), json!({"phone": "0912345678"})).await;
    assert_eq!(changed.expect(200).body["fullName"], "L\u{FFFD} Thị Hoa");
    let path_of_class = format!("/v1/classes/{}", class.id());
    // The second becomes the first: it is still what was stored.
    let fewer = json!({"trainers": ["1. Lò Thị Hoa"]});
    for patch in [json!({"capacity": 31}), fewer] {
        change(path_of_class.clone(), patch).await.expect(200);
    }
    for (path, patch, code) in [
        (
            &path,
            json!({"fullName": "L\u{FFFD} Thị Mai"}),
            "LETTER_REPLACED",
        ),
        (
            &path_of_class,
            json!({"trainers": ["2. Lò Thị Hoa"]}),
            "NAME_NUMBERED",
        ),
    ] {
        let refused = change(path.clone(), patch).await;
        assert_eq!(refused.expect(400).code(), code);
    }
}

#[actix_web::test]
async fn both_places_of_a_tone_are_one_name_and_stay_as_written() {
    let world = World::make().await;
    let registrar = &world.registrar;
    let number = world.number();
    for (name, outcome) in [
        ("Lò Thuý H'Hoà", "CREATED"),
        ("Lò Thúy HHòa", "UPDATED"),
        ("Lò Thuý Hoà", "UPDATED"),
        ("Lò Thúy Hòa", "UPDATED"),
    ] {
        let row = with(row(&world, number), json!({"fullName": name}));
        let done = import(registrar, "kind=trainees", &row.to_string()).await;
        let rows = report(registrar, &done, "").await;
        assert_eq!(rows[0]["outcome"], outcome, "{rows:#?}");
        let is_new_name = name == "Lò Thuý Hoà";
        let told = rows[0]["warnings"].to_string().contains("IDENTITY_CHANGED");
        assert_eq!(told, is_new_name, "{name}: {rows:#?}");
        let key = format!("/v1/trainees/by-external-id/sis/R-{number}");
        let person = registrar.get(&key).await.expect(200);
        assert_eq!(person.body["fullName"], name, "as written");
    }
    for query in ["thuý hoà", "Thúy Hòa", "THUY HOA", "thuy\u{301} hoa\u{300}"] {
        let path = format!("/v1/trainees?q={}", urlencoding(query));
        let found = registrar.get(&path).await.expect(200);
        assert_eq!(found.rows().len(), 1, "{query}");
    }
    // Under another document the same name, day and place is told of as perhaps the same person.
    let body = person_body(&world.server, number);
    let other = with(
        body,
        json!({"fullName": "Lò Thuý Hoà", "citizenId": null,
        "passport": {"country": "LA", "number": "PA1234567"}}),
    );
    let matches = world.lead.get("/v1/trainee-matches").await.expect(200);
    let before = matches.rows().len();
    registrar.post("/v1/trainees", other).await.expect(201);
    let matches = world.lead.get("/v1/trainee-matches").await.expect(200);
    assert_eq!(matches.rows().len(), before + 1, "{:#?}", matches.body);
}

fn urlencoding(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").expect("memory");
        encoded
    })
}
