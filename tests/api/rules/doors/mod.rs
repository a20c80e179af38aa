//! Each rule is broken through each door, and each door answers with the one code of the rule.
//!
//! A [`Trial`] is a rule of a resource and the ways to break it: a row that is sent for the first time
//! or again, a change, a step, a row of a file. What the doors of a resource are, the document says: a
//! new one needs trials, or a line in [`elsewhere`] with the reason why it has none.

mod after;
mod catalogues;
mod classes;
mod elsewhere;
mod enrolments;
mod identity;
mod letters;
mod mended;
mod personal;
mod plain;

mod world;

use std::collections::BTreeSet;

use registry::platform::error::ErrorCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::{document, operations};
use crate::imports::{import, problems, report};
use crate::support::Client;
use world::World;

/// A way by which somebody's word comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// A new row.
    Post,
    Patch,
    /// A row under a key that is new, or known.
    Put,
    PutAgain,
    /// A row of a file likewise.
    Row,
    RowAgain,
    /// The operation of that name on one row.
    Step(&'static str),
}

impl Door {
    /// The door as the document has it.
    fn published(self) -> String {
        match self {
            Self::Post => "post".to_owned(),
            Self::Patch => "patch".to_owned(),
            Self::Put | Self::PutAgain => "put".to_owned(),
            Self::Row | Self::RowAgain => "import".to_owned(),
            Self::Step(name) => name.to_owned(),
        }
    }
}

/// How a rule is broken through a door.
pub enum How {
    Request(Method, String, Value),
    Row(&'static str, Value),
}

pub struct Try {
    pub door: Door,
    pub by: Client,
    pub how: How,
}

impl Try {
    pub fn post(door: Door, by: &Client, path: impl Into<String>, body: Value) -> Self {
        Self::request(door, by, Method::POST, path, body)
    }

    pub fn patch(by: &Client, path: impl Into<String>, body: Value) -> Self {
        Self::request(Door::Patch, by, Method::PATCH, path, body)
    }

    pub fn put(door: Door, by: &Client, path: impl Into<String>, body: Value) -> Self {
        Self::request(door, by, Method::PUT, path, body)
    }

    pub fn row(door: Door, by: &Client, kind: &'static str, row: Value) -> Self {
        Self {
            door,
            by: by.clone(),
            how: How::Row(kind, row),
        }
    }

    fn request(
        door: Door,
        by: &Client,
        method: Method,
        path: impl Into<String>,
        body: Value,
    ) -> Self {
        Self {
            door,
            by: by.clone(),
            how: How::Request(method, path.into(), body),
        }
    }
}

/// A rule of a resource, and the ways to break it.
pub struct Trial {
    pub resource: &'static str,
    pub code: &'static str,
    pub tries: Vec<Try>,
}

/// What the doors answer, where that is not the one code.
async fn faults(trial: &Trial) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, attempt) in trial.tries.iter().enumerate() {
        let told = match &attempt.how {
            How::Request(method, path, body) => requested(attempt, method, path, body).await,
            How::Row(kind, row) => {
                // A file that is stored as a whole or not at all is told the same.
                let modes = ["onError=skip-row", "onError=reject-all"];
                let first = carried(attempt, kind, row, modes[0]).await;
                if number % 2 == 0 && first.1.iter().any(|code| code == trial.code) {
                    carried(attempt, kind, row, modes[1]).await
                } else {
                    first
                }
            }
        };
        let (status, codes) = told;
        let expected = ErrorCode::ALL
            .iter()
            .find(|code| code.as_str() == trial.code)
            .unwrap_or_else(|| panic!("{} is no code", trial.code));
        let of_code = status.is_none_or(|status| status == expected.status().as_u16());
        let is_told = codes.iter().any(|code| code == trial.code);
        // Other rules may be broken as well: then the answer is that several are.
        if !is_told || !(of_code || codes.len() > 1) {
            let what = match &attempt.how {
                How::Request(method, path, body) => format!("{method} {path} {body}"),
                How::Row(kind, row) => format!("{kind} {row}"),
            };
            let (resource, code, door) = (trial.resource, trial.code, attempt.door);
            faults.push(format!(
                "{resource} {code} {door:?}: {status:?} {codes:?}\n      {what}"
            ));
        }
    }
    faults
}

/// The status and the codes of a request's answer.
async fn requested(
    attempt: &Try,
    method: &Method,
    path: &str,
    body: &Value,
) -> (Option<u16>, Vec<String>) {
    let by = match method {
        &Method::PATCH | &Method::POST => attempt.by.with("if-match", "*"),
        _ => attempt.by.clone(),
    };
    let answer = by.send(method.clone(), path, Some(body.clone())).await;
    let mut codes = vec![answer.code().to_owned()];
    codes.extend(answer.errors().into_iter().map(|(_, code)| code));
    codes.sort_unstable();
    codes.dedup();
    (Some(answer.status.as_u16()), codes)
}

