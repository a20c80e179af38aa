//! Records under the keys of a school's own system: sent whole, every night, and never doubled.

use diesel::prelude::*;
use registry::platform::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{audit_events, change_log, external_ids, trainees};
use registry::platform::db::types::Json;
use registry::platform::ids::OrganisationId;
use serde_json::{Value, json};

use crate::support::fixtures::{self, Stage, class_body, person_body, teaching, with};
use crate::support::{BoundTo, Client, Response, TestServer};

fn at(resource: &str, value: &str) -> String {
    format!("/v1/{resource}/by-external-id/sis/{value}")
}

fn key(value: &str) -> Value {
    json!({"system": "sis", "value": value})
}

/// The class of a stage as its school's system sends it.
fn sent_class(stage: &Stage, code: &str, changes: Value) -> Value {
    with(class_body(&stage.server, &stage.teaching, code), changes)
}

fn sent_enrolment(trainee: &str, class: &Response, changes: Value) -> Value {
    let body = json!({
        "trainee": key(trainee), "classId": class.id(), "appliedDate": "2026-02-02"
    });
    with(body, changes)
}

/// How many audit events, change entries and keys there are: nothing new means nothing written.
fn written(server: &TestServer) -> (i64, i64, i64) {
    let count = |conn: &mut DbConnection| {
        Ok((
            audit_events::table.count().get_result(conn)?,
            change_log::table.count().get_result(conn)?,
            external_ids::table.count().get_result(conn)?,
        ))
    };
    server.db().read_now(count).expect("counts")
}

fn people(server: &TestServer) -> i64 {
    let count = |conn: &mut DbConnection| Ok(trainees::table.count().get_result(conn)?);
    server.db().read_now(count).expect("a count")
}

fn audited(server: &TestServer, action: &'static str) -> i64 {
    let count = move |conn: &mut DbConnection| {
        let events = audit_events::table.filter(audit_events::action.eq(action));
        Ok(events.count().get_result(conn)?)
    };
    server.db().read_now(count).expect("a count")
}

/// Two schools with a registrar each.
async fn two_schools() -> (TestServer, Client, Client) {
    let server = TestServer::start().await;
    let lead = server.lead();
    let a = teaching(&lead, "A1").await;
    let b = teaching(&lead, "B1").await;
    let (a, b) = (a.school_id(), b.school_id());
    let (a, b) = (server.registrar(a), server.registrar(b));
    (server, a, b)
}

#[actix_web::test]
async fn a_person_is_created_updated_and_left_alone() {
    let (server, school, _) = two_schools().await;
    let path = at("trainees", "HV-1");
    let body = person_body(&server, 1);
    let created = school.put(&path, body.clone()).await.expect(201);
    assert_eq!(
        created.header("location"),
        format!("/v1/trainees/{}", created.id())
    );
    assert_eq!(created.body["externalIds"], json!([key("HV-1")]));

    let before = written(&server);
    let again = school.put(&path, body.clone()).await.expect(200);
    assert_eq!((again.id(), again.etag()), (created.id(), created.etag()));
    assert_eq!(written(&server), before, "the same content writes nothing");

    let moved = with(
        body,
        json!({"address": "Bản Mòng", "phone": "0912 345 678"}),
    );
    let updated = school.put(&path, moved.clone()).await.expect(200);
    assert_eq!(updated.body["address"], "Bản Mòng");
    assert_ne!(updated.etag(), created.etag());
    let again = school.put(&path, moved).await.expect(200);
    assert_eq!(
        again.etag(),
        updated.etag(),
        "a phone in another notation is the same phone"
    );

    let read = school.get(&path).await.expect(200);
    assert_eq!((read.id(), read.etag()), (created.id(), updated.etag()));
    school
        .get(&at("trainees", "HV-2"))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_key_may_hold_any_characters() {
    let (server, school, _) = two_schools().await;
    let path = at("trainees", "H%E1%BB%8Dc%2Fvi%C3%AAn%20%231%3F%25");
    let created = school.put(&path, person_body(&server, 1)).await.expect(201);
    assert_eq!(created.body["externalIds"], json!([key("Học/viên #1?%")]));
    assert_eq!(school.get(&path).await.expect(200).id(), created.id());
    let long = at("trainees", &"x".repeat(129));
    school
        .put(&long, person_body(&server, 2))
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "value");
    school
        .put(
            "/v1/trainees/by-external-id/a%20b/1",
            person_body(&server, 2),
        )
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "system");
}

