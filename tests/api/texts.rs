//! Texts that people, files and other programs send, at every door.

use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::{document, operations, resolve};
use crate::imports::{School, import, problems, report};
use crate::support::fixtures::with;
use crate::support::identity::log_in;
use crate::support::{Case, TestServer, identity};

const ID: &str = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11";
/// A NUL, letters that are not composed, a pair of surrogates, and one that no keyboard has.
const AWKWARD: [&str; 4] = [
    "a\0b",
    "e\u{323}\u{302}",
    "\u{20b9f}\u{1f468}",
    "\u{fffd}\u{202e}",
];

#[actix_web::test]
async fn awkward_text_in_any_member_is_taken_or_refused_and_never_fails() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let document = document();
    let mut sent = 0;
    for (method, path, operation) in operations(&document) {
        let body = &operation["requestBody"]["content"];
        let content = ["application/json", "application/merge-patch+json"];
        let Some(media_type) = content.into_iter().find(|name| body[name].is_object()) else {
            continue;
        };
        let schema = resolve(&document, &body[media_type]["schema"]);
        let mut example = schema["example"].clone();
        if !example.is_object() {
            example = json!({});
        }
        let members = schema["properties"].as_object();
        let texts = members.into_iter().flatten().filter(|(name, member)| {
            let member = resolve(&document, member);
            example[name.as_str()].is_string()
                || member["type"] == "string"
                || member["type"][0] == "string"
        });
        if path == "/v1/users/me/password" || path.starts_with("/v1/users/me/second-factor") {
            // The users of tests have none.
            continue;
        }
        let path = filled(&path);
        let method: Method = method.to_uppercase().parse().expect("a method");
        let client = lead.with("if-match", "*");
        for (name, _) in texts {
            for text in AWKWARD {
                let _case = Case::of(format!("{method} {path} {name} {text:?}"));
                let body = with(example.clone(), json!({name: text})).to_string();
                let answer = client
                    .send_raw(method.clone(), &path, media_type, body)
                    .await;
                assert!(answer.status.as_u16() < 500, "{:#}", answer.body);
                let refused = answer.status.is_client_error();
                assert!(refused || !text.contains('\0'), "a NUL is taken");
                sent += 1;
            }
        }
    }
    assert!(sent > 500, "{sent} requests are too few");
}

/// The path with something in each place.
fn filled(path: &str) -> String {
    filled_by(path, ID)
}

fn filled_by(path: &str, something: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    for part in &mut parts {
        if part.starts_with('{') {
            *part = something;
        }
    }
    parts.join("/")
}

#[actix_web::test]
async fn a_nul_in_any_path_is_an_absent_row() {
    let server = TestServer::start().await;
    let lead = server.lead().with("if-match", "*");
    let document = document();
    for (method, path, _) in operations(&document) {
        if !path.contains('{') {
            continue;
        }
        let _case = Case::of(&path);
        let place = filled_by(&path, "a%00b");
        let method: Method = method.to_uppercase().parse().expect("a method");
        let answer = lead.send(method, &place, Some(json!({}))).await;
        answer.expect(404);
    }
}

#[actix_web::test]
async fn a_nul_in_a_row_of_a_file_is_that_rows_fault() {
    let school = School::open().await;
    let person = |key: &str, number: &str| {
        json!({"externalId": key, "citizenId": number, "fullName": "Cà Thị Tốt", "sex": "FEMALE",
            "birthDate": "2002-03-04", "residenceCode": "03646"})
    };
    let rows = [
        person("F04-1", "014302910004"),
        person("F04\0-2", "014302910044"),
        with(person("F04-3", "014302910045"), json!({"note\0": "x"})),
        with(
            person("F04-4", "014302910046"),
            json!({"address": "bản\0 Mòng"}),
        ),
    ];
    for mode in ["validate", "commit"] {
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = school.import(&query, &rows).await;
        assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
        let refused = report(&school.registrar, &done, "&outcome=rejected").await;
        let codes: Vec<_> = refused
            .iter()
            .map(|row| problems(row)[0].1.clone())
            .collect();
        assert_eq!(codes, ["FIELD_FORMAT", "FIELD_UNKNOWN", "FIELD_FORMAT"]);
    }
    let key = "/v1/trainees/by-external-id/sis/F04-1";
    school.registrar.get(key).await.expect(200);
}

#[actix_web::test]
async fn a_password_is_one_however_it_is_composed() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    let (composed, parted) = (
        "mùa xuân ở Tây Bắc 12",
        "mu\u{300}a xu\u{e2}n \u{1a1}\u{309} T\u{e2}y Ba\u{306}\u{301}c 12",
    );
    for (name, set) in [("an.lo", composed), ("ba.lo", parted)] {
        let user = identity::user(&agency, name, "LEAD_AGENCY");
        let user = with(user, json!({"password": set}));
        admin.post("/v1/users", user).await.expect(201);
        for typed in [composed, parted] {
            log_in(&server, name, typed).await.expect(200);
        }
    }
}

