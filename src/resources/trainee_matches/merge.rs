//! Everything that hangs on two records of one person, brought together and taken apart.

use super::model::Moved;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::TraineeId;
use crate::resources::{
    beneficiary_statuses, certificates, employment_outcomes, enrolments, trainees,
};

/// Move everything of `gone` to `survivor`, whose record its id leads to from now on. Of two citizen
/// IDs that of `valid` holds.
///
/// # Errors
/// 409 when the two cannot be one person on file: both have a citizen ID and nobody says which
/// holds, an enrolment in the same class or at the same time, or a status of one group from one day.
pub(super) fn merge(
    op: &mut Op,
    survivor: TraineeId,
    gone: TraineeId,
    valid: Option<TraineeId>,
) -> ApiResult<Moved> {
    // First the record, which locks both rows.
    let record = trainees::service::merge(op, survivor, gone, valid)?;
    enrolments::service::expect_mergeable(op, survivor, gone)?;
    beneficiary_statuses::service::expect_mergeable(op, survivor, gone)?;
    let beneficiary_statuses = beneficiary_statuses::service::hand_over(op, gone, survivor, None)?;
    let enrolments = enrolments::service::hand_over(op, gone, survivor, None)?;
    certificates::service::follow(op, &enrolments)?;
    employment_outcomes::service::follow(op, &enrolments)?;
    Ok(Moved {
        enrolments: enrolments.iter().map(|enrolment| enrolment.id).collect(),
        beneficiary_statuses,
        record,
    })
}

/// Give back to `gone` what was `moved` to `survivor` and is still there. What was made since the
/// merge stays with the survivor; certificates and outcomes go where their enrolment goes.
///
/// # Errors
/// 409 when the survivor was merged into yet another record.
pub(super) fn reverse(
    op: &mut Op,
    survivor: TraineeId,
    gone: TraineeId,
    moved: &Moved,
) -> ApiResult<()> {
    trainees::service::restore(op, survivor, gone, &moved.record)?;
    let statuses = Some(moved.beneficiary_statuses.as_slice());
    beneficiary_statuses::service::hand_over(op, survivor, gone, statuses)?;
    let enrolments = Some(moved.enrolments.as_slice());
    let enrolments = enrolments::service::hand_over(op, survivor, gone, enrolments)?;
    certificates::service::follow(op, &enrolments)?;
    employment_outcomes::service::follow(op, &enrolments)?;
    trainees::service::leave_behind(op, survivor, &moved.record)
}
