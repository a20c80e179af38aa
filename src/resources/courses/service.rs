//! Rules of courses.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RESOURCE;
use super::model::{Course, CourseFilter, CourseInput, CourseStatus, CourseView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::codes;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::{AnyId, CourseId, OccupationId, SchoolId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::platform::query::Shape;
use crate::resources::{licence_lines, occupations, schools};

pub use super::upsert::upsert;

pub fn list(op: &mut Op, query: &ListQuery<CourseFilter>) -> ApiResult<Page<CourseView>> {
    let reach = op.require(Action::CourseRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    slice.into_page_of(|rows| views(op, rows, &query.listing.shape))
}

pub fn read(op: &mut Op, id: CourseId, shape: &Shape) -> ApiResult<CourseView> {
    let reach = op.require(Action::CourseRead)?;
    let course = within(op, &reach, id)?;
    view(op, course, shape)
}

pub fn create(op: &mut Op, input: &CourseInput) -> ApiResult<CourseView> {
    let reach = op.require(Action::CourseWrite)?;
    let course = enter(op, &reach, input, &input.external_ids)?;
    view(op, course, &Shape::default())
}

/// Store a new course, known by `keys`.
pub(super) fn enter(
    op: &mut Op,
    reach: &Reach,
    input: &CourseInput,
    keys: &[ExternalId],
) -> ApiResult<Course> {
    let mut problems = Problems::new();
    let school = schools::service::acting(op, reach, input.school_id, &mut problems)?;
    let course = Course::new(school.id, input, op.now, &mut problems);
    check(op, &course, problems)?;
    if course.status == CourseStatus::Retired {
        return Err(forbidden(None, course.status));
    }
    store::insert(op.conn(), &course)?;
    external_ids::give(op, RESOURCE, course.id.any(), keys)?;
    op.record(&course.change("course.create"))?;
    Ok(course)
}

pub fn change(
    op: &mut Op,
    id: CourseId,
    seen: &IfMatch,
    patch: &MergePatch<CourseInput>,
) -> ApiResult<CourseView> {
    let reach = op.require(Action::CourseWrite)?;
    let course = own_locked(op, &reach, id)?;
    seen.check(course.version)?;
    let keys = external_ids::of_row(op, RESOURCE, id.any())?;
    let input = patch.apply(&course.to_input(keys))?;
    let details = json!({"members": patch.members()});
    let course = amend(op, &reach, course, &input, details)?;
    external_ids::replace(op, course.keyed(), &input.external_ids)?;
    view(op, course, &Shape::default())
}

/// Store what `input` says of a course as its next version.
pub(super) fn amend(
    op: &mut Op,
    reach: &Reach,
    mut course: Course,
    input: &CourseInput,
    details: Value,
) -> ApiResult<Course> {
    let before = course.clone();
    let mut problems = Problems::new();
    schools::service::expect_same(reach, before.school_id, input.school_id, &mut problems);
    course.apply(input, op.now, &mut problems);
    check(op, &course, problems)?;
    check_step(op, &before, &course)?;
    store::update(op.conn(), &course)?;
    op.record(&course.change("course.change").details(details))?;
    if before.keys() != course.keys() {
        op.record_effect(&course.rekey(&before))?;
    }
    Ok(course)
}

/// Delete a course that has no classes. One that was taught is retired instead.
pub fn delete(op: &mut Op, id: CourseId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::CourseWrite)?;
    dialect::lock_row(op.conn(), "courses", id)?;
    let course = own(op, &reach, id)?;
    seen.check(course.version)?;
    if store::has_classes(op.conn(), id)? {
        return Err(ApiError::new(ErrorCode::CourseHasClasses));
    }
    let keys = external_ids::remove(op, RESOURCE, id.any())?;
    store::delete(op.conn(), &course)?;
    let mut natural = course.keys();
    natural["externalIds"] = json!(keys);
    op.record(
        &Change::delete("course.delete", RESOURCE, id.any(), course.version)
            .keys(natural)
            .school(course.school_id)
            .open(course.status != CourseStatus::Draft),
    )
}

/// The view of a course that the caller has just written.
///
/// # Errors
/// 404 when there is no such course.
pub fn written(op: &mut Op, id: CourseId) -> ApiResult<CourseView> {
    let course = within(op, &Reach::All, id)?;
    view(op, course, &Shape::default())
}

/// The course that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none within reach.
pub fn by_key(op: &mut Op, key: &ExternalId, shape: &Shape) -> ApiResult<CourseView> {
    op.require(Action::CourseRead)?;
    let id = external_ids::find(op, RESOURCE, key)?.ok_or_else(ApiError::not_found)?;
    read(op, id.typed(), shape)
}

/// The course, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: CourseId) -> ApiResult<Course> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// The course of this school, kept from changing until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn locked_of_school(op: &mut Op, school: SchoolId, id: CourseId) -> ApiResult<Option<Course>> {
    dialect::lock_row(op.conn(), "courses", id)?;
    let course = store::find(op.conn(), &Reach::School(school), id)?;
    Ok(course.filter(|course| course.school_id == school))
}

/// The fewest hours that a course of this level may have, as its code list says.
///
/// # Errors
/// When the database fails.
pub fn minimum_hours(op: &mut Op, level: &str) -> ApiResult<i64> {
    let minimum = codes::attribute(op.conn(), "training-levels", level, "minimumHours")?;
    Ok(minimum.and_then(|hours| hours.as_i64()).unwrap_or(0))
}

/// Views of these courses as far as the caller may see them, for rows that carry them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[CourseId]) -> ApiResult<HashMap<CourseId, CourseView>> {
    expanded_by_id(op, ids, &Shape::default())
}

