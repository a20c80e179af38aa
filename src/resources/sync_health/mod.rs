//! Sync health (tình trạng đồng bộ): how well what the registry knows of a school keeps up with
//! what happens there. Figures are counted when they are asked for, over the school's own rows.

mod figures;
mod model;
mod rejected;
mod routes;
mod service;
mod store;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "reconciliation",
    "Digests by bucket, the rows that differ, and how a school's sync is doing",
    routes::configure,
);
