//! Classes as their school, the province and others meet them.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::support::fixtures::{self, Teaching, step};
use crate::support::{BoundTo, Client, Response, TestServer};
use registry::platform::authz::{Actor, Reach, Role};
use registry::platform::db::schema::{change_log, enrolments, trainees};
use registry::platform::error::{ApiError, ApiResult, ErrorCode};
use registry::platform::http::RequestMeta;
use registry::platform::ids::{ClassId, EnrolmentId, TraineeId};
use registry::platform::op::Op;
use registry::platform::time::{Date, Timestamp};
use registry::resources::classes::{Class, service};

async fn started() -> (TestServer, Client, Teaching) {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    (server, lead, teaching)
}

fn class_id(class: &Response) -> ClassId {
    class.id().parse().expect("the id of a class")
}

fn path(class: &Response) -> String {
    format!("/v1/classes/{}", class.id())
}

/// Call a function that other resources call, in a transaction of its own.
fn in_op<T: Send + 'static>(
    server: &TestServer,
    job: impl FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    server.db().write_now(move |conn| {
        job(&mut Op::new(
            conn,
            &Actor::system(),
            &RequestMeta::default(),
        ))
    })
}

fn take_seat(server: &TestServer, class: &Response) -> ApiResult<Class> {
    let id = class_id(class);
    in_op(server, move |op| seat_in(op, id))
}

fn seat_in(op: &mut Op, id: ClassId) -> ApiResult<Class> {
    let class = service::within(op, &Reach::All, id)?;
    service::take_seat(op, &class)
}

