//! SQL of courses. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{Course, CourseFilter, CourseStatus};
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{classes, courses};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, CourseId, SchoolId};
use crate::{narrow, one_of, reach, stored};

type Rows<'a> = courses::BoxedQuery<'a, DbBackend>;

stored! {
    Course(CourseId) in courses by CourseFilter;
    "courses_code" on (school_id, code, edition): CourseCodeTaken at "/code";
}

// A draft is its school's and the province's until it is active.
reach! { Course in courses: school by school_id; open unless status = CourseStatus::Draft; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a CourseFilter) -> Rows<'a> {
    narrow!(rows, filter, courses;
        is school_id, occupation_id, code;
        any level, kind, status;
        words q of folded_name;
    )
}

/// The course that a school calls by this code and edition.
pub fn with_code(
    conn: &mut DbConnection,
    school: SchoolId,
    code: &str,
    edition: i32,
) -> ApiResult<Option<AnyId>> {
    let row = courses::table
        .filter(courses::school_id.eq(school))
        .filter(courses::code.eq(code))
        .filter(courses::edition.eq(edition))
        .select(courses::id);
    Ok(row.first(conn).optional()?)
}

/// A course by its school, code and folded name, and where it stands.
pub type CodeAndName = (CourseId, SchoolId, String, String, CourseStatus);

/// Codes and names of courses: of those schools, or of all that everybody may
/// read.
pub fn codes_and_names(conn: &mut DbConnection, reach: &Reach) -> ApiResult<Vec<CodeAndName>> {
    let mut rows = visible(reach);
    if let Reach::School(own) = reach {
        rows = rows.filter(one_of!(courses::school_id, own));
    }
    let rows = rows.select((
        courses::id,
        courses::school_id,
        courses::code,
        courses::folded_name,
        courses::status,
    ));
    Ok(rows.load(conn)?)
}

pub fn has_classes(conn: &mut DbConnection, id: CourseId) -> ApiResult<bool> {
    let classes = classes::table.filter(classes::course_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(classes)).get_result(conn)?)
}
