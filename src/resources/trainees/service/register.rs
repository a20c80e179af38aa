//! Registering people, each once: a person who is on file already is shared, not doubled.

use serde_json::json;

use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::view::TraineeView;
use super::super::{RESOURCE, store};
use super::{read, rules};
use crate::platform::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::external_ids;
use crate::platform::ids::{SchoolId, TraineeId};
use crate::platform::op::Op;
use crate::resources::beneficiary_statuses;

pub fn create(op: &mut Op, input: &TraineeInput) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeWrite)?;
    let mut problems = Problems::new();
    let mut trainee = Trainee::new(input, op.now, &mut problems);
    rules::check(op, &reach, &mut trainee, None, problems)?;
    let known = store::with_documents_of(op.conn, &trainee)?;
    if !known.is_empty() {
        return join(op, &reach, known, &trainee, input);
    }
    trainee.registered_by_school_id = match &reach {
        Reach::School(school) => Some(*school),
        _ => None,
    };
    if !store::insert(op.conn, &trainee)? {
        // Somebody else registered the person since we looked.
        let known = store::with_documents_of(op.conn, &trainee)?;
        return join(op, &reach, known, &trainee, input);
    }
    match trainee.registered_by_school_id {
        Some(school) => store::join_school(op.conn, &trainee, school)?,
        None => store::index(op.conn, &trainee)?,
    }
    external_ids::replace(op, RESOURCE, trainee.id.any(), &input.external_ids)?;
    let details = rules::override_details(&trainee);
    // Nobody else knows of the person yet.
    let change = trainee.change("trainee.create").details(details);
    op.record(&change.school(trainee.registered_by_school_id))?;
    read::masked(op, trainee)
}

/// Let a school see the person from now on, and find them. The caller has checked that it may.
///
/// # Errors
/// 404 when there is no such trainee.
pub fn share_with_school(op: &mut Op, id: TraineeId, school: SchoolId) -> ApiResult<()> {
    // Nearly everybody is known to the school that enrols them.
    if store::schools_of(op.conn, id)?.contains(&school) {
        return Ok(());
    }
    let trainee = read::within(op, &Reach::All, id)?;
    share(op, &trainee, school)
}

fn share(op: &mut Op, trainee: &Trainee, school: SchoolId) -> ApiResult<()> {
    dialect::lock_row(op.conn, RESOURCE, trainee.id)?;
    if store::schools_of(op.conn, trainee.id)?.contains(&school) {
        return Ok(());
    }
    store::join_school(op.conn, trainee, school)?;
    let served = store::is_served(op.conn, trainee.id)?;
    op.record(
        &trainee
            .change("trainee.share")
            .school(school)
            .served(served),
    )?;
    beneficiary_statuses::service::follow_trainee(op, trainee, &[school])
}

/// `known` have a document of the person `given`. Within reach that is a duplicate; out of
/// reach a school joins the one whose data agree, and learns nothing where they do not.
fn join(
    op: &mut Op,
    reach: &Reach,
    known: Vec<Trainee>,
    given: &Trainee,
    input: &TraineeInput,
) -> ApiResult<TraineeView> {
    refuse_known(op, reach, &known, given)?;
    let (Reach::School(school), [person]) = (reach, known.as_slice()) else {
        return Err(conflict(&known, given));
    };
    if !person.is_same_person(given) {
        return Err(conflict(&known, given));
    }
    // What the first registration says stays as it is; only the keys of this school are added.
    share(op, person, *school)?;
    external_ids::replace(op, RESOURCE, person.id.any(), &input.external_ids)?;
    read::masked(op, person.clone())
}

/// Refuse `given` when one of those who have its documents lies within reach.
pub(super) fn refuse_known(
    op: &mut Op,
    reach: &Reach,
    known: &[Trainee],
    given: &Trainee,
) -> ApiResult<()> {
    let ids: Vec<TraineeId> = known.iter().map(|row| row.id).collect();
    let within = store::ids_within(op.conn, reach, &ids)?;
    match known.iter().find(|row| within.contains(&row.id)) {
        None => Ok(()),
        Some(row) => {
            Err(ApiError::at(ErrorCode::TraineeExists, pointer(row, given))
                .with("id", json!(row.id)))
        }
    }
}

/// The data do not fit whoever has the document; nothing is said of them.
pub(super) fn conflict(known: &[Trainee], given: &Trainee) -> ApiError {
    let pointer = known
        .first()
        .map_or("/citizenId", |row| pointer(row, given));
    ApiError::at(ErrorCode::IdentityConflict, pointer)
}

/// Which document both have.
fn pointer(row: &Trainee, given: &Trainee) -> &'static str {
    if given.citizen_id.is_some() && row.citizen_id == given.citizen_id {
        "/citizenId"
    } else {
        "/passport"
    }
}
