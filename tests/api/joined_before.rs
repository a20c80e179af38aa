//! A school that joined the record of another, before each school had a record of its own: what it sees
//! until it enrols the person.

use serde_json::{Value, json};

use crate::change_feed::Reader;
use crate::imports::{self, School};
use crate::support::fixtures::{Stage, claim, enrol, person_body, teaching, with};
use crate::support::identity::audited;
use crate::support::past;
use crate::support::{BoundTo, Case, Client, Response};
use registry::platform::auth::authz::Role;

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
        claim(&commune, &person.id(), json!({})).await.expect(201);
        past::join(&stage.server, &person, stage.teaching.school_id(), false);
        let joined = stage.registrar.get(&path_of(&person)).await.expect(200);
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

const HIDDEN: [&str; 5] = [
    "citizenId",
    "phone",
    "address",
    "schoolingLevel",
    "ethnicGroup",
];

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
        let _case = Case::of(&path);
        let answer = shared.school().get(&path).await.expect(200);
        let view = answer.body["data"].get(0).unwrap_or(&answer.body);
        assert_eq!(view["fullName"], "Lò Thị Mai 1", "{path}");
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
async fn an_outline_is_no_more_for_who_may_only_write() {
    let shared = Shared::set().await;
    let school = shared.stage.teaching.school_id();
    let bound = BoundTo::School(school);
    let server = &shared.stage.server;
    let writer = server.user_with_scopes(Role::SchoolRegistrar, bound, &["trainees:write"]);
    let path = "/v1/trainees/by-external-id/sis/7";
    let body = person_body(&shared.stage.server, 1);
    let sent = writer.put(path, body).await.expect(200);
    assert_eq!(sent.body["address"], Value::Null);
}

#[actix_web::test]
async fn a_school_changes_nothing_of_whom_it_joined_until_it_enrols_them() {
    let shared = Shared::set().await;

    // A member that somebody has recorded, one that nobody has, and one that is wrong anyway.
    for (pointer, change) in [
        ("/phone", json!({"phone": "0987654321"})),
        ("/disabilityType", json!({"disabilityType": "MOBILITY"})),
        ("/phone", json!({"phone": "12"})),
        (
            "/externalIds",
            json!({"externalIds": [{"system": "sis", "value": "014304000001"}]}),
        ),
    ] {
        let _case = Case::of(&change);
        shared
            .school()
            .patch(&shared.path(), &shared.joined, change)
            .await
            .expect_error_at(422, "TRAINEE_NOT_ENROLLED", pointer);
    }

    // Sent every night, it neither changes anything nor tells what is there.
    let path = "/v1/trainees/by-external-id/sis/7";
    let more = json!({
        "disabilityType": "NONSENSE", "disabilityDegree": "NONSENSE", "phone": "0987654321",
        "passport": {"country": "LA", "number": "PA1234567"}
    });
    let body = with(person_body(&shared.stage.server, 1), more);

    let keyed = shared
        .school()
        .put(path, person_body(&shared.stage.server, 1));
    let keyed = keyed.await.expect(200);
    let sent = shared.school().put(path, body).await.expect(200);
    assert_eq!(sent.etag(), keyed.etag());
    assert_eq!(sent.header("x-registry-warning"), "");

    let by_passport = json!({"citizenId": "014304000001"});
    let found = shared.school().post("/v1/trainees/search", by_passport);
    assert!(found.await.expect(200).rows().is_empty());

    shared.enrol().await;
    let seen = shared.school().get(&shared.path()).await.expect(200);
    let phone = json!({"phone": "0987654321"});
    let changed = shared.school().patch(&shared.path(), &seen, phone).await;
    changed.expect(200);

    let plain = format!("{}?reveal=true", shared.path());
    let seen = shared.first.get(&plain).await.expect(200);
    assert_eq!(seen.body["phone"], "+84987654321");
}

#[actix_web::test]
async fn what_a_school_sees_after_its_first_enrolment_is_another_version() {
    let shared = Shared::set().await;
    let outline = shared.joined.etag();
    shared.enrol().await;
    let held = shared.school().with("if-none-match", outline);
    let seen = held.get(&shared.path()).await.expect(200);
    assert_eq!(seen.body["address"], "Bản Mòng");
    assert_ne!(seen.etag(), outline);
}

