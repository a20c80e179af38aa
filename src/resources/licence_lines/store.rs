//! SQL of licence lines. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{LicenceLine, LicenceLineFilter};
use crate::platform::db::schema::{classes, licence_lines, licence_seats};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{LicenceLineId, OccupationId, SchoolId};
use crate::platform::values::time::Date;
use crate::{narrow, reach, stored};

type Rows<'a> = licence_lines::BoxedQuery<'a, DbBackend>;

stored! {
    LicenceLine(LicenceLineId) in licence_lines by LicenceLineFilter;
    "licence_lines_key" on (school_id, occupation_id, level, valid_from):
        LicenceLineTaken at "/validFrom";
}

// What a school is licensed for is public; only the province writes it.
reach! { LicenceLine in licence_lines: school by school_id in terms; open to all; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a LicenceLineFilter) -> Rows<'a> {
    narrow!(rows, filter, licence_lines;
        is school_id, occupation_id;
        any level;
        within valid_on of valid_from valid_to;
    )
}

/// Lines of one school for one occupation at one level, the latest first.
pub fn of_key(
    conn: &mut DbConnection,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
) -> ApiResult<Vec<LicenceLine>> {
    let rows = licence_lines::table
        .filter(licence_lines::school_id.eq(school))
        .filter(licence_lines::occupation_id.eq(occupation))
        .filter(licence_lines::level.eq(level))
        .order(licence_lines::valid_from.desc())
        .select(LicenceLine::as_select());
    Ok(rows.load(conn)?)
}

/// First and last day of all classes of a line that are not cancelled.
pub fn period_in_use(
    conn: &mut DbConnection,
    line: LicenceLineId,
) -> ApiResult<Option<(Date, Date)>> {
    let periods: Vec<(Date, Date)> = classes::table
        .filter(classes::licence_line_id.eq(line))
        .filter(classes::status.ne("CANCELLED"))
        .select((classes::start_date, classes::end_date))
        .load(conn)?;
    let first = periods.iter().map(|period| period.0).min();
    let last = periods.iter().map(|period| period.1).max();
    Ok(first.zip(last))
}

/// The first year in which more seats of the line are taken than `quota`, and how many.
pub fn year_above(
    conn: &mut DbConnection,
    line: LicenceLineId,
    quota: i32,
) -> ApiResult<Option<(i16, i64)>> {
    let years = licence_seats::table
        .filter(licence_seats::licence_line_id.eq(line))
        .filter(licence_seats::seats_taken.gt(i64::from(quota)))
        .order(licence_seats::year)
        .select((licence_seats::year, licence_seats::seats_taken));
    Ok(years.first(conn).optional()?)
}

/// Whether any class, cancelled ones too, names the line.
pub fn is_in_use(conn: &mut DbConnection, line: LicenceLineId) -> ApiResult<bool> {
    let classes = classes::table.filter(classes::licence_line_id.eq(line));
    Ok(diesel::select(diesel::dsl::exists(classes)).get_result(conn)?)
}
