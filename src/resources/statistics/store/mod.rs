//! SQL of statistics.

mod labels;
mod rows;

pub use labels::{Label, labels};
pub use rows::{Course, Enrolment, classes, each_enrolment, kinds};
