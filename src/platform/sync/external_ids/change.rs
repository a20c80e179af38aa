//! Giving rows keys, and taking them away.

use std::collections::BTreeSet;

use diesel::dsl::exists;
use diesel::prelude::*;
use serde_json::{Value, json};

use super::{ExternalId, KEYS, Named, OwnedKey, lock, owner, owner_or_nobody};
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::{audit_events, external_ids};
use crate::platform::db::together::Part;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::op::bulk::BatchInsert;
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::personal::holds_citizen_id;
use crate::prepared;

/// A key as it is written.
#[derive(Insertable)]
#[diesel(table_name = external_ids)]
struct NewKey {
    resource: &'static str,
    organisation_id: OrganisationId,
    system: String,
    value: String,
    resource_id: AnyId,
}

impl NewKey {
    fn insert(&self, conn: &mut DbConnection) -> QueryResult<()> {
        let insert = diesel::insert_into(external_ids::table).values(self);
        prepared!(conn, run, insert)
    }
}

impl BatchInsert for NewKey {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let DbConnection::Postgres(conn) = conn else {
            return Ok(rows.iter().try_for_each(|key| key.insert(conn))?);
        };
        for rows in blocks(rows) {
            Cacheable(diesel::insert_into(external_ids::table).values(rows)).run(conn)?;
        }
        Ok(())
    }

    fn part(&self) -> Option<Part<'_>> {
        Some(Box::new(
            diesel::insert_into(external_ids::table).values(self),
        ))
    }
}

/// A row whose keys change, and its version.
#[derive(Debug, Clone, Copy)]
pub struct Keyed {
    pub resource: &'static str,
    pub id: AnyId,
    pub version: i64,
}

/// Make `wanted` the external ids that the actor's organisation has for a row. Ids that other
/// organisations gave stay, unless the actor sees them too and leaves them out.
///
/// # Errors
/// 409 when one belongs to another row already.
pub fn replace(op: &mut Op<'_>, row: Keyed, wanted: &[ExternalId]) -> ApiResult<()> {
    let before = shown(op, row.resource, row.id)?;
    for key in &before {
        if !wanted.iter().any(|wanted| key.is(wanted)) {
            delete(op, row.resource, key)?;
        }
    }
    let given = insert_missing(op, row, &before, wanted)?;
    let mut after: Vec<OwnedKey> = before.clone();
    after.retain(|key| wanted.iter().any(|wanted| key.is(wanted)));
    after.extend(given);
    record_rekeys(op, row, &before, &after)
}

/// Give a row further external ids of the actor's organisation. Returns whether one was new. Other
/// organisations keep their own ids, even equal ones.
///
/// # Errors
/// As [`replace`].
pub fn add(op: &mut Op<'_>, row: Keyed, wanted: &[ExternalId]) -> ApiResult<bool> {
    let owner = owner(op);
    let mut before = everyones(op, row.resource, row.id)?;
    before.retain(|key| key.organisation_id == owner);
    let given = insert_missing(op, row, &before, wanted)?;
    if given.is_empty() {
        return Ok(false);
    }
    let systems: BTreeSet<&str> = given.iter().map(|key| key.system.as_str()).collect();
    let details = json!({ "systems": systems });
    op.audit("external-id.add", row.resource, Some(row.id), details)?;
    let after = [before.clone(), given].concat();
    record_rekeys(op, row, &before, &after)?;
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
    for key in &keys {
        op.evict(KEYS, key.place(resource));
    }
    Ok(keys)
}

/// Forget the external ids that an organisation gave to a row that it no longer sees; returns them for
/// the change feed.
///
/// # Errors
/// When the database fails.
pub fn take_back(
    op: &mut Op<'_>,
    resource: &str,
    id: AnyId,
    owner: Option<OrganisationId>,
) -> ApiResult<Vec<OwnedKey>> {
    let owner = owner_or_nobody(owner);
    let mut keys = everyones(op, resource, id)?;
    keys.retain(|key| key.organisation_id == owner);
    for key in &keys {
        delete(op, resource, key)?;
    }
    Ok(keys)
}

/// The keys of all organisations for a row. For changes that no organisation makes: a merge, a
/// delete.
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
    let keys: Vec<(OrganisationId, String, String)> = prepared!(op.conn(), load, keys)?;
    let owned = |(organisation_id, system, value)| OwnedKey {
        organisation_id,
        system,
        value,
    };
    Ok(keys.into_iter().map(owned).collect())
}

