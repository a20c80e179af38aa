//! Where somebody is logged in, and what they allow apps to do for them.

pub mod consents;
mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::{Begun, SessionKind, UserSession};

/// Name of the resource in audit events.
pub const RESOURCE: &str = "user-sessions";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "sessions",
    "Where one is logged in, and what one allows apps to do",
    routes::configure,
)
.swept(service::sweep);
