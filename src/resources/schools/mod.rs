//! Vocational schools (cơ sở giáo dục nghề nghiệp) and other bodies that train.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{School, SchoolFilter, SchoolInput, SchoolView};
pub use routes::configure;
pub use store::refill_search;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "schools";
