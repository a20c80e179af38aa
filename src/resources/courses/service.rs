//! What other resources ask of courses.

use std::sync::Arc;

use super::model::{Course, CourseStatus};
use super::store::{self, CodeAndName};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::{Op, code_values};
use crate::platform::resource::import::key;
use crate::platform::resource::named::Named;
use crate::platform::resource::{Resource, Stored};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{CourseId, SchoolId};
use crate::platform::values::text::fold;
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

/// The course of this key of the sender, or of this code or this name among those that it may open classes of,
/// at `school` where one is named. Of several editions the active one is meant.
///
/// # Errors
/// When the database fails.
pub fn called(
    op: &mut Op,
    system: &str,
    text: &str,
    school: Option<SchoolId>,
) -> ApiResult<Named<CourseId>> {
    if let Some(id) = external_ids::find(op, Course::NAME, &key(system, text))? {
        return Ok(Named::One(id.typed()));
    }
    let Some(reach) = op.actor.reach_for(Action::ClassWrite) else {
        return Ok(Named::Nothing);
    };
    let rows = op.memoized(Course::NAME, "codes and names", |op| {
        Ok(Arc::new(store::codes_and_names(op.conn(), &reach)?))
    })?;
    let name = fold(text);
    let of_school: Vec<&CodeAndName> = rows
        .iter()
        .filter(|(_, own, ..)| school.is_none_or(|school| school == *own))
        .collect();
    let by_code = of_school
        .iter()
        .filter(|(.., code, _, _)| code == text.trim());
    let mut meant: Vec<&CodeAndName> = by_code.copied().collect();
    if meant.is_empty() {
        let by_name = of_school.iter().filter(|(.., own, _)| *own == name);
        meant = by_name.copied().collect();
    }
    let is_active = |row: &&CodeAndName| row.4 == CourseStatus::Active;
    if meant.iter().any(is_active) {
        meant.retain(is_active);
    }
    Ok(Named::among(meant.into_iter().map(|row| row.0).collect()))
}

/// The fewest hours that a course of this level may have, as its code list says.
///
/// # Errors
/// When the database fails.
pub fn minimum_hours(op: &mut Op, level: &str) -> ApiResult<i64> {
    let minimum = code_values::attribute(op.conn(), "training-levels", level, "minimumHours")?;
    Ok(minimum.and_then(|hours| hours.as_i64()).unwrap_or(0))
}
