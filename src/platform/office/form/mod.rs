//! What form a sheet has: which rows are its header, what each column holds, and which of the rows
//! beneath are rows of the kind. A value never goes under a member of which the headings leave
//! doubt, and a row that could be somebody's is never left out.

mod again;
mod cells;
mod columns;
mod faults;
mod find;
mod grid;
mod header;
mod heading;
pub mod headings;
mod join;
mod lines;
mod mapping;
mod marks;
mod merged;
mod model;
mod plan;
mod reader;
mod rest;
mod settle;
mod structural;
mod table;
#[cfg(test)]
mod tests;
mod told;

pub use find::{Likeness, Meanings, draft, find, likeness};
pub use mapping::{Headings, exclude_each_other};
pub use model::{Form, FormFault, FoundColumn, Known, KnownPart, Nature, Part, Role, Target, Why};
pub use reader::Reader;
pub use told::{FoundRow, LeftOutReason, Told, Value};

/// Whether two sheets hold the same members, wherever their columns stand.
#[must_use]
pub fn same_form(one: &Form, other: &Form) -> bool {
    one.is_same(other)
}
