//! Classes (lớp): deliveries of a course, from plan to completion.

mod filter;
mod model;
mod routes;
mod seats;
pub mod service;
mod state;
mod store;
mod transitions;
mod upsert;
mod view;

pub use filter::ClassFilter;
pub use model::{Class, ClassInput, TrainerName};
pub use routes::configure;
pub use state::ClassStatus;
pub use upsert::ClassUpsert;
pub use view::ClassView;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "classes";
