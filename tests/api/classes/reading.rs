//! Who reads which classes, and how lists are filtered.

use serde_json::{Value, json};

use super::{path, started};
use crate::support::fixtures::{self, step};
use crate::support::{BoundTo, Case};
use registry::platform::auth::authz::Role;

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

    for (name, client) in [
        ("own", &own),
        ("lead", &lead),
        ("administrator", &server.administrator()),
        (
            "inspector",
            &server.user(Role::Inspector, BoundTo::Province),
        ),
    ] {
        let _case = Case::of(name);
        client.get(&path(&class)).await.expect(200);
        assert_eq!(client.get("/v1/classes").await.rows().len(), 1);
    }

    for (index, client) in others.iter().enumerate() {
        let _case = Case::of(format!("others[{index}]"));
        let answer = client.get(&path(&class)).await;
        answer.expect_problem(404, "NOT_FOUND");
        let list = client.get("/v1/classes?count=exact").await.expect(200);
        assert_eq!(
            (list.rows().len(), &list.body["page"]["total"]),
            (0, &json!(0))
        );
    }

    let open = step(&own, &class, "OPEN").await.expect(200);
    for (index, client) in others.iter().enumerate() {
        let _case = Case::of(format!("others[{index}]"));
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
        let _case = Case::of(&query);
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
        let _case = Case::of(query);
        let refused = lead.get(&format!("/v1/classes?{query}")).await;
        refused.expect_error_at(400, code, parameter);
    }
}
