//! Why a caller may do something, or not.

mod model;
mod routes;
mod service;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "authz",
    "Why one may do something, or not",
    routes::configure,
);
