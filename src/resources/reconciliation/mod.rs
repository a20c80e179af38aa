//! Reconciliation (đối soát): a client sends digests of what it has, and gets the rows that differ.

mod digest;
mod model;
mod routes;
pub mod service;

pub use routes::configure;
