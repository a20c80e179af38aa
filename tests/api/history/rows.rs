//! A row of every resource that people write, and what is changed of it.

use serde_json::{Value, json};

use crate::reach::world::Half;
use crate::support::fixtures::{course_body, licence_line_body, occupation, with};
use crate::support::{Client, TestServer};

/// A row, and how it is changed, one step after the other.
pub struct Changed {
    pub kind: &'static str,
    /// The schema of what clients send of it, where members are changed by a patch.
    pub input: Option<&'static str>,
    pub path: String,
    /// What is sent to a path below that of the row, or as a patch to the row itself.
    pub steps: Vec<(&'static str, Value)>,
    /// Members that stay as they are, or are changed in another way.
    pub fixed: &'static [&'static str],
}

fn patches(members: Value) -> Vec<(&'static str, Value)> {
    let members = members.as_array().expect("a list").iter();
    members.map(|patch| ("", patch.clone())).collect()
}

/// A row that the lead agency sees, that has these values.
async fn row(lead: &Client, list: &str, having: Value) -> Value {
    let page = lead.get(&format!("{list}?limit=100")).await.expect(200);
    let having = having.as_object().expect("an object");
    let fits = |row: &&Value| having.iter().all(|(name, value)| row[name] == *value);
    page.rows().iter().find(fits).expect("such a row").clone()
}

fn id(row: &Value) -> String {
    row["id"].as_str().expect("an id").to_owned()
}

/// Patches of these members, and then of where the row is and how it is reached.
fn with_contact(server: &TestServer, members: Value) -> Vec<(&'static str, Value)> {
    let unit = server.unit("COMMUNE", "03664");
    let contact = json!([
        {"unitId": unit}, {"address": "Tổ 3"}, {"phone": "0212 3874 567"}, {"email": "a@example.vn"}
    ]);
    let mut steps = patches(members);
    steps.extend(patches(contact));
    steps
}

pub async fn supply(server: &TestServer, half: &Half) -> Vec<Changed> {
    let mut all = training(server, half).await;
    all.extend(partners(server, half).await);
    all
}

/// A school, and what it teaches.
async fn training(server: &TestServer, half: &Half) -> Vec<Changed> {
    let lead = server.lead();
    let school = half.school.to_string();
    let unit = server.unit("COMMUNE", "03664");
    let of_school = json!({"schoolId": school});
    let campus = row(&lead, &format!("/v1/schools/{school}/campuses"), json!({})).await;
    let line = with(
        licence_line_body(&school, 100),
        json!({"occupationId": occupation(2)}),
    );
    let line = lead.post("/v1/licence-lines", line).await.expect(201);
    let draft = row(
        &lead,
        "/v1/courses",
        with(of_school.clone(), json!({"code": "NHAP"})),
    )
    .await;
    let course = lead
        .post("/v1/courses", course_body(&school, "C2"))
        .await
        .expect(201);
    let class = row(&lead, "/v1/classes", with(of_school, json!({"code": "KH"}))).await;
    let mut class_steps = patches(json!([
        {"code": "KH-2"}, {"name": "Lớp khác"}, {"courseId": course.id()}, {"campusId": id(&campus)},
        {"unitId": unit}, {"startDate": "2026-03-09"}, {"endDate": "2026-07-03"}, {"capacity": 31},
        {"trainers": ["Cà Văn Minh"]}, {"fundingLine": "CTMTQG"}, {"commission": "15/HĐ"},
        {"fundingLine": null}
    ]));
    class_steps.push(("/transitions", json!({"to": "OPEN"})));
    class_steps.push((
        "/transitions",
        json!({"to": "CANCELLED", "reason": "Ít người"}),
    ));
    vec![
        Changed {
            kind: "schools",
            input: Some("SchoolInput"),
            path: format!("/v1/schools/{school}"),
            steps: with_contact(
                server,
                json!([
                    {"code": "A9"}, {"nameVi": "Trường khác"}, {"nameEn": "Another"},
                    {"kind": "INTERMEDIATE_SCHOOL"}, {"ownership": "PRIVATE"},
                    {"website": "https://a.example.vn"}, {"nameEn": null}
                ]),
            ),
            fixed: &["status", "successorSchoolId", "successorFrom"],
        },
        Changed {
            kind: "campuses",
            input: Some("CampusInput"),
            path: format!("/v1/schools/{school}/campuses/{}", id(&campus)),
            steps: patches(json!([
                {"name": "Cơ sở khác"}, {"unitId": unit}, {"address": "Tổ 3"}, {"phone": "0912345678"}
            ])),
            fixed: &[],
        },
        Changed {
            kind: "licence-lines",
            input: Some("LicenceLineInput"),
            path: format!("/v1/licence-lines/{}", line.id()),
            steps: patches(json!([
                {"yearlyQuota": 120}, {"decisionNumber": "13/GCN"}, {"validFrom": "2019-01-01"},
                {"validTo": "2035-12-31"}, {"occupationId": occupation(3)}, {"validTo": null}
            ])),
            fixed: &["schoolId", "level"],
        },
        Changed {
            kind: "courses",
            input: Some("CourseInput"),
            path: format!("/v1/courses/{}", id(&draft)),
            steps: patches(json!([
                {"code": "NHAP-2"}, {"edition": 2}, {"name": "Bản khác"}, {"kind": "RETRAINING"},
                {"theoryHours": 70}, {"practiceHours": 250}, {"digitalHours": 8},
                {"tags": ["E_COMMERCE"]}, {"occupationId": occupation(2)}, {"status": "ACTIVE"}
            ])),
            fixed: &["schoolId", "level"],
        },
        Changed {
            kind: "classes",
            input: Some("ClassInput"),
            path: format!("/v1/classes/{}", id(&class)),
            steps: class_steps,
            fixed: &["schoolId"],
        },
    ]
}

