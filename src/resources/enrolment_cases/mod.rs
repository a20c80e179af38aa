//! Cases of enrolments (hồ sơ cần xử lý): rules that an enrolment breaks by what another school has
//! recorded of the person. The school hears nothing of it; the lead agency decides. The payment of support
//! will ask for what it has decided; nothing does yet.

mod model;
mod routes;
pub mod service;
mod store;

use crate::platform::resource::Part;

pub use model::{CaseRule, CaseView, EnrolmentCase};

/// Name of the resource in audit events.
pub const RESOURCE: &str = "enrolment-cases";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "enrolment-cases",
    "Enrolments that break a rule by what another school recorded",
    routes::configure,
)
.busy(1);
