//! Imports (nhập dữ liệu): files of rows that a school pushes, carried out as durable jobs.

mod model;
mod read;
mod report;
mod routes;
mod rows;
mod run;
pub mod service;
mod store;
mod template;
mod upload;

pub use model::{Counts, ImportKind, ImportView};
pub use routes::configure;
pub use rows::schemas as row_schemas;
pub use rows::{CertificateRow, ClassRow, EnrolmentRow, OutcomeRow, ResultRow, TraineeRow};
pub use run::run;
pub use service::housekeeping;

/// Name of the resource in audit events, and of its jobs.
pub const RESOURCE: &str = "imports";