#[actix_web::test]
async fn a_number_of_a_document_is_no_key() {
    let (server, school, _) = two_schools().await;
    let body = person_body(&server, 1);
    let path = at("trainees", body["citizenId"].as_str().expect("an ID"));
    school
        .put(&path, body.clone())
        .await
        .expect_problem(422, "EXTERNAL_ID_PERSONAL");
    let inside = with(
        body.clone(),
        json!({"externalIds": [{"system": "sis", "value": body["citizenId"]}]}),
    );
    school.post("/v1/trainees", inside).await.expect_error_at(
        422,
        "EXTERNAL_ID_PERSONAL",
        "/externalIds/0/value",
    );
}

#[actix_web::test]
async fn conditions_are_kept_when_they_are_sent() {
    let (server, school, _) = two_schools().await;
    let path = at("trainees", "HV-1");
    let body = person_body(&server, 1);
    school
        .with("if-match", "\"1\"")
        .put(&path, body.clone())
        .await
        .expect_error_at(412, "VERSION_STALE", "If-Match");
    let only_new = school.with("if-none-match", "*");
    let created = only_new.put(&path, body.clone()).await.expect(201);
    only_new.put(&path, body.clone()).await.expect_error_at(
        412,
        "EXTERNAL_ID_EXISTS",
        "If-None-Match",
    );
    let moved = with(body, json!({"address": "Bản Mòng"}));
    let seen = school.with("if-match", created.etag());
    seen.put(&path, moved.clone()).await.expect(200);
    seen.put(&path, moved)
        .await
        .expect_error_at(412, "VERSION_STALE", "If-Match");
}

#[actix_web::test]
async fn the_rules_are_those_of_registering() {
    let (server, school, _) = two_schools().await;
    let wrong = with(person_body(&server, 1), json!({"sex": "MALE"}));
    let path = at("trainees", "HV-1");
    school
        .put(&path, wrong.clone())
        .await
        .expect_error_at(422, "CITIZEN_ID_SEX", "/citizenId");
    school.put(&path, person_body(&server, 1)).await.expect(201);
    school
        .put(&path, wrong)
        .await
        .expect_error_at(422, "CITIZEN_ID_SEX", "/citizenId");
    let unknown = with(person_body(&server, 1), json!({"nickname": "Mai"}));
    school
        .put(&path, unknown.clone())
        .await
        .expect_error_at(400, "FIELD_UNKNOWN", "/nickname");
    let lenient = school.with("prefer", "handling=lenient");
    let taken = lenient.put(&path, unknown).await.expect(200);
    assert_eq!(
        taken.header("x-registry-warning"),
        "/nickname FIELD_UNKNOWN"
    );
}

#[actix_web::test]
async fn a_hundred_first_writes_of_one_key_make_one_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let (person, class) = (person_body(server, 1), sent_class(&stage, "L9", json!({})));
    for (resource, body) in [("trainees", person), ("classes", class)] {
        let path = at(resource, "K1");
        let all = (0..100).map(|_| school.put(&path, body.clone()));
        let answers = futures_util::future::join_all(all).await;
        let created = answers.iter().filter(|answer| answer.status == 201).count();
        let others: Vec<u16> = answers
            .iter()
            .map(|answer| answer.status.as_u16())
            .filter(|status| ![200, 201].contains(status))
            .collect();
        assert_eq!((created, others), (1, vec![]), "{resource}");
        assert!(answers.iter().all(|answer| answer.id() == answers[0].id()));
    }
    let path = at("enrolments", "K1");
    let body = sent_enrolment("K1", &stage.class, json!({}));
    let all = (0..50).map(|_| school.put(&path, body.clone()));
    let answers = futures_util::future::join_all(all).await;
    assert!(
        answers
            .iter()
            .all(|answer| [200, 201].contains(&answer.status.as_u16()))
    );
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn one_person_sent_under_many_keys_at_once_is_one_row() {
    let (server, a, b) = two_schools().await;
    let body = person_body(&server, 1);
    let paths: Vec<String> = (0..20)
        .map(|n| at("trainees", &format!("HV-{n}")))
        .collect();
    let all = paths.iter().enumerate().map(|(n, path)| {
        let school = if n % 2 == 0 { &a } else { &b };
        school.put(path, body.clone())
    });
    let answers = futures_util::future::join_all(all).await;
    for answer in &answers {
        assert!(
            [200, 201].contains(&answer.status.as_u16()),
            "{:#}",
            answer.body
        );
    }
    assert_eq!(people(&server), 1);
}

