//! Who is told: rows enter and leave the sight of a reader.

use std::collections::BTreeMap;

use registry::platform::auth::authz::Role;
use serde_json::{Value, json};

use super::{Reader, pair, rows_of, settled, told_of};
use crate::support::fixtures::{self, Stage};
use crate::support::{BoundTo, Case, TestServer, past};

#[actix_web::test]
async fn a_school_is_told_of_its_own_people_alone() {
    let stage = Stage::set(json!({})).await;
    let other = fixtures::teaching(&stage.server.lead(), "B1").await;
    let other_registrar = stage.server.registrar(other.school_id());
    let mut own = Reader::start(&stage.server, &stage.registrar, "trainees,enrolments").await;
    let mut others = Reader::start(&stage.server, &other_registrar, "trainees,enrolments").await;

    let person = stage.person(1).await;
    let stranger = fixtures::person(&stage.server, &other_registrar, 2).await;
    assert_eq!(told_of(&own.told().await), [pair("UPSERT", &person.id())]);
    assert_eq!(
        told_of(&others.told().await),
        [pair("UPSERT", &stranger.id())]
    );
    let masked = &own.rows[&("trainees".to_owned(), person.id())];
    assert_eq!(masked["citizenId"], "•••••••••001");
    assert!(!masked["masked"].as_array().expect("a list").is_empty());
}

#[actix_web::test]
async fn a_class_enters_everybodys_sight_when_it_opens_and_leaves_it_when_it_is_taken_back() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let mut reader = Reader::start(&server, &viewer, "classes").await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let hidden = fixtures::class(&server, &teaching, "L2", json!({})).await;

    let open = fixtures::step(&lead, &class, "OPEN").await.expect(200);
    assert_eq!(told_of(&reader.told().await), [pair("UPSERT", &class.id())]);

    let planned = fixtures::step(&lead, &open, "PLANNED").await.expect(200);
    let path = format!("/v1/classes/{}", class.id());
    let renamed = json!({"code": "SECRET"});
    let planned = lead.patch(&path, &planned, renamed).await.expect(200);
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("LEFT_SCOPE", &class.id())]);
    assert_eq!(told[0]["keys"]["code"], "L1");

    lead.delete(&path, &planned).await.expect(204);

    // Something that the reader does see comes after all that it must not.
    let last = fixtures::open_class(&server, &teaching, "L3", json!({})).await;
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("UPSERT", &last.id())]);
    assert!(!format!("{told:?}").contains(&hidden.id()));
}

#[actix_web::test]
async fn whoever_moves_leaves_one_commune_and_enters_the_other() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (from, to) = (
        server.unit("COMMUNE", "03646"),
        server.unit("COMMUNE", "03664"),
    );
    let types = "trainees,beneficiary-statuses";
    let mut before = Reader::start(&server, &server.commune(from), types).await;
    let mut after = Reader::start(&server, &server.commune(to), types).await;

    let person = fixtures::person(&server, &lead, 1).await;
    let status = fixtures::claim(&lead, &person.id(), json!({}))
        .await
        .expect(201);
    let entered = [pair("UPSERT", &person.id()), pair("UPSERT", &status.id())];
    assert_eq!(told_of(&settled(&mut before, 2).await), entered);

    let path = format!("/v1/trainees/{}", person.id());
    lead.patch(&path, &person, json!({"residenceUnitId": to}))
        .await
        .expect(200);
    let left = [
        pair("LEFT_SCOPE", &person.id()),
        pair("LEFT_SCOPE", &status.id()),
    ];

    assert_eq!(told_of(&settled(&mut before, 2).await), left);
    assert_eq!(told_of(&settled(&mut after, 2).await), entered);
    assert!(before.rows.is_empty());
}

