//! Organisations (tổ chức) that use the registry: what they are bound to is what their people
//! reach.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::{Organisation, OrganisationInput, OrganisationKind, OrganisationView};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "organisations",
    "Organisations that use the registry",
    routes::configure,
);
