//! SQL of statistics.

mod labels;
mod rows;

pub use labels::{Label, labels};
pub use rows::{Enrolment, Teaching, classes, each_enrolment, kinds};
