//! From entries of the log to what a reader sees of them.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::model::{ChangeEntry, FeedOp};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::op::changes::ChangeOp;
use crate::platform::sync::external_ids::{self, ExternalId};
use crate::platform::sync::feed::{self, Entry, Position, Window};
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::resources::synced::Synced;

/// Some entries after a position, and where the next ones begin.
#[derive(Debug)]
pub struct Batch {
    pub entries: Vec<ChangeEntry>,
    pub position: Position,
    /// Whether there are more already.
    pub has_more: bool,
}

/// A row of some resource.
type Row = (Synced, AnyId);

/// What the actor of `op` may see of `types`.
#[must_use]
pub fn window(op: &Op, types: &[Synced]) -> Window {
    let resources = types.iter().filter_map(|synced| {
        let audiences = synced.audiences(op.actor)?;
        Some((synced.as_str(), audiences))
    });
    Window::new(op.actor, &resources.collect::<Vec<_>>())
}

/// The entries of `types` that follow `after`, as the actor of `op` may see them: at most `limit`
/// of the log, of which those that only repeat a row fall away. The caller has looked whether the
/// log reaches back to `after` ([`feed::state`]).
///
/// # Errors
/// When the database fails.
pub fn entries_after(
    op: &mut Op,
    types: &[Synced],
    after: Position,
    limit: i64,
) -> ApiResult<Batch> {
    let window = window(op, types);
    let end = feed::end_of_log(op.conn())?;
    read(op, &window, after, end, limit)
}

/// [`entries_after`] for a window and up to an end that are known already.
pub(super) fn read(
    op: &mut Op,
    window: &Window,
    after: Position,
    end: Position,
    limit: i64,
) -> ApiResult<Batch> {
    let mut positions = feed::positions(op.conn(), window, after, end, limit + 1)?;
    let has_more = i64::try_from(positions.len()).unwrap_or(i64::MAX) > limit;
    if has_more {
        positions.pop();
    }
    let log = feed::load(op.conn(), &positions)?;
    // Who has read everything stands at the end, however long ago the last entry was.
    let position = match positions.last() {
        Some(last) if has_more => *last,
        _ => end.max(after),
    };
    Ok(Batch {
        entries: resolve(op, window, log)?,
        position,
        has_more,
    })
}

/// What entries of the log mean to the reader now. Of several entries of one row the last one
/// counts, but a change of keys is told each time.
fn resolve(op: &mut Op, window: &Window, log: Vec<Entry>) -> ApiResult<Vec<ChangeEntry>> {
    let log: Vec<(Synced, Entry)> = log
        .into_iter()
        .filter(|entry| window.shows_of(entry.organisation_id))
        .filter_map(|entry| Some((entry.resource.parse().ok()?, entry)))
        .collect();
    let mut last: HashMap<Row, usize> = HashMap::new();
    for (at, (synced, entry)) in log.iter().enumerate() {
        last.insert((*synced, entry.resource_id), at);
    }
    let rows = Rows::load(op, &log)?;
    let mut told = Vec::with_capacity(log.len());
    for (at, (synced, entry)) in log.into_iter().enumerate() {
        let counts = last[&(synced, entry.resource_id)] == at;
        told.extend(rows.entry(op, synced, entry, counts));
    }
    Ok(told)
}

/// The rows behind some entries, as the reader sees them now.
struct Rows {
    views: HashMap<Row, Value>,
    keys: HashMap<Row, Vec<ExternalId>>,
}

impl Rows {
    fn load(op: &mut Op, log: &[(Synced, Entry)]) -> ApiResult<Self> {
        let mut wanted: HashMap<Synced, HashSet<AnyId>> = HashMap::new();
        for (synced, entry) in log {
            let ids = wanted.entry(*synced).or_default();
            ids.insert(entry.resource_id);
            ids.extend(merged_into(entry));
        }
        let (mut views, mut keys) = (HashMap::new(), HashMap::new());
        for (synced, ids) in wanted {
            let ids: Vec<AnyId> = ids.into_iter().collect();
            let seen = synced.views(op, &ids)?;
            let unseen: Vec<AnyId> = ids
                .into_iter()
                .filter(|id| !seen.contains_key(id))
                .collect();
            if !unseen.is_empty() {
                // An organisation knows the row by its own keys, also when it leaves its reach.
                let given = external_ids::of_rows(op, synced.as_str(), &unseen)?;
                keys.extend(given.into_iter().map(|(id, given)| ((synced, id), given)));
            }
            views.extend(seen.into_iter().map(|(id, view)| ((synced, id), view)));
        }
        Ok(Self { views, keys })
    }

