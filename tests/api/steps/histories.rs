//! Random histories: a row is always what its steps that count make of it.

use serde_json::{Value, json};

use super::{steps, undo};
use crate::imports::import;
use crate::support::fixtures::{Stage, claim, class_body, enrol, with};
use crate::support::past::{self, Enrolled};
use crate::support::{BoundTo, Client, Response};
use registry::platform::auth::authz::Role;

/// A small generator of numbers, the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).expect("it fits") % sides
    }

    fn one_of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.roll(some.len())]
    }
}

/// Try something on the row at `path` as it is now: it is done, or refused for what it is.
async fn act(by: &Client, path: &str, what: &str, body: Value) -> Response {
    let now = by.get(path).await.expect(200);
    let done = by.with("if-match", now.etag());
    expected(done.post(&format!("{path}/{what}"), body).await)
}

fn expected(done: Response) -> Response {
    let status = done.status.as_u16();
    assert!(
        [200, 201, 403, 409, 422].contains(&status),
        "{status} {:#}",
        done.body
    );
    done
}

/// The last step of a row that counts.
async fn last(by: &Client, path: &str) -> Option<Value> {
    let mut steps = steps(by, path).await;
    let numbers: Vec<i64> = steps
        .iter()
        .map(|step| step["number"].as_i64().expect("a number"))
        .collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    steps.retain(|step| step["undoneAt"].is_null());
    steps.pop()
}

#[actix_web::test]
async fn classes_follow_their_steps() {
    let stage = Stage::set(json!({})).await;
    let path = format!("/v1/classes/{}", stage.class.id());
    let lead = stage.server.lead();
    let applied = format!("/v1/enrolments/{}", stage.applicant(1).await.id());
    let statuses = ["PLANNED", "OPEN", "RUNNING", "COMPLETED", "CANCELLED"];
    let key = "/v1/classes/by-external-id/sis/LOP-1";
    let body = class_body(&stage.server, &stage.teaching, "L1");
    let mut dice = Dice(4_711);
    let mut moved = 0;
    for _ in 0..200 {
        let before = lead.get(&path).await.expect(200);
        let by = [&stage.registrar, &lead][dice.roll(2)];
        let status = *dice.one_of(&statuses);
        match dice.roll(6) {
            0 | 1 => {
                expected(undo(by, &path).await);
            }
            2 => {
                let step = json!({"to": status, "reason": "Ngẫu nhiên"});
                act(by, &path, "transitions", step).await;
            }
            3 => {
                let out = json!({"to": "REJECTED", "reason": "Ngẫu nhiên"});
                act(by, &applied, "transitions", out).await;
            }
            4 => {
                expected(undo(by, &applied).await);
            }
            _ => {
                let said = json!({"status": status, "statusReason": "Ngẫu nhiên"});
                let night = async || {
                    let sent = with(body.clone(), said.clone());
                    expected(stage.registrar.put(key, sent).await)
                };
                let (first, second) = (night().await, night().await);
                assert_eq!(first.status, second.status);
                if first.status == 200 {
                    assert_eq!(first.etag(), second.etag(), "the second night");
                }
            }
        }
        let now = lead.get(&path).await.expect(200);
        moved += usize::from(now.body["status"] != before.body["status"]);
        let told = |step: &Option<Value>, member: &str| {
            step.as_ref()
                .map_or(Value::Null, |step| step[member].clone())
        };
        let step = last(&lead, &path).await;
        let stands = match &step {
            Some(step) => step["status"].clone(),
            None => json!("PLANNED"),
        };
        assert_eq!(now.body["status"], stands);
        assert_eq!(now.body["statusDate"], told(&step, "date"));
        assert_eq!(now.body["statusReason"], told(&step, "reason"));
        let holds = lead.get(&applied).await.expect(200);
        let holds = holds.body["status"] == "APPLIED";
        assert_eq!(now.body["seatsTaken"], usize::from(holds));
    }
    assert!(moved > 30, "{moved}");
}

#[actix_web::test]
async fn certificates_follow_their_steps() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let (registrar, lead) = (&stage.registrar, stage.server.lead());
    let mut paths: Vec<(String, String)> = Vec::new();
    let mut dice = Dice(97);
    for number in 0..80 {
        let by = [registrar, &lead][dice.roll(2)];
        let name = format!("SC.{number}");
        let numbers = json!({"number": name, "registerNumber": name, "issueDate": "2026-08-01"});
        let why = json!({"reason": "Ngẫu nhiên"});
        let issued = if paths.is_empty() || dice.roll(5) == 0 {
            let body = with(numbers, json!({"enrolmentId": graduate.id()}));
            Some(expected(by.post("/v1/certificates", body).await))
        } else {
            let (path, _) = dice.one_of(&paths).clone();
            match dice.roll(4) {
                0 => Some(act(by, &path, "reissue", with(numbers, why)).await),
                1 => {
                    act(by, &path, "revoke", why).await;
                    None
                }
                _ => {
                    expected(undo(by, &path).await);
                    None
                }
            }
        };
        if let Some(issued) = issued.filter(|issued| issued.status == 201) {
            paths.push((format!("/v1/certificates/{}", issued.id()), name));
        }
        let mut live = 0;
        for (path, name) in &paths {
            let now = lead.get(path).await.expect(200).body;
            let step = last(&lead, path).await;
            let stands = step
                .as_ref()
                .map_or("ISSUED", |step| step["status"].as_str().expect("a status"));
            assert_eq!(now["status"], stands);
            let day = step.as_ref().map_or(&Value::Null, |step| &step["date"]);
            assert_eq!(now["statusDate"], *day);
            let check = format!("/v1/certificates/verify?number={name}&name=Lò Thị Mai 1");
            let check = stage.server.anonymous().get(&check).await.expect(200).body;
            assert_eq!(check["valid"], stands == "ISSUED");
            live += usize::from(stands == "ISSUED");
        }
        assert!(live <= 1, "{live} hold at once");
    }
    assert!(paths.len() > 4, "{}", paths.len());
}