#[actix_web::test]
async fn a_school_that_takes_its_application_back_sees_an_outline_again() {
    let shared = Shared::set().await;
    let types = "trainees,beneficiary-statuses";
    let mut reader = Reader::start(&shared.stage.server, shared.school(), types).await;
    let (id, class) = (shared.joined.id(), shared.stage.class.id());
    let enrolment = enrol(shared.school(), &id, &class, json!({})).await;
    let enrolment = enrolment.expect(201);

    reader.told().await;
    assert_eq!(reader.rows.len(), 2, "the person and their status");

    let place = enrolment.header("location");
    let taken_back = shared.school().delete(place, &enrolment).await;
    taken_back.expect(204);

    let seen = shared.school().get(&shared.path()).await.expect(200);
    assert_eq!(seen.body["address"], Value::Null);

    reader.told().await;
    let copy = &reader.rows[&("trainees".to_owned(), id)];
    assert_eq!((reader.rows.len(), &copy["address"]), (1, &Value::Null));
}

#[actix_web::test]
async fn statuses_that_others_recorded_come_with_the_first_enrolment() {
    let shared = Shared::set().await;

    let types = "trainees,beneficiary-statuses";
    let mut reader = Reader::start(&shared.stage.server, shared.school(), types).await;
    assert_eq!(reader.rows.len(), 1, "the outline of the person");
    assert!(shared.statuses().await.is_empty());

    // What others record meanwhile is not told, and not to be found out by claiming it again.
    let id = shared.joined.id();
    let poor = json!({"group": "POOR_HOUSEHOLD"});
    claim(&shared.commune, &id, poor.clone()).await.expect(201);

    for group in [poor, json!({"group": "ETHNIC_MINORITY"})] {
        let _case = Case::of(&group);
        let refused = claim(shared.school(), &id, group).await;
        refused.expect_problem(422, "TRAINEE_NOT_ENROLLED");
    }

    shared.enrol().await;
    assert_eq!(shared.statuses().await.len(), 2);

    let told = reader.told().await;
    assert!(
        told.iter().all(|entry| entry["op"] == "UPSERT"),
        "{told:#?}"
    );
    assert_eq!(reader.rows.len(), 3, "the person and their two statuses");
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
        let _case = Case::of(pointer);
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

#[actix_web::test]
async fn a_night_of_a_school_joins_and_enrols_somebody_in_one_file() {
    let school = School::open().await;
    let other = teaching(&school.server.lead(), "A2").await;
    let first = school.server.registrar(other.school_id());
    let known = json!({"address": "Bản Mòng"});
    let body = with(person_body(&school.server, 1), known);
    let person = first.post("/v1/trainees", body).await.expect(201);
    let me = school.registrar.get("/v1/users/me").await.expect(200);
    let own = me.body["reach"]["schoolId"].as_str().expect("an id");
    past::join(&school.server, &person, own.parse().expect("an id"), false);
    let by = &school.registrar;

    let mut reader = Reader::start(&school.server, by, "trainees").await;
    assert_eq!(reader.rows.len(), 1, "the outline");

    let night = [
        imports::mixed("classes", imports::class("L1")),
        imports::mixed("trainees", imports::trainee(1)),
        imports::mixed("trainees", imports::trainee(2)),
        imports::mixed("enrolments", imports::enrolment(1, "L1")),
    ];
    for counts in [(3, 0), (0, 4)] {
        let _case = Case::of(format!("{counts:?}"));
        let done = school.import("kind=mixed", &night).await;
        let told = [&done["counts"]["created"], &done["counts"]["unchanged"]];
        assert_eq!(told, [&json!(counts.0), &json!(counts.1)], "{done:#}");

        let seen = by.get(&path_of(&person)).await.expect(200);
        assert_eq!(seen.body["address"], "Bản Mòng");

        let key = ("trainees".to_owned(), person.id());
        for _ in 0..20 {
            if reader.rows.get(&key) != Some(&seen.body) {
                reader.page(500, 1).await;
            }
        }
        assert_eq!(reader.rows[&key], seen.body);
    }
}
