//! People who log in.

mod me;
mod model;
mod routes;
pub mod service;
mod store;

pub use me::{MeView, ReachView};
pub use model::{User, UserChange, UserInput, UserView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "users";
