//! What an operation of many rows looks up beforehand for all of them.

use std::collections::{HashMap, HashSet};

use super::model::Enrolment;
use super::store::{Claim, Known};
use super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, ClassId, EnrolmentId, TraineeId};
use crate::resources::classes::{self, Class};
use crate::resources::trainees;

/// A row, locked, and the reach that it was found in.
type CachedEnrolment = (Reach, Enrolment);

/// Every enrolment of a locked trainee.
type Claims = Vec<Claim>;

const PEOPLE: &str = "trainees and their enrolments";

/// What a row that enrols somebody names, by keys of one system or by ids.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    pub key: Option<&'a str>,
    pub trainee: Option<&'a str>,
    pub trainee_id: Option<TraineeId>,
    pub class: Option<&'a str>,
    pub class_id: Option<ClassId>,
}

/// Look up what upserts of these rows will ask for.
///
/// # Errors
/// When the database fails.
pub fn foresee(op: &mut Op, system: &str, rows: &[Naming]) -> ApiResult<()> {
    let Some(reach) = op.actor.reach_for(Action::EnrolmentWrite) else {
        return Ok(());
    };
    let keys: Vec<&str> = rows.iter().filter_map(|row| row.key).collect();
    let known = external_ids::foresee(op, RESOURCE, system, &keys, true)?;
    let keys = unique(rows.iter().filter_map(|row| row.trainee));
    let people = external_ids::foresee(op, trainees::RESOURCE, system, &keys, false)?;
    let people = people.into_iter().map(AnyId::typed);
    let people = unique(rows.iter().filter_map(|row| row.trainee_id).chain(people));
    let keys = unique(rows.iter().filter_map(|row| row.class));
    let courses = external_ids::foresee(op, classes::RESOURCE, system, &keys, false)?;
    let courses = courses.into_iter().map(AnyId::typed);
    let courses = unique(rows.iter().filter_map(|row| row.class_id).chain(courses));
    // Locks are taken in this order everywhere.
    trainees::service::foresee_rows(op, &reach, &people)?;
    classes::service::foresee_rows(op, &reach, &courses)?;
    let known: Vec<EnrolmentId> = known.into_iter().map(AnyId::typed).collect();
    foresee_rows(op, &reach, &known, &people)?;
    // Of those who are locked: of others it might have changed by the time it is asked for.
    let locked = |trainee: &TraineeId| trainees::service::is_foreseen(op, &reach, *trainee);
    let people: Vec<TraineeId> = people.into_iter().filter(locked).collect();
    let (claims, shared) = claims_with_kin(op, &people)?;
    for (trainee, claims) in claims {
        // What a row adds under one record of a person counts for a later row under another.
        if !shared.contains(&trainee) {
            op.cache_put(PEOPLE, trainee, claims);
        }
    }
    Ok(())
}

