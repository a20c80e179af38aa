//! Occupations as the public reads them and the operator imports them.

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
async fn the_operator_imports_the_national_list_and_corrects_it() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let first = import(
        &lead,
        &[
            "5999901,Nghề  thứ nhất,First occupation,,AGRICULTURAL",
            "6999902,\"Nghề thứ hai, mở rộng\",,COLLEGE,NON_AGRICULTURAL",
        ],
    )
    .await
    .expect(200);
    assert_eq!(counts(&first), [2, 0, 0]);

    let found = lead.get("/v1/occupations?list=NATIONAL").await.expect(200);
    assert_eq!(found.column("code"), ["6999902", "5999901"]);
    assert_eq!(
        found.column("level"),
        ["COLLEGE", "INTERMEDIATE"],
        "from the code"
    );
    assert_eq!(
        found.column("nameVi"),
        ["Nghề thứ hai, mở rộng", "Nghề thứ nhất"]
    );
    assert_eq!(found.rows()[0]["nameEn"], Value::Null);
    assert_eq!(found.rows()[0]["validFrom"], Value::Null);

    let second = import(
        &lead,
        &[
            "5999901,Nghề thứ nhất,First occupation,INTERMEDIATE,AGRICULTURAL",
            "6999902,Nghề thứ hai,,COLLEGE,NON_AGRICULTURAL",
            "5999903,Nghề thứ ba,,,AGRICULTURAL",
        ],
    )
    .await
    .expect(200);
    assert_eq!(counts(&second), [1, 1, 1]);

    let found = lead.get("/v1/occupations?code=6999902").await.expect(200);
    assert_eq!(
        (&found.rows()[0]["version"], &found.rows()[0]["nameVi"]),
        (&json!(2), &json!("Nghề thứ hai"))
    );

    let english = lead.get("/v1/occupations?q=first").await.expect(200);
    assert_eq!(english.column("code"), ["5999901"]);
}

#[actix_web::test]
async fn a_file_with_faults_changes_nothing_and_every_fault_is_named_by_its_line() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let refused = import(
        &lead,
        &[
            "5999901,Nghề tốt,,,AGRICULTURAL",
            "4999902,Nghề,,,AGRICULTURAL",
            "599990,Nghề,,,AGRICULTURAL",
            "5999904,Nghề,,COLLEGE,AGRICULTURAL",
            "5999905,,,,FOREST",
            "5999901,Nghề nữa,,,AGRICULTURAL",
        ],
    )
    .await
    .expect_problem(422, "RULES_BROKEN");
    let mut errors = refused.errors();
    errors.sort();
    let expected = [
        ("/3/code", "OCCUPATION_CODE_INVALID"),
        ("/4/code", "OCCUPATION_CODE_INVALID"),
        ("/5/level", "OCCUPATION_LEVEL_MISMATCH"),
        ("/6/field", "CODE_UNKNOWN"),
        ("/6/nameVi", "NAME_INVALID"),
        ("/7/code", "OCCUPATION_CODE_REPEATED"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    let found = lead.get("/v1/occupations?list=NATIONAL").await.expect(200);
    assert_eq!(found.rows().len(), 0, "nothing is half-written");

    let one = import(&lead, &["1,Nghề,,,AGRICULTURAL"]).await;
    one.expect_problem(422, "OCCUPATION_CODE_INVALID");
}

#[actix_web::test]
async fn a_quote_that_is_never_closed_refuses_the_file() {
    let server = TestServer::start().await;
    let rows = [
        "5999901,\"Nghề một,,ELEMENTARY_1,",
        "5999902,\"Nghề hai,,ELEMENTARY_1,",
    ];
    let refused = import(&server.lead(), &rows).await;
    refused.expect_error_at(400, "QUOTE_UNCLOSED", "/2");
}

#[actix_web::test]
async fn a_file_that_is_no_such_table_is_refused() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let path = "/v1/occupations/import";
    let json = lead.post(path, json!({})).await;
    json.expect_error_at(415, "MEDIA_TYPE_UNSUPPORTED", "Content-Type");

    for (file, pointer) in [
        ("code,nameVi\n5999901,Nghề\n".to_owned().into_bytes(), "/1"),
        (Vec::new(), "/1"),
        (format!("{HEADER}\n5999901,Nghề\n").into_bytes(), "/2"),
        (b"code\xff".to_vec(), ""),
    ] {
        let _case = Case::of(String::from_utf8_lossy(&file));
        let refused = lead.send_raw(Method::POST, path, "text/csv", file).await;
        refused.expect_error_at(400, "CSV_INVALID", pointer);
    }

    let marked = format!("\u{feff}{HEADER}\r\n5999901,Nghề,,,AGRICULTURAL\r\n");
    let taken = lead
        .send_raw(Method::POST, path, "text/csv; charset=utf-8", marked)
        .await;

    assert_eq!(
        counts(&taken.expect(200)),
        [1, 0, 0],
        "as spreadsheets write it"
    );
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

    let refused = lead.patch(&path, &seen, json!({"nameVi": "Khác"})).await;
    refused.expect_error_at(400, "FIELD_UNKNOWN", "/nameVi");

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
