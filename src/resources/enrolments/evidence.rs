//! Enrolments follow the beneficiary status that they are booked under, when a decision on it is taken
//! back, or taken again.

use serde_json::json;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::{moved_class, places, service, store};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, TraineeId};
use crate::resources::classes;

/// Why a confirmation is taken back with the evidence on which it rested.
const EVIDENCE_WITHDRAWN: &str = "Xác nhận diện hỗ trợ đã được thu hồi";

/// The enrolments that are in the group of that status.
///
/// # Errors
/// When the database fails.
pub fn booked_under(
    op: &mut Op,
    trainee: TraineeId,
    status: BeneficiaryStatusId,
) -> ApiResult<Vec<Enrolment>> {
    let mut named = named_by(op, trainee, status)?;
    named.retain(|enrolment| {
        enrolment.beneficiary_group.is_some() && enrolment.status != EnrolmentStatus::Rejected
    });
    Ok(named)
}

/// Let enrolments that name the status be in its group while it holds on their first day, and in none
/// while it does not: who does not study yet is an applicant again then. The trainee is locked.
///
/// # Errors
/// When the database fails.
pub fn follow_evidence(
    op: &mut Op,
    trainee: TraineeId,
    status: BeneficiaryStatusId,
) -> ApiResult<()> {
    let named = named_by(op, trainee, status)?;
    let mut classes: Vec<ClassId> = named.iter().map(|enrolment| enrolment.class_id).collect();
    places::lock_classes(op, &mut classes)?;
    let mut left = 0;
    for enrolment in named {
        let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
        let first_day = enrolment.applied_date.max(class.start_date);
        let (status, mut expired) = (enrolment.beneficiary_status_id, Problems::new());
        let group = places::group_of(op, status, trainee, first_day, "", &mut expired)?;
        if group == enrolment.beneficiary_group {
            continue;
        }
        left += usize::from(group.is_none());
        if group.is_none() && enrolment.status.is_before_study() {
            moved_class::reopen(op, enrolment, EVIDENCE_WITHDRAWN)?;
        } else {
            set_group(op, enrolment, group)?;
        }
    }
    if left > 0 {
        let warning = FieldError::at(ErrorCode::EnrolmentsWithoutGroup, "");
        op.warn(warning.with("count", left));
    }
    Ok(())
}

fn set_group(op: &mut Op, mut enrolment: Enrolment, group: Option<String>) -> ApiResult<()> {
    let before = enrolment.clone();
    enrolment.beneficiary_group = group;
    let details = json!({"members": ["beneficiaryGroup"]});
    service::store_change(op, &before, enrolment, details).map(drop)
}

fn named_by(
    op: &mut Op,
    trainee: TraineeId,
    status: BeneficiaryStatusId,
) -> ApiResult<Vec<Enrolment>> {
    let mut enrolments = store::of_trainee(op.conn(), trainee)?;
    enrolments.retain(|enrolment| enrolment.beneficiary_status_id == Some(status));
    Ok(enrolments)
}
