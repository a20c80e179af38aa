//! Enterprises, cooperatives and household businesses that hire.

mod model;
mod routes;
pub mod service;
mod store;
mod tax_code;
mod upsert;

pub use model::{Enterprise, EnterpriseFilter, EnterpriseInput, EnterpriseView};
pub use routes::configure;
pub use store::refill_search;
pub use tax_code::{InvalidTaxCode, LegalForm, TaxCode};

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "enterprises";
