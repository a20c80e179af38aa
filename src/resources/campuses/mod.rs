//! Campuses (địa điểm đào tạo): places where a school teaches.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::{Kind, Part};

pub use model::{AnyCampusFilter, Campus, CampusView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "campuses";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "campuses",
    "Places where a school teaches",
    routes::configure,
)
.synced(Kind::of::<Campus>(&["id", "schoolId", "name"]));
