//! An import is taken back as a whole, and what others changed or built on it stays.

mod histories;

use serde_json::{Value, json};

use super::{
    School, a_night, class, counts, ended, enrolment, import, mixed, ndjson, report, trainee,
};
use crate::support::fixtures::{person_body, teaching, with};
use crate::support::{Client, Response, TestServer};

/// Ask for an import to be taken back, as it was last read.
async fn ask(by: &Client, import: &Value) -> Response {
    let path = format!("/v1/imports/{}", import["id"].as_str().expect("an id"));
    let seen = by.get(&path).await.expect(200);
    let by = by.with("if-match", seen.etag());
    by.post(&format!("{path}/undo"), Value::Null).await
}

/// The undo once it has ended.
async fn undone(by: &Client, import: &Value) -> Value {
    let path = format!("/v1/imports/{}/undo", import["id"].as_str().expect("an id"));
    for _ in 0..3000 {
        let undo = by.get(&path).await.expect(200).body;
        if ["SUCCEEDED", "FAILED"].contains(&undo["state"].as_str().unwrap_or_default()) {
            return undo;
        }
        actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{path} takes too long");
}

/// Take an import back: its end, and for each row the kind, the outcome and what stays.
pub(super) async fn take_back(
    by: &Client,
    import: &Value,
) -> (Value, Vec<(String, String, Vec<String>)>) {
    ask(by, import).await.expect(202);
    let undo = undone(by, import).await;
    let rows = report(by, &undo, "").await;
    let rows = rows.iter().map(|row| {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let kept = row["warnings"].as_array().expect("warnings").iter();
        let kept = kept.map(|kept| {
            let pointer = kept["pointer"].as_str().unwrap_or_default();
            format!("{pointer} {}", kept["code"].as_str().expect("a code"))
        });
        (text("externalId"), text("outcome"), kept.collect())
    });
    let rows = rows.collect();
    (undo, rows)
}

fn outcomes(rows: &[(String, String, Vec<String>)]) -> Vec<(&str, &str)> {
    let pairs = rows.iter();
    pairs
        .map(|(key, outcome, _)| (key.as_str(), outcome.as_str()))
        .collect()
}

fn row<'r>(rows: &'r [(String, String, Vec<String>)], key: &str) -> (&'r str, Vec<&'r str>) {
    let row = rows.iter().find(|(own, ..)| own == key);
    let (_, outcome, kept) = row.expect("such a row");
    (outcome, kept.iter().map(String::as_str).collect())
}

#[actix_web::test]
async fn what_a_night_has_made_is_gone_and_can_be_sent_again() {
    let school = School::open().await;
    let first = school.import("kind=mixed", &a_night()).await;
    assert_eq!(first["counts"], counts(5, 0, 0, 0), "{first:#}");
    assert_eq!(first["takenBack"], Value::Null);

    let (undo, rows) = take_back(&school.registrar, &first).await;
    assert_eq!(undo["state"], "SUCCEEDED", "{undo:#}");
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 5, "partly": 0, "kept": 0}),
        "{rows:?}"
    );
    for path in ["/v1/enrolments", "/v1/trainees"] {
        assert_eq!(school.count(path).await, 0, "{path}");
    }
    let key = "/v1/classes/by-external-id/sis/L1";
    school.registrar.get(key).await.expect(404);
    let path = format!("/v1/imports/{}", first["id"].as_str().expect("an id"));
    let told = school.registrar.get(&path).await.expect(200);
    assert_ne!(told.body["takenBack"]["finishedAt"], Value::Null);
    ask(&school.registrar, &first)
        .await
        .expect_problem(409, "IMPORT_TAKEN_BACK");

    let again = school.import("kind=mixed", &a_night()).await;
    assert_eq!(again["counts"], counts(5, 0, 0, 0), "{again:#}");
}

#[actix_web::test]
async fn members_become_what_they_were_but_those_that_others_have_changed_since() {
    let school = School::open().await;
    let (registrar, lead) = (&school.registrar, school.server.lead());
    let before = json!({"address": "Bản Mòng", "phone": "0912345678"});
    let mut night = a_night();
    night[3] = with(night[3].clone(), before);
    school.import("kind=mixed", &night).await;
    let after = json!({"address": "Tổ 3", "phone": "0987654321", "schoolingLevel": "PRIMARY"});
    night[3] = with(night[3].clone(), after);
    night[2] = with(
        night[2].clone(),
        json!({"name": "Lớp khác", "capacity": 31}),
    );
    let second = school.import("kind=mixed", &night).await;
    assert_eq!(second["counts"], counts(0, 2, 3, 0), "{second:#}");

    let path = "/v1/trainees/by-external-id/sis/HV-1";
    let path = format!(
        "/v1/trainees/{}",
        registrar.get(path).await.expect(200).id()
    );
    let seen = registrar.get(&path).await.expect(200);
    lead.patch(&path, &seen, json!({"address": "Tổ 5"}))
        .await
        .expect(200);
    let (undo, rows) = take_back(registrar, &second).await;
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 1, "partly": 1, "kept": 0})
    );
    assert_eq!(
        row(&rows, "HV-1"),
        ("PARTLY_TAKEN_BACK", vec!["/address CHANGED_SINCE"])
    );
    let now = registrar
        .get(&format!("{path}?reveal=true"))
        .await
        .expect(200);
    assert_eq!(now.body["address"], "Tổ 5");
    assert_eq!(now.body["phone"], "+84912345678");
    assert_eq!(now.body["schoolingLevel"], Value::Null);
    let class = "/v1/classes/by-external-id/sis/L1";
    let class = registrar.get(class).await.expect(200);
    assert_eq!(
        (&class.body["name"], &class.body["capacity"]),
        (&json!("Lớp L1"), &json!(30))
    );

    // What was taken back is carried out again, and the correction stays.
    let third = school.import("kind=mixed", &night).await;
    assert_eq!(third["counts"], counts(0, 2, 3, 0), "{third:#}");
    let history = registrar.get(&format!("{path}/history?reveal=true")).await;
    assert_eq!(history.expect(200).rows()[1]["importId"], Value::Null);
}

