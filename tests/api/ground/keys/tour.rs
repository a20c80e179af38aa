//! Everything that is done with people, once, and what PostgreSQL was asked meanwhile.

use std::sync::{Arc, Mutex};

use diesel::connection::{Instrumentation, InstrumentationEvent};
use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::{Database, DbConnection, Dialect};
use serde_json::{Value, json};

use super::{scan, tables_of_people};
use crate::contract::{document, operations};
use crate::imports::{import, ndjson, trainee};
use crate::lists::lists;
use crate::support::fixtures::{
    Stage, claim, enrol, move_on, open_class, person_body, step_now, teaching, walk, with,
};
use crate::support::{BoundTo, Client, Response, TestServer};

/// What goes across records because of what it is: the enrolments of a person, of whom several registrars
/// may have a record, whoever has a document, and pairs of records that may be of one person.
const ACROSS: [&str; 3] = [
    "AS kin ON kin.person_id",
    "SELECT id FROM trainees WHERE citizen_id",
    "JOIN trainees AS other ON other.id = trainee_matches.",
];

/// Connections of the pool: a job of an import has one while its import is asked for.
const CONNECTIONS: u32 = 2;

/// Notes the statements of all connections.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Recorder {
    fn listen(db: &Database) -> Self {
        let recorder = Self::default();
        let [first, second] = [recorder.clone(), recorder.clone()];
        let listen = |conn: &mut DbConnection| {
            conn.set_instrumentation(first);
            // The first is lent meanwhile.
            db.read_now(|conn: &mut DbConnection| {
                conn.set_instrumentation(second);
                Ok(())
            })
        };
        db.read_now(listen).expect("the connections");
        recorder
    }

    /// The statements so far, each once.
    fn statements(&self) -> Vec<String> {
        let mut statements = self.0.lock().expect("no test panics here").clone();
        statements.sort();
        statements.dedup();
        statements
    }
}

impl Instrumentation for Recorder {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let text = text.split(" -- binds:").next().unwrap_or_default();
            let mut statements = self.0.lock().expect("no test panics here");
            statements.push(text.to_owned());
        }
    }
}

async fn act(by: &Client, row: &Response, path: &str, body: Value) -> Response {
    let by = by.with("if-match", row.etag());
    by.post(path, body).await.expect(200)
}

/// Two records of one person, of whom one has a confirmed status and an enrolment, are merged and
/// taken apart, with what has been made of both in between.
async fn merge_and_reverse(stage: &Stage) {
    let (server, lead) = (&stage.server, stage.server.lead());
    let other = teaching(&lead, "B1").await;
    let registrar = server.registrar(other.school_id());
    let [first, second] = ["M1", "M2"];
    let autumn = json!({"startDate": "2026-08-03", "endDate": "2026-10-30"});
    let class = open_class(server, &other, first, json!({})).await;
    let next = open_class(server, &other, second, json!({})).await;
    let later = open_class(server, &other, "M3", autumn).await;
    let known = stage.person(1).await;
    let double = json!({
        "citizenId": null, "fullName": "Lo Thi Mai 1",
        "passport": {"country": "LA", "number": "PA1234567"}
    });
    let double = with(person_body(server, 1), double);
    let double = registrar.post("/v1/trainees", double).await.expect(201);
    let status = claim(&registrar, &double.id(), json!({})).await.expect(201);
    let decision = format!("/v1/beneficiary-statuses/{}/decision", status.id());
    act(&lead, &status, &decision, json!({"decision": "CONFIRMED"})).await;
    let moved = enrol(&registrar, &double.id(), &class.id(), json!({})).await;
    let moved = walk(&registrar, moved.expect(201), &["ELIGIBLE", "ADMITTED"]).await;
    step_now(&registrar, &class, "RUNNING").await;
    let moved = walk(&registrar, moved, &["STUDYING"]).await;

    let found = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let found = format!("/v1/trainee-matches/{}", found.column("id")[0]);
    let merge = json!({"decision": "MERGE", "survivorId": known.id(), "reason": "Một người"});
    let open = lead.get(&found).await.expect(200);
    let merged = act(&lead, &open, &format!("{found}/decisions"), merge).await;

    let naming = json!({"beneficiaryStatusId": status.id(), "appliedDate": "2026-07-01"});
    let naming = enrol(&registrar, &known.id(), &later.id(), naming).await;
    let naming = naming.expect(201);
    let moved = format!("/v1/enrolments/{}", moved.id());
    let transfer = json!({"transferToClassId": next.id(), "reason": "Chuyển lớp"});
    let seen = registrar.get(&moved).await.expect(200);
    move_on(&registrar, &seen, "TRANSFERRED", transfer)
        .await
        .expect(200);

    let reason = json!({"reason": "Hai chị em sinh đôi"});
    act(&lead, &merged, &format!("{found}/reversal"), reason).await;
    let moved = lead.get(&moved).await.expect(200);
    assert_eq!(moved.body["traineeId"], json!(double.id()));
    let naming = lead.get(&format!("/v1/enrolments/{}", naming.id())).await;
    assert_eq!(naming.body["traineeId"], json!(known.id()));
}

