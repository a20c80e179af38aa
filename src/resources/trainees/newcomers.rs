//! SQL of people who are registered: their rows, who sees them, and how they are found.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::RESOURCE;
use super::model::Trainee;
use super::numbers::{self, FormerRow, is_document_taken};
use super::store::document;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::{trainee_former_ids, trainee_schools, trainees};
use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::lists::search::Document;
use crate::platform::op::bulk::BatchInsert;
use crate::platform::values::ids::{SchoolId, TraineeId, UnitId};
use crate::platform::values::time::Timestamp;
use crate::prepared;

/// A person who has just been registered; the school that did so sees them.
pub struct Newcomer {
    pub trainee: Trainee,
}

impl Newcomer {
    /// Insert the row unless another has one of its documents, which may just have been added by
    /// somebody else: false then, and nothing is stored.
    pub fn insert(&self, conn: &mut DbConnection) -> ApiResult<bool> {
        let rows = std::slice::from_ref(self);
        let outcome = match conn {
            DbConnection::Sqlite(_) => self.insert_sqlite(conn),
            // A savepoint: a refused row would spoil the whole transaction.
            DbConnection::Postgres(conn) => conn.transaction(|conn| insert_postgres(conn, rows)),
        };
        match outcome {
            Ok(()) => Ok(true),
            Err(error) if is_document_taken(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn insert_sqlite(&self, conn: &mut DbConnection) -> QueryResult<()> {
        numbers::expect_no_former(conn, &self.trainee)?;
        let insert = diesel::insert_into(trainees::table).values(&self.trainee);
        prepared!(conn, run, insert)?;
        let seq = dialect::last_row(conn)?;
        if let Some(row) = self.school_row() {
            let insert = diesel::insert_into(trainee_schools::table).values(row);
            prepared!(conn, run, insert)?;
        }
        for row in self.former_rows() {
            let insert = diesel::insert_into(trainee_former_ids::table).values(row);
            prepared!(conn, run, insert)?;
        }
        let document = self.document().text(Dialect::Sqlite);
        dialect::index_document(conn, RESOURCE, seq, &document)
    }

    fn school_row(&self) -> Option<SchoolRow<'_>> {
        let school = self.trainee.registered_by_school_id?;
        Some((
            trainee_schools::school_id.eq(school),
            trainee_schools::trainee_id.eq(self.trainee.id),
            trainee_schools::sort_key.eq(&self.trainee.sort_key),
            trainee_schools::acquainted.eq(true),
            trainee_schools::commune_id.eq(self.trainee.commune_id),
            trainee_schools::created_at.eq(self.trainee.created_at),
        ))
    }

    fn former_rows(&self) -> impl Iterator<Item = FormerRow<'_>> {
        let former = self.trainee.former_numbers().into_iter();
        former.map(|number| numbers::row(&self.trainee, number))
    }

    fn document(&self) -> Document {
        document(&self.trainee, self.trainee.registered_by_school_id)
    }
}

type SchoolRow<'a> = (
    diesel::dsl::Eq<trainee_schools::school_id, SchoolId>,
    diesel::dsl::Eq<trainee_schools::trainee_id, TraineeId>,
    diesel::dsl::Eq<trainee_schools::sort_key, &'a String>,
    diesel::dsl::Eq<trainee_schools::acquainted, bool>,
    diesel::dsl::Eq<trainee_schools::commune_id, UnitId>,
    diesel::dsl::Eq<trainee_schools::created_at, Timestamp>,
);

impl BatchInsert for Newcomer {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        match conn {
            DbConnection::Sqlite(_) => rows.iter().try_for_each(|row| row.insert_sqlite(conn)),
            DbConnection::Postgres(conn) => insert_postgres(conn, rows),
        }
        .map_err(ApiError::from)
    }
}

/// The column of the search document, which only PostgreSQL has in the table itself: so that it
/// is written with the row, and the row once.
struct SearchDocument;

impl Expression for SearchDocument {
    type SqlType = Nullable<Text>;
}

impl Column for SearchDocument {
    type Table = trainees::table;
    const NAME: &'static str = "search";
}

/// Rows with their search documents, and who sees them.
fn insert_postgres(conn: &mut PgConnection, rows: &[Newcomer]) -> QueryResult<()> {
    for rows in blocks(rows) {
        let row = |row: &Newcomer| {
            let words = sql::<Nullable<Text>>("to_tsvector('simple', ");
            let words = words
                .bind::<Text, _>(row.document().text(Dialect::Postgres))
                .sql(")");
            (row.trainee.clone(), SearchDocument.eq(words))
        };
        let values: Vec<_> = rows.iter().map(row).collect();
        Cacheable(diesel::insert_into(trainees::table).values(values)).run(conn)?;
    }
    let schools: Vec<SchoolRow> = rows.iter().filter_map(Newcomer::school_row).collect();
    for rows in blocks(&schools) {
        Cacheable(diesel::insert_into(trainee_schools::table).values(rows)).run(conn)?;
    }
    let former: Vec<FormerRow> = rows.iter().flat_map(Newcomer::former_rows).collect();
    for rows in blocks(&former) {
        Cacheable(diesel::insert_into(trainee_former_ids::table).values(rows)).run(conn)?;
    }
    Ok(())
}
