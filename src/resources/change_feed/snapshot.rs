//! The start of a copy: every row that the caller may see, and the cursor that goes on from there.
//!
//! The position of the feed is taken before the first row is read. So what changes while the
//! pages are read is told again by the feed, and nothing falls between the two.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::entries::{own_keys, window};
use super::model::{ChangeEntry, FeedOp, SnapshotPage, SnapshotPageInfo, SnapshotQuery};
use super::service::{signer, types, types_parameter};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Signer;
use crate::platform::op::Op;
use crate::platform::sync::feed::{self, FeedCursor};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;
use crate::resources::synced::Synced;

const PATH: &str = "/v1/changes/snapshot";

/// Where the next page begins, and where the feed will.
#[derive(Debug, Serialize, Deserialize)]
struct SnapshotPosition {
    feed: FeedCursor,
    synced: Synced,
    after: Option<AnyId>,
}

pub fn page(op: &mut Op, key: &[u8], query: &SnapshotQuery) -> ApiResult<SnapshotPage> {
    let types = types(op, &query.types)?;
    let window = window(op, &types);
    let pages = Signer::new(key, PATH, &[], &[types_parameter(&query.types)]);
    let state = feed::state(op.conn())?;
    let end = feed::end_of_log(op.conn())?;
    let mut position = match &query.cursor {
        Some(cursor) => {
            let position: SnapshotPosition = pages.read(cursor)?;
            position.feed.check(&state, &window, end)?;
            Some(position)
        }
        None => types.first().map(|first| SnapshotPosition {
            feed: FeedCursor::new(&state, &window, end),
            synced: *first,
            after: None,
        }),
    };
    let feed = match &position {
        Some(position) => position.feed.clone(),
        None => FeedCursor::new(&state, &window, end),
    };
    let mut data = Vec::new();
    while let Some(current) = position.take_if(|_| missing(&data, query.limit) > 0) {
        position = fill(op, &types, current, missing(&data, query.limit), &mut data)?;
    }
    let feed_cursor = position
        .is_none()
        .then(|| signer(key, &query.types).write(&feed));
    Ok(SnapshotPage {
        data,
        page: SnapshotPageInfo {
            next_cursor: position.map(|position| pages.write(&position)),
            feed_cursor,
            types,
        },
    })
}

fn missing(data: &[ChangeEntry], limit: i64) -> i64 {
    limit - i64::try_from(data.len()).unwrap_or(i64::MAX)
}

/// Add the next rows of one resource to the page; the position after them, or none at the end.
fn fill(
    op: &mut Op,
    types: &[Synced],
    position: SnapshotPosition,
    limit: i64,
    data: &mut Vec<ChangeEntry>,
) -> ApiResult<Option<SnapshotPosition>> {
    let SnapshotPosition {
        feed,
        synced,
        after,
    } = position;
    let rows = synced.versions(op, after, limit)?;
    let ids: Vec<AnyId> = rows.iter().map(|(id, _)| *id).collect();
    let mut views = synced.views(op, &ids)?;
    data.extend(
        ids.iter()
            .filter_map(|id| entry(op, synced, *id, &mut views)),
    );
    let full = has_more(&ids, limit);
    Ok(match ids.last() {
        Some(last) if full => Some(SnapshotPosition {
            feed,
            synced,
            after: Some(*last),
        }),
        _ => types
            .iter()
            .find(|next| **next > synced)
            .map(|next| SnapshotPosition {
                feed,
                synced: *next,
                after: None,
            }),
    })
}

/// Whether a resource may have more rows than it was asked for.
fn has_more(ids: &[AnyId], limit: i64) -> bool {
    i64::try_from(ids.len()).unwrap_or(i64::MAX) >= limit
}

/// A row as the feed would tell of it; none when it has gone since its id was read.
fn entry(
    op: &Op,
    synced: Synced,
    id: AnyId,
    views: &mut HashMap<AnyId, Value>,
) -> Option<ChangeEntry> {
    let data = views.remove(&id)?;
    let instant = |name: &str| serde_json::from_value::<Timestamp>(data[name].clone()).ok();
    Some(ChangeEntry {
        kind: synced,
        id,
        op: FeedOp::Upsert,
        version: data["version"].as_i64().unwrap_or_default(),
        at: instant("updatedAt")
            .or_else(|| instant("createdAt"))
            .unwrap_or(op.now),
        keys: json!({}),
        external_ids: own_keys(&data),
        merged_into: None,
        data: Some(data),
    })
}
