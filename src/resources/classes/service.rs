//! Rules of classes.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RESOURCE;
use super::filter::ClassFilter;
use super::model::{Class, ClassInput, Resolved};
use super::state::ClassStatus;
use super::view::ClassView;
use super::{seats, store};
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::{AnyId, ClassId, CourseId, LicenceLineId, SchoolId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::platform::query::Shape;
use crate::resources::courses::{Course, CourseStatus};
use crate::resources::{admin_units, campuses, courses, licence_lines, occupations, schools};

pub use super::seats::{foresee_rows, is_locked, release_seat, take_seat};
pub use super::transitions::transition;
pub use super::upsert::upsert;

/// Size of a class where the occupation says nothing.
const USUAL_SIZE: (i32, i32) = (25, 35);

pub fn list(op: &mut Op, query: &ListQuery<ClassFilter>) -> ApiResult<Page<ClassView>> {
    let reach = op.require(Action::ClassRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    slice.into_page_of(|rows| views(op, rows, &query.listing.shape))
}

pub fn read(op: &mut Op, id: ClassId, shape: &Shape) -> ApiResult<ClassView> {
    let reach = op.require(Action::ClassRead)?;
    let class = within(op, &reach, id)?;
    view(op, class, shape)
}

/// Plan a class; the view, and what is unusual about it.
pub fn create(op: &mut Op, input: &ClassInput) -> ApiResult<(ClassView, Vec<FieldError>)> {
    let reach = op.require(Action::ClassWrite)?;
    let mut problems = Problems::new();
    let school = schools::service::acting(op, &reach, input.school_id, &mut problems)?;
    let (class, warnings) = plan(op, school.id, input, &input.external_ids, problems)?;
    Ok((view(op, class, &Shape::default())?, warnings))
}

/// Store a class of this school, known by `keys`.
pub(super) fn plan(
    op: &mut Op,
    school: SchoolId,
    input: &ClassInput,
    keys: &[ExternalId],
    mut problems: Problems,
) -> ApiResult<(Class, Vec<FieldError>)> {
    let mut class = Class::new(school, input, op.now, &mut problems);
    let course = resolve(op, &mut class, None, problems)?;
    store::insert(op.conn(), &class)?;
    external_ids::give(op, RESOURCE, class.id.any(), keys)?;
    op.record(&class.change("class.create"))?;
    let warnings = size_warnings(op, &class, &course)?;
    Ok((class, warnings))
}

pub fn change(
    op: &mut Op,
    id: ClassId,
    seen: &IfMatch,
    patch: &MergePatch<ClassInput>,
) -> ApiResult<(ClassView, Vec<FieldError>)> {
    let reach = op.require(Action::ClassWrite)?;
    let class = own_locked(op, &reach, id)?;
    seen.check(class.version)?;
    let keys = external_ids::of_row(op, RESOURCE, id.any())?;
    let input = patch.apply(&class.to_input(keys))?;
    let details = json!({"members": patch.members()});
    let (class, warnings) = amend(op, &reach, class, &input, details)?;
    external_ids::replace(op, class.keyed(), &input.external_ids)?;
    Ok((view(op, class, &Shape::default())?, warnings))
}

/// Store what `input` says of a class as its next version.
pub(super) fn amend(
    op: &mut Op,
    reach: &Reach,
    mut class: Class,
    input: &ClassInput,
    details: Value,
) -> ApiResult<(Class, Vec<FieldError>)> {
    let before = class.clone();
    check_underway(&before, input)?;
    let mut problems = Problems::new();
    schools::service::expect_same(reach, before.school_id, input.school_id, &mut problems);
    class.apply(input, op.now, &mut problems);
    let course = resolve(op, &mut class, Some(&before), problems)?;
    check_moved_seats(op, &before, &class)?;
    store::update(op.conn(), &class)?;
    op.record(&class.change("class.change").details(details))?;
    if before.code != class.code {
        op.record_effect(&class.rekey(&before))?;
    }
    let warnings = size_warnings(op, &class, &course)?;
    Ok((class, warnings))
}

/// Delete a class that is only planned. One that was announced is cancelled instead.
pub fn delete(op: &mut Op, id: ClassId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::ClassWrite)?;
    let class = own_locked(op, &reach, id)?;
    seen.check(class.version)?;
    if class.status != ClassStatus::Planned {
        return Err(ApiError::new(ErrorCode::StateForbids).with("from", class.status.as_str()));
    }
    let enrolments = store::enrolments_of(op.conn(), id)?;
    if enrolments > 0 {
        return Err(ApiError::new(ErrorCode::ClassHasEnrolments).with("count", enrolments));
    }
    let keys = external_ids::remove(op, RESOURCE, id.any())?;
    store::delete(op.conn(), &class)?;
    let mut natural = class.keys();
    natural["externalIds"] = json!(keys);
    op.record(
        &Change::delete("class.delete", RESOURCE, id.any(), class.version)
            .keys(natural)
            .school(class.school_id)
            .commune(class.commune_id),
    )
}

/// The view of a class that the caller has just written.
///
/// # Errors
/// 404 when there is no such class.
pub fn written(op: &mut Op, id: ClassId) -> ApiResult<ClassView> {
    let class = within(op, &Reach::All, id)?;
    view(op, class, &Shape::default())
}

/// The class that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none within reach.
pub fn by_key(op: &mut Op, key: &ExternalId, shape: &Shape) -> ApiResult<ClassView> {
    op.require(Action::ClassRead)?;
    let id = external_ids::find(op, RESOURCE, key)?.ok_or_else(ApiError::not_found)?;
    read(op, id.typed(), shape)
}

/// The class, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    if let Some(kept) = op.kept::<Class>(RESOURCE, id)
        && reach.includes_school(kept.school_id)
    {
        return Ok(kept);
    }
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Views of these classes as far as the caller may see them, for rows that carry them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[ClassId]) -> ApiResult<HashMap<ClassId, ClassView>> {
    expanded_by_id(op, ids, &Shape::default())
}

