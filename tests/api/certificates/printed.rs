//! A certificate verifies as it was printed, and beside the others of its number.

use serde_json::{Value, json};

use super::{graduate_of, issue, reissue, revoke, verify};
use crate::support::fixtures::{Stage, teaching};
use crate::support::{Case, Client, TestServer};

async fn rename(by: &Client, path: &str, change: Value) {
    let seen = by.get(path).await.expect(200);
    by.patch(path, &seen, change).await.expect(200);
}

#[actix_web::test]
async fn what_stood_on_the_paper_stays_when_its_rows_change() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let (lead, public) = (stage.server.lead(), stage.server.anonymous());
    let printed = verify(&public, "SC.0001", "Lò Thị Mai 1").await.expect(200);

    let trainee = graduate.body["traineeId"].as_str().expect("an id");
    let school = format!("/v1/schools/{}", stage.teaching.school.id());
    rename(&lead, &school, json!({"nameVi": "Trường Cao đẳng A1"})).await;
    let course = format!("/v1/courses/{}", stage.teaching.course.id());
    rename(&lead, &course, json!({"name": "Trồng nấm rơm"})).await;
    let person = format!("/v1/trainees/{trainee}");
    let change = json!({"fullName": "Lò Thị Mây", "birthDate": "2004-05-18"});
    rename(&stage.registrar, &person, change).await;

    let mut check = verify(&public, "SC.0001", "Lò Thị Mai 1").await.expect(200);
    assert_eq!(check.body["presentSchoolName"], "Trường Cao đẳng A1");
    check.body["presentSchoolName"] = json!(null);
    assert_eq!(check.body, printed.body);
    verify(&public, "SC.0001", "Lò Thị Mây")
        .await
        .expect_problem(404, "NOT_FOUND");

    // The paper in its place bears what holds on its own day.
    reissue(&stage.registrar, &issued, json!({}))
        .await
        .expect(201);
    let check = verify(&public, "SC.0009", "Lò Thị Mây").await.expect(200);
    for (member, expected) in [
        ("schoolName", json!("Trường Cao đẳng A1")),
        ("presentSchoolName", json!(null)),
        ("courseName", json!("Trồng nấm rơm")),
        ("holderBirthDate", json!("2004-05-18")),
    ] {
        let _case = Case::of(member);
        assert_eq!(check.body[member], expected);
    }
    let replaced = verify(&public, "SC.0001", "Lò Thị Mai 1").await.expect(200);
    assert_eq!(replaced.body["status"], "REPLACED");
    assert_eq!(replaced.body["schoolName"], "Trường A1");
}

/// Which certificates are told of, in their order: school, holder and status.
fn told(check: &Value) -> Vec<Value> {
    let others = check["others"].as_array().expect("others").iter();
    std::iter::once(check)
        .chain(others)
        .map(|one| json!([one["schoolName"], one["holderName"], one["status"]]))
        .collect()
}

#[actix_web::test]
async fn the_exact_name_comes_first_and_no_other_school_hides_a_revocation() {
    let server = TestServer::start().await;
    let (lead, public) = (server.lead(), server.anonymous());
    let a = teaching(&lead, "A1").await;
    let b = teaching(&lead, "B1").await;
    let (of_a, hoa) = graduate_of(&server, &a, 1, "Vì Thị Hoa").await;
    let (of_b, other_hoa) = graduate_of(&server, &b, 2, "Vì Thị Hòa").await;
    let first = issue(&of_a, &hoa, "001-2026").await.expect(201);
    issue(&of_b, &other_hoa, "001-2026").await.expect(201);
    revoke(&of_a, &first, json!({"reason": "Cấp nhầm"}))
        .await
        .expect(200);

    let revoked = json!(["Trường A1", "Vì Thị Hoa", "REVOKED"]);
    let valid = json!(["Trường B1", "Vì Thị Hòa", "ISSUED"]);
    let (hers, theirs) = ([revoked.clone(), valid.clone()], [valid, revoked]);
    for (name, expected) in [
        ("Vì Thị Hoa", &hers),
        ("VÌ THỊ  HOA", &hers),
        ("Vì Thị Hòa", &theirs),
        // Without accents both are as near, and what does not hold is told first.
        ("vi thi hoa", &hers),
    ] {
        let _case = Case::of(name);
        let check = verify(&public, "001-2026", name).await.expect(200).body;
        assert_eq!(told(&check), expected.as_slice());
        assert_eq!(check["valid"], expected[0][2] == "ISSUED");
        assert_eq!(check["othersTotal"], 1);
    }

    let of_school = |school: String| {
        let query = format!("number=001-2026&name=Vì Thị Hoa&schoolId={school}");
        let public = public.clone();
        async move {
            public
                .get(&format!("/v1/certificates/verify?{query}"))
                .await
        }
    };
    let check = of_school(b.school.id()).await.expect(200).body;
    assert_eq!(told(&check), &theirs[..1]);
    assert_eq!(check["othersTotal"], 0);
    let nobodys = teaching(&lead, "C1").await.school.id();
    of_school(nobodys).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn holders_of_other_names_are_not_told_of() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for (number, code, name) in [(1, "A1", "Vì Thị Hoa"), (2, "B1", "Giàng A Pó")] {
        let teaching = teaching(&lead, code).await;
        let (registrar, graduate) = graduate_of(&server, &teaching, number, name).await;
        issue(&registrar, &graduate, "001-2026").await.expect(201);
    }
    let check = verify(&server.anonymous(), "001-2026", "Vì Thị Hoa").await;
    assert_eq!(check.expect(200).body["othersTotal"], 0);
}
