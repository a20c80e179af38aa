//! Occupations as the public reads them, and as the operator adds and imports them.

mod importing;
mod published;
mod writing;

use registry::platform::auth::authz::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{BoundTo, Case, Client, Response, TestServer};

const HEADER: &str = "code,nameVi,nameEn,level,field";

async fn import(client: &Client, rows: &[&str]) -> Response {
    let file = format!("{HEADER}\n{}\n", rows.join("\n"));
    client
        .send_raw(Method::POST, "/v1/occupations/import", "text/csv", file)
        .await
}

fn counts(report: &Response) -> [i64; 3] {
    ["created", "updated", "unchanged"].map(|name| report.body[name].as_i64().expect("a count"))
}

#[actix_web::test]
async fn the_public_reads_the_short_courses_of_the_province() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    let list = public
        .get("/v1/occupations?list=PROVINCIAL&count=exact")
        .await
        .expect(200);
    assert_eq!(list.body["page"]["total"], 13);

    let mushrooms = public
        .get("/v1/occupations?code=SL-2017-01")
        .await
        .expect(200);
    let row = &mushrooms.rows()[0];

    assert_eq!(row["nameVi"], "Kỹ thuật trồng và chế biến nấm");
    assert_eq!(
        (&row["level"], &row["field"]),
        (&json!("ELEMENTARY_1"), &json!("AGRICULTURAL"))
    );
    assert_eq!(
        row["costCap"],
        json!({"amount": "3000000", "currency": "VND"})
    );
    assert_eq!(
        (&row["durationMonths"], &row["classMax"]),
        (&json!(3), &json!(35))
    );
    assert_eq!(row["validFrom"], "2017-08-16");

    let path = format!("/v1/occupations/{}", row["id"].as_str().expect("an id"));
    assert_eq!(public.get(&path).await.expect(200).body, *row);

    let nobody = "/v1/occupations/00000000-0000-7000-8000-000000000000";
    public.get(nobody).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn an_occupation_is_found_by_words_and_filters() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    for (query, count) in [
        ("q=ca+phe", 1),
        ("q=nuoi+ky", 5),
        ("q=nu%C3%B4i", 5),
        ("q=uoi", 0),
        ("field=NON_AGRICULTURAL", 0),
        ("level=ELEMENTARY_1", 13),
        ("level=COLLEGE", 0),
        ("code=SL-2017-02,SL-2017-03", 2),
        ("validOn=2017-08-15", 0),
        ("validOn=2017-08-16", 13),
    ] {
        let _case = Case::of(query);
        let found = public
            .get(&format!("/v1/occupations?{query}"))
            .await
            .expect(200);
        assert_eq!(
            found.rows().len(),
            count,
            "{query}: {:?}",
            found.column("nameVi")
        );
    }

    let first = public
        .get("/v1/occupations?limit=7&sort=-name")
        .await
        .expect(200);
    let next = first
        .header("link")
        .split(['<', '>'])
        .nth(1)
        .expect("a link")
        .to_owned();
    let second = public.get(&next).await.expect(200);
    let mut names = [second.column("nameVi"), first.column("nameVi")].concat();
    assert_eq!(names.len(), 13);

    names.sort();
    names.dedup();
    assert_eq!(names.len(), 13, "each once");

    public
        .get("/v1/occupations?list=WORLD")
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "list");
}

#[actix_web::test]
async fn unchanged_occupations_are_not_sent_again() {
    let server = TestServer::start().await;
    let public = server.anonymous();
    let list = public.get("/v1/occupations").await.expect(200);
    let one = format!("/v1/occupations/{}", list.column("id")[0]);
    for path in ["/v1/occupations", &one] {
        let _case = Case::of(path);
        let first = public.get(path).await.expect(200);
        let again = public.with("if-none-match", first.etag()).get(path).await;
        assert_eq!(again.expect(304).body, "", "{path}");
    }
}

#[actix_web::test]
async fn the_operator_ends_an_occupation() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let list = lead
        .get("/v1/occupations?code=SL-2017-13")
        .await
        .expect(200);
    let path = format!("/v1/occupations/{}", list.column("id")[0]);
    let seen = lead.get(&path).await.expect(200);

    let refused = lead
        .patch(&path, &seen, json!({"validTo": "2017-08-15"}))
        .await;
    refused.expect_error_at(422, "DATES_REVERSED", "/validTo");

    let ended = lead
        .patch(&path, &seen, json!({"validTo": "2025-12-31"}))
        .await
        .expect(200);

    assert_eq!(
        (ended.body["validTo"].as_str(), ended.etag()),
        (Some("2025-12-31"), "\"2\"")
    );

    let stale = lead.patch(&path, &seen, json!({"validTo": null})).await;
    stale.expect_problem(412, "VERSION_STALE");

    let missing = lead.send(Method::PATCH, &path, Some(json!({}))).await;
    missing.expect_problem(428, "VERSION_REQUIRED");

    let valid = lead
        .get("/v1/occupations?validOn=2026-01-01")
        .await
        .expect(200);
    assert_eq!(valid.rows().len(), 12);

    let open = lead
        .patch(&path, &ended, json!({"validFrom": null, "validTo": null}))
        .await;
    assert_eq!(open.expect(200).body["validFrom"], Value::Null);
}

#[actix_web::test]
async fn only_the_operator_changes_occupations() {
    let server = TestServer::start().await;
    let row = "5999901,Nghề,,,AGRICULTURAL";

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    import(&viewer, &[row])
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");

    let list = viewer.get("/v1/occupations").await.expect(200);
    let path = format!("/v1/occupations/{}", list.column("id")[0]);
    let seen = viewer.get(&path).await.expect(200);

    let refused = viewer.patch(&path, &seen, json!({"validTo": null})).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");

    let anonymous = server.anonymous();
    import(&anonymous, &[row])
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");

    import(&server.administrator(), &[row]).await.expect(200);
}
