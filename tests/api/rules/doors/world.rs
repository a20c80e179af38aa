//! What stands before the rules are broken: two schools that teach, one that has closed, and the forms
//! in which a row goes through each door.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::{Door, Trial, Try};
use crate::support::fixtures::{
    Teaching, claim, class_body, enrol, licence_line, person_body, record_result, school, step_now,
    teaching, walk, with,
};
use crate::support::{Client, Response, TestServer};

pub struct World {
    pub server: TestServer,
    pub lead: Client,
    pub admin: Client,
    /// Of the school that teaches.
    pub registrar: Client,
    pub teaching: Teaching,
    pub other: Teaching,
    /// A school that has closed, and its people.
    pub closed: String,
    pub of_closed: Client,
    pub enterprise: String,
    next: AtomicU32,
}

impl World {
    pub async fn make() -> Self {
        let server = TestServer::start().await;
        let (lead, admin) = (server.lead(), server.administrator());
        let teaching_here = teaching(&lead, "A1").await;
        let other = teaching(&lead, "B1").await;
        let registrar = server.registrar(teaching_here.school_id());
        let gone = teaching(&lead, "Z1").await;
        let of_closed = server.registrar(gone.school_id());
        let path = format!("/v1/schools/{}", gone.school.id());
        lead.patch(&path, &gone.school, json!({"status": "CLOSED"}))
            .await
            .expect(200);
        let enterprise = json!({"legalForm": "COOPERATIVE", "taxCode": "0100109106",
            "name": "Hợp tác xã Chè"});
        let key = "/v1/enterprises/by-external-id/sis/TAKEN";
        let enterprise = lead.put(key, enterprise).await.expect(201).id();
        Self {
            server,
            lead,
            admin,
            registrar,
            teaching: teaching_here,
            other,
            closed: gone.school.id(),
            of_closed,
            enterprise,
            next: AtomicU32::new(1),
        }
    }

    /// A number that nobody else gets.
    pub fn number(&self) -> u32 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    pub fn commune(&self) -> Value {
        json!(self.server.unit("COMMUNE", "03646"))
    }

    pub fn province(&self) -> Value {
        json!(self.server.unit("PROVINCE", "14"))
    }

    pub async fn person(&self) -> Response {
        let body = person_body(&self.server, self.number());
        self.registrar.post("/v1/trainees", body).await.expect(201)
    }

    /// An open class of March to June 2026 with these changes, known by a key that is its code.
    pub async fn class(&self, changes: Value) -> Response {
        let code = format!("L-{}", self.number());
        let body = with(class_body(&self.server, &self.teaching, &code), changes);
        let key = json!({"externalIds": [{"system": "sis", "value": code}]});
        let class = self.lead.post("/v1/classes", with(body, json!({}))).await;
        let class = class.expect(201);
        let path = format!("/v1/classes/{}", class.id());
        // The key is the school's own.
        self.registrar.patch(&path, &class, key).await.expect(200);
        step_now(&self.registrar, &class, "OPEN").await
    }

    /// Somebody who has applied for the class on 2 February 2026.
    pub async fn applicant(&self, class: &Response) -> Response {
        let person = self.person().await;
        enrol(&self.registrar, &person.id(), &class.id(), json!({}))
            .await
            .expect(201)
    }

    pub async fn admitted(&self, class: &Response) -> Response {
        let applicant = self.applicant(class).await;
        walk(&self.registrar, applicant, &["ELIGIBLE", "ADMITTED"]).await
    }

    /// Somebody who studies in a class of their own, and the class.
    pub async fn student(&self) -> (Response, Response) {
        let class = self.class(json!({})).await;
        let admitted = self.admitted(&class).await;
        step_now(&self.registrar, &class, "RUNNING").await;
        let student = walk(&self.registrar, admitted, &["STUDYING"]).await;
        (student, class)
    }

    /// Somebody who has a result, and has completed the class on 26 June 2026.
    pub async fn graduate(&self, result: &str) -> Response {
        let (student, _) = self.student().await;
        let result = json!({"hoursAttended": 290, "score": 7.25, "result": result});
        let student = record_result(&self.registrar, &student, result).await;
        let done = json!({"date": "2026-06-26"});
        let student = student.expect(200);
        crate::support::fixtures::move_on(&self.registrar, &student, "COMPLETED", done)
            .await
            .expect(200)
    }

    /// A beneficiary status of that person, confirmed and valid until that day.
    pub async fn poor_until(&self, trainee: &str, day: &str) -> String {
        let body = json!({"group": "POOR_HOUSEHOLD", "validTo": day});
        let claimed = claim(&self.lead, trainee, body).await.expect(201);
        let path = format!("/v1/beneficiary-statuses/{}/decision", claimed.id());
        self.lead
            .with("if-match", claimed.etag())
            .post(&path, json!({"decision": "CONFIRMED"}))
            .await
            .expect(200);
        claimed.id()
    }