#[actix_web::test]
async fn keys_of_one_organisation_are_nothing_to_another() {
    let (server, a, b) = two_schools().await;
    let path = at("trainees", "HV-1");
    let first = a.put(&path, person_body(&server, 1)).await.expect(201);
    b.get(&path).await.expect_problem(404, "NOT_FOUND");
    let second = b.put(&path, person_body(&server, 2)).await.expect(201);
    assert_ne!(
        first.id(),
        second.id(),
        "the same key, another organisation's"
    );
    assert_eq!(a.get(&path).await.expect(200).id(), first.id());
    assert_eq!(b.get(&path).await.expect(200).id(), second.id());
}

#[actix_web::test]
async fn keys_are_shown_to_those_who_gave_them_and_who_put_records_together() {
    let (server, a, _) = two_schools().await;
    let path = at("trainees", "HV-1");
    let body = person_body(&server, 1);
    let person = a.put(&path, body.clone()).await.expect(201);
    let place = format!("/v1/trainees/{}", person.id());
    // The whole province in reach, and nothing to do with keys.
    let inspector = server.user(Role::Inspector, BoundTo::Province);
    let seen = inspector.get(&place).await.expect(200);
    assert_eq!(seen.body["externalIds"], json!([]));
    // Transactions of others hold the feed back for a moment.
    let feed = inspector
        .get("/v1/changes?types=trainees&wait=20")
        .await
        .expect(200);
    let told = feed.body["data"].to_string();
    assert!(
        told.contains(&person.id()) && !told.contains("HV-1"),
        "{told}"
    );
    let lead = server.lead();
    let seen = lead.get(&place).await.expect(200);
    assert_eq!(seen.body["externalIds"], json!([key("HV-1")]));
    // The same name in the lead agency's own system is a key of its own.
    lead.get(&path).await.expect_problem(404, "NOT_FOUND");
    lead.put(&path, body).await.expect(200);
    assert_eq!(lead.get(&path).await.expect(200).id(), person.id());
}

#[actix_web::test]
async fn a_person_of_two_schools_is_one_row_and_no_school_learns_of_the_other() {
    let (server, a, b) = two_schools().await;
    let body = with(person_body(&server, 1), json!({"address": "Bản Mòng"}));
    let first = a
        .put(&at("trainees", "A-1"), body.clone())
        .await
        .expect(201);
    // B writes the name without its accents, knows another address, and a phone.
    let of_b = with(
        body.clone(),
        json!({"fullName": "Lo Thi Mai 1", "address": "Bản Pát", "phone": "0912345678"}),
    );
    let path = at("trainees", "B-1");
    let joined = b.put(&path, of_b.clone()).await.expect(201);
    assert_eq!(joined.id(), first.id());
    assert_eq!(joined.body["externalIds"], json!([key("B-1")]));
    assert_eq!(joined.body["fullName"], "Lò Thị Mai 1");
    assert_eq!(joined.body["address"], Value::Null, "what A said");
    let of_a = a.get(&at("trainees", "A-1")).await.expect(200);
    assert_eq!(of_a.body["address"], "Bản Mòng");
    assert_eq!(of_a.body["phone"], Value::Null, "B has not enrolled them");
    let warnings: Vec<&str> = joined
        .headers
        .get_all("x-registry-warning")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    assert!(
        warnings.is_empty(),
        "what others said would be told: {warnings:?}"
    );

    for _ in 0..2 {
        let before = written(&server);
        let night = b.put(&path, of_b.clone()).await.expect(200);
        let other = a
            .put(&at("trainees", "A-1"), body.clone())
            .await
            .expect(200);
        assert_eq!(night.etag(), joined.etag());
        assert_eq!(
            other.etag(),
            joined.etag(),
            "what A does not say stays as B said it"
        );
        assert_eq!(other.body["externalIds"], json!([key("A-1")]));
        assert_eq!(written(&server), before);
    }
    let renamed = with(
        of_b,
        json!({"fullName": "Lò Thị Nụ", "birthDate": "2004-05-18"}),
    );
    let refused = b.put(&path, renamed).await;
    for pointer in ["/fullName", "/birthDate"] {
        assert!(
            refused
                .errors()
                .contains(&(pointer.into(), "FIELD_RESERVED".into()))
        );
    }
}

