//! Writes the demo's rows: table by table, in a few large transactions.

use std::collections::HashMap;

use diesel::prelude::*;

use super::World;
use super::steps::{CertificateStepRow, ClassStepRow, OutcomeStepRow, StatusStepRow, StepRow};
use crate::platform::db::schema::{
    beneficiary_status_steps, beneficiary_statuses, certificate_steps, certificates, class_steps,
    classes, clients, courses, employment_outcomes, enrolment_steps, enrolments, enterprises,
    licence_lines, licence_seats, occupations, organisations, outcome_steps, partnerships, schools,
    trainee_schools, trainees, users,
};
use crate::platform::db::{Database, DbConnection, dialect};
use crate::platform::error::ApiResult;
use crate::platform::lists::search::{self, Document};
use crate::platform::values::ids::{AnyId, Id};

/// Rows of one transaction.
const ROWS_AT_ONCE: usize = 20_000;
/// Rows of one statement on PostgreSQL, which takes 65,535 values at most.
const ROWS_A_STATEMENT: usize = 1_000;

/// Store rows of one table. SQLite is at its fastest with one prepared statement for each row,
/// PostgreSQL with few round trips.
macro_rules! store {
    ($db:expr, $table:ident, $rows:expr) => {{
        let mut rows = $rows.into_iter();
        loop {
            let chunk: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
            if chunk.is_empty() {
                break;
            }
            $db.write_now(move |conn| {
                match conn {
                    DbConnection::Sqlite(conn) => {
                        for row in &chunk {
                            diesel::insert_into($table::table)
                                .values(row)
                                .execute(conn)?;
                        }
                    }
                    DbConnection::Postgres(conn) => {
                        for rows in chunk.chunks(ROWS_A_STATEMENT) {
                            diesel::insert_into($table::table)
                                .values(rows)
                                .execute(conn)?;
                        }
                    }
                }
                Ok(())
            })?;
        }
    }};
}

/// Number and search words of rows that have just been stored.
macro_rules! index {
    ($db:expr, $table:ident, $words:expr) => {{
        let words: HashMap<_, Words> = $words.collect();
        let mut numbers = $db.read_now(|conn| {
            Ok($table::table
                .select(($table::id, $table::seq))
                .order($table::seq)
                .load::<(Id<_>, i64)>(conn)?)
        })?;
        numbers.retain(|(id, _)| words.contains_key(id));
        $db.write_now(move |conn| {
            for (id, seq) in numbers {
                let Words(names, reaches) = &words[&id];
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let document = Document::new(&names, reaches);
                search::index(conn, stringify!($table), seq, &document)?;
            }
            dialect::tidy_search(conn, stringify!($table), None)?;
            Ok(())
        })?;
    }};
}

/// Names of a row, and those who may see it.
struct Words(Vec<String>, Vec<AnyId>);

/// Store everything, parents before children.
pub fn store(db: &Database, world: World) -> ApiResult<()> {
    store!(db, occupations, world.occupations);
    store!(db, schools, world.supply.school_rows);
    store!(db, licence_lines, world.licence_lines);
    store!(db, courses, world.supply.course_rows);
    store!(
        db,
        licence_seats,
        super::classes::licence_seats(&world.classes)
    );
    let steps: Vec<_> = world.classes.iter().flat_map(ClassStepRow::of).collect();
    store!(db, classes, world.classes);
    store!(db, class_steps, steps);
    store!(db, trainees, world.trainees);
    store!(db, trainee_schools, world.trainee_schools);
    let statuses = world.training.status_rows;
    let decisions: Vec<_> = statuses.iter().filter_map(StatusStepRow::of).collect();
    store!(db, beneficiary_statuses, statuses);
    store!(db, beneficiary_status_steps, decisions);
    // A transferred enrolment refers to one that is made later.
    let (later, first): (Vec<_>, Vec<_>) = world
        .training
        .enrolment_rows
        .into_iter()
        .partition(|row| row.transferred_to_id.is_some());
    let all = first.iter().chain(&later);
    let steps: Vec<StepRow> = all.flat_map(StepRow::of).collect();
    store!(db, enrolments, first);
    store!(db, enrolments, later);
    store!(db, enrolment_steps, steps);
    let certificates = world.training.certificate_rows;
    let ended: Vec<_> = certificates
        .iter()
        .filter_map(CertificateStepRow::of)
        .collect();
    store!(db, certificates, certificates);
    store!(db, certificate_steps, ended);
    let firms: Vec<_> = world
        .enterprises
        .iter()
        .map(|firm| (firm.id, Words(vec![firm.name.clone()], Vec::new())))
        .collect();
    store!(db, enterprises, world.enterprises);
    let confirmed: Vec<_> = world
        .outcomes
        .iter()
        .filter_map(OutcomeStepRow::of)
        .collect();
    store!(db, employment_outcomes, world.outcomes);
    store!(db, outcome_steps, confirmed);
    store!(db, partnerships, world.partnerships);
    store!(db, organisations, world.accounts.organisation_rows);
    store!(db, users, world.accounts.user_rows);
    store!(db, clients, world.accounts.client_rows);
    let schools_words = world.supply.schools.iter().map(|school| {
        let names = vec![school.name.to_owned(), school.code.to_owned()];
        (school.id, Words(names, Vec::new()))
    });
    index!(db, schools, schools_words);
    index!(db, enterprises, firms.into_iter());
    let people = world.training.people.into_iter().map(|person| {
        let mut reaches: Vec<AnyId> = person.schools.iter().map(|school| school.any()).collect();
        reaches.push(person.home.commune.any());
        (person.id, Words(vec![person.name], reaches))
    });
    index!(db, trainees, people);
    Ok(())
}
