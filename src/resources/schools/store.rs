//! SQL of schools. Every read starts from [`visible`].

use diesel::prelude::*;

use super::RESOURCE;
use super::model::{School, SchoolFilter};
use crate::platform::authz::Reach;
use crate::platform::db::schema::schools;
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, SchoolId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::search::{self, Document};
use crate::{load_page, load_versions};

/// Rows the caller may see. Which schools there are is no secret; what a caller may change is
/// their own.
fn visible<'a>(reach: &Reach) -> schools::BoxedQuery<'a, DbBackend> {
    let rows = schools::table.into_boxed();
    match reach {
        Reach::School(own) => rows.filter(schools::id.eq(*own)),
        _ => rows,
    }
}

fn filtered<'a>(reach: &Reach, filter: &'a SchoolFilter) -> schools::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(kinds) = filter.kind.values() {
        rows = rows.filter(schools::kind.eq_any(kinds));
    }
    if let Some(ownerships) = filter.ownership.values() {
        rows = rows.filter(schools::ownership.eq_any(ownerships));
    }
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(schools::status.eq_any(statuses));
    }
    if let Some(code) = &filter.code {
        rows = rows.filter(schools::code.eq(code));
    }
    if let Some(unit) = filter.unit_id {
        rows = rows.filter(schools::unit_id.eq(unit));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<SchoolFilter>,
) -> ApiResult<Slice<School>> {
    if query.listing.search.is_some() {
        return search::page(conn, &query.listing, "schools", None, |conn, found| {
            let rows = filtered(reach, &query.filter).filter(schools::seq.eq_any(found));
            Ok(rows.select(School::as_select()).load(conn)?)
        });
    }
    load_page!(conn, query, schools, School, filtered(reach, &query.filter))
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: SchoolId) -> ApiResult<Option<School>> {
    let row = visible(reach)
        .filter(schools::id.eq(id))
        .select(School::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn find_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[SchoolId],
) -> ApiResult<Vec<School>> {
    let rows = visible(reach)
        .filter(schools::id.eq_any(ids))
        .select(School::as_select());
    Ok(rows.load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), schools, after, limit)
}

pub fn insert(conn: &mut DbConnection, school: &School) -> ApiResult<()> {
    diesel::insert_into(schools::table)
        .values(school)
        .execute(conn)
        .map_err(taken)?;
    index(conn, school)
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, school: &School) -> ApiResult<()> {
    let seen = schools::table
        .filter(schools::id.eq(school.id))
        .filter(schools::version.eq(school.version - 1));
    if diesel::update(seen)
        .set(school)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    index(conn, school)
}

pub fn delete(conn: &mut DbConnection, school: &School) -> ApiResult<()> {
    dialect::unindex_document(conn, RESOURCE, school.seq)?;
    diesel::delete(schools::table.filter(schools::id.eq(school.id))).execute(conn)?;
    Ok(())
}

fn index(conn: &mut DbConnection, school: &School) -> ApiResult<()> {
    let seq = schools::table
        .filter(schools::id.eq(school.id))
        .select(schools::seq)
        .first(conn)?;
    search::index(conn, RESOURCE, seq, &document(school))
}

/// Fill the search index where a migration has emptied it.
pub fn refill_search(conn: &mut DbConnection) -> ApiResult<()> {
    search::refill(conn, RESOURCE, |conn, after, limit| {
        let rows: Vec<School> = schools::table
            .filter(schools::seq.gt(after))
            .order(schools::seq)
            .limit(limit)
            .select(School::as_select())
            .load(conn)?;
        Ok(rows.iter().map(|row| (row.seq, document(row))).collect())
    })
}

fn document(school: &School) -> Document {
    let names = [
        school.name_vi.as_str(),
        school.name_en.as_deref().unwrap_or_default(),
        &school.code,
    ];
    Document::new(&names, &[])
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "schools_code", "schools.code") {
        return ApiError::at(ErrorCode::SchoolCodeTaken, "/code");
    }
    error.into()
}