#[actix_web::test]
async fn somebody_registered_without_a_key_takes_it() {
    let (server, school, _) = two_schools().await;
    let person = fixtures::person(&server, &school, 1).await;
    let path = at("trainees", "HV-1");
    let taken = school.put(&path, person_body(&server, 1)).await.expect(200);
    assert_eq!(taken.id(), person.id());
    assert_eq!(taken.body["externalIds"], json!([key("HV-1")]));
    let other = with(person_body(&server, 1), json!({"fullName": "Cà Thị Nụ"}));
    school
        .put(&at("trainees", "HV-2"), other)
        .await
        .expect_problem(409, "TRAINEE_EXISTS");
}

#[actix_web::test]
async fn documents_that_do_not_fit_are_audited_and_limited() {
    let (server, a, b) = two_schools().await;
    fixtures::person(&server, &a, 1).await;
    let guess = with(person_body(&server, 1), json!({"fullName": "Cà Thị Nụ"}));
    let path = at("trainees", "HV-1");
    // The same again, as a school sends it every night, tells nothing new and counts once.
    let nights = (0..22).map(|_| guess.clone());
    let others = (1..20).map(|day| {
        let day = format!("2004-01-{day:02}");
        with(guess.clone(), json!({"birthDate": day}))
    });
    for guess in nights.chain(others) {
        b.put(&path, guess)
            .await
            .expect_error_at(422, "IDENTITY_CONFLICT", "/citizenId");
    }
    assert_eq!(audited(&server, "trainee.identity-conflict"), 41);
    assert_eq!(people(&server), 1);
    let limited = b
        .put(&path, guess.clone())
        .await
        .expect_problem(429, "TOO_MANY_CONFLICTS");
    let wait: u32 = limited.header("retry-after").parse().expect("seconds");
    assert!((1..=3600).contains(&wait), "{wait}");
    // Whoever is on file: the answer is the same for somebody new, and over POST.
    b.post("/v1/trainees", person_body(&server, 2))
        .await
        .expect_problem(429, "TOO_MANY_CONFLICTS");
    a.put(&path, person_body(&server, 3)).await.expect(201);
}

#[actix_web::test]
async fn a_class_is_sent_with_the_state_in_which_it_is() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let path = at("classes", "L-7");
    let planned = school
        .put(&path, sent_class(&stage, "L7", json!({})))
        .await
        .expect(201);
    assert_eq!(planned.body["status"], "PLANNED");
    let running = sent_class(&stage, "L7", json!({"status": "RUNNING", "capacity": 31}));
    let walked = school.put(&path, running.clone()).await.expect(200);
    assert_eq!(
        (&walked.body["status"], &walked.body["capacity"]),
        (&json!("RUNNING"), &json!(31))
    );
    assert_eq!(
        audited(server, "class.transition"),
        3,
        "one for each step, and that of the stage"
    );
    let before = written(server);
    let again = school.put(&path, running).await.expect(200);
    assert_eq!((again.etag(), written(server)), (walked.etag(), before));
    school
        .put(
            &path,
            sent_class(&stage, "L7", json!({"status": "OPEN", "capacity": 31})),
        )
        .await
        .expect_error_at(409, "STATE_FORBIDS", "/status");
    school
        .put(
            &path,
            sent_class(&stage, "L7", json!({"status": "CANCELLED", "capacity": 31})),
        )
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/statusReason");
    let taken = sent_class(
        &stage,
        "L1",
        json!({"externalIds": [{"system": "moet", "value": "1"}]}),
    );
    let known = school
        .put(&at("classes", "L-1"), taken.clone())
        .await
        .expect(200);
    assert_eq!(
        known.id(),
        stage.class.id(),
        "a class of that code without a key takes it"
    );
    school
        .put(&at("classes", "L-2"), taken)
        .await
        .expect_problem(409, "CLASS_CODE_TAKEN");
}

