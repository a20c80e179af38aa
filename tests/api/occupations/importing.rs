//! Tables with the registry's own columns.

use reqwest::Method;
use serde_json::{Value, json};

use super::{HEADER, counts, import};
use crate::support::{Case, TestServer, fixtures};

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
async fn a_table_takes_provincial_occupations_of_every_level_beside_national_ones() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let first = import(
        &lead,
        &[
            "SL-2026-01,Chăn nuôi dê,,SHORT_TERM,AGRICULTURAL",
            "5999901,Nghề quốc gia,,,AGRICULTURAL",
            "SL-2026-02,Sửa xe máy,Motorcycle repair,ELEMENTARY_2,NON_AGRICULTURAL",
            "SL-2017-01,Trồng nấm,,ELEMENTARY_1,AGRICULTURAL",
        ],
    )
    .await
    .expect(200);
    assert_eq!(counts(&first), [3, 1, 0]);

    let found = lead
        .get("/v1/occupations?code=SL-2026-01,SL-2026-02,SL-2017-01&sort=name")
        .await
        .expect(200);
    assert_eq!(found.column("list"), ["PROVINCIAL"; 3]);
    assert_eq!(
        found.column("level"),
        ["SHORT_TERM", "ELEMENTARY_2", "ELEMENTARY_1"]
    );
    assert_eq!(
        (&found.rows()[2]["nameVi"], &found.rows()[2]["classMax"]),
        (&json!("Trồng nấm"), &json!(35)),
        "what the table does not say stays"
    );

    let refused = import(
        &lead,
        &[
            "sl-1,Nghề,,SHORT_TERM,AGRICULTURAL",
            "SL-2026-03,Nghề,,,AGRICULTURAL",
            "SL-2026-04,Nghề,,MASTER,AGRICULTURAL",
        ],
    )
    .await
    .expect_problem(422, "RULES_BROKEN");
    let mut errors = refused.errors();
    errors.sort();
    let expected = [
        ("/2/code", "OCCUPATION_CODE_INVALID"),
        ("/3/level", "CODE_UNKNOWN"),
        ("/4/level", "CODE_UNKNOWN"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));
}

#[actix_web::test]
async fn a_table_does_not_move_an_occupation_that_is_taught_to_another_level() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school(&lead, "A1").await;
    fixtures::licence_line(&lead, &school.id(), 100).await;

    let row = "SL-2017-01,Trồng nấm,,SHORT_TERM,AGRICULTURAL";
    let fresh = "SL-2026-01,Nghề mới,,SHORT_TERM,AGRICULTURAL";
    let refused = import(&lead, &[fresh, row]).await;
    refused.expect_error_at(409, "STILL_REFERENCED", "/3/level");

    let list = lead.get("/v1/occupations?code=SL-2026-01").await;
    assert_eq!(list.expect(200).rows().len(), 0, "all or none");
}
