//! OAuth clients: programs that act for an organisation, and apps that people log in to.

mod key;
mod model;
mod redirect;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use key::ClientKey;
pub use model::{AuthMethod, Client, ClientInput, ClientSecretView, ClientView, IdTokenAlgorithm};
pub use redirect::RedirectUri;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "clients";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "clients",
    "Programs that act for an organisation, and apps that people log in to",
    routes::configure,
);
