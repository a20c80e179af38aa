//! Rows of people are keyed, joined and locked by their trainee on PostgreSQL (docs/adr/0020).
//! SQLite has one file, and its keys are the ids alone.

mod scan;
mod tour;

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{Array, Text};
use registry::platform::db::{DbConnection, Dialect};

use crate::support::TestServer;

/// Unique indexes of people's tables that go across people, each because of what it is.
const IDENTITIES: [&str; 6] = [
    // A citizen ID is one person's in the whole country: one registrar has one record of them.
    "trainees_citizen_id",
    // So is a number that somebody had before, a citizen ID or a card of nine digits.
    "trainee_former_ids_number",
    // So is a passport.
    "trainees_passport",
    // A school numbers its certificates, whoever holds them.
    "certificates_number",
    // And enters them in one register.
    "certificates_register_number",
    // In the status lists that everybody reads, a certificate has a place of its own.
    "certificates_place",
];

/// The tables of people, by the schema: whatever names a trainee in `trainee_id`, and trainees.
fn tables_of_people(server: &TestServer) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Table {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let read = |conn: &mut DbConnection| {
        let tables = diesel::sql_query(
            "SELECT table_name::text AS name FROM information_schema.columns \
             WHERE table_schema = current_schema() AND column_name = 'trainee_id' \
             UNION SELECT 'trainees'",
        );
        Ok(tables.load::<Table>(conn)?)
    };
    let tables = server.db().read_now(read).expect("the tables");
    let names: Vec<String> = tables.into_iter().map(|table| table.name).collect();
    assert!(names.len() > 5, "{names:?}");
    names
}

#[derive(QueryableByName)]
struct Unique {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Array<Text>)]
    columns: Vec<String>,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    primary: bool,
}

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    target: String,
    #[diesel(sql_type = Array<Text>)]
    columns: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    targets: Vec<String>,
}

#[actix_web::test]
async fn keys_of_people_hold_their_trainee() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Sqlite {
        return;
    }
    let people = tables_of_people(&server);
    let read = |conn: &mut DbConnection| {
        let DbConnection::Postgres(conn) = conn else {
            unreachable!("it is PostgreSQL");
        };
        let unique = diesel::sql_query(
            "SELECT t.relname::text AS table, i.relname::text AS name, x.indisprimary AS primary, \
                 array(SELECT a.attname::text FROM unnest(x.indkey::int2[]) WITH ORDINALITY k (n, o) \
                       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY k.o) \
                 AS columns \
             FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid \
             JOIN pg_class i ON i.oid = x.indexrelid \
             WHERE x.indisunique AND t.relnamespace = current_schema()::regnamespace",
        );
        let references = diesel::sql_query(
            "SELECT c.conname::text AS name, t.relname::text AS table, f.relname::text AS target, \
                 array(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (n, o) \
                       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY k.o) \
                 AS columns, \
                 array(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k (n, o) \
                       JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = k.n ORDER BY k.o) \
                 AS targets \
             FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid \
             JOIN pg_class f ON f.oid = c.confrelid \
             WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace",
        );
        Ok((
            unique.load::<Unique>(conn)?,
            references.load::<Reference>(conn)?,
        ))
    };
    let (mut unique, mut references) = server.db().read_now(read).expect("the schema");
    unique.retain(|index| people.contains(&index.table));
    references.retain(|key| people.contains(&key.target));
    assert!(unique.len() > people.len() && references.len() >= people.len());

    let trainee = |table: &str| scan::trainee_column(table).to_owned();
    for table in &people {
        let key = unique
            .iter()
            .find(|index| index.primary && index.table == *table);
        let begins = key.and_then(|key| key.columns.first().cloned());
        assert_eq!(begins, Some(trainee(table)), "the primary key of {table}");
    }
    let without: BTreeSet<&str> = unique
        .iter()
        .filter(|index| !index.columns.contains(&trainee(&index.table)))
        .map(|index| index.name.as_str())
        .collect();
    assert_eq!(without, BTreeSet::from(IDENTITIES), "unique across people");
    for key in &references {
        let mut pairs = key.columns.iter().zip(&key.targets);
        let (own, its) = (trainee(&key.table), trainee(&key.target));
        let follows = people.contains(&key.table) && pairs.any(|pair| pair == (&own, &its));
        assert!(follows, "{} goes without its trainee", key.name);
    }
}
