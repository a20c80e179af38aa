//! Licence lines (dòng giấy phép): what a school may teach, at which level and to how many a year.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::{Kind, Part};

pub use model::{LicenceLine, LicenceLineFilter, LicenceLineInput, LicenceLineView};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "licence-lines",
    "What a school may teach, at which level and to how many a year",
    routes::configure,
)
.synced(Kind::of::<LicenceLine>(&[
    "id",
    "schoolId",
    "occupationId",
    "level",
]));
