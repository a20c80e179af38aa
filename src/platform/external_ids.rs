//! Keys that other systems use for our rows: within one organisation, each names one row, by a
//! constraint of the database. Organisations neither see nor take each other's.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::changes::Change;
use crate::platform::db::dialect;
use crate::platform::db::schema::external_ids;
use crate::platform::db::steady::{Few, padded};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::ids::{AnyId, Id, OrganisationId};
use crate::platform::op::Op;
use crate::steady;

/// The key of a row in another system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"system": "cdsonla-sis", "value": "HV-2026-00017"}))]
pub struct ExternalId {
    /// Name of the other system.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._:-]+$")]
    pub system: String,
    #[schema(min_length = 1, max_length = 128)]
    pub value: String,
}

/// A key and the organisation that it belongs to, as the change feed's source keeps it: each
/// reader is shown the keys of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnedKey {
    pub organisation_id: OrganisationId,
    pub system: String,
    pub value: String,
}

impl OwnedKey {
    fn is(&self, key: &ExternalId) -> bool {
        self.system == key.system && self.value == key.value
    }
}

/// Whose keys the actor gives: their organisation's. Who has none shares those of nobody.
#[must_use]
pub fn owner(op: &Op) -> OrganisationId {
    let nobody = OrganisationId::from(Uuid::nil());
    op.actor.bound.organisation.unwrap_or(nobody)
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
    // Whose they are is looked at here: as a condition, SQLite would read all keys of the
    // organisation instead of those of the rows.
    let query = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq_any(padded(ids)))
        .order((external_ids::system, external_ids::value))
        .select((
            external_ids::resource_id,
            external_ids::organisation_id,
            external_ids::system,
            external_ids::value,
        ));
    let mut found: HashMap<AnyId, Vec<ExternalId>> = HashMap::new();
    let rows: Vec<(AnyId, OrganisationId, String, String)> = Few(query).load(op.conn())?;
    for (id, organisation, system, value) in rows {
        if !op.actor.bound.whole_province && organisation != owner(op) {
            continue;
        }
        let keys = found.entry(id).or_default();
        let key = ExternalId { system, value };
        // Two organisations may call a row by the same name.
        if keys.last() != Some(&key) {
            keys.push(key);
        }
    }
    Ok(found)
}

/// The external ids of one row, as [`of_rows`] shows them.
///
/// # Errors
/// When the database fails.
pub fn of_row(op: &mut Op, resource: &str, id: AnyId) -> ApiResult<Vec<ExternalId>> {
    let mut keys = everyones(op, resource, id)?;
    if !op.actor.bound.whole_province {
        let owner = owner(op);
        keys.retain(|key| key.organisation_id == owner);
    }
    let mut keys: Vec<ExternalId> = keys
        .into_iter()
        .map(|OwnedKey { system, value, .. }| ExternalId { system, value })
        .collect();
    keys.dedup();
    Ok(keys)
}

/// The row that a key of the actor's organisation names.
///
/// # Errors
/// When the database fails.
pub fn find(op: &mut Op, resource: &str, key: &ExternalId) -> ApiResult<Option<AnyId>> {
    let row = external_ids::table
        .find((resource, owner(op), &key.system, &key.value))
        .select(external_ids::resource_id);
    Ok(steady!(op.conn(), get_result, row).optional()?)
}

/// [`find`] for an upsert: until the transaction ends, nobody else gives the key to a row.
///
/// # Errors
/// When the database fails.
pub fn find_locked(op: &mut Op, resource: &str, key: &ExternalId) -> ApiResult<Option<AnyId>> {
    lock(op, resource, key)?;
    find(op, resource, key)
}

fn lock(op: &mut Op, resource: &str, key: &ExternalId) -> ApiResult<()> {
    let name = format!(
        "external id {resource} {} {} {}",
        owner(op),
        key.system,
        key.value
    );
    dialect::lock(op.conn(), &name)
}

/// The row that a body names by its id or by a key of the actor's organisation: by exactly one
/// of them. `pointers` are those of the two members; what is wrong is noted there.
///
/// # Errors
/// When the database fails.
pub fn referred<R: 'static>(
    op: &mut Op,
    resource: &str,
    id: Option<Id<R>>,
    key: Option<&ExternalId>,
    pointers: (&str, &str),
    problems: &mut Problems,
) -> ApiResult<Option<Id<R>>> {
    match (id, key) {
        (Some(id), None) => Ok(Some(id)),
        (None, Some(key)) => {
            let found = find(op, resource, key)?;
            problems.expect(found.is_some(), ErrorCode::ReferenceUnknown, pointers.1);
            Ok(found.map(AnyId::typed))
        }
        _ => {
            problems.add(ErrorCode::ReferenceEither, pointers.0);
            Ok(None)
        }
    }
}

