//! What became of those who were trained, at 3, 6 and 12 months.

mod checkpoint;
mod deaths;
mod import;
mod model;
mod relocate;
mod routes;
mod rules;
pub mod service;
mod steps;
mod store;
mod synced;
mod undo;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use checkpoint::Checkpoint;
pub use deaths::EXCLUDED;
pub use import::OutcomeRow;
pub use model::{Outcome, OutcomeFilter, OutcomeInput, OutcomeView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "employment-outcomes";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "employment-outcomes",
    "What became of those who were trained",
    routes::configure,
)
.synced(Kind::of::<Outcome>(&[
    "id",
    "enrolmentId",
    "traineeId",
    "checkpointMonths",
    "kind",
]))
.relocated(relocate::RELOCATED)
.imports(&[RowKind::of::<OutcomeRow>()])
.busy(7);
