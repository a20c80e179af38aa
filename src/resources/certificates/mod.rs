//! Certificates (văn bằng, chứng chỉ): issued on a passed enrolment, revoked, reissued, and
//! verified by anyone who knows number and name.

mod bulk;
pub mod code;
mod credential;
mod import;
mod input;
mod issuing;
mod kinds;
mod model;
mod numbering;
mod page;
mod pattern;
mod printing;
mod recorded;
mod relocate;
mod routes;
pub mod service;
mod signed;
mod steps;
mod store;
mod synced;
mod template;
mod templates;
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
.relocated(relocate::RELOCATED)
.imports(&[RowKind::of::<CertificateRow>()])
.busy(6);

/// What printed codes lead to, outside `/v1`.
pub const PAGES: Part = Part::new(PART.tag, PART.about, routes::configure_root).at_root();
