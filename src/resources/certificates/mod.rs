//! Certificates (văn bằng, chứng chỉ): issued on a passed enrolment, revoked, reissued, and
//! verified by anyone who knows number and name.

mod import;
mod input;
mod kinds;
mod model;
mod routes;
pub mod service;
mod steps;
mod store;
mod synced;
mod undo;
mod verify;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use import::CertificateRow;
pub use input::CertificateInput;
pub use model::{Certificate, CertificateFilter, CertificateStatus, CertificateView};

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "certificates";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "certificates",
    "Certificates and their public verification",
    routes::configure,
)
.synced(Kind::of::<Certificate>(&[
    "id",
    "number",
    "registerNumber",
    "holderName",
]))
.imports(&[RowKind::of::<CertificateRow>()])
.busy(6);
