//! A birth that is known by its year or month alone is entered, matched and shown as that.

use std::collections::BTreeSet;

use registry::platform::values::partial_date::Precision;
use serde_json::{Value, json};

use crate::authority::{night, told, unchanged};
use crate::imports::{self, School};
use crate::support::fixtures::{person_body, teaching, with};
use crate::support::{Case, Client, TestServer, past};

fn row(key: &str, birth: Value) -> Value {
    json!({"externalId": key, "citizenId": "014065910088", "fullName": "Giàng A Tủa",
        "sex": "MALE", "birthDate": birth, "residenceCode": "03646"})
}

async fn school_b(school: &School) -> Client {
    let other = teaching(&school.server.lead(), "B1").await;
    school.server.registrar(other.school_id())
}

/// What became of one row of this school, and the members that were kept.
async fn send(by: &Client, row: &Value) -> (String, Vec<String>) {
    let rows = imports::ndjson(std::slice::from_ref(row));
    let done = imports::import(by, "kind=trainees&onError=skip-row", &rows).await;
    told(&imports::report(by, &done, "").await[0])
}

async fn born(by: &Client, key: &str) -> [Value; 2] {
    let path = format!("/v1/trainees/by-external-id/sis/{key}");
    let body = by.get(&path).await.expect(200).body;
    ["birthDate", "birthDatePrecision"].map(|name| body[name].clone())
}

#[actix_web::test]
async fn a_year_or_a_month_is_taken_and_shown_as_that() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for (number, birth, precision) in [
        (1, "2004", "YEAR"),
        (2, "2004-05", "MONTH"),
        (3, "2004-05-17", "DAY"),
    ] {
        let _case = Case::of(birth);
        let body = with(person_body(&server, number), json!({"birthDate": birth}));
        let path = format!("/v1/trainees/by-external-id/sis/{number}");
        let made = lead.put(&path, body.clone()).await.expect(201);
        assert_eq!(
            (&made.body["birthDate"], &made.body["birthDatePrecision"]),
            (&json!(birth), &json!(precision))
        );
        let again = lead.put(&path, body).await.expect(200);
        assert_eq!(again.body["version"], 1);
        // What was read can be sent back.
        let path = format!("/v1/trainees/{}", made.id());
        let patch = json!({"birthDate": birth, "birthDatePrecision": precision});
        let same = lead.patch(&path, &made, patch).await.expect(200);
        assert_eq!(same.body["birthDate"], birth);
    }
    for (number, changes, code, place) in [
        (
            4,
            json!({"birthDate": "2004-13"}),
            "FIELD_FORMAT",
            "/birthDate",
        ),
        (4, json!({"birthDate": "04"}), "FIELD_FORMAT", "/birthDate"),
        (
            4,
            json!({"birthDate": "2004", "birthDatePrecision": "DAY"}),
            "BIRTH_DATE_PRECISION",
            "/birthDatePrecision",
        ),
        (
            4,
            json!({"birthDate": "2003"}),
            "CITIZEN_ID_BIRTH_YEAR",
            "/citizenId",
        ),
        (4, json!({"birthDate": "1900"}), "TRAINEE_AGE", "/birthDate"),
    ] {
        let _case = Case::of(&changes);
        let body = with(person_body(&server, number), changes);
        let refused = lead.post("/v1/trainees", body).await;
        let codes = refused.body["errors"].as_array().expect("errors");
        let named = |error: &Value| error["code"] == code && error["pointer"] == place;
        assert!(codes.iter().any(named), "{:#}", refused.body);
    }
    // A stand-in day that is marked as one is none.
    let marked = json!({"birthDate": "2004-01-01", "birthDatePrecision": "YEAR"});
    let marked = with(person_body(&server, 5), marked);
    let made = lead.post("/v1/trainees", marked).await.expect(201);
    assert_eq!(made.body["birthDate"], "2004");
    let path = format!("/v1/trainees/{}", made.id());
    let exact = lead
        .patch(&path, &made, json!({"birthDate": "2004-03-02"}))
        .await;
    assert_eq!(exact.expect(200).body["birthDatePrecision"], "DAY");
}

