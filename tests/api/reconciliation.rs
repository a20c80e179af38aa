//! Digests by bucket, and the rows that differ.
