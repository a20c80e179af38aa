//! The nightly file of a school: sent once, and again.

use serde_json::{Value, json};

use super::History;
use crate::imports::{import, mixed, ndjson, problems, report};

impl History<'_> {
    /// One night of a school's rows, which settles at the second run.
    pub async fn night(&mut self, school: usize) {
        let rows = self.rows_of(school);
        if rows.is_empty() {
            // A school that nobody of this history goes to.
            return;
        }
        let first = self.send(school, &rows).await;
        let of_school: Vec<usize> = (0..self.records.len())
            .filter(|record| self.records[*record].school == school)
            .collect();
        for (record, row) in of_school.iter().zip(&first) {
            if row["outcome"] == "REJECTED" {
                // Another school than the one that registered a person does not rename them.
                assert_eq!(row["errors"][0]["code"], "FIELD_RESERVED", "{row:#}");
                self.steps.push(format!("rejected {record}"));
            } else if self.records[*record].id.is_none() {
                let id = row["id"].as_str().expect("an id").to_owned();
                self.records[*record].id = Some(id);
            } else {
                self.hear(*record);
            }
        }
        self.heard(school, &first[of_school.len()..]);
        let kept = first.iter().filter(|row| {
            let warnings = row["warnings"].as_array().into_iter().flatten();
            let mut kept = warnings.filter(|warning| warning["code"] == "KEPT_AS_REGISTERED");
            kept.next().is_some()
        });
        let (count, kept) = (rows.len(), kept.count());
        self.tell("night", format!("{school} of {count} rows"), 200);
        if kept > 0 {
            self.tell("kept", kept, 200);
        }
        self.look_again().await;
        self.expect_kept("after a night").await;

        let second = self.send(school, &rows).await;
        for (first, second) in first.iter().zip(&second) {
            let settled = match first["outcome"].as_str() {
                Some("REJECTED") => problems(first) == problems(second),
                _ => second["outcome"] == "UNCHANGED",
            };
            assert!(settled, "first {first:#} second {second:#}");
        }
        self.expect_kept("after the second run").await;
    }

    /// Rows of people, enrolments and results, in this order.
    fn rows_of(&self, school: usize) -> Vec<Value> {
        let people = self.records.iter().filter(|record| record.school == school);
        let mut rows: Vec<Value> = people
            .map(|record| mixed("trainees", record.row.clone()))
            .collect();
        for enrolment in self.enrolments.iter().filter(|one| one.school == school) {
            rows.push(mixed("enrolments", enrolment.row.clone()));
        }
        for enrolment in self.enrolments.iter().filter(|one| one.school == school) {
            if let Some(result) = &enrolment.result_row {
                let mut row = result.clone();
                row["enrolment"] = json!(enrolment.key);
                rows.push(mixed("results", row));
            }
        }
        rows
    }

    /// The report of these rows, in their order.
    async fn send(&mut self, school: usize, rows: &[Value]) -> Vec<Value> {
        let by = self.ground.registrars[school].clone();
        let done = import(&by, "kind=mixed&onError=skip-row", &ndjson(rows)).await;
        assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
        let mut told = report(&by, &done, "").await;
        told.sort_by_key(|row| row["line"].as_u64().or(row["row"].as_u64()));
        assert_eq!(told.len(), rows.len(), "{done:#}");
        told
    }
}
