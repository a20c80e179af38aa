//! SQL of licence lines. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{LicenceLine, LicenceLineFilter};
use crate::platform::db::schema::{classes, licence_lines};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, LicenceLineId, OccupationId, SchoolId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::time::Date;
use crate::{load_page, load_versions, steady};

/// What a school is licensed for is public; only the province writes it, so reach narrows
/// nothing.
fn visible<'a>() -> licence_lines::BoxedQuery<'a, DbBackend> {
    licence_lines::table.into_boxed()
}

fn filtered(filter: &LicenceLineFilter) -> licence_lines::BoxedQuery<'_, DbBackend> {
    let mut rows = visible();
    if let Some(school) = filter.school_id {
        rows = rows.filter(licence_lines::school_id.eq(school));
    }
    if let Some(occupation) = filter.occupation_id {
        rows = rows.filter(licence_lines::occupation_id.eq(occupation));
    }
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(licence_lines::level.eq_any(levels));
    }
    if let Some(day) = filter.valid_on {
        rows = rows.filter(licence_lines::valid_from.le(day)).filter(
            licence_lines::valid_to
                .is_null()
                .or(licence_lines::valid_to.ge(day)),
        );
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    query: &ListQuery<LicenceLineFilter>,
) -> ApiResult<Slice<LicenceLine>> {
    load_page!(
        conn,
        query,
        licence_lines,
        LicenceLine,
        filtered(&query.filter)
    )
}

pub fn find(conn: &mut DbConnection, id: LicenceLineId) -> ApiResult<Option<LicenceLine>> {
    let row = licence_lines::table.find(id);
    Ok(steady!(conn, get_result, row.select(LicenceLine::as_select())).optional()?)
}

pub fn by_ids(conn: &mut DbConnection, ids: &[LicenceLineId]) -> ApiResult<Vec<LicenceLine>> {
    let rows = visible().filter(licence_lines::id.eq_any(ids));
    Ok(rows.select(LicenceLine::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(), licence_lines, after, limit)
}

/// Lines of one school for one occupation at one level, the latest first.
pub fn of_key(
    conn: &mut DbConnection,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
) -> ApiResult<Vec<LicenceLine>> {
    let rows = visible()
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

/// Whether any class, cancelled ones too, names the line.
pub fn is_in_use(conn: &mut DbConnection, line: LicenceLineId) -> ApiResult<bool> {
    let classes = classes::table.filter(classes::licence_line_id.eq(line));
    Ok(diesel::select(diesel::dsl::exists(classes)).get_result(conn)?)
}

pub fn insert(conn: &mut DbConnection, line: &LicenceLine) -> ApiResult<()> {
    diesel::insert_into(licence_lines::table)
        .values(line)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, line: &LicenceLine) -> ApiResult<()> {
    let seen = licence_lines::table
        .filter(licence_lines::id.eq(line.id))
        .filter(licence_lines::version.eq(line.version - 1));
    if diesel::update(seen)
        .set(line)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn delete(conn: &mut DbConnection, line: &LicenceLine) -> ApiResult<()> {
    diesel::delete(licence_lines::table.filter(licence_lines::id.eq(line.id))).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    let columns = "licence_lines.school_id, licence_lines.occupation_id, licence_lines.level, \
                   licence_lines.valid_from";
    if violates(&error, "licence_lines_key", columns) {
        return ApiError::at(ErrorCode::LicenceLineTaken, "/validFrom");
    }
    error.into()
}
