//! Registering people. A record is what one registrar says of a person; within the reach of one caller a
//! person is on file once.

use serde_json::json;

use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::newcomers::Newcomer;
use super::super::sharing::{Holder, SchoolLink};
use super::super::view::TraineeView;
use super::super::{RESOURCE, store};
use super::{alike, foresee, read, rules};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, ExternalId};
use crate::platform::values::ids::{SchoolId, TraineeId};
use crate::resources::{beneficiary_statuses, schools, trainee_matches};

pub fn create(op: &mut Op, input: &TraineeInput) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeWrite)?;
    match admit(op, &reach, input, &input.external_ids)? {
        Admitted::New(trainee) => read::masked(op, *trainee, &reach),
        Admitted::Known { person, given } => Err(exists(&person, &given)),
    }
}

/// What came of a person who is sent for the first time.
pub(super) enum Admitted {
    /// Registered, whoever else has a record of them.
    New(Box<Trainee>),
    /// They lie within the caller's reach already; nothing was stored.
    Known {
        person: Box<Trainee>,
        given: Box<Trainee>,
    },
}

/// Register the person, and give the record the `keys` of the caller's organisation. Records of others
/// that have the same document are linked with it, or become a case of the lead agency.
///
/// # Errors
/// 422 when a rule is broken.
pub(super) fn admit(
    op: &mut Op,
    reach: &Reach,
    input: &TraineeInput,
    keys: &[ExternalId],
) -> ApiResult<Admitted> {
    let mut problems = Problems::new();
    let mut trainee = Trainee::new(input, op.now, &mut problems);
    rules::check_keys(&trainee, keys, &mut problems);
    rules::check(op, reach, &mut trainee, None, problems)?;
    rules::warn_of_phone(op, input.phone.as_deref());
    rules::warn_of_residence(op, input);
    if let Reach::School(own) = reach
        && !schools::service::takes_people(op, own.own())?
    {
        return Err(ApiError::new(ErrorCode::SchoolClosed));
    }
    let holders = foresee::holders(op, reach, &trainee)?;
    let holders = match unknown(holders, trainee.clone()) {
        Ok(holders) => holders,
        Err(known) => return Ok(known),
    };
    trainee.register(reach);
    let relations = trainee.join_person(&holders);
    let newcomer = Newcomer {
        trainee: trainee.clone(),
    };
    if let Some(newcomer) = op.insert_later(newcomer)
        && !newcomer.insert(op.conn())?
    {
        // An earlier row of the same file has given the number to somebody.
        let holders = store::holders(op.conn(), reach, &trainee)?;
        let number = ApiError::at(ErrorCode::IdentityConflict, "/citizenId");
        return unknown(holders, trainee).map_or_else(Ok, |_| Err(number));
    }
    foresee::taken(op, &trainee);
    for relation in relations {
        trainee_matches::service::found(op, trainee.id, relation)?;
    }
    external_ids::give(op, RESOURCE, trainee.id.any(), keys)?;
    let details = rules::override_details(&trainee);
    // No one else knows the record yet.
    let change = trainee.change("trainee.create").details(details);
    op.record(&change.school(trainee.registered_by_school_id))?;
    alike::queue(op, &trainee)?;
    Ok(Admitted::New(Box::new(trainee)))
}

/// The records of others that have a document of the person `given`, unless one lies within the caller's
/// reach. What others have recorded is no answer to a school.
fn unknown(mut holders: Vec<Holder>, given: Trainee) -> Result<Vec<Trainee>, Admitted> {
    // Of several the eldest.
    holders.sort_by_key(|holder| holder.trainee.id);
    match holders.iter().position(|holder| holder.within) {
        Some(at) => Err(Admitted::Known {
            person: Box::new(holders.swap_remove(at).trainee),
            given: Box::new(given),
        }),
        None => Ok(holders.into_iter().map(|holder| holder.trainee).collect()),
    }
}