#[actix_web::test]
async fn a_new_code_of_a_class_is_told_with_the_one_before() {
    let stage = Stage::set(json!({})).await;
    let path = at("classes", "L-7");
    let class = sent_class(&stage, "L7", json!({}));
    stage.registrar.put(&path, class).await.expect(201);
    let class = sent_class(&stage, "L8", json!({}));
    stage.registrar.put(&path, class).await.expect(200);
    let rekeyed = rekeys(&stage.server);
    let (keys, organisation) = rekeyed.last().expect("an entry");
    assert_eq!(
        (&keys["previous"]["code"], &keys["current"]["code"]),
        (&json!("L7"), &json!("L8"))
    );
    assert_eq!(*organisation, None);
}

fn rekeys(server: &TestServer) -> Vec<(Value, Option<OrganisationId>)> {
    let entries = |conn: &mut DbConnection| {
        let rows: Vec<(Json<Value>, Option<OrganisationId>)> = change_log::table
            .filter(change_log::op.eq("REKEY"))
            .order(change_log::seq)
            .select((change_log::keys, change_log::organisation_id))
            .load(conn)?;
        Ok(rows.into_iter().map(|(keys, of)| (keys.0, of)).collect())
    };
    server.db().read_now(entries).expect("entries")
}

#[actix_web::test]
async fn keys_given_later_are_told_to_their_organisation_alone() {
    let (server, a, b) = two_schools().await;
    a.put(&at("trainees", "A-1"), person_body(&server, 1))
        .await
        .expect(201);
    assert!(
        rekeys(&server).is_empty(),
        "the keys of a new row are no news"
    );
    b.put(&at("trainees", "B-1"), person_body(&server, 1))
        .await
        .expect(201);
    let rekeyed = rekeys(&server);
    let [(keys, Some(organisation))] = rekeyed.as_slice() else {
        panic!("{rekeyed:?}");
    };
    let current = &keys["current"]["externalIds"];
    assert_eq!(current[0]["value"], "B-1");
    assert_eq!(current[0]["organisationId"], json!(organisation));
    assert!(!keys.to_string().contains("A-1"), "{keys}");
}

#[actix_web::test]
async fn an_enrolment_is_sent_with_where_it_stands() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    let path = at("enrolments", "GD-1");
    let applied = sent_enrolment(
        "HV-1",
        &stage.class,
        json!({"status": "ADMITTED", "statusDate": "2026-02-20"}),
    );
    let admitted = school.put(&path, applied.clone()).await.expect(201);
    assert_eq!(admitted.body["status"], "ADMITTED");
    assert_eq!(admitted.body["admittedDate"], "2026-02-20");
    let before = written(server);
    let again = school.put(&path, applied).await.expect(200);
    assert_eq!((again.etag(), written(server)), (admitted.etag(), before));

    fixtures::step_now(school, &stage.class, "RUNNING").await;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let done = sent_enrolment(
        "HV-1",
        &stage.class,
        json!({"status": "COMPLETED", "statusDate": "2026-06-26"}),
    );
    school
        .put(&path, done.clone())
        .await
        .expect_problem(409, "RESULT_MISSING");
    let done = with(done, json!({"result": result}));
    let completed = school.put(&path, done.clone()).await;
    let completed = completed.expect(200);
    assert_eq!(completed.body["status"], "COMPLETED");
    assert_eq!(
        (&completed.body["completedDate"], &completed.body["score"]),
        (&json!("2026-06-26"), &json!(7.25))
    );
    let before = written(server);
    let again = school.put(&path, done.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (completed.etag(), before));
    school
        .put(&path, with(done, json!({"status": "STUDYING"})))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn references_are_by_id_or_by_key_and_stay() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let person = school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    school
        .put(&at("trainees", "HV-2"), person_body(server, 2))
        .await
        .expect(201);
    let path = at("enrolments", "GD-1");
    let both = sent_enrolment("HV-1", &stage.class, json!({"traineeId": person.id()}));
    school
        .put(&path, both)
        .await
        .expect_error_at(422, "REFERENCE_EITHER", "/traineeId");
    let none = sent_enrolment("HV-1", &stage.class, json!({"classId": null}));
    school
        .put(&path, none)
        .await
        .expect_error_at(422, "REFERENCE_EITHER", "/classId");
    school
        .put(&path, sent_enrolment("HV-3", &stage.class, json!({})))
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/trainee");
    let by_hand = fixtures::enrol(school, &person.id(), &stage.class.id(), json!({})).await;
    let taken = school
        .put(&path, sent_enrolment("HV-1", &stage.class, json!({})))
        .await
        .expect(200);
    assert_eq!(taken.id(), by_hand.expect(201).id());
    school
        .put(&path, sent_enrolment("HV-2", &stage.class, json!({})))
        .await
        .expect_error_at(409, "ENROLMENT_FIXED", "/trainee");
    school
        .put(
            &at("enrolments", "GD-2"),
            sent_enrolment("HV-1", &stage.class, json!({})),
        )
        .await
        .expect_problem(409, "ALREADY_ENROLLED");
}

