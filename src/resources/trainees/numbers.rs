//! SQL of the documents of trainees: who has them, and had them.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{auto_type, sql};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sql_types::{Bool, Text};

use super::input::Passport;
use super::model::Trainee;
use super::sharing::Holder;
use super::store::{ids_within, update};
use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{trainee_former_ids, trainee_schools, trainees};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId};
use crate::prepared;

/// Whoever has one of this person's documents, or had it: by citizen ID first, then by former
/// numbers, then by passport. Documents of a row that was merged lead to the one that it went into.
pub fn holders(conn: &mut DbConnection, reach: &Reach, person: &Trainee) -> ApiResult<Vec<Holder>> {
    let school = school_of(reach);
    let mut found: Vec<(Trainee, Option<SchoolId>)> = Vec::new();
    let former = person.former_numbers();
    for number in person.citizen_id.as_deref().into_iter().chain(former) {
        let rows = seen_by(school).filter(
            sql::<Bool>("trainees.id IN (SELECT id FROM trainees WHERE citizen_id = ")
                .bind::<Text, _>(number)
                .sql(" UNION ALL SELECT trainee_id FROM trainee_former_ids WHERE number = ")
                .bind::<Text, _>(number)
                .sql(")"),
        );
        let rows: Vec<_> = prepared!(
            conn,
            load,
            rows.select((Trainee::as_select(), trainee_schools::school_id.nullable()))
        )?;
        found.extend(rows);
    }
    if let Some(Passport { country, number }) = person.passport() {
        let rows = seen_by(school)
            .filter(trainees::passport_country.eq(country))
            .filter(trainees::passport_number.eq(number));
        let rows: Vec<_> = prepared!(
            conn,
            load,
            rows.select((Trainee::as_select(), trainee_schools::school_id.nullable()))
        )?;
        found.extend(rows);
    }
    let mut known = HashSet::new();
    let mut holders = holding(conn, reach, found)?;
    holders.retain(|Holder { trainee, .. }| trainee.id != person.id && known.insert(trainee.id));
    Ok(holders)
}

/// [`holders`] of each of many citizen IDs.
pub fn holders_of_all(
    conn: &mut DbConnection,
    reach: &Reach,
    citizen_ids: &[&str],
) -> ApiResult<HashMap<String, Vec<Holder>>> {
    let school = school_of(reach);
    let present = seen_by(school)
        .filter(trainees::citizen_id.eq_any(padded(citizen_ids)))
        .select((
            trainees::citizen_id.assume_not_null(),
            Trainee::as_select(),
            trainee_schools::school_id.nullable(),
        ));
    let mut found: Vec<(String, Trainee, Option<SchoolId>)> = Cacheable(present).load(conn)?;
    let former = trainee_former_ids::table
        .inner_join(trainees::table.on(trainees::id.eq(trainee_former_ids::trainee_id)))
        .left_join(
            trainee_schools::table.on(trainee_schools::trainee_id
                .eq(trainees::id)
                .and(trainee_schools::school_id.eq(school))),
        )
        .filter(trainee_former_ids::number.eq_any(padded(citizen_ids)))
        .select((
            trainee_former_ids::number,
            Trainee::as_select(),
            trainee_schools::school_id.nullable(),
        ));
    found.extend(Cacheable(former).load::<(String, Trainee, Option<SchoolId>)>(conn)?);
    let (numbers, rows): (Vec<String>, Vec<_>) = found
        .into_iter()
        .map(|(number, trainee, school)| (number, (trainee, school)))
        .unzip();
    let mut held: HashMap<String, Vec<Holder>> = HashMap::new();
    for (number, holder) in numbers.into_iter().zip(holding(conn, reach, rows)?) {
        held.entry(number).or_default().push(holder);
    }
    Ok(held)
}

/// Trainees, each beside the link with the school, where there is one.
#[auto_type]
fn seen_by(school: SchoolId) -> _ {
    trainees::table.left_join(
        trainee_schools::table.on(trainee_schools::trainee_id
            .eq(trainees::id)
            .and(trainee_schools::school_id.eq(school))),
    )
}

/// No school for who is none.
fn school_of(reach: &Reach) -> SchoolId {
    match reach {
        Reach::School(own) => own.own(),
        _ => AnyId::nil().typed(),
    }
}

/// The rows as they hold their documents today, each with whether it lies within reach.
fn holding(
    conn: &mut DbConnection,
    reach: &Reach,
    rows: Vec<(Trainee, Option<SchoolId>)>,
) -> ApiResult<Vec<Holder>> {
    // A school that has taken over others may see somebody through one of them.
    let several = matches!(reach, Reach::School(own) if own.alone().is_none());
    let unseen = rows
        .iter()
        .filter(|(_, school)| several && school.is_none());
    let unseen: Vec<TraineeId> = unseen.map(|(trainee, _)| trainee.id).collect();
    let taken_over = ids_within(conn, reach, &unseen)?;
    let mut holders = Vec::new();
    for (mut trainee, school) in rows {
        let mut within = match reach {
            Reach::All => true,
            Reach::School(_) => school.is_some() || taken_over.contains(&trainee.id),
            Reach::Communes(communes) => communes.contains(&trainee.commune_id),
            _ => false,
        };
        while let Some(survivor) = trainee.merged_into_id {
            trainee = trainees::table
                .filter(trainees::id.eq(survivor))
                .select(Trainee::as_select())
                .first(conn)?;
            within = !ids_within(conn, reach, &[trainee.id])?.is_empty();
        }
        holders.push(Holder { trainee, within });
    }
    Ok(holders)
}

