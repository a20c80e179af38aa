//! Beneficiary statuses: groups a trainee belongs to, with evidence, confirmed by the commune.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
