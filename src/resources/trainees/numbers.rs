//! SQL of the documents of trainees: who has them, and had them.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::input::Passport;
use super::model::Trainee;
use super::store::update;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{trainee_former_ids, trainees};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::values::ids::TraineeId;
use crate::prepared;

/// Whoever has one of this person's documents, or had it: by citizen ID first, then by former
/// numbers, then by passport. Documents of a row that was merged lead to the one that it went into.
pub fn with_documents_of(conn: &mut DbConnection, person: &Trainee) -> ApiResult<Vec<Trainee>> {
    let mut found: Vec<Trainee> = Vec::new();
    let former = person.former_numbers();
    for number in person.citizen_id.as_deref().into_iter().chain(former) {
        let holder = trainee_former_ids::table
            .filter(trainee_former_ids::number.eq(number))
            .select(trainee_former_ids::trainee_id);
        let row = trainees::table.filter(
            trainees::citizen_id
                .eq(number)
                .or(trainees::id.nullable().eq(holder.single_value())),
        );
        let row = prepared!(conn, get_result, row.select(Trainee::as_select()));
        found.extend(row.optional()?);
    }
    if let Some(Passport { country, number }) = person.passport() {
        let row = trainees::table
            .filter(trainees::passport_country.eq(country))
            .filter(trainees::passport_number.eq(number))
            .select(Trainee::as_select());
        found.extend(row.first(conn).optional()?);
    }
    for row in &mut found {
        while let Some(survivor) = row.merged_into_id {
            *row = trainees::table
                .filter(trainees::id.eq(survivor))
                .select(Trainee::as_select())
                .first(conn)?;
        }
    }
    let mut known = HashSet::new();
    found.retain(|row| row.id != person.id && known.insert(row.id));
    Ok(found)
}

/// Those of `citizen_ids` that nobody has or had.
pub fn free_citizen_ids(conn: &mut DbConnection, citizen_ids: &[&str]) -> ApiResult<Vec<String>> {
    let taken = trainees::table
        .filter(trainees::citizen_id.eq_any(padded(citizen_ids)))
        .select(trainees::citizen_id);
    let taken: Vec<Option<String>> = Cacheable(taken).load(conn)?;
    let mut taken: HashSet<String> = taken.into_iter().flatten().collect();
    let mut free: Vec<_> = citizen_ids.iter().map(|id| (*id).to_owned()).collect();
    free.retain(|id| !taken.contains(id));
    if !free.is_empty() {
        let asked: Vec<&str> = free.iter().map(String::as_str).collect();
        let former = trainee_former_ids::table
            .filter(trainee_former_ids::number.eq_any(padded(&asked)))
            .select(trainee_former_ids::number);
        taken.extend(Cacheable(former).load::<String>(conn)?);
        free.retain(|id| !taken.contains(id));
    }
    Ok(free)
}

/// Fail as at the unique index where somebody had this number before. SQLite has one writer, so
/// nobody can come to have had it until the transaction ends; PostgreSQL has a trigger.
pub(super) fn expect_no_former(conn: &mut DbConnection, number: Option<&str>) -> QueryResult<()> {
    let Some(number) = number else {
        return Ok(());
    };
    match holder_of(conn, number)? {
        None => Ok(()),
        Some(_) => Err(DieselError::DatabaseError(
            DatabaseErrorKind::UniqueViolation,
            Box::new("UNIQUE constraint failed: trainee_former_ids.number".to_owned()),
        )),
    }
}

/// Who had this number before.
pub fn holder_of_former(conn: &mut DbConnection, number: &str) -> ApiResult<Option<TraineeId>> {
    Ok(holder_of(conn, number)?)
}

fn holder_of(conn: &mut DbConnection, number: &str) -> QueryResult<Option<TraineeId>> {
    let holder = trainee_former_ids::table
        .filter(trainee_former_ids::number.eq(number))
        .select(trainee_former_ids::trainee_id);
    prepared!(conn, get_result, holder).optional()
}

/// Store the next version of `before`, whose former numbers may be others. Those that are given up
/// are free before the row is written, and those that it gives up are kept after that.
pub fn update_numbers(
    conn: &mut DbConnection,
    before: &Trainee,
    trainee: &Trainee,
) -> ApiResult<()> {
    let gone = before.former_numbers().into_iter();
    let gone: Vec<&str> = gone.filter(|number| !trainee.has_former(number)).collect();
    if !gone.is_empty() {
        let gone = trainee_former_ids::table
            .filter(trainee_former_ids::trainee_id.eq(trainee.id))
            .filter(trainee_former_ids::number.eq_any(gone));
        diesel::delete(gone).execute(conn)?;
    }
    update(conn, trainee)?;
    let new = trainee.former_numbers().into_iter();
    keep(
        conn,
        trainee,
        new.filter(|number| !before.has_former(number)),
    )
}

/// Store the next version of a row that was merged and is one of its own again.
pub fn restore_numbers(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    update(conn, trainee)?;
    keep(conn, trainee, trainee.former_numbers())
}

fn keep<'a>(
    conn: &mut DbConnection,
    trainee: &Trainee,
    numbers: impl IntoIterator<Item = &'a str>,
) -> ApiResult<()> {
    for number in numbers {
        let row = row(trainee.id, number);
        let insert = diesel::insert_into(trainee_former_ids::table).values(row);
        insert.execute(conn).map_err(|error| {
            if is_document_taken(&error) {
                return ApiError::at(ErrorCode::IdentityConflict, "/formerIds");
            }
            error.into()
        })?;
    }
    Ok(())
}

/// Whoever has the former numbers of this row next can have them.
pub fn forget_numbers(conn: &mut DbConnection, id: TraineeId) -> ApiResult<()> {
    let rows = trainee_former_ids::table.filter(trainee_former_ids::trainee_id.eq(id));
    diesel::delete(rows).execute(conn)?;
    Ok(())
}

pub(super) type FormerRow<'a> = (
    diesel::dsl::Eq<trainee_former_ids::trainee_id, TraineeId>,
    diesel::dsl::Eq<trainee_former_ids::number, &'a str>,
);

pub(super) fn row(id: TraineeId, number: &str) -> FormerRow<'_> {
    (
        trainee_former_ids::trainee_id.eq(id),
        trainee_former_ids::number.eq(number),
    )
}

pub(super) fn is_document_taken(error: &DieselError) -> bool {
    violates(error, "trainees_citizen_id", "trainees.citizen_id")
        || violates(
            error,
            "trainees_passport",
            "trainees.passport_country, trainees.passport_number",
        )
        || violates(
            error,
            "trainee_former_ids_number",
            "trainee_former_ids.number",
        )
}
