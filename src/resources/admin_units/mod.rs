//! Administrative units: province, former districts, communes old and new, villages.

mod lying;
mod model;
pub mod named;
mod reform;
mod roll_over;
mod routes;
pub mod service;
mod shipped;
mod store;
mod synced;
mod villages;
mod wire;

use crate::platform::resource::{Kind, Part};

pub use model::{AdminUnit, UnitLevel};
pub use reform::{LoadMode, ReformReport, UnitName, load};
pub use roll_over::{follow, roll_over};
pub use service::communes;
pub use shipped::{PROVINCE_CODE, SHIPPED, commune, province};
pub use wire::{Place, UnitFilter, UnitView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "admin-units";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "admin-units",
    "Places: province, former districts, communes before and after July 2025, villages",
    routes::configure,
)
.synced(Kind::of::<AdminUnit>(&["id", "level", "code", "name"]))
.relocated(roll_over::VILLAGES)
.swept(roll_over);
