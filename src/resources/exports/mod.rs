//! Exports (xuất dữ liệu): lists as files, written by durable jobs, with what continues them.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