#[actix_web::test]
async fn a_person_enters_the_sight_of_the_employment_centre_with_the_first_completion() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let near = BoundTo::Unit(server.unit("COMMUNE", "03646"));
    let far = BoundTo::Unit(server.unit("COMMUNE", "03664"));
    let types = "trainees,enrolments";
    let mut all = Reader::start(server, &centre, types).await;
    let mut near = Reader::start(server, &server.user(Role::EmploymentCentre, near), types).await;
    let mut far = Reader::start(server, &server.user(Role::EmploymentCentre, far), types).await;
    let unseen = stage.person(7).await;
    let done = stage.graduate(1, "PASSED").await;
    let person = done.body["traineeId"].as_str().expect("an id");
    let expected = [pair("UPSERT", &done.id()), pair("UPSERT", person)];

    let told = settled(&mut all, 2).await;
    assert_eq!(told_of(&told), expected);
    assert!(!format!("{told:?}").contains(&unseen.id()));
    assert_eq!(told_of(&settled(&mut near, 2).await), expected);
    assert!(far.page(500, 0).await.is_empty());
}

#[actix_web::test]
async fn a_school_that_lets_a_person_go_is_told_so_with_its_own_keys() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let other = fixtures::teaching(&lead, "B1").await;
    let joining = server.registrar(other.school_id());
    let person = stage.person(1).await;
    let mut reader = Reader::start(server, &joining, "trainees").await;
    let mut province = Reader::start(server, &lead, "trainees").await;
    past::join(server, &person, other.school_id(), false);
    let body = fixtures::person_body(server, 1);
    let key = "/v1/trainees/by-external-id/b-sis/HV1";
    let joined = joining.put(key, body).await.expect(200);
    assert_eq!(joined.id(), person.id());

    // With the person comes the key that the school has given them.
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("REKEY", &person.id())]);
    let own = json!([{"system": "b-sis", "value": "HV1"}]);
    assert_eq!(told[0]["data"]["externalIds"], own);
    assert_eq!(told[0]["keys"]["current"]["externalIds"], own);

    province.told().await;
    let path = format!("/v1/trainees/{}", person.id());
    joining.delete(&path, &joined).await.expect(204);
    let told = reader.told().await;

    assert_eq!(told_of(&told), [pair("LEFT_SCOPE", &person.id())]);
    assert_eq!(told[0]["externalIds"], own);

    // For the province the person has not gone anywhere.
    assert_eq!(
        told_of(&province.told().await),
        [pair("UPSERT", &person.id())]
    );
}

#[actix_web::test]
async fn a_merge_and_its_reversal_leave_every_copy_right() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let other = fixtures::teaching(&lead, "B1").await;
    let other = server.registrar(other.school_id());
    let types = "trainees,enrolments,beneficiary-statuses";

    // The one who goes has completed a class; the survivor is another school's alone.
    let done = stage.graduate(1, "PASSED").await;
    let gone = done.body["traineeId"].as_str().expect("an id").to_owned();
    let doubled = fixtures::with(
        fixtures::person_body(server, 1),
        json!({
            "citizenId": null, "fullName": "Lo Thi Mai 1",
            "passport": {"country": "LA", "number": "PA1234567"}
        }),
    );
    let survivor = other.post("/v1/trainees", doubled).await.expect(201);
    fixtures::claim(&lead, &survivor.id(), json!({}))
        .await
        .expect(201);

    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let mut readers = Vec::new();
    for client in [&lead, &stage.registrar, &other, &commune] {
        readers.push(Reader::start(server, client, types).await);
    }

    readers.push(Reader::start(server, &centre, "trainees,enrolments").await);

    let found = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let path = format!("/v1/trainee-matches/{}", found.column("id")[0]);
    let found = lead.get(&path).await.expect(200);

    let body = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    let merged = lead
        .with("if-match", found.etag())
        .post(&format!("{path}/decisions"), body)
        .await
        .expect(200);
    let told = expect_copies(&mut readers).await;

    for (name, told) in [
        ("lead", &told[0]),
        ("school", &told[1]),
        ("centre", &told[4]),
    ] {
        let _case = Case::of(name);
        let merge = told.iter().find(|entry| entry["op"] == "MERGE");
        let merge = merge.unwrap_or_else(|| panic!("no merge in {told:#?}"));
        assert_eq!(
            (&merge["id"], &merge["mergedInto"]),
            (&json!(gone), &json!(survivor.id()))
        );
    }

    lead.with("if-match", merged.etag())
        .post(&format!("{path}/reversal"), json!({"reason": "Hai người"}))
        .await
        .expect(200);
    expect_copies(&mut readers).await;
}

