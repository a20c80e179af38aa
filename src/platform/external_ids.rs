//! Keys that other systems use for our rows, unique per system by the database.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::db::schema::external_ids;
use crate::platform::db::steady::{Few, padded};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::ids::{AnyId, OrganisationId};
use crate::platform::op::Op;

/// The key of a row in another system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"system": "cdsonla-sis", "value": "HV-2026-00017"}))]
pub struct ExternalId {
    /// Name of the other system.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._:-]+$")]
    pub system: String,
    #[schema(min_length = 1, max_length = 128)]
    pub value: String,
}

/// The external ids of rows of `resource` that the actor may see: all of them with the whole
/// province in reach, otherwise those that their own organisation gave.
///
/// # Errors
/// When the database fails.
pub fn of_rows(
    op: &mut Op<'_>,
    resource: &str,
    ids: &[AnyId],
) -> ApiResult<HashMap<AnyId, Vec<ExternalId>>> {
    let mut query = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq_any(padded(ids)))
        .order((external_ids::system, external_ids::value))
        .select((
            external_ids::resource_id,
            external_ids::system,
            external_ids::value,
        ))
        .into_boxed();
    if !op.actor.bound.whole_province {
        query = query.filter(external_ids::organisation_id.eq(op.actor.bound.organisation));
    }
    let mut found: HashMap<AnyId, Vec<ExternalId>> = HashMap::new();
    for (id, system, value) in Few(query).load::<(AnyId, String, String)>(op.conn)? {
        found
            .entry(id)
            .or_default()
            .push(ExternalId { system, value });
    }
    Ok(found)
}

/// The external ids of one row, as [`of_rows`] shows them.
///
/// # Errors
/// When the database fails.
pub fn of_row(op: &mut Op, resource: &str, id: AnyId) -> ApiResult<Vec<ExternalId>> {
    let mut query = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(id))
        .order((external_ids::system, external_ids::value))
        .select((external_ids::system, external_ids::value))
        .into_boxed();
    if !op.actor.bound.whole_province {
        query = query.filter(external_ids::organisation_id.eq(op.actor.bound.organisation));
    }
    let keys: Vec<(String, String)> = query.load(op.conn)?;
    Ok(keys
        .into_iter()
        .map(|(system, value)| ExternalId { system, value })
        .collect())
}

/// Make `wanted` the external ids that the actor's organisation has for a row. Ids that other
/// organisations gave stay.
///
/// # Errors
/// 409 when one belongs to another row already.
pub fn replace(op: &mut Op<'_>, resource: &str, id: AnyId, wanted: &[ExternalId]) -> ApiResult<()> {
    let owner: Option<OrganisationId> = op.actor.bound.organisation;
    let mut own = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(id))
        .into_boxed();
    own = if op.actor.bound.whole_province {
        own
    } else {
        own.filter(external_ids::organisation_id.eq(owner))
    };
    let held: Vec<(String, String)> = own
        .select((external_ids::system, external_ids::value))
        .load(op.conn)?;
    for (system, value) in &held {
        if !wanted
            .iter()
            .any(|key| key.system == *system && key.value == *value)
        {
            diesel::delete(external_ids::table.find((resource, system, value))).execute(op.conn)?;
        }
    }
    for (index, key) in wanted.iter().enumerate() {
        if held
            .iter()
            .any(|(system, value)| key.system == *system && key.value == *value)
        {
            continue;
        }
        diesel::insert_into(external_ids::table)
            .values((
                external_ids::resource.eq(resource),
                external_ids::system.eq(&key.system),
                external_ids::value.eq(&key.value),
                external_ids::resource_id.eq(id),
                external_ids::organisation_id.eq(owner),
            ))
            .execute(op.conn)
            .map_err(|error| match ApiError::from(error) {
                error if error.code() == ErrorCode::DuplicateKey => {
                    ApiError::at(ErrorCode::ExternalIdTaken, &format!("/externalIds/{index}"))
                }
                error => error,
            })?;
    }
    Ok(())
}

/// Give a row that was just made its external ids; returns them as [`of_row`] shows them.
///
/// # Errors
/// As [`replace`].
pub fn give(
    op: &mut Op<'_>,
    resource: &str,
    id: AnyId,
    wanted: &[ExternalId],
) -> ApiResult<Vec<ExternalId>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    replace(op, resource, id, wanted)?;
    of_row(op, resource, id)
}

/// An external id and who gave it, as the change log keeps it: the feed shows it to them alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GivenId {
    pub system: String,
    pub value: String,
    pub organisation_id: Option<OrganisationId>,
}

/// The external ids of a row that one organisation gave, or all of them, for the change log.
///
/// # Errors
/// When the database fails.
pub fn given_to(
    op: &mut Op<'_>,
    resource: &str,
    id: AnyId,
    by: Option<OrganisationId>,
) -> ApiResult<Vec<GivenId>> {
    let mut query = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(id))
        .order((external_ids::system, external_ids::value))
        .select((
            external_ids::system,
            external_ids::value,
            external_ids::organisation_id,
        ))
        .into_boxed();
    if let Some(by) = by {
        query = query.filter(external_ids::organisation_id.eq(by));
    }
    let keys: Vec<(String, String, Option<OrganisationId>)> = query.load(op.conn)?;
    Ok(keys
        .into_iter()
        .map(|(system, value, organisation_id)| GivenId {
            system,
            value,
            organisation_id,
        })
        .collect())
}

/// Forget the external ids of a row that is deleted; returns them for the change feed.
///
/// # Errors
/// When the database fails.
pub fn remove(op: &mut Op<'_>, resource: &str, id: AnyId) -> ApiResult<Vec<GivenId>> {
    let given = given_to(op, resource, id, None)?;
    let of_row = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(id));
    diesel::delete(of_row).execute(op.conn)?;
    Ok(given)
}
