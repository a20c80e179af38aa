//! Who has completed a class.

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::store;
use crate::platform::auth::authz::Reach;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::ClassId;

/// The completed enrolments of a class within `reach`, in the order of the names. They do not change
/// until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn completed_locked(op: &mut Op, reach: &Reach, class: ClassId) -> ApiResult<Vec<Enrolment>> {
    let ids = store::completed_in(op.conn(), reach, class)?;
    let trainees = store::trainees_of(op.conn(), &ids)?;
    let mut rows = store::lock_all(op.conn(), reach, &ids, &trainees)?;
    // One may have changed before it was locked.
    rows.retain(|row| row.status == EnrolmentStatus::Completed && row.class_id == class);
    rows.sort_by(|one, other| (&one.sort_key, one.id).cmp(&(&other.sort_key, other.id)));
    Ok(rows)
}