/// Somebody enrolled in a class, with this status, without all that goes before.
fn enrol(server: &TestServer, teaching: &Teaching, class: &Response, status: &'static str) {
    let (school, class) = (teaching.school_id(), class_id(class));
    let (commune, now) = (server.unit("COMMUNE", "03646"), Timestamp::now());
    let (trainee, day) = (TraineeId::new(), Date::constant(2026, 3, 2));
    let write = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::insert_into(trainees::table)
            .values((
                trainees::id.eq(trainee),
                trainees::full_name.eq("Lò Thị Mai"),
                trainees::sort_key.eq("mai"),
                trainees::sex.eq("FEMALE"),
                trainees::birth_date.eq(Date::constant(2000, 1, 1)),
                trainees::residence_unit_id.eq(commune),
                trainees::commune_id.eq(commune),
                trainees::demo.eq(false),
                trainees::version.eq(1_i64),
                trainees::created_at.eq(now),
                trainees::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(enrolments::table)
            .values((
                enrolments::id.eq(EnrolmentId::new()),
                enrolments::trainee_id.eq(trainee),
                enrolments::class_id.eq(class),
                enrolments::school_id.eq(school),
                enrolments::commune_id.eq(commune),
                enrolments::status.eq(status),
                enrolments::status_date.eq(day),
                enrolments::applied_date.eq(day),
                enrolments::demo.eq(false),
                enrolments::version.eq(1_i64),
                enrolments::created_at.eq(now),
                enrolments::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(write).expect("an enrolment");
}

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
async fn a_planned_class_is_seen_by_its_school_and_the_province_alone() {
    let (server, lead, teaching) = started().await;
    let other = fixtures::school(&lead, "B1").await;
    let own = server.registrar(teaching.school_id());
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let others = [
        server.registrar(fixtures::school_id(&other)),
        server.user(Role::Viewer, BoundTo::Nothing),
        server.commune(server.unit("COMMUNE", "03646")),
        server.user(Role::EmploymentCentre, BoundTo::Province),
    ];
    for client in [
        &own,
        &lead,
        &server.administrator(),
        &server.user(Role::Inspector, BoundTo::Province),
    ] {
        client.get(&path(&class)).await.expect(200);
        assert_eq!(client.get("/v1/classes").await.rows().len(), 1);
    }
    for client in &others {
        let answer = client.get(&path(&class)).await;
        answer.expect_problem(404, "NOT_FOUND");
        let list = client.get("/v1/classes?count=exact").await.expect(200);
        assert_eq!(
            (list.rows().len(), &list.body["page"]["total"]),
            (0, &json!(0))
        );
    }
    let open = step(&own, &class, "OPEN").await.expect(200);
    for client in &others {
        client.get(&path(&class)).await.expect(200);
        assert_eq!(client.get("/v1/classes").await.rows().len(), 1);
    }
    // To be seen is not to be changed.
    let patch = json!({"name": "Khác"});
    let answer = others[0].patch(&path(&class), &open, patch.clone()).await;
    answer.expect_problem(404, "NOT_FOUND");
    let answer = step(&others[0], &open, "RUNNING").await;
    answer.expect_problem(404, "NOT_FOUND");
    let answer = others[0].delete(&path(&class), &open).await;
    answer.expect_problem(404, "NOT_FOUND");
    let answer = others[1].patch(&path(&class), &open, patch).await;
    answer.expect_problem(403, "ACTION_FORBIDDEN");
    server
        .anonymous()
        .get("/v1/classes")
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
}

#[actix_web::test]
async fn a_class_goes_from_plan_to_completion() {
    let (server, _, teaching) = started().await;
    let own = server.registrar(teaching.school_id());
    let mut class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    for to in ["OPEN", "PLANNED", "OPEN", "RUNNING", "COMPLETED"] {
        class = step(&own, &class, to).await.expect(200);
        assert_eq!(class.body["status"], to);
    }
    assert_eq!(class.etag(), "\"6\"");
    assert_eq!(class.body["statusReason"], "Kiểm thử");
}

#[actix_web::test]
async fn a_class_takes_no_other_way() {
    let (server, lead, teaching) = started().await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let refused = step(&lead, &class, "RUNNING").await;
    let refused = refused.expect_error_at(409, "STATE_FORBIDS", "/to");
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(params["from"], "PLANNED");
    assert_eq!(params["to"], "RUNNING");
    assert_eq!(params["allowed"], json!(["OPEN", "CANCELLED"]));
    let open = step(&lead, &class, "OPEN").await.expect(200);
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    let refused = step(&lead, &open, "CANCELLED").await;
    refused.expect_problem(412, "VERSION_STALE");
    let refused = step(&lead, &running, "OPEN").await;
    refused.expect_problem(409, "STATE_FORBIDS");
    let completed = step(&lead, &running, "COMPLETED").await.expect(200);
    for to in ["PLANNED", "OPEN", "RUNNING", "CANCELLED", "COMPLETED"] {
        let refused = step(&lead, &completed, to).await;
        refused.expect_problem(409, "STATE_FORBIDS");
    }
    let transitions = format!("{}/transitions", path(&class));
    let refused = lead.post(&transitions, json!({"to": "OPEN"})).await;
    refused.expect_problem(428, "VERSION_REQUIRED");
    let refused = step(&lead, &completed, "PAUSED").await;
    refused.expect_error_at(400, "FIELD_VALUE", "/to");
}

#[actix_web::test]
async fn a_class_neither_starts_nor_ends_before_its_days() {
    let (server, lead, teaching) = started().await;
    let today = Timestamp::now().date();
    let days = |from: i32, to: i32| json!({"startDate": today.plus_days(from), "endDate": today.plus_days(to)});
    let tomorrow = fixtures::open_class(&server, &teaching, "L1", days(2, 30)).await;
    let refused = step(&lead, &tomorrow, "RUNNING").await;
    let refused = refused.expect_error_at(409, "CLASS_TOO_EARLY", "/to");
    let params = &refused.body["errors"][0]["params"];
    assert_eq!(params["notBefore"], json!(today.plus_days(2)));
    let now = fixtures::open_class(&server, &teaching, "L2", days(-1, 2)).await;
    let running = step(&lead, &now, "RUNNING").await.expect(200);
    let refused = step(&lead, &running, "COMPLETED").await;
    refused.expect_problem(409, "CLASS_TOO_EARLY");
}

#[actix_web::test]
async fn a_class_is_not_completed_while_somebody_still_studies() {
    let (server, lead, teaching) = started().await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    enrol(&server, &teaching, &running, "STUDYING");
    enrol(&server, &teaching, &running, "APPLIED");
    enrol(&server, &teaching, &running, "DROPPED");
    let refused = step(&lead, &running, "COMPLETED").await;
    let refused = refused.expect_problem(409, "CLASS_HAS_OPEN_ENROLMENTS");
    assert!(
        refused.body["detail"]
            .as_str()
            .is_some_and(|text| text.contains("count: 2"))
    );
}

#[actix_web::test]
async fn a_class_is_cancelled_with_a_reason_until_somebody_has_completed_it() {
    let (server, lead, teaching) = started().await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let transitions = format!("{}/transitions", path(&open));
    let silent = lead.with("if-match", open.etag());
    for body in [
        json!({"to": "CANCELLED"}),
        json!({"to": "CANCELLED", "reason": " "}),
    ] {
        let refused = silent.post(&transitions, body).await;
        refused.expect_error_at(422, "REASON_REQUIRED", "/reason");
    }
    let cancelled = step(&lead, &open, "CANCELLED").await.expect(200);
    assert_eq!(cancelled.body["statusReason"], "Kiểm thử");
    let open = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    enrol(&server, &teaching, &running, "COMPLETED");
    let refused = step(&lead, &running, "CANCELLED").await;
    refused.expect_problem(409, "CLASS_HAS_COMPLETED_ENROLMENTS");
}

#[actix_web::test]
async fn a_class_of_a_retired_course_is_not_opened() {
    let (server, lead, teaching) = started().await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let at = teaching.course.header("location");
    let retired = json!({"status": "RETIRED"});
    lead.patch(at, &teaching.course, retired).await.expect(200);
    let renamed = lead
        .patch(&path(&class), &class, json!({"name": "Lớp"}))
        .await;
    let refused = step(&lead, &renamed.expect(200), "OPEN").await;
    refused.expect_error_at(422, "COURSE_NOT_ACTIVE", "/to");
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

#[actix_web::test]
async fn seats_are_taken_up_to_the_capacity_and_given_back() {
    let (server, lead, teaching) = started().await;
    let open = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 2})).await;
    assert_eq!(take_seat(&server, &open).expect("a seat").seats_taken, 1);
    assert_eq!(take_seat(&server, &open).expect("a seat").seats_taken, 2);
    let full = take_seat(&server, &open).expect_err("a full class");
    assert_eq!(full.code().as_str(), "CLASS_FULL");
    let read = lead.get(&path(&open)).await.expect(200);
    assert_eq!(
        (&read.body["seatsTaken"], &read.body["seatsFree"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(
        read.etag(),
        "\"4\"",
        "whoever shows the seats learns that they changed"
    );
    for (query, found) in [("true", 0), ("false", 1)] {
        let list = lead.get(&format!("/v1/classes?hasSeats={query}")).await;
        assert_eq!(list.rows().len(), found, "{query}");
    }
    let smaller = lead
        .patch(&path(&open), &read, json!({"capacity": 1}))
        .await;
    smaller.expect_error_at(422, "CAPACITY_BELOW_SEATS", "/capacity");
    let refused = step(&lead, &read, "PLANNED").await;
    refused.expect_problem(409, "CLASS_HAS_ENROLMENTS");
    let id = class_id(&open);
    let released = in_op(&server, move |op| service::release_seat(op, id));
    assert_eq!(released.expect("a free seat").seats_taken, 1);
}

#[actix_web::test]
async fn a_class_takes_people_while_it_is_open_or_running() {
    let (server, lead, teaching) = started().await;
    let refusal = |class: &Response| {
        let error = take_seat(&server, class).expect_err("no seat");
        error.code().as_str()
    };
    let planned = fixtures::class(&server, &teaching, "L1", json!({})).await;
    assert_eq!(refusal(&planned), "CLASS_NOT_OPEN");
    let open = step(&lead, &planned, "OPEN").await.expect(200);
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    take_seat(&server, &running).expect("a seat");
    let seen = lead.get(&path(&open)).await;
    step(&lead, &seen, "CANCELLED").await.expect(200);
    assert_eq!(refusal(&open), "CLASS_NOT_OPEN");
}

#[actix_web::test]
async fn the_yearly_quota_counts_the_seats_of_all_classes_of_the_line() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 2}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let last_year = json!({"startDate": "2025-12-31"});
    let earlier = fixtures::open_class(&server, &teaching, "L3", last_year).await;
    take_seat(&server, &first).expect("a seat");
    take_seat(&server, &second).expect("a seat");
    let refused = take_seat(&server, &first).expect_err("a used-up quota");
    assert_eq!(refused.code().as_str(), "LICENCE_QUOTA_EXCEEDED");
    take_seat(&server, &earlier).expect("a seat of another year");
    // A class with seats does not slip into a year that is used up.
    let seen = lead.get(&path(&earlier)).await;
    let moved = lead
        .patch(&path(&earlier), &seen, json!({"startDate": "2026-01-01"}))
        .await;
    moved.expect_error_at(422, "LICENCE_QUOTA_EXCEEDED", "/startDate");
    // A cancelled class holds no seats.
    let seen = lead.get(&path(&second)).await;
    step(&lead, &seen, "CANCELLED").await.expect(200);
    take_seat(&server, &first).expect("the seat of the cancelled class");
}

#[actix_web::test]
async fn the_last_seat_goes_to_one_of_two_who_ask_at_once() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 5}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 3})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let ids: Vec<ClassId> = [&first, &second].into_iter().map(class_id).collect();
    let asking = (0..12).map(|number| {
        let id = ids[number % 2];
        server.db().write(move |conn| {
            let (actor, meta) = (Actor::system(), RequestMeta::default());
            seat_in(&mut Op::new(conn, &actor, &meta), id)
        })
    });
    let answers = futures_util::future::join_all(asking).await;
    let taken = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(taken, 5, "{answers:?}");
    let seats: Vec<i64> = lead
        .get("/v1/classes")
        .await
        .rows()
        .iter()
        .filter_map(|row| row["seatsTaken"].as_i64())
        .collect();
    assert_eq!(seats.iter().sum::<i64>(), 5);
}

