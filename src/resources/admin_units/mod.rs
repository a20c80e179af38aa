//! Administrative units: province, former districts, communes old and new, villages.

mod model;
mod shipped;

pub use shipped::SHIPPED;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