#[actix_web::test]
async fn stand_in_days_of_one_year_and_periods_that_agree_are_one_person() {
    for (first, second, one) in [
        ("1965-01-01", "1965-07-01", true),
        ("1965-07-01", "1965-01-01", true),
        ("1965", "1965-07-01", true),
        ("1965", "1965-03-09", true),
        ("1965-03-09", "1965", true),
        ("1965-03", "1965", true),
        ("1965-03-09", "1965-03", true),
        ("1965-01-01", "1965-03-09", false),
        ("1965-01-01", "1965-07-02", false),
        ("1965-01-01", "1965-02", false),
    ] {
        let _case = Case::of(format!("{first}, {second}"));
        let school = School::open().await;
        let b = school_b(&school).await;
        night(&school, &[row("F08A", json!(first))]).await;
        for outcome in ["CREATED", "UNCHANGED", "UNCHANGED"] {
            let told = send(&b, &row("F08B", json!(second))).await;
            assert_eq!(told, (outcome.to_owned(), Vec::new()));
        }
        assert_eq!(born(&b, "F08B").await[0], second, "as it was sent");
        let told = night(&school, &[row("F08A", json!(first))]).await;
        assert_eq!(told, [unchanged(&[])]);
        let lead = school.server.lead().get("/v1/trainees").await.expect(200);
        let people: BTreeSet<String> = lead.column("personId").into_iter().collect();
        assert_eq!(people.len(), if one { 1 } else { 2 });
    }
}

#[actix_web::test]
async fn a_correction_by_the_year_stays_in_the_night() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row("F08A", json!("1965-01-01"))]).await;
    let key = "/v1/trainees/by-external-id/sis/F08A";
    let seen = school.registrar.get(key).await.expect(200);
    let path = format!("/v1/trainees/{}", seen.id());
    let patch = json!({"birthDate": "1965"});
    lead.patch(&path, &seen, patch).await.expect(200);
    let told = night(&school, &[row("F08A", json!("1965-01-01"))]).await;
    assert_eq!(told, [unchanged(&["/birthDate"])]);
    assert_eq!(born(&school.registrar, "F08A").await, ["1965", "YEAR"]);
}

#[actix_web::test]
async fn tables_have_years_and_months_in_their_cells() {
    let school = School::open().await;
    let head = "externalId,citizenId,fullName,sex,birthDate,residenceCode\n";
    let table = format!(
        "{head}T1,014065910001,Giàng A Một,MALE,1965,03646\n\
         T2,014065910002,Giàng A Hai,MALE,07/1965,03646\n\
         T3,014065910003,Giàng A Ba,MALE,1965-07,03646\n\
         T4,014065910004,Giàng A Bốn,MALE,1965-07-09,03646\n"
    );
    let queued = imports::push(&school.registrar, "kind=trainees", "text/csv", table).await;
    let done = imports::ended(&school.registrar, &queued.expect(202).id()).await;
    assert_eq!(done["counts"]["created"], 4, "{done:#}");
    for (key, expected) in [
        ("T1", ["1965", "YEAR"]),
        ("T2", ["1965-07", "MONTH"]),
        ("T3", ["1965-07", "MONTH"]),
        ("T4", ["1965-07-09", "DAY"]),
    ] {
        assert_eq!(born(&school.registrar, key).await, expected, "{key}");
    }

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(head.trim().split(',')) {
        sheet.write(0, column, name).expect("a cell");
    }
    for (column, text) in [
        (0, "T5"),
        (1, "014065910005"),
        (2, "Giàng A Năm"),
        (3, "MALE"),
        (5, "03646"),
    ] {
        sheet.write(1, column, text).expect("a cell");
    }
    sheet.write(1, 4, 1965).expect("a number");
    let book = book.save_to_buffer().expect("a book");
    let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let queued = imports::push(&school.registrar, "kind=trainees", xlsx, book).await;
    let done = imports::ended(&school.registrar, &queued.expect(202).id()).await;
    assert_eq!(done["counts"]["created"], 1, "{done:#}");
    assert_eq!(born(&school.registrar, "T5").await, ["1965", "YEAR"]);
}

#[actix_web::test]
async fn a_filter_by_days_has_who_may_have_been_born_then() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for (number, birth) in (1..).zip(["2004", "2004-05", "2004-05-17", "2004-06-30"]) {
        let body = with(person_body(&server, number), json!({"birthDate": birth}));
        lead.post("/v1/trainees", body).await.expect(201);
    }
    for (filter, expected) in [
        (
            "birthDate[gte]=2004-05-10",
            vec!["2004", "2004-05", "2004-05-17", "2004-06-30"],
        ),
        ("birthDate[gte]=2004-06-01", vec!["2004", "2004-06-30"]),
        ("birthDate[gte]=2005-01-01", vec![]),
        ("birthDate[lte]=2004-05-10", vec!["2004", "2004-05"]),
        ("birthDate[lte]=2003-12-31", vec![]),
    ] {
        let _case = Case::of(filter);
        let found = lead
            .get(&format!("/v1/trainees?{filter}&sort=createdAt"))
            .await;
        assert_eq!(found.expect(200).column("birthDate"), expected);
    }
}

