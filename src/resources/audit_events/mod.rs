//! Who changed or revealed what. Written with every change; read here, changed nowhere.

mod model;
mod routes;
pub mod service;
mod store;

pub use model::AuditEventView;
pub use routes::configure;
