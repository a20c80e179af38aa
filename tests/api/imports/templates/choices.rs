//! What can be chosen in templates.

use std::collections::BTreeMap;

use calamine::Data;

use super::sheet::Choice;
use super::*;

/// Rows that an import shows.
const SHOWN: usize = 10;

#[actix_web::test]
async fn every_choice_of_every_template_is_read_as_its_code() {
    let school = School::open().await;
    for kind in kinds() {
        let by = sender(&school, kind);
        for query in ["headings=vi", "headings=keys"] {
            let mut book = Template::read(download(&by, kind, query).await);
            let columns = columns(&mut book);
            let most = columns.iter().map(|(_, _, choices)| choices.len()).max();
            let most = most.expect("a column with choices");
            for first in (0..most).step_by(SHOWN) {
                let _case = Case::of(format!("{} {query} from {first}", kind.name));
                let places: Vec<usize> = (first..most.min(first + SHOWN)).collect();
                let rows: Vec<_> = places.iter().map(|at| row(&columns, *at, query)).collect();
                let done = looked_at(&by, kind, XLSX, book.filled(&rows)).await;
                let sample = &done["understood"]["sheets"][0]["sample"];
                for (shown, at) in places.into_iter().enumerate() {
                    expect_codes(&columns, at, &sample[shown]["members"]);
                }
            }
        }
    }
}

/// A column with choices: where it stands, and its member.
type Column = (usize, String, Vec<Choice>);

fn columns(book: &mut Template) -> Vec<Column> {
    let headings = book.headings();
    let members = book.members();
    assert_eq!(headings.len(), members.len());
    let mut choices = book.choices();
    let mut columns = Vec::new();
    for ((at, heading), member) in (1..).zip(headings).zip(members) {
        if let Some(choices) = choices.remove(heading.trim_end_matches(" (*)")) {
            columns.push((at, member, choices));
        }
    }
    assert!(choices.is_empty(), "each list is that of a column");
    columns
}

/// A row with the choices at one place of the lists.
fn row(columns: &[Column], at: usize, query: &str) -> BTreeMap<usize, Data> {
    let chosen = columns.iter().map(|(column, _, choices)| {
        let choice = &choices[at % choices.len()];
        let cell = match query {
            "headings=vi" => &choice.label,
            _ => &choice.code,
        };
        (*column, cell.clone())
    });
    chosen.collect()
}

fn expect_codes(columns: &[Column], at: usize, read: &Value) {
    for (_, member, choices) in columns {
        let choice = &choices[at % choices.len()];
        let expected = match &choice.code {
            Data::String(flag) if flag == "TRUE" => json!(true),
            Data::String(flag) if flag == "FALSE" => json!(false),
            Data::String(code) => json!(code),
            number => json!(number.to_string().parse::<i64>().expect("a number")),
        };
        assert_eq!(read[member], expected, "{} of {member}", choice.label);
    }
}
