//! Employment outcomes at 3, 6 and 12 months, append-only, with provenance.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
