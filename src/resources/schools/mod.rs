//! Vocational schools (cơ sở giáo dục nghề nghiệp) and other bodies that train.

mod head;
mod model;
mod routes;
mod rules;
pub mod service;
mod store;
mod successors;

use crate::platform::resource::{Kind, Part};

pub use head::head;
pub use model::{School, SchoolFilter, SchoolInput, SchoolStatus, SchoolView};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "schools",
    "Vocational schools and other bodies that train",
    routes::configure,
)
.synced(Kind::of::<School>(&["id", "code", "nameVi"]))
.searched("schools", store::refill_search);
