//! A course as its school's own system knows it: sent whole, under its own key.

use serde_json::json;

use super::model::{Course, CourseInput};
use super::{RESOURCE, service, store};
use crate::platform::authz::{Action, Reach};
use crate::platform::error::{ApiResult, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::CourseId;
use crate::platform::op::Op;
use crate::platform::upsert::{Outcome, Precondition, Upserted};

/// Enter the course that the caller's key names, or make it what `input` says.
///
/// # Errors
/// Those of entering and changing a course; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    key: &ExternalId,
    input: &CourseInput,
    seen: &Precondition,
) -> ApiResult<Upserted<CourseId>> {
    let reach = op.require(Action::CourseWrite)?;
    let known = match external_ids::find_locked(op, RESOURCE, key)? {
        Some(id) => Some(id.typed()),
        None => unnamed(op, &reach, key, input)?,
    };
    let keys = external_ids::together(key, &input.external_ids);
    let Some(id) = known else {
        seen.check_absent()?;
        let course = service::enter(op, &reach, input, &keys)?;
        return Ok(Upserted::new(course.id, Outcome::Created));
    };
    let course = service::own_locked(op, &reach, id)?;
    seen.check(course.version)?;
    let before = course.version;
    let course = put(op, &reach, course, input)?;
    let rekeyed = external_ids::add(op, course.keyed(), &keys)?;
    Ok(Upserted::kept(id, course.version != before || rekeyed))
}

/// The course of that code and edition which the school entered without a key of this system: the
/// key is its own from now on.
fn unnamed(
    op: &mut Op,
    reach: &Reach,
    key: &ExternalId,
    input: &CourseInput,
) -> ApiResult<Option<CourseId>> {
    let school = match reach {
        Reach::School(own) => Some(*own),
        _ => input.school_id,
    };
    let Some(school) = school else {
        return Ok(None);
    };
    match store::with_code(op.conn(), school, &input.code, input.edition)? {
        Some(id) if !external_ids::is_named(op, RESOURCE, id.any(), &key.system)? => Ok(Some(id)),
        _ => Ok(None),
    }
}

fn put(op: &mut Op, reach: &Reach, course: Course, input: &CourseInput) -> ApiResult<Course> {
    let mut next = course.clone();
    next.apply(input, op.now, &mut Problems::new());
    let same_school = input
        .school_id
        .is_none_or(|school| school == course.school_id);
    if same_school && next.says_as(&course) {
        return Ok(course);
    }
    service::amend(op, reach, course, input, json!({"upsert": true}))
}