/// [`views_by_id`] with further rows inside, as `shape` asks.
///
/// # Errors
/// When the database fails.
pub fn expanded_by_id(
    op: &mut Op,
    ids: &[CourseId],
    shape: &Shape,
) -> ApiResult<HashMap<CourseId, CourseView>> {
    let Some(reach) = op.actor.reach_for(Action::CourseRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::find_all(op.conn(), &reach, ids)?;
    let views = views(op, rows, shape)?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::CourseRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// [`own`], kept from changing until the transaction ends: a class that is opened meanwhile takes
/// the same lock before it looks at the course.
pub(super) fn own_locked(op: &mut Op, reach: &Reach, id: CourseId) -> ApiResult<Course> {
    dialect::lock_row(op.conn(), "courses", id)?;
    own(op, reach, id)
}

/// A course that the caller may change. Another school's published one can be read, but looks
/// absent to a change.
fn own(op: &mut Op, reach: &Reach, id: CourseId) -> ApiResult<Course> {
    let course = within(op, reach, id)?;
    if reach.includes_school(course.school_id) {
        Ok(course)
    } else {
        Err(ApiError::not_found())
    }
}

/// What needs the database to be checked.
fn check(op: &mut Op, course: &Course, mut problems: Problems) -> ApiResult<()> {
    let today = op.today();
    for (list, code, pointer) in [
        ("training-levels", &course.level, "/level"),
        ("course-kinds", &course.kind, "/kind"),
    ] {
        codes::expect(op, &mut problems, list, code, today, pointer)?;
    }
    licence_lines::service::expect_level(op, course.occupation_id, &course.level, &mut problems)?;
    let minimum = minimum_hours(op, &course.level)?;
    if i64::from(course.total_hours()) < minimum {
        problems
            .add(ErrorCode::HoursBelowMinimum, "/practiceHours")
            .param("minimum", minimum)
            .param("given", course.total_hours());
    }
    problems.check()
}

/// Whether a course may become what it is now.
fn check_step(op: &mut Op, before: &Course, course: &Course) -> ApiResult<()> {
    let (from, to) = (before.status, course.status);
    if from != to && !from.next().contains(&to) {
        return Err(forbidden(Some(from), to));
    }
    let same = before.occupation_id == course.occupation_id && before.level == course.level;
    if !same && store::has_classes(op.conn(), course.id)? {
        let pointer = if before.level == course.level {
            "/occupationId"
        } else {
            "/level"
        };
        return Err(ApiError::at(ErrorCode::CourseHasClasses, pointer));
    }
    Ok(())
}

fn forbidden(from: Option<CourseStatus>, to: CourseStatus) -> ApiError {
    let allowed = from.map_or(
        [CourseStatus::Draft, CourseStatus::Active].as_slice(),
        CourseStatus::next,
    );
    ApiError::at(ErrorCode::StateForbids, "/status")
        .with("from", from.map(CourseStatus::as_str))
        .with("to", to.as_str())
        .with("allowed", json!(allowed))
}

fn view(op: &mut Op, course: Course, shape: &Shape) -> ApiResult<CourseView> {
    views(op, vec![course], shape)?
        .pop()
        .ok_or_else(ApiError::not_found)
}

/// Views in the order of `rows`.
fn views(op: &mut Op, rows: Vec<Course>, shape: &Shape) -> ApiResult<Vec<CourseView>> {
    let ids: Vec<AnyId> = rows.iter().map(|course| course.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &ids)?;
    let mut schools = HashMap::new();
    if shape.expands("school") {
        let ids: Vec<SchoolId> = rows.iter().map(|course| course.school_id).collect();
        schools = schools::service::views_by_id(op, &ids)?;
    }
    let mut named = HashMap::new();
    if shape.expands("occupation") {
        let ids: Vec<OccupationId> = rows.iter().map(|course| course.occupation_id).collect();
        named = occupations::service::views_by_id(op, &ids)?;
    }
    let view = |course: Course| {
        let keys = keys.remove(&course.id.any()).unwrap_or_default();
        let occupation = named.get(&course.occupation_id).cloned();
        let school = schools.get(&course.school_id).cloned();
        course.into_view(keys, occupation, school)
    };
    Ok(rows.into_iter().map(view).collect())
}
