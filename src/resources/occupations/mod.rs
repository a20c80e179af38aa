//! Occupations: the national list as imported, and the provincial short courses.

mod model;
mod shipped;

pub use shipped::SHIPPED;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
