//! The change feed (bảng tin thay đổi): what changed, in one order, as far as the caller may see it.
//!
//! Its source is the change log, which is written in the transaction of each change. What an entry
//! shows is the row as the caller sees it now, never the row as somebody else saw it then.

mod entries;
mod model;
mod routes;
pub mod service;
mod snapshot;
mod waiting;

use crate::platform::resource::Part;

pub use entries::{Batch, entries_after, window};
pub use model::{ChangeEntry, FeedOp};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "changes",
    "What changed, in one order, and the start to join it",
    routes::configure,
);
