//! What an operation of many rows looks up beforehand for all of them.

use super::super::model::{SchoolLink, Trainee};
use super::super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, TraineeId};

/// A row, locked, and the reach that it was found in.
type CachedTrainee = (Reach, Trainee);

/// Cached under a citizen ID that no trainee has.
#[derive(Clone, Copy)]
struct Free;

const DOCUMENTS: &str = "documents of trainees";
const SCHOOLS: &str = "schools that see trainees";

/// Look up what upserts under these keys of `system`, of people with these citizen IDs, will ask
/// for.
///
/// # Errors
/// When the database fails.
pub fn foresee(op: &mut Op, system: &str, keys: &[&str], citizen_ids: &[&str]) -> ApiResult<()> {
    let Some(reach) = op.actor.reach_for(Action::TraineeWrite) else {
        return Ok(());
    };
    let known = external_ids::foresee(op, RESOURCE, system, keys, true)?;
    let known: Vec<TraineeId> = known.into_iter().map(AnyId::typed).collect();
    foresee_rows(op, &reach, &known)?;
    for citizen_id in store::free_citizen_ids(op.conn(), citizen_ids)? {
        op.cache_put(DOCUMENTS, citizen_id, Free);
    }
    Ok(())
}

/// Lock and read those of the rows that lie within `reach`.
///
/// # Errors
/// When the database fails.
pub fn foresee_rows(op: &mut Op, reach: &Reach, ids: &[TraineeId]) -> ApiResult<()> {
    let rows = store::lock_all(op.conn(), reach, ids)?;
    let within: Vec<TraineeId> = rows.iter().map(|row| row.id).collect();
    for trainee in rows {
        op.cache_put(RESOURCE, trainee.id, (reach.clone(), trainee));
    }
    for (id, schools) in store::schools_of_all(op.conn(), &within)? {
        op.cache_put(SCHOOLS, id, schools);
    }
    Ok(())
}

/// Lock and read the row. Returns whether it lies within `reach`.
///
/// # Errors
/// When the database fails.
pub fn foresee_row(op: &mut Op, reach: &Reach, id: TraineeId) -> ApiResult<bool> {
    let found = store::find_locked(op.conn(), reach, id)?;
    let is_there = found.is_some();
    if let Some(trainee) = found {
        op.cache_put(RESOURCE, id, (reach.clone(), trainee));
    }
    Ok(is_there)
}

/// Keep the schools that see a locked trainee.
pub fn foresee_schools(op: &mut Op, id: TraineeId, schools: Vec<SchoolLink>) {
    op.cache_put(SCHOOLS, id, schools);
}

/// Whether the row was locked and read beforehand.
#[must_use]
pub fn is_foreseen(op: &Op, reach: &Reach, id: TraineeId) -> bool {
    found(op, reach, id).is_some()
}

/// The row as it was read beforehand.
pub(super) fn found(op: &Op, reach: &Reach, id: TraineeId) -> Option<Trainee> {
    let (within, trainee) = op.cached::<CachedTrainee>(RESOURCE, id)?;
    (within == *reach).then_some(trainee)
}

/// Whoever has one of the person's documents.
///
/// # Errors
/// When the database fails.
pub(super) fn holders(op: &mut Op, person: &Trainee) -> ApiResult<Vec<Trainee>> {
    if let (Some(citizen_id), None) = (&person.citizen_id, &person.passport_number)
        && person.former_ids.is_none()
        && op.cached::<Free>(DOCUMENTS, citizen_id.as_str()).is_some()
    {
        return Ok(Vec::new());
    }
    store::with_documents_of(op.conn(), person)
}

/// The person has their documents now.
pub(super) fn taken(op: &mut Op, person: &Trainee) {
    if let Some(citizen_id) = &person.citizen_id {
        op.evict(DOCUMENTS, citizen_id.as_str());
    }
}

/// The schools that see the person.
///
/// # Errors
/// When the database fails.
pub(super) fn schools_of(op: &mut Op, id: TraineeId) -> ApiResult<Vec<SchoolLink>> {
    match op.cached(SCHOOLS, id) {
        Some(schools) => Ok(schools),
        None => store::schools_of(op.conn(), id),
    }
}

/// Other schools than before see the person, or know them otherwise.
pub(super) fn seen_by_others(op: &mut Op, id: TraineeId) {
    op.evict(SCHOOLS, id);
    op.evict(RESOURCE, id);
}
