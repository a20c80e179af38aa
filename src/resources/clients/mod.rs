//! OAuth clients: programs that act for an organisation.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{Client, ClientInput, ClientView, NewClientView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "clients";
