//! Registering people, each once: a person who is on file already is shared, not doubled.

use serde_json::json;

use super::super::input::TraineeInput;
use super::super::model::{SchoolLink, Trainee};
use super::super::newcomers::Newcomer;
use super::super::view::TraineeView;
use super::super::{RESOURCE, store};
use super::{alike, conflicts, foresee, read, rules};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, ExternalId};
use crate::platform::values::ids::{SchoolId, TraineeId};
use crate::resources::{beneficiary_statuses, schools};

pub fn create(op: &mut Op, input: &TraineeInput) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeWrite)?;
    match admit(op, &reach, input, &input.external_ids)? {
        Admitted::New(trainee) => read::masked(op, *trainee, &reach),
        Admitted::Known { person, given } => Err(exists(&person, &given)),
    }
}

/// What came of a person who is sent for the first time.
pub(super) enum Admitted {
    /// Registered, or on file with others and shared with the caller's school from now on.
    New(Box<Trainee>),
    /// They lie within the caller's reach already; nothing was stored.
    Known {
        person: Box<Trainee>,
        given: Box<Trainee>,
    },
}

/// Register the person, or let the caller's school join whoever has the same documents, and give
/// them the `keys` of the caller's organisation.
///
/// # Errors
/// 422 when a rule is broken, or when the documents are those of somebody else.
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
    conflicts::expect_few(op)?;
    let known = foresee::holders(op, &trainee)?;
    if !known.is_empty() {
        return meet(op, reach, known, trainee, keys);
    }
    trainee.registered_by_school_id = match reach {
        Reach::School(own) => Some(own.own()),
        _ => None,
    };
    let newcomer = Newcomer {
        trainee: trainee.clone(),
        school: trainee.registered_by_school_id,
    };
    if let Some(newcomer) = op.insert_later(newcomer)
        && !newcomer.insert(op.conn())?
    {
        // Another request has registered the person since the look-up.
        let known = store::with_documents_of(op.conn(), &trainee)?;
        return meet(op, reach, known, trainee, keys);
    }
    foresee::taken(op, &trainee);
    external_ids::give(op, RESOURCE, trainee.id.any(), keys)?;
    let details = rules::override_details(&trainee);
    // No one else knows the person yet.
    let change = trainee.change("trainee.create").details(details);
    op.record(&change.school(trainee.registered_by_school_id))?;
    alike::queue(op, &trainee)?;
    Ok(Admitted::New(Box::new(trainee)))
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

/// `known` have a document of the person `given`. Out of reach a school joins the one whose data
/// agree, and learns nothing where they do not.
fn meet(
    op: &mut Op,
    reach: &Reach,
    mut known: Vec<Trainee>,
    given: Trainee,
    keys: &[ExternalId],
) -> ApiResult<Admitted> {
    if let Some(at) = first_within(op, reach, &known)? {
        let (person, given) = (Box::new(known.swap_remove(at)), Box::new(given));
        return Ok(Admitted::Known { person, given });
    }
    match (reach, known.as_slice()) {
        (Reach::School(own), [person]) if person.is_same_person(&given) => {
            // What the first registration says stays; only the keys of this school are added.
            let school = own.own();
            let acquainted = own.have(person.registered_by_school_id);
            share(op, person, SchoolLink { school, acquainted })?;
            if !acquainted {
                store::set_birth_known(op.conn(), person.id, school, given.birth_precision)?;
            }
            if person.keeps_birth(&given) {
                op.warn(FieldError::at(ErrorCode::KeptAsRegistered, "/birthDate"));
            }
            external_ids::add(op, person.keyed(), keys)?;
            Ok(Admitted::New(Box::new(person.clone())))
        }
        _ => Err(conflict(&known, &given)),
    }
}

/// Which of those who have the documents of a person lies within reach.
fn first_within(op: &mut Op, reach: &Reach, known: &[Trainee]) -> ApiResult<Option<usize>> {
    let ids: Vec<TraineeId> = known.iter().map(|row| row.id).collect();
    let within = store::ids_within(op.conn(), reach, &ids)?;
    Ok(known.iter().position(|row| within.contains(&row.id)))
}

/// Refuse the next version `given` of a row when somebody else has one of its documents.
pub(super) fn expect_documents_free(op: &mut Op, reach: &Reach, given: &Trainee) -> ApiResult<()> {
    conflicts::expect_few(op)?;
    let known = store::with_documents_of(op.conn(), given)?;
    if known.is_empty() {
        return Ok(());
    }
    match first_within(op, reach, &known)? {
        Some(at) => Err(exists(&known[at], given)),
        None => Err(conflict(&known, given)),
    }
}

/// The person lies within the caller's reach already.
pub(super) fn exists(person: &Trainee, given: &Trainee) -> ApiError {
    ApiError::at(ErrorCode::TraineeExists, pointer(person, given)).with("id", json!(person.id))
}

/// The data do not fit whoever has the document; nothing is said of them.
fn conflict(known: &[Trainee], given: &Trainee) -> ApiError {
    let pointer = known
        .first()
        .map_or("/citizenId", |row| pointer(row, given));
    conflicts::refused(ApiError::at(ErrorCode::IdentityConflict, pointer), given)
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
