//! A person is more than one number: the citizen ID of before, and the card of nine digits.

mod merging;

use std::slice;

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{trainee_former_ids, trainees};
use registry::platform::values::ids::TraineeId;
use serde_json::{Value, json};

use crate::authority::{night, told, unchanged};
use crate::imports::{School, import, ndjson, report};
use crate::support::fixtures::{person, person_body, teaching, with};
use crate::support::{Case, Client, Response, TestServer};

const OLD: &str = "014303910003";
const NEW: &str = "014303910033";

fn row(key: &str, citizen_id: &str) -> Value {
    json!({"externalId": key, "citizenId": citizen_id, "fullName": "Hà Thị Sen Thử",
        "sex": "FEMALE", "birthDate": "2003-05-08", "residenceCode": "03646"})
}

/// The same woman by her old number at one school and by her new one at another.
struct Renumbered {
    a: School,
    b: Client,
    lead: Client,
    old: Response,
    new: Response,
}

impl Renumbered {
    async fn set() -> Self {
        let a = School::open().await;
        let lead = a.server.lead();
        let b = teaching(&lead, "B1").await;
        let b = a.server.registrar(b.school_id());
        night(&a, &[row("F03", OLD)]).await;
        let rows = ndjson(&[row("F03B", NEW)]);
        let done = import(&b, "kind=trainees", &rows).await;
        assert_eq!(done["counts"]["created"], 1);
        let read = async |by: &Client, key: &str| {
            let path = format!("/v1/trainees/by-external-id/sis/{key}");
            by.get(&path).await.expect(200)
        };
        let old = read(&a.registrar, "F03").await;
        let new = read(&b, "F03B").await;
        Self {
            a,
            b,
            lead,
            old,
            new,
        }
    }

    async fn decide(&self, survivor: &Response, valid: Option<&str>) -> Response {
        let queued = self.lead.get("/v1/trainee-matches?status=OPEN").await;
        let path = format!("/v1/trainee-matches/{}", queued.expect(200).column("id")[0]);
        let seen = self.lead.get(&path).await.expect(200);
        let mut decision =
            json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Đổi số định danh"});
        if let Some(valid) = valid {
            decision["validCitizenIdOf"] = json!(valid);
        }
        let lead = self.lead.with("if-match", seen.etag());
        lead.post(&format!("{path}/decisions"), decision).await
    }

    async fn reverse(&self, merged: &Response) {
        let path = format!("/v1/trainee-matches/{}/reversal", merged.id());
        let lead = self.lead.with("if-match", merged.etag());
        let reason = json!({"reason": "Hai người"});
        lead.post(&path, reason).await.expect(200);
    }

    /// One night of both schools: their rows say what they have always said.
    async fn night(&self) -> [(String, Vec<String>); 2] {
        let a = night(&self.a, &[row("F03", OLD)]).await;
        let rows = ndjson(&[row("F03B", NEW)]);
        let done = import(&self.b, "kind=trainees&onError=skip-row", &rows).await;
        let b = report(&self.b, &done, "").await;
        [a[0].clone(), told(&b[0])]
    }

    async fn found(&self, by: &Client, number: &str) -> Vec<String> {
        let search = json!({"citizenId": number});
        let found = by.post("/v1/trainees/search", search).await.expect(200);
        found.column("id")
    }
}

/// The present number and the former ones, in plain.
async fn numbers(lead: &Client, id: &str) -> (Value, Value) {
    let plain = lead.with("x-purpose", "test");
    let plain = plain.get(&format!("/v1/trainees/{id}?reveal=true")).await;
    let plain = plain.expect(200).body;
    (plain["citizenId"].clone(), plain["formerIds"].clone())
}