/// Acquaint a school with the person whom it enrols: it sees and finds them from now on. The
/// caller has checked that it may.
///
/// # Errors
/// 404 when there is no such trainee.
pub fn introduce(op: &mut Op, id: TraineeId, school: SchoolId) -> ApiResult<()> {
    let acquainted = true;
    let link = SchoolLink { school, acquainted };
    // Most trainees are known to the school that enrols them.
    if foresee::schools_of(op, id)?.contains(&link) {
        return Ok(());
    }
    let trainee = read::within(op, &Reach::All, id)?;
    share(op, &trainee, link)
}

/// A school has taken back its application for the person: it is a stranger again, unless it
/// registered them or has enrolled them elsewhere.
///
/// # Errors
/// When the database fails.
pub fn part(op: &mut Op, id: TraineeId, school: SchoolId) -> ApiResult<()> {
    let trainee = read::within(op, &Reach::All, id)?;
    let registered = trainee.registered_by_school_id == Some(school);
    if registered || store::has_enrolments(op.conn(), id, Some(school))? {
        return Ok(());
    }
    dialect::lock_row(op.conn(), RESOURCE, id)?;
    let acquainted = false;
    set_acquainted(op, id, SchoolLink { school, acquainted })
}

/// Let a school see the person from now on, and find them, as closely as `link` says.
fn share(op: &mut Op, trainee: &Trainee, link: SchoolLink) -> ApiResult<()> {
    dialect::lock_row(op.conn(), RESOURCE, trainee.id)?;
    let known = store::schools_of(op.conn(), trainee.id)?;
    match known.iter().find(|known| known.school == link.school) {
        Some(known) if known.covers(&link) => return Ok(()),
        Some(_) => return set_acquainted(op, trainee.id, link),
        None => store::join_school(op.conn(), trainee, link)?,
    }
    foresee::seen_by_others(op, trainee.id);
    let served = store::is_served(op.conn(), trainee.id)?;
    let change = trainee.change("trainee.share").school(link.school);
    op.record(&change.served(served))?;
    beneficiary_statuses::service::follow_trainee(op, trainee, link)
}

/// Change how closely a school that sees the person knows them; the row is locked. What it sees
/// is another version, or a copy of it would pass for the same.
fn set_acquainted(op: &mut Op, id: TraineeId, link: SchoolLink) -> ApiResult<()> {
    let found = store::find(op.conn(), &Reach::All, id)?;
    let mut trainee = found.ok_or_else(ApiError::not_found)?;
    store::set_acquainted(op.conn(), id, link)?;
    foresee::seen_by_others(op, id);
    trainee.version += 1;
    trainee.updated_at = op.now;
    store::update(op.conn(), &trainee)?;
    rules::for_audience(op, &trainee, trainee.change("trainee.share"))?;
    // Statuses come into its sight or leave it.
    let acquainted = true;
    beneficiary_statuses::service::follow_trainee(op, &trainee, SchoolLink { acquainted, ..link })
}

/// Refuse the next version `given` of a row when another row of the same registrar, or one that a school
/// sees, has one of its documents.
pub(super) fn expect_documents_free(op: &mut Op, reach: &Reach, given: &Trainee) -> ApiResult<()> {
    let holders = foresee::holders(op, reach, given)?;
    let is_school = matches!(reach, Reach::School(_));
    let taken = holders.iter().find(|holder| {
        holder.within && (is_school || holder.trainee.registrar_id == given.registrar_id)
    });
    match taken {
        Some(holder) => Err(exists(&holder.trainee, given)),
        None => Ok(()),
    }
}

/// The person lies within the caller's reach already.
pub(super) fn exists(person: &Trainee, given: &Trainee) -> ApiError {
    ApiError::at(ErrorCode::TraineeExists, pointer(person, given)).with("id", json!(person.id))
}

/// Which document both have.
fn pointer(row: &Trainee, given: &Trainee) -> &'static str {
    let has = |number: &str| row.citizen_id.as_deref() == Some(number) || row.has_former(number);
    if given.citizen_id.as_deref().is_some_and(has) {
        "/citizenId"
    } else if given.former_numbers().into_iter().any(has) {
        "/formerIds"
    } else {
        "/passport"
    }
}
