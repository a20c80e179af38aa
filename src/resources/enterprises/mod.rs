//! Enterprises, cooperatives and household businesses that hire.

mod model;
mod relocate;
mod routes;
mod rules;
pub mod service;
mod store;
mod tax_code;

use crate::platform::resource::{Kind, Part};

pub use model::{Enterprise, EnterpriseFilter, EnterpriseInput, EnterpriseView};
pub use service::REFERENCE;
pub use tax_code::{InvalidTaxCode, LegalForm, TaxCode};

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "enterprises",
    "Enterprises, cooperatives and household businesses",
    routes::configure,
)
.synced(Kind::of::<Enterprise>(&["id", "taxCode", "name"]))
.relocated(relocate::RELOCATED)
.searched("enterprises", store::refill_search);
