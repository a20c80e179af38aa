//! A class is planned, changed and deleted under its rules.

use serde_json::json;

use super::{enrol, path, started};
use crate::support::fixtures::{self, step};
use crate::support::{BoundTo, Case};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn a_school_plans_a_class_under_its_licence() {
    let (server, lead, teaching) = started().await;
    let registrar = server.registrar(teaching.school_id());
    let mut body = fixtures::with(
        fixtures::class_body(&server, &teaching, "L1"),
        json!({
            "trainers": [" Cà  Văn Minh"], "fundingLine": "CTMTQG", "commission": "15/HĐ",
            "externalIds": [{"system": "sis", "value": "L-1"}]
        }),
    );
    body.as_object_mut().expect("an object").remove("schoolId");

    let created = registrar.post("/v1/classes", body).await.expect(201);
    assert_eq!(created.header("x-registry-warning"), "");

    for (member, expected) in [
        ("schoolId", json!(teaching.school.id())),
        ("licenceLineId", json!(teaching.line.id())),
        ("communeId", json!(server.unit("COMMUNE", "03646"))),
        ("status", json!("PLANNED")),
        ("seatsTaken", json!(0)),
        ("seatsFree", json!(30)),
        ("trainers", json!(["Cà Văn Minh"])),
        ("externalIds", json!([{"system": "sis", "value": "L-1"}])),
    ] {
        assert_eq!(created.body[member], expected, "{member}");
    }

    let read = lead.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));

    let expand = "expand=course.occupation,course.school,school";
    let expanded = lead.get(&format!("{}?{expand}", path(&created))).await;
    assert_eq!(expanded.body["course"]["school"]["code"], "A1");
    assert_eq!(expanded.body["course"]["occupation"]["code"], "SL-2017-01");
    assert_eq!(expanded.body["school"]["code"], "A1");

    let listed = lead.get("/v1/classes?expand=course").await.expect(200);
    assert_eq!(listed.rows()[0]["course"]["code"], "C1");
    assert_eq!(listed.rows()[0].get("school"), None);

    let narrow = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["classes:read"]);
    let narrow = narrow
        .get("/v1/classes?expand=course,school")
        .await
        .expect(200);

    assert_eq!(
        narrow.rows()[0].get("course"),
        None,
        "each expansion is authorised by itself"
    );
    assert_eq!(narrow.rows()[0].get("school"), None);
}

#[actix_web::test]
async fn an_unusual_size_is_taken_with_a_warning() {
    let (server, lead, teaching) = started().await;

    let class = fixtures::class(&server, &teaching, "L1", json!({"capacity": 24})).await;
    assert_eq!(
        class.header("x-registry-warning"),
        "/capacity CAPACITY_UNUSUAL least=25 most=35"
    );

    let changed = lead
        .patch(&path(&class), &class, json!({"capacity": 35}))
        .await;
    assert_eq!(changed.expect(200).header("x-registry-warning"), "");

    for capacity in [0, 501] {
        let _case = Case::of(capacity);
        let body = fixtures::class_body(&server, &teaching, "L2");
        let body = fixtures::with(body, json!({"capacity": capacity}));
        lead.post("/v1/classes", body)
            .await
            .expect_error_at(400, "FIELD_RANGE", "/capacity");
    }
}

