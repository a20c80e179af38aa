//! Partnerships as a school, its enterprise and the province meet them.

mod imports;

use registry::platform::auth::authz::Role;
use serde_json::{Value, json};

use crate::support::fixtures::{Teaching, occupation, teaching, with};
use crate::support::{BoundTo, Case, Client, Response, TestServer};

const PATH: &str = "/v1/partnerships";

/// A school with a registrar, and an enterprise.
struct Stage {
    server: TestServer,
    teaching: Teaching,
    registrar: Client,
    enterprise: Response,
}

impl Stage {
    async fn set() -> Self {
        let server = TestServer::start().await;
        let teaching = teaching(&server.lead(), "A1").await;
        let enterprise = enterprise(&server, "0100109106").await;
        Self {
            registrar: server.registrar(teaching.school_id()),
            server,
            teaching,
            enterprise,
        }
    }

    /// What the school and the enterprise agreed on in March, for two years.
    fn body(&self) -> Value {
        json!({
            "enterpriseId": self.enterprise.id(), "occupationId": occupation(1),
            "level": "ELEMENTARY_1", "signedDate": "2026-03-02", "expiryDate": "2028-03-01",
            "scope": "Thực hành  tại xưởng", "practicePlaces": 20,
            "contactName": "Lò Văn Mẫu", "contactPhone": "0912 345 678"
        })
    }

    async fn signed(&self, changes: Value) -> Response {
        let body = with(self.body(), changes);
        self.registrar.post(PATH, body).await.expect(201)
    }
}

async fn enterprise(server: &TestServer, tax_code: &str) -> Response {
    let body = json!({"legalForm": "ENTERPRISE", "taxCode": tax_code, "name": "Công ty Mẫu"});
    server
        .lead()
        .post("/v1/enterprises", body)
        .await
        .expect(201)
}

#[actix_web::test]
async fn a_school_enters_reads_changes_and_deletes_its_own() {
    let stage = Stage::set().await;
    let by = &stage.registrar;

    let made = stage.signed(json!({})).await;
    assert_eq!(made.body["schoolId"], stage.teaching.school.id());
    assert_eq!(made.body["scope"], "Thực hành tại xưởng");
    assert_eq!(made.body["contactPhone"], "+84912345678");
    assert_eq!(made.header("location"), format!("{PATH}/{}", made.id()));

    let path = format!("{PATH}/{}", made.id());
    let read = by.get(&path).await.expect(200);
    assert_eq!(read.body, made.body);
    let patch = json!({"scope": null, "practicePlaces": 25});
    let changed = by.patch(&path, &read, patch).await.expect(200);
    assert_eq!(changed.body["version"], 2);
    assert_eq!(changed.body["scope"], Value::Null);
    by.patch(&path, &read, json!({"scope": "Khác"}))
        .await
        .expect_problem(412, "VERSION_STALE");

    by.delete(&path, &changed).await.expect(204);
    by.get(&path).await.expect(404);
    stage.server.decided().await;
    let feed = by.get("/v1/changes?types=partnerships").await.expect(200);
    assert_eq!(feed.column("op"), ["DELETE"]);
    assert_eq!(feed.rows()[0]["keys"]["signedDate"], "2026-03-02");
}

#[actix_web::test]
async fn everything_wrong_with_one_is_told_at_once() {
    let stage = Stage::set().await;
    let wrong = json!({
        "enterpriseId": stage.teaching.school.id(), "level": "COLLEGE",
        "signedDate": "2999-01-01", "expiryDate": "2026-01-01", "contactPhone": "12"
    });

    let answer = stage.registrar.post(PATH, with(stage.body(), wrong)).await;

    let answer = answer.expect_problem(422, "RULES_BROKEN");
    let mut errors = answer.errors();
    errors.sort();
    let expected = [
        ("/contactPhone", "PHONE_INVALID"),
        ("/enterpriseId", "REFERENCE_UNKNOWN"),
        ("/expiryDate", "DATES_REVERSED"),
        ("/level", "OCCUPATION_LEVEL_DIFFERS"),
        ("/signedDate", "DATE_IN_FUTURE"),
    ];
    let expected = expected.map(|(place, code)| (place.to_owned(), code.to_owned()));
    assert_eq!(errors, expected);
}

