//! Enterprises, cooperatives and household businesses that hire.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
