//! What most tests need before they begin: one function per thing, made over HTTP.

use serde_json::{Value, json};

use super::{Client, Response, TestServer};
use registry::platform::ids::{OccupationId, SchoolId};

/// `body` with the members of `changes` in place of its own.
pub fn with(mut body: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().expect("an object") {
        body[name.as_str()] = value.clone();
    }
    body
}

/// A school with this code.
pub async fn school(lead: &Client, code: &str) -> Response {
    let body = json!({
        "code": code, "nameVi": format!("Trường {code}"), "kind": "COLLEGE", "ownership": "PUBLIC"
    });
    lead.post("/v1/schools", body).await.expect(201)
}

pub fn school_id(school: &Response) -> SchoolId {
    school.id().parse().expect("the id of a school")
}

/// The provincial short course of that number, 1 to 13: level ELEMENTARY_1, 25 to 35 in a class.
pub fn occupation(number: u32) -> OccupationId {
    OccupationId::of_catalogue(&format!("occupation/PROVINCIAL/SL-2017-{number:02}"))
}

/// Leave for a school to teach the first short course to so many a year, since 2020.
pub async fn licence_line(lead: &Client, school: &str, yearly_quota: i32) -> Response {
    let body = licence_line_body(school, yearly_quota);
    lead.post("/v1/licence-lines", body).await.expect(201)
}

pub fn licence_line_body(school: &str, yearly_quota: i32) -> Value {
    json!({
        "schoolId": school, "occupationId": occupation(1), "level": "ELEMENTARY_1",
        "yearlyQuota": yearly_quota, "decisionNumber": "12/GCN", "validFrom": "2020-01-01"
    })
}

/// An active course of a school in the first short course.
pub async fn course(lead: &Client, school: &str, code: &str) -> Response {
    let body = course_body(school, code);
    lead.post("/v1/courses", body).await.expect(201)
}

pub fn course_body(school: &str, code: &str) -> Value {
    json!({
        "schoolId": school, "occupationId": occupation(1), "code": code, "name": "Trồng nấm",
        "level": "ELEMENTARY_1", "kind": "INITIAL", "theoryHours": 60, "practiceHours": 240,
        "status": "ACTIVE"
    })
}

/// A school that may teach and has what to teach.
#[derive(Debug)]
pub struct Teaching {
    pub school: Response,
    pub line: Response,
    pub course: Response,
}

impl Teaching {
    pub fn school_id(&self) -> SchoolId {
        school_id(&self.school)
    }
}

/// A school with this code, a licence line for 1,000 a year and an active course.
pub async fn teaching(lead: &Client, code: &str) -> Teaching {
    let school = school(lead, code).await;
    let line = licence_line(lead, &school.id(), 1000).await;
    let course = course(lead, &school.id(), "C1").await;
    Teaching {
        school,
        line,
        course,
    }
}

/// A class that began in March 2026 and ended in June, for 30, held in Phường Tô Hiệu.
pub fn class_body(server: &TestServer, teaching: &Teaching, code: &str) -> Value {
    json!({
        "schoolId": teaching.school.id(), "courseId": teaching.course.id(), "code": code,
        "name": format!("Lớp {code}"), "unitId": server.unit("COMMUNE", "03646"),
        "startDate": "2026-03-02", "endDate": "2026-06-26", "capacity": 30
    })
}

/// A planned class: [`class_body`] with the members of `changes` in place of its own.
pub async fn class(
    server: &TestServer,
    teaching: &Teaching,
    code: &str,
    changes: Value,
) -> Response {
    let body = with(class_body(server, teaching, code), changes);
    server.lead().post("/v1/classes", body).await.expect(201)
}

/// A class that takes trainees.
pub async fn open_class(
    server: &TestServer,
    teaching: &Teaching,
    code: &str,
    changes: Value,
) -> Response {
    let class = class(server, teaching, code, changes).await;
    step(&server.lead(), &class, "OPEN").await.expect(200)
}

/// Take a class, as it was last read, to its next state.
pub async fn step(client: &Client, class: &Response, to: &str) -> Response {
    let path = format!("/v1/classes/{}/transitions", class.id());
    client
        .with("if-match", class.etag())
        .post(&path, json!({"to": to, "reason": "Kiểm thử"}))
        .await
}
