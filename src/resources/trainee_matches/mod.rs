//! Trainee matches (hồ sơ nghi trùng): people who may be one, and their merges.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
