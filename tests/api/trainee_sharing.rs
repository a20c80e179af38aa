//! A school that sends somebody who was on file already: what it sees until it enrols them.

use serde_json::{Value, json};

use crate::change_feed::Reader;
use crate::support::fixtures::{Stage, claim, enrol, person_body, teaching, with};
use crate::support::identity::audited;
use crate::support::{Client, Response};

/// A person whom one school has registered with all that it knows and whose commune has claimed a
/// status; another school, the one of the stage, has joined them by their citizen ID.
struct Shared {
    stage: Stage,
    first: Client,
    commune: Client,
    joined: Response,
}

impl Shared {
    async fn set() -> Self {
        let stage = Stage::set(json!({})).await;
        let other = teaching(&stage.server.lead(), "A2").await;
        let first = stage.server.registrar(other.school_id());
        let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
        let known = json!({
            "address": "Bản Mòng", "phone": "0912345678", "schoolingLevel": "UPPER_SECONDARY",
            "ethnicGroup": "03"
        });
        let body = with(person_body(&stage.server, 1), known);
        let person = first.post("/v1/trainees", body).await.expect(201);
        let status = claim(&commune, &person.id(), json!({})).await.expect(201);
        let body = person_body(&stage.server, 1);
        let joined = stage.registrar.post("/v1/trainees", body).await;
        assert_eq!(joined.expect(201).id(), person.id());
        let joined = stage.registrar.get(&path_of(&person)).await.expect(200);
        assert_ne!(status.id(), joined.id());
        Self {
            stage,
            first,
            commune,
            joined,
        }
    }

    fn school(&self) -> &Client {
        &self.stage.registrar
    }

    fn path(&self) -> String {
        path_of(&self.joined)
    }

    async fn statuses(&self) -> Vec<String> {
        let path = format!("{}/beneficiary-statuses", self.path());
        self.school().get(&path).await.expect(200).column("id")
    }

    async fn enrol(&self) {
        let (id, class) = (self.joined.id(), self.stage.class.id());
        enrol(self.school(), &id, &class, json!({}))
            .await
            .expect(201);
    }
}

fn path_of(person: &Response) -> String {
    format!("/v1/trainees/{}", person.id())
}

const HIDDEN: [&str; 4] = ["phone", "address", "schoolingLevel", "ethnicGroup"];

#[actix_web::test]
async fn a_school_sees_an_outline_of_whom_it_joined_until_it_enrols_them() {
    let shared = Shared::set().await;
    let plain = format!("{}?reveal=true", shared.path());
    for path in [
        shared.path(),
        plain.clone(),
        "/v1/trainees".to_owned(),
        "/v1/trainees?reveal=true".to_owned(),
    ] {
        let answer = shared.school().get(&path).await.expect(200);
        let view = answer.body["data"].get(0).unwrap_or(&answer.body);
        assert_eq!(view["fullName"], "Lò Thị Mai 1", "{path}");
        assert_eq!(view["citizenId"], "•••••••••001", "{path}");
        let masked = view["masked"].as_array().expect("names");
        for member in HIDDEN {
            assert_eq!(view[member], Value::Null, "{path}: {member}");
            assert!(masked.contains(&json!(member)), "{path}: {member}");
        }
    }
    let by_group = "/v1/trainees?ethnicGroup=03";
    assert_eq!(shared.school().get(by_group).await.rows().len(), 0);
    let reveals = || audited(&shared.stage.server).into_iter();
    assert_eq!(reveals().filter(|it| it == "trainee.reveal").count(), 0);

    shared.enrol().await;
    let masked = shared.school().get(&shared.path()).await.expect(200);
    assert_eq!(masked.body["address"], "Bản Mòng");
    let seen = shared.school().get(&plain).await.expect(200);
    assert_eq!(seen.body["phone"], "+84912345678");
    assert_eq!(seen.body["masked"], json!([]));
    assert_eq!(shared.school().get(by_group).await.rows().len(), 1);
    assert!(reveals().any(|it| it == "trainee.reveal"));
}

