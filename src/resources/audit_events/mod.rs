//! Who changed or revealed what. Written with every change; read here, changed nowhere.

mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::AuditEventView;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "audit-events",
    "Who changed or revealed what",
    routes::configure,
);