#[actix_web::test]
async fn a_bulk_counts_seats_as_single_operations_do_and_tells_of_each_class_once() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 4}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 3})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let (one, other) = (class_id(&first), class_id(&second));
    let told = |server: &TestServer| -> i64 {
        let entries = change_log::table.filter(change_log::resource_id.eq(one.any()));
        let count = server
            .db()
            .read_now(|conn| Ok(entries.count().get_result(conn)?));
        count.expect("a count")
    };
    let before = told(&server);
    let codes = in_op(&server, move |op| {
        op.in_bulk(|op| {
            let asked = [one, one, one, one, other, other];
            Ok(asked.map(|id| seat_in(op, id).err().map(|error| error.code())))
        })
    });
    let (full, spent) = (ErrorCode::ClassFull, ErrorCode::LicenceQuotaExceeded);
    let expected = [None, None, None, Some(full), None, Some(spent)];
    assert_eq!(codes.expect("a bulk"), expected);
    assert_eq!(seats_of(&lead, &first).await, 3);
    assert_eq!(seats_of(&lead, &second).await, 1);
    assert_eq!(told(&server), before + 1);
}

async fn seats_of(lead: &Client, class: &Response) -> Value {
    lead.get(&path(class)).await.expect(200).body["seatsTaken"].clone()
}

