//! Keys that other systems use for our rows. Within an organisation a key names one row, by a
//! constraint of the database. Organisations do not see each other's keys.

mod change;
pub mod last_said;
mod naming;
mod path;

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::external_ids;
use crate::platform::db::types::Json;
use crate::platform::db::{Dialect, dialect};
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, Id, OrganisationId};
use crate::platform::values::sql::JsonDoc;
use crate::prepared;

use change::shown;
pub use change::{
    Keyed, add, everyones, give, move_to, remove, replace, take_back, take_from, withdraw,
};
pub use naming::{Naming, Settled};
pub use path::{KeyParams, KeyPath};

/// The key of a row in another system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"system": "cdsonla-sis", "value": "HV-2026-00017"}))]
pub struct ExternalId {
    /// Name of the other system.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._:-]+$")]
    pub system: String,
    /// The key that the record has there.
    #[schema(min_length = 1, max_length = 128)]
    pub value: String,
}

impl ExternalId {
    /// The cache key of this key.
    fn place(&self, resource: &str) -> String {
        place(resource, &self.system, &self.value)
    }
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

    fn place(&self, resource: &str) -> String {
        place(resource, &self.system, &self.value)
    }
}

/// The organisation whose keys the actor gives. Actors without one share the nil organisation.
#[must_use]
pub fn owner(op: &Op) -> OrganisationId {
    owner_or_nobody(op.actor.bound.organisation)
}

fn owner_or_nobody(organisation: Option<OrganisationId>) -> OrganisationId {
    organisation.unwrap_or_else(|| OrganisationId::from(Uuid::nil()))
}

/// The external ids of rows of `resource` that the actor may see: those that their own
/// organisation gave, or all ([`Actor::sees_all_keys`](crate::platform::auth::authz::Actor::sees_all_keys)).
///
/// # Errors
/// When the database fails.
pub fn of_rows(
    op: &mut Op<'_>,
    resource: &str,
    ids: &[AnyId],
) -> ApiResult<HashMap<AnyId, Vec<ExternalId>>> {
    // The owner is checked here. As a condition of the query, it would make SQLite read all keys of
    // the organisation.
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
    let (own, all) = (owner(op), op.actor.sees_all_keys());
    let mut found: HashMap<AnyId, Vec<ExternalId>> = HashMap::new();
    let rows: Vec<(AnyId, OrganisationId, String, String)> = Cacheable(query).load(op.conn())?;
    for (id, organisation, system, value) in rows {
        if !all && organisation != own {
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

/// The external ids of rows of `resource` as a column of its table, so that a row is read with them
/// in one statement; [`shown_beside`] reads it.
pub fn beside(dialect: Dialect, resource: &str, table: &str) -> SqlLiteral<JsonDoc> {
    let rows = format!(
        "FROM external_ids AS k WHERE k.resource = '{resource}' AND k.resource_id = {table}.id"
    );
    sql(&match dialect {
        Dialect::Sqlite => format!(
            "(SELECT json_group_array(json_array(lower(hex(k.organisation_id)), k.system, k.value) \
             ORDER BY k.system, k.value) {rows})"
        ),
        Dialect::Postgres => format!(
            "to_jsonb(ARRAY(SELECT jsonb_build_array(k.organisation_id, k.system, k.value) {rows} \
             ORDER BY k.system, k.value))"
        ),
    })
}

/// What [`beside`] gives.
pub type Beside = Json<Vec<(OrganisationId, String, String)>>;

/// The external ids of a row that was read with them, as [`of_rows`] shows them.
#[must_use]
pub fn shown_beside(op: &Op, Json(keys): Beside) -> Vec<ExternalId> {
    let (own, all) = (owner(op), op.actor.sees_all_keys());
    let mut keys: Vec<ExternalId> = keys
        .into_iter()
        .filter(|(organisation, ..)| all || *organisation == own)
        .map(|(_, system, value)| ExternalId { system, value })
        .collect();
    keys.dedup();
    keys
}

/// The external ids of one row, as [`of_rows`] shows them.
///
/// # Errors
/// When the database fails.
pub fn of_row(op: &mut Op, resource: &str, id: AnyId) -> ApiResult<Vec<ExternalId>> {
    let keys = shown(op, resource, id)?.into_iter();
    let mut keys: Vec<ExternalId> = keys
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
    if let Some(known) = op.cached::<Named>(KEYS, key.place(resource)) {
        return Ok(known.row);
    }
    let row = external_ids::table
        .find((resource, owner(op), &key.system, &key.value))
        .select(external_ids::resource_id);
    Ok(prepared!(op.conn(), get_result, row).optional()?)
}

/// [`find`] for an upsert. The key is locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn find_locked(op: &mut Op, resource: &str, key: &ExternalId) -> ApiResult<Option<AnyId>> {
    match op.cached::<Named>(KEYS, key.place(resource)) {
        Some(Named { row, locked: true }) => Ok(row),
        _ => {
            lock(op, resource, key)?;
            find(op, resource, key)
        }
    }
}

/// What the cache holds of a key.
#[derive(Debug, Clone, Copy)]
struct Named {
    row: Option<AnyId>,
    /// The transaction has locked the key.
    locked: bool,
}

/// The cached resource that holds keys.
const KEYS: &str = "keys of external ids";

fn place(resource: &str, system: &str, value: &str) -> String {
    format!("{resource} {system} {value}")
}

/// Load the rows of these keys into the cache. With `locked`, lock the keys first. Returns the rows
/// that were found.
///
/// # Errors
/// When the database fails.
pub fn foresee(
    op: &mut Op,
    resource: &str,
    system: &str,
    values: &[&str],
    locked: bool,
) -> ApiResult<Vec<AnyId>> {
    let owner = owner(op);
    let key = |value: &str| ExternalId {
        system: system.to_owned(),
        value: value.to_owned(),
    };
    if locked {
        let names = values
            .iter()
            .map(|value| lock_name(owner, resource, &key(value)));
        dialect::lock_names(op.conn(), &names.collect::<Vec<_>>())?;
    }
    let named = dialect::rows_named(op.conn(), resource, owner, system, values)?;
    for value in values {
        let row = named.get(*value).copied();
        op.cache_put(KEYS, place(resource, system, value), Named { row, locked });
    }
    Ok(named.into_values().collect())
}

fn lock(op: &mut Op, resource: &str, key: &ExternalId) -> ApiResult<()> {
    let name = lock_name(owner(op), resource, key);
    dialect::lock_names(op.conn(), &[name])
}

fn lock_name(owner: OrganisationId, resource: &str, key: &ExternalId) -> String {
    format!(
        "external id {resource} {owner} {} {}",
        key.system, key.value
    )
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
