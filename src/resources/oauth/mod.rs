//! Log-in: tokens, their revocation and the keys that verify them (RFC 6749, 7009, 7662, 8414); the pages at
//! which people log in to apps (RFC 7636, 8252, 8628, 9126, 9207, OpenID Connect).
//!
//! Staff log in at the page, or through the registry's own public client with user name and password;
//! programs come with the id and the proof of their client.

mod assertion;
pub mod attempts;
mod authorize;
mod device;
mod error;
mod form;
mod identity;
mod metadata;
mod model;
mod pages;
mod routes;
mod scopes;
pub mod service;
mod store;
mod tokens;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "oauth",
    "Log-in, tokens and the keys that verify them",
    routes::configure,
)
.swept(store::sweep)
.at_root();