#[actix_web::test]
async fn a_record_stays_on_which_something_stands_or_that_was_changed() {
    let school = School::open().await;
    let people = [trainee(1), trainee(2), trainee(3)];
    let first = school.import("kind=trainees", &people).await;
    let later = [
        mixed("classes", class("L1")),
        mixed("enrolments", enrolment(1, "L1")),
    ];
    school.import("kind=mixed", &later).await;
    let changed = with(trainee(2), json!({"phone": "0912345678"}));
    school.import("kind=trainees", &[changed]).await;

    let (_, rows) = take_back(&school.registrar, &first).await;
    assert_eq!(
        outcomes(&rows),
        [("HV-1", "KEPT"), ("HV-2", "KEPT"), ("HV-3", "TAKEN_BACK")]
    );
    assert_eq!(row(&rows, "HV-1").1, [" TRAINEE_HAS_ENROLMENTS"]);
    assert_eq!(row(&rows, "HV-2").1, [" CHANGED_SINCE"]);
    assert_eq!(school.count("/v1/trainees").await, 2);
}

#[actix_web::test]
async fn steps_and_results_are_taken_back_and_certificates_stay() {
    let school = School::open().await;
    let mut rows = a_night();
    school.import("kind=mixed", &rows).await;
    rows[2] = mixed("classes", with(class("L1"), json!({"status": "RUNNING"})));
    for row in rows.iter_mut().take(2) {
        row["status"] = json!("STUDYING");
        row["statusDate"] = json!("2026-03-02");
    }
    let started = school.import("kind=mixed", &rows).await;
    assert_eq!(started["counts"], counts(0, 3, 2, 0), "{started:#}");
    let result = |number: u32| json!({"enrolment": format!("GD-{number}"), "hoursAttended": 288, "score": 7.25, "result": "PASSED"});
    let results = school.import("kind=results", &[result(1), result(2)]).await;
    assert_eq!(results["counts"], counts(2, 0, 0, 0), "{results:#}");

    let (undo, _) = take_back(&school.registrar, &results).await;
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 2, "partly": 0, "kept": 0})
    );
    let path = "/v1/enrolments/by-external-id/sis/GD-1";
    let read = school.registrar.get(path).await.expect(200);
    assert_eq!(
        (&read.body["result"], &read.body["status"]),
        (&Value::Null, &json!("STUDYING"))
    );

    let (undo, kept) = take_back(&school.registrar, &started).await;
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 2, "partly": 0, "kept": 1}),
        "{kept:?}"
    );
    assert_eq!(row(&kept, "L1"), ("KEPT", vec!["/status STEP_STAYS"]));
    let read = school.registrar.get(path).await.expect(200);
    assert_eq!(read.body["status"], "APPLIED");

    let mut done = rows.clone();
    for row in done.iter_mut().take(2) {
        row["status"] = json!("COMPLETED");
        row["statusDate"] = json!("2026-06-26");
    }
    for row in rows.iter_mut().take(2) {
        row["statusDate"] = json!("2026-03-03");
    }
    school.import("kind=mixed&onError=skip-row", &rows).await;
    school.import("kind=results", &[result(1), result(2)]).await;
    let completed = school
        .import("kind=enrolments", &without_kind(&done[..2]))
        .await;
    assert_eq!(completed["counts"], counts(0, 2, 0, 0), "{completed:#}");
    let certificate = json!({"enrolment": "GD-1", "number": "SC-01", "registerNumber": "1/SC",
        "issueDate": "2026-07-03"});
    let issued = school.import("kind=certificates", &[certificate]).await;
    assert_eq!(issued["counts"], counts(1, 0, 0, 0), "{issued:#}");
    let (_, rows) = take_back(&school.registrar, &issued).await;
    assert_eq!(rows[0].1, "KEPT");
    assert_eq!(rows[0].2, [" RECORD_STAYS"]);
    let (_, rows) = take_back(&school.registrar, &completed).await;
    assert_eq!(row(&rows, "GD-1"), ("KEPT", vec![" STEP_IN_USE"]));
    assert_eq!(row(&rows, "GD-2").0, "TAKEN_BACK");
}

