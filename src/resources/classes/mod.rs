//! Classes (lớp): deliveries of a course, from plan to completion.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
