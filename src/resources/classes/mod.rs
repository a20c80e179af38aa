//! Classes (lớp): deliveries of a course, from plan to completion.

mod filter;
mod import;
mod merge;
mod model;
mod relocate;
mod routes;
mod rules;
mod seats;
pub mod service;
mod split;
mod state;
mod steps;
mod store;
mod taking_back;
mod transitions;
mod undo;
mod upsert;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use filter::ClassFilter;
pub use import::ClassRow;
pub use model::{Class, ClassInput, ClassView, TrainerName};
pub use state::ClassStatus;
pub use upsert::ClassUpsert;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "classes";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new("classes", "Deliveries of a course", routes::configure)
    .synced(Kind::of::<Class>(&[
        "id", "schoolId", "code", "name", "status",
    ]))
    .relocated(relocate::RELOCATED)
    .imports(&[RowKind::of::<ClassRow>()])
    .busy(3);
