//! Trainee matches (hồ sơ nghi trùng): people who may be one, and their merges.
//!
//! Two trainees of the same name without accents, birth date and commune, but of different or
//! missing documents, are put before the lead agency when one of them is written. It says that
//! they are two people, or merges their records; a merge can be taken apart again.

mod merge;
mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

/// Name of the resource in audit events.
pub const RESOURCE: &str = "trainee-matches";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "trainee-matches",
    "People who may be one, and their reversible merges",
    routes::configure,
)
.busy(4);