/// Every enrolment of each of these people, under each of their records that is asked for. Nobody enrols
/// another record of one of them until the transaction ends.
///
/// # Errors
/// When the database fails.
pub(super) fn claims_of_all(
    op: &mut Op,
    trainees: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Claims>> {
    Ok(claims_with_kin(op, trainees)?.0)
}

/// [`claims_of_all`], and who of them has other records.
fn claims_with_kin(
    op: &mut Op,
    trainees: &[TraineeId],
) -> ApiResult<(HashMap<TraineeId, Claims>, HashSet<TraineeId>)> {
    let kin = trainees::service::kin(op, trainees)?;
    if !kin.is_empty() {
        let names = kin.iter().map(|(_, person)| lock_name(*person));
        dialect::lock_names(op.conn(), &names.collect::<Vec<_>>())?;
    }
    let records = kin.iter().map(|(record, _)| *record);
    let records = unique(trainees.iter().copied().chain(records));
    let claims = store::claims_of_all(op.conn(), &records)?;
    let people: HashMap<TraineeId, TraineeId> = kin.iter().copied().collect();
    let of_record = |record: &TraineeId| claims.get(record).into_iter().flatten().cloned();
    let of_person = |trainee: &TraineeId| -> Claims {
        let Some(person) = people.get(trainee) else {
            return of_record(trainee).collect();
        };
        let records = kin.iter().filter(|(_, of)| of == person);
        records.flat_map(|(record, _)| of_record(record)).collect()
    };
    let claims = trainees
        .iter()
        .map(|trainee| (*trainee, of_person(trainee)));
    Ok((claims.collect(), people.keys().copied().collect()))
}

fn lock_name(person: TraineeId) -> String {
    format!("person {person}")
}

/// Look up what the enrolment of a trainee in a class will ask for, and lock it: the trainee, and
/// last the class with its quota, for which others may wait.
///
/// # Errors
/// When the database fails.
pub fn foresee_pair(
    op: &mut Op,
    reach: &Reach,
    trainee: TraineeId,
    class: ClassId,
) -> ApiResult<()> {
    if op.looks_ahead() && trainees::service::foresee_row(op, reach, trainee)? {
        let known = known_of(op, trainee)?;
        trainees::service::foresee_schools(op, trainee, known.schools);
        op.cache_put(PEOPLE, trainee, known.claims);
        classes::service::foresee_seat(op, reach, class)?;
    }
    Ok(())
}

/// Look up the enrolments that these keys name, to be changed.
///
/// # Errors
/// When the database fails.
pub fn foresee_named(op: &mut Op, system: &str, keys: &[&str]) -> ApiResult<()> {
    let Some(reach) = op.actor.reach_for(Action::EnrolmentWrite) else {
        return Ok(());
    };
    let keys = unique(keys.iter().copied());
    let known = external_ids::foresee(op, RESOURCE, system, &keys, false)?;
    let known: Vec<EnrolmentId> = known.into_iter().map(AnyId::typed).collect();
    let people = store::trainees_of(op.conn(), &known)?;
    foresee_rows(op, &reach, &known, &people)
}

/// Lock those of the enrolments that are of these people. Any other is looked for by itself, if
/// its row comes to that.
fn foresee_rows(
    op: &mut Op,
    reach: &Reach,
    ids: &[EnrolmentId],
    people: &[TraineeId],
) -> ApiResult<()> {
    for enrolment in store::lock_all(op.conn(), reach, ids, people)? {
        op.cache_put(RESOURCE, enrolment.id, (reach.clone(), enrolment));
    }
    Ok(())
}

/// The row as it was read beforehand.
pub(super) fn found(op: &Op, reach: &Reach, id: EnrolmentId) -> Option<Enrolment> {
    let (within, enrolment) = op.cached::<CachedEnrolment>(RESOURCE, id)?;
    (within == *reach).then_some(enrolment)
}

/// Every enrolment of the person, who is locked from now on.
///
/// # Errors
/// When the database fails.
pub(super) fn claims_of(op: &mut Op, trainee: TraineeId) -> ApiResult<Vec<Claim>> {
    if let Some(claims) = op.cached::<Claims>(PEOPLE, trainee) {
        return Ok(claims);
    }
    store::lock_trainee(op.conn(), trainee)?;
    let known = known_of(op, trainee)?;
    trainees::service::foresee_schools(op, trainee, known.schools);
    Ok(known.claims)
}

/// What is known of a locked trainee. Where the person has several records, the others are not enrolled
/// until the transaction ends.
fn known_of(op: &mut Op, trainee: TraineeId) -> ApiResult<Known> {
    let known = store::known_of(op.conn(), trainee)?;
    let eldest = known.records.iter().min().copied().unwrap_or(trainee);
    if known.records.len() < 2 {
        return Ok(known);
    }
    dialect::lock_names(op.conn(), &[lock_name(eldest)])?;
    store::known_of(op.conn(), trainee)
}

/// Whether it is known that the trainee has no enrolment in the class.
pub(super) fn is_new_in(op: &Op, trainee: TraineeId, class: ClassId) -> bool {
    let claims = op.cached::<Claims>(PEOPLE, trainee);
    claims.is_some_and(|claims| claims.iter().all(|claim| claim.class_id != class))
}

/// The trainee has been enrolled.
pub(super) fn enrolled(op: &mut Op, class: &Class, enrolment: &Enrolment) {
    if let Some(mut claims) = op.cached::<Claims>(PEOPLE, enrolment.trainee_id) {
        claims.push(Claim::of(class, enrolment));
        op.cache_put(PEOPLE, enrolment.trainee_id, claims);
    }
}

/// An enrolment of the trainee has taken a step.
pub(super) fn moved_on(op: &mut Op, trainee: TraineeId) {
    op.evict(PEOPLE, trainee);
}

fn unique<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