#[actix_web::test]
async fn another_citizen_id_leaves_the_old_one_as_a_former_number() {
    let school = School::open().await;
    let lead = school.server.lead();
    for (number, by) in (1..).zip([&lead, &school.registrar]) {
        let _case = Case::of(number);
        let (key, other) = (format!("HV-{number}"), format!("01430391{number:04}"));
        let old = format!("01430391000{number}");
        let old = row(&key, &old.replace("3910", "3920"));
        night(&school, std::slice::from_ref(&old)).await;
        let key = format!("/v1/trainees/by-external-id/sis/{key}");
        let seen = school.registrar.get(&key).await.expect(200);
        let path = format!("/v1/trainees/{}", seen.id());
        let patch = json!({"citizenId": other});
        let changed = by.patch(&path, &seen, patch).await.expect(200);
        assert_eq!(changed.body["version"], 2);
        let expected = (json!(other), json!([old["citizenId"]]));
        assert_eq!(numbers(&lead, &seen.id()).await, expected);

        // The file goes on saying the old one, in full and with other news.
        let told = night(&school, std::slice::from_ref(&old)).await;
        assert_eq!(told, [unchanged(&["/citizenId"])]);
        let news = with(old.clone(), json!({"address": "Bản Mòng"}));
        let told = night(&school, &[news]).await;
        assert_eq!(
            told[0],
            ("UPDATED".to_owned(), vec!["/citizenId".to_owned()])
        );
        assert_eq!(numbers(&lead, &seen.id()).await, expected);

        // Back again: the other one is the former now. And a slip of the pen is none.
        let seen = by.get(&path).await.expect(200);
        let back = json!({"citizenId": old["citizenId"]});
        let seen = by.patch(&path, &seen, back).await.expect(200);
        let expected = (old["citizenId"].clone(), json!([other]));
        assert_eq!(numbers(&lead, &seen.id()).await, expected);
        let slip = json!({"citizenId": other, "formerIds": []});
        by.patch(&path, &seen, slip).await.expect(200);
        let expected = (json!(other), json!([]));
        assert_eq!(numbers(&lead, &seen.id()).await, expected);
    }
}

#[actix_web::test]
async fn a_row_from_old_papers_does_not_bring_back_their_birth_year() {
    let school = School::open().await;
    let lead = school.server.lead();
    let old = row("HV-1", OLD);
    night(&school, std::slice::from_ref(&old)).await;
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    let seen = school.registrar.get(key).await.expect(200);
    let path = format!("/v1/trainees/{}", seen.id());
    let patch = json!({"citizenId": "014302910035", "birthDate": "2002-05-08"});
    school
        .registrar
        .patch(&path, &seen, patch)
        .await
        .expect(200);
    for _ in 0..2 {
        let told = night(&school, std::slice::from_ref(&old)).await;
        assert_eq!(told, [unchanged(&["/citizenId", "/birthDate"])]);
    }
    let now = lead.get(&path).await.expect(200);
    assert_eq!(now.body["birthDate"], "2002-05-08");
}

#[actix_web::test]
async fn a_card_of_nine_digits_is_entered_and_finds_the_person() {
    let school = School::open().await;
    let (server, lead) = (&school.server, school.server.lead());
    let card = json!({"formerIds": ["012345678"]});
    let told = night(&school, &[with(row("HV-1", OLD), card.clone())]).await;
    assert_eq!(told[0].0, "CREATED");
    let search = json!({"citizenId": "012345678"});
    let found = school.registrar.post("/v1/trainees/search", search.clone());
    let found = found.await.expect(200);
    assert_eq!(found.rows()[0]["formerIds"], json!(["••••••678"]));
    // A row without the member says nothing, and another card is added.
    let told = night(&school, &[row("HV-1", OLD)]).await;
    assert_eq!(told, [unchanged(&[])]);
    let second = with(row("HV-1", OLD), json!({"formerIds": ["098765432"]}));
    assert_eq!(night(&school, &[second]).await[0].0, "UPDATED");
    let expected = (json!(OLD), json!(["012345678", "098765432"]));
    let id = found.column("id").remove(0);
    assert_eq!(numbers(&lead, &id).await, expected);

    let key = "/v1/trainees/by-external-id/sis/HV-1";
    let seen = school.registrar.get(key).await.expect(200);
    let path = format!("/v1/trainees/{}", seen.id());
    for (patch, code, place) in [
        (
            json!({"formerIds": [NEW]}),
            "FORMER_ID_UNKNOWN",
            "/formerIds",
        ),
        (
            json!({"formerIds": ["1234"]}),
            "FIELD_FORMAT",
            "/formerIds/0",
        ),
    ] {
        let _case = Case::of(&patch);
        let status = if code == "FIELD_FORMAT" { 400 } else { 422 };
        lead.patch(&path, &seen, patch)
            .await
            .expect_error_at(status, code, place);
    }

    // The card is hers alone, whoever is sent with it.
    let other = teaching(&lead, "B1").await;
    let other = server.registrar(other.school_id());
    let another = with(person_body(server, 5), card.clone());
    lead.post("/v1/trainees", another)
        .await
        .expect_error_at(409, "TRAINEE_EXISTS", "/formerIds");
    let third = person(server, &school.registrar, 6).await;
    lead.patch(&format!("/v1/trainees/{}", third.id()), &third, card)
        .await
        .expect_error_at(409, "TRAINEE_EXISTS", "/formerIds");
    let none = other.post("/v1/trainees/search", search).await.expect(200);
    assert_eq!(none.rows().len(), 0, "out of reach");
    lead.delete(&path, &seen).await.expect(204);
    lead.post(
        "/v1/trainees",
        with(person_body(server, 7), json!({"formerIds": ["012345678"]})),
    )
    .await
    .expect(201);
}

