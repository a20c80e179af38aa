//! Log-in: tokens, their revocation and the keys that verify them (RFC 6749, 7009, 7662, 8414).
//!
//! Staff log in through the registry's own public client with user name and password; programs
//! come with the id and secret of their client.

mod error;
mod form;
mod login;
mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "oauth",
    "Log-in, tokens and the keys that verify them",
    routes::configure,
)
.at_root();
