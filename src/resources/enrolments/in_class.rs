//! The enrolments of a class, for papers that list its people.

use std::collections::HashMap;

use super::model::Enrolment;
use super::store;
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{ClassId, EnrolmentId, TraineeId};

/// The enrolments of a class that the caller may read, and whose they are.
///
/// # Errors
/// 403 when the caller may read none.
pub fn of_class(op: &mut Op, class: ClassId) -> ApiResult<Vec<(EnrolmentId, TraineeId)>> {
    let reach = op.require(Action::EnrolmentRead)?;
    store::of_class(op.conn(), &reach, class)
}

/// These enrolments as far as the caller may read them. Who shows them notes that they were seen.
///
/// # Errors
/// 403 when the caller may read none.
pub fn rows_by_id(op: &mut Op, ids: &[EnrolmentId]) -> ApiResult<HashMap<EnrolmentId, Enrolment>> {
    let reach = op.require(Action::EnrolmentRead)?;
    let rows = store::by_ids(op.conn(), &reach, ids)?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
