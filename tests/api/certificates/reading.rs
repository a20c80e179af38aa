//! Who reads a certificate, and how the public verifies it.

use serde_json::json;

use super::{graduate_of, issue, reissue, revoke, verify};
use crate::support::fixtures::{Stage, teaching};
use crate::support::{BoundTo, Case};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn anyone_verifies_a_certificate_by_its_number_and_the_whole_name() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let public = stage.server.anonymous();

    for (number, name) in [
        ("SC.0001", "Lò Thị Mai 1"),
        ("SC.0001", "lo thi mai 1"),
        ("sc. 0001", "LÒ  THỊ MAI 1"),
    ] {
        let _case = Case::of(format!("{number} {name}"));
        let check = verify(&public, number, name).await.expect(200);
        let expected = json!({
            "valid": true, "status": "ISSUED", "statusDate": null, "reinstatedDate": null,
            "kind": "ELEMENTARY_CERTIFICATE", "number": "SC.0001", "registerNumber": "SC.0001/SC",
            "schoolId": stage.teaching.school.id(), "schoolName": "Trường A1",
            "presentSchoolName": null, "courseName": "Trồng nấm",
            "occupationName": "Kỹ thuật trồng và chế biến nấm", "level": "ELEMENTARY_1", "trainingStart": "2026-03-02", "trainingEnd": "2026-06-26",
            "issueDate": "2026-07-06", "holderName": "Lò Thị Mai 1",
            "holderBirthDate": "2004-05-17", "imprintRecorded": true,
            "others": [], "othersTotal": 0
        });
        assert_eq!(check.body, expected);
    }

    let mut answers = Vec::new();
    for (number, name) in [
        ("SC.0001", "Lò Thị Mai"),
        ("SC.0002", "Lò Thị Mai 1"),
        ("SC0001", "Lò Thị Mai 1"),
        ("SC.0001", "%25"),
    ] {
        let _case = Case::of(format!("{number} {name}"));
        let mut answer = verify(&public, number, name)
            .await
            .expect_problem(404, "NOT_FOUND");
        answer.body["requestId"] = json!(null);
        answers.push(answer.body);
    }

    assert!(
        answers.windows(2).all(|pair| pair[0] == pair[1]),
        "nothing tells why"
    );

    for (query, code, parameter) in [
        ("number=SC.0001", "FIELD_REQUIRED", "name"),
        ("number=&name=a", "PARAMETER_INVALID", "number"),
        ("number=1&name=a&x=1", "PARAMETER_UNKNOWN", "x"),
        (
            "number=1&name=a&schoolId=1",
            "PARAMETER_INVALID",
            "schoolId",
        ),
    ] {
        let _case = Case::of(query);
        public
            .get(&format!("/v1/certificates/verify?{query}"))
            .await
            .expect_error_at(400, code, parameter);
    }

    verify(&stage.registrar, "SC.0001", "Lò Thị Mai 1")
        .await
        .expect(200);
}

#[actix_web::test]
async fn where_two_schools_use_one_number_the_name_decides() {
    let stage = Stage::set(json!({})).await;
    let first = stage.graduate(1, "PASSED").await;
    issue(&stage.registrar, &first, "SC.0001").await.expect(201);

    let other = teaching(&stage.server.lead(), "B1").await;
    let (registrar, second) = graduate_of(&stage.server, &other, 2, "Giàng A Pó").await;
    issue(&registrar, &second, "SC.0001").await.expect(201);

    let public = stage.server.anonymous();
    let check = verify(&public, "SC.0001", "giang a po").await.expect(200);
    assert_eq!(check.body["schoolName"], "Trường B1");

    let check = verify(&public, "SC.0001", "lo thi mai 1").await.expect(200);
    assert_eq!(check.body["schoolName"], "Trường A1");
}

#[actix_web::test]
async fn everyone_sees_the_certificates_within_their_reach_alone() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let path = issued.header("location").to_owned();
    let other = teaching(&server.lead(), "B1").await;

    let rival = server.registrar(other.school_id());
    rival.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(rival.get("/v1/certificates").await.rows().len(), 0);

    issue(&rival, &graduate, "SC.0002").await.expect_error_at(
        422,
        "REFERENCE_UNKNOWN",
        "/enrolmentId",
    );
    revoke(&rival, &issued, json!({"reason": "Nhầm"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    reissue(&rival, &issued, json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");

    let home = server.commune(server.unit("COMMUNE", "03646"));
    assert_eq!(
        home.get("/v1/certificates").await.column("id"),
        [issued.id()]
    );

    revoke(&home, &issued, json!({"reason": "Nhầm"}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let elsewhere = server.commune(server.unit("COMMUNE", "03664"));
    elsewhere.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(
        elsewhere.get("/v1/certificates?count=exact").await.body["page"]["total"],
        0
    );

    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    centre.get(&path).await.expect(200);
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .get("/v1/certificates")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    server
        .anonymous()
        .get(&path)
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
}