/// From a certificate to an outcome of somebody who has completed. Returns the outcome.
async fn follow(stage: &Stage, enrolment: &Response) -> Response {
    let registrar = &stage.registrar;
    let numbers = |number: &str| {
        json!({
            "number": number, "registerNumber": format!("{number}/SC"), "issueDate": "2026-07-06",
            "reason": "Sai tên"
        })
    };
    let mut first = with(numbers("SC.1"), json!({"enrolmentId": enrolment.id()}));
    first.as_object_mut().expect("an object").remove("reason");
    let first = registrar.post("/v1/certificates", first).await.expect(201);
    let path = format!("/v1/certificates/{}/reissue", first.id());
    let reissue = registrar.with("if-match", first.etag());
    let second = reissue.post(&path, numbers("SC.2")).await.expect(201);
    let path = format!("/v1/certificates/{}/revoke", second.id());
    act(registrar, &second, &path, json!({"reason": "Nhầm người"})).await;
    let outcome = json!({
        "enrolmentId": enrolment.id(), "checkpointMonths": 3, "kind": "HIRED",
        "provenance": "SURVEY", "observedDate": "2026-10-01", "employerName": "HTX Chè"
    });
    let outcome = registrar
        .post("/v1/employment-outcomes", outcome)
        .await
        .expect(201);
    let path = format!("/v1/employment-outcomes/{}/confirm", outcome.id());
    act(&stage.server.lead(), &outcome, &path, json!({})).await
}

/// People and their enrolments from files, each file twice.
async fn import_people(stage: &Stage) {
    let class = stage
        .another_class("L2", json!({"startDate": "2026-03-09"}))
        .await;
    let people: Vec<Value> = (70..73).map(trainee).collect();
    let enrolments = (70..73).map(|number| {
        json!({
            "externalId": format!("GD-{number}"), "trainee": format!("HV-{number}"),
            "classId": class.id(), "appliedDate": "2026-02-02"
        })
    });
    let enrolments: Vec<Value> = enrolments.collect();
    for _ in 0..2 {
        for (kind, rows) in [("trainees", &people), ("enrolments", &enrolments)] {
            let done = import(&stage.registrar, &format!("kind={kind}"), &ndjson(rows)).await;
            assert_eq!(done["counts"]["rejected"], 0, "{done}");
        }
    }
    let key = "/v1/enrolments/by-external-id/sis/GD-70";
    stage.registrar.get(key).await;
}

/// Everything that can be read, by each kind of caller, and each list under each of its filters.
async fn read_all(stage: &Stage, known: &[(&str, String)]) {
    let server = &stage.server;
    let commune = server.unit("COMMUNE", "03646");
    let callers = [
        server.lead(),
        stage.registrar.clone(),
        server.commune(commune),
        server.user(Role::EmploymentCentre, BoundTo::Unit(commune)),
        server.user(Role::EmploymentCentre, BoundTo::Province),
    ];
    let placed = |path: &str| {
        known.iter().fold(path.to_owned(), |path, (name, id)| {
            path.replace(&format!("{{{name}}}"), id)
        })
    };
    let mut paths: Vec<String> = Vec::new();
    for (method, path, _) in operations(&document()) {
        let path = placed(&path);
        if method == "get" && !path.contains('{') && !path.ends_with("/changes") {
            paths.push(path);
        }
    }
    for list in lists() {
        for filter in &list.filters {
            let id = known.iter().find(|(name, _)| *name == filter.name);
            let value = id.map_or(&filter.value, |(_, id)| id);
            let query = serde_html_form::to_string([(&filter.name, value)]).expect("a query");
            for count in ["exact", "estimate"] {
                paths.push(format!("{}?{query}&count={count}", placed(&list.path)));
            }
        }
    }
    for kind in [
        "trainees",
        "enrolments",
        "certificates",
        "employment-outcomes",
        "beneficiary-statuses",
    ] {
        paths.push(format!("/v1/changes/snapshot?types={kind}"));
    }
    paths.push("/v1/changes?wait=0".to_owned());
    paths.push("/v1/trainees?q=mai".to_owned());
    paths.push("/v1/statistics/training?by=sex,school,commune".to_owned());
    paths.push("/v1/certificates/verify?number=SC.1&name=Lò Thị Mai 2".to_owned());
    for caller in &callers {
        for path in &paths {
            let status = caller.get(path).await.status.as_u16();
            assert!(status < 500, "{path}: {status}");
        }
    }
}

#[actix_web::test]
async fn people_are_joined_and_locked_by_their_trainee() {
    let server = TestServer::start_with(|config| config.pool_size = CONNECTIONS).await;
    if server.db().dialect() == Dialect::Sqlite {
        return;
    }
    let recorder = Recorder::listen(server.db());
    let people = tables_of_people(&server);
    let stage = Stage::set_on(server, json!({})).await;
    let graduate = stage.graduate(2, "PASSED").await;
    let outcome = follow(&stage, &graduate).await;
    import_people(&stage).await;
    merge_and_reverse(&stage).await;
    let trainee = graduate.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let known = [
        ("trainee_id", trainee.clone()),
        ("traineeId", trainee),
        ("enrolment_id", graduate.id()),
        ("enrolmentId", graduate.id()),
        ("outcome_id", outcome.id()),
        ("school_id", stage.teaching.school.id()),
        ("schoolId", stage.teaching.school.id()),
        ("class_id", stage.class.id()),
        ("classId", stage.class.id()),
    ];
    read_all(&stage, &known).await;

    let statements = recorder.statements();
    let has = |part: &str| statements.iter().any(|statement| statement.contains(part));
    for part in [
        "FOR NO KEY UPDATE OF enrolments",
        "FOR NO KEY UPDATE OF trainees",
        "UPDATE \"certificates\"",
    ] {
        assert!(has(part), "nothing has been seen of {part}");
    }
    let faults: Vec<String> = statements
        .iter()
        .filter(|statement| ACROSS.iter().all(|part| !statement.contains(part)))
        .flat_map(|statement| {
            let faults = scan::faults(statement, &people).into_iter();
            faults.map(move |fault| format!("{fault}: {statement}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
