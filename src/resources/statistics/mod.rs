//! Statistics of training, with small cells suppressed. The definitions stand in
//! docs/STATISTICS.md.

mod coverage;
mod dimension;
mod figures;
mod model;
mod routes;
mod service;
mod sheet;
mod store;
mod suppression;
mod table;
mod tally;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "statistics",
    "Figures of training, small cells suppressed",
    routes::configure,
);
