//! SQL of occupations. Everybody may read them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Occupation, OccupationList};
use super::wire::OccupationFilter;
use crate::platform::db::schema::{courses, licence_lines, occupations, partnerships};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::values::ids::{AnyId, OccupationId};
use crate::platform::values::text::fold;
use crate::{load_page, load_versions, one_of};

fn filtered(filter: &OccupationFilter) -> occupations::BoxedQuery<'_, DbBackend> {
    let mut rows = occupations::table.into_boxed();
    if let Some(lists) = filter.list.values() {
        rows = rows.filter(one_of!(occupations::list, lists));
    }
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(one_of!(occupations::level, levels));
    }
    if let Some(fields) = filter.field.values() {
        rows = rows.filter(one_of!(occupations::field, fields));
    }
    if let Some(codes) = filter.code.values() {
        rows = rows.filter(one_of!(occupations::code, codes));
    }
    if let Some(day) = filter.valid_on {
        let lasts = occupations::valid_to
            .is_null()
            .or(occupations::valid_to.ge(day));
        rows = rows.filter(occupations::valid_from.le(day)).filter(lasts);
    }
    for (first, later) in filter.q.patterns() {
        let name = occupations::folded_name;
        rows = rows.filter(name.like(first).or(name.like(later)));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    query: &ListQuery<OccupationFilter>,
) -> ApiResult<Slice<Occupation>> {
    load_page!(
        conn,
        query,
        occupations,
        Occupation,
        filtered(&query.filter),
        along query.along(Bound::OPEN)
    )
}

pub fn find(conn: &mut DbConnection, id: OccupationId) -> ApiResult<Option<Occupation>> {
    let row = occupations::table.find(id).select(Occupation::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn find_all(conn: &mut DbConnection, ids: &[OccupationId]) -> ApiResult<Vec<Occupation>> {
    let rows = occupations::table
        .filter(occupations::id.eq_any(ids))
        .select(Occupation::as_select());
    Ok(rows.load(conn)?)
}

/// Ids and versions of all rows, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(
        conn,
        occupations::table.into_boxed(),
        occupations,
        after,
        limit
    )
}

/// All occupations of a list by their code.
pub fn by_code(
    conn: &mut DbConnection,
    list: OccupationList,
) -> ApiResult<HashMap<String, Occupation>> {
    let rows = occupations::table
        .filter(occupations::list.eq(list))
        .select(Occupation::as_select());
    let rows = rows.load(conn)?.into_iter();
    Ok(rows.map(|row| (row.code.clone(), row)).collect())
}

/// The occupation with this code, of the list that comes first by name.
pub fn with_code(conn: &mut DbConnection, code: &str) -> ApiResult<Option<AnyId>> {
    let row = occupations::table
        .filter(occupations::code.eq(code))
        .order(occupations::list)
        .select(occupations::id);
    Ok(row.first(conn).optional()?)
}

/// Occupations whose name in one of the languages is this one, folded: no wildcard is in it.
pub fn with_name(conn: &mut DbConnection, folded: &str) -> ApiResult<Vec<Occupation>> {
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    let rows = occupations::table
        .filter(occupations::folded_name.like(format!("%{folded}%")))
        .order(occupations::id)
        .select(Occupation::as_select());
    let mut rows: Vec<Occupation> = rows.load(conn)?;
    rows.retain(|row| {
        let names = [Some(&row.name_vi), row.name_en.as_ref()];
        names.into_iter().flatten().any(|name| fold(name) == folded)
    });
    Ok(rows)
}

/// The occupation with this code of that list.
pub fn of_list(
    conn: &mut DbConnection,
    list: OccupationList,
    code: &str,
) -> ApiResult<Option<Occupation>> {
    let row = occupations::table
        .filter(occupations::list.eq(list))
        .filter(occupations::code.eq(code))
        .select(Occupation::as_select());
    Ok(row.first(conn).optional()?)
}

/// Whether a licence line, a course or a partnership is of this occupation.
pub fn is_referenced(conn: &mut DbConnection, id: OccupationId) -> ApiResult<bool> {
    use diesel::dsl::{exists, select};
    let lines = licence_lines::table.filter(licence_lines::occupation_id.eq(id));
    let courses = courses::table.filter(courses::occupation_id.eq(id));
    let partnerships = partnerships::table.filter(partnerships::occupation_id.eq(id));
    Ok(select(exists(lines)).get_result(conn)?
        || select(exists(courses)).get_result(conn)?
        || select(exists(partnerships)).get_result(conn)?)
}

pub fn insert(conn: &mut DbConnection, occupation: &Occupation) -> ApiResult<()> {
    diesel::insert_into(occupations::table)
        .values(occupation)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, occupation: &Occupation) -> ApiResult<()> {
    let seen = occupations::table
        .filter(occupations::id.eq(occupation.id))
        .filter(occupations::version.eq(occupation.version - 1));
    let updated = diesel::update(seen)
        .set(occupation)
        .execute(conn)
        .map_err(taken)?;
    if updated == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn delete(conn: &mut DbConnection, id: OccupationId) -> ApiResult<()> {
    diesel::delete(occupations::table.find(id)).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    let columns = "occupations.list, occupations.code";
    if violates(&error, "occupations_by_code", columns) {
        return ApiError::at(ErrorCode::OccupationCodeTaken, "/code");
    }
    error.into()
}
