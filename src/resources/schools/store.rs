//! SQL of schools. Every read starts from [`visible`].

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{School, SchoolFilter, SchoolStatus};
use crate::platform::db::schema::{
    campuses, certificates, classes, courses, enrolments, licence_lines, schools,
};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::search::Document;
use crate::platform::values::ids::{CertificateId, ClassId, SchoolId};
use crate::platform::values::time::Date;
use crate::{narrow, reach, stored};

type Rows<'a> = schools::BoxedQuery<'a, DbBackend>;

stored! {
    School(SchoolId) in schools by SchoolFilter;
    "schools_code" on (code): SchoolCodeTaken at "/code";
    searched by document;
}

// Which schools there are is no secret; what a school may change is its own.
reach! { School in schools: school by id; open to all; }

pub fn status_of(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<SchoolStatus>> {
    let status = schools::table
        .filter(schools::id.eq(school))
        .select(schools::status);
    Ok(status.first(conn).optional()?)
}

/// A closed school and its successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Succession {
    pub school: SchoolId,
    pub successor: SchoolId,
    pub from: Date,
}

/// All of them: closed schools are few.
pub fn successions(conn: &mut DbConnection) -> ApiResult<Vec<Succession>> {
    let rows: Vec<(SchoolId, Option<SchoolId>, Option<Date>)> = schools::table
        .filter(schools::successor_school_id.is_not_null())
        .select((
            schools::id,
            schools::successor_school_id,
            schools::successor_from,
        ))
        .load(conn)?;
    let named = rows.into_iter().filter_map(|(school, successor, from)| {
        Some(Succession {
            school,
            successor: successor?,
            from: from?,
        })
    });
    Ok(named.collect())
}

/// A class that is held by another school on a course, a licence line or a campus of this one.
pub fn class_beyond(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<ClassId>> {
    let lines = licence_lines::table.filter(licence_lines::school_id.eq(school));
    let courses = courses::table.filter(courses::school_id.eq(school));
    let campuses = campuses::table.filter(campuses::school_id.eq(school));
    let on_line = classes::licence_line_id.eq_any(lines.select(licence_lines::id));
    let on_course = classes::course_id.eq_any(courses.select(courses::id));
    let at_campus = classes::campus_id.eq_any(campuses.select(campuses::id.nullable()));
    let beyond = classes::table
        .filter(classes::school_id.ne(school))
        .filter(on_line.or(on_course).or(at_campus))
        .order(classes::id);
    Ok(beyond.select(classes::id).first(conn).optional()?)
}

/// A class of this school that is held on a course, a licence line or a campus of another one.
pub fn class_borrowing(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<ClassId>> {
    let lines = licence_lines::table.filter(licence_lines::school_id.ne(school));
    let courses = courses::table.filter(courses::school_id.ne(school));
    let campuses = campuses::table.filter(campuses::school_id.ne(school));
    let on_line = exists(lines.filter(licence_lines::id.eq(classes::licence_line_id)));
    let on_course = exists(courses.filter(courses::id.eq(classes::course_id)));
    let at_campus = exists(campuses.filter(campuses::id.nullable().eq(classes::campus_id)));
    let borrowing = classes::table
        .filter(classes::school_id.eq(school))
        .filter(on_line.or(on_course).or(at_campus))
        .order(classes::id);
    Ok(borrowing.select(classes::id).first(conn).optional()?)
}

/// A certificate that another school has issued on an enrolment of this one.
pub fn certificate_beyond(
    conn: &mut DbConnection,
    school: SchoolId,
) -> ApiResult<Option<CertificateId>> {
    let beyond = certificates::table
        .inner_join(
            enrolments::table.on(enrolments::id
                .eq(certificates::enrolment_id)
                .and(enrolments::trainee_id.eq(certificates::trainee_id))),
        )
        .filter(enrolments::school_id.eq(school))
        .filter(certificates::school_id.ne(school))
        .order(certificates::id);
    Ok(beyond.select(certificates::id).first(conn).optional()?)
}

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a SchoolFilter) -> Rows<'a> {
    narrow!(rows, filter, schools; is code, unit_id; any kind, ownership, status;)
}

fn document(school: &School) -> Document {
    let names = [
        school.name_vi.as_str(),
        school.name_en.as_deref().unwrap_or_default(),
        &school.code,
    ];
    Document::new(&names, &[])
}
