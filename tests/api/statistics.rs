//! Statistics of training as the province, a school and the public meet them.

use serde_json::{Value, json};

use crate::support::past::{self, Enrolled, observed};
use crate::support::{BoundTo, Client, Response, TestServer, fixtures};
use registry::platform::authz::Role;
use registry::platform::ids::EnrolmentId;

/// A class of a school with this code that ran from 4 March to 28 June 2024.
async fn class(server: &TestServer, school: &str) -> Response {
    let teaching = fixtures::teaching(&server.lead(), school).await;
    let dates = json!({"startDate": "2024-03-04", "endDate": "2024-06-28"});
    fixtures::class(server, &teaching, "L1", dates).await
}

async fn figures(client: &Client, query: &str) -> Value {
    let path = format!("/v1/statistics/training?{query}");
    client.get(&path).await.expect(200).body
}

/// The cell of these values.
fn cell<'a>(cells: &'a Value, values: &[&str]) -> &'a Value {
    let found = cells.as_array().expect("cells").iter().find(|cell| {
        let key = cell["key"].as_array().expect("a key");
        key.iter().map(|member| &member["value"]).eq(values)
    });
    found.unwrap_or_else(|| panic!("no cell {values:?} in {cells:#}"))
}

const COUNTS: [&str; 6] = [
    "trained",
    "completed",
    "certified",
    "dueAt6Months",
    "tracedAt6Months",
    "employedAt6Months",
];

fn counts(cell: &Value) -> Vec<u64> {
    let count = |name: &&str| cell[*name].as_u64().expect("a count");
    COUNTS.iter().map(count).collect()
}

/// Nine people who began; what became of them is worked out by hand in the tests.
async fn small_year(server: &TestServer) -> Response {
    let class = class(server, "A1").await;
    let woman = Enrolled::completed(server, &class, "2024-06-28");
    let women = past::enrol(server, &woman, 4);
    past::enrol(server, &woman.clone().but("DROPPED", "2024-04-10"), 1);
    past::enrol(server, &woman.clone().but("STUDYING", "2024-03-04"), 1);
    let man = woman.man();
    let men = past::enrol(server, &man, 3);
    past::enrol(server, &man.clone().but("DROPPED", "2024-02-01"), 1);
    past::enrol(server, &man.clone().but("TRANSFERRED", "2024-04-10"), 1);
    past::enrol(server, &man.but("APPLIED", "2024-02-01"), 1);
    for woman in &women[..3] {
        past::certify(server, *woman, "2024-07-10", None);
    }
    past::certify(server, men[0], "2024-07-10", Some("2024-09-01"));
    trace(server, &women, &men);
    class
}

fn trace(server: &TestServer, women: &[EnrolmentId], men: &[EnrolmentId]) {
    let seen = "2025-01-10";
    let hired = observed("HIRED", "2025-01-02");
    let with_income = hired.clone().income(Some(3), Some(6));
    with_income.confirmed(seen).record(server, women[0]);
    let not_working = observed("NOT_WORKING", "2025-01-02").confirmed(seen);
    not_working
        .clone()
        .income(Some(2), None)
        .record(server, women[1]);
    observed("UNREACHABLE", "2025-01-02")
        .confirmed(seen)
        .record(server, women[2]);
    hired.clone().record(server, women[3]);
    not_working.record(server, men[0]);
    let later = observed("SELF_EMPLOYED", "2025-01-05").income(Some(4), Some(5));
    later.confirmed("2025-02-01").record(server, men[0]);
    observed("FURTHER_STUDY", "2025-01-02")
        .confirmed(seen)
        .record(server, men[1]);
    hired.at(3).confirmed(seen).record(server, men[2]);
}

