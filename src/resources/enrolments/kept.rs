//! What a row says of an enrolment and does not change.

use super::input::EnrolmentUpsert;
use super::model::Enrolment;
use super::store;
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, FieldError};
use crate::platform::op::Op;

/// A warning, if others than the school have taken the last step, and the row leads elsewhere.
///
/// # Errors
/// When the database fails.
pub fn taken_by_others(
    op: &mut Op,
    reach: &Reach,
    enrolment: &Enrolment,
) -> ApiResult<Option<FieldError>> {
    if *reach == Reach::All {
        return Ok(None);
    }
    let by = store::last_step_by(op.conn(), (enrolment.trainee_id, enrolment.id))?;
    let others = by.is_some() && by != op.actor.bound.organisation;
    Ok(others.then(|| {
        let warning = FieldError::at(ErrorCode::KeptAsRegistered, "/status");
        warning.with("kept", enrolment.status.as_str())
    }))
}

/// A warning for each day that differs from the recorded one, where no step is taken.
pub fn kept_days(enrolment: &Enrolment, sent: &EnrolmentUpsert) -> Vec<FieldError> {
    kept([
        (sent.status_date, Some(enrolment.status_date), "/statusDate"),
        (sent.started_date, enrolment.started_date, "/startedDate"),
    ])
}

/// A warning for each text that an export has and no row changes, where it differs from the recorded one.
pub fn kept_texts(enrolment: &Enrolment, sent: &EnrolmentUpsert) -> Vec<FieldError> {
    let (reason, overlap) = (&sent.status_reason, &sent.overlap_override);
    kept([
        (
            reason.as_ref(),
            enrolment.status_reason.as_ref(),
            "/statusReason",
        ),
        (
            overlap.as_ref(),
            enrolment.overlap_override.as_ref(),
            "/overlapOverride",
        ),
    ])
}

/// A warning for each value that is sent and not the recorded one.
fn kept<V: PartialEq>(values: [(Option<V>, Option<V>, &str); 2]) -> Vec<FieldError> {
    let values = values.into_iter();
    let differ = values.filter(|(sent, recorded, _)| sent.is_some() && sent != recorded);
    differ
        .map(|(.., pointer)| FieldError::at(ErrorCode::KeptAsRecorded, pointer))
        .collect()
}
