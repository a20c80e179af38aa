//! People of a history: what schools say of them, what others decide, and which records became one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{History, SCHOOLS};
use crate::support::fixtures::with;

/// Members that change and are corrected.
pub const MEMBERS: [&str; 4] = ["fullName", "address", "phone", "schoolingLevel"];

/// A person as one school knows them: a row of its file, and the record that it made.
pub struct Record {
    pub school: usize,
    pub key: String,
    /// What the row says now.
    pub row: Value,
    /// The record, once a night has brought it.
    pub id: Option<String>,
    /// What was decided of the record: by correction, or by a merge.
    pub decided: BTreeMap<&'static str, (Value, Right)>,
    /// The record that this one went into, by this match.
    pub merged: Option<(usize, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Corrected,
    Merged,
}

/// A value as the registry shows it.
fn shown(member: &str, value: &Value) -> Value {
    match (member, value.as_str()) {
        ("phone", Some(phone)) => json!(format!("+84{}", &phone[1..])),
        _ => value.clone(),
    }
}

impl History<'_> {
    /// Some people whom one school knows by citizen ID and the same or the other one by passport.
    pub fn set_people(&mut self) {
        for number in 0..3 {
            let name = format!("Lò Thị Mai {} {number}", self.seed);
            let serial = self.seed * 10 + number;
            let person = json!({"fullName": name, "sex": "FEMALE", "birthDate": "2004-05-17",
                "residenceCode": "03646"});
            let papers = [
                json!({"citizenId": format!("014304{:06}", serial % 1_000_000)}),
                json!({"passportCountry": "LA", "passportNumber": format!("PA{serial:08}")}),
            ];
            let first = self.roll(SCHOOLS);
            let second = match self.roll(3) {
                0 => first,
                _ => 1 - first,
            };
            for (school, papers) in [first, second].into_iter().zip(papers) {
                let key = format!("HV-{}-{}", self.seed, self.records.len());
                let mut row = with(person.clone(), papers);
                row["externalId"] = json!(key);
                self.records.push(Record {
                    school,
                    key,
                    row,
                    id: None,
                    decided: BTreeMap::new(),
                    merged: None,
                });
                let last = self.records.len() - 1;
                for member in ["address", "phone"] {
                    if self.roll(2) == 0 {
                        self.records[last].row[member] = self.value_of(member, last);
                    }
                }
            }
        }
    }

    /// A value of the member; of names those that tell the same person apart from nobody else.
    fn value_of(&mut self, member: &str, record: usize) -> Value {
        let choice = self.roll(4);
        match member {
            "fullName" => {
                let number = record / 2;
                let name = ["Mai", "Mây", "Mái", "Mài"][choice];
                json!(format!("Lò Thị {name} {} {number}", self.seed))
            }
            "address" => json!(["Bản Mòng", "Bản Cá", "Bản Bó", "Tổ 3"][choice]),
            "phone" => json!(format!("09123450{choice:02}")),
            _ => json!(["PRIMARY", "LOWER_SECONDARY", "UPPER_SECONDARY", "PRIMARY"][choice]),
        }
    }

    /// The record that stands for this one now.
    pub fn root(&self, mut record: usize) -> usize {
        while let Some((into, _)) = &self.records[record].merged {
            record = *into;
        }
        record
    }

    fn has_absorbed(&self, record: usize) -> bool {
        let into = |other: &Record| {
            other
                .merged
                .as_ref()
                .is_some_and(|(into, _)| *into == record)
        };
        self.records.iter().any(into)
    }

    fn any_record(&mut self) -> Option<usize> {
        let record = self.roll(self.records.len());
        self.records[record].id.is_some().then_some(record)
    }

    pub fn school_says_otherwise(&mut self) {
        let record = self.roll(self.records.len());
        let member = MEMBERS[self.roll(MEMBERS.len())];
        let value = match self.roll(5) {
            // Not there.
            0 if member != "fullName" => None,
            _ => Some(self.value_of(member, record)),
        };
        let row = self.records[record].row.as_object_mut().expect("a row");
        match value.clone() {
            Some(value) => row.insert(member.to_owned(), value),
            None => row.remove(member),
        };
        self.tell("says", format!("{record} {member} {value:?}"), 0);
    }

    /// A school takes what was decided into its own rows.
    pub fn school_agrees(&mut self) {
        let record = self.roll(self.records.len());
        let root = self.root(record);
        let decided = self.records[root].decided.clone();
        let Some((member, (value, _))) = decided.into_iter().next() else {
            return;
        };
        self.tell("agrees", format!("{record} {member} {value}"), 0);
        self.records[record].row[member] = value;
    }

    /// The lead agency or the commune corrects a person.
    pub async fn correct(&mut self) {
        let Some(record) = self.any_record() else {
            return;
        };
        let root = self.root(record);
        let by_lead = self.roll(2) == 0;
        let by = if by_lead {
            self.ground.lead.clone()
        } else {
            self.ground.commune.clone()
        };
        let member = MEMBERS[self.roll(MEMBERS.len())];
        let value = match self.roll(6) {
            0 if member != "fullName" => Value::Null,
            _ => self.value_of(member, root),
        };
        let path = self.path(root);
        let before = self.plain(root).await;
        let seen = by.get(&path).await.expect(200);
        let answer = by.patch(&path, &seen, json!({member: value})).await;
        let what = format!("{root} {member} {value} by lead {by_lead}");
        self.tell("correct", what, answer.status.as_u16());
        answer.expect(200);
        if before[member] != shown(member, &value) {
            let decided = &mut self.records[root].decided;
            decided.insert(member, (value, Right::Corrected));
        }
    }

