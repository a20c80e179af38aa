//! SQL of people whom rows of a file name: by their keys, and by their citizen IDs.

use diesel::prelude::*;

use super::RESOURCE;
use super::model::Trainee;
use super::store::visible;
use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{external_ids, trainees};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::OrganisationId;

/// The people who have these keys of a system, each with their key.
pub fn by_keys(
    conn: &mut DbConnection,
    owner: OrganisationId,
    system: &str,
    keys: &[&str],
) -> ApiResult<Vec<(String, Trainee)>> {
    let rows = external_ids::table
        .inner_join(trainees::table.on(trainees::id.eq(external_ids::resource_id)))
        .filter(external_ids::resource.eq(RESOURCE))
        .filter(external_ids::organisation_id.eq(owner))
        .filter(external_ids::system.eq(system))
        .filter(external_ids::value.eq_any(padded(keys)))
        .filter(trainees::merged_into_id.is_null())
        .select((external_ids::value, Trainee::as_select()));
    Ok(Cacheable(rows).load(conn)?)
}

/// The people within reach who have these citizen IDs.
pub fn by_citizen_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    citizen_ids: &[&str],
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::citizen_id.eq_any(padded(citizen_ids)))
        .select(Trainee::as_select());
    Ok(Cacheable(rows).load(conn)?)
}
