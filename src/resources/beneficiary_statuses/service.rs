//! Rules of beneficiary statuses.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RESOURCE;
use super::model::{
    AnyStatusFilter, BeneficiaryStatus, BeneficiaryStatusFilter, BeneficiaryStatusInput,
    BeneficiaryStatusView, ClaimStatus, DecisionInput, Verdict,
};
use super::steps::StatusStep;
use super::store;
use crate::platform::auth::authz::{Action, Grant, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::changes::Change;
use crate::platform::op::{Op, code_values};
use crate::platform::resource::steps;
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId, SchoolId, TraineeId, UnitId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::enrolments;
use crate::resources::trainees::{self, SchoolLink, Trainee};

pub use super::stated::{state, take_back};
pub use super::undo::{steps, undo};

pub fn list(
    op: &mut Op,
    trainee: TraineeId,
    query: &ListQuery<BeneficiaryStatusFilter>,
) -> ApiResult<Page<BeneficiaryStatusView>> {
    let reach = op.require(Action::BeneficiaryRead)?;
    trainees::service::within(op, &reach, trainee)?;
    let slice = store::page(op.conn(), &reach, trainee, query)?;
    if !slice.rows.is_empty() {
        op.log_access(RESOURCE, slice.rows.iter().map(|status| status.id.any()));
    }
    Ok(slice.into_page(BeneficiaryStatus::into_view))
}

/// The statuses of all trainees within reach, for exports.
pub fn list_all(
    op: &mut Op,
    query: &ListQuery<AnyStatusFilter>,
) -> ApiResult<Page<BeneficiaryStatusView>> {
    let reach = op.require(Action::BeneficiaryRead)?;
    let slice = store::page_of_all(op.conn(), &reach, query)?;
    if !slice.rows.is_empty() {
        op.log_access(RESOURCE, slice.rows.iter().map(|status| status.id.any()));
    }
    Ok(slice.into_page(BeneficiaryStatus::into_view))
}

pub fn read(op: &mut Op, id: BeneficiaryStatusId) -> ApiResult<BeneficiaryStatusView> {
    let reach = op.require(Action::BeneficiaryRead)?;
    let status = within(op, &reach, id)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(status.into_view())
}

pub fn create(
    op: &mut Op,
    trainee: TraineeId,
    input: &BeneficiaryStatusInput,
) -> ApiResult<BeneficiaryStatusView> {
    let reach = op.require(Action::BeneficiaryClaim)?;
    let trainee = trainees::service::within(op, &reach, trainee)?;
    // That a group is there already would tell what others have recorded.
    trainees::service::expect_acquainted(op, &reach, &trainee)?;
    let mut problems = Problems::new();
    let claimant = op.actor.bound.organisation;
    let status = BeneficiaryStatus::new(trainee.id, claimant, input, op.now, &mut problems);
    check(op, &status, problems)?;
    store::insert(op.conn(), &status)?;
    let change = status.change("beneficiary-status.claim");
    tell(op, &trainee, change)?;
    Ok(status.into_view())
}

pub fn change(
    op: &mut Op,
    id: BeneficiaryStatusId,
    seen: &IfMatch,
    patch: &MergePatch<BeneficiaryStatusInput>,
) -> ApiResult<BeneficiaryStatusView> {
    let (trainee, status) = open(op, Action::BeneficiaryClaim, id, seen)?;
    expect_own(op, &status)?;
    let input = patch.apply(&status.to_input())?;
    let details = json!({"members": patch.members()});
    Ok(amend(op, &trainee, status, &input, details)?.into_view())
}

/// Store what `input` says of a claim as its next version.
pub(super) fn amend(
    op: &mut Op,
    trainee: &Trainee,
    mut status: BeneficiaryStatus,
    input: &BeneficiaryStatusInput,
    details: Value,
) -> ApiResult<BeneficiaryStatus> {
    let before = status.clone();
    let mut problems = Problems::new();
    status.apply(input, op.now, &mut problems);
    check(op, &status, problems)?;
    store::update(op.conn(), &status)?;
    let change = status.change("beneficiary-status.change").details(details);
    tell(op, trainee, change.replacing(&before, op.now)?)?;
    Ok(status)
}

pub fn delete(op: &mut Op, id: BeneficiaryStatusId, seen: &IfMatch) -> ApiResult<()> {
    let (trainee, status) = open(op, Action::BeneficiaryClaim, id, seen)?;
    expect_own(op, &status)?;
    store::delete(op.conn(), &status)?;
    let change = status.removal("beneficiary-status.delete");
    tell(op, &trainee, change.replacing(&status, op.now)?)
}

/// Confirm or reject a claim. The reach of the action is the decider's own communes, so the
/// trainee lives in one of them at present, or the whole province.
pub fn decide(
    op: &mut Op,
    id: BeneficiaryStatusId,
    seen: &IfMatch,
    input: &DecisionInput,
) -> ApiResult<BeneficiaryStatusView> {
    let (trainee, mut status) = open(op, Action::BeneficiaryDecide, id, seen)?;
    let has_reason = input
        .reason
        .as_deref()
        .is_some_and(|reason| !nfc(reason).is_empty());
    let has_reason = has_reason || input.decision == Verdict::Confirmed;
    let mut problems = Problems::new();
    problems.expect(has_reason, ErrorCode::ReasonRequired, "/reason");
    problems.check()?;
    let before = status.clone();
    status.decide(input, trainee.commune_id, op.actor.id, op.now);
    store::update(op.conn(), &status)?;
    let step = StatusStep::of(op, &status);
    steps::keep(op, step)?;
    let details = json!({"decision": input.decision, "reason": status.decision_reason});
    let change = status.change("beneficiary-status.decide").details(details);
    tell(op, &trainee, change.replacing(&before, op.now)?)?;
    if status.steps_undone && status.status == ClaimStatus::Confirmed {
        enrolments::service::follow_evidence(op, trainee.id, id)?;
    }
    Ok(status.into_view())
}

/// The status, if it belongs to that trainee, is confirmed and is valid on that day.
///
/// # Errors
/// When the database fails.
pub fn valid_at(
    op: &mut Op,
    id: BeneficiaryStatusId,
    trainee: TraineeId,
    day: Date,
) -> ApiResult<Option<BeneficiaryStatus>> {
    let status = store::find(op.conn(), &Reach::All, id)?;
    Ok(status.filter(|status| status.trainee_id == trainee && status.holds_on(day)))
}

/// The trainee has come into the sight of a school, or left it: so have the statuses.
///
/// # Errors
/// When the database fails.
pub fn follow_trainee(op: &mut Op, trainee: &Trainee, link: SchoolLink) -> ApiResult<()> {
    if !link.acquainted {
        return Ok(());
    }
    for status in store::of_trainee(op.conn(), trainee.id)? {
        let change = status.change("beneficiary-status.follow");
        op.record_effect(&change.school(link.school))?;
    }
    Ok(())
}

/// Record `change` of a status for everybody who may see it.
pub(super) fn tell(op: &mut Op, trainee: &Trainee, change: Change) -> ApiResult<()> {
    let schools = seen_by(op, trainee.id)?;
    trainees::service::for_schools(op, trainee, change, &schools)
}

/// The schools that see the statuses of a trainee.
fn seen_by(op: &mut Op, trainee: TraineeId) -> ApiResult<Vec<SchoolId>> {
    let links = trainees::service::schools_of(op, trainee)?.into_iter();
    let acquainted = links.filter(|link| link.acquainted);
    Ok(acquainted.map(|link| link.school).collect())
}

/// The trainee has moved from one commune to another: so have the statuses.
///
/// # Errors
/// When the database fails.
pub fn move_with_trainee(op: &mut Op, trainee: &Trainee, from: UnitId) -> ApiResult<()> {
    for status in store::of_trainee(op.conn(), trainee.id)? {
        let change = status.change("beneficiary-status.follow");
        for commune in [from, trainee.commune_id] {
            op.record_effect(&change.clone().commune(commune))?;
        }
    }
    Ok(())
}

/// The confirmed statuses of these people as far as the caller may read them, the oldest first. Who shows
/// them notes that they were seen.
///
/// # Errors
/// 403 when the caller may read none.
pub fn confirmed_of(op: &mut Op, trainees: &[TraineeId]) -> ApiResult<Vec<BeneficiaryStatus>> {
    let reach = op.require(Action::BeneficiaryRead)?;
    store::confirmed_of(op.conn(), &reach, trainees)
}

/// Views of these statuses as far as the caller may see them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[BeneficiaryStatusId],
) -> ApiResult<HashMap<BeneficiaryStatusId, BeneficiaryStatusView>> {
    let Some(reach) = op.actor.reach_for(Action::BeneficiaryRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::by_ids(op.conn(), &reach, ids)?;
    op.log_access(RESOURCE, rows.iter().map(|status| status.id.any()));
    let views = rows.into_iter();
    Ok(views.map(|row| (row.id, row.into_view())).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::BeneficiaryRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// Whether two trainees can be one as far as their statuses go.
///
/// # Errors
/// 409 when two trainees have the same group from the same day, so that they cannot be one.
pub fn expect_mergeable(op: &mut Op, one: TraineeId, other: TraineeId) -> ApiResult<()> {
    let statuses = store::of_trainee(op.conn(), one)?;
    let others = store::of_trainee(op.conn(), other)?;
    let clash = statuses.iter().any(|status| {
        others.iter().any(|other| {
            status.beneficiary_group == other.beneficiary_group
                && status.valid_from == other.valid_from
        })
    });
    if clash {
        return Err(ApiError::new(ErrorCode::MergeStatusesClash));
    }
    Ok(())
}

/// Give the statuses of one trainee to another, who is there already: all of them, or those of
/// `only` that the first one still has.
///
/// # Errors
/// When the database fails.
pub fn hand_over(
    op: &mut Op,
    from: TraineeId,
    to: TraineeId,
    only: Option<&[BeneficiaryStatusId]>,
) -> ApiResult<Vec<BeneficiaryStatusId>> {
    let trainee = trainees::service::within(op, &Reach::All, to)?;
    let commune = trainees::service::commune_of(op, from)?;
    let schools = seen_by(op, from)?;
    let mut moved = Vec::new();
    for mut status in store::of_trainee(op.conn(), from)? {
        if only.is_some_and(|only| !only.contains(&status.id)) {
            continue;
        }
        let before = status.clone();
        status.version += 1;
        status.updated_at = op.now;
        store::hand_over(op.conn(), &mut status, to)?;
        let details = json!({"fromTraineeId": from, "toTraineeId": to});
        let change = status
            .change("beneficiary-status.hand-over")
            .details(details);
        tell(op, &trainee, change.replacing(&before, op.now)?)?;
        // Readers who saw it with the other person may no longer see it.
        let change = status.change("beneficiary-status.follow");
        op.record_effect(&change.clone().commune(commune))?;
        for school in &schools {
            op.record_effect(&change.clone().school(*school))?;
        }
        moved.push(status.id);
    }
    Ok(moved)
}

pub(super) fn within(
    op: &mut Op,
    reach: &Reach,
    id: BeneficiaryStatusId,
) -> ApiResult<BeneficiaryStatus> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// An undecided status that the caller may change by `action`, as they last saw it, and whose
/// it is.
fn open(
    op: &mut Op,
    action: Action,
    id: BeneficiaryStatusId,
    seen: &IfMatch,
) -> ApiResult<(Trainee, BeneficiaryStatus)> {
    let reach = op.require(action)?;
    let status = within(op, &reach, id)?;
    seen.check(status.version)?;
    if status.status != ClaimStatus::Claimed {
        return Err(ApiError::new(ErrorCode::BeneficiaryStatusDecided)
            .with("status", status.status.as_str()));
    }
    let trainee = trainees::service::within(op, &reach, status.trainee_id)?;
    Ok((trainee, status))
}

/// Another party that shares the trainee may read a claim, but only the claimant takes it back.
/// Those who decide on claims, the commune and the province, may mend any.
pub(super) fn expect_own(op: &Op, status: &BeneficiaryStatus) -> ApiResult<()> {
    let decides = op.actor.grant(Action::BeneficiaryDecide) != Grant::No;
    let manages = op.actor.grant(Action::BeneficiaryClaim) == Grant::All;
    let claimed = status.claimant_id.is_some() && status.claimant_id == op.actor.bound.organisation;
    if decides || manages || claimed {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::BeneficiaryStatusOfAnother))
}

/// What needs the database to be checked. The group must have been in use when the status
/// begins.
fn check(op: &mut Op, status: &BeneficiaryStatus, mut problems: Problems) -> ApiResult<()> {
    code_values::expect(
        op,
        &mut problems,
        "beneficiary-groups",
        &status.beneficiary_group,
        status.valid_from,
        "/group",
    )?;
    problems.check()
}