#[actix_web::test]
async fn a_school_changes_nothing_but_its_keys_of_whom_it_joined_until_it_enrols_them() {
    let shared = Shared::set().await;
    // A member that somebody has recorded, one that nobody has, and one that is wrong anyway.
    for change in [
        json!({"phone": "0987654321"}),
        json!({"disabilityType": "MOBILITY"}),
        json!({"phone": "12"}),
    ] {
        let pointer = format!(
            "/{}",
            change
                .as_object()
                .expect("members")
                .keys()
                .next()
                .expect("one")
        );
        shared
            .school()
            .patch(&shared.path(), &shared.joined, change)
            .await
            .expect_error_at(422, "TRAINEE_NOT_ENROLLED", &pointer);
    }
    let keys = json!({"externalIds": [{"system": "sis", "value": "7"}]});
    let keyed = shared
        .school()
        .patch(&shared.path(), &shared.joined, keys)
        .await
        .expect(200);
    assert_eq!(keyed.body["externalIds"][0]["value"], "7");
    assert_eq!(keyed.body["address"], Value::Null);

    shared.enrol().await;
    let phone = json!({"phone": "0987654321"});
    let changed = shared.school().patch(&shared.path(), &keyed, phone).await;
    changed.expect(200);
    let plain = format!("{}?reveal=true", shared.path());
    let seen = shared.first.get(&plain).await.expect(200);
    assert_eq!(seen.body["phone"], "+84987654321");
}

#[actix_web::test]
async fn statuses_that_others_recorded_come_with_the_first_enrolment() {
    let shared = Shared::set().await;
    let types = "trainees,beneficiary-statuses";
    let mut reader = Reader::start(&shared.stage.server, shared.school(), types).await;
    assert_eq!(reader.rows.len(), 1, "the outline of the person");
    assert!(shared.statuses().await.is_empty());
    // What others record meanwhile, and what the school itself does.
    let id = shared.joined.id();
    let poor = json!({"group": "POOR_HOUSEHOLD"});
    claim(&shared.commune, &id, poor).await.expect(201);
    let own = json!({"group": "ETHNIC_MINORITY"});
    let own = claim(shared.school(), &id, own).await.expect(201).id();
    assert_eq!(shared.statuses().await, [own.as_str()]);
    let told = reader.told().await;
    let told: Vec<&Value> = told.iter().map(|entry| &entry["id"]).collect();
    assert_eq!(told, [&json!(own)], "nothing of the commune's");

    shared.enrol().await;
    assert_eq!(shared.statuses().await.len(), 3);
    reader.told().await;
    assert_eq!(reader.rows.len(), 4, "the person and their three statuses");
    let person = &reader.rows[&("trainees".to_owned(), id)];
    assert_eq!(person["address"], "Bản Mòng");
}

#[actix_web::test]
async fn a_school_that_leaves_whom_it_joined_is_told_of_nothing_more() {
    let shared = Shared::set().await;
    let types = "trainees,beneficiary-statuses";
    let mut reader = Reader::start(&shared.stage.server, shared.school(), types).await;
    let answer = shared.school().delete(&shared.path(), &shared.joined).await;
    answer.expect(204);
    let told = reader.told().await;
    let told: Vec<&Value> = told.iter().map(|entry| &entry["id"]).collect();
    assert_eq!(told, [&json!(shared.joined.id())]);
    assert!(reader.rows.is_empty());
    shared.first.get(&shared.path()).await.expect(200);
}

#[actix_web::test]
async fn a_school_that_joined_a_person_later_does_not_change_who_they_are() {
    let shared = Shared::set().await;
    shared.enrol().await;
    let (a, b, path) = (&shared.first, shared.school(), shared.path());
    let joined = b.get(&path).await.expect(200);
    for (pointer, change) in [
        ("/fullName", json!({"fullName": "Kẻ Khác"})),
        ("/citizenId", json!({"citizenId": null})),
        ("/birthDate", json!({"birthDate": "1970-01-01"})),
        (
            "/passport",
            json!({"passport": {"country": "LA", "number": "PA1234567"}}),
        ),
    ] {
        let answer = b.patch(&path, &joined, change).await;
        assert_eq!(answer.status, 422, "{pointer}: {:#}", answer.body);
        let errors = answer.body["errors"].as_array().expect("errors");
        let reserved = json!("FIELD_RESERVED");
        assert!(
            errors
                .iter()
                .any(|error| error["pointer"] == pointer && error["code"] == reserved),
            "{:#}",
            answer.body
        );
    }
    let moved = json!({"address": "Bản Khác"});
    b.patch(&path, &joined, moved).await.expect(200);
    let seen = a.get(&path).await.expect(200);
    let corrected = json!({"fullName": "Lò Thị Mai Hoa"});
    a.patch(&path, &seen, corrected).await.expect(200);
}
