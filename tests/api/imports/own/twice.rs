//! Rows that speak of one record, and rows of which each speaks of another.

use serde_json::json;

use super::{CSV, Stage, WAYS, full, student_with_result};
use crate::imports::{counts, problems, report};

#[actix_web::test]
async fn a_row_that_was_copied_stands_under_an_id_twice() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = WAYS[1];
    let mut table = classes.table(by, json!({})).await;
    let rows = classes.seen(by).await;
    let id = super::found(&rows, "code", "L2")["id"].as_str();
    let id = id.expect("an id");
    let first = table.row(id);
    let mut copy = table.0[first].clone();
    for (heading, cell) in [("name", "Lớp ba"), ("code", "L3")] {
        let column = table.column(heading);
        cell.clone_into(&mut copy[column]);
    }
    table.0.push(copy);
    let done = classes.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"], counts(0, 0, 2, 1), "{done:#}");
    let rejected = report(by, &done, "&outcome=rejected").await;
    let repeated = ("/id".to_owned(), "ROW_KEY_REPEATED".to_owned());
    assert_eq!(problems(&rejected[0]), [repeated]);
    assert_eq!(rejected[0]["errors"][0]["params"]["firstLine"], first + 1);
    assert_eq!(classes.seen(by).await, rows);
}

#[actix_web::test]
async fn a_row_without_an_id_under_the_key_of_an_earlier_one_is_a_repeated_one() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = WAYS[1];
    let mut table = classes.table(by, json!({})).await;
    let keys = table.column("externalIds");
    let first = table.0.iter().position(|row| row[keys].contains("sis="));
    let mut copy = table.0[first.expect("a row with a key")].clone();
    let id = table.column("id");
    copy[id].clear();
    table.0.push(copy);
    let done = classes.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"], counts(0, 0, 2, 1), "{done:#}");
    let rejected = report(by, &done, "&outcome=rejected").await;
    let repeated = ("/externalId".to_owned(), "ROW_KEY_REPEATED".to_owned());
    assert_eq!(problems(&rejected[0]), [repeated]);
}

#[actix_web::test]
async fn two_ids_are_two_records_whatever_their_keys() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = WAYS[1];
    let mut table = classes.table(by, json!({})).await;
    let rows = classes.seen(by).await;
    let second = super::found(&rows, "code", "L2")["id"].as_str();
    table.set(second.expect("an id"), "externalIds", "sis=LOP-1");
    let done = classes.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 1), "{done:#}");
    let rejected = report(by, &done, "&outcome=rejected").await;
    let disagrees = ("/externalId".to_owned(), "REFERENCE_DISAGREES".to_owned());
    assert_eq!(problems(&rejected[0]), [disagrees]);
}

#[actix_web::test]
async fn an_enrolment_that_is_known_by_its_id_need_not_say_whose_it_is() {
    let stage = Stage::set(json!({})).await;
    let by = &stage.registrar;
    let id = student_with_result(&stage, 1).await;
    let stranger = stage.person(2).await.id();
    let enrolments = WAYS[2];
    let whole = enrolments.table(by, json!({})).await;
    for (kept, other, expected) in [
        (&["id", "status"][..], None, None),
        (&["id", "traineeId", "status"], None, None),
        (&["id", "classId", "status"], None, None),
        (
            &["id", "traineeId", "status"],
            Some(("traineeId", stranger.as_str())),
            Some("/traineeId"),
        ),
    ] {
        let _case = crate::support::Case::of(format!("{kept:?} {other:?}"));
        let mut table = whole.clone();
        if let Some((heading, cell)) = other {
            table.set(&id, heading, cell);
        }
        let columns: Vec<usize> = kept.iter().map(|name| table.column(name)).collect();
        for row in &mut table.0 {
            *row = columns.iter().map(|at| row[*at].clone()).collect();
        }
        let done = enrolments.send(by, CSV, table.csv()).await;
        let rows = report(by, &done, "").await;
        match expected {
            None => assert_eq!(done["counts"], counts(0, 0, 1, 0), "{rows:#?}"),
            Some(pointer) => {
                let disagrees = (pointer.to_owned(), "REFERENCE_DISAGREES".to_owned());
                assert_eq!(problems(&rows[0]), [disagrees]);
            }
        }
    }
}
