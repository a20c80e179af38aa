//! Licence lines (dòng giấy phép): what a school may teach, at which level and to how many.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{LicenceLine, LicenceLineFilter, LicenceLineInput, LicenceLineView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "licence-lines";
