//! SQL of organisations. Every read of rows starts from [`visible`].

use diesel::prelude::*;

use super::model::{Organisation, OrganisationFilter};
use crate::load_page;
use crate::platform::authz::{Reach, Role};
use crate::platform::db::schema::{
    admin_units, clients, enterprises, organisations, schools, users,
};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::text::fold;

/// Rows the caller may see: all, or their own.
fn visible<'a>(reach: &Reach) -> organisations::BoxedQuery<'a, DbBackend> {
    let rows = organisations::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::Organisation(own) => rows.filter(organisations::id.eq(*own)),
        _ => rows.filter(organisations::id.eq_any(Vec::<OrganisationId>::new())),
    }
}

fn filtered<'a>(
    reach: &Reach,
    filter: &'a OrganisationFilter,
) -> organisations::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(kinds) = filter.kind.values() {
        rows = rows.filter(organisations::kind.eq_any(kinds));
    }
    if let Some(name) = &filter.name {
        // Folded text has letters, digits and spaces alone: no wildcard gets in.
        rows = rows.filter(organisations::folded_name.like(format!("%{}%", fold(name))));
    }
    if let Some(active) = filter.active {
        rows = rows.filter(organisations::active.eq(active));
    }
    if let Some(unit) = filter.unit_id {
        rows = rows.filter(organisations::unit_id.eq(unit));
    }
    if let Some(school) = filter.school_id {
        rows = rows.filter(organisations::school_id.eq(school));
    }
    if let Some(enterprise) = filter.enterprise_id {
        rows = rows.filter(organisations::enterprise_id.eq(enterprise));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<OrganisationFilter>,
) -> ApiResult<Slice<Organisation>> {
    load_page!(
        conn,
        query,
        organisations,
        Organisation,
        filtered(reach, &query.filter)
    )
}

pub fn find(
    conn: &mut DbConnection,
    reach: &Reach,
    id: OrganisationId,
) -> ApiResult<Option<Organisation>> {
    let row = visible(reach)
        .filter(organisations::id.eq(id))
        .select(Organisation::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn find_named(conn: &mut DbConnection, name: &str) -> ApiResult<Option<Organisation>> {
    let row = visible(&Reach::All)
        .filter(organisations::name.eq(name.to_owned()))
        .select(Organisation::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn of_school(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<OrganisationId>> {
    let organisation = organisations::table
        .filter(organisations::school_id.eq(school))
        .select(organisations::id);
    Ok(organisation.first(conn).optional()?)
}

pub fn insert(conn: &mut DbConnection, organisation: &Organisation) -> ApiResult<()> {
    diesel::insert_into(organisations::table)
        .values(organisation)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, organisation: &Organisation) -> ApiResult<()> {
    let seen = organisations::table
        .filter(organisations::id.eq(organisation.id))
        .filter(organisations::version.eq(organisation.version - 1));
    let stored = diesel::update(seen).set(organisation).execute(conn);
    match stored.map_err(taken)? {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

pub fn delete(conn: &mut DbConnection, id: OrganisationId) -> ApiResult<()> {
    diesel::delete(organisations::table.find(id)).execute(conn)?;
    Ok(())
}

/// Level of a unit, where there is such a unit.
pub fn level_of(conn: &mut DbConnection, unit: UnitId) -> ApiResult<Option<String>> {
    let level = admin_units::table.find(unit).select(admin_units::level);
    Ok(level.first(conn).optional()?)
}

/// The province that the registry is for.
pub fn province(conn: &mut DbConnection) -> ApiResult<Option<UnitId>> {
    let province = admin_units::table
        .filter(admin_units::level.eq("PROVINCE"))
        .filter(admin_units::valid_to.is_null())
        .select(admin_units::id);
    Ok(province.first(conn).optional()?)
}

pub fn has_school(conn: &mut DbConnection, id: SchoolId) -> ApiResult<bool> {
    let found = schools::table
        .filter(schools::id.eq(id))
        .select(schools::id);
    Ok(found.first::<SchoolId>(conn).optional()?.is_some())
}

pub fn has_enterprise(conn: &mut DbConnection, id: EnterpriseId) -> ApiResult<bool> {
    let found = enterprises::table
        .filter(enterprises::id.eq(id))
        .select(enterprises::id);
    Ok(found.first::<EnterpriseId>(conn).optional()?.is_some())
}

/// Roles that people and clients of the organisation have.
pub fn roles_given(conn: &mut DbConnection, id: OrganisationId) -> ApiResult<Vec<Role>> {
    let people: Vec<Json<Vec<Role>>> = users::table
        .filter(users::organisation_id.eq(id))
        .select(users::roles)
        .load(conn)?;
    let mut roles: Vec<Role> = clients::table
        .filter(clients::organisation_id.eq(id))
        .select(clients::role)
        .load(conn)?;
    roles.extend(people.into_iter().flat_map(|roles| roles.0));
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "organisations_name", "organisations.name") {
        return ApiError::at(ErrorCode::OrganisationNameTaken, "/name");
    }
    if violates(&error, "organisations_school", "organisations.school_id") {
        return ApiError::at(ErrorCode::OrganisationSchoolTaken, "/schoolId");
    }
    if violates(
        &error,
        "organisations_enterprise",
        "organisations.enterprise_id",
    ) {
        return ApiError::at(ErrorCode::OrganisationEnterpriseTaken, "/enterpriseId");
    }
    error.into()
}
