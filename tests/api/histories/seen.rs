//! What the API shows of classes and enrolments, and what must stand there.

use serde_json::Value;

use super::History;
use super::training::BEFORE_STUDY;

impl History<'_> {
    /// What a night's rows of enrolments have brought.
    pub fn heard(&mut self, school: usize, told: &[Value]) {
        let of_school: Vec<usize> = (0..self.enrolments.len())
            .filter(|one| self.enrolments[*one].school == school)
            .collect();
        for (one, row) in of_school.iter().zip(told) {
            let enrolment = &mut self.enrolments[*one];
            if let Some(id) = row["id"].as_str().filter(|_| row["outcome"] != "REJECTED") {
                enrolment.id = Some(id.to_owned());
            }
            let outcome = row["outcome"].as_str().unwrap_or_default().to_owned();
            if outcome == "REJECTED" {
                let code = row["errors"][0]["code"].as_str().unwrap_or_default();
                *self.told.entry(format!("rejected {code}")).or_default() += 1;
                self.steps.push(format!("rejected {one} {code}"));
            }
        }
        // A row that says what was corrected ends the correction.
        let taken: Vec<bool> = told
            .iter()
            .map(|row| row["outcome"] != "REJECTED")
            .collect();
        let mut of_results = taken[of_school.len()..].iter();
        for (one, taken) in of_school.iter().zip(&taken) {
            let enrolment = &mut self.enrolments[*one];
            let (row, result) = (enrolment.row.clone(), enrolment.result_row.clone());
            let result = result.filter(|_| of_results.next() == Some(&true));
            enrolment.decided.retain(|member, value| match *member {
                "appliedDate" => !taken || row[*member] != *value,
                _ => result.as_ref().is_none_or(|said| said[*member] != *value),
            });
        }
    }

    /// The state of classes and enrolments now; what frees a seat frees it.
    pub async fn look_again(&mut self) {
        for class in 0..self.classes.len() {
            let path = format!("/v1/classes/{}", self.classes[class].id);
            let now = self.ground.lead.get(&path).await.expect(200).body;
            let text = |name: &str| now[name].as_str().expect("a text").to_owned();
            (self.classes[class].status, self.classes[class].start) =
                (text("status"), text("startDate"));
        }
        for one in 0..self.enrolments.len() {
            if self.enrolments[one].id.is_some() {
                self.look_at(one).await;
            }
        }
    }

    pub async fn look_at(&mut self, one: usize) -> Value {
        let now = self.ground.lead.get(&self.enrolment_path(one)).await;
        if now.status == 404 {
            // A transfer that had made it was taken back.
            let enrolment = &mut self.enrolments[one];
            enrolment.id = None;
            enrolment.held = None;
            enrolment.decided.clear();
            enrolment.seen = Value::Null;
            enrolment.has_seat = false;
            return Value::Null;
        }
        let now = now.expect(200).body;
        let class = self.classes.iter().find(|class| now["classId"] == class.id);
        let class = class.expect("a class of this history");
        let day = now["statusDate"].as_str().expect("a day");
        let begun =
            ["RUNNING", "COMPLETED"].contains(&&*class.status) && class.start.as_str() <= day;
        let enrolment = &mut self.enrolments[one];
        let was = enrolment.seen["status"].as_str().unwrap_or("APPLIED");
        match now["status"].as_str().expect("a status") {
            status if status == was && !enrolment.seen.is_null() => {}
            "REJECTED" | "TRANSFERRED" => enrolment.has_seat = false,
            "DROPPED" => enrolment.has_seat = !BEFORE_STUDY.contains(&was) || begun,
            _ => enrolment.has_seat = true,
        }
        enrolment.seen = now.clone();
        now
    }

    /// Everything that was decided stands: of people, and of enrolments.
    pub async fn expect_kept(&self, when: &str) {
        self.expect_decided(when).await;
        for (number, enrolment) in self.enrolments.iter().enumerate() {
            if let Some(held) = &enrolment.held {
                assert_eq!(enrolment.seen["status"], **held, "{when}: {number}");
            }
            for (member, value) in &enrolment.decided {
                assert_eq!(enrolment.seen[*member], *value, "{when}: {number} {member}");
            }
        }
    }
}
