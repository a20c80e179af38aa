//! What an operation of many rows looks up beforehand for all of them.

use super::model::Enrolment;
use super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, ClassId, EnrolmentId, TraineeId};
use crate::resources::{classes, trainees};

/// A row, locked, and the reach that it was found in.
type CachedEnrolment = (Reach, Enrolment);

/// A locked trainee who never had an enrolment.
#[derive(Clone, Copy)]
struct Unenrolled;

const PEOPLE: &str = "trainees without enrolments";

/// What a row that enrols somebody names, by keys of one system or by ids.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    pub key: &'a str,
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
    let keys: Vec<&str> = rows.iter().map(|row| row.key).collect();
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
    foresee_rows(op, &reach, &known)?;
    for trainee in store::without_enrolments(op.conn(), &people)? {
        if trainees::service::is_foreseen(op, &reach, trainee) {
            op.cache_put(PEOPLE, trainee, Unenrolled);
        }
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
    foresee_rows(op, &reach, &known)
}

fn foresee_rows(op: &mut Op, reach: &Reach, ids: &[EnrolmentId]) -> ApiResult<()> {
    let rows = store::by_ids(op.conn(), reach, ids)?;
    let within: Vec<EnrolmentId> = rows.into_iter().map(|row| row.id).collect();
    dialect::lock_rows(op.conn(), RESOURCE, &within)?;
    for enrolment in store::by_ids(op.conn(), reach, &within)? {
        op.cache_put(RESOURCE, enrolment.id, (reach.clone(), enrolment));
    }
    Ok(())
}

/// The row as it was read beforehand.
pub(super) fn found(op: &Op, reach: &Reach, id: EnrolmentId) -> Option<Enrolment> {
    let (within, enrolment) = op.cached::<CachedEnrolment>(RESOURCE, id)?;
    (within == *reach).then_some(enrolment)
}

/// Whether it is known that the trainee is in no class.
pub(super) fn is_unenrolled(op: &Op, trainee: TraineeId) -> bool {
    op.cached::<Unenrolled>(PEOPLE, trainee).is_some()
}

/// The trainee is in a class now.
pub(super) fn enrolled(op: &mut Op, trainee: TraineeId) {
    op.evict(PEOPLE, trainee);
}

fn unique<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