/// Move keys to another row. Each stays with its organisation; what was said under it was of the row
/// before.
///
/// # Errors
/// When the database fails.
pub fn move_to(op: &mut Op<'_>, resource: &str, keys: &[OwnedKey], id: AnyId) -> ApiResult<()> {
    for key in keys {
        op.evict(KEYS, key.place(resource));
        let key = (resource, key.organisation_id, &key.system, &key.value);
        let moved = (
            external_ids::resource_id.eq(id),
            external_ids::digest.eq(None::<Vec<u8>>),
            external_ids::said_version.eq(None::<i64>),
        );
        diesel::update(external_ids::table.find(key))
            .set(moved)
            .execute(op.conn())?;
    }
    Ok(())
}

/// Remove the external ids that an organisation gave to a row, and record the change for it.
///
/// # Errors
/// When the database fails.
pub fn take_from(op: &mut Op<'_>, row: Keyed, owner: OrganisationId) -> ApiResult<()> {
    let mut keys = everyones(op, row.resource, row.id)?;
    keys.retain(|key| key.organisation_id == owner);
    for key in &keys {
        delete(op, row.resource, key)?;
    }
    record_rekeys(op, row, &keys, &[])
}

/// Take a key away that an organisation has given to a row in the request `given_in`; whether it had.
///
/// # Errors
/// When the database fails.
pub fn withdraw(
    op: &mut Op<'_>,
    row: Keyed,
    owner: Option<OrganisationId>,
    key: &ExternalId,
    given_in: &str,
) -> ApiResult<bool> {
    let given = audit_events::table
        .filter(audit_events::resource.eq(row.resource))
        .filter(audit_events::resource_id.eq(row.id))
        .filter(audit_events::action.eq("external-id.add"))
        .filter(audit_events::request_id.eq(given_in));
    if !diesel::select(exists(given)).get_result::<bool>(op.conn())? {
        return Ok(false);
    }
    let owner = owner_or_nobody(owner);
    let mut before = everyones(op, row.resource, row.id)?;
    before.retain(|held| held.organisation_id == owner);
    let (gone, after): (Vec<OwnedKey>, Vec<OwnedKey>) =
        before.iter().cloned().partition(|held| held.is(key));
    for key in &gone {
        delete(op, row.resource, key)?;
    }
    record_rekeys(op, row, &before, &after)?;
    Ok(!gone.is_empty())
}

/// The keys of a row that the actor sees, and may change.
pub(super) fn shown(op: &mut Op, resource: &str, id: AnyId) -> ApiResult<Vec<OwnedKey>> {
    let mut keys = everyones(op, resource, id)?;
    if !op.actor.sees_all_keys() {
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
    // Every transaction locks keys in the same order, each once.
    missing.sort_by_key(|(_, key)| *key);
    missing.dedup_by_key(|(_, key)| *key);
    expect_impersonal(&missing)?;
    let mut given = Vec::with_capacity(missing.len());
    for (index, key) in missing {
        let taken = || ApiError::at(ErrorCode::ExternalIdTaken, &format!("/externalIds/{index}"));
        let owned = OwnedKey {
            organisation_id: owner,
            system: key.system.clone(),
            value: key.value.clone(),
        };
        let place = owned.place(row.resource);
        let named = NewKey {
            resource: row.resource,
            organisation_id: owner,
            system: key.system.clone(),
            value: key.value.clone(),
            resource_id: row.id,
        };
        let at_once = match op.cached::<Named>(KEYS, place.as_str()) {
            Some(Named { row: Some(_), .. }) => return Err(taken()),
            Some(Named { locked: true, .. }) => op.insert_later(named),
            _ => Some(named),
        };
        if let Some(named) = at_once {
            lock(op, row.resource, key)?;
            named
                .insert(op.conn())
                .map_err(|error| match ApiError::from(error) {
                    error if error.code() == ErrorCode::DuplicateKey => taken(),
                    error => error,
                })?;
        }
        let known = Named {
            row: Some(row.id),
            locked: true,
        };
        op.cache_put(KEYS, place, known);
        given.push(owned);
    }
    Ok(given)
}

/// Keys stand in URLs and in the clear: no new one may be somebody's number. Those of before stay.
fn expect_impersonal(keys: &[(usize, &ExternalId)]) -> ApiResult<()> {
    let mut problems = Problems::new();
    for (index, key) in keys {
        let pointer = format!("/externalIds/{index}/value");
        let personal = holds_citizen_id(&key.value);
        problems.expect(!personal, ErrorCode::ExternalIdPersonal, &pointer);
    }
    problems.check()
}

fn delete(op: &mut Op, resource: &str, key: &OwnedKey) -> ApiResult<()> {
    op.evict(KEYS, key.place(resource));
    let key = (resource, key.organisation_id, &key.system, &key.value);
    diesel::delete(external_ids::table.find(key)).execute(op.conn())?;
    Ok(())
}

/// Record a rekey for each organisation whose keys of the row have changed, and for no other.
fn record_rekeys(
    op: &mut Op,
    row: Keyed,
    before: &[OwnedKey],
    after: &[OwnedKey],
) -> ApiResult<()> {
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