    /// What the reader is told of `entry`, which is the last of its row if it `counts`.
    fn entry(&self, op: &Op, synced: Synced, entry: Entry, counts: bool) -> Option<ChangeEntry> {
        let row = (synced, entry.resource_id);
        let view = self.views.get(&row);
        let rekeyed = entry.op == ChangeOp::Rekey && view.is_some();
        if !(counts || rekeyed) {
            return None;
        }
        let survivor = merged_into(&entry).filter(|id| self.views.contains_key(&(synced, *id)));
        let told = match (entry.op, view, survivor) {
            // What is gone for others may still be there for this reader.
            (ChangeOp::Upsert | ChangeOp::Delete, Some(_), _) => FeedOp::Upsert,
            (ChangeOp::Delete, None, _) => FeedOp::Delete,
            (ChangeOp::Merge, _, Some(_)) => FeedOp::Merge,
            (ChangeOp::Rekey, Some(_), _) => FeedOp::Rekey,
            _ => FeedOp::LeftScope,
        };
        let shows_row = matches!(told, FeedOp::Upsert | FeedOp::Rekey);
        let data = view.filter(|_| shows_row).cloned();
        let version = data.as_ref().and_then(|data| data["version"].as_i64());
        let (keys, given) = keys_of(op, &entry);
        let external_ids = match &data {
            Some(data) => own_keys(data),
            None => self.keys.get(&row).cloned().unwrap_or(given),
        };
        Some(ChangeEntry {
            kind: synced,
            id: entry.resource_id,
            op: told,
            version: version.unwrap_or(entry.version),
            at: entry.at,
            keys,
            external_ids,
            merged_into: survivor.filter(|_| told == FeedOp::Merge),
            data,
        })
    }
}

/// The keys that a row carries in its own view.
pub(super) fn own_keys(view: &Value) -> Vec<ExternalId> {
    serde_json::from_value(view["externalIds"].clone()).unwrap_or_default()
}

fn merged_into(entry: &Entry) -> Option<AnyId> {
    let text = entry.keys.0.get("mergedInto")?.as_str()?;
    text.parse().ok().filter(|_| entry.op == ChangeOp::Merge)
}

/// Natural keys of an entry, and the external ones in it that the reader may know: their own.
fn keys_of(op: &Op, entry: &Entry) -> (Value, Vec<ExternalId>) {
    let Value::Object(mut keys) = entry.keys.0.clone() else {
        return (json!({}), Vec::new());
    };
    keys.remove("mergedInto");
    let owner = entry.organisation_id;
    let given = take_external(op, owner, &mut keys);
    for side in ["previous", "current"] {
        if let Some(Value::Object(keys)) = keys.get_mut(side) {
            let given = take_external(op, owner, keys);
            if !given.is_empty() {
                keys.insert("externalIds".to_owned(), json!(given));
            }
        }
    }
    (Value::Object(keys), given)
}

/// Take the external ids out of `keys` and keep those that the reader's organisation gave: each
/// says whose it is, or the entry does. Who sees all keys in ordinary reads sees them here.
fn take_external(
    op: &Op,
    of_entry: Option<OrganisationId>,
    keys: &mut Map<String, Value>,
) -> Vec<ExternalId> {
    let (own, all) = (op.actor.bound.organisation, op.actor.sees_all_keys());
    let Some(Value::Array(given)) = keys.remove("externalIds") else {
        return Vec::new();
    };
    let given = given.into_iter().filter(|key| {
        let owner = key["organisationId"].as_str();
        let owner = owner.and_then(|text| text.parse::<OrganisationId>().ok());
        let owner = owner.or(of_entry);
        all || (owner.is_some() && owner == own)
    });
    given
        .filter_map(|key| {
            Some(ExternalId {
                system: key["system"].as_str()?.to_owned(),
                value: key["value"].as_str()?.to_owned(),
            })
        })
        .collect()
}