/// Fail as at the unique index where somebody of this registrar had this number before. SQLite has one
/// writer, so nobody can come to have had it until the transaction ends; PostgreSQL has a trigger.
pub(super) fn expect_no_former(conn: &mut DbConnection, trainee: &Trainee) -> QueryResult<()> {
    let Some(number) = trainee.citizen_id.as_deref() else {
        return Ok(());
    };
    let holder = trainee_former_ids::table
        .filter(trainee_former_ids::number.eq(number))
        .filter(trainee_former_ids::registrar_id.eq(trainee.registrar_id))
        .select(trainee_former_ids::trainee_id);
    match prepared!(conn, get_result, holder).optional()? {
        None => Ok(()),
        Some::<TraineeId>(_) => Err(DieselError::DatabaseError(
            DatabaseErrorKind::UniqueViolation,
            Box::new(FORMER_NUMBER.to_owned()),
        )),
    }
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
        let row = row(trainee, number);
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

/// Columns of the index that keeps former numbers apart.
const FORMER_NUMBER: &str = "trainee_former_ids.number, trainee_former_ids.registrar_id";

pub(super) type FormerRow<'a> = (
    diesel::dsl::Eq<trainee_former_ids::trainee_id, TraineeId>,
    diesel::dsl::Eq<trainee_former_ids::number, &'a str>,
    diesel::dsl::Eq<trainee_former_ids::registrar_id, AnyId>,
);

pub(super) fn row<'a>(trainee: &Trainee, number: &'a str) -> FormerRow<'a> {
    (
        trainee_former_ids::trainee_id.eq(trainee.id),
        trainee_former_ids::number.eq(number),
        trainee_former_ids::registrar_id.eq(trainee.registrar_id),
    )
}

pub(super) fn is_document_taken(error: &DieselError) -> bool {
    const PASSPORT: &str =
        "trainees.passport_country, trainees.passport_number, trainees.registrar_id";
    let citizen_id = "trainees.citizen_id, trainees.registrar_id";
    violates(error, "trainees_citizen_id", citizen_id)
        || violates(error, "trainees_passport", PASSPORT)
        || violates(error, "trainee_former_ids_number", FORMER_NUMBER)
}

/// Every row, also merged ones, of those of these people who have several, each with the person.
pub fn kin(conn: &mut DbConnection, ids: &[TraineeId]) -> ApiResult<Vec<(TraineeId, TraineeId)>> {
    let linked = || {
        let columns = (trainees::id, trainees::person_id.assume_not_null());
        trainees::table
            .filter(trainees::person_id.is_not_null())
            .select(columns)
    };
    let known = trainees::id
        .eq_any(padded(ids))
        .or(trainees::person_id.eq_any(padded(ids)).assume_not_null());
    let known: Vec<(TraineeId, TraineeId)> = Cacheable(linked().filter(known)).load(conn)?;
    let mut people: Vec<TraineeId> = known.into_iter().map(|(_, person)| person).collect();
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let rows = linked().filter(trainees::person_id.eq_any(padded(&people)));
    let mut rows: Vec<(TraineeId, TraineeId)> = Cacheable(rows).load(conn)?;
    rows.extend(people.into_iter().map(|person| (person, person)));
    Ok(rows)
}

/// The person of every row that is not the eldest of theirs.
pub fn people(conn: &mut DbConnection) -> ApiResult<HashMap<TraineeId, TraineeId>> {
    let rows = trainees::table
        .filter(trainees::person_id.is_not_null())
        .select((trainees::id, trainees::person_id.assume_not_null()));
    let rows: Vec<(TraineeId, TraineeId)> = rows.load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Let the row be one of a person whose eldest row is `person`. What others see of it stays as it is, so
/// it makes no version.
pub fn set_person(conn: &mut DbConnection, id: TraineeId, person: TraineeId) -> ApiResult<()> {
    let row = trainees::table.filter(trainees::id.eq(id));
    let person = (person != id).then_some(person);
    diesel::update(row)
        .set(trainees::person_id.eq(person))
        .execute(conn)?;
    Ok(())
}

/// A school gives up its own registration: it may register the person anew.
pub fn give_up(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    set_registrar(conn, trainee, trainee.id.any())
}

/// Let the documents of a row be unique among those of this registrar.
///
/// # Errors
/// 422 when another row of theirs has one of them.
pub fn set_registrar(
    conn: &mut DbConnection,
    trainee: &Trainee,
    registrar: AnyId,
) -> ApiResult<()> {
    let taken = |error| {
        if is_document_taken(&error) {
            return ApiError::at(ErrorCode::IdentityConflict, "/citizenId");
        }
        error.into()
    };
    let row = trainees::table.filter(trainees::id.eq(trainee.id));
    diesel::update(row)
        .set(trainees::registrar_id.eq(registrar))
        .execute(conn)
        .map_err(taken)?;
    let numbers = trainee_former_ids::table.filter(trainee_former_ids::trainee_id.eq(trainee.id));
    diesel::update(numbers)
        .set(trainee_former_ids::registrar_id.eq(registrar))
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}
