//! Changing and deleting trainees.

use serde_json::{Value, json};

use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::sharing::SchoolLink;
use super::super::view::TraineeView;
use super::super::{RESOURCE, store};
use super::{alike, foresee, read, register, rules};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::resource::decided::{self, ReleaseInput};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{OrganisationId, SchoolId, TraineeId};
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::{beneficiary_statuses, trainee_matches};

pub fn change(
    op: &mut Op,
    id: TraineeId,
    seen: &IfMatch,
    patch: &MergePatch<TraineeInput>,
) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeWrite)?;
    let mut trainee = read::locked(op, &reach, id)?;
    seen.check(trainee.version)?;
    if read::is_stranger(op, &reach, &trainee)? {
        // Before anything else: what is wrong with a value may tell what others have recorded.
        return Err(reserved(patch));
    }
    let before = trainee.clone();
    let keys = external_ids::of_row(op, RESOURCE, id.any())?;
    // The patch meets the row in plain, here and nowhere else.
    let input = patch.apply(&trainee.to_input(keys))?;
    let mut problems = Problems::new();
    trainee.apply(&input, op.now, &mut problems);
    trainee.supersede(&before, op.now);
    if patch.members().contains(&"formerIds") {
        trainee.list_former(&input.former_ids, op.now);
    }
    if let Reach::School(own) = &reach {
        rules::expect_identity_kept(own, &before, &trainee, &mut problems);
        trainee.expect_decided(&before, &mut problems);
        if before.is_decided("citizenId") {
            trainee.expect_former_kept(&before, &mut problems);
        }
    }
    rules::check_keys(&trainee, &input.external_ids, &mut problems);
    rules::check(op, &reach, &mut trainee, Some(&before), problems)?;
    rules::warn_of_phone(op, input.phone.as_deref());
    rules::warn_of_residence(op, &input);
    if !trainee.has_documents_of(&before) {
        register::expect_documents_free(op, &reach, &trainee)?;
    }
    trainee.correct(&before, &reach, op);
    store::update_numbers(op.conn(), &before, &trainee)?;
    external_ids::replace(op, trainee.keyed(), &input.external_ids)?;
    let mut details = json!({"members": patch.members()});
    if trainee.citizen_id_override != before.citizen_id_override {
        details["citizenId"] = rules::override_details(&trainee);
    }
    told(op, &before, &trainee, details)?;
    read::masked(op, trainee, &reach)
}

/// Leave members that were decided to what the schools send again. For the lead agency alone.
pub fn release(
    op: &mut Op,
    id: TraineeId,
    seen: &IfMatch,
    input: &ReleaseInput,
) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeRelease)?;
    let mut trainee = read::locked(op, &reach, id)?;
    seen.check(trainee.version)?;
    let before = trainee.clone();
    if decided::lift(&mut trainee.decided, &input.members) {
        trainee.version += 1;
        trainee.updated_at = op.now;
        store::update(op.conn(), &trainee)?;
        told(op, &before, &trainee, json!({"released": input.members}))?;
    }
    read::masked(op, trainee, &reach)
}

/// A school that has only joined a person changes nothing of them; its keys it gives by sending them.
fn reserved(patch: &MergePatch<TraineeInput>) -> ApiError {
    let mut problems = Problems::new();
    for member in patch.members() {
        problems.add(ErrorCode::TraineeNotEnrolled, &format!("/{member}"));
    }
    let refused = problems.check().err();
    refused.unwrap_or_else(|| ApiError::new(ErrorCode::TraineeNotEnrolled))
}

