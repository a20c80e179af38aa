//! What an operation of many rows looks up beforehand for all of them.

use super::super::model::Trainee;
use super::super::sharing::{Holder, SchoolLink};
use super::super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, TraineeId};

/// A row, locked, and the reach that it was found in.
type CachedTrainee = (Reach, Trainee);

/// Cached under a citizen ID: whoever has or had it, and the reach that was asked within.
type CachedHolders = (Reach, Vec<Holder>);

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
    let names = citizen_ids.iter().map(|number| lock_name(number));
    dialect::lock_names(op.conn(), &names.collect::<Vec<_>>())?;
    let mut held = store::holders_of_all(op.conn(), &reach, citizen_ids)?;
    for citizen_id in citizen_ids {
        let holders = held.remove(*citizen_id).unwrap_or_default();
        op.cache_put(
            DOCUMENTS,
            (*citizen_id).to_owned(),
            (reach.clone(), holders),
        );
    }
    Ok(())
}

/// Lock and read those of the rows that the caller may write.
///
/// # Errors
/// When the database fails.
pub fn foresee_known(op: &mut Op, ids: &[TraineeId]) -> ApiResult<()> {
    match op.actor.reach_for(Action::TraineeWrite) {
        Some(reach) if !ids.is_empty() => foresee_rows(op, &reach, ids),
        _ => Ok(()),
    }
}

fn lock_name(document: &str) -> String {
    format!("document {document}")
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

/// Whoever has or had one of the person's documents. Nobody else registers one of them until the
/// transaction ends: of two registrars at the same moment the later one finds the earlier.
///
/// # Errors
/// When the database fails.
pub(super) fn holders(op: &mut Op, reach: &Reach, person: &Trainee) -> ApiResult<Vec<Holder>> {
    if let (Some(citizen_id), None) = (&person.citizen_id, &person.passport_number)
        && person.former_ids.is_none()
        && let Some((within, mut holders)) =
            op.cached::<CachedHolders>(DOCUMENTS, citizen_id.as_str())
        && within == *reach
    {
        holders.retain(|holder| holder.trainee.id != person.id);
        return Ok(holders);
    }
    let numbers = person.citizen_id.as_deref().into_iter();
    let numbers = numbers.chain(person.former_numbers());
    let documents = numbers.chain(person.passport_number.as_deref());
    let names: Vec<String> = documents.map(lock_name).collect();
    dialect::lock_names(op.conn(), &names)?;
    store::holders(op.conn(), reach, person)
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
