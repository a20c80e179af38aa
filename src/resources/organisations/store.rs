//! SQL of organisations. Every read of rows starts from [`visible`].

use diesel::prelude::*;

use super::model::{Organisation, OrganisationFilter};
use crate::platform::auth::authz::{Reach, Role};
use crate::platform::db::schema::{
    admin_units, clients, enterprises, organisations, schools, users,
};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::values::text::fold;
use crate::{narrow, reach, stored};

type Rows<'a> = organisations::BoxedQuery<'a, DbBackend>;

stored! {
    Organisation(OrganisationId) in organisations by OrganisationFilter;
    "organisations_name" on (name): OrganisationNameTaken at "/name";
    "organisations_school" on (school_id): OrganisationSchoolTaken at "/schoolId";
    "organisations_enterprise" on (enterprise_id): OrganisationEnterpriseTaken at "/enterpriseId";
}

reach! { Organisation in organisations: organisation by id; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a OrganisationFilter) -> Rows<'a> {
    if let Some(name) = &filter.name {
        // Folded text has letters, digits and spaces alone: no wildcard gets in.
        rows = rows.filter(organisations::folded_name.like(format!("%{}%", fold(name))));
    }
    narrow!(rows, filter, organisations; is active, unit_id, school_id, enterprise_id; any kind;)
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
        .filter(clients::role.is_not_null())
        .select(clients::role.assume_not_null())
        .load(conn)?;
    roles.extend(people.into_iter().flat_map(|roles| roles.0));
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}
