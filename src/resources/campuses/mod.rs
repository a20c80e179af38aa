//! Campuses (địa điểm đào tạo): places where a school teaches.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{AnyCampusFilter, Campus, CampusInput, CampusView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "campuses";
