//! Told of changes: signed, retried, and nobody delayed by another.
