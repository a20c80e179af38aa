//! Beneficiary statuses (diện đối tượng): groups a trainee belongs to, with evidence, confirmed
//! by the commune.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::{
    AnyStatusFilter, BeneficiaryStatus, BeneficiaryStatusInput, BeneficiaryStatusView,
};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "beneficiary-statuses";
