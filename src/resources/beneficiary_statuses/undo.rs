//! A decision on a claim is taken back: by the commune that decided while it is fresh, by the lead agency
//! at any time.

use serde_json::json;

use super::model::{BeneficiaryStatus, BeneficiaryStatusView, ClaimStatus};
use super::steps::{BeneficiaryStatusSteps, StatusStep};
use super::{RESOURCE, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::steps::{self, UndoInput};
use crate::platform::resource::{Concerns, Step};
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId};
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::{enrolments, trainees};

/// Every decision on a status that the caller may see.
pub fn steps(op: &mut Op, id: BeneficiaryStatusId) -> ApiResult<BeneficiaryStatusSteps> {
    let reach = op.require(Action::BeneficiaryRead)?;
    let status = service::within(op, &reach, id)?;
    let data = steps::views::<StatusStep>(op, &reach, &status)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(BeneficiaryStatusSteps { data })
}

/// Take the decision back, if it was taken within so many `days` or the caller is the lead agency. The
/// status is a claim again.
pub fn undo(
    op: &mut Op,
    id: BeneficiaryStatusId,
    seen: &IfMatch,
    input: &UndoInput,
    days: u32,
) -> ApiResult<BeneficiaryStatusView> {
    let reach = op.require(Action::BeneficiaryDecide)?;
    let before = locked(op, &reach, id)?;
    seen.check(before.version)?;
    let trainee = trainees::service::within(op, &reach, before.trainee_id)?;
    let (steps, last) = steps::last::<StatusStep>(op, &before, before.status.as_str())?;
    steps::check_who(op, &reach, last.mark(), days)?;
    check_unused(op, &reach, &before)?;
    let mut status = before.clone();
    status.follow(&steps);
    status.steps_undone = true;
    status.next_version(op.now);
    store::update(op.conn(), &status)?;
    let last = steps::take_back(op, last, &input.reason)?;
    let change = status.change("beneficiary-status.undo").details(json!({
        "from": before.status, "to": status.status, "step": last.number,
        "reason": last.undo_reason,
    }));
    service::tell(op, &trainee, change.replacing(&before, op.now)?)?;
    if before.status == ClaimStatus::Confirmed {
        enrolments::service::follow_evidence(op, trainee.id, id)?;
    }
    Ok(status.into_view())
}

/// The status, under which nobody is enrolled until the transaction ends.
fn locked(op: &mut Op, reach: &Reach, id: BeneficiaryStatusId) -> ApiResult<BeneficiaryStatus> {
    let status = service::within(op, reach, id)?;
    store::lock_trainee(op.conn(), status.trainee_id)?;
    service::within(op, reach, id)
}

/// 409 while enrolments stand on the confirmation, of which the caller is told those that they may see.
/// The lead agency takes it back nevertheless, and they follow.
fn check_unused(op: &mut Op, reach: &Reach, status: &BeneficiaryStatus) -> ApiResult<()> {
    if *reach == Reach::All || status.status != ClaimStatus::Confirmed {
        return Ok(());
    }
    let booked = enrolments::service::booked_under(op, status.trainee_id, status.id)?;
    if booked.is_empty() {
        return Ok(());
    }
    let seen = op.actor.reach_for(Action::EnrolmentRead);
    let shown = booked.iter().filter(|enrolment| {
        seen.as_ref()
            .is_some_and(|reach| enrolment.belongs_to(reach))
    });
    let ids: Vec<AnyId> = shown.map(|enrolment| enrolment.id.any()).collect();
    Err(steps::in_use(enrolments::RESOURCE, &ids).with("count", booked.len()))
}
