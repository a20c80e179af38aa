//! What a successor reaches from its day on, and what becomes of the closed school's own people.

mod copies;
mod mixture;
mod work;

use serde_json::json;

use super::close;
use crate::change_feed::Reader;
use crate::support::fixtures::{Stage, claim, enrol, move_on, person, record_result, teaching};
use crate::support::{Case, Client, Response, TestServer, past};

/// A school that has closed in the middle of a class, with one who studies, and its successor.
struct Merger {
    stage: Stage,
    /// Of the successor.
    registrar: Client,
    successor: String,
    student: Response,
    lead: Client,
}

impl Merger {
    async fn set() -> Self {
        Self::set_on(TestServer::start().await).await
    }

    async fn set_on(server: TestServer) -> Self {
        let stage = Stage::set_on(server, json!({})).await;
        let student = stage.students(1..2).await.remove(0);
        let lead = stage.server.lead();
        let successor = teaching(&lead, "B1").await;
        Self {
            registrar: stage.server.registrar(successor.school_id()),
            successor: successor.school.id(),
            student,
            lead,
            stage,
        }
    }

    /// The successor goes on from that day.
    async fn from(&self, day: &str) {
        let changes = json!({"successorSchoolId": self.successor, "successorFrom": day});
        let closed = close(&self.lead, &self.stage.teaching.school.id(), changes).await;
        closed.expect(200);
    }