/// The codes with which a row of a file is refused.
async fn carried(
    attempt: &Try,
    kind: &str,
    row: &Value,
    on_error: &str,
) -> (Option<u16>, Vec<String>) {
    let query = format!("kind={kind}&{on_error}");
    let done = import(&attempt.by, &query, &row.to_string()).await;
    let rows = report(&attempt.by, &done, "").await;
    let codes = rows.iter().flat_map(|row| match row["outcome"].as_str() {
        Some("REJECTED") => problems(row).into_iter().map(|(_, code)| code).collect(),
        outcome => vec![outcome.unwrap_or_default().to_owned()],
    });
    (None, codes.collect())
}

async fn all(world: &World) -> Vec<Trial> {
    let mut trials = plain::trials(world).await;
    trials.extend(catalogues::trials(world).await);
    trials.extend(personal::trials(world).await);
    trials.extend(identity::trials(world).await);
    trials.extend(classes::trials(world).await);
    trials.extend(enrolments::trials(world).await);
    trials.extend(after::trials(world).await);
    trials
}

/// Go through every trial and tell all that is wrong at once.
async fn hold(trials: Vec<Trial>) {
    let (mut told, mut count) = (Vec::new(), 0);
    for trial in &trials {
        count += trial.tries.len();
        told.extend(faults(trial).await);
    }
    let failed = told.len();
    assert!(told.is_empty(), "{failed} of {count}:\n{}", told.join("\n"));
}

/// Every trial of every resource.
pub async fn go_through() {
    hold(all(&World::make().await).await).await;
}

macro_rules! held {
    ($($test:ident: $trials:ident;)+) => {$(
        #[actix_web::test]
        async fn $test() {
            hold($trials::trials(&World::make().await).await).await;
        }
    )+};
}

held! {
    schools_and_what_they_teach_have_one_code_for_each_rule: plain;
    catalogues_have_one_code_for_each_rule: catalogues;
    people_have_one_code_for_each_rule: personal;
    who_calls_has_one_code_for_each_rule: identity;
    classes_have_one_code_for_each_rule: classes;
    enrolments_have_one_code_for_each_rule: enrolments;
    certificates_and_outcomes_have_one_code_for_each_rule: after;
}

#[actix_web::test]
async fn every_door_and_every_rule_has_a_trial_or_a_reason() {
    let trials = all(&World::make().await).await;
    let count: usize = trials.iter().map(|trial| trial.tries.len()).sum();
    assert!(count > 400, "{count} tries are too few");
    let through = |trial: &Trial| {
        let doors = trial.tries.iter().map(|attempt| attempt.door.published());
        let through = doors.map(|door| (trial.resource.to_owned(), door));
        through.collect::<Vec<_>>()
    };
    let through: BTreeSet<(String, String)> = trials.iter().flat_map(through).collect();
    let known = elsewhere::doors();
    let mut doors = published();
    doors.retain(|door| !known.contains(door));
    let missing: Vec<_> = doors.difference(&through).collect();
    assert!(missing.is_empty(), "doors without a rule: {missing:?}");

    let broken: BTreeSet<&str> = trials.iter().map(|trial| trial.code).collect();
    let of_rules = |code: &&ErrorCode| [409, 422].contains(&code.status().as_u16());
    let rules = ErrorCode::ALL.iter().filter(of_rules);
    let mut without: Vec<&str> = rules.map(|code| code.as_str()).collect();
    without.retain(|code| !broken.contains(code) && !elsewhere::has(code));
    assert!(without.is_empty(), "rules that nobody breaks: {without:?}");
}

/// Every door of the document: the resource and what is done there.
fn published() -> BTreeSet<(String, String)> {
    let document = document();
    let mut doors = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        if operation["requestBody"].is_null() || !path.starts_with("/v1/") {
            continue;
        }
        let named: Vec<&&str> = parts.iter().filter(|part| !part.starts_with('{')).collect();
        let (resource, door) = match (method.as_str(), parts.last()) {
            ("put", _) => (*named[0], "put"),
            ("patch", _) => (**named.last().unwrap_or(&&parts[0]), "patch"),
            // Of rows that lie below others.
            ("post", Some(&"campuses" | &"beneficiary-statuses")) => {
                (parts[parts.len() - 1], "post")
            }
            (_, Some(last)) if parts.len() > 1 => (parts[0], *last),
            _ => (parts[0], "post"),
        };
        doors.insert((resource.to_owned(), door.to_owned()));
    }
    let kinds = &document["components"]["schemas"]["ImportKind"]["enum"];
    for name in kinds.as_array().expect("kinds") {
        let name = name.as_str().expect("a name");
        if name != "mixed" {
            let resource = match name {
                "results" => "enrolments",
                "outcomes" => "employment-outcomes",
                name => name,
            };
            doors.insert((resource.to_owned(), "import".to_owned()));
        }
    }
    doors
}

/// Something that is nowhere.
pub fn nobody() -> Value {
    json!("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a99")
}
