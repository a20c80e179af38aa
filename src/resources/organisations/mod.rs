//! Organisations (tổ chức) that use the registry: what they are bound to is what their people
//! reach.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{Organisation, OrganisationInput, OrganisationKind, OrganisationView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "organisations";
