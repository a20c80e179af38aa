//! Who reads which rows, in which form.

use std::io::Read;

use serde_json::json;

use super::{cell, class, counts, figures, three_schools};
use crate::support::past::{self, Enrolled};
use crate::support::{BoundTo, Case, TestServer};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn a_school_and_a_commune_see_their_own_rows_exactly_and_no_others() {
    let server = TestServer::start().await;
    let classes = three_schools(&server).await;
    let commune = server.unit("COMMUNE", "03664");
    let elsewhere = Enrolled::completed(&server, &classes[1], "2024-06-28").of(commune);
    past::enrol(&server, &elsewhere, 2);
    let ids: Vec<&str> = classes
        .iter()
        .filter_map(|c| c.body["schoolId"].as_str())
        .collect();
    let registrar = server.registrar(ids[0].parse().expect("an id"));

    let own = figures(&registrar, "by=sex&asOf=2025-03-01").await;
    assert_eq!(cell(&own["data"], &["MALE"])["completed"], 3);
    assert_eq!(
        (&own["total"]["completed"], &own["exact"]),
        (&json!(15), &json!(true))
    );

    let other = figures(&registrar, &format!("schoolId={}&asOf=2025-03-01", ids[1])).await;
    assert_eq!(other["total"]["completed"], 0);

    let people = figures(&server.commune(commune), "asOf=2025-03-01").await;
    assert_eq!(people["total"]["completed"], 2);

    let public = figures(&server.anonymous(), "by=school,sex&asOf=2025-03-01").await;
    for (name, client) in [
        ("viewer", server.user(Role::Viewer, BoundTo::Nothing)),
        (
            "department",
            server.user(Role::Department, BoundTo::Province),
        ),
        (
            "lead without the scope",
            server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["schools:read"]),
        ),
    ] {
        let _case = Case::of(name);
        assert_eq!(
            figures(&client, "by=school,sex&asOf=2025-03-01").await,
            public
        );
    }

    let query = "by=school,sex&asOf=2025-03-01&published=true";
    for (name, client) in [("lead", server.lead()), ("registrar", registrar)] {
        let _case = Case::of(name);
        assert_eq!(figures(&client, query).await, public);
    }
}

#[actix_web::test]
async fn the_table_comes_as_csv_that_no_spreadsheet_executes() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let class = class(&server, "A1").await;
    past::enrol(
        &server,
        &Enrolled::completed(&server, &class, "2024-06-28"),
        7,
    );

    let path = format!(
        "/v1/schools/{}",
        class.body["schoolId"].as_str().expect("an id")
    );
    let seen = lead.get(&path).await;
    let name = json!({"nameVi": "=SUM(A1), \"B\"", "nameEn": "@x"});
    lead.patch(&path, &seen, name).await.expect(200);

    let query = "/v1/statistics/training?by=school,period&asOf=2025-03-01";
    let answer = lead.with("accept", "text/csv").get(query).await.expect(200);
    assert!(answer.header("content-type").starts_with("text/csv"));
    assert!(answer.header("vary").contains("Authorization, Accept"));

    let text = answer.body.as_str().expect("a text");
    let mut lines = text.lines();
    let head =
        "line,school,schoolLabelVi,schoolLabelEn,period,periodLabelVi,periodLabelEn,trained,";
    assert!(lines.next().expect("a head").starts_with(head));

    let first = lines.next().expect("a cell");
    assert!(
        first.starts_with("CELL,") && first.contains("\"'=SUM(A1), \"\"B\"\"\",'@x,2024"),
        "{first}"
    );
    assert!(first.contains("7,7,0,7,0,0,0,,,NO_DENOMINATOR,"), "{first}");
    assert!(
        text.lines()
            .last()
            .expect("a total")
            .starts_with("TOTAL,,,,,,,7,7,")
    );

    lead.with("accept", "image/png")
        .get(query)
        .await
        .expect_problem(406, "NOT_ACCEPTABLE");
}

#[actix_web::test]
async fn wrong_questions_are_refused() {
    let server = TestServer::start().await;
    let public = server.anonymous();

    for (query, code, parameter) in [
        ("by=colour", "PARAMETER_INVALID", "by"),
        ("by=sex,sex", "DIMENSION_REPEATED", "by"),
        ("by=sex,level,field", "DIMENSIONS_TOO_MANY", "by"),
        ("period=week", "PARAMETER_INVALID", "period"),
        ("asOf=2999-01-01", "DAY_AFTER_TODAY", "asOf"),
        ("asOf=yesterday", "PARAMETER_INVALID", "asOf"),
        ("from=2024-02-01&to=2024-01-31", "PERIOD_REVERSED", "to"),
        ("colour=red", "PARAMETER_UNKNOWN", "colour"),
    ] {
        let _case = Case::of(query);
        let answer = public
            .get(&format!("/v1/statistics/training?{query}"))
            .await;
        answer.expect_error_at(400, code, parameter);
    }

    let empty = figures(&public, "by=level,sex").await;
    assert_eq!(
        (&empty["data"], counts(&empty["total"])),
        (&json!([]), vec![0; 6])
    );
}

#[actix_web::test]
async fn who_takes_gzip_gets_the_answer_packed_and_others_the_same_unpacked() {
    let server = TestServer::start().await;
    three_schools(&server).await;
    let path = "/v1/statistics/training?by=school,sex&asOf=2025-03-01";
    let (public, mut unpacked) = (server.anonymous(), Vec::new());

    for (encoding, sent) in [("gzip, br", "gzip"), ("br", "br"), ("identity", "")] {
        let _case = Case::of(encoding);
        let client = public.with("accept-encoding", encoding);
        let (status, headers, body) = client.download(path).await;
        let header = |name: &str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        assert_eq!(status.as_u16(), 200);
        assert_eq!(header("content-encoding"), sent);
        assert!(header("vary").contains("Authorization, Accept, Accept-Encoding"));
        match sent {
            "gzip" => {
                let mut text = Vec::new();
                let mut packed = flate2::read::GzDecoder::new(body.as_slice());
                packed.read_to_end(&mut text).expect("gzip");
                unpacked.push(text);
            }
            "" => {
                assert_eq!(header("content-length"), body.len().to_string());
                unpacked.push(body);
            }
            _ => {}
        }
    }
    assert!(unpacked.len() == 2 && unpacked[0] == unpacked[1]);
}
