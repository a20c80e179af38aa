//! Courses (chương trình): what is taught, how long, in which edition.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
