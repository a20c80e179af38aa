//! Refusals that leave a trace.

use super::ErrorCode;

/// A kind of refusal that would leak facts to a caller who tries often.
#[derive(Debug)]
pub struct Refusal {
    /// Name of the audit event.
    pub action: &'static str,
    pub resource: &'static str,
    pub most_an_hour: i64,
    /// The error beyond the limit.
    pub beyond: ErrorCode,
}

/// A refusal that must be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Trace {
    pub refusal: &'static Refusal,
    /// Digest of everything that a caller could be guessing. A repeat of the same request tells
    /// them nothing new and is not counted: a school's nightly sync may repeat a faulty row.
    pub about: i64,
}
