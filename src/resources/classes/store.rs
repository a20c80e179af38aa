//! SQL of classes. Every read starts from [`visible`].

use diesel::dsl::{auto_type, exists, sum};
use diesel::prelude::*;

use super::filter::ClassFilter;
use super::model::Class;
use super::state::ClassStatus;
use crate::platform::authz::Reach;
use crate::platform::db::schema::{classes, courses, enrolments, licence_lines};
use crate::platform::db::{DbBackend, DbConnection, steady};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, ClassId, LicenceLineId, SchoolId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::time::Date;
use crate::{load_page, load_versions, steady};

/// Rows the caller may see: a planned class is its school's and the province's until it opens.
fn visible<'a>(reach: &Reach) -> classes::BoxedQuery<'a, DbBackend> {
    let rows = classes::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::School(own) => rows.filter(readable_at(*own)),
        _ => rows.filter(classes::status.ne(ClassStatus::Planned)),
    }
}

/// What a school may see.
#[auto_type]
fn readable_at(own: SchoolId) -> _ {
    let planned: ClassStatus = ClassStatus::Planned;
    classes::school_id.eq(own).or(classes::status.ne(planned))
}

fn filtered<'a>(reach: &Reach, filter: &'a ClassFilter) -> classes::BoxedQuery<'a, DbBackend> {
    let mut rows = by_course(visible(reach), filter);
    if let Some(school) = filter.school_id {
        rows = rows.filter(classes::school_id.eq(school));
    }
    if let Some(line) = filter.licence_line_id {
        rows = rows.filter(classes::licence_line_id.eq(line));
    }
    if let Some(code) = &filter.code {
        rows = rows.filter(classes::code.eq(code));
    }
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(classes::status.eq_any(statuses));
    }
    if let Some(communes) = filter.commune_id.values() {
        rows = rows.filter(classes::commune_id.eq_any(communes));
    }
    if let Some(day) = filter.start_from {
        rows = rows.filter(classes::start_date.ge(day));
    }
    if let Some(day) = filter.start_to {
        rows = rows.filter(classes::start_date.le(day));
    }
    if let Some(day) = filter.end_from {
        rows = rows.filter(classes::end_date.ge(day));
    }
    if let Some(day) = filter.end_to {
        rows = rows.filter(classes::end_date.le(day));
    }
    match filter.has_seats {
        Some(true) => rows.filter(classes::seats_taken.lt(classes::capacity)),
        Some(false) => rows.filter(classes::seats_taken.ge(classes::capacity)),
        None => rows,
    }
}

fn by_course<'a>(
    mut rows: classes::BoxedQuery<'a, DbBackend>,
    filter: &'a ClassFilter,
) -> classes::BoxedQuery<'a, DbBackend> {
    let course = || courses::table.filter(courses::id.eq(classes::course_id));
    if let Some(id) = filter.course_id {
        rows = rows.filter(classes::course_id.eq(id));
    }
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(exists(course().filter(courses::level.eq_any(levels))));
    }
    if let Some(occupation) = filter.occupation_id {
        rows = rows.filter(exists(
            course().filter(courses::occupation_id.eq(occupation)),
        ));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<ClassFilter>,
) -> ApiResult<Slice<Class>> {
    load_page!(conn, query, classes, Class, filtered(reach, &query.filter))
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: ClassId) -> ApiResult<Option<Class>> {
    let row = classes::table.find(id);
    let found: QueryResult<Class> = match reach {
        Reach::All => steady!(conn, get_result, row.select(Class::as_select())),
        Reach::School(own) => {
            let row = row.filter(readable_at(*own));
            steady!(conn, get_result, row.select(Class::as_select()))
        }
        _ => {
            let row = visible(reach).filter(classes::id.eq(id));
            row.select(Class::as_select()).first(conn)
        }
    };
    Ok(found.optional()?)
}

/// The class that a school calls by this code.
pub fn with_code(
    conn: &mut DbConnection,
    school: SchoolId,
    code: &str,
) -> ApiResult<Option<ClassId>> {
    let row = classes::table
        .filter(classes::school_id.eq(school))
        .filter(classes::code.eq(code))
        .select(classes::id);
    Ok(row.first(conn).optional()?)
}

pub fn find_all(conn: &mut DbConnection, reach: &Reach, ids: &[ClassId]) -> ApiResult<Vec<Class>> {
    let rows = visible(reach)
        .filter(classes::id.eq_any(ids))
        .select(Class::as_select());
    Ok(rows.load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), classes, after, limit)
}

/// The yearly quota of a licence line, and the seats taken in its other classes that start in a
/// calendar year. A cancelled class holds none.
pub fn quota_in_year(
    conn: &mut DbConnection,
    line: LicenceLineId,
    year: i16,
    besides: ClassId,
) -> ApiResult<Option<(i32, i64)>> {
    let seats = classes::table
        .filter(classes::licence_line_id.eq(line))
        .filter(classes::start_date.ge(Date::constant(year, 1, 1)))
        .filter(classes::start_date.le(Date::constant(year, 12, 31)))
        .filter(classes::status.ne(ClassStatus::Cancelled))
        .filter(classes::id.ne(besides))
        .select(sum(classes::seats_taken));
    let quota = licence_lines::table
        .find(line)
        .select((licence_lines::yearly_quota, seats.single_value()));
    let quota: Option<(i32, Option<i64>)> = steady!(conn, get_result, quota).optional()?;
    Ok(quota.map(|(most, seats)| (most, seats.unwrap_or_default())))
}

/// How many enrolments of a class have one of these statuses.
pub fn enrolments_with(
    conn: &mut DbConnection,
    class: ClassId,
    statuses: &[&str],
) -> ApiResult<i64> {
    Ok(enrolments::table
        .filter(enrolments::class_id.eq(class))
        .filter(enrolments::status.eq_any(statuses))
        .count()
        .get_result(conn)?)
}

pub fn enrolments_of(conn: &mut DbConnection, class: ClassId) -> ApiResult<i64> {
    Ok(enrolments::table
        .filter(enrolments::class_id.eq(class))
        .count()
        .get_result(conn)?)
}

pub fn insert(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    diesel::insert_into(classes::table)
        .values(class)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    let seen = classes::table
        .filter(classes::id.eq(class.id))
        .filter(classes::version.eq(class.version - 1));
    if diesel::update(seen)
        .set(class)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// Store what a taken or released seat changes.
pub fn update_seats(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    let seats = (
        classes::seats_taken.eq(class.seats_taken),
        classes::version.eq(class.version),
        classes::updated_at.eq(class.updated_at),
    );
    let row = classes::table.filter(classes::id.eq(class.id));
    steady!(conn, run, steady::update(row, seats))?;
    Ok(())
}

pub fn delete(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    diesel::delete(classes::table.filter(classes::id.eq(class.id))).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "classes_code", "classes.school_id, classes.code") {
        return ApiError::at(ErrorCode::ClassCodeTaken, "/code");
    }
    error.into()
}