#[actix_web::test]
async fn a_refused_step_stores_nothing_of_the_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    let before = written(server);
    let path = at("enrolments", "GD-1");
    school
        .put(
            &path,
            sent_enrolment("HV-1", &stage.class, json!({"status": "STUDYING"})),
        )
        .await
        .expect_problem(409, "CLASS_NOT_RUNNING");
    school
        .put(
            &path,
            sent_enrolment("HV-1", &stage.class, json!({"status": "REJECTED"})),
        )
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/statusReason");
    assert_eq!(written(server), before);
    assert_eq!(stage.seats_taken().await, 0);
}

#[actix_web::test]
async fn a_deletion_is_told_with_the_keys_of_the_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let person = school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    let enrolment = sent_enrolment("HV-1", &stage.class, json!({}));
    let enrolment = school
        .put(&at("enrolments", "GD-1"), enrolment)
        .await
        .expect(201);
    school
        .delete(&format!("/v1/enrolments/{}", enrolment.id()), &enrolment)
        .await
        .expect(204);
    school
        .delete(&format!("/v1/trainees/{}", person.id()), &person)
        .await
        .expect(204);
    let deleted = |conn: &mut DbConnection| {
        let rows: Vec<Json<Value>> = change_log::table
            .filter(change_log::op.eq("DELETE"))
            .order(change_log::seq)
            .select(change_log::keys)
            .load(conn)?;
        Ok(rows)
    };
    let deleted = server.db().read_now(deleted).expect("entries");
    let keys: Vec<&Value> = deleted
        .iter()
        .map(|keys| &keys.0["externalIds"][0]["value"])
        .collect();
    assert_eq!(keys, [&json!("GD-1"), &json!("HV-1")]);
    school
        .get(&at("trainees", "HV-1"))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn courses_and_enterprises_are_sent_under_keys_too() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let course = fixtures::course_body(&stage.teaching.school.id(), "C7");
    let path = at("courses", "CT-7");
    let created = school.put(&path, course.clone()).await.expect(201);
    let before = written(server);
    let again = school.put(&path, course.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (created.etag(), before));
    let renamed = with(course, json!({"name": "Trồng nấm rơm"}));
    let updated = school.put(&path, renamed).await.expect(200);
    assert_eq!(updated.body["name"], "Trồng nấm rơm");
    assert_eq!(school.get(&path).await.expect(200).id(), created.id());
    let known = fixtures::course_body(&stage.teaching.school.id(), "C1");
    let taken = school.put(&at("courses", "CT-1"), known).await.expect(200);
    assert_eq!(
        taken.id(),
        stage.teaching.course.id(),
        "the code was entered without a key"
    );
    let class = sent_class(
        &stage,
        "L7",
        json!({"courseId": null, "course": key("CT-7")}),
    );
    let class = school.put(&at("classes", "L-7"), class).await.expect(201);
    assert_eq!(class.body["courseId"], json!(created.id()));

    let lead = server.lead();
    let enterprise = json!({
        "legalForm": "COOPERATIVE", "taxCode": "0100109106", "name": "Hợp tác xã Chè"
    });
    let path = at("enterprises", "DN-1");
    let created = lead.put(&path, enterprise.clone()).await.expect(201);
    let before = written(server);
    let again = lead.put(&path, enterprise.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (created.etag(), before));
    let closed = with(enterprise.clone(), json!({"status": "CLOSED"}));
    let closed = lead.put(&path, closed).await.expect(200);
    assert_eq!(closed.body["status"], "CLOSED");
    lead.put(&at("enterprises", "DN-2"), enterprise)
        .await
        .expect_problem(409, "TAX_CODE_TAKEN");
    assert_eq!(lead.get(&path).await.expect(200).id(), created.id());
}
