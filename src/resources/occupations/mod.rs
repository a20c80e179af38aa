//! Occupations: the national list as imported, and the list of the province: short courses that ship
//! and those that the operator adds.

mod import;
mod model;
mod published;
mod routes;
mod row;
pub mod service;
mod shipped;
mod store;
mod synced;
mod wire;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use model::{Occupation, OccupationList};
pub use row::OccupationRow;
pub use service::REFERENCE;
pub use shipped::SHIPPED;
pub use wire::{OccupationFilter, OccupationView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "occupations";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "occupations",
    "Occupations of the national list and provincial short courses",
    routes::configure,
)
.synced(Kind::of::<Occupation>(&["id", "list", "code", "nameVi"]))
.imports(&[RowKind::of::<OccupationRow>()]);