#[actix_web::test]
async fn a_key_is_one_however_it_is_composed() {
    let school = School::open().await;
    let parted = "Ho\u{302}\u{300}-1";
    let row = json!({"externalId": parted, "citizenId": "014302910004", "fullName": "Cà Thị Tốt",
        "sex": "FEMALE", "birthDate": "2002-03-04", "residenceCode": "03646"});
    for outcome in ["created", "unchanged"] {
        let done = school
            .import("kind=trainees", std::slice::from_ref(&row))
            .await;
        assert_eq!(done["counts"][outcome], 1, "{done:#}");
    }
    for key in ["H%E1%BB%93-1", "Ho%CC%82%CC%80-1"] {
        let path = format!("/v1/trainees/by-external-id/sis/{key}");
        let trainee = school.registrar.get(&path).await.expect(200);
        assert_eq!(trainee.body["externalIds"][0]["value"], "Hồ-1");
    }
}

#[actix_web::test]
async fn names_and_addresses_are_one_line_at_every_door() {
    let server = TestServer::start().await;
    let lead = server.lead().with("if-match", "*");
    let document = document();
    let mut members = 0;
    for (method, path, operation) in operations(&document) {
        let body = &operation["requestBody"]["content"];
        let content = ["application/json", "application/merge-patch+json"];
        let Some(media_type) = content.into_iter().find(|name| body[name].is_object()) else {
            continue;
        };
        let schema = resolve(&document, &body[media_type]["schema"]);
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let format = member["format"].as_str().unwrap_or_default();
            if !["one-line", "person-name"].contains(&format) {
                continue;
            }
            members += 1;
            let method: Method = method.to_uppercase().parse().expect("a method");
            for text in ["bản Mòng\nbản Cá", "bản Mòng,014302910004"] {
                let body = with(schema["example"].clone(), json!({name: text})).to_string();
                let answer = lead
                    .send_raw(method.clone(), &filled(&path), media_type, body)
                    .await;
                let places: Vec<Value> = answer.body["errors"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter(|error| error["code"] == "FIELD_FORMAT")
                    .map(|error| error["pointer"].clone())
                    .collect();
                let is_told = places.contains(&json!(format!("/{name}")));
                // Some ask for the row, or for leave, before the body.
                let first = [403, 404].contains(&answer.status.as_u16());
                assert!(
                    is_told || first,
                    "{method} {path} {name}: {:#}",
                    answer.body
                );
            }
        }
    }
    assert!(members > 15, "{members} members are too few");
    let school = School::open().await;
    let row = json!({"externalId": "D14", "citizenId": "014302910004", "fullName": "Cà Thị Tốt",
        "sex": "FEMALE", "birthDate": "2002-03-04", "residenceCode": "03646",
        "address": "bản Mòng,0912000001\nb,014302910044"});
    let done = import(
        &school.registrar,
        "kind=trainees&onError=skip-row",
        &row.to_string(),
    )
    .await;
    assert_eq!(done["counts"]["rejected"], 1, "{done:#}");
}

#[actix_web::test]
async fn a_quote_that_is_never_closed_refuses_the_file() {
    let school = School::open().await;
    let header = "externalId,citizenId,fullName,sex,birthDate,residenceCode,address,phone\n";
    let one = "D14-1,014302910004,Cà Thị Tốt,FEMALE,2002-03-04,03646,\"bản Mòng,0912000001\n";
    let two = "D14-2,014302910044,Cà Thị Hoa,FEMALE,2002-03-04,03646,\"bản Cá,0912000002\n";
    for rows in [format!("{one}{two}"), one.to_owned()] {
        for on_error in ["skip-row", "reject-all"] {
            let query = format!("kind=trainees&onError={on_error}");
            let file = format!("{header}{rows}");
            let queued = crate::imports::push(&school.registrar, &query, "text/csv", file).await;
            let done = crate::imports::ended(&school.registrar, &queued.expect(202).id()).await;
            assert_eq!(done["state"], "FAILED", "{done:#}");
            assert_eq!(
                done["error"]["errors"][0]["code"], "QUOTE_UNCLOSED",
                "{done:#}"
            );
            assert_eq!(done["error"]["errors"][0]["params"]["line"], 2, "{done:#}");
        }
    }
    let people = school.registrar.get("/v1/trainees").await.expect(200);
    assert_eq!(people.rows().len(), 0);
}
