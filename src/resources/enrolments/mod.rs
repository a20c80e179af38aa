//! Enrolments (ghi danh, tuyển sinh): a trainee in a class, from application to result.
//!
//! A seat in the class is taken with the application, so that nobody is admitted above capacity
//! or quota, and freed when the application is deleted or rejected, or when the trainee gives up
//! before the class begins or transfers, alone or with a class that is split or merged. Each step is a row of its own, and the last one can be taken
//! back.

mod claims;
mod class_list;
mod class_list_undo;
mod decided;
mod evidence;
mod foresee;
mod go_over;
mod graduates;
mod handover;
mod import;
mod import_result;
mod in_class;
mod input;
mod kept;
mod model;
mod moved_class;
mod naming;
mod places;
mod relocate;
mod results;
mod routes;
pub mod service;
mod states;
mod steps;
mod store;
mod synced;
mod taking_back;
mod transitions;
mod undo;
mod upsert;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use class_list::ClassListRow;
pub use import::EnrolmentRow;
pub use import_result::ResultRow;
pub use input::{EnrolmentUpsert, ResultInput};
pub use model::{Enrolment, EnrolmentFilter, EnrolmentView};
pub use states::{EnrolmentResult, EnrolmentStatus};

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "enrolments";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "enrolments",
    "Trainees in classes, from application to result",
    routes::configure,
)
.synced(Kind::of::<Enrolment>(&[
    "id",
    "traineeId",
    "classId",
    "status",
    "statusDate",
]))
.relocated(relocate::RELOCATED)
.imports(&[
    RowKind::of::<EnrolmentRow>(),
    RowKind::of::<ResultRow>(),
    RowKind::of::<ClassListRow>(),
])
.busy(2);
