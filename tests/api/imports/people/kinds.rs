//! Rows of every kind that name a person and a class without keys.

use serde_json::{Value, json};

use super::{
    School, class, counts, fault, faults, mixed, report, studying, trainee, unkeyed, without,
};
use crate::support::Case;
use crate::support::fixtures::{teaching, with};

/// Each way to name the first person of [`studying`] beside the class.
fn ways() -> [Value; 4] {
    [
        json!({"citizenId": "014304000001", "class": "L1"}),
        json!({"fullName": "lo thi mai 1", "birthDate": "2004-05-17", "class": "L1"}),
        json!({"fullName": "Lò Thị Mai 1", "birthDate": "2004", "class": "lớp l1"}),
        json!({"citizenId": "014304000001"}),
    ]
}

#[actix_web::test]
async fn an_enrolment_is_known_by_the_person_and_the_class() {
    let school = School::open().await;
    school.import("kind=classes", &[class("L1")]).await;
    school
        .import("kind=trainees", &[trainee(1), trainee(2)])
        .await;
    let said = json!({"appliedDate": "2026-02-02"});
    let by_key = json!({"trainee": "HV-1", "class": "L1"});
    let ways = [[by_key].as_slice(), &ways()[..3]].concat();
    let rows: Vec<Value> = ways
        .iter()
        .map(|way| with(way.clone(), said.clone()))
        .collect();
    let first = school.import("kind=enrolments", &rows[..1]).await;
    assert_eq!(first["counts"], counts(1, 0, 0, 0), "{first:#}");
    for row in &rows {
        let _case = Case::of(row);
        let done = school
            .import("kind=enrolments", std::slice::from_ref(row))
            .await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    }
    assert_eq!(school.count("/v1/enrolments").await, 1);

    // Who has left stays so, until they apply anew.
    let dropped =
        json!({"status": "DROPPED", "statusDate": "2026-02-20", "statusReason": "Đi làm"});
    let done = school
        .import("kind=enrolments", &[with(rows[1].clone(), dropped)])
        .await;
    assert_eq!(done["counts"], counts(0, 1, 0, 0), "{done:#}");
    let done = school.import("kind=enrolments", &rows[1..2]).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
    let again = with(rows[1].clone(), json!({"appliedDate": "2026-02-25"}));
    let done = school
        .import("kind=enrolments", std::slice::from_ref(&again))
        .await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    let done = school.import("kind=enrolments", &[again]).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
}

#[actix_web::test]
async fn results_certificates_and_outcomes_name_the_person_and_the_class() {
    for way in ways() {
        let _case = Case::of(&way);
        let school = studying().await;
        let result = json!({"hoursAttended": 288, "score": 7.25, "result": "PASSED"});
        let result = with(way.clone(), result);
        let done = school
            .import("kind=results&mode=validate", std::slice::from_ref(&result))
            .await;
        assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
        let done = school
            .import("kind=results", std::slice::from_ref(&result))
            .await;
        assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
        let completed = json!({"status": "COMPLETED", "statusDate": "2026-06-26"});
        let completed = with(with(way.clone(), completed), json!({"class": "L1"}));
        let done = school.import("kind=enrolments", &[completed]).await;
        assert_eq!(done["counts"], counts(0, 1, 0, 0), "{done:#}");
        let night = [
            mixed("results", result),
            mixed(
                "certificates",
                with(
                    way.clone(),
                    json!({"number": "CCSC.1", "registerNumber": "1/2026", "issueDate": "2026-07-06"}),
                ),
            ),
            mixed(
                "outcomes",
                with(
                    way.clone(),
                    json!({
                        "checkpointMonths": 3, "outcomeKind": "SELF_EMPLOYED",
                        "provenance": "SURVEY", "observedDate": "2026-09-20"
                    }),
                ),
            ),
        ];
        let done = school.import("kind=mixed", &night).await;
        assert_eq!(done["counts"], counts(2, 0, 1, 0), "{done:#}");
        let done = school.import("kind=mixed", &night).await;
        assert_eq!(done["counts"], counts(0, 0, 3, 0), "{done:#}");
    }
}

