//! Rules of beneficiary statuses.

use serde_json::json;

use super::RESOURCE;
use super::model::{
    BeneficiaryStatus, BeneficiaryStatusFilter, BeneficiaryStatusInput, BeneficiaryStatusView,
    ClaimStatus, DecisionInput, Verdict,
};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::codes;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::ids::{BeneficiaryStatusId, TraineeId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::platform::text::nfc;
use crate::platform::time::Date;
use crate::resources::trainees::{self, Trainee};

pub fn list(
    op: &mut Op,
    trainee: TraineeId,
    query: &ListQuery<BeneficiaryStatusFilter>,
) -> ApiResult<Page<BeneficiaryStatusView>> {
    let reach = op.require(Action::BeneficiaryRead)?;
    trainees::service::within(op, &reach, trainee)?;
    let slice = store::page(op.conn, &reach, trainee, query)?;
    if !slice.rows.is_empty() {
        op.saw(RESOURCE, slice.rows.iter().map(|status| status.id.any()));
    }
    Ok(slice.into_page(BeneficiaryStatus::into_view))
}

pub fn read(op: &mut Op, id: BeneficiaryStatusId) -> ApiResult<BeneficiaryStatusView> {
    let reach = op.require(Action::BeneficiaryRead)?;
    let status = within(op, &reach, id)?;
    op.saw(RESOURCE, [id.any()]);
    Ok(status.into_view())
}

pub fn create(
    op: &mut Op,
    trainee: TraineeId,
    input: &BeneficiaryStatusInput,
) -> ApiResult<BeneficiaryStatusView> {
    let reach = op.require(Action::BeneficiaryClaim)?;
    let trainee = trainees::service::within(op, &reach, trainee)?;
    let mut problems = Problems::new();
    let status = BeneficiaryStatus::new(trainee.id, input, op.now, &mut problems);
    check(op, &status, problems)?;
    store::insert(op.conn, &status)?;
    let change = status.change("beneficiary-status.claim");
    trainees::service::for_audience(op, &trainee, change)?;
    Ok(status.into_view())
}

pub fn change(
    op: &mut Op,
    id: BeneficiaryStatusId,
    seen: &IfMatch,
    patch: &MergePatch<BeneficiaryStatusInput>,
) -> ApiResult<BeneficiaryStatusView> {
    let (trainee, mut status) = open(op, Action::BeneficiaryClaim, id, seen)?;
    let input = patch.apply(&status.to_input())?;
    let mut problems = Problems::new();
    status.apply(&input, op.now, &mut problems);
    check(op, &status, problems)?;
    store::update(op.conn, &status)?;
    let details = json!({"members": patch.members()});
    let change = status.change("beneficiary-status.change").details(details);
    trainees::service::for_audience(op, &trainee, change)?;
    Ok(status.into_view())
}

pub fn delete(op: &mut Op, id: BeneficiaryStatusId, seen: &IfMatch) -> ApiResult<()> {
    let (trainee, status) = open(op, Action::BeneficiaryClaim, id, seen)?;
    store::delete(op.conn, &status)?;
    let change = status.removal("beneficiary-status.delete");
    trainees::service::for_audience(op, &trainee, change)
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
    status.decide(input, trainee.commune_id, op.actor.id, op.now);
    store::update(op.conn, &status)?;
    let details = json!({"decision": input.decision, "reason": status.decision_reason});
    let change = status.change("beneficiary-status.decide").details(details);
    trainees::service::for_audience(op, &trainee, change)?;
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
    let status = store::find(op.conn, &Reach::All, id)?;
    Ok(status.filter(|status| status.trainee_id == trainee && status.holds_on(day)))
}

/// # Errors
/// 409 when two trainees have the same group from the same day, so that they cannot be one.
pub fn expect_mergeable(op: &mut Op, one: TraineeId, other: TraineeId) -> ApiResult<()> {
    let statuses = store::of_trainee(op.conn, one)?;
    let others = store::of_trainee(op.conn, other)?;
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
    let mut moved = Vec::new();
    for mut status in store::of_trainee(op.conn, from)? {
        if only.is_some_and(|only| !only.contains(&status.id)) {
            continue;
        }
        status.trainee_id = to;
        status.version += 1;
        status.updated_at = op.now;
        store::update(op.conn, &status)?;
        let details = json!({"fromTraineeId": from, "toTraineeId": to});
        let change = status
            .change("beneficiary-status.hand-over")
            .details(details);
        trainees::service::for_audience(op, &trainee, change)?;
        moved.push(status.id);
    }
    Ok(moved)
}

fn within(op: &mut Op, reach: &Reach, id: BeneficiaryStatusId) -> ApiResult<BeneficiaryStatus> {
    store::find(op.conn, reach, id)?.ok_or_else(ApiError::not_found)
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

/// What needs the database to be checked. The group must have been in use when the status
/// begins.
fn check(op: &mut Op, status: &BeneficiaryStatus, mut problems: Problems) -> ApiResult<()> {
    codes::expect(
        op.conn,
        &mut problems,
        "beneficiary-groups",
        &status.beneficiary_group,
        status.valid_from,
        "/group",
    )?;
    problems.check()
}
