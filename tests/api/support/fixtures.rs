//! What most tests need before they begin: one function per thing, made over HTTP.

use serde_json::{Value, json};

use super::{Client, Response, TestServer};
use registry::platform::values::ids::{OccupationId, SchoolId};

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

/// A woman born in 2004 who lives in Phường Tô Hiệu; each number is another person.
pub fn person_body(server: &TestServer, number: u32) -> Value {
    json!({
        "citizenId": format!("014304{number:06}"), "fullName": format!("Lò Thị Mai {number}"),
        "sex": "FEMALE", "birthDate": "2004-05-17",
        "residenceUnitId": server.unit("COMMUNE", "03646")
    })
}

/// [`person_body`], registered by that user.
pub async fn person(server: &TestServer, by: &Client, number: u32) -> Response {
    let body = person_body(server, number);
    by.post("/v1/trainees", body).await.expect(201)
}

/// Try to enrol somebody who applied before the classes of 2026 began.
pub async fn enrol(by: &Client, trainee: &str, class: &str, changes: Value) -> Response {
    let body = json!({"traineeId": trainee, "classId": class, "appliedDate": "2026-02-02"});
    by.post("/v1/enrolments", with(body, changes)).await
}

/// Try to take an enrolment, as it was last read, to its next status.
pub async fn move_on(by: &Client, enrolment: &Response, to: &str, changes: Value) -> Response {
    let path = format!("/v1/enrolments/{}/transitions", enrolment.id());
    by.with("if-match", enrolment.etag())
        .post(&path, with(json!({"to": to}), changes))
        .await
}

/// Take an enrolment through several steps, all on the day of its last one.
pub async fn walk(by: &Client, mut enrolment: Response, steps: &[&str]) -> Response {
    for to in steps {
        let day = json!({"date": enrolment.body["statusDate"]});
        enrolment = move_on(by, &enrolment, to, day).await.expect(200);
    }
    enrolment
}

/// Try to record the result of an enrolment, as it was last read.
pub async fn record_result(by: &Client, enrolment: &Response, result: Value) -> Response {
    let path = format!("/v1/enrolments/{}/result", enrolment.id());
    by.with("if-match", enrolment.etag())
        .post(&path, result)
        .await
}

/// Take a class to its next state, as it is now: each seat makes another version.
pub async fn step_now(by: &Client, class: &Response, to: &str) -> Response {
    let now = by.get(&format!("/v1/classes/{}", class.id())).await;
    step(by, &now.expect(200), to).await.expect(200)
}

/// A school with a registrar and an open class.
pub struct Stage {
    pub server: TestServer,
    pub teaching: Teaching,
    pub registrar: Client,
    pub class: Response,
}

impl Stage {
    /// The class is [`class_body`] with the members of `changes` in place of its own.
    pub async fn set(changes: Value) -> Self {
        Self::set_on(TestServer::start().await, changes).await
    }

    pub async fn set_on(server: TestServer, changes: Value) -> Self {
        let teaching = teaching(&server.lead(), "A1").await;
        let class = open_class(&server, &teaching, "L1", changes).await;
        Self {
            registrar: server.registrar(teaching.school_id()),
            server,
            teaching,
            class,
        }
    }

    pub async fn person(&self, number: u32) -> Response {
        person(&self.server, &self.registrar, number).await
    }

    /// The person of that number, who has applied for the class.
    pub async fn applicant(&self, number: u32) -> Response {
        let person = self.person(number).await;
        enrol(&self.registrar, &person.id(), &self.class.id(), json!({}))
            .await
            .expect(201)
    }

    /// Another open class of the same school.
    pub async fn another_class(&self, code: &str, changes: Value) -> Response {
        open_class(&self.server, &self.teaching, code, changes).await
    }

    /// The persons of those numbers, all of them studying in the class that has begun.
    pub async fn students(&self, numbers: std::ops::Range<u32>) -> Vec<Response> {
        let mut admitted = Vec::new();
        for number in numbers {
            let applicant = self.applicant(number).await;
            admitted.push(walk(&self.registrar, applicant, &["ELIGIBLE", "ADMITTED"]).await);
        }
        step_now(&self.registrar, &self.class, "RUNNING").await;
        let mut students = Vec::new();
        for one in admitted {
            students.push(walk(&self.registrar, one, &["STUDYING"]).await);
        }
        students
    }

    /// One person who has completed the class with this result.
    pub async fn graduate(&self, number: u32, result: &str) -> Response {
        let [student] = <[Response; 1]>::try_from(self.students(number..number + 1).await)
            .expect("one student");
        let result = json!({"hoursAttended": 290, "score": 7.25, "result": result});
        let student = record_result(&self.registrar, &student, result).await;
        let done = json!({"date": "2026-06-26"});
        move_on(&self.registrar, &student.expect(200), "COMPLETED", done)
            .await
            .expect(200)
    }

    pub async fn seats_taken(&self) -> i64 {
        let class = format!("/v1/classes/{}", self.class.id());
        let class = self.registrar.get(&class).await.expect(200);
        class.body["seatsTaken"].as_i64().expect("a number")
    }
}

/// Try to claim a beneficiary status for somebody: a rural worker since 2026, with `changes`.
pub async fn claim(by: &Client, trainee: &str, changes: Value) -> Response {
    let body = json!({
        "group": "RURAL_LABOUR", "evidenceKind": "Xác nhận cư trú", "validFrom": "2026-01-01"
    });
    let path = format!("/v1/trainees/{trainee}/beneficiary-statuses");
    by.post(&path, with(body, changes)).await
}
