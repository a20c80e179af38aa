//! Statuses that rows of files state, night after night, and that an import is taken back with.

use serde_json::{Map, Value, json};

use super::model::{BeneficiaryStatus, BeneficiaryStatusInput, ClaimStatus};
use super::{service, store};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, FieldError};
use crate::platform::op::Op;
use crate::platform::resource::decided;
use crate::platform::resource::taking_back::{
    TakenBack, Written, changed_since, made, reverted, versions_made,
};
use crate::platform::values::ids::{BeneficiaryStatusId, TraineeId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::is_valid_on;
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::upsert::{Outcome, Upserted};
use crate::resources::trainees;

/// Claim the status unless the person has it: that of the group from this day, or where the row is not `dated`
/// one that holds on it. What is decided, or claimed by others, stays as it is; what the row does not say of a
/// claim stays, too.
///
/// # Errors
/// Those of claiming and changing a status.
pub fn state(
    op: &mut Op,
    trainee: TraineeId,
    input: &BeneficiaryStatusInput,
    dated: bool,
) -> ApiResult<Upserted<BeneficiaryStatusId>> {
    let reach = op.require(Action::BeneficiaryClaim)?;
    let person = trainees::service::within(op, &reach, trainee)?;
    trainees::service::expect_acquainted(op, &reach, &person)?;
    let Some(known) = known(op, trainee, input, dated)? else {
        let claimed = service::create(op, trainee, input)?;
        return Ok(Upserted::new(claimed.id, Outcome::Created));
    };
    let held = known.to_input();
    let next = BeneficiaryStatusInput {
        group: held.group.clone(),
        evidence_kind: nfc(&input.evidence_kind),
        evidence_number: input
            .evidence_number
            .as_deref()
            .map(nfc)
            .or_else(|| held.evidence_number.clone()),
        valid_from: held.valid_from,
        valid_to: input.valid_to.or(held.valid_to),
    };
    let differing: Vec<&str> = [
        (next.evidence_kind == held.evidence_kind, "evidenceKind"),
        (
            next.evidence_number == held.evidence_number,
            "evidenceNumber",
        ),
        (next.valid_to == held.valid_to, "validTo"),
    ]
    .into_iter()
    .filter_map(|(same, member)| (!same).then_some(member))
    .collect();
    let id = known.id;
    if differing.is_empty() {
        return Ok(Upserted::existing(id, false));
    }
    if known.status != ClaimStatus::Claimed || service::expect_own(op, &known).is_err() {
        let kept = differing.iter();
        let kept =
            kept.map(|name| FieldError::at(ErrorCode::KeptAsRegistered, &format!("/{name}")));
        return Ok(Upserted::existing(id, false).warn(kept.collect()));
    }
    let details = json!({"members": differing});
    service::amend(op, &person, known, &next, details)?;
    Ok(Upserted::existing(id, true))
}

/// The status of the person that the row is about.
fn known(
    op: &mut Op,
    trainee: TraineeId,
    input: &BeneficiaryStatusInput,
    dated: bool,
) -> ApiResult<Option<BeneficiaryStatus>> {
    let mut own = store::of_trainee(op.conn(), trainee)?;
    own.retain(|status| status.beneficiary_group == input.group);
    let from_then = own
        .iter()
        .position(|status| status.valid_from == input.valid_from);
    let holds = |status: &BeneficiaryStatus| {
        let day = input.valid_from;
        status.status != ClaimStatus::Rejected
            && is_valid_on(status.valid_from, status.valid_to, day)
    };
    let holding = own.iter().position(holds).filter(|_| !dated);
    let at = holding.or(from_then);
    Ok(at.map(|at| own.swap_remove(at)))
}

/// Take back what a row of an import has stated of a person. What was decided since stays.
///
/// # Errors
/// Those of changing and removing a claim.
pub fn take_back(op: &mut Op, written: &Written, trainee: TraineeId) -> ApiResult<TakenBack> {
    let mut all = TakenBack::nothing();
    for status in store::of_trainee(op.conn(), trainee)? {
        let part = Written {
            id: status.id.any(),
            created: made(op, written, "beneficiary-status.claim", status.id.any())?,
            ..written.clone()
        };
        let stays = |code| FieldError::at(code, "/beneficiaryGroup");
        if part.created {
            if changed_since(op, &part)? || status.status != ClaimStatus::Claimed {
                all.kept.push(stays(ErrorCode::ChangedSince));
            } else {
                service::delete(op, status.id, &IfMatch::any())?;
                all.done = true;
            }
        } else if !versions_made(op, &part)?.is_empty() {
            let done = put_back(op, &part, status)?;
            all.done |= done.done;
            all.kept.extend(done.kept);
        }
    }
    Ok(all)
}

/// Put back what the import has changed of a claim.
fn put_back(op: &mut Op, part: &Written, status: BeneficiaryStatus) -> ApiResult<TakenBack> {
    let reverted = reverted(op, part, &status, members)?;
    if status.status != ClaimStatus::Claimed || reverted.restored.is_empty() {
        let mut done = TakenBack::of(&reverted, status.version);
        if !reverted.restored.is_empty() {
            done.done = false;
            done.kept
                .push(FieldError::at(ErrorCode::ChangedSince, "/beneficiaryGroup"));
        }
        return Ok(done);
    }
    let reach = op.require(Action::BeneficiaryClaim)?;
    let person = trainees::service::within(op, &reach, status.trainee_id)?;
    let input: BeneficiaryStatusInput = typed(Value::Object(reverted.members.clone()))?;
    let details = json!({"takenBack": part.import, "members": reverted.restored});
    let version = status.version + 1;
    service::amend(op, &person, status, &input, details)?;
    Ok(TakenBack::of(&reverted, version))
}

fn members(status: &BeneficiaryStatus) -> ApiResult<Map<String, Value>> {
    decided::members_of(&status.to_input())
}
