//! Beneficiary statuses (diện đối tượng): groups a trainee belongs to, with evidence, confirmed
//! by the commune.

mod model;
mod routes;
pub mod service;
mod stated;
mod steps;
mod store;
mod synced;
mod undo;

use crate::platform::resource::{Kind, Part};

pub use model::{
    AnyStatusFilter, BeneficiaryStatus, BeneficiaryStatusInput, BeneficiaryStatusView,
};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "beneficiary-statuses";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "beneficiary-statuses",
    "Groups that a trainee belongs to, with evidence",
    routes::configure,
)
.synced(Kind::of::<BeneficiaryStatus>(&[
    "id",
    "traineeId",
    "group",
    "status",
]))
.busy(5);