#[actix_web::test]
async fn the_province_reads_figures_that_were_worked_out_by_hand() {
    let server = TestServer::start().await;
    small_year(&server).await;
    let table = figures(&server.lead(), "by=sex&asOf=2025-03-01").await;
    let (women, men) = (
        cell(&table["data"], &["FEMALE"]),
        cell(&table["data"], &["MALE"]),
    );
    assert_eq!(counts(women), [6, 4, 3, 4, 2, 1]);
    assert_eq!(
        counts(men),
        [3, 3, 0, 3, 2, 1],
        "a revoked certificate does not count"
    );
    assert_eq!(counts(&table["total"]), [9, 7, 3, 7, 4, 2]);
    assert_eq!(women["employmentRate"]["value"], 0.5);
    assert_eq!(women["medianIncomeBefore"]["value"]["amount"], "2500000");
    assert_eq!(table["total"]["tracingCoverage"]["value"], 0.5714);
    assert_eq!(
        table["total"]["medianIncomeBefore"]["value"]["amount"],
        "3000000"
    );
    assert_eq!(
        table["total"]["medianIncomeAfter"]["value"]["amount"],
        "5500000"
    );
    assert_eq!(
        (&table["exact"], &table["rounding"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(women["key"][0]["labelVi"], "Nữ");
    assert_eq!(women["key"][0]["labelEn"], "Female");
}

#[actix_web::test]
async fn who_was_not_reached_is_unknown_and_not_unemployed() {
    let server = TestServer::start().await;
    let class = class(&server, "A1").await;
    let people = past::enrol(
        &server,
        &Enrolled::completed(&server, &class, "2024-06-28"),
        3,
    );
    let outcome = |kind| observed(kind, "2025-01-02").confirmed("2025-01-03");
    outcome("HIRED").record(&server, people[0]);
    outcome("UNREACHABLE").record(&server, people[1]);
    let total = &figures(&server.lead(), "asOf=2025-03-01").await["total"];
    assert_eq!(total["employmentRate"]["value"], 1.0);
    assert_eq!(total["tracingCoverage"]["value"], 0.3333);
    assert_eq!(total["tracingCoverage"]["denominator"], 3);
}

#[actix_web::test]
async fn the_latest_confirmed_outcome_counts_and_a_correction_replaces_an_error() {
    let server = TestServer::start().await;
    let class = class(&server, "A1").await;
    let people = past::enrol(
        &server,
        &Enrolled::completed(&server, &class, "2024-06-28"),
        1,
    );
    let outcome = |kind, on: &str| observed(kind, on).confirmed("2025-01-20");
    outcome("NOT_WORKING", "2025-01-02").record(&server, people[0]);
    let employed = async || {
        let table = figures(&server.lead(), "asOf=2025-03-01").await;
        table["total"]["employedAt6Months"].clone()
    };
    assert_eq!(employed().await, 0);
    outcome("HIRED", "2025-01-02").record(&server, people[0]);
    assert_eq!(employed().await, 1, "recorded later about the same day");
    outcome("NOT_WORKING", "2025-01-01").record(&server, people[0]);
    assert_eq!(employed().await, 1, "about an earlier day");
    observed("NOT_WORKING", "2025-01-09").record(&server, people[0]);
    assert_eq!(employed().await, 1, "not confirmed");
    outcome("NOT_WORKING", "2025-01-08").record(&server, people[0]);
    assert_eq!(employed().await, 0);
}

#[actix_web::test]
async fn figures_are_as_known_on_a_day() {
    let server = TestServer::start().await;
    small_year(&server).await;
    let lead = server.lead();
    for (day, expected) in [
        ("2024-03-03", [0, 0, 0, 0, 0, 0]),
        ("2024-06-01", [9, 0, 0, 0, 0, 0]),
        ("2024-06-28", [9, 7, 0, 0, 0, 0]),
        ("2024-08-01", [9, 7, 4, 0, 0, 0]),
        ("2024-12-28", [9, 7, 3, 7, 0, 0]),
        ("2025-01-20", [9, 7, 3, 7, 4, 1]),
        ("2025-02-01", [9, 7, 3, 7, 4, 2]),
    ] {
        let table = figures(&lead, &format!("asOf={day}")).await;
        assert_eq!(counts(&table["total"]), expected, "{day}");
    }
    let early = figures(&lead, "asOf=2024-08-01").await;
    let coverage = &early["total"]["tracingCoverage"];
    assert_eq!(coverage["value"], Value::Null);
    assert_eq!(coverage["unavailable"], "NO_DENOMINATOR");
    assert_eq!(
        early["total"]["medianIncomeAfter"]["unavailable"],
        "NO_DATA"
    );
}

#[actix_web::test]
async fn each_figure_belongs_to_the_period_of_its_own_day() {
    let server = TestServer::start().await;
    small_year(&server).await;
    let lead = server.lead();
    let table = figures(&lead, "by=period&period=quarter&asOf=2025-03-01").await;
    assert_eq!(
        counts(cell(&table["data"], &["2024-Q1"])),
        [9, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        counts(cell(&table["data"], &["2024-Q2"])),
        [0, 7, 3, 7, 4, 2]
    );
    let months = figures(&lead, "by=period&period=month&asOf=2025-03-01").await;
    assert_eq!(cell(&months["data"], &["2024-06"])["completed"], 7);
    let spring = figures(&lead, "from=2024-03-01&to=2024-06-27&asOf=2025-03-01").await;
    assert_eq!(counts(&spring["total"]), [9, 0, 0, 0, 0, 0]);
    let years = figures(&lead, "by=period&asOf=2025-03-01").await;
    assert_eq!(counts(cell(&years["data"], &["2024"])), [9, 7, 3, 7, 4, 2]);
}

#[actix_web::test]
async fn figures_are_broken_down_by_any_two_dimensions_and_filtered() {
    let server = TestServer::start().await;
    let class = small_year(&server).await;
    let poor = Enrolled::completed(&server, &class, "2024-06-28").in_group("POOR_HOUSEHOLD");
    past::enrol(&server, &poor, 2);
    let lead = server.lead();
    let all = [
        "group",
        "sex",
        "level",
        "field",
        "occupation",
        "school",
        "commune",
        "district",
        "period",
    ];
    for (index, first) in all.iter().enumerate() {
        for second in &all[index + 1..] {
            let table = figures(&lead, &format!("by={first},{second}&asOf=2025-03-01")).await;
            for part in ["data", "rows", "columns"] {
                let cells = table[part].as_array().expect("cells").iter();
                let sum: u64 = cells.map(|cell| counts(cell)[0]).sum();
                assert_eq!(sum, 11, "{part} of {first} by {second}");
            }
        }
    }
    let groups = figures(&lead, "by=group&asOf=2025-03-01").await;
    assert_eq!(
        counts(cell(&groups["data"], &["POOR_HOUSEHOLD"]))[..2],
        [2, 2]
    );
    let last = groups["data"]
        .as_array()
        .and_then(|cells| cells.last())
        .expect("a cell");
    assert_eq!(last["key"][0]["labelEn"], "Not recorded");
    let school = class.body["schoolId"].as_str().expect("an id");
    let occupation = fixtures::occupation(1);
    let commune = server.unit("COMMUNE", "03646");
    for (filter, trained) in [
        (format!("schoolId={school}"), 11),
        (format!("schoolId={}", uuid::Uuid::now_v7()), 0),
        (format!("occupationId={occupation}"), 11),
        (format!("occupationId={}", fixtures::occupation(2)), 0),
        (format!("communeId={commune}"), 11),
        (format!("districtId={commune}"), 0),
        ("level=ELEMENTARY_1".to_owned(), 11),
        ("level=COLLEGE".to_owned(), 0),
    ] {
        let table = figures(&lead, &format!("{filter}&asOf=2025-03-01")).await;
        assert_eq!(table["total"]["trained"], trained, "{filter}");
    }
}

/// Three schools; at the first only three men.
async fn three_schools(server: &TestServer) -> Vec<Response> {
    let mut classes = Vec::new();
    for (school, women, men) in [("A1", 12, 3), ("B1", 20, 30), ("C1", 11, 14)] {
        let class = class(server, school).await;
        let woman = Enrolled::completed(server, &class, "2024-06-28");
        past::enrol(server, &woman, women);
        past::enrol(server, &woman.man(), men);
        classes.push(class);
    }
    classes
}

#[actix_web::test]
async fn the_public_cannot_recover_a_small_cell_by_subtraction() {
    let server = TestServer::start().await;
    let classes = three_schools(&server).await;
    let school = classes[0].body["schoolId"].as_str().expect("an id");
    let query = "by=school,sex&asOf=2025-03-01";
    let table = figures(&server.anonymous(), query).await;
    let small = cell(&table["data"], &[school, "MALE"]);
    assert_eq!(
        (&small["completed"], &small["suppressed"]),
        (&Value::Null, &json!(true))
    );
    assert_eq!(small["tracingCoverage"]["unavailable"], "SUPPRESSED");
    assert_eq!(
        (&table["exact"], &table["smallestCell"]),
        (&json!(false), &json!(5))
    );
    for name in COUNTS {
        for (axis, totals) in [(0, "rows"), (1, "columns")] {
            for total in table[totals].as_array().expect("totals") {
                let line = &total["key"][0]["value"];
                let cells = table["data"].as_array().expect("cells").iter();
                let parts: Vec<&Value> = cells
                    .filter(|cell| cell["key"][axis]["value"] == *line)
                    .map(|cell| &cell[name])
                    .collect();
                let hidden = parts.iter().filter(|part| part.is_null()).count();
                let unknown = hidden + usize::from(total[name].is_null());
                assert_ne!(unknown, 1, "{name} of {line} can be subtracted");
                let mut shown = parts.iter().filter_map(|part| part.as_u64());
                assert!(
                    shown.all(|count| count % 5 == 0),
                    "{name} of {line} is exact"
                );
            }
        }
    }
    let exact = figures(&server.lead(), query).await;
    assert_eq!(cell(&exact["data"], &[school, "MALE"])["completed"], 3);
    let one_school = figures(&server.anonymous(), &format!("by=sex&schoolId={school}")).await;
    assert_eq!(
        cell(&one_school["data"], &["MALE"])["completed"],
        Value::Null
    );
    assert_eq!(
        cell(&one_school["data"], &["FEMALE"])["completed"],
        Value::Null
    );
}

#[actix_web::test]
async fn few_persons_are_few_however_many_enrolments_they_have() {
    let server = TestServer::start().await;
    let first = class(&server, "A1").await;
    let enrolled = Enrolled::completed(&server, &first, "2024-06-28");
    let people = past::enrol(&server, &enrolled, 3);
    for school in ["B1", "C1"] {
        let again = Enrolled::completed(&server, &class(&server, school).await, "2024-06-28");
        for person in &people {
            past::enrol_again(&server, *person, &again);
        }
    }
    let total = &figures(&server.anonymous(), "asOf=2025-03-01").await["total"];
    assert_eq!(
        (&total["completed"], &total["suppressed"]),
        (&Value::Null, &json!(true))
    );
    let total = &figures(&server.lead(), "asOf=2025-03-01").await["total"];
    assert_eq!(total["completed"], 9);
}

#[actix_web::test]
async fn a_published_median_needs_five_persons_and_is_rounded() {
    let server = TestServer::start().await;
    let class = class(&server, "A1").await;
    let people = past::enrol(
        &server,
        &Enrolled::completed(&server, &class, "2024-06-28"),
        10,
    );
    for (index, person) in people.iter().enumerate() {
        let before = (index < 4).then_some(2);
        let after = Some(if index < 5 { 5 } else { 6 });
        let outcome = observed("HIRED", "2025-01-02").income(before, after);
        outcome.confirmed("2025-01-03").record(&server, *person);
    }
    let total = &figures(&server.anonymous(), "asOf=2025-03-01").await["total"];
    assert_eq!(total["medianIncomeBefore"]["unavailable"], "SUPPRESSED");
    assert_eq!(total["medianIncomeAfter"]["value"]["amount"], "5500000");
    assert_eq!(total["employmentRate"]["value"], 1.0);
}

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
    for client in [
        server.user(Role::Viewer, BoundTo::Nothing),
        server.user(Role::Department, BoundTo::Province),
        server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["schools:read"]),
    ] {
        assert_eq!(
            figures(&client, "by=school,sex&asOf=2025-03-01").await,
            public
        );
    }
    let query = "by=school,sex&asOf=2025-03-01&published=true";
    for client in [server.lead(), registrar] {
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
