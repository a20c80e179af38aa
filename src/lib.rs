//! The job-training registry: trainees, courses, vocational schools, enterprises and what
//! became of those who were trained.

pub mod app;
pub mod demo;
pub mod openapi;
pub mod platform;
pub mod resources;