    /// Another school of the province with a licence line for so many a year.
    pub async fn school(&self, yearly_quota: i32) -> (String, Response) {
        let school = school(&self.lead, &format!("X{}", self.number())).await;
        let line = licence_line(&self.lead, &school.id(), yearly_quota).await;
        (school.id(), line)
    }
}

/// To which rows a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Any,
    New,
    Old,
}

/// A kind of rows of files, and the row that says what a body says.
pub type FileRow<'w> = (&'static str, Box<dyn Fn(Value) -> Value + 'w>);

/// Where rows of a resource are sent, and how a valid one looks.
pub struct Place<'w> {
    pub resource: &'static str,
    pub path: String,
    /// Where a row is changed, before its id.
    pub rows_at: String,
    pub by: &'w Client,
    pub valid: Box<dyn Fn(u32) -> Value + 'w>,
    /// Whether it is sent under keys of one's own.
    pub keyed: bool,
    /// As a file has it.
    pub row: Option<FileRow<'w>>,
    /// The row that stands.
    number: u32,
    id: String,
}

impl<'w> Place<'w> {
    pub async fn at(
        world: &World,
        resource: &'static str,
        by: &'w Client,
        valid: impl Fn(u32) -> Value + 'w,
    ) -> Self {
        let path = format!("/v1/{resource}");
        Self {
            resource,
            rows_at: path.clone(),
            path,
            by,
            valid: Box::new(valid),
            keyed: false,
            row: None,
            number: world.number(),
            id: String::new(),
        }
    }

    pub fn keyed(mut self) -> Self {
        self.keyed = true;
        self
    }

    pub fn below(mut self, path: String) -> Self {
        self.path = path;
        self
    }

    pub fn rows(mut self, kind: &'static str, row: impl Fn(Value) -> Value + 'w) -> Self {
        self.row = Some((kind, Box::new(row)));
        self
    }

    /// Put a valid row there.
    pub async fn stand(mut self) -> Self {
        let body = (self.valid)(self.number);
        let made = if self.keyed {
            self.by.put(&self.key(self.number), body).await
        } else {
            self.by.post(&self.path, body).await
        };
        self.id = made.expect(201).id();
        self
    }

    fn key(&self, number: u32) -> String {
        format!(
            "{}/by-external-id/sis/{}-{number}",
            self.path, self.resource
        )
    }

    /// The trial of a rule that `change` breaks in a valid row.
    pub fn broken(&self, world: &World, code: &'static str, of: Of, change: &Value) -> Trial {
        let body = |number: u32| with((self.valid)(number), change.clone());
        let (new, next) = (world.number(), world.number());
        let mut tries = Vec::new();
        let (is_new, is_old) = (of != Of::Old, of != Of::New);
        if is_new {
            tries.push(Try::post(Door::Post, self.by, &self.path, body(new)));
        }
        if is_old {
            let path = format!("{}/{}", self.rows_at, self.id);
            tries.push(Try::patch(self.by, path, change.clone()));
        }
        if self.keyed && is_new {
            tries.push(Try::put(Door::Put, self.by, self.key(new), body(new)));
        }
        if self.keyed && is_old {
            let (path, body) = (self.key(self.number), body(self.number));
            tries.push(Try::put(Door::PutAgain, self.by, path, body));
        }
        // A row of a file has one key and no others.
        if let Some((kind, row)) = self
            .row
            .as_ref()
            .filter(|_| change["externalIds"].is_null())
        {
            let keyed = |number: u32| {
                let row = row(body(number));
                match *kind {
                    // Its code is the key.
                    "occupations" => row,
                    _ => with(
                        row,
                        json!({"externalId": format!("{}-{number}", self.resource)}),
                    ),
                }
            };
            if is_new {
                tries.push(Try::row(Door::Row, self.by, kind, keyed(next)));
            }
            if is_old {
                tries.push(Try::row(Door::RowAgain, self.by, kind, keyed(self.number)));
            }
        }
        let resource = self.resource;
        Trial {
            resource,
            code,
            tries,
        }
    }

    /// [`Place::broken`] for a table of rules.
    pub fn all(&self, world: &World, rules: &[(&'static str, Of, Value)]) -> Vec<Trial> {
        let trial =
            |(code, of, change): &(&'static str, Of, Value)| self.broken(world, code, *of, change);
        rules.iter().map(trial).collect()
    }
}

/// A row as a file has it, without its members of other names.
pub fn without(mut body: Value, members: &[&str]) -> Value {
    for member in members {
        body.as_object_mut().expect("an object").remove(*member);
    }
    body
}
