//! OAuth clients: programs that act for an organisation.

mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::{Client, ClientInput, ClientSecretView, ClientView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "clients";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "clients",
    "Programs that act for an organisation",
    routes::configure,
);
