//! What became of those who were trained, at 3, 6 and 12 months.

mod checkpoint;
mod model;
mod routes;
mod rules;
pub mod service;
mod store;

pub use checkpoint::Checkpoint;
pub use model::{Outcome, OutcomeFilter, OutcomeInput, OutcomeView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "employment-outcomes";