/// The key that a row is sent under, and those that its body names.
#[must_use]
pub fn together(key: &ExternalId, others: &[ExternalId]) -> Vec<ExternalId> {
    // Last, so that a fault in one of the others is named by its own pointer.
    others.iter().chain([key]).cloned().collect()
}

/// Whether the actor's organisation calls the row by some name in this system already.
///
/// # Errors
/// When the database fails.
pub fn is_named(op: &mut Op, resource: &str, id: AnyId, system: &str) -> ApiResult<bool> {
    let owner = owner(op);
    let keys = everyones(op, resource, id)?;
    let named = |key: &OwnedKey| key.organisation_id == owner && key.system == system;
    Ok(keys.iter().any(named))
}

/// A row whose keys change, and its version.
#[derive(Debug, Clone, Copy)]
pub struct Keyed {
    pub resource: &'static str,
    pub id: AnyId,
    pub version: i64,
}

/// Make `wanted` the external ids that the actor's organisation has for a row. Ids that other
/// organisations gave stay, unless the actor sees the whole province and leaves them out.
///
/// # Errors
/// 409 when one belongs to another row already.
pub fn replace(op: &mut Op<'_>, row: Keyed, wanted: &[ExternalId]) -> ApiResult<()> {
    let before = owned(op, row)?;
    for key in &before {
        if !wanted.iter().any(|wanted| key.is(wanted)) {
            let key = (row.resource, key.organisation_id, &key.system, &key.value);
            diesel::delete(external_ids::table.find(key)).execute(op.conn())?;
        }
    }
    let given = insert_missing(op, row, &before, wanted)?;
    let mut after: Vec<OwnedKey> = before.clone();
    after.retain(|key| wanted.iter().any(|wanted| key.is(wanted)));
    after.extend(given);
    tell(op, row, &before, &after)
}

/// Give a row further external ids of the actor's organisation; whether one was new.
///
/// # Errors
/// As [`replace`].
pub fn add(op: &mut Op<'_>, row: Keyed, wanted: &[ExternalId]) -> ApiResult<bool> {
    let before = owned(op, row)?;
    let given = insert_missing(op, row, &before, wanted)?;
    if given.is_empty() {
        return Ok(false);
    }
    let systems: BTreeSet<&str> = given.iter().map(|key| key.system.as_str()).collect();
    let details = json!({ "systems": systems });
    op.audit("external-id.add", row.resource, Some(row.id), details)?;
    let after = [before.clone(), given].concat();
    tell(op, row, &before, &after)?;
    Ok(true)
}

/// Give a row that was just made its external ids; returns them as [`of_row`] shows them.
///
/// # Errors
/// As [`replace`].
pub fn give(
    op: &mut Op<'_>,
    resource: &'static str,
    id: AnyId,
    wanted: &[ExternalId],
) -> ApiResult<Vec<ExternalId>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let row = Keyed {
        resource,
        id,
        version: 0,
    };
    insert_missing(op, row, &[], wanted)?;
    let mut given = wanted.to_vec();
    given.sort_unstable();
    given.dedup();
    Ok(given)
}

/// Forget the external ids of a row that is deleted; returns them for the change feed.
///
/// # Errors
/// When the database fails.
pub fn remove(op: &mut Op<'_>, resource: &str, id: AnyId) -> ApiResult<Vec<OwnedKey>> {
    let keys = everyones(op, resource, id)?;
    if !keys.is_empty() {
        let of_row = external_ids::table
            .filter(external_ids::resource.eq(resource))
            .filter(external_ids::resource_id.eq(id));
        diesel::delete(of_row).execute(op.conn())?;
    }
    Ok(keys)
}

/// Forget the external ids that the actor's organisation gave to a row that it no longer sees;
/// returns them for the change feed.
///
/// # Errors
/// When the database fails.
pub fn take_back(op: &mut Op<'_>, resource: &str, id: AnyId) -> ApiResult<Vec<OwnedKey>> {
    let owner = owner(op);
    let mut keys = everyones(op, resource, id)?;
    keys.retain(|key| key.organisation_id == owner);
    for key in &keys {
        let key = (resource, owner, &key.system, &key.value);
        diesel::delete(external_ids::table.find(key)).execute(op.conn())?;
    }
    Ok(keys)
}

