//! Webhooks: who wants to be told of changes, and what was delivered to them.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
