//! Refusals that leave a trace.

use super::ErrorCode;

/// A way to be refused from which a caller could learn something by trying often.
#[derive(Debug)]
pub struct Refusal {
    /// Name of the audit event.
    pub action: &'static str,
    pub resource: &'static str,
    pub most_an_hour: i64,
    /// What is answered beyond.
    pub beyond: ErrorCode,
}

/// A refusal that is to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Trace {
    pub refusal: &'static Refusal,
    /// Digest of all that was sent and could be guessed at. The same again tells its sender
    /// nothing new, so that what a school cannot mend does not use up its tries every night.
    pub about: i64,
}
