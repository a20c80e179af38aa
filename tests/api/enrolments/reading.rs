//! Who reads which enrolments, and how lists are filtered.

use registry::platform::auth::authz::Role;
use serde_json::json;

use crate::support::fixtures::{Stage, move_on, record_result, school_id, teaching, walk};
use crate::support::{BoundTo, Case, Response};

#[actix_web::test]
async fn the_trainees_commune_confirms_and_another_one_sees_nothing() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let home = stage.server.commune(stage.server.unit("COMMUNE", "03646"));

    let elsewhere = stage.server.commune(stage.server.unit("COMMUNE", "03664"));
    elsewhere.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(elsewhere.get("/v1/enrolments").await.rows().len(), 0);

    move_on(&elsewhere, &applied, "ELIGIBLE", json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(home.get("/v1/enrolments").await.rows().len(), 1);

    let eligible = move_on(&home, &applied, "ELIGIBLE", json!({}))
        .await
        .expect(200);
    move_on(&home, &eligible, "ADMITTED", json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    home.patch(&path, &eligible, json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    home.delete(&path, &eligible)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let scopes = ["enrolments:read", "enrolments:write"];
    let school = BoundTo::School(stage.teaching.school_id());
    let unscoped = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &scopes);
    let second = stage.applicant(2).await;

    move_on(&unscoped, &second, "ELIGIBLE", json!({}))
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn everyone_sees_the_enrolments_within_their_reach_alone() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let applied = stage.applicant(1).await;
    let path = applied.header("location").to_owned();
    let other = teaching(&server.lead(), "B1").await;

    let rival = server.registrar(school_id(&other.school));
    rival.get(&path).await.expect_problem(404, "NOT_FOUND");
    assert_eq!(
        rival.get("/v1/enrolments?count=exact").await.body["page"]["total"],
        0
    );

    move_on(&rival, &applied, "ELIGIBLE", json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    rival
        .patch(&path, &applied, json!({}))
        .await
        .expect_problem(404, "NOT_FOUND");
    rival
        .delete(&path, &applied)
        .await
        .expect_problem(404, "NOT_FOUND");

    let result = json!({"hoursAttended": 1, "result": "PASSED"});
    record_result(&rival, &applied, result)
        .await
        .expect_problem(404, "NOT_FOUND");

    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    centre.get(&path).await.expect_problem(404, "NOT_FOUND");

    let inspector = server.user(Role::Inspector, BoundTo::Province);
    inspector.get(&path).await.expect(200);
    inspector
        .delete(&path, &applied)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    for role in [Role::Viewer, Role::Enterprise, Role::Department] {
        let _case = Case::of(role);
        let client = server.user(role, BoundTo::Nothing);
        client
            .get("/v1/enrolments")
            .await
            .expect_problem(403, "ACTION_FORBIDDEN");
    }

    server
        .anonymous()
        .get(&path)
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");

    stage.registrar.delete(&path, &applied).await.expect(204);
    let graduate = stage.graduate(2, "PASSED").await;
    let served = centre.get("/v1/enrolments").await.expect(200);
    assert_eq!(
        served.column("id"),
        [graduate.id()],
        "whose training is completed"
    );
}

#[actix_web::test]
async fn lists_filter_and_page_through_every_row_once() {
    let stage = Stage::set(json!({})).await;

    let mut expected = Vec::new();
    for number in 1..=5 {
        expected.push(stage.applicant(number).await);
    }

    let eligible = walk(&stage.registrar, expected.remove(0), &["ELIGIBLE"]).await;
    let mut ids = vec![eligible.id()];
    ids.extend(expected.iter().map(Response::id));

    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/v1/enrolments?limit=2{cursor}");
        let page = stage.registrar.get(&path).await.expect(200);
        found.extend(page.column("id"));
        match page.next_cursor() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(found, ids);

    let trainee = eligible.body["traineeId"].as_str().expect("an id");
    let commune = stage.server.unit("COMMUNE", "03646");
    let (class, school) = (stage.class.id(), stage.teaching.school.id());
    for (query, rows) in [
        ("status=ELIGIBLE".to_owned(), 1),
        ("status=ELIGIBLE,APPLIED".to_owned(), 5),
        (format!("traineeId={trainee}"), 1),
        (format!("classId={class}"), 5),
        (format!("schoolId={school}&communeId={commune}"), 5),
        (format!("classId={school}"), 0),
        (format!("districtId={school}"), 0),
        (
            "appliedDate[gte]=2026-02-02&appliedDate[lte]=2026-02-02".to_owned(),
            5,
        ),
        ("appliedDate[gte]=2026-02-03".to_owned(), 0),
        ("completedDate[lte]=2999-01-01".to_owned(), 0),
        ("result=PASSED".to_owned(), 0),
        ("sort=-createdAt&limit=1".to_owned(), 1),
    ] {
        let _case = Case::of(&query);
        let page = stage
            .registrar
            .get(&format!("/v1/enrolments?{query}"))
            .await
            .expect(200);
        assert_eq!(page.rows().len(), rows, "{query}");
    }

    stage
        .registrar
        .get("/v1/enrolments?sort=completedDate")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "sort");
}

#[actix_web::test]
async fn related_rows_stand_inside_as_far_as_the_caller_may_see_them() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;

    let path = format!("{}?expand=trainee,class.course", applied.header("location"));
    let read = stage.registrar.get(&path).await.expect(200);
    assert_eq!(read.body["trainee"]["citizenId"], "•••••••••001");
    assert_eq!(read.body["class"]["id"], stage.class.id());
    assert_eq!(
        read.body["class"]["course"]["id"],
        stage.teaching.course.id()
    );

    let listed = stage
        .registrar
        .get("/v1/enrolments?expand=class")
        .await
        .expect(200);
    assert_eq!(listed.rows()[0]["class"]["code"], "L1");
    assert_eq!(listed.rows()[0].get("trainee"), None);

    let school = BoundTo::School(stage.teaching.school_id());
    let narrow = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &["enrolments:read"]);
    let read = narrow.get(&path).await.expect(200);

    assert_eq!(
        (read.body.get("trainee"), read.body.get("class")),
        (None, None)
    );

    stage
        .registrar
        .get("/v1/enrolments?expand=school")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "expand");
}
