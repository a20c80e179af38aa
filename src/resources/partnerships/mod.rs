//! Partnerships (hợp tác, liên kết): what a school and an enterprise have agreed to train together.

mod model;
mod routes;
mod rules;
mod store;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{InputRow, Kind, Part};

pub use model::Partnership;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "partnerships",
    "What schools and enterprises train together",
    routes::configure,
)
.synced(Kind::of::<Partnership>(&["id", "schoolId", "enterpriseId"]))
.imports(&[RowKind::of::<InputRow<Partnership>>()]);
