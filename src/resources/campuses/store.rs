//! SQL of campuses. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{AnyCampusFilter, Campus, CampusFilter};
use crate::platform::db::schema::campuses;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, CampusId, SchoolId};
use crate::platform::page::{ListQuery, Slice};
use crate::{load_page, load_versions};

/// Campuses of one school. That school's own reach has been decided before: a campus is as
/// open as the school it belongs to.
fn visible<'a>(school: SchoolId) -> campuses::BoxedQuery<'a, DbBackend> {
    campuses::table
        .filter(campuses::school_id.eq(school))
        .into_boxed()
}

fn filtered(school: SchoolId, filter: &CampusFilter) -> campuses::BoxedQuery<'_, DbBackend> {
    let rows = visible(school);
    match filter.unit_id {
        Some(unit) => rows.filter(campuses::unit_id.eq(unit)),
        None => rows,
    }
}

pub fn page(
    conn: &mut DbConnection,
    school: SchoolId,
    query: &ListQuery<CampusFilter>,
) -> ApiResult<Slice<Campus>> {
    load_page!(
        conn,
        query,
        campuses,
        Campus,
        filtered(school, &query.filter)
    )
}

/// Of all schools, for callers who may read schools.
pub fn page_of_all(
    conn: &mut DbConnection,
    query: &ListQuery<AnyCampusFilter>,
) -> ApiResult<Slice<Campus>> {
    let rows = || {
        let mut rows = campuses::table.into_boxed();
        if let Some(school) = query.filter.school_id {
            rows = rows.filter(campuses::school_id.eq(school));
        }
        if let Some(unit) = query.filter.unit_id {
            rows = rows.filter(campuses::unit_id.eq(unit));
        }
        rows
    };
    load_page!(conn, query, campuses, Campus, rows())
}

pub fn find(conn: &mut DbConnection, school: SchoolId, id: CampusId) -> ApiResult<Option<Campus>> {
    let row = visible(school)
        .filter(campuses::id.eq(id))
        .select(Campus::as_select());
    Ok(row.first(conn).optional()?)
}

/// Those of `ids` of any school, for callers who may read schools.
pub fn by_ids(conn: &mut DbConnection, ids: &[CampusId]) -> ApiResult<Vec<Campus>> {
    let rows = campuses::table.filter(campuses::id.eq_any(ids));
    Ok(rows.select(Campus::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, campuses::table.into_boxed(), campuses, after, limit)
}

pub fn insert(conn: &mut DbConnection, campus: &Campus) -> ApiResult<()> {
    diesel::insert_into(campuses::table)
        .values(campus)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, campus: &Campus) -> ApiResult<()> {
    let seen = campuses::table
        .filter(campuses::id.eq(campus.id))
        .filter(campuses::version.eq(campus.version - 1));
    if diesel::update(seen)
        .set(campus)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn delete(conn: &mut DbConnection, campus: &Campus) -> ApiResult<()> {
    diesel::delete(campuses::table.filter(campuses::id.eq(campus.id))).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "campuses_name", "campuses.school_id, campuses.name") {
        return ApiError::at(ErrorCode::CampusNameTaken, "/name");
    }
    error.into()
}
