//! Certificates (văn bằng, chứng chỉ): issued on a passed enrolment, revoked, reissued, and
//! verified by anyone who knows number and name.

mod input;
mod kinds;
mod model;
mod routes;
pub mod service;
mod store;
mod verify;

pub use input::CertificateInput;
pub use model::{Certificate, CertificateFilter, CertificateStatus, CertificateView};
pub use routes::configure;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "certificates";
