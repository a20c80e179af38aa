//! SQL of the schools that see trainees.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Trainee;
use super::sharing::SchoolLink;
use super::store::index;
use crate::platform::auth::authz::Schools;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{trainee_schools, trainees};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{SchoolId, TraineeId, UnitId};
use crate::platform::values::partial_date::Precision;
use crate::{one_of, prepared};

/// The schools that see this person.
pub fn schools_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Vec<SchoolLink>> {
    let schools = trainee_schools::table
        .filter(trainee_schools::trainee_id.eq(id))
        .order(trainee_schools::school_id);
    Ok(prepared!(
        conn,
        load,
        schools.select(SchoolLink::as_select())
    )?)
}

/// [`schools_of`] for many.
pub fn schools_of_all(
    conn: &mut DbConnection,
    ids: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Vec<SchoolLink>>> {
    let mut schools: HashMap<TraineeId, Vec<SchoolLink>> =
        ids.iter().map(|id| (*id, Vec::new())).collect();
    let rows = trainee_schools::table
        .filter(trainee_schools::trainee_id.eq_any(padded(ids)))
        .select((trainee_schools::trainee_id, SchoolLink::as_select()))
        .order(trainee_schools::school_id);
    for (id, school) in Cacheable(rows).load(conn)? {
        schools.entry(id).or_default().push(school);
    }
    Ok(schools)
}

/// Those of `ids` whom these schools have joined and none is acquainted with, and how closely they
/// knew their day of birth.
pub fn strangers_to(
    conn: &mut DbConnection,
    schools: &Schools,
    ids: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Precision>> {
    let known_to = |acquainted: bool| {
        trainee_schools::table
            .filter(one_of!(trainee_schools::school_id, schools))
            .filter(trainee_schools::trainee_id.eq_any(padded(ids)))
            .filter(trainee_schools::acquainted.eq(acquainted))
            .select((
                trainee_schools::trainee_id,
                trainee_schools::birth_precision,
            ))
    };
    let mut strangers = HashMap::new();
    let joined: Vec<(TraineeId, Precision)> = Cacheable(known_to(false)).load(conn)?;
    for (trainee, known) in joined {
        let closest = strangers.entry(trainee).or_insert(known);
        *closest = known.min(*closest);
    }
    if schools.alone().is_none() && !strangers.is_empty() {
        let known: Vec<(TraineeId, Precision)> = Cacheable(known_to(true)).load(conn)?;
        for (trainee, _) in known {
            strangers.remove(&trainee);
        }
    }
    Ok(strangers)
}

/// Let a school see this person. The row must be locked: two schools that join at once would
/// each write a search document without the other.
pub fn join_school(conn: &mut DbConnection, trainee: &Trainee, link: SchoolLink) -> ApiResult<()> {
    // As they are now: the row may have been read before it was locked.
    let person = trainees::table.filter(trainees::id.eq(trainee.id));
    let person = person.select((trainees::sort_key, trainees::commune_id));
    let (name, commune): (String, UnitId) = prepared!(conn, get_result, person)?;
    diesel::insert_into(trainee_schools::table)
        .values((
            trainee_schools::school_id.eq(link.school),
            trainee_schools::trainee_id.eq(trainee.id),
            trainee_schools::sort_key.eq(name),
            trainee_schools::acquainted.eq(link.acquainted),
            trainee_schools::commune_id.eq(commune),
            trainee_schools::created_at.eq(trainee.created_at),
        ))
        .execute(conn)?;
    index(conn, trainee)
}

/// Write down how closely a school that joins somebody knows their day of birth.
pub fn set_birth_known(
    conn: &mut DbConnection,
    id: TraineeId,
    school: SchoolId,
    known: Precision,
) -> ApiResult<()> {
    let closer = trainee_schools::table
        .find((school, id))
        .filter(trainee_schools::birth_precision.ne(known));
    diesel::update(closer)
        .set(trainee_schools::birth_precision.eq(known))
        .execute(conn)?;
    Ok(())
}

/// Write down how closely a school that sees the person knows them.
pub fn set_acquainted(conn: &mut DbConnection, id: TraineeId, link: SchoolLink) -> ApiResult<()> {
    diesel::update(trainee_schools::table.find((link.school, id)))
        .set(trainee_schools::acquainted.eq(link.acquainted))
        .execute(conn)?;
    Ok(())
}

/// Take this person out of a school's sight. The row must be locked, as in [`join_school`].
pub fn leave_school(conn: &mut DbConnection, trainee: &Trainee, school: SchoolId) -> ApiResult<()> {
    diesel::delete(trainee_schools::table.find((school, trainee.id))).execute(conn)?;
    index(conn, trainee)
}
