//! Enrolments (ghi danh, tuyển sinh): a trainee in a class, from application to result.
//!
//! A seat in the class is taken with the application, so that nobody is admitted above capacity
//! or quota, and freed when the application is deleted or rejected, or when the trainee gives up
//! before studying or transfers.

mod foresee;
mod handover;
mod input;
mod model;
mod places;
mod results;
mod routes;
pub mod service;
mod states;
mod store;
mod transitions;
mod upsert;

pub use input::{EnrolmentUpsert, ResultInput};
pub use model::{Enrolment, EnrolmentFilter, EnrolmentView};
pub use routes::configure;
pub use states::{EnrolmentResult, EnrolmentStatus};

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "enrolments";
