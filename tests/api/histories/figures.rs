//! Figures of a history against a recount of the rows that the API shows.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use registry::platform::db::schema::licence_seats;
use serde_json::{Value, json};

use super::History;

const LEFT: [&str; 3] = ["DROPPED", "EXPELLED", "TRANSFERRED"];

impl History<'_> {
    /// Every row of a list.
    async fn rows(&self, path: &str) -> Vec<Value> {
        let lead = &self.ground.lead;
        let mut page = lead.get(&format!("{path}&limit=500")).await.expect(200);
        let mut rows = Vec::new();
        loop {
            rows.extend(page.rows().to_vec());
            let Some(cursor) = page.next_cursor() else {
                return rows;
            };
            let next = format!("{path}&limit=500&cursor={cursor}");
            page = lead.get(&next).await.expect(200);
        }
    }

    /// Seats of the classes, and what is counted of the quota.
    pub async fn expect_seats(&self) {
        for class in &self.classes {
            let path = format!("/v1/classes/{}", class.id);
            let now = self.ground.lead.get(&path).await.expect(200).body;
            let known: BTreeSet<&str> = self
                .enrolments
                .iter()
                .filter_map(|one| one.id.as_deref())
                .collect();
            let there = self
                .rows(&format!("/v1/enrolments?classId={}", class.id))
                .await;
            // Those that a transfer has made stand in no file, and have their seats.
            let made = there.iter().filter(|row| {
                let id = row["id"].as_str().unwrap_or_default();
                !known.contains(id)
            });
            let here = |row: &Value| row["classId"] == class.id;
            let own = self.enrolments.iter();
            let own = own.filter(|one| one.has_seat && here(&one.seen));
            let seats = own.count() + made.count();
            assert_eq!(now["seatsTaken"], json!(seats), "{} {now:#}", class.key);
        }
        let classes = self
            .rows("/v1/classes?status=OPEN,RUNNING,COMPLETED,PLANNED")
            .await;
        let mut held: BTreeMap<String, i64> = BTreeMap::new();
        for class in &classes {
            let line = class["licenceLineId"].as_str().expect("a line");
            *held.entry(line.to_owned()).or_default() += class["seatsTaken"].as_i64().unwrap_or(0);
        }
        let counted = self.ground.server.db().read_now(|conn| {
            let rows = licence_seats::table
                .select((licence_seats::licence_line_id, licence_seats::seats_taken));
            Ok(rows.load::<(registry::platform::values::ids::LicenceLineId, i64)>(conn)?)
        });
        for (line, taken) in counted.expect("what is counted") {
            let held = held.get(&line.to_string()).copied().unwrap_or(0);
            assert_eq!(taken, held, "the quota of {line}");
        }
    }

    /// Statistics and sync-health of both schools.
    pub async fn expect_figures(&self) {
        for school in &self.ground.schools {
            let id = school.school.id();
            let enrolments = self.rows(&format!("/v1/enrolments?schoolId={id}")).await;
            let path = format!("/v1/statistics/training?schoolId={id}");
            let told = self.ground.lead.get(&path).await.expect(200).body;
            let trained = enrolments.iter().filter(|one| is_trained(one, &enrolments));
            let completed = enrolments.iter().filter(|one| one["status"] == "COMPLETED");
            assert_eq!(told["total"]["trained"], json!(trained.count()), "{told:#}");
            assert_eq!(
                told["total"]["completed"],
                json!(completed.count()),
                "{told:#}"
            );
            self.expect_health(&id, &enrolments).await;
        }
    }

    async fn expect_health(&self, school: &str, enrolments: &[Value]) {
        let path = format!("/v1/schools/{school}/sync-health");
        let told = self.ground.lead.get(&path).await.expect(200).body;
        let classes = self.rows(&format!("/v1/classes?schoolId={school}")).await;
        let ended: BTreeSet<&str> = classes
            .iter()
            .filter(|class| class["status"] != "CANCELLED")
            .filter_map(|class| class["id"].as_str())
            .collect();
        let open = classes
            .iter()
            .filter(|class| class["status"] != "COMPLETED");
        let there: Vec<&Value> = enrolments
            .iter()
            .filter(|one| ended.contains(one["classId"].as_str().unwrap_or_default()))
            .collect();
        let is = |one: &Value, statuses: &[&str]| {
            statuses.contains(&one["status"].as_str().unwrap_or_default())
        };
        let studied = there
            .iter()
            .filter(|one| is(one, &["STUDYING", "COMPLETED"]));
        let without = there
            .iter()
            .filter(|one| is(one, &["STUDYING"]) && one["result"].is_null());
        let passed = enrolments
            .iter()
            .filter(|one| is(one, &["COMPLETED"]) && one["result"] == "PASSED");
        let passed = passed.count();
        let figures = &told["completeness"];
        for (figure, missing, of) in [
            ("endedClassesNotCompleted", open.count(), classes.len()),
            ("studyingWithoutResult", without.count(), studied.count()),
            ("passedWithoutCertificate", passed, passed),
        ] {
            let told = (&figures[figure]["missing"], &figures[figure]["of"]);
            assert_eq!(told, (&json!(missing), &json!(of)), "{figure}");
        }
    }
}

/// Whether an enrolment counts as trained: its study began, and did not go on elsewhere.
fn is_trained(one: &Value, all: &[Value]) -> bool {
    let started = |row: &Value| row["startedDate"].is_string();
    let has_left = LEFT.contains(&one["status"].as_str().unwrap_or_default());
    let goes_on = |further: &&Value| {
        let again = further["traineeId"] == one["traineeId"]
            && further["classId"] == one["classId"]
            && further["id"].as_str() > one["id"].as_str();
        (further["id"] == one["transferredToId"] || again) && started(further)
    };
    started(one) && !(has_left && all.iter().any(|further| goes_on(&further)))
}