    pub async fn release(&mut self) {
        let Some(record) = self.any_record() else {
            return;
        };
        let root = self.root(record);
        let member = MEMBERS[self.roll(MEMBERS.len())];
        let path = self.path(root);
        let seen = self.ground.lead.get(&path).await.expect(200);
        let by = self.ground.lead.with("if-match", seen.etag());
        let body = json!({"members": [member]});
        let answer = by.post(&format!("{path}/release"), body).await;
        self.tell(
            "release",
            format!("{root} {member}"),
            answer.status.as_u16(),
        );
        answer.expect(200);
        self.records[root].decided.remove(member);
    }

    /// The lead agency lets one of two records go into the other.
    pub async fn merge(&mut self) {
        let lead = self.ground.lead.clone();
        let open = lead.get("/v1/trainee-matches?status=OPEN&limit=500").await;
        let open = open.expect(200);
        let roots: BTreeMap<String, usize> = (0..self.records.len())
            .filter(|record| self.root(*record) == *record)
            .filter_map(|record| Some((self.records[record].id.clone()?, record)))
            .collect();
        let pairs = open.rows().iter().filter_map(|row| {
            let of = |name: &str| roots.get(row[name].as_str()?).copied();
            let pair = [of("firstId")?, of("secondId")?];
            Some((row["id"].as_str()?.to_owned(), pair))
        });
        let pairs: Vec<(String, [usize; 2])> = pairs.collect();
        if pairs.is_empty() {
            return;
        }
        let (id, pair) = pairs[self.roll(pairs.len())].clone();
        let choice = self.roll(2);
        let (survivor, gone) = (pair[choice], pair[1 - choice]);
        let (kept, given) = (self.plain(survivor).await, self.plain(gone).await);
        let path = format!("/v1/trainee-matches/{id}");
        let seen = lead.get(&path).await.expect(200);
        let body = json!({"decision": "MERGE", "survivorId": self.records[survivor].id,
            "reason": "Cùng một người"});
        let by = lead.with("if-match", seen.etag());
        let answer = by.post(&format!("{path}/decisions"), body).await;
        let status = answer.status.as_u16();
        self.tell("merge", format!("{gone} into {survivor}"), status);
        if status == 409 {
            // Both are bound to classes at the same time.
            return;
        }
        answer.expect(200);
        let gone_decided = self.records[gone].decided.clone();
        let decided = &mut self.records[survivor].decided;
        for member in MEMBERS {
            let (kept, given) = (&kept[member], &given[member]);
            if !kept.is_null() && kept != given {
                let value = (said(member, kept), Right::Merged);
                decided.entry(member).or_insert(value);
            } else if let Some((value, _)) = gone_decided.get(member) {
                // What was decided of the one that goes, and the other does not gainsay.
                decided
                    .entry(member)
                    .or_insert((value.clone(), Right::Merged));
            }
        }
        self.records[gone].merged = Some((survivor, id));
    }

    /// A merge is taken apart.
    pub async fn reverse(&mut self) {
        let merged: Vec<usize> = (0..self.records.len())
            .filter(|record| self.records[*record].merged.is_some())
            .collect();
        if merged.is_empty() {
            return;
        }
        let gone = merged[self.roll(merged.len())];
        let (survivor, id) = self.records[gone].merged.clone().expect("a merge");
        let path = format!("/v1/trainee-matches/{id}");
        let lead = self.ground.lead.clone();
        let seen = lead.get(&path).await.expect(200);
        let by = lead.with("if-match", seen.etag());
        let body = json!({"reason": "Hai chị em sinh đôi"});
        let answer = by.post(&format!("{path}/reversal"), body).await;
        let status = answer.status.as_u16();
        self.tell("reverse", format!("{gone} out of {survivor}"), status);
        if status == 409 {
            // The one that stayed has gone into a third.
            return;
        }
        answer.expect(200);
        self.records[gone].merged = None;
        let corrected = |_: &&str, value: &mut (Value, Right)| value.1 == Right::Corrected;
        self.records[survivor].decided.retain(corrected);
    }

    /// What a row of a night ends: the school that registered a person agrees to a correction.
    pub fn hear(&mut self, record: usize) {
        let root = self.root(record);
        let one_voice = root == record && !self.has_absorbed(root);
        if !one_voice {
            return;
        }
        let row = self.records[record].row.clone();
        let agreed = |member: &str, value: &(Value, Right)| {
            value.1 == Right::Corrected && !value.0.is_null() && row[member] == value.0
        };
        self.records[root]
            .decided
            .retain(|member, value| !agreed(member, value));
    }

    pub fn path(&self, record: usize) -> String {
        let id = self.records[record].id.as_deref().expect("a record");
        format!("/v1/trainees/{id}")
    }

    /// The record as the lead agency may see it.
    pub async fn plain(&self, record: usize) -> Value {
        let path = format!("{}?reveal=true", self.path(record));
        let lead = self.ground.lead.with("x-purpose", "test");
        lead.get(&path).await.expect(200).body
    }

    /// Everything that was decided stands.
    pub async fn expect_decided(&self, when: &str) {
        for (number, record) in self.records.iter().enumerate() {
            if record.merged.is_some() || record.decided.is_empty() {
                continue;
            }
            let now = self.plain(number).await;
            for (member, (value, right)) in &record.decided {
                assert_eq!(
                    now[*member],
                    shown(member, value),
                    "{when}: {number} {member} {right:?}"
                );
            }
        }
    }
}

/// A value as a school would send it.
fn said(member: &str, shown: &Value) -> Value {
    match (member, shown.as_str()) {
        ("phone", Some(phone)) => json!(phone.replacen("+84", "0", 1)),
        _ => shown.clone(),
    }
}
