//! Courses (chương trình đào tạo): what a school teaches.

mod model;
mod routes;
mod rules;
pub mod service;
mod store;

use crate::platform::resource::{Kind, Part};

pub use model::{Course, CourseFilter, CourseInput, CourseStatus, CourseView};

/// The entry by which everything else knows the folder.
pub const PART: Part =
    Part::new("courses", "What is taught", routes::configure).synced(Kind::of::<Course>(&[
        "id", "schoolId", "code", "name", "level",
    ]));
