//! Administrative units: province, former districts, communes old and new, villages.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
