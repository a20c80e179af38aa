//! Papers that offices print of a class: lists, results, registers and rolls, as PDF, XLSX or CSV.

mod columns;
mod model;
mod people;
mod routes;
mod rows;
pub mod service;
mod sheet;
mod words;

use crate::platform::resource::Part;

/// Name of the resource in audit events.
pub const RESOURCE: &str = "documents";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "documents",
    "Papers of a class as offices print them",
    routes::configure,
);
