//! What other resources ask of courses.

use super::model::Course;
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::{Op, code_values};
use crate::platform::resource::Stored;
use crate::platform::values::ids::{CourseId, SchoolId};
use crate::resources::schools;

/// The course of this school, or one that passed over with a school that closed, kept from changing
/// until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn locked_of_school(op: &mut Op, school: SchoolId, id: CourseId) -> ApiResult<Option<Course>> {
    dialect::lock_row(op.conn(), Course::TABLE, id)?;
    let Some(course) = Course::find(op.conn(), &Reach::All, id)? else {
        return Ok(None);
    };
    let serves = course.school_id == school
        || schools::service::kin(op, school)?.contains(&course.school_id);
    Ok(serves.then_some(course))
}

/// The fewest hours that a course of this level may have, as its code list says.
///
/// # Errors
/// When the database fails.
pub fn minimum_hours(op: &mut Op, level: &str) -> ApiResult<i64> {
    let minimum = code_values::attribute(op.conn(), "training-levels", level, "minimumHours")?;
    Ok(minimum.and_then(|hours| hours.as_i64()).unwrap_or(0))
}