#[actix_web::test]
async fn bodies_are_as_the_document_says() {
    let stage = Stage::set().await;
    for (name, changes, code, place) in [
        (
            "unknown member",
            json!({"quota": 1}),
            "FIELD_UNKNOWN",
            "/quota",
        ),
        (
            "too many places",
            json!({"practicePlaces": 100_001}),
            "FIELD_RANGE",
            "/practicePlaces",
        ),
        (
            "no places",
            json!({"practicePlaces": -1}),
            "FIELD_RANGE",
            "/practicePlaces",
        ),
        (
            "a fraction",
            json!({"practicePlaces": 12.5}),
            "FIELD_TYPE",
            "/practicePlaces",
        ),
        (
            "no day",
            json!({"signedDate": "2026-02-30"}),
            "FIELD_FORMAT",
            "/signedDate",
        ),
        (
            "no mail",
            json!({"contactEmail": "x"}),
            "FIELD_FORMAT",
            "/contactEmail",
        ),
    ] {
        let _case = Case::of(name.to_owned());
        let answer = stage
            .registrar
            .post(PATH, with(stage.body(), changes))
            .await;
        answer.expect_error_at(400, code, place);
    }
}

#[actix_web::test]
async fn the_same_partnership_is_there_once() {
    let stage = Stage::set().await;
    stage.signed(json!({})).await;

    let again = stage.registrar.post(PATH, stage.body()).await;
    again.expect_error_at(409, "PARTNERSHIP_TAKEN", "/signedDate");
    stage.signed(json!({"signedDate": "2026-03-03"})).await;
}

