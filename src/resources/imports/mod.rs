//! Imports (nhập dữ liệu): files of rows that a school pushes, carried out as durable jobs.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