/// Let every reader read on until its copy is what its lists say; what each was told.
async fn expect_copies(readers: &mut [Reader]) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for (index, reader) in readers.iter_mut().enumerate() {
        let _case = Case::of(format!("reader {index}"));
        let types = reader.types.clone();
        let mut wanted = BTreeMap::new();
        for kind in types
            .split(',')
            .filter(|kind| *kind != "beneficiary-statuses")
        {
            wanted.extend(rows_of(&reader.client, &format!("/v1/{kind}")).await);
        }
        if types.contains("beneficiary-statuses") {
            let people: Vec<String> = wanted
                .keys()
                .filter(|(kind, _)| kind == "trainees")
                .map(|(_, id)| id.clone())
                .collect();
            for id in people {
                let path = format!("/v1/trainees/{id}/beneficiary-statuses");
                wanted.extend(rows_of(&reader.client, &path).await);
            }
        }
        let mut told = Vec::new();
        for _ in 0..20 {
            if !told.is_empty() && reader.rows == wanted {
                break;
            }
            told.extend(reader.page(500, 2).await);
        }
        assert_eq!(reader.rows, wanted);
        all.push(told);
    }
    all
}

#[actix_web::test]
async fn keys_that_a_school_gave_are_not_told_to_others() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let mut reader = Reader::start(server, &commune, "enrolments").await;
    let mut own = Reader::start(&stage.server, &stage.registrar, "enrolments").await;

    let person = stage.person(1).await;
    let keys = json!({"externalIds": [{"system": "a-sis", "value": "GD-SECRET"}]});
    let enrolment = fixtures::enrol(&stage.registrar, &person.id(), &stage.class.id(), keys).await;
    let enrolment = enrolment.expect(201);
    let path = format!("/v1/enrolments/{}", enrolment.id());
    let mut told = reader.told().await;
    own.told().await;

    stage.registrar.delete(&path, &enrolment).await.expect(204);
    told.extend(reader.told().await);
    assert_eq!(told.last().expect("an entry")["op"], "DELETE");
    assert!(!format!("{told:?}").contains("GD-SECRET"));

    let told = own.told().await;
    assert_eq!(told[0]["externalIds"][0]["value"], "GD-SECRET");
}

#[actix_web::test]
async fn a_type_that_the_caller_may_not_read_is_not_in_the_feed() {
    let server = TestServer::start().await;
    let scopes = ["changes:read", "schools:read"];
    let reader = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &scopes);

    let page = reader.get("/v1/changes").await.expect(200);
    let types = json!([
        "admin-units",
        "code-lists",
        "occupations",
        "schools",
        "campuses",
        "licence-lines"
    ]);
    assert_eq!(page.body["page"]["types"], types);

    reader
        .get("/v1/changes?types=schools,trainees")
        .await
        .expect_problem(403, "SCOPE_MISSING");

    let unknown = server.lead().get("/v1/changes?types=users").await;
    unknown.expect_error_at(400, "PARAMETER_INVALID", "types");

    for path in ["/v1/changes?limit=501", "/v1/changes/snapshot?limit=0"] {
        let _case = Case::of(path);
        let refused = server.lead().get(path).await;
        refused.expect_error_at(400, "PARAMETER_INVALID", "limit");
    }

    let refused = server.lead().get("/v1/changes?wait=31").await;
    refused.expect_error_at(400, "PARAMETER_INVALID", "wait");
}
