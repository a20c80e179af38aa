//! Trainee matches (hồ sơ nghi trùng): records that may be of one person, their links and merges.
//!
//! Two records of the same name without accents, birth date and commune, but of different or
//! missing documents, are put before the lead agency when one of them is written. So are two records of
//! one document; where name, birth date and sex agree they are linked at once, as one person. The lead
//! agency says that they are two people, or one of whom both records stay, or merges them; a merge can
//! be taken apart again. A school sees the pairs of records that it made, and decides nothing.

mod links;
mod merge;
mod model;
mod routes;
pub mod service;
mod shared;
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