/// An enterprise, and a partnership with one.
async fn partners(server: &TestServer, half: &Half) -> Vec<Changed> {
    let lead = server.lead();
    let of_school = json!({"schoolId": half.school});
    let partnership = row(&lead, "/v1/partnerships", of_school).await;
    let firm = json!({"legalForm": "COOPERATIVE", "taxCode": "5500154060", "name": "HTX Một"});
    let firm = lead.post("/v1/enterprises", firm).await.expect(201);
    vec![
        Changed {
            kind: "enterprises",
            input: Some("EnterpriseInput"),
            path: format!("/v1/enterprises/{}", half.enterprise),
            steps: with_contact(
                server,
                json!([
                    {"legalForm": "COOPERATIVE"}, {"name": "HTX khác"}, {"industry": "01"},
                    {"representative": "Lò Văn Mẫu"}, {"taxCode": "0312120782"}, {"status": "CLOSED"}
                ]),
            ),
            fixed: &[],
        },
        Changed {
            kind: "partnerships",
            input: Some("PartnershipInput"),
            path: format!("/v1/partnerships/{}", id(&partnership)),
            steps: patches(json!([
                {"occupationId": occupation(2)}, {"signedDate": "2026-01-06"},
                {"expiryDate": "2028-01-05"}, {"scope": "Thực hành"}, {"practicePlaces": 20},
                {"contactName": "Lò Văn Mẫu"}, {"contactPhone": "0912345678"},
                {"contactEmail": "b@example.vn"}, {"enterpriseId": firm.id()}
            ])),
            fixed: &["schoolId", "level"],
        },
    ]
}

pub async fn people(server: &TestServer, half: &Half) -> Vec<Changed> {
    let lead = server.lead();
    let of_school = json!({"schoolId": half.school});
    let applied = with(of_school.clone(), json!({"status": "APPLIED"}));
    let applied = row(&lead, "/v1/enrolments", applied).await;
    let trainee = format!(
        "/v1/trainees/{}",
        applied["traineeId"].as_str().expect("an id")
    );
    let statuses = format!("{trainee}/beneficiary-statuses");
    let status = row(&lead, &statuses, json!({})).await;
    let certificate = row(&lead, "/v1/certificates", of_school.clone()).await;
    let outcome = row(&lead, "/v1/employment-outcomes", of_school).await;
    let mut claimed = patches(json!([
        {"group": "POOR_HOUSEHOLD"}, {"evidenceKind": "Giấy xác nhận"}, {"evidenceNumber": "1/XN"},
        {"validFrom": "2026-01-02"}, {"validTo": "2027-12-31"}
    ]));
    claimed.push(("/decision", json!({"decision": "CONFIRMED"})));
    let mut enrolled = patches(json!([
        {"appliedDate": "2026-02-03"}, {"beneficiaryStatusId": id(&status)}
    ]));
    for to in ["ELIGIBLE", "ADMITTED"] {
        enrolled.push(("/transitions", json!({"to": to, "date": "2026-03-02"})));
    }
    enrolled.push(("/undo", json!({"reason": "Ghi nhầm"})));
    vec![
        Changed {
            kind: "trainees",
            input: Some("TraineeInput"),
            path: trainee,
            steps: patches(json!([
                {"fullName": "Lò Thị Mái"}, {"citizenId": "014304777001"},
                {"passport": {"country": "LA", "number": "PA1234567"}}, {"birthDate": "2004-05-18"},
                {"sex": "MALE", "citizenIdOverride": "Giấy khai sinh ghi như vậy"},
                {"ethnicGroup": "03"}, {"residenceUnitId": server.unit("COMMUNE", "03664")},
                {"address": "Bản Mòng"}, {"phone": "0912345678"},
                {"schoolingLevel": "UPPER_SECONDARY"},
                {"disabilityType": "VISION", "disabilityDegree": "MILD"},
                {"formerIds": ["050123456"]}, {"phone": null},
                {"disabilityType": null, "disabilityDegree": null},
                {"residenceUnitId": null, "residenceElsewhere": {"provinceCode": "11"}}
            ])),
            fixed: &["birthDatePrecision"],
        },
        Changed {
            kind: "beneficiary-statuses",
            input: Some("BeneficiaryStatusInput"),
            path: format!("/v1/beneficiary-statuses/{}", id(&status)),
            steps: claimed,
            fixed: &[],
        },
        Changed {
            kind: "enrolments",
            input: Some("EnrolmentDetailsPatch"),
            path: format!("/v1/enrolments/{}", id(&applied)),
            steps: enrolled,
            fixed: &[],
        },
        Changed {
            kind: "certificates",
            input: None,
            path: format!("/v1/certificates/{}", id(&certificate)),
            steps: vec![("/revoke", json!({"reason": "In sai tên"}))],
            fixed: &[],
        },
        Changed {
            kind: "employment-outcomes",
            input: None,
            path: format!("/v1/employment-outcomes/{}", id(&outcome)),
            steps: vec![("/confirm", Value::Null)],
            fixed: &[],
        },
    ]
}
