//! What a client sends of its copy, and what it gets back.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::AnyId;
use crate::resources::synced::Synced;
use crate::text_enum;

text_enum! {
    /// By which key rows are compared.
    pub enum KeyKind {
        /// The id of the row here, as text.
        Id = "ID",
        /// The value of the caller's own key in `system`. Rows without one are not compared.
        ExternalId = "EXTERNAL_ID",
    }
}

/// What the client has of one resource. It compares with what the caller may see of it here.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "type": "schools", "buckets": 16,
    "digests": [{"bucket": 4, "count": 1, "digest": "0f343b0931126a20f133d67c2b018a3b"}]
}))]
pub struct ReconcileInput {
    #[serde(rename = "type")]
    pub kind: Synced,
    #[serde(default = "by_id")]
    #[schema(default = "ID")]
    pub by: KeyKind,
    /// Whose values the keys are; with `EXTERNAL_ID` alone.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 64)]
    pub system: Option<String>,
    /// Whether a line holds the version too: `key:version`. Without it only missing rows are
    /// found, on either side.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub versions: bool,
    /// How many buckets: a power of two. Some hundred rows to a bucket are about right.
    #[schema(minimum = 16, maximum = 4096, example = 256)]
    pub buckets: u32,
    /// The client's buckets; those left out are empty. Without the member the answer has the
    /// digests of the registry instead of rows.
    #[serde(default)]
    #[schema(max_items = 4096)]
    pub digests: Option<Vec<BucketDigest>>,
}

fn by_id() -> KeyKind {
    KeyKind::Id
}

fn yes() -> bool {
    true
}

/// What a bucket holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BucketDigest {
    /// Number of the bucket.
    #[schema(minimum = 0, maximum = 4095)]
    pub bucket: u32,
    /// Lines in the bucket.
    #[schema(minimum = 0)]
    pub count: u64,
    /// XOR of SHA-256 of the lines, its first 16 bytes in hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{32}$")]
    pub digest: String,
}

/// Where the two copies differ.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "type": "schools", "count": 13, "withoutKey": 0,
    "differing": [{
        "bucket": 4, "count": 1, "digest": "0f343b0931126a20f133d67c2b018a3b",
        "rows": [{"id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "version": 3, "externalIds": []}]
    }],
    "omitted": []
}))]
pub struct Reconciliation {
    #[serde(rename = "type")]
    pub kind: Synced,
    /// Lines compared here.
    pub count: u64,
    /// Rows that have no key in `system`, and so were not compared.
    pub without_key: u64,
    /// Buckets of the registry that hold anything; only when the client sent no digests.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub digests: Option<Vec<BucketDigest>>,
    /// Buckets that differ, with all rows that the registry has in them. A row of the client that
    /// is not among those of its bucket is not here.
    pub differing: Vec<DifferingBucket>,
    /// Buckets that differ too, but did not fit into the answer: ask again after mending those
    /// above.
    pub omitted: Vec<u32>,
}

/// A bucket that differs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DifferingBucket {
    /// Number of the bucket.
    pub bucket: u32,
    /// Lines that the registry has in it.
    pub count: u64,
    /// Digest of those lines.
    pub digest: String,
    /// The rows that the registry has in it.
    pub rows: Vec<ReconciledRow>,
}

/// A row of the registry in a bucket that differs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReconciledRow {
    pub id: AnyId,
    pub version: i64,
    /// The caller's own keys of the row.
    pub external_ids: Vec<ExternalId>,
}
