//! SQL of trainees. Every read starts from [`visible`]; lists are in `pages`.

use std::collections::HashSet;

use diesel::dsl::{exists, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::RESOURCE;
use super::model::Trainee;
use super::numbers::is_document_taken;
use super::reach;
use crate::platform::auth::authz::Reach;
use crate::platform::db::for_update::for_update;
use crate::platform::db::prepared::{self, Cacheable, padded};
use crate::platform::db::schema::{beneficiary_statuses, enrolments, trainee_schools, trainees};
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::search::{self, Document};
use crate::platform::sync::external_ids::{self, Beside};
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId, UnitId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::time::Date;
use crate::{load_versions, lying_in, one_of, prepared};

pub use super::links::{
    join_school, leave_school, schools_of, schools_of_all, set_acquainted, set_birth_known,
    strangers_to,
};
pub use super::merged::{brought_keys, find_merged, has_absorbed, joined_by_merge, survivor_of};
pub use super::numbers::{
    forget_numbers, give_up, holders, holders_of_all, kin, people, restore_numbers, set_person,
    set_registrar, update_numbers,
};
pub use super::pages::page;

/// At most this many namesakes of one birth date in one commune are proposed as matches.
const MOST_ALIKE: i64 = 10;

/// Rows the caller may see.
pub(super) fn visible<'a>(reach: &Reach) -> trainees::BoxedQuery<'a, DbBackend> {
    let rows = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .into_boxed();
    match reach::within(reach) {
        Some(condition) => rows.filter(condition),
        None => rows,
    }
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: TraineeId) -> ApiResult<Option<Trainee>> {
    let row = trainees::table
        .filter(trainees::id.eq(id))
        .filter(trainees::merged_into_id.is_null());
    let found: QueryResult<Trainee> = match (reach, reach.one_school()) {
        (Reach::All, _) => prepared!(conn, get_result, row.select(Trainee::as_select())),
        (_, Some(school)) => {
            let row = row.filter(reach::at_school(school));
            prepared!(conn, get_result, row.select(Trainee::as_select()))
        }
        _ => {
            let row = visible(reach).filter(trainees::id.eq(id));
            row.select(Trainee::as_select()).first(conn)
        }
    };
    Ok(found.optional()?)
}

/// [`find`], with the row's external ids.
pub fn find_with_keys(
    conn: &mut DbConnection,
    reach: &Reach,
    id: TraineeId,
) -> ApiResult<Option<(Trainee, Beside)>> {
    let keys = external_ids::beside(conn.dialect(), RESOURCE, RESOURCE);
    let row = trainees::table
        .filter(trainees::id.eq(id))
        .filter(trainees::merged_into_id.is_null());
    let found: QueryResult<(Trainee, Beside)> = match (reach, reach.one_school()) {
        (Reach::All, _) => prepared!(conn, get_result, row.select((Trainee::as_select(), keys))),
        (_, Some(school)) => {
            let row = row.filter(reach::at_school(school));
            prepared!(conn, get_result, row.select((Trainee::as_select(), keys)))
        }
        _ => {
            let row = visible(reach).filter(trainees::id.eq(id));
            Cacheable(row.select((Trainee::as_select(), keys))).get_result(conn)
        }
    };
    Ok(found.optional()?)
}

/// [`find`], locked until the transaction ends.
pub fn find_locked(
    conn: &mut DbConnection,
    reach: &Reach,
    id: TraineeId,
) -> ApiResult<Option<Trainee>> {
    let row = visible(reach)
        .filter(trainees::id.eq(id))
        .select(Trainee::as_select());
    Ok(for_update(conn, row, "trainees")
        .get_result(conn)
        .optional()?)
}

pub fn find_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .select(Trainee::as_select());
    Ok(rows.load(conn)?)
}