#[actix_web::test]
async fn what_a_row_says_beside_a_key_must_be_so() {
    let school = studying().await;
    let result = json!({"hoursAttended": 1, "result": "PASSED", "class": "L1"});
    let cases = [
        (
            json!({"citizenId": "014304000001", "fullName": "Lò Thị Mai 2"}),
            "/fullName",
            "REFERENCE_DISAGREES",
        ),
        (
            json!({"citizenId": "014304000001", "birthDate": "2003-05-17"}),
            "/birthDate",
            "REFERENCE_DISAGREES",
        ),
        (
            json!({"citizenId": "014304000009"}),
            "/citizenId",
            "REFERENCE_UNKNOWN",
        ),
        (json!({"trainee": "HV-1"}), "/trainee", "REFERENCE_UNKNOWN"),
        (
            json!({"fullName": "Lò Thị Mai 1"}),
            "/birthDate",
            "FIELD_REQUIRED",
        ),
        (
            json!({"fullName": "Lò Thị Mai 9", "birthDate": "2004-05-17"}),
            "/fullName",
            "REFERENCE_UNKNOWN",
        ),
        (
            json!({"citizenId": "014304000001", "class": "L9"}),
            "/class",
            "REFERENCE_UNKNOWN",
        ),
    ];
    let rows: Vec<Value> = cases
        .iter()
        .map(|(way, ..)| with(result.clone(), way.clone()))
        .collect();
    let done = school.import("kind=results&onError=skip-row", &rows).await;
    let expected: Vec<_> = cases.iter().map(|(_, at, code)| fault(at, code)).collect();
    assert_eq!(faults(&school, &done).await, expected);
    let by_name = without(
        with(
            result,
            json!({"fullName": "Lò Thị Mai 1", "birthDate": "2004-05-17"}),
        ),
        &["class"],
    );
    let done = school
        .import("kind=results&onError=skip-row", &[by_name])
        .await;
    assert_eq!(
        faults(&school, &done).await,
        [fault("/class", "FIELD_REQUIRED")]
    );
}

#[actix_web::test]
async fn a_class_is_known_by_key_code_or_name_and_several_of_a_name_are_refused() {
    let school = School::open().await;
    let named =
        |key: &str, code: &str, name: &str| with(class(key), json!({"code": code, "name": name}));
    let classes = [
        named("K-1", "MS-07", "Trồng nấm, bản Nà Bó"),
        named("K-2", "MS-08", "Nuôi ong"),
        named("K-3", "MS-09", "Nuôi ong"),
    ];
    school.import("kind=classes", &classes).await;
    let people: Vec<Value> = (1..=5).map(|number| unkeyed(trainee(number))).collect();
    school.import("kind=trainees", &people).await;
    let row = |number: u32, class: &str| {
        json!({
            "citizenId": format!("014304{number:06}"), "class": class, "appliedDate": "2026-02-02"
        })
    };
    let rows = [
        row(1, "K-1"),
        row(2, "MS-07"),
        row(3, "ms-07"),
        row(4, "TRONG NAM - BAN NA BO"),
        row(5, "Nuôi ong"),
    ];
    let done = school
        .import("kind=enrolments&onError=skip-row", &rows)
        .await;
    assert_eq!(done["counts"], counts(4, 0, 0, 1), "{done:#}");
    let told = report(&school.registrar, &done, "&outcome=rejected").await;
    assert_eq!(told[0]["errors"][0]["code"], "REFERENCE_AMBIGUOUS");
    assert_eq!(told[0]["errors"][0]["params"]["count"], 2);

    // A class of another school is none of this one's.
    let other = teaching(&school.server.lead(), "B1").await;
    let by = school.server.registrar(other.school_id());
    let theirs = with(class("K-9"), json!({"course": "C1", "code": "RIENG"}));
    super::import(&by, "kind=classes", &super::ndjson(&[theirs])).await;
    let done = school
        .import("kind=enrolments&onError=skip-row", &[row(5, "RIENG")])
        .await;
    assert_eq!(
        faults(&school, &done).await,
        [fault("/class", "REFERENCE_UNKNOWN")]
    );
}

#[actix_web::test]
async fn courses_occupations_and_enterprises_are_known_by_their_names() {
    let school = School::open().await;
    for (at, course) in ["CT-1", "C1", "trong nam"].into_iter().enumerate() {
        let row = with(class(&format!("L{at}")), json!({"course": course}));
        let done = school.import("kind=classes", &[row]).await;
        assert_eq!(done["counts"], counts(1, 0, 0, 0), "{course}: {done:#}");
    }
    let unknown = with(class("L9"), json!({"course": "Nuôi cá"}));
    let done = school
        .import("kind=classes&onError=skip-row", &[unknown])
        .await;
    assert_eq!(
        faults(&school, &done).await,
        [fault("/course", "REFERENCE_UNKNOWN")]
    );

    let lead = school.server.lead();
    let firm = json!({
        "legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Hợp tác xã Chè Tà Xùa"
    });
    let firm = lead.post("/v1/enterprises", firm).await.expect(201);
    let occupations = lead
        .get("/v1/occupations?list=PROVINCIAL&limit=1")
        .await
        .expect(200);
    let occupation = occupations.rows()[0]["nameVi"]
        .as_str()
        .expect("a name")
        .to_uppercase();
    let row = json!({
        "externalId": "HT-1", "enterprise": "hop tac xa che ta xua", "occupation": occupation,
        "level": "ELEMENTARY_1", "scope": "Thực hành tại xưởng", "signedDate": "2026-01-05"
    });
    let done = school.import("kind=partnerships", &[row]).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    let made = school.registrar.get("/v1/partnerships").await.expect(200);
    assert_eq!(made.rows()[0]["enterpriseId"], json!(firm.id()));
}
