//! Trainees (người học): the people, found by name without accents, their personal data masked
//! unless a caller who may see it asks for it.

pub mod backfill;
pub mod citizen_id;
mod input;
mod model;
mod newcomers;
mod pages;
mod reach;
mod routes;
pub mod service;
mod store;
mod view;

pub use citizen_id::Sex;
pub use input::{Passport, TraineeFilter, TraineeInput};
pub use model::{SchoolLink, Taken, Trainee, match_key};
pub use routes::configure;
pub use store::refill_search;
pub use view::TraineeView;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "trainees";
