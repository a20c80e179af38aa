//! What became of a row that a client sent whole, under a key of its own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::ids::AnyId;

/// Whether the row was new, changed, or already as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// The row that a key names after an upsert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upserted<I = AnyId> {
    pub id: I,
    pub outcome: Outcome,
}

impl<I> Upserted<I> {
    #[must_use]
    pub fn new(id: I, outcome: Outcome) -> Self {
        Self { id, outcome }
    }
}
