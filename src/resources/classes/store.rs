//! SQL of classes. Every read starts from [`visible`].

use diesel::dsl::{auto_type, exists, sum};
use diesel::prelude::*;

use super::filter::ClassFilter;
use super::model::Class;
use super::state::ClassStatus;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{classes, courses, enrolments, licence_lines};
use crate::platform::db::{DbBackend, DbConnection, prepared};
use crate::platform::error::ApiResult;
use crate::platform::resource::Stored;
use crate::platform::values::ids::{AnyId, ClassId, LicenceLineId, SchoolId};
use crate::platform::values::time::Date;
use crate::{narrow, one_of, prepared, reach, stored};

type Rows<'a> = classes::BoxedQuery<'a, DbBackend>;

stored! {
    Class(ClassId) in classes by ClassFilter;
    "classes_code" on (code, school_id): ClassCodeTaken at "/code";
}

// A planned class is its school's and the province's until it opens.
reach! { Class in classes: school by school_id; open unless status = ClassStatus::Planned; }

fn filtered<'a>(rows: Rows<'a>, filter: &'a ClassFilter) -> Rows<'a> {
    let mut rows = by_course(rows, filter);
    if let Some(has_seats) = filter.has_seats {
        rows = if has_seats {
            rows.filter(classes::seats_taken.lt(classes::capacity))
        } else {
            rows.filter(classes::seats_taken.ge(classes::capacity))
        };
    }
    narrow!(rows, filter, classes;
        is school_id, course_id, licence_line_id, code;
        any status, commune_id;
        from start_from of start_date, end_from of end_date;
        to start_to of start_date, end_to of end_date;
    )
}

fn by_course<'a>(mut rows: Rows<'a>, filter: &'a ClassFilter) -> Rows<'a> {
    let course = || courses::table.filter(courses::id.eq(classes::course_id));
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(exists(course().filter(one_of!(courses::level, levels))));
    }
    if let Some(occupation) = filter.occupation_id {
        rows = rows.filter(exists(
            course().filter(courses::occupation_id.eq(occupation)),
        ));
    }
    rows
}

/// [`Stored::find`], prepared for a school too: every enrolment asks for its class.
pub fn find(conn: &mut DbConnection, reach: &Reach, id: ClassId) -> ApiResult<Option<Class>> {
    let Reach::School(own) = reach else {
        return <Class as Stored>::find(conn, reach, id);
    };
    let row = classes::table.find(id).filter(readable_at(*own));
    Ok(prepared!(conn, get_result, row.select(Class::as_select())).optional()?)
}

/// What a school may see.
#[auto_type]
fn readable_at(own: SchoolId) -> _ {
    let planned: ClassStatus = ClassStatus::Planned;
    classes::school_id.eq(own).or(classes::status.ne(planned))
}

/// The class that a school calls by this code.
pub fn with_code(
    conn: &mut DbConnection,
    school: SchoolId,
    code: &str,
) -> ApiResult<Option<AnyId>> {
    let row = classes::table
        .filter(classes::school_id.eq(school))
        .filter(classes::code.eq(code))
        .select(classes::id);
    Ok(row.first(conn).optional()?)
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
    let quota: Option<(i32, Option<i64>)> = prepared!(conn, get_result, quota).optional()?;
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

/// Store what a taken or released seat changes.
pub fn update_seats(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    let seats = (
        classes::seats_taken.eq(class.seats_taken),
        classes::version.eq(class.version),
        classes::updated_at.eq(class.updated_at),
    );
    let row = classes::table.filter(classes::id.eq(class.id));
    prepared!(conn, run, prepared::update(row, seats))?;
    Ok(())
}
