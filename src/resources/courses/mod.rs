//! Courses (chương trình đào tạo): what a school teaches.

mod model;
mod routes;
pub mod service;
mod store;
mod upsert;

pub use model::{Course, CourseFilter, CourseInput, CourseStatus, CourseView};
pub use routes::configure;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "courses";
