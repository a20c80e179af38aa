//! Exports (xuất dữ liệu): lists as files, written by durable jobs, with what continues them.
//!
//! A job walks the list page by page, by the very function that answers `GET` of the resource, so
//! that a file holds what the list shows: the same rows, masked alike. Parts go into the database
//! as they are written. A job that is taken up again goes on with the part it was at.

mod changes;
mod download;
mod model;
mod order;
mod routes;
pub mod service;
mod store;
mod work;

use crate::platform::resource::Part;

pub use work::work;

/// Name of the resource in audit events, and of its jobs.
pub const RESOURCE: &str = "exports";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "exports",
    "Lists as files, written by durable jobs",
    routes::configure,
)
.swept(service::sweep);
