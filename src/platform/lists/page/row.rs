//! Rows of lists, and where a page ends.

use serde::{Deserialize, Serialize};

use super::SortValue;
use crate::platform::values::ids::AnyId;

/// A row of a list.
pub trait Row {
    fn id(&self) -> AnyId;
    /// The row's value in the order of that name.
    fn sort_value(&self, sort: &str) -> SortValue;
    /// The row's place in search results; only of searchable tables.
    fn seq(&self) -> i64 {
        0
    }
}

/// The last row of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct LastRow {
    pub(super) value: SortValue,
    pub(super) id: AnyId,
}