/// What those of `ids` within `reach` are put in order by.
pub fn sort_keys(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<Vec<(TraineeId, String)>> {
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .select((trainees::id, trainees::sort_key));
    Ok(rows.load(conn)?)
}

/// [`find_locked`] for many, in the order of their ids.
pub fn lock_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .order(trainees::id)
        .select(Trainee::as_select());
    Ok(for_update(conn, rows, "trainees").load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    let Reach::School(schools) = reach else {
        return load_versions!(conn, visible(reach), trainees, after, limit);
    };
    // Along the school's own people: a school of three hundred does not walk through a province.
    let mut rows = trainee_schools::table
        .inner_join(trainees::table.on(trainees::id.eq(trainee_schools::trainee_id)))
        .filter(one_of!(trainee_schools::school_id, schools))
        .filter(trainees::merged_into_id.is_null())
        .order(trainee_schools::trainee_id)
        .limit(limit)
        .select((trainee_schools::trainee_id, trainees::version))
        .into_boxed();
    if schools.alone().is_none() {
        // Somebody may be at several of them.
        rows = rows.distinct();
    }
    if let Some(after) = after {
        rows = rows.filter(trainee_schools::trainee_id.gt(after));
    }
    Ok(rows.load(conn)?)
}

/// Those of `ids` that lie within `reach`.
pub fn ids_within(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<HashSet<TraineeId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .select(trainees::id);
    Ok(rows.load(conn)?.into_iter().collect())
}

/// Those of `match_keys` that several rows share.
pub fn shared_match_keys(
    conn: &mut DbConnection,
    match_keys: &[&str],
) -> ApiResult<HashSet<String>> {
    let shared = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .filter(trainees::match_key.eq_any(padded(match_keys)))
        .group_by(trainees::match_key)
        // Of people, not of records.
        .having(sql::<Bool>("count(DISTINCT COALESCE(person_id, id)) > 1"))
        .select(trainees::match_key);
    let shared: Vec<Option<String>> = Cacheable(shared).load(conn)?;
    Ok(shared.into_iter().flatten().collect())
}

/// Others who may be this person, each with who they are: same name without accents and commune, and a
/// birth date of the same year that may be theirs.
pub fn alike(
    conn: &mut DbConnection,
    id: TraineeId,
    match_key: &str,
    born: PartialDate,
) -> ApiResult<Vec<(TraineeId, Option<TraineeId>)>> {
    let of_year = |month| Date::constant(born.first().year(), month, 1);
    // A stand-in for an unknown day may stand for any other.
    let (january, july) = if born.is_stand_in() {
        (of_year(1), of_year(7))
    } else {
        (born.first(), born.first())
    };
    let month = PartialDate::new(born.first(), Precision::Month).first();
    let by_month = trainees::birth_precision
        .eq(Precision::Month)
        .and(trainees::birth_date.eq(month));
    let births = trainees::birth_date
        .between(born.first(), born.last())
        .or(trainees::birth_precision.eq(Precision::Year))
        .or(by_month)
        .or(trainees::birth_precision
            .eq(Precision::Day)
            .and(trainees::birth_date.eq_any([january, july])));
    let rows = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .filter(trainees::match_key.eq(match_key))
        .filter(births)
        .filter(trainees::id.ne(id))
        .order(trainees::id)
        .limit(MOST_ALIKE)
        .select((trainees::id, trainees::person_id));
    Ok(prepared!(conn, load, rows)?)
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    let seen = trainees::table
        .filter(trainees::id.eq(trainee.id))
        .filter(trainees::version.eq(trainee.version - 1));
    let changed = prepared!(conn, execute, prepared::update(seen, trainee)).map_err(|error| {
        if is_document_taken(&error) {
            return ApiError::at(ErrorCode::IdentityConflict, "/citizenId");
        }
        error.into()
    })?;
    if changed == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    // What a school's list is in order by, where it has changed.
    let others = trainee_schools::sort_key
        .ne(&trainee.sort_key)
        .or(trainee_schools::commune_id.ne(trainee.commune_id));
    let changed = trainee_schools::table
        .filter(trainee_schools::trainee_id.eq(trainee.id))
        .filter(others);
    let person = (
        trainee_schools::sort_key.eq(&trainee.sort_key),
        trainee_schools::commune_id.eq(trainee.commune_id),
    );
    prepared!(conn, run, prepared::update(changed, person))?;
    index(conn, trainee)
}

lying_in!(trainees by commune_id);

/// Some of those who live in a commune, also who was merged, locked.
pub fn in_commune(conn: &mut DbConnection, commune: UnitId, limit: i64) -> ApiResult<Vec<Trainee>> {
    let rows = trainees::table
        .filter(trainees::commune_id.eq(commune))
        .order(trainees::id)
        .limit(limit)
        .select(Trainee::as_select());
    Ok(for_update(conn, rows, "trainees").load(conn)?)
}

/// Store what is decided of a row that stays as it is otherwise: no version of its own.
pub fn set_decided(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    let row = trainees::table.filter(trainees::id.eq(trainee.id));
    diesel::update(row)
        .set(trainees::decided.eq(trainee.decided.clone()))
        .execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    dialect::unindex_document(conn, RESOURCE, trainee.seq)?;
    forget_numbers(conn, trainee.id)?;
    diesel::delete(trainee_schools::table.filter(trainee_schools::trainee_id.eq(trainee.id)))
        .execute(conn)?;
    diesel::delete(trainees::table.filter(trainees::id.eq(trainee.id))).execute(conn)?;
    Ok(())
}

/// Whether the person is or was enrolled, at this school or at any.
pub fn has_enrolments(
    conn: &mut DbConnection,
    id: TraineeId,
    school: Option<SchoolId>,
) -> ApiResult<bool> {
    let mut rows = enrolments::table
        .filter(enrolments::trainee_id.eq(id))
        .select(enrolments::id)
        .into_boxed();
    if let Some(school) = school {
        rows = rows.filter(enrolments::school_id.eq(school));
    }
    Ok(rows.first::<AnyId>(conn).optional()?.is_some())
}

/// The commune of a row, whether it was merged or not.
pub fn commune_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<UnitId> {
    let row = trainees::table.filter(trainees::id.eq(id));
    Ok(row.select(trainees::commune_id).first(conn)?)
}

/// Whether employment centres serve the person: some training of theirs is completed.
pub fn is_served(conn: &mut DbConnection, id: TraineeId) -> ApiResult<bool> {
    let completed = enrolments::table
        .filter(enrolments::trainee_id.eq(id))
        .filter(enrolments::status.eq("COMPLETED"));
    Ok(diesel::select(exists(completed)).get_result(conn)?)
}

pub fn has_statuses(conn: &mut DbConnection, id: TraineeId) -> ApiResult<bool> {
    let statuses = beneficiary_statuses::table.filter(beneficiary_statuses::trainee_id.eq(id));
    Ok(diesel::select(exists(statuses)).get_result(conn)?)
}

/// Write the search document: the name, and who may find it.
pub fn index(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    let seq = trainees::table
        .filter(trainees::id.eq(trainee.id))
        .select(trainees::seq);
    let seq = prepared!(conn, get_result, seq)?;
    let schools = schools_of(conn, trainee.id)?;
    let document = document(trainee, schools.into_iter().map(|link| link.school));
    search::index(conn, RESOURCE, seq, &document)
}

/// Fill the search index where a migration has emptied it.
pub fn refill_search(conn: &mut DbConnection) -> ApiResult<()> {
    search::refill(conn, RESOURCE, |conn, after, limit| {
        let rows: Vec<Trainee> = visible(&Reach::All)
            .filter(trainees::seq.gt(after))
            .order(trainees::seq)
            .limit(limit)
            .select(Trainee::as_select())
            .load(conn)?;
        let ids: Vec<TraineeId> = rows.iter().map(|row| row.id).collect();
        let mut schools = schools_of_all(conn, &ids)?;
        let document = |row: &Trainee| {
            let schools = schools.remove(&row.id).unwrap_or_default();
            (
                row.seq,
                document(row, schools.into_iter().map(|link| link.school)),
            )
        };
        Ok(rows.iter().map(document).collect())
    })
}

pub(super) fn document(trainee: &Trainee, schools: impl IntoIterator<Item = SchoolId>) -> Document {
    let schools = schools.into_iter().map(SchoolId::any);
    let reaches: Vec<AnyId> = schools.chain([trainee.commune_id.any()]).collect();
    Document::new(&[&trainee.full_name], &reaches)
}