#[actix_web::test]
async fn namesakes_whose_births_may_be_one_are_put_before_a_reviewer() {
    for (one, other, found) in [
        ("2004", "2004-05-17", 1),
        ("2004-05", "2004-05-17", 1),
        ("2004-05-17", "2004", 1),
        ("2004-05-17", "2004-05", 1),
        ("2004-01-01", "2004-07-01", 1),
        ("2004-05-17", "2004-05-18", 0),
        ("2004-05-17", "2004-01-01", 0),
        ("2004-04", "2004-05-17", 0),
    ] {
        let _case = Case::of(format!("{one}, {other}"));
        let server = TestServer::start().await;
        let lead = server.lead();
        for (number, birth) in [(1, one), (2, other)] {
            let changes = json!({"birthDate": birth, "fullName": "Lò Thị Mai"});
            let body = with(person_body(&server, number), changes);
            lead.post("/v1/trainees", body).await.expect(201);
        }
        let queued = lead.get("/v1/trainee-matches").await.expect(200);
        assert_eq!(queued.rows().len(), found);
    }
}

#[actix_web::test]
async fn who_knows_the_year_alone_does_not_find_the_day_by_trying() {
    let school = School::open().await;
    let b = school_b(&school).await;
    night(&school, &[row("F08A", json!("1965-03-09"))]).await;
    let key = "/v1/trainees/by-external-id/sis/F08A";
    let person = school.registrar.get(key).await.expect(200);
    let me = b.get("/v1/users/me").await.expect(200);
    let joining = me.body["reach"]["schoolId"].as_str().expect("an id");
    let joining = joining.parse().expect("an id");
    past::join_by(&school.server, &person, joining, Precision::Year);
    let joined = send(&b, &row("F08B", json!("1965"))).await;
    assert_eq!(joined.0, "UPDATED");

    let day = "birthDate[gte]=1965-03-09&birthDate[lte]=1965-03-09&count=exact";
    let year = "count=exact";
    let a = &school.registrar;
    for (by, filter, expected) in [(&b, year, 1), (&b, day, 0), (a, year, 1), (a, day, 1)] {
        let _case = Case::of(format!("{filter}, {expected}"));
        let found = by.get(&format!("/v1/trainees?{filter}")).await.expect(200);
        assert_eq!(found.rows().len(), expected);
        assert_eq!(found.body["page"]["total"], expected);
    }
    let [right, wrong] = ["1965-03-09", "1965-10-20"].map(|day| row("F08B", json!(day)));
    let right = send(&b, &right).await;
    assert_eq!(send(&b, &wrong).await, right);
    assert_eq!(born(&b, "F08B").await, ["1965", "YEAR"]);
}

#[actix_web::test]
async fn a_merge_shows_no_school_a_day_that_it_does_not_know() {
    let school = School::open().await;
    let (b, lead) = (school_b(&school).await, school.server.lead());
    night(&school, &[row("F08A", json!("1965-03-09"))]).await;
    send(&b, &row("F08B", json!("1965"))).await;
    let passport =
        json!({"citizenId": null, "passportNumber": "C1234567", "passportCountry": "VN"});
    let twin = with(row("F08C", json!("1965-03-09")), passport);
    night(&school, &[twin]).await;
    let key = "/v1/trainees/by-external-id/sis/F08C";
    let survivor = school.registrar.get(key).await.expect(200).id();
    let queued = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let path = format!("/v1/trainee-matches/{}", queued.column("id")[0]);
    let seen = lead.get(&path).await.expect(200);
    let decision = json!({"decision": "MERGE", "survivorId": survivor, "reason": "Một người"});
    let decided = lead
        .with("if-match", seen.etag())
        .post(&format!("{path}/decisions"), decision)
        .await
        .expect(200);
    assert_eq!(born(&b, "F08B").await, ["1965", "YEAR"]);
    let reason = json!({"reason": "Hai người"});
    lead.with("if-match", decided.etag())
        .post(&format!("{path}/reversal"), reason)
        .await
        .expect(200);
    assert_eq!(born(&b, "F08B").await, ["1965", "YEAR"]);
}
