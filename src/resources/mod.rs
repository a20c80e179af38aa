//! One folder per resource: routes → service → store → model.

pub mod health;
pub mod schools;
