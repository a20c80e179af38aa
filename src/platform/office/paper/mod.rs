//! Papers that offices print: lists, results, registers and rolls, as XLSX, PDF or CSV from one
//! description, and certificates from a school's own template. Nothing here knows what a trainee or a
//! course is: whoever prints gives texts, numbers and days.

pub mod certificate;
mod csv;
mod guard;
mod model;
mod pdf;
mod print;
pub mod qr;
mod table;
mod words;
mod xlsx;

#[cfg(test)]
mod tests;

pub use guard::{is_formula, quoted_figures, reversible, unguarded};
pub use model::*;
pub use pdf::fonts::Style;
pub use print::Printer;
pub use table::{CsvStyle, CsvTable};
pub use words::{month, place_and_day};
pub use xlsx::{excel_day, fitting};