fn without_kind(rows: &[Value]) -> Vec<Value> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        row.as_object_mut().expect("a row").remove("kind");
    }
    rows
}

#[actix_web::test]
async fn a_record_of_a_person_whom_others_have_is_removed_alone() {
    let school = School::open().await;
    let lead = school.server.lead();
    let registered = person_body(&school.server, 1);
    let own = school
        .registrar
        .post("/v1/trainees", registered)
        .await
        .expect(201);
    let others = teaching(&lead, "B1").await;
    let other = school.server.registrar(others.school_id());
    let joined = import(&other, "kind=trainees", &ndjson(&[trainee(1)])).await;
    assert_eq!(joined["counts"], counts(1, 0, 0, 0), "{joined:#}");
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    other.get(key).await.expect(200);

    // The lead agency takes it back: not even then is the person gone.
    let (undo, rows) = take_back(&lead, &joined).await;
    assert_eq!(undo["counts"]["takenBack"], 1, "{rows:?}");
    other.get(key).await.expect(404);
    school
        .registrar
        .get(&format!("/v1/trainees/{}", own.id()))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_key_that_a_file_gave_to_a_record_is_taken_away() {
    let school = School::open().await;
    let made = school.import("kind=classes", &[class("L1")]).await;
    let path = "/v1/classes/by-external-id/sis/L1";
    let class_path = format!(
        "/v1/classes/{}",
        school.registrar.get(path).await.expect(200).id()
    );
    let seen = school.registrar.get(&class_path).await.expect(200);
    let none = json!({"externalIds": []});
    school
        .registrar
        .patch(&class_path, &seen, none)
        .await
        .expect(200);
    let adopted = with(class("L1"), json!({"externalId": "L-MOI"}));
    let second = school.import("kind=classes", &[adopted]).await;
    assert_eq!(second["counts"], counts(0, 1, 0, 0), "{second:#}");
    let path = "/v1/classes/by-external-id/sis/L-MOI";
    school.registrar.get(path).await.expect(200);

    let (undo, rows) = take_back(&school.registrar, &second).await;
    assert_eq!(undo["counts"]["takenBack"], 1, "{rows:?}");
    school.registrar.get(path).await.expect(404);
    school.registrar.get(&class_path).await.expect(200);
    let (_, rows) = take_back(&school.registrar, &made).await;
    assert_eq!(rows[0].1, "KEPT", "its keys were changed by hand: {rows:?}");
}

#[actix_web::test]
async fn only_the_sender_within_the_days_and_the_lead_agency_may() {
    let server = TestServer::start_with(|config| config.undo_days = 0).await;
    let school = School::open_on(server).await;
    let lead = school.server.lead();
    let first = school.import("kind=trainees", &[trainee(1)]).await;
    let others = teaching(&lead, "B1").await;
    let other = school.server.registrar(others.school_id());
    let path = format!("/v1/imports/{}", first["id"].as_str().expect("an id"));
    let any = |by: &Client| by.with("if-match", "*");
    any(&other)
        .post(&format!("{path}/undo"), Value::Null)
        .await
        .expect(404);
    school
        .registrar
        .get(&format!("{path}/undo"))
        .await
        .expect(404);
    ask(&school.registrar, &first)
        .await
        .expect_problem(409, "UNDO_TOO_LATE");
    lead.with("if-match", "\"7\"")
        .post(&format!("{path}/undo"), Value::Null)
        .await
        .expect_problem(412, "VERSION_STALE");
    let tried = school
        .import("kind=trainees&mode=validate", &[trainee(2)])
        .await;
    ask(&lead, &tried)
        .await
        .expect_problem(409, "IMPORT_NOTHING_STORED");
    let same = school.import("kind=trainees", &[trainee(1)]).await;
    ask(&lead, &same)
        .await
        .expect_problem(409, "IMPORT_NOTHING_STORED");

    let (undo, _) = take_back(&lead, &first).await;
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 1, "partly": 0, "kept": 0})
    );
    assert_eq!(school.count("/v1/trainees").await, 0);
}

#[actix_web::test]
async fn a_server_that_stops_meanwhile_goes_on_where_it_was() {
    let mut school = School::open().await;
    let people: Vec<Value> = (1..=120).map(trainee).collect();
    let first = school.import("kind=trainees", &people).await;
    ask(&school.registrar, &first).await.expect(202);
    let token = school.registrar.token.clone();
    for _ in 0..3 {
        actix_web::rt::time::sleep(std::time::Duration::from_millis(30)).await;
        school.server.restart_with(|_| {}).await;
        school.registrar = Client::new(&school.server.base, token.clone());
    }
    let undo = undone(&school.registrar, &first).await;
    assert_eq!(
        undo["counts"],
        json!({"takenBack": 120, "partly": 0, "kept": 0})
    );
    assert_eq!(report(&school.registrar, &undo, "").await.len(), 120);
    assert_eq!(school.count("/v1/trainees").await, 0);
    ended(&school.registrar, first["id"].as_str().expect("an id")).await;
}