    fn trainee(&self) -> String {
        self.student.body["traineeId"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    /// The student of the stage, with a result and a completed training, by the successor.
    async fn completed(&self) -> Response {
        let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
        let student = record_result(&self.registrar, &self.student, result).await;
        let done = json!({"date": "2026-06-26"});
        let done = move_on(&self.registrar, &student.expect(200), "COMPLETED", done).await;
        done.expect(200)
    }
}

fn ids(rows: &Response) -> Vec<String> {
    let mut ids = rows.column("id");
    ids.sort();
    ids
}

/// Every row that a client sees of a list, page by page.
async fn walked(by: &Client, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = format!(
        "{path}{}limit=1",
        if path.contains('?') { "&" } else { "?" }
    );
    loop {
        let page = by.get(&next).await.expect(200);
        found.extend(page.column("id"));
        let Some(cursor) = page.next_cursor() else {
            return found;
        };
        next = format!(
            "{path}{}limit=1&cursor={cursor}",
            if path.contains('?') { "&" } else { "?" }
        );
    }
}

#[actix_web::test]
async fn from_its_day_on_the_successor_reaches_what_was_the_closed_schools() {
    let merger = Merger::set().await;
    let (old, new) = (&merger.stage.registrar, &merger.registrar);
    let claimed = claim(old, &merger.trainee(), json!({})).await.expect(201);
    let paths = [
        format!("/v1/trainees/{}", merger.trainee()),
        format!("/v1/enrolments/{}", merger.student.id()),
        format!("/v1/enrolments/{}/steps", merger.student.id()),
        format!("/v1/beneficiary-statuses/{}", claimed.id()),
    ];
    merger.from("2027-12-01").await;
    for path in &paths {
        let _case = Case::of(path);
        new.get(path).await.expect_problem(404, "NOT_FOUND");
        old.get(path).await.expect(200);
    }
    merger.from("2026-11-30").await;
    for path in &paths {
        let _case = Case::of(path);
        assert_eq!(
            new.get(path).await.expect(200).body["id"],
            old.get(path).await.expect(200).body["id"]
        );
    }
    for list in [
        "/v1/enrolments",
        "/v1/trainees",
        "/v1/trainees?q=mai",
        "/v1/trainees?sort=createdAt",
    ] {
        let _case = Case::of(list);
        assert_eq!(
            ids(&new.get(list).await.expect(200)),
            ids(&old.get(list).await.expect(200))
        );
    }
    let of_school = format!(
        "/v1/enrolments?schoolId={}",
        merger.stage.teaching.school.id()
    );
    assert_eq!(new.get(&of_school).await.expect(200).rows().len(), 1);
}

#[actix_web::test]
async fn lists_of_two_schools_come_in_one_order_and_nobody_twice() {
    let merger = Merger::set().await;
    let (old, new) = (&merger.stage.registrar, &merger.registrar);
    let server = &merger.stage.server;
    for number in [3, 7] {
        person(server, old, number).await;
    }
    for number in [2, 4, 6] {
        person(server, new, number).await;
    }
    // Number 5 is at both schools.
    let both = person(server, old, 5).await;
    let successor = merger.successor.parse().expect("an id");
    past::join(server, &both, successor, true);
    merger.from("2026-11-30").await;
    let names = |rows: &Response| rows.column("fullName");
    let all: Vec<String> = (1..8)
        .map(|number| format!("Lò Thị Mai {number}"))
        .collect();
    for sort in ["name", "-name", "createdAt"] {
        let _case = Case::of(sort);
        let list = new
            .get(&format!("/v1/trainees?sort={sort}&count=exact"))
            .await
            .expect(200);
        let mut found = names(&list);
        if sort == "-name" {
            found.reverse();
        }
        if sort == "createdAt" {
            found.sort();
        }
        assert_eq!(found, all);
        assert_eq!(list.body["page"]["total"], 7);
        let one_by_one = walked(new, &format!("/v1/trainees?sort={sort}")).await;
        assert_eq!(one_by_one, list.column("id"));
    }
    assert_eq!(
        new.get("/v1/trainees?q=mai%20lo")
            .await
            .expect(200)
            .rows()
            .len(),
        7
    );
    let own = format!("/v1/trainees?schoolId={}", merger.successor);
    assert_eq!(new.get(&own).await.expect(200).rows().len(), 4);
    let commune = format!("/v1/trainees?communeId={}", server.unit("COMMUNE", "03646"));
    assert_eq!(walked(new, &commune).await.len(), 7);

    let snapshot = Reader::start(server, new, "trainees,enrolments").await;
    assert_eq!(snapshot.rows.len(), 8, "seven people and an enrolment");
}

#[actix_web::test]
async fn a_chain_of_schools_is_followed() {
    let merger = Merger::set().await;
    let server = &merger.stage.server;
    let last = teaching(&merger.lead, "C1").await;
    let third = server.registrar(last.school_id());
    let open = merger.stage.another_class("L5", json!({})).await;
    let path = format!("/v1/enrolments/{}", merger.student.id());
    merger.from("2026-11-20").await;
    third.get(&path).await.expect_problem(404, "NOT_FOUND");
    let heir = json!({"successorSchoolId": last.school.id(), "successorFrom": "2026-11-25"});
    close(&merger.lead, &merger.successor, heir)
        .await
        .expect(200);

    third.get(&path).await.expect(200);
    merger.registrar.get(&path).await.expect(200);
    let step = json!({"reason": "Nghỉ học"});
    let refused = move_on(&merger.registrar, &merger.student, "DROPPED", step.clone()).await;
    refused.expect_problem(403, "SCHOOL_SUCCEEDED");
    move_on(&third, &merger.student, "DROPPED", step)
        .await
        .expect(200);
    let somebody = person(server, &third, 8).await;
    enrol(&third, &somebody.id(), &open.id(), json!({}))
        .await
        .expect(201);
}

#[actix_web::test]
async fn figures_by_school_stay_with_the_school_that_taught() {
    let merger = Merger::set().await;
    let path = "/v1/statistics/training?by=school&from=2026-01-01";
    let before = merger.lead.get(path).await.expect(200);
    merger.from("2026-11-30").await;
    let after = merger.lead.get(path).await.expect(200);
    assert_eq!(before.body["data"], after.body["data"]);
    let own = merger
        .registrar
        .get("/v1/statistics/training?from=2026-01-01")
        .await
        .expect(200);
    let all = merger
        .lead
        .get("/v1/statistics/training?from=2026-01-01")
        .await
        .expect(200);
    assert_eq!(
        own.body["data"], all.body["data"],
        "the successor's figures hold what it took over"
    );
}
