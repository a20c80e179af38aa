//! What is published tells nothing of single persons.

use serde_json::{Value, json};

use super::{COUNTS, cell, class, figures, three_schools};
use crate::support::TestServer;
use crate::support::past::{self, Enrolled, observed};

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
