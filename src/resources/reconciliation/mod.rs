//! Reconciliation (đối soát): a client sends digests of what it has, and gets the rows that differ.

mod digest;
mod model;
mod routes;
pub mod service;

use crate::platform::resource::Part;

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "reconciliation",
    "Digests by bucket, the rows that differ, and how a school's sync is doing",
    routes::configure,
);
