//! The registry as its users meet it: a real server over HTTP, a database of its own per test.
//!
//! On SQLite by default; on PostgreSQL when `REGISTRY_TEST_DATABASE_URL` names a server on which
//! databases may be created.

mod contract;
mod demo;
mod ground;
mod http;
mod layers;
mod schools;
mod support;
