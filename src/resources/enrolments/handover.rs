//! Enrolments whose trainee turns out to be another row, when two rows of one person are merged
//! or taken apart.

use std::collections::HashSet;

use serde_json::json;

use super::model::Enrolment;
use super::store;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentId, TraineeId};
use crate::resources::enrolment_cases;

/// # Errors
/// 409 when two trainees cannot be one: neither has left one class in which both were enrolled, or
/// they are bound to classes at the same time.
pub fn expect_mergeable(op: &mut Op, one: TraineeId, other: TraineeId) -> ApiResult<()> {
    let mut claims = store::claims_of_all(op.conn(), &[one, other])?;
    let mut of = |record| claims.remove(&record).unwrap_or_default();
    let (claims, others) = (of(one), of(other));
    let clash = claims.iter().find(|claim| {
        others.iter().any(|other| {
            let here = |claim: &store::Claim| !claim.status.has_left();
            (claim.class_id == other.class_id && here(claim) && here(other))
                || (claim.binds()
                    && other.overlaps(claim.class_id, claim.start_date, claim.end_date))
        })
    });
    match clash {
        None => Ok(()),
        Some(claim) => {
            Err(ApiError::new(ErrorCode::MergeEnrolmentsClash)
                .with("classId", json!(claim.class_id)))
        }
    }
}

/// Give the enrolments of one trainee to another: all of them, or those of `only` that the first
/// one still has, with those in which they went on by a transfer. Returns them as they are now.
///
/// # Errors
/// When the database fails.
pub fn hand_over(
    op: &mut Op,
    from: TraineeId,
    to: TraineeId,
    only: Option<&[EnrolmentId]>,
) -> ApiResult<Vec<Enrolment>> {
    let mut enrolments = store::of_trainee(op.conn(), from)?;
    if let Some(only) = only {
        let mut going: HashSet<EnrolmentId> = only.iter().copied().collect();
        // A transfer leads to a later one.
        enrolments.sort_unstable_by_key(|enrolment| enrolment.id);
        enrolments.retain(|enrolment| {
            let goes = going.contains(&enrolment.id);
            going.extend(enrolment.transferred_to_id.filter(|_| goes));
            goes
        });
    }
    for enrolment in &mut enrolments {
        let before = enrolment.clone();
        enrolment.touch(op.now);
        store::hand_over(op.conn(), enrolment, to)?;
        enrolment_cases::service::hand_over(op, enrolment.id, from, to)?;
        let details = json!({"fromTraineeId": from, "toTraineeId": to});
        let change = enrolment.change("enrolment.hand-over").details(details);
        op.record(&change.replacing(&before, op.now)?)?;
    }
    Ok(enrolments)
}
