//! Certificates from a school's own template: texts in places, a picture behind them, and a QR code.

mod draw;
mod pattern;
mod picture;
mod template;
#[cfg(test)]
mod tests;

pub use draw::{Batch, Certificate, CertificateFault, Origin, certificate_pdf};
pub use picture::{Picture, PictureFault};
pub use template::{Field, MOST_LETTERS, Problem, Square, Template, TemplateFault};

/// The smallest size a text is set in to fit, in parts of its field's.
pub const SMALLEST: f32 = 0.6;
/// Letters of a field with its values.
pub const MOST_FILLED: usize = 1_500;
/// Certificates in one file.
pub const MOST_CERTIFICATES: usize = 1_000;
