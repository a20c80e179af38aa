//! What clients see of the feed.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::platform::lists::filter::AnyOf;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;
use crate::resources::synced::Synced;
use crate::text_enum;

text_enum! {
    /// What the reader of the feed has to do.
    pub enum FeedOp {
        /// Store `data` under `id`, whether the row is known or not.
        Upsert = "UPSERT",
        /// Forget the row: it is gone.
        Delete = "DELETE",
        /// A key of the row has changed from `keys.previous` to `keys.current`.
        Rekey = "REKEY",
        /// The row went into `mergedInto`: let what refers to it refer there, and forget it.
        Merge = "MERGE",
        /// Forget the row: it has left what the reader may see.
        LeftScope = "LEFT_SCOPE",
    }
}

/// One change of one row.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "type": "schools", "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "op": "UPSERT",
    "version": 2, "at": "2026-09-01T02:00:00Z", "keys": {"code": "CDSL"}, "externalIds": [],
    "data": {"id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "code": "CDSL", "version": 2}
}))]
pub struct ChangeEntry {
    /// Name of the resource.
    #[serde(rename = "type")]
    pub kind: Synced,
    pub id: AnyId,
    pub op: FeedOp,
    /// Version of the row that is sent; of one that is not, the last that the log knows.
    pub version: i64,
    /// When the change was made.
    pub at: Timestamp,
    /// Keys by which others know the row; those of a person are never among them.
    #[schema(value_type = Object)]
    pub keys: Value,
    /// The reader's own keys of the row.
    pub external_ids: Vec<ExternalId>,
    /// The row that this one went into.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub merged_into: Option<AnyId>,
    /// The row as an ordinary read shows it now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, required = false)]
    pub data: Option<Value>,
}

/// Which part of the feed, and how long to wait for it.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ChangeQuery {
    /// `nextCursor` of the page before, or the `feedCursor` of a snapshot or an export. Without it
    /// the feed begins with the oldest entry that is kept.
    pub cursor: Option<String>,
    /// Names of resources, separated by commas; all that the caller may read when left out.
    #[param(value_type = Option<String>, example = "trainees,enrolments")]
    pub types: AnyOf<Synced>,
    /// Entries in a page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    pub limit: i64,
    /// Seconds to wait for an entry when there is none yet.
    #[param(minimum = 0, maximum = 30, default = 0)]
    pub wait: u64,
}

impl Default for ChangeQuery {
    fn default() -> Self {
        Self {
            cursor: None,
            types: AnyOf::default(),
            limit: crate::platform::lists::page::DEFAULT_LIMIT,
            wait: 0,
        }
    }
}

/// A page of the feed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangePage {
    pub data: Vec<ChangeEntry>,
    pub page: ChangePageInfo,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangePageInfo {
    /// Where the feed goes on; there always is one.
    pub next_cursor: String,
    /// Whether more entries are there already: ask again at once, without waiting.
    pub has_more: bool,
    /// Whether changes are stored that cannot be told yet, because a transaction that is still open
    /// holds the end of the log back. It may be one of another database of the same PostgreSQL
    /// server; see the operator's guide.
    pub held_back: bool,
    /// The resources that the page tells of.
    pub types: Vec<Synced>,
}

/// Which part of a snapshot.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SnapshotQuery {
    /// `nextCursor` of the page before; the snapshot begins without it.
    pub cursor: Option<String>,
    /// Names of resources, separated by commas; all that the caller may read when left out.
    #[param(value_type = Option<String>, example = "trainees,enrolments")]
    pub types: AnyOf<Synced>,
    /// Rows in a page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    pub limit: i64,
}

impl Default for SnapshotQuery {
    fn default() -> Self {
        Self {
            cursor: None,
            types: AnyOf::default(),
            limit: crate::platform::lists::page::DEFAULT_LIMIT,
        }
    }
}

/// A page of a snapshot.
#[derive(Debug, Serialize, ToSchema)]
pub struct SnapshotPage {
    pub data: Vec<ChangeEntry>,
    pub page: SnapshotPageInfo,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotPageInfo {
    /// Null on the last page.
    pub next_cursor: Option<String>,
    /// On the last page: the cursor of the feed that goes on from where the snapshot began.
    pub feed_cursor: Option<String>,
    /// The resources that the snapshot tells of.
    pub types: Vec<Synced>,
}
