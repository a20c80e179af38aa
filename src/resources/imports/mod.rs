//! Imports (nhập dữ liệu): files of rows that a school pushes, carried out as durable jobs.

mod kind;
mod model;
mod read;
mod report;
mod routes;
mod rows;
mod run;
pub mod service;
mod store;
mod table;
mod taking_back;
mod template;
mod understood;
mod upload;
mod waiting;

use crate::platform::resource::Part;

pub use kind::{ImportKind, Rows, TemplateKind};
pub use model::{Counts, ImportView};
pub use rows::schemas as row_schemas;
pub use run::run;
pub use taking_back::{UNDO, take_back};

/// Name of the resource in audit events, and of its jobs.
pub const RESOURCE: &str = "imports";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "imports",
    "Files of rows, carried out as durable jobs",
    routes::configure,
)
.swept(service::sweep);
