//! Code lists with labels in Vietnamese and English, validity and crosswalks.

mod model;
mod routes;
pub mod service;
mod shipped;
mod store;

pub use model::{AnyItemFilter, CodeListItem, CodeListItemView};
pub use routes::configure;
pub use shipped::SHIPPED;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "code-lists";
