//! Files of more rows than are tried out on the writer itself: rehearsed first, while others write.

use std::cell::Cell;
use std::time::Duration;

use actix_web::rt::time::sleep;
use futures_util::join;
use serde_json::{Value, json};

use super::{NDJSON, School, counts, ended, ndjson, problems, push, report, trainee, until};
use crate::serve::Served;
use crate::support::fixtures::person;
use crate::support::{Case, Client};

const ROWS: u32 = 3500;

fn rows() -> Vec<Value> {
    (0..ROWS).map(trainee).collect()
}

/// The last one has the citizen ID of the first.
fn rows_with_a_fault_at_the_end() -> Vec<Value> {
    let mut rows = rows();
    rows[ROWS as usize - 1]["citizenId"] = rows[0]["citizenId"].clone();
    rows
}

impl School {
    /// Push a file, and register people, from this one on, until it has ended: the import, and how
    /// many people that are.
    async fn import_beside_others(&self, query: &str, rows: &[Value], first: u32) -> (Value, u32) {
        let has_ended = Cell::new(false);
        let pushing = async {
            let done = self.import(query, rows).await;
            has_ended.set(true);
            done
        };
        let registering = async {
            let mut number = first;
            while !has_ended.get() {
                person(&self.server, &self.registrar, number).await;
                number += 1;
                sleep(Duration::from_millis(5)).await;
            }
            number - first
        };
        join!(pushing, registering)
    }
}

#[actix_web::test]
async fn a_large_file_is_foreseen_and_stored_whole_or_not_at_all_while_others_write() {
    let school = School::open().await;
    let (good, faulty) = (rows(), rows_with_a_fault_at_the_end());
    let (all, all_but_one) = (i64::from(ROWS), i64::from(ROWS) - 1);
    let cases = [
        (
            "mode=validate",
            &faulty,
            counts(all_but_one, 0, 0, 1),
            "SUCCEEDED",
            0,
        ),
        (
            "onError=reject-all",
            &faulty,
            counts(all_but_one, 0, 0, 1),
            "FAILED",
            0,
        ),
        (
            "onError=reject-all",
            &good,
            counts(all, 0, 0, 0),
            "SUCCEEDED",
            all,
        ),
    ];
    let (mut people, mut told) = (0, Vec::new());
    for (number, (query, rows, expected, state, stored)) in (1..).zip(cases) {
        let _case = Case::of(format!("{number}: {query}"));
        let query = format!("kind=trainees&{query}");
        let first = number * 100_000;
        let (done, others) = school.import_beside_others(&query, rows, first).await;
        assert_eq!(
            (&done["counts"], &done["state"]),
            (&expected, &json!(state))
        );
        assert_eq!(done["stored"], json!(stored > 0));

        assert!(others > 0);
        people += i64::from(others) + stored;
        assert_eq!(school.count("/v1/trainees").await, people);

        let rejected = report(&school.registrar, &done, "&outcome=rejected").await;
        told.push(rejected.iter().map(problems).collect::<Vec<_>>());
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0][0][0].0, "/citizenId");
    assert!(told[2].is_empty());
}

#[actix_web::test]
async fn a_rehearsal_that_was_killed_leaves_nothing_and_begins_again() {
    let school = School::open().await;
    let (url, token) = (
        school.server.database_url().to_owned(),
        school.registrar.token.clone(),
    );
    school.server.stop().await;
    let served = Served::start(&url, &[]).await;
    let by = Client::new(&served.base, token.clone());
    let body = ndjson(&rows_with_a_fault_at_the_end());
    let queued = push(&by, "kind=trainees", NDJSON, body).await.expect(202);

    // It has been looked through, and now it is rehearsed.
    until(&by, &queued.id(), |import| import["rowsTotal"].is_i64()).await;
    served.signal("-KILL");
    assert!(!served.end().await);
    if let Some(file) = url.strip_prefix("sqlite://") {
        let folder = std::path::Path::new(file).parent().expect("a folder");
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let name = entry.expect("a file").file_name();
            let name = name.to_string_lossy();
            assert!(name.starts_with("registry.db"), "{name}");
        }
    }

    let again = Served::start(&url, &[]).await;
    let by = Client::new(&again.base, token);
    let done = ended(&by, &queued.id()).await;
    assert_eq!(
        (&done["state"], &done["counts"]),
        (&json!("FAILED"), &counts(i64::from(ROWS) - 1, 0, 0, 1))
    );
    again.signal("-TERM");
    assert!(again.end().await);
}
