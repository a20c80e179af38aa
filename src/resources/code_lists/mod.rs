//! Code lists with labels in Vietnamese and English, validity and crosswalks.

mod model;
mod routes;
pub mod service;
mod shipped;
mod store;
mod synced;

use crate::platform::resource::{Kind, Part};

pub use model::{AnyItemFilter, CodeListItem, CodeListItemView};
pub use shipped::SHIPPED;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "code-lists";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "code-lists",
    "Code values with labels in Vietnamese and English",
    routes::configure,
)
.synced(Kind::of::<CodeListItem>(&["list", "code", "labelVi"]));