#[actix_web::test]
async fn the_database_keeps_present_and_former_numbers_apart() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let one = person(&server, &lead, 1).await;
    let two = person(&server, &lead, 2).await;
    let patch = json!({"citizenId": "014304000009"});
    lead.patch(&format!("/v1/trainees/{}", one.id()), &one, patch)
        .await
        .expect(200);
    let id: TraineeId = two.id().parse().expect("an id");
    let present = move |conn: &mut DbConnection| {
        let row = trainees::table.filter(trainees::id.eq(id));
        diesel::update(row)
            .set(trainees::citizen_id.eq("014304000001"))
            .execute(conn)?;
        Ok(())
    };
    assert!(server.db().write_now(present).is_err(), "a former number");
    let former = move |conn: &mut DbConnection| {
        let row = (
            trainee_former_ids::trainee_id.eq(id),
            trainee_former_ids::number.eq("014304000009"),
        );
        diesel::insert_into(trainee_former_ids::table)
            .values(row)
            .execute(conn)?;
        Ok(())
    };
    assert!(server.db().write_now(former).is_err(), "a present number");
}

#[actix_web::test]
async fn of_two_who_enter_and_replace_a_number_at_once_one_has_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for number in 1..6 {
        let _case = Case::of(number);
        let held = person(&server, &lead, number).await;
        let path = format!("/v1/trainees/{}", held.id());
        let replace = json!({"citizenId": format!("0143040009{number:02}")});
        let another = with(
            person_body(&server, number),
            json!({"fullName": "Vàng Thị Dợ"}),
        );
        let (replaced, entered) = futures_util::join!(
            lead.patch(&path, &held, replace),
            lead.post("/v1/trainees", another)
        );
        replaced.expect(200);
        assert!(
            [409, 422].contains(&entered.status.as_u16()),
            "{:#}",
            entered.body
        );
    }
}

#[actix_web::test]
async fn a_row_says_the_new_number_and_the_old_one_at_once() {
    let school = School::open().await;
    night(&school, &[row("HV-1", OLD)]).await;
    let both = with(row("HV-1", NEW), json!({"formerIds": [OLD]}));
    let told = night(&school, slice::from_ref(&both)).await;
    assert_eq!(told[0].0, "UPDATED");
    let told = night(&school, slice::from_ref(&both)).await;
    assert_eq!(told, [unchanged(&[])]);
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    let id = school.registrar.get(key).await.expect(200).id();
    let expected = (json!(NEW), json!([OLD]));
    assert_eq!(numbers(&school.server.lead(), &id).await, expected);
}

#[actix_web::test]
async fn a_key_is_no_number_that_its_row_says_and_tells_nothing_of_others() {
    const CARD: &str = "012345678";
    let school = School::open().await;
    let b = teaching(&school.server.lead(), "B1").await;
    let b = school.server.registrar(b.school_id());
    let card = json!({"formerIds": [CARD]});
    night(&school, &[with(row("HV-1", OLD), card.clone())]).await;
    let own = with(row(CARD, NEW), card);
    assert_eq!(night(&school, &[own]).await[0].0, "REJECTED");
    // A school that has joined her does not learn her card by trying.
    for key in ["HV-B", CARD, "098765432"] {
        let rows = ndjson(&[row(key, OLD)]);
        let done = import(&b, "kind=trainees&onError=skip-row", &rows).await;
        assert_eq!(done["counts"]["rejected"], 0, "{key}");
    }
}