#[actix_web::test]
async fn statuses_follow_their_steps() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let trainee = stage.person(1).await.id();
    let claimed = claim(&commune, &trainee, json!({})).await.expect(201);
    let path = format!("/v1/beneficiary-statuses/{}", claimed.id());
    let mut dice = Dice(12);
    for _ in 0..60 {
        let by = [&commune, &lead][dice.roll(2)];
        match dice.roll(5) {
            0 | 1 => {
                expected(undo(by, &path).await);
            }
            2 => {
                let under = json!({"beneficiaryStatusId": claimed.id()});
                let class = stage.class.id();
                expected(enrol(&stage.registrar, &trainee, &class, under).await);
            }
            3 => {
                let no = json!({"decision": "REJECTED", "reason": "Ngẫu nhiên"});
                act(by, &path, "decision", no).await;
            }
            _ => {
                let yes = json!({"decision": "CONFIRMED"});
                act(by, &path, "decision", yes).await;
            }
        }
        let now = lead.get(&path).await.expect(200).body;
        let step = last(&lead, &path).await;
        let of = |member: &str| {
            step.as_ref()
                .map_or(Value::Null, |step| step[member].clone())
        };
        let stands = if step.is_some() {
            of("status")
        } else {
            json!("CLAIMED")
        };
        assert_eq!(now["status"], stands);
        assert_eq!(now["decidedAt"], of("recordedAt"));
        assert_eq!(now["decisionReason"], of("reason"));
        // Whoever is in the group stands on a confirmation.
        let by_group = lead.get("/v1/enrolments?status=ELIGIBLE").await.expect(200);
        assert!(by_group.rows().is_empty() || stands == "CONFIRMED");
        let applied = lead.get("/v1/enrolments").await.expect(200);
        if let Some(enrolment) = applied.rows().first() {
            let id = enrolment["id"].as_str().expect("an id");
            let path = format!("/v1/enrolments/{id}");
            match (dice.roll(3), enrolment["status"].as_str()) {
                (0, Some("APPLIED")) => {
                    act(&commune, &path, "transitions", json!({"to": "ELIGIBLE"})).await;
                }
                (1, Some("ELIGIBLE")) => {
                    expected(undo(&lead, &path).await);
                }
                _ => {}
            }
        }
    }
}

#[actix_web::test]
async fn outcomes_follow_their_steps() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);
    let done = Enrolled::completed(&stage.server, &stage.class, "2026-03-20");
    let done = past::enrol(&stage.server, &done, 1)[0];
    let outcomes = "/v1/employment-outcomes";
    let kinds = ["SELF_EMPLOYED", "NOT_WORKING"];
    let mut dice = Dice(5);
    for _ in 0..70 {
        let by = *dice.one_of(&[&stage.registrar, &centre, &lead]);
        let listed = lead.get(outcomes).await.expect(200).column("id");
        let day = format!("2026-10-{:02}", 1 + dice.roll(6));
        let kind = *dice.one_of(&kinds);
        match dice.roll(6) {
            0 => {
                let body = json!({
                    "enrolmentId": done, "checkpointMonths": 6, "kind": kind,
                    "provenance": "SURVEY", "observedDate": day
                });
                expected(by.post(outcomes, body).await);
            }
            1 => {
                let row = json!({
                    "enrolmentId": done, "checkpointMonths": 6, "outcomeKind": kind,
                    "provenance": "SURVEY", "observedDate": day
                });
                let row = row.to_string();
                import(&stage.registrar, "kind=outcomes", &row).await;
                let again = import(&stage.registrar, "kind=outcomes", &row).await;
                assert_eq!(
                    again["counts"]["unchanged"], 1,
                    "the second night {again:#}"
                );
            }
            2 | 3 if !listed.is_empty() => {
                let path = format!("{outcomes}/{}", dice.one_of(&listed));
                act(by, &path, "confirm", json!({})).await;
            }
            _ if !listed.is_empty() => {
                let path = format!("{outcomes}/{}", dice.one_of(&listed));
                expected(undo(by, &path).await);
            }
            _ => {}
        }
        let rows = lead.get(&format!("{outcomes}?limit=500")).await.expect(200);
        let mut counts: Vec<(String, String, bool)> = Vec::new();
        for row in rows.rows() {
            let path = format!("{outcomes}/{}", row["id"].as_str().expect("an id"));
            let step = last(&lead, &path).await;
            let stands = step.as_ref().map(|step| step["status"].clone());
            assert_eq!(row["withdrawnAt"].is_null(), stands.is_some());
            let confirmed = stands == Some(json!("CONFIRMED"));
            assert_eq!(row["confirmed"], confirmed);
            if confirmed {
                let text = |name: &str| row[name].as_str().expect("a text").to_owned();
                let employed = row["kind"] == "SELF_EMPLOYED";
                counts.push((text("observedDate"), text("createdAt"), employed));
            }
        }
        let employed = counts.iter().max().is_some_and(|(.., employed)| *employed);
        let figures = lead.get("/v1/statistics/training").await.expect(200);
        assert_eq!(
            figures.body["total"]["employedAt6Months"],
            usize::from(employed),
            "the latest confirmed one counts: {counts:?}"
        );
    }
}
