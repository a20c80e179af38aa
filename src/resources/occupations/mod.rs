//! Occupations: the national list as imported, and the provincial short courses.

mod import;
mod model;
mod routes;
pub mod service;
mod shipped;
mod store;

pub use model::{Occupation, OccupationFilter, OccupationList, OccupationView};
pub use routes::configure;
pub use shipped::SHIPPED;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "occupations";