#[actix_web::test]
async fn a_school_and_an_enterprise_see_their_own_and_only_the_school_writes() {
    let stage = Stage::set().await;
    let made = stage.signed(json!({})).await;
    let path = format!("{PATH}/{}", made.id());
    let server = &stage.server;
    let partner = BoundTo::Enterprise(stage.enterprise.id().parse().expect("an id"));
    let partner = server.user(Role::Enterprise, partner);
    let stranger = enterprise(server, "0300588569").await;
    let stranger = BoundTo::Enterprise(stranger.id().parse().expect("an id"));
    let stranger = server.user(Role::Enterprise, stranger);
    let other = teaching(&server.lead(), "B1").await;
    let other = server.registrar(other.school_id());

    assert_eq!(
        partner.get(PATH).await.expect(200).column("id"),
        [made.id()]
    );
    partner.get(&path).await.expect(200);
    partner
        .patch(&path, &made, json!({"scope": "Khác"}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    for by in [&stranger, &other] {
        assert_eq!(by.get(PATH).await.expect(200).rows().len(), 0);
        by.get(&path).await.expect(404);
    }
    other
        .patch(&path, &made, json!({"scope": "Khác"}))
        .await
        .expect(404);
    other.delete(&path, &made).await.expect(404);
    let theirs = with(
        stage.body(),
        json!({"schoolId": stage.teaching.school.id()}),
    );
    other
        .post(PATH, theirs)
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");
}

#[actix_web::test]
async fn the_school_of_one_stays() {
    let stage = Stage::set().await;
    let made = stage.signed(json!({})).await;
    let path = format!("{PATH}/{}", made.id());
    let other = teaching(&stage.server.lead(), "B1").await;
    let moved = json!({"schoolId": other.school.id()});

    stage
        .server
        .lead()
        .patch(&path, &made, moved.clone())
        .await
        .expect_error_at(422, "FIELD_FIXED", "/schoolId");
    stage
        .registrar
        .patch(&path, &made, moved)
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");
}

#[actix_web::test]
async fn under_a_key_of_its_own_it_is_sent_again_and_again() {
    let stage = Stage::set().await;
    let by = &stage.registrar;
    let path = format!("{PATH}/by-external-id/sis/HT-1");

    let made = by.put(&path, stage.body()).await.expect(201);
    let again = by.put(&path, stage.body()).await.expect(200);
    assert_eq!(again.etag(), made.etag());
    let other = with(stage.body(), json!({"practicePlaces": 5}));
    let changed = by.put(&path, other).await.expect(200);
    assert_eq!(changed.body["version"], 2);
    assert_eq!(by.get(&path).await.expect(200).id(), made.id());

    // Entered without a key, it takes the one that it is sent under.
    let entered = stage.signed(json!({"signedDate": "2026-04-01"})).await;
    let sent = with(stage.body(), json!({"signedDate": "2026-04-01"}));
    let adopted = by
        .put(&format!("{PATH}/by-external-id/sis/HT-2"), sent)
        .await;
    assert_eq!(adopted.expect(200).id(), entered.id());
}

#[actix_web::test]
async fn a_school_finds_out_nothing_of_what_another_has() {
    let stage = Stage::set().await;
    stage.signed(json!({})).await;
    let other = teaching(&stage.server.lead(), "B1").await;
    let other = stage.server.registrar(other.school_id());
    let school = json!({"schoolId": stage.teaching.school.id()});

    for (name, changes) in [
        ("there", json!({})),
        ("nowhere", json!({"signedDate": "2026-01-01"})),
    ] {
        let _case = Case::of(name);
        let body = with(with(stage.body(), changes), school.clone());
        let path = format!("{PATH}/by-external-id/sis/{name}");
        let answer = other.put(&path, body).await;
        answer.expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");
    }
}

#[actix_web::test]
async fn what_is_wrong_is_told_also_where_the_rest_is_there_already() {
    let stage = Stage::set().await;
    let path = format!("{PATH}/by-external-id/sis/HT-1");
    let without = with(
        stage.body(),
        json!({"contactPhone": null, "contactName": null}),
    );
    stage
        .registrar
        .put(&path, without.clone())
        .await
        .expect(201);

    for (member, value, code) in [
        ("contactPhone", "12", "PHONE_INVALID"),
        ("contactName", "  ", "NAME_INVALID"),
    ] {
        let _case = Case::of(member);
        let body = with(without.clone(), json!({member: value}));
        let answer = stage.registrar.put(&path, body).await;
        answer.expect_error_at(422, code, &format!("/{member}"));
    }
}

#[actix_web::test]
async fn one_whose_level_has_ended_can_still_be_ended() {
    let stage = Stage::set().await;
    let made = stage.signed(json!({})).await;
    let lead = stage.server.lead();
    let item = "/v1/code-lists/training-levels/items/ELEMENTARY_1";
    let read = lead.get(item).await.expect(200);
    let mut level = read.body.clone();
    level["validTo"] = json!("2026-06-30");
    for name in ["list", "code", "version", "updatedAt"] {
        level.as_object_mut().expect("an item").remove(name);
    }
    let lead = lead.with("if-match", read.etag());
    lead.put(item, level).await.expect(200);

    let path = format!("{PATH}/{}", made.id());
    let patch = json!({"expiryDate": "2026-06-30"});
    stage.registrar.patch(&path, &made, patch).await.expect(200);
    let again = with(stage.body(), json!({"signedDate": "2026-03-03"}));
    let refused = stage.registrar.post(PATH, again).await;
    refused.expect_error_at(422, "CODE_EXPIRED", "/level");
}

#[actix_web::test]
async fn lists_are_narrowed_and_carry_related_rows() {
    let stage = Stage::set().await;
    let by = &stage.registrar;
    let ended = json!({"signedDate": "2024-01-01", "expiryDate": "2024-12-31"});
    let ended = stage.signed(ended).await.id();
    let open = stage.signed(json!({"expiryDate": null})).await.id();

    for (query, expected) in [
        ("validOn=2024-12-31", vec![&ended]),
        ("validOn=2025-01-01", vec![]),
        ("validOn=2030-01-01", vec![&open]),
        ("level=COLLEGE", vec![]),
        (
            "level=ELEMENTARY_1,COLLEGE&sort=-createdAt",
            vec![&open, &ended],
        ),
    ] {
        let _case = Case::of(query.to_owned());
        let list = by.get(&format!("{PATH}?{query}")).await.expect(200);
        assert_eq!(
            list.column("id"),
            expected.into_iter().cloned().collect::<Vec<_>>()
        );
    }
    let expand = format!("{PATH}/{open}?expand=school,enterprise,occupation");
    let read = by.get(&expand).await.expect(200).body;
    assert_eq!(read["school"]["code"], "A1");
    assert_eq!(read["enterprise"]["taxCode"], "0100109106");
    assert_eq!(read["occupation"]["code"], "SL-2017-01");
}

#[actix_web::test]
async fn what_a_digest_shows_missing_is_told() {
    let stage = Stage::set().await;
    let made = stage.signed(json!({})).await;

    let asked = json!({"type": "partnerships", "buckets": 16, "digests": []});
    let answer = stage.registrar.post("/v1/reconcile", asked).await;

    let answer = answer.expect(200).body;
    assert!(answer.to_string().contains(&made.id()), "{answer:#}");
}
