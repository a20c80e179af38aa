//! Administrative units: province, former districts, communes old and new, villages.

mod model;
mod routes;
pub mod service;
mod shipped;
mod store;
mod villages;
mod wire;

pub use model::{AdminUnit, UnitLevel};
pub use routes::configure;
pub use shipped::SHIPPED;
pub use wire::{Place, UnitFilter, UnitView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "admin-units";