/// [`views_by_id`] with further rows inside, as `shape` asks.
///
/// # Errors
/// When the database fails.
pub fn expanded_by_id(
    op: &mut Op,
    ids: &[ClassId],
    shape: &Shape,
) -> ApiResult<HashMap<ClassId, ClassView>> {
    let Some(reach) = op.actor.reach_for(Action::ClassRead) else {
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
    let reach = op.require(Action::ClassRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// A class that the caller may change, kept from changing meanwhile. Another school's published
/// one can be read, but looks absent to a change.
pub(super) fn own_locked(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    let class = seats::locked(op, reach, id)?;
    if reach.includes_school(class.school_id) {
        Ok(class)
    } else {
        Err(ApiError::not_found())
    }
}

pub(super) fn view(op: &mut Op, class: Class, shape: &Shape) -> ApiResult<ClassView> {
    views(op, vec![class], shape)?
        .pop()
        .ok_or_else(ApiError::not_found)
}

/// Put in what is looked up for a class, check it, and return the course.
fn resolve(
    op: &mut Op,
    class: &mut Class,
    before: Option<&Class>,
    mut problems: Problems,
) -> ApiResult<Course> {
    let place = admin_units::service::place_of(op, class.unit_id, "/unitId", &mut problems)?;
    if let Some(campus) = class.campus_id {
        let found = campuses::service::of_school(op, class.school_id, campus);
        if matches!(&found, Err(error) if error.code() == ErrorCode::NotFound) {
            problems.add(ErrorCode::ReferenceUnknown, "/campusId");
        } else {
            found?;
        }
    }
    let course = courses::service::locked_of_school(op, class.school_id, class.course_id)?;
    let Some(course) = course else {
        problems.add(ErrorCode::ReferenceUnknown, "/courseId");
        return Err(problems
            .check()
            .err()
            .unwrap_or_else(|| ApiError::new(ErrorCode::Internal)));
    };
    // A class that has its course keeps it when the course is retired.
    let chosen = before.is_none_or(|before| before.course_id != class.course_id);
    if chosen && course.status != CourseStatus::Active {
        problems
            .add(ErrorCode::CourseNotActive, "/courseId")
            .param("status", course.status.as_str());
    }
    let line = covering_line(op, class, &course, before, &mut problems)?;
    problems.check()?;
    if let (Some(place), Some(licence_line)) = (place, line) {
        class.resolve(Resolved {
            licence_line,
            commune: place.commune,
        });
    }
    Ok(course)
}

/// The licence line of the class; one that still covers it stays.
fn covering_line(
    op: &mut Op,
    class: &Class,
    course: &Course,
    before: Option<&Class>,
    problems: &mut Problems,
) -> ApiResult<Option<LicenceLineId>> {
    let same = before.filter(|before| {
        before.course_id == class.course_id
            && before.start_date == class.start_date
            && before.end_date == class.end_date
    });
    if let Some(before) = same {
        return Ok(Some(before.licence_line_id));
    }
    let period = (class.start_date, class.end_date);
    let line = licence_lines::service::covering(
        op,
        class.school_id,
        course.occupation_id,
        &course.level,
        period,
    )?;
    if line.is_none() {
        problems
            .add(ErrorCode::NoLicenceLine, "/courseId")
            .param("level", course.level.clone())
            .param("from", class.start_date.to_string())
            .param("to", class.end_date.to_string());
    }
    Ok(line.map(|line| line.id))
}

/// What was announced stays once teaching has begun.
fn check_underway(class: &Class, input: &ClassInput) -> ApiResult<()> {
    let refused = |pointer| {
        Err(ApiError::at(ErrorCode::StateForbids, pointer).with("from", class.status.as_str()))
    };
    if !class.status.is_underway() {
        return Ok(());
    }
    if input.course_id != class.course_id {
        return refused("/courseId");
    }
    if input.start_date != class.start_date {
        return refused("/startDate");
    }
    let over = class.status != ClassStatus::Running;
    if over && input.end_date != class.end_date {
        return refused("/endDate");
    }
    Ok(())
}

/// Seats that move to another line or year must fit the quota there.
fn check_moved_seats(op: &mut Op, before: &Class, class: &Class) -> ApiResult<()> {
    let moved = before.licence_line_id != class.licence_line_id
        || before.start_date.year() != class.start_date.year();
    if moved && class.seats_taken > 0 {
        return seats::expect_quota(op, class, "/startDate");
    }
    Ok(())
}

fn size_warnings(op: &mut Op, class: &Class, course: &Course) -> ApiResult<Vec<FieldError>> {
    let occupation = occupations::service::find(op, course.occupation_id)?;
    let (least, most) = occupation.map_or(USUAL_SIZE, |occupation| {
        (
            occupation.class_min.unwrap_or(USUAL_SIZE.0),
            occupation.class_max.unwrap_or(USUAL_SIZE.1),
        )
    });
    if (least..=most).contains(&class.capacity) {
        return Ok(Vec::new());
    }
    let warning = FieldError::at(ErrorCode::CapacityUnusual, "/capacity");
    Ok(vec![warning.with("least", least).with("most", most)])
}

/// Views in the order of `rows`.
fn views(op: &mut Op, rows: Vec<Class>, shape: &Shape) -> ApiResult<Vec<ClassView>> {
    let ids: Vec<AnyId> = rows.iter().map(|class| class.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &ids)?;
    let mut courses = HashMap::new();
    if shape.expands("course") {
        let ids: Vec<CourseId> = rows.iter().map(|class| class.course_id).collect();
        courses = courses::service::expanded_by_id(op, &ids, &shape.inside("course"))?;
    }
    let mut schools = HashMap::new();
    if shape.expands("school") {
        let ids: Vec<SchoolId> = rows.iter().map(|class| class.school_id).collect();
        schools = schools::service::views_by_id(op, &ids)?;
    }
    let view = |class: Class| {
        let keys = keys.remove(&class.id.any()).unwrap_or_default();
        let course = courses.get(&class.course_id).cloned();
        let school = schools.get(&class.school_id).cloned();
        class.into_view(keys, course, school)
    };
    Ok(rows.into_iter().map(view).collect())
}