#[actix_web::test]
async fn a_class_keeps_its_rules() {
    let (server, lead, teaching) = started().await;
    let other = fixtures::teaching(&lead, "B1").await;
    let campus = format!("/v1/schools/{}/campuses", other.school.id());
    let campus = lead
        .post(&campus, json!({"name": "Chính"}))
        .await
        .expect(201);

    let draft = fixtures::with(
        fixtures::course_body(&teaching.school.id(), "C2"),
        json!({"status": "DRAFT"}),
    );
    let draft = lead.post("/v1/courses", draft).await.expect(201);
    let unlicensed = fixtures::with(
        fixtures::course_body(&teaching.school.id(), "C3"),
        json!({"occupationId": fixtures::occupation(2)}),
    );
    let unlicensed = lead.post("/v1/courses", unlicensed).await.expect(201);
    let body = fixtures::class_body(&server, &teaching, "L1");

    for (change, status, code, pointer) in [
        (
            json!({"endDate": "2026-03-01"}),
            422,
            "DATES_REVERSED",
            "/endDate",
        ),
        (
            json!({"courseId": other.course.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/courseId",
        ),
        (
            json!({"courseId": draft.id()}),
            422,
            "COURSE_NOT_ACTIVE",
            "/courseId",
        ),
        (
            json!({"courseId": unlicensed.id()}),
            422,
            "NO_LICENCE_LINE",
            "/courseId",
        ),
        (
            json!({"startDate": "2019-12-31"}),
            422,
            "NO_LICENCE_LINE",
            "/courseId",
        ),
        (
            json!({"campusId": campus.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/campusId",
        ),
        (
            json!({"unitId": campus.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/unitId",
        ),
        (
            json!({"unitId": server.unit("PROVINCE", "14")}),
            422,
            "UNIT_NOT_COMMUNE",
            "/unitId",
        ),
        (json!({"name": " \u{200b}"}), 422, "NAME_INVALID", "/name"),
        (
            json!({"trainers": [" "]}),
            422,
            "NAME_INVALID",
            "/trainers/0",
        ),
        (
            json!({"trainers": [""]}),
            400,
            "FIELD_LENGTH",
            "/trainers/0",
        ),
        (
            json!({"schoolId": campus.id()}),
            422,
            "REFERENCE_UNKNOWN",
            "/schoolId",
        ),
        (json!({"status": "OPEN"}), 400, "FIELD_UNKNOWN", "/status"),
    ] {
        let _case = Case::of(&change);
        let body = fixtures::with(body.clone(), change);
        lead.post("/v1/classes", body)
            .await
            .expect_error_at(status, code, pointer);
    }

    let registrar = server.registrar(other.school_id());
    registrar
        .post("/v1/classes", body.clone())
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/schoolId");

    lead.post("/v1/classes", body.clone()).await.expect(201);
    lead.post("/v1/classes", body)
        .await
        .expect_error_at(409, "CLASS_CODE_TAKEN", "/code");

    fixtures::class(&server, &other, "L1", json!({})).await;
}

#[actix_web::test]
async fn the_licence_covers_every_day_of_a_class() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    let to = json!({"validTo": "2026-06-25"});
    lead.patch(at, &teaching.line, to).await.expect(200);

    let body = fixtures::class_body(&server, &teaching, "L1");
    lead.post("/v1/classes", body)
        .await
        .expect_error_at(422, "NO_LICENCE_LINE", "/courseId");

    let class = fixtures::class(&server, &teaching, "L1", json!({"endDate": "2026-06-25"})).await;
    lead.patch(&path(&class), &class, json!({"endDate": "2026-06-26"}))
        .await
        .expect_error_at(422, "NO_LICENCE_LINE", "/courseId");
}

#[actix_web::test]
async fn what_was_announced_stays_once_a_class_is_running() {
    let (server, lead, teaching) = started().await;
    let second = fixtures::course(&lead, &teaching.school.id(), "C2").await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let moved = json!({"startDate": "2026-03-09", "courseId": second.id()});
    let open = lead.patch(&path(&open), &open, moved).await.expect(200);
    let running = step(&lead, &open, "RUNNING").await.expect(200);

    for (change, pointer) in [
        (json!({"startDate": "2026-03-02"}), "/startDate"),
        (json!({"courseId": teaching.course.id()}), "/courseId"),
    ] {
        let _case = Case::of(&change);
        let refused = lead.patch(&path(&open), &running, change).await;
        refused.expect_error_at(409, "STATE_FORBIDS", pointer);
    }

    let longer = json!({"endDate": "2026-07-03", "name": "Lớp mới"});
    let longer = lead.patch(&path(&open), &running, longer).await.expect(200);
    let completed = step(&lead, &longer, "COMPLETED").await.expect(200);

    let refused = lead
        .patch(&path(&open), &completed, json!({"endDate": "2026-07-10"}))
        .await;
    refused.expect_error_at(409, "STATE_FORBIDS", "/endDate");

    let other = fixtures::school(&lead, "B1").await;
    let refused = lead
        .patch(&path(&open), &completed, json!({"schoolId": other.id()}))
        .await;
    refused.expect_error_at(422, "FIELD_FIXED", "/schoolId");
}

#[actix_web::test]
async fn a_class_is_deleted_only_while_it_is_planned_and_empty() {
    let (server, lead, teaching) = started().await;
    let planned = fixtures::class(&server, &teaching, "L1", json!({})).await;
    lead.delete(&path(&planned), &planned).await.expect(204);

    lead.get(&path(&planned))
        .await
        .expect_problem(404, "NOT_FOUND");

    let open = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let refused = lead.delete(&path(&open), &open).await;
    refused.expect_problem(409, "STATE_FORBIDS");

    let full = fixtures::class(&server, &teaching, "L3", json!({})).await;
    enrol(&server, &teaching, &full, "REJECTED");
    let refused = lead.delete(&path(&full), &full).await;
    refused.expect_problem(409, "CLASS_HAS_ENROLMENTS");
}