/// Record the change from `before` to `trainee` for everybody who saw or sees them.
pub(super) fn told(
    op: &mut Op,
    before: &Trainee,
    trainee: &Trainee,
    details: Value,
) -> ApiResult<()> {
    foresee::taken(op, before);
    foresee::taken(op, trainee);
    let change = trainee.change("trainee.change").details(details);
    rules::for_audience(op, trainee, change.replacing(before, op.now)?)?;
    if before.commune_id != trainee.commune_id {
        // The commune that the person has left learns of it too.
        rules::for_commune(op, trainee, before.commune_id)?;
        beneficiary_statuses::service::move_with_trainee(op, trainee, before.commune_id)?;
        if trainee.registrar_id == before.commune_id.any() {
            // That commune may register them anew.
            store::give_up(op.conn(), trainee)?;
        }
    }
    if before.match_key != trainee.match_key || before.born() != trainee.born() {
        alike::queue(op, trainee)?;
    }
    if trainee.is_found_otherwise(before) {
        let holders = foresee::holders(op, &Reach::All, trainee)?;
        let holders: Vec<Trainee> = holders.into_iter().map(|holder| holder.trainee).collect();
        let relations = trainee.relations(&holders);
        trainee_matches::service::relate(op, trainee.id, &relations)?;
    }
    Ok(())
}

/// Delete a person who was never enrolled. A school that shares them with others, or did not
/// register them, only takes them out of its own sight.
pub fn delete(op: &mut Op, id: TraineeId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::TraineeDelete)?;
    let trainee = read::locked(op, &reach, id)?;
    seen.check(trainee.version)?;
    let links = store::schools_of(op.conn(), id)?;
    let schools: Vec<SchoolId> = links.iter().map(|link| link.school).collect();
    let is_own = |link: &SchoolLink| reach.includes_school(link.school);
    let own: Vec<SchoolLink> = match &reach {
        Reach::School(_) => links.into_iter().filter(is_own).collect(),
        _ => Vec::new(),
    };
    let alone = own.len() == schools.len() && own.iter().any(|link| link.acquainted);
    if own.is_empty() || (alone && trainee.registered_by_school_id.is_some()) {
        return erase(op, &trainee, &schools);
    }
    let owner = op.actor.bound.organisation;
    own.into_iter()
        .try_for_each(|link| leave(op, &trainee, link, owner))
}

/// Take a person out of the sight of a school that `owner` is of, with the keys that it gave them.
pub(super) fn leave(
    op: &mut Op,
    trainee: &Trainee,
    link: SchoolLink,
    owner: Option<OrganisationId>,
) -> ApiResult<()> {
    let school = link.school;
    if store::has_enrolments(op.conn(), trainee.id, Some(school))? {
        return Err(ApiError::new(ErrorCode::TraineeHasEnrolments));
    }
    store::leave_school(op.conn(), trainee, school)?;
    if trainee.registrar_id == school.any() {
        store::give_up(op.conn(), trainee)?;
    }
    foresee::seen_by_others(op, trainee.id);
    let keys = external_ids::take_back(op, RESOURCE, trainee.id.any(), owner)?;
    // The person is still there: only out of this school's sight, which the feed finds out.
    op.record(
        &Change::upsert("trainee.leave", RESOURCE, trainee.id.any(), trainee.version)
            .keys(json!({"externalIds": keys}))
            .school(school),
    )?;
    beneficiary_statuses::service::follow_trainee(op, trainee, link)
}

pub(super) fn erase(op: &mut Op, trainee: &Trainee, schools: &[SchoolId]) -> ApiResult<()> {
    if store::has_enrolments(op.conn(), trainee.id, None)? {
        return Err(ApiError::new(ErrorCode::TraineeHasEnrolments));
    }
    if store::has_statuses(op.conn(), trainee.id)? {
        return Err(ApiError::new(ErrorCode::TraineeHasStatuses));
    }
    let keys = external_ids::remove(op, RESOURCE, trainee.id.any())?;
    trainee_matches::service::forget(op, trainee.id)?;
    store::delete(op.conn(), trainee)?;
    let change = Change::delete(
        "trainee.delete",
        RESOURCE,
        trainee.id.any(),
        trainee.version,
    )
    .keys(json!({"externalIds": keys}))
    .commune(trainee.commune_id);
    let removal = change.clone().school(schools.first().copied());
    op.record(&removal.replacing(trainee, op.now)?)?;
    for school in schools.iter().skip(1) {
        op.record_effect(&change.clone().school(*school))?;
    }
    Ok(())
}
