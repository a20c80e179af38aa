//! Occupations: the national list as imported, and the provincial short courses.

mod import;
mod model;
mod routes;
pub mod service;
mod shipped;
mod store;
mod synced;

use crate::platform::resource::{Kind, Part};

pub use model::{Occupation, OccupationFilter, OccupationList, OccupationView};
pub use service::REFERENCE;
pub use shipped::SHIPPED;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "occupations";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "occupations",
    "Occupations of the national list and provincial short courses",
    routes::configure,
)
.synced(Kind::of::<Occupation>(&["id", "list", "code", "nameVi"]));