/// Every organisation's keys of a row, for what is done in nobody's name: a merge, a delete.
///
/// # Errors
/// When the database fails.
pub fn everyones(op: &mut Op<'_>, resource: &str, id: AnyId) -> ApiResult<Vec<OwnedKey>> {
    let keys = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(id))
        .order((external_ids::system, external_ids::value))
        .select((
            external_ids::organisation_id,
            external_ids::system,
            external_ids::value,
        ));
    let keys: Vec<(OrganisationId, String, String)> = steady!(op.conn(), load, keys)?;
    let owned = |(organisation_id, system, value)| OwnedKey {
        organisation_id,
        system,
        value,
    };
    Ok(keys.into_iter().map(owned).collect())
}

/// Let keys name another row from now on, each still its organisation's.
///
/// # Errors
/// When the database fails.
pub fn move_to(op: &mut Op<'_>, resource: &str, keys: &[OwnedKey], id: AnyId) -> ApiResult<()> {
    for key in keys {
        let key = (resource, key.organisation_id, &key.system, &key.value);
        diesel::update(external_ids::table.find(key))
            .set(external_ids::resource_id.eq(id))
            .execute(op.conn())?;
    }
    Ok(())
}

/// The keys of a row that the actor may change.
fn owned(op: &mut Op, row: Keyed) -> ApiResult<Vec<OwnedKey>> {
    let mut keys = everyones(op, row.resource, row.id)?;
    if !op.actor.bound.whole_province {
        let owner = owner(op);
        keys.retain(|key| key.organisation_id == owner);
    }
    Ok(keys)
}

fn insert_missing(
    op: &mut Op,
    row: Keyed,
    held: &[OwnedKey],
    wanted: &[ExternalId],
) -> ApiResult<Vec<OwnedKey>> {
    let owner = owner(op);
    let mut missing: Vec<(usize, &ExternalId)> = wanted
        .iter()
        .enumerate()
        .filter(|(_, key)| !held.iter().any(|held| held.is(key)))
        .collect();
    // Everybody locks keys in the same order, and each once.
    missing.sort_by_key(|(_, key)| *key);
    missing.dedup_by_key(|(_, key)| *key);
    let mut given = Vec::with_capacity(missing.len());
    for (index, key) in missing {
        lock(op, row.resource, key)?;
        let values = (
            external_ids::resource.eq(row.resource),
            external_ids::system.eq(&key.system),
            external_ids::value.eq(&key.value),
            external_ids::resource_id.eq(row.id),
            external_ids::organisation_id.eq(owner),
        );
        let insert = diesel::insert_into(external_ids::table).values(values);
        steady!(op.conn(), execute, insert).map_err(|error| match ApiError::from(error) {
            error if error.code() == ErrorCode::DuplicateKey => {
                ApiError::at(ErrorCode::ExternalIdTaken, &format!("/externalIds/{index}"))
            }
            error => error,
        })?;
        given.push(OwnedKey {
            organisation_id: owner,
            system: key.system.clone(),
            value: key.value.clone(),
        });
    }
    Ok(given)
}

/// Tell each organisation whose keys of a row are others now, and nobody else.
fn tell(op: &mut Op, row: Keyed, before: &[OwnedKey], after: &[OwnedKey]) -> ApiResult<()> {
    let owners: BTreeSet<OrganisationId> = before
        .iter()
        .chain(after)
        .map(|key| key.organisation_id)
        .collect();
    for owner in owners {
        let (previous, current) = (keys_of(before, owner), keys_of(after, owner));
        if previous != current {
            let Keyed {
                resource,
                id,
                version,
            } = row;
            let rekey = Change::rekey(
                "external-id.change",
                resource,
                id,
                version,
                &previous,
                &current,
            );
            op.record_effect(&rekey.organisation(owner))?;
        }
    }
    Ok(())
}

fn keys_of(keys: &[OwnedKey], owner: OrganisationId) -> Value {
    let mut keys: Vec<&OwnedKey> = keys
        .iter()
        .filter(|key| key.organisation_id == owner)
        .collect();
    keys.sort_unstable();
    json!({ "externalIds": keys })
}
