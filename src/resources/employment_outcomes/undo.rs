//! A confirmation, or an outcome that nobody has confirmed, is taken back: by those who gave it while it
//! is fresh, by the lead agency at any time.

use serde_json::json;

use super::model::{Outcome, OutcomeView};
use super::steps::{OutcomeStatus, OutcomeStep, OutcomeSteps};
use super::{RESOURCE, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::resource::Step;
use crate::platform::resource::steps::{self, Known, UndoInput};
use crate::platform::values::ids::OutcomeId;
use crate::platform::wire::preconditions::IfMatch;

/// Every step of an outcome that the caller may see, the record first.
pub fn steps(op: &mut Op, id: OutcomeId) -> ApiResult<OutcomeSteps> {
    let reach = op.require(Action::OutcomeRead)?;
    let outcome = service::within(op, &reach, id)?;
    let mut taken = OutcomeStep::all(op.conn(), &outcome)?;
    if outcome.withdrawn_at.is_none() {
        taken.insert(0, OutcomeStep::recorded(op, &outcome));
    }
    op.log_access(RESOURCE, [id.any()]);
    let known = Known::to(op, &reach);
    let data = taken.into_iter().map(|step| step.into_view(&known));
    Ok(OutcomeSteps {
        data: data.collect(),
    })
}

/// Take the confirmation back or, where there is none, the outcome itself, if it was given within so
/// many `days` or the caller is the lead agency.
pub fn undo(
    op: &mut Op,
    id: OutcomeId,
    seen: &IfMatch,
    input: &UndoInput,
    days: u32,
) -> ApiResult<OutcomeView> {
    let reach = op.require(Action::OutcomeUndo)?;
    let before = service::within(op, &reach, id)?;
    seen.check(before.version)?;
    if before.withdrawn_at.is_some() {
        let error = ApiError::new(ErrorCode::NoStepToUndo);
        return Err(error.with("status", "WITHDRAWN"));
    }
    let confirmed = before.confirmed_date.is_some();
    let reach = op.require(if confirmed {
        Action::OutcomeConfirm
    } else {
        Action::OutcomeRecord
    })?;
    let before = service::within(op, &reach, before.id)?;
    let outcome = if confirmed {
        unconfirm(op, &reach, &before, input, days)?
    } else {
        withdraw(op, &reach, &before, input, days)?
    };
    Ok(outcome.into_view(matches!(reach, Reach::Enterprise(_))))
}

fn unconfirm(
    op: &mut Op,
    reach: &Reach,
    before: &Outcome,
    input: &UndoInput,
    days: u32,
) -> ApiResult<Outcome> {
    let status = OutcomeStatus::Confirmed.as_str();
    let (steps, last) = steps::last::<OutcomeStep>(op, before, status)?;
    steps::check_who(op, reach, last.mark(), days)?;
    let mut outcome = before.clone();
    outcome.follow(&steps);
    outcome.version += 1;
    store::update(op.conn(), &outcome)?;
    let last = steps::take_back(op, last, &input.reason)?;
    tell(op, (before, &outcome), &last)?;
    Ok(outcome)
}

fn withdraw(
    op: &mut Op,
    reach: &Reach,
    before: &Outcome,
    input: &UndoInput,
    days: u32,
) -> ApiResult<Outcome> {
    let recorded = OutcomeStep::recorded(op, before);
    steps::check_who(op, reach, recorded.mark(), days)?;
    let mut outcome = before.clone();
    outcome.withdrawn_at = Some(op.now);
    outcome.version += 1;
    store::update(op.conn(), &outcome)?;
    recorded.insert(op.conn())?;
    let recorded = steps::take_back(op, recorded, &input.reason)?;
    tell(op, (before, &outcome), &recorded)?;
    Ok(outcome)
}

fn tell(op: &mut Op, (before, outcome): (&Outcome, &Outcome), step: &OutcomeStep) -> ApiResult<()> {
    let details = json!({
        "from": step.status, "step": step.number, "reason": step.undo_reason,
        "provenance": outcome.provenance,
    });
    let change = outcome.change("outcome.undo").details(details);
    op.record(&change.replacing(before, op.now)?)
}
