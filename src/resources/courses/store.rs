//! SQL of courses. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{Course, CourseFilter, CourseStatus};
use crate::platform::authz::Reach;
use crate::platform::db::schema::{classes, courses};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, CourseId, SchoolId};
use crate::platform::page::{ListQuery, Slice};
use crate::{load_page, load_versions};

/// Rows the caller may see: a draft is its school's and the province's until it is active.
fn visible<'a>(reach: &Reach) -> courses::BoxedQuery<'a, DbBackend> {
    let rows = courses::table.into_boxed();
    let published = courses::status.ne(CourseStatus::Draft);
    match reach {
        Reach::All => rows,
        Reach::School(own) => rows.filter(courses::school_id.eq(*own).or(published)),
        _ => rows.filter(published),
    }
}

fn filtered<'a>(reach: &Reach, filter: &'a CourseFilter) -> courses::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(school) = filter.school_id {
        rows = rows.filter(courses::school_id.eq(school));
    }
    if let Some(occupation) = filter.occupation_id {
        rows = rows.filter(courses::occupation_id.eq(occupation));
    }
    if let Some(code) = &filter.code {
        rows = rows.filter(courses::code.eq(code));
    }
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(courses::level.eq_any(levels));
    }
    if let Some(kinds) = filter.kind.values() {
        rows = rows.filter(courses::kind.eq_any(kinds));
    }
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(courses::status.eq_any(statuses));
    }
    for (first, later) in filter.q.patterns() {
        let name = courses::folded_name;
        rows = rows.filter(name.like(first).or(name.like(later)));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<CourseFilter>,
) -> ApiResult<Slice<Course>> {
    load_page!(conn, query, courses, Course, filtered(reach, &query.filter))
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: CourseId) -> ApiResult<Option<Course>> {
    let row = visible(reach)
        .filter(courses::id.eq(id))
        .select(Course::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn find_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[CourseId],
) -> ApiResult<Vec<Course>> {
    let rows = visible(reach)
        .filter(courses::id.eq_any(ids))
        .select(Course::as_select());
    Ok(rows.load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), courses, after, limit)
}

/// The course that a school calls by this code and edition.
pub fn with_code(
    conn: &mut DbConnection,
    school: SchoolId,
    code: &str,
    edition: i32,
) -> ApiResult<Option<CourseId>> {
    let row = courses::table
        .filter(courses::school_id.eq(school))
        .filter(courses::code.eq(code))
        .filter(courses::edition.eq(edition))
        .select(courses::id);
    Ok(row.first(conn).optional()?)
}

pub fn has_classes(conn: &mut DbConnection, id: CourseId) -> ApiResult<bool> {
    let classes = classes::table.filter(classes::course_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(classes)).get_result(conn)?)
}

pub fn insert(conn: &mut DbConnection, course: &Course) -> ApiResult<()> {
    diesel::insert_into(courses::table)
        .values(course)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, course: &Course) -> ApiResult<()> {
    let seen = courses::table
        .filter(courses::id.eq(course.id))
        .filter(courses::version.eq(course.version - 1));
    if diesel::update(seen)
        .set(course)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn delete(conn: &mut DbConnection, course: &Course) -> ApiResult<()> {
    diesel::delete(courses::table.filter(courses::id.eq(course.id))).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    let columns = "courses.school_id, courses.code, courses.edition";
    if violates(&error, "courses_code", columns) {
        return ApiError::at(ErrorCode::CourseCodeTaken, "/code");
    }
    error.into()
}
