//! An enrolment ends the same way by every door: what the steps, a body and a row of a file leave.

use serde_json::{Value, json};

use crate::imports::import;
use crate::support::fixtures::{Stage, move_on, record_result, step_now, walk, with};
use crate::support::{Case, Response};

/// What is left of somebody who has ended, and of the class.
async fn left(stage: &Stage, enrolment: &Response, class: &str) -> Value {
    let path = format!("/v1/enrolments/{}", enrolment.id());
    let now = stage.registrar.get(&path).await.expect(200).body;
    let class = stage.registrar.get(&format!("/v1/classes/{class}")).await;
    let members = [
        "status",
        "statusDate",
        "statusReason",
        "startedDate",
        "completedDate",
    ];
    let mut left: Value = members
        .iter()
        .map(|member| ((*member).to_owned(), now[*member].clone()))
        .collect();
    left["seats"] = class.expect(200).body["seatsTaken"].clone();
    left
}

/// Ends of somebody who is in `from` in a class that is running or not: by the steps, by PUT, by file.
async fn ends(stage: &Stage, number: u32, running: bool, from: &str, to: &str) -> Vec<Value> {
    let mut ends = Vec::new();
    for door in 0..3 {
        let code = format!("L-{number}-{door}");
        let class = stage.another_class(&code, json!({})).await;
        let person = stage.person(number * 3 + door).await;
        let applied = json!({"traineeId": person.id(), "classId": class.id(),
            "appliedDate": "2026-02-02"});
        let applied = stage.registrar.post("/v1/enrolments", applied).await;
        let steps = ["ELIGIBLE", "ADMITTED", "STUDYING"];
        let until = steps.iter().position(|step| *step == from);
        let before = until.map_or(0, |until| until + 1).min(2);
        let mut one = walk(&stage.registrar, applied.expect(201), &steps[..before]).await;
        if running {
            step_now(&stage.registrar, &class, "RUNNING").await;
        }
        if from == "STUDYING" {
            one = walk(&stage.registrar, one, &["STUDYING"]).await;
            let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
            one = record_result(&stage.registrar, &one, result)
                .await
                .expect(200);
        }
        let day = if to == "COMPLETED" {
            "2026-06-26"
        } else {
            "2026-05-20"
        };
        let said = json!({"traineeId": person.id(), "classId": class.id(), "status": to,
            "statusDate": day, "statusReason": "Đi làm ăn xa"});
        match door {
            0 => {
                let asked = json!({"date": day, "reason": "Đi làm ăn xa"});
                move_on(&stage.registrar, &one, to, asked).await.expect(200);
            }
            1 => {
                let key = format!("/v1/enrolments/by-external-id/sis/{code}");
                stage.registrar.put(&key, said).await.expect(200);
            }
            _ => {
                let row = with(said, json!({"externalId": code})).to_string();
                let done = import(&stage.registrar, "kind=enrolments", &row).await;
                assert_eq!(done["counts"]["updated"], 1, "{done:#}");
            }
        }
        ends.push(left(stage, &one, &class.id()).await);
    }
    ends
}

#[actix_web::test]
async fn an_enrolment_ends_the_same_way_by_every_door() {
    let stage = Stage::set(json!({})).await;
    let cases = [
        (false, "APPLIED", "REJECTED", 0),
        (false, "ELIGIBLE", "REJECTED", 0),
        (false, "ADMITTED", "DROPPED", 0),
        (true, "ADMITTED", "DROPPED", 1),
        (true, "STUDYING", "DROPPED", 1),
        (true, "STUDYING", "EXPELLED", 1),
        (true, "STUDYING", "COMPLETED", 1),
    ];
    for (number, (running, from, to, seats)) in (1..).zip(cases) {
        let _case = Case::of(format!("{from} to {to}, running {running}"));
        let ends = ends(&stage, number, running, from, to).await;
        assert_eq!(ends[0]["seats"], seats, "{:#}", ends[0]);
        assert_eq!(ends[0], ends[1]);
        assert_eq!(ends[0], ends[2]);
    }
}
