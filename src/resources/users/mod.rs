//! People who log in.

mod me;
mod model;
mod routes;
pub mod second_factor;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use me::{MeView, ReachView};
pub use model::{User, UserChange, UserInput, UserView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "users";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new("users", "People who log in", routes::configure);
