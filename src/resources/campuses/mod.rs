//! Campuses (địa điểm đào tạo): places where a school teaches.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::{Kind, Part};

pub use model::{AnyCampusFilter, Campus, CampusView};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "campuses",
    "Places where a school teaches",
    routes::configure,
)
.synced(Kind::of::<Campus>(&["id", "schoolId", "name"]));
