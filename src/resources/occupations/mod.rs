//! Occupations: the national list as imported, and the provincial short courses.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