#[actix_web::test]
async fn of_a_bulk_only_the_refused_steps_are_undone() {
    let (server, lead, teaching) = started().await;
    let first = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let (one, other) = (class_id(&first), class_id(&second));
    let taken = in_op(&server, move |op| {
        op.in_bulk(|op| {
            let before = op.attempt(|op| seat_in(op, one)).is_ok();
            // Refused after it has written something.
            let refused = op.attempt(|op| {
                seat_in(op, one)?;
                Err::<Class, _>(ApiError::new(ErrorCode::ClassFull))
            });
            let after = op.attempt(|op| seat_in(op, other)).is_ok();
            Ok([before, refused.is_ok(), after])
        })
    });
    assert_eq!(taken.expect("a bulk"), [true, false, true]);
    assert_eq!(seats_of(&lead, &first).await, 1);
    assert_eq!(seats_of(&lead, &second).await, 1);
}

#[actix_web::test]
async fn classes_are_filtered_and_sorted() {
    let (server, lead, teaching) = started().await;
    let other = fixtures::teaching(&lead, "B1").await;
    let days = |from: &str, to: &str| -> Value { json!({"startDate": from, "endDate": to}) };
    let spring =
        fixtures::open_class(&server, &teaching, "L1", days("2026-03-01", "2026-05-31")).await;
    fixtures::class(&server, &teaching, "L2", days("2026-09-01", "2026-11-30")).await;
    let elsewhere = fixtures::with(
        days("2026-06-01", "2026-08-31"),
        json!({"unitId": server.unit("COMMUNE", "03664")}),
    );
    fixtures::class(&server, &other, "L3", elsewhere).await;
    for (query, expected) in [
        (String::new(), vec!["L2", "L3", "L1"]),
        ("sort=startDate".to_owned(), vec!["L1", "L3", "L2"]),
        ("sort=-endDate".to_owned(), vec!["L2", "L3", "L1"]),
        ("sort=createdAt".to_owned(), vec!["L1", "L2", "L3"]),
        (format!("schoolId={}", other.school.id()), vec!["L3"]),
        (
            format!("courseId={}", teaching.course.id()),
            vec!["L2", "L1"],
        ),
        (format!("licenceLineId={}", other.line.id()), vec!["L3"]),
        ("code=L2".to_owned(), vec!["L2"]),
        ("status=OPEN,RUNNING".to_owned(), vec!["L1"]),
        (
            "level=ELEMENTARY_1&sort=startDate".to_owned(),
            vec!["L1", "L3", "L2"],
        ),
        ("level=COLLEGE".to_owned(), vec![]),
        (
            format!("occupationId={}", fixtures::occupation(1)),
            vec!["L2", "L3", "L1"],
        ),
        (format!("occupationId={}", fixtures::occupation(2)), vec![]),
        (
            format!("communeId={}", server.unit("COMMUNE", "03664")),
            vec!["L3"],
        ),
        ("startDate[gte]=2026-06-01".to_owned(), vec!["L2", "L3"]),
        ("startDate%5Blte%5D=2026-06-01".to_owned(), vec!["L3", "L1"]),
        (
            "endDate[gte]=2026-08-31&endDate[lte]=2026-11-29".to_owned(),
            vec!["L3"],
        ),
        ("hasSeats=true&limit=9".to_owned(), vec!["L2", "L3", "L1"]),
    ] {
        let found = lead.get(&format!("/v1/classes?{query}")).await.expect(200);
        assert_eq!(found.column("code"), expected, "{query}");
    }
    let page = lead
        .get("/v1/classes?startDate[gte]=2026-01-01&limit=2")
        .await;
    let next = page
        .header("link")
        .split(['<', '>'])
        .nth(1)
        .expect("a link");
    assert_eq!(lead.get(next).await.expect(200).column("id"), [spring.id()]);
    let first = lead.get("/v1/classes?sort=endDate&limit=1").await;
    let cursor = first.next_cursor().expect("a next page").to_owned();
    let next = format!("/v1/classes?sort=endDate&limit=1&cursor={cursor}");
    assert_eq!(lead.get(&next).await.expect(200).column("code"), ["L3"]);
    for (query, code, parameter) in [
        (
            "startDate[gte]=yesterday",
            "PARAMETER_INVALID",
            "startDate[gte]",
        ),
        ("startDate=2026-01-01", "PARAMETER_UNKNOWN", "startDate"),
        ("hasSeats=maybe", "PARAMETER_INVALID", "hasSeats"),
        ("sort=name", "PARAMETER_INVALID", "sort"),
    ] {
        let refused = lead.get(&format!("/v1/classes?{query}")).await;
        refused.expect_error_at(400, code, parameter);
    }
}
