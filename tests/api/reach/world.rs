//! Rows of every resource in two halves of the world, and who looks at them.

use registry::platform::auth::authz::Role;
use registry::platform::values::ids::{EnterpriseId, SchoolId, UnitId};
use serde_json::json;

use crate::support::fixtures::{
    claim, class, enrol, move_on, open_class, person_body, record_result, step_now, teaching, walk,
    with,
};
use crate::support::{BoundTo, Case, Client, TestServer};

/// One half of the world: whatever is of one school, one commune and one enterprise.
pub struct Half {
    pub school: SchoolId,
    commune: UnitId,
    pub enterprise: EnterpriseId,
}

/// A row of every resource for a school, people of a commune and an enterprise.
pub async fn half(
    server: &TestServer,
    code: &str,
    commune: &str,
    tax_code: &str,
    first: u32,
) -> Half {
    let lead = server.lead();
    let teaching = teaching(&lead, code).await;
    let (school, school_path) = (
        teaching.school_id(),
        format!("/v1/schools/{}", teaching.school.id()),
    );
    let registrar = server.registrar(school);
    let commune = server.unit("COMMUNE", commune);
    let body =
        json!({"legalForm": "ENTERPRISE", "taxCode": tax_code, "name": format!("Công ty {code}")});
    let enterprise = lead.post("/v1/enterprises", body).await.expect(201);

    let body = json!({"name": format!("Cơ sở {code}")});
    registrar
        .post(&format!("{school_path}/campuses"), body)
        .await
        .expect(201);
    let draft = json!({
        "occupationId": teaching.course.body["occupationId"], "code": "NHAP", "name": "Bản nháp",
        "level": "ELEMENTARY_1", "kind": "INITIAL", "theoryHours": 60, "practiceHours": 240
    });
    registrar.post("/v1/courses", draft).await.expect(201);
    let partnership = json!({
        "enterpriseId": enterprise.id(), "occupationId": teaching.course.body["occupationId"],
        "level": "ELEMENTARY_1", "signedDate": "2026-01-05"
    });
    registrar
        .post("/v1/partnerships", partnership)
        .await
        .expect(201);

    class(server, &teaching, "KH", json!({})).await;
    let running = open_class(server, &teaching, "L1", json!({})).await;
    let later = json!({"startDate": "2026-09-07", "endDate": "2026-11-27"});
    let open = open_class(server, &teaching, "L2", later).await;
    let living = |number| {
        with(
            person_body(server, number),
            json!({"residenceUnitId": commune}),
        )
    };
    let graduate = registrar
        .post("/v1/trainees", living(first))
        .await
        .expect(201);
    let applicant = registrar
        .post("/v1/trainees", living(first + 1))
        .await
        .expect(201);
    claim(&registrar, &applicant.id(), json!({}))
        .await
        .expect(201);
    claim(&registrar, &graduate.id(), json!({}))
        .await
        .expect(201);
    enrol(&registrar, &applicant.id(), &open.id(), json!({}))
        .await
        .expect(201);

    let enrolment = enrol(&registrar, &graduate.id(), &running.id(), json!({}))
        .await
        .expect(201);
    let admitted = walk(&registrar, enrolment, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(&registrar, &running, "RUNNING").await;
    let studying = walk(&registrar, admitted, &["STUDYING"]).await;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});
    let passed = record_result(&registrar, &studying, result)
        .await
        .expect(200);
    let done = json!({"date": "2026-06-26"});
    let enrolment = move_on(&registrar, &passed, "COMPLETED", done)
        .await
        .expect(200);
    let certificate = json!({
        "enrolmentId": enrolment.id(), "number": format!("{code}-1"),
        "registerNumber": format!("{code}/1"), "issueDate": "2026-07-03"
    });
    registrar
        .post("/v1/certificates", certificate)
        .await
        .expect(201);
    let outcome = json!({
        "enrolmentId": enrolment.id(), "checkpointMonths": 3, "kind": "HIRED",
        "provenance": "SURVEY", "observedDate": "2026-10-05", "enterpriseId": enterprise.id()
    });
    registrar
        .post("/v1/employment-outcomes", outcome)
        .await
        .expect(201);

    Half {
        school,
        commune,
        enterprise: enterprise.id().parse().expect("an id"),
    }
}

/// Somebody of every role, on either side where the role is bound to one.
pub fn callers(server: &TestServer, halves: &[Half; 2]) -> Vec<(String, Client)> {
    let mut callers = Vec::new();
    for role in Role::ALL {
        let bounds: Vec<BoundTo> = match role {
            Role::SchoolRegistrar => halves
                .iter()
                .map(|half| BoundTo::School(half.school))
                .collect(),
            Role::Enterprise => halves
                .iter()
                .map(|half| BoundTo::Enterprise(half.enterprise))
                .collect(),
            Role::Commune => halves
                .iter()
                .map(|half| BoundTo::Unit(half.commune))
                .collect(),
            Role::EmploymentCentre => vec![BoundTo::Province, BoundTo::Unit(halves[0].commune)],
            Role::Viewer => vec![BoundTo::Nothing],
            _ => vec![BoundTo::Province],
        };
        for bound in bounds {
            callers.push((format!("{role} of {bound:?}"), server.user(*role, bound)));
        }
    }
    callers
}

/// Rows of the first half go over to the second, as far as a change can take them there.
pub async fn move_over(server: &TestServer, [from, to]: &[Half; 2]) {
    let lead = server.lead();
    for (path, change) in [
        ("partnerships", json!({"enterpriseId": to.enterprise})),
        ("trainees", json!({"residenceUnitId": to.commune})),
    ] {
        let _case = Case::of(path);
        let registrar = server.registrar(from.school);
        let rows = registrar.get(&format!("/v1/{path}")).await.expect(200);
        for row in rows.rows() {
            let path = format!("/v1/{path}/{}", row["id"].as_str().expect("an id"));
            let read = lead.get(&path).await.expect(200);
            lead.patch(&path, &read, change.clone()).await.expect(200);
        }
    }
}
