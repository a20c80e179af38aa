//! Import mappings (bảng ghép cột): which heading of an organisation's own files is which member of
//! a row.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::{Constant, ImportMapping, MappedColumn};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "import-mappings",
    "Which column of an organisation's own files is which member",
    routes::configure,
);
