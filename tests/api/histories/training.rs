//! Classes and enrolments of a history: what the schools' systems say, and what others do.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{History, SCHOOLS};
use crate::support::fixtures::{class_body, step_now, with};

pub struct Class {
    pub school: usize,
    pub id: String,
    pub key: String,
    /// As it was last seen.
    pub status: String,
    pub start: String,
}

/// An enrolment as a school's system has it.
pub struct Enrolment {
    pub school: usize,
    pub key: String,
    pub row: Value,
    pub result_row: Option<Value>,
    /// Once a night has brought it.
    pub id: Option<String>,
    /// Where it must stand whatever the row says, until the school's system goes elsewhere.
    pub held: Option<String>,
    /// What was decided: appliedDate, hoursAttended, score.
    pub decided: BTreeMap<&'static str, Value>,
    /// As it was last seen, and whether it takes a seat.
    pub seen: Value,
    pub has_seat: bool,
}

pub const BEFORE_STUDY: [&str; 3] = ["APPLIED", "ELIGIBLE", "ADMITTED"];

impl History<'_> {
    /// Two classes of each school, one after the other.
    pub async fn open_classes(&mut self) {
        for school in 0..SCHOOLS {
            let days = [("2026-03-02", "2026-06-26"), ("2026-08-03", "2026-10-30")];
            for (number, (start, end)) in days.into_iter().enumerate() {
                let key = format!("L-{}-{school}-{number}", self.seed);
                let ground = self.ground;
                let body = class_body(&ground.server, &ground.schools[school], &key);
                let days = json!({"startDate": start, "endDate": end, "status": "OPEN",
                    "capacity": 4});
                let path = format!("/v1/classes/by-external-id/sis/{key}");
                let by = &ground.registrars[school];
                let made = by.put(&path, with(body, days)).await.expect(201);
                self.classes.push(Class {
                    school,
                    id: made.id(),
                    key,
                    status: "OPEN".to_owned(),
                    start: start.to_owned(),
                });
            }
        }
    }

    /// Some who study from the beginning, in classes that have begun.
    pub async fn begin_study(&mut self) {
        for _ in 0..4 {
            self.enrol();
        }
        self.say_of_all("ADMITTED", "2026-02-08");
        for school in 0..SCHOOLS {
            self.night(school).await;
        }
        for _ in 0..8 {
            self.run_class().await;
        }
        self.look_again().await;
        self.say_of_all("STUDYING", "2026-08-03");
    }

    fn say_of_all(&mut self, status: &str, day: &str) {
        for enrolment in &mut self.enrolments {
            let said = json!({"status": status, "statusDate": day});
            enrolment.row = with(enrolment.row.clone(), said);
        }
    }

    fn any_enrolment(&mut self) -> Option<usize> {
        let known: Vec<usize> = (0..self.enrolments.len())
            .filter(|one| self.enrolments[*one].id.is_some())
            .collect();
        match known.len() {
            0 => None,
            count => Some(known[self.roll(count)]),
        }
    }

    /// A school's system enrols somebody; the next night brings it.
    pub fn enrol(&mut self) {
        let record = self.roll(self.records.len());
        let school = self.records[record].school;
        let of_school: Vec<usize> = (0..self.classes.len())
            .filter(|class| self.classes[*class].school == school)
            .filter(|class| self.classes[*class].status == "OPEN")
            .collect();
        if of_school.is_empty() {
            return;
        }
        let class = of_school[self.roll(of_school.len())];
        let key = format!("GD-{}-{}", self.seed, self.enrolments.len());
        let row = json!({"externalId": key, "trainee": self.records[record].key,
            "class": self.classes[class].key, "appliedDate": "2026-02-02",
            "status": "APPLIED", "statusDate": "2026-02-02"});
        let (trainee, to) = (&row["trainee"], &row["class"]);
        let twice = |one: &Enrolment| one.row["trainee"] == *trainee && one.row["class"] == *to;
        if self.enrolments.iter().any(twice) {
            return;
        }
        self.tell("enrol", format!("{record} in {class}"), 0);
        self.enrolments.push(Enrolment {
            school,
            key,
            row,
            result_row: None,
            id: None,
            held: None,
            decided: BTreeMap::new(),
            seen: Value::Null,
            has_seat: false,
        });
    }

    /// A school's system takes an enrolment some steps on, or lets somebody leave.
    pub fn advance(&mut self) {
        if self.enrolments.is_empty() {
            return;
        }
        let one = self.roll(self.enrolments.len());
        for _ in 0..=self.roll(3) {
            self.advance_once(one);
        }
    }

    fn advance_once(&mut self, one: usize) {
        let status = self.enrolments[one].row["status"].clone();
        let status = status.as_str().expect("a status");
        let (to, day): (&str, &str) = match (status, self.roll(4)) {
            ("APPLIED", 0) if self.roll(3) == 0 => ("REJECTED", "2026-02-10"),
            ("APPLIED", _) => ("ELIGIBLE", "2026-02-05"),
            ("ELIGIBLE", _) => ("ADMITTED", "2026-02-08"),
            ("ADMITTED", 0) => ("DROPPED", ["2026-02-20", "2026-03-20"][self.roll(2)]),
            ("ADMITTED", _) => ("STUDYING", "2026-08-03"),
            ("STUDYING", 0) => ("DROPPED", "2026-08-20"),
            ("STUDYING", 1) => ("EXPELLED", "2026-08-20"),
            ("STUDYING", _) => ("COMPLETED", "2026-10-30"),
            _ => return,
        };
        let class = &self.enrolments[one].row["class"];
        let mut classes = self.classes.iter();
        let begun = classes.any(|known| *class == known.key && known.status != "OPEN");
        if to == "STUDYING" && !begun && self.roll(8) != 0 {
            return;
        }
        let hours = 290 + i64::try_from(self.roll(3)).expect("a number");
        let enrolment = &mut self.enrolments[one];
        if to == "COMPLETED" && enrolment.result_row.is_none() {
            // Who has a result first completes afterwards.
            let result = json!({"hoursAttended": hours, "score": 7.25, "result": "PASSED"});
            enrolment.result_row = Some(result);
            self.tell("result", one, 0);
            return;
        }
        if to == "COMPLETED" && enrolment.seen["result"].is_null() {
            // Rows of results are carried out after those of enrolments: the night before brings them.
            return;
        }
        let said = json!({"status": to, "statusDate": day});
        enrolment.row = with(enrolment.row.clone(), said);
        if ["REJECTED", "DROPPED", "EXPELLED"].contains(&to) {
            enrolment.row["statusReason"] = json!("Đi làm ăn xa");
        }
        enrolment.held = enrolment.held.take().filter(|held| left(held));
        self.tell("advance", format!("{one} {to} {day}"), 0);
    }

    /// The lead agency ends an enrolment that goes on at the school.
    pub async fn lead_ends(&mut self) {
        let Some(one) = self.any_enrolment() else {
            return;
        };
        let to = match self.enrolments[one].seen["status"].as_str() {
            Some("ADMITTED") => "DROPPED",
            Some("STUDYING") => "EXPELLED",
            Some("APPLIED" | "ELIGIBLE") => "REJECTED",
            _ => return,
        };
        let body = json!({"to": to, "reason": "Không đúng đối tượng", "date": "2026-11-02"});
        let status = self.act(one, "transitions", body).await;
        self.tell("end", format!("{one} {to}"), status);
        if status == 200 {
            self.enrolments[one].held = Some(to.to_owned());
        }
    }

    /// The lead agency takes the last step back.
    pub async fn undo(&mut self) {
        let Some(one) = self.any_enrolment() else {
            return;
        };
        let was = self.enrolments[one].seen["status"].clone();
        let status = self.act(one, "undo", json!({"reason": "Ghi nhầm"})).await;
        self.tell("undo", one, status);
        if status == 200 {
            let now = self.look_at(one).await;
            let enrolment = &mut self.enrolments[one];
            // The row that says the step again is not heard.
            let said = enrolment.row["status"] == was;
            let held = now["status"].as_str().filter(|_| said);
            enrolment.held = held.map(str::to_owned);
            if BEFORE_STUDY.contains(&now["status"].as_str().unwrap_or_default()) {
                // With study the result is forgotten, and what was decided of it.
                enrolment
                    .decided
                    .retain(|member, _| *member == "appliedDate");
            }
        }
    }

    pub async fn correct_result(&mut self) {
        let Some(one) = self.any_enrolment() else {
            return;
        };
        let seen = self.enrolments[one].seen.clone();
        if seen["result"].is_null() {
            return;
        }
        let (was, score) = (seen["hoursAttended"].clone(), seen["score"].clone());
        let hours = 280 + self.roll(3);
        let body = json!({"hoursAttended": hours, "score": score, "result": seen["result"]});
        let status = self.act(one, "result", body).await;
        self.tell("correct-result", format!("{one} {hours}"), status);
        if status == 200 && was != json!(hours) {
            self.enrolments[one]
                .decided
                .insert("hoursAttended", json!(hours));
        }
    }

    pub async fn correct_application(&mut self) {
        let Some(one) = self.any_enrolment() else {
            return;
        };
        let day = ["2026-01-20", "2026-01-21"][self.roll(2)];
        let path = self.enrolment_path(one);
        let lead = self.ground.lead.clone();
        let seen = lead.get(&path).await.expect(200);
        let answer = lead.patch(&path, &seen, json!({"appliedDate": day})).await;
        let status = answer.status.as_u16();
        self.tell("correct-application", format!("{one} {day}"), status);
        if status == 200 && seen.body["appliedDate"] != day {
            self.enrolments[one]
                .decided
                .insert("appliedDate", json!(day));
        }
    }

    /// The school transfers somebody to its other class.
    pub async fn transfer(&mut self) {
        let Some(one) = self.any_enrolment() else {
            return;
        };
        let enrolment = &self.enrolments[one];
        if enrolment.seen["status"] != "STUDYING" || enrolment.held.is_some() {
            return;
        }
        let school = enrolment.school;
        let own = enrolment.seen["classId"].clone();
        let mut others = self.classes.iter();
        let other = others.find(|class| class.school == school && json!(class.id) != own);
        let target = other.expect("another class").id.clone();
        let body = json!({"to": "TRANSFERRED", "reason": "Gộp lớp", "date": "2026-08-10",
            "transferToClassId": target});
        let path = format!("{}/transitions", self.enrolment_path(one));
        let by = self.ground.registrars[school].with("if-match", "*");
        let status = by.post(&path, body).await.status.as_u16();
        self.tell("transfer", one, status);
        if status == 200 {
            // The school's system says the same from then on.
            let said = json!({"status": "TRANSFERRED", "statusDate": "2026-08-10",
                "statusReason": "Gộp lớp", "transferToClassId": target});
            let enrolment = &mut self.enrolments[one];
            enrolment.row = with(enrolment.row.clone(), said);
        }
    }

    /// A class is put some weeks later or earlier.
    pub async fn move_class(&mut self) {
        let class = self.roll(self.classes.len());
        let first = self.classes[class].key.ends_with('0');
        let day = match (first, self.roll(2)) {
            (true, 0) => "2026-03-09",
            (true, _) => "2026-03-02",
            (false, 0) => "2026-06-22",
            (false, _) => "2026-08-03",
        };
        let path = format!("/v1/classes/{}", self.classes[class].id);
        let by = self.ground.registrars[self.classes[class].school].clone();
        let seen = by.get(&path).await.expect(200);
        let answer = by.patch(&path, &seen, json!({"startDate": day})).await;
        self.tell("move", format!("{class} to {day}"), answer.status.as_u16());
    }

    pub async fn run_class(&mut self) {
        let class = self.roll(self.classes.len());
        let id = json!(self.classes[class].id);
        let mut there = self.enrolments.iter().map(|one| &one.seen);
        let admitted = there.any(|one| one["classId"] == id && one["status"] == "ADMITTED");
        if self.classes[class].status != "OPEN" || !admitted {
            return;
        }
        let by = self.ground.registrars[self.classes[class].school].clone();
        let path = format!("/v1/classes/{}", self.classes[class].id);
        let seen = by.get(&path).await.expect(200);
        step_now(&by, &seen, "RUNNING").await;
        "RUNNING".clone_into(&mut self.classes[class].status);
        self.tell("run", class, 200);
    }

    pub fn enrolment_path(&self, one: usize) -> String {
        let id = self.enrolments[one].id.as_deref().expect("an enrolment");
        format!("/v1/enrolments/{id}")
    }

    /// The lead agency does something with an enrolment; the status of the answer.
    async fn act(&self, one: usize, what: &str, body: Value) -> u16 {
        let path = format!("{}/{what}", self.enrolment_path(one));
        let by = self.ground.lead.with("if-match", "*");
        by.post(&path, body).await.status.as_u16()
    }
}

fn left(status: &str) -> bool {
    ["REJECTED", "DROPPED", "EXPELLED", "TRANSFERRED"].contains(&status)
}
