//! Log-in: tokens, their revocation and the keys that verify them.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
