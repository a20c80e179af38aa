//! Schools are found, sorted and filtered.

use serde_json::json;

use super::school;
use crate::support::{BoundTo, Case, TestServer};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn a_school_is_found_without_accents_in_any_word_order_and_by_prefix() {
    let server = TestServer::start().await;
    let lead = server.lead();
    lead.post("/v1/schools", school("A1", "Trường Cao đẳng Sơn La"))
        .await
        .expect(201);
    lead.post("/v1/schools", school("B1", "Trung tâm Mộc Châu"))
        .await
        .expect(201);

    for q in ["cao dang", "son cao", "Sơn%20La", "tru la", "CAO"] {
        let _case = Case::of(q);
        let found = lead.get(&format!("/v1/schools?q={q}")).await.expect(200);
        assert_eq!(found.column("code"), ["A1"], "{q}");
    }

    assert_eq!(
        lead.get("/v1/schools?q=ao").await.rows().len(),
        0,
        "only from the beginning of a word"
    );

    lead.get("/v1/schools?q=%25")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "q");
}

#[actix_web::test]
async fn pages_follow_vietnamese_order_and_show_every_row_once() {
    let server = TestServer::start().await;
    let lead = server.lead();

    for (code, name) in [
        ("A1", "Đà"),
        ("A2", "Dạ"),
        ("A3", "Ân"),
        ("A4", "An"),
        ("A5", "Dà"),
    ] {
        let _case = Case::of(code);
        lead.post("/v1/schools", school(code, name))
            .await
            .expect(201);
    }

    let mut names = Vec::new();
    let mut path = "/v1/schools?limit=2&sort=name&ownership=PUBLIC".to_owned();
    loop {
        let page = lead.get(&path).await.expect(200);
        names.extend(page.column("nameVi"));
        match page.next_cursor() {
            Some(_) => {
                path = page
                    .header("link")
                    .split(['<', '>'])
                    .nth(1)
                    .expect("a link")
                    .to_owned();
            }
            None => break,
        }
    }
    assert_eq!(names, ["An", "Ân", "Dà", "Dạ", "Đà"]);

    let first = lead.get("/v1/schools?limit=2&sort=-name").await;
    let cursor = first.next_cursor().expect("a next page").to_owned();
    assert_eq!(first.column("nameVi"), ["Đà", "Dạ"]);

    let other = lead
        .get(&format!("/v1/schools?limit=2&sort=name&cursor={cursor}"))
        .await;
    other.expect_error_at(400, "CURSOR_INVALID", "cursor");
}

#[actix_web::test]
async fn a_list_counts_filters_and_thins_rows_when_asked() {
    let server = TestServer::start().await;
    let lead = server.lead();

    for code in ["A1", "A2", "A3"] {
        let _case = Case::of(code);
        lead.post("/v1/schools", school(code, "Trường"))
            .await
            .expect(201);
    }

    let page = lead
        .get("/v1/schools?count=exact&limit=1&fields=code")
        .await
        .expect(200);

    assert_eq!(
        (&page.body["page"]["total"], &page.body["page"]["totalKind"]),
        (&json!(3), &json!("EXACT"))
    );
    assert_eq!(
        page.rows()[0].as_object().expect("a row").len(),
        2,
        "the id and what was asked for"
    );

    lead.get("/v1/schools?fields=code,colour")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "fields");
    assert_eq!(lead.get("/v1/schools?code=A2").await.column("code"), ["A2"]);
    assert_eq!(lead.get("/v1/schools?status=CLOSED").await.rows().len(), 0);
}

#[actix_web::test]
async fn wrong_parameters_are_named_at_once() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let answer = lead
        .get("/v1/schools?colour=red&unitId=7&status=OPENED")
        .await
        .expect_problem(400, "QUERY_INVALID");
    let mut errors = answer.errors();
    errors.sort();
    let expected = [
        ("colour", "PARAMETER_UNKNOWN"),
        ("status", "PARAMETER_INVALID"),
        ("unitId", "PARAMETER_INVALID"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    for (query, parameter) in [
        ("limit=501", "limit"),
        ("limit=0", "limit"),
        ("sort=colour", "sort"),
        ("count=all", "count"),
    ] {
        let _case = Case::of(query);
        lead.get(&format!("/v1/schools?{query}"))
            .await
            .expect_error_at(400, "PARAMETER_INVALID", parameter);
    }

    lead.get("/v1/schools?limit=1&limit=2")
        .await
        .expect_error_at(400, "PARAMETER_REPEATED", "limit");
}

#[actix_web::test]
async fn everybody_reads_schools_but_nobody_without_a_token() {
    let server = TestServer::start().await;

    server
        .lead()
        .post("/v1/schools", school("A1", "Trường A"))
        .await
        .expect(201);
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    assert_eq!(viewer.get("/v1/schools").await.expect(200).rows().len(), 1);

    server
        .anonymous()
        .get("/v1/schools")
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");

    let unscoped = server.user_with_scopes(Role::Viewer, BoundTo::Nothing, &["courses:read"]);
    unscoped
        .get("/v1/schools")
        .await
        .expect_problem(403, "SCOPE_MISSING");
}
