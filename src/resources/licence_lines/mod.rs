//! What a school is licensed to teach: occupation, level, yearly quota, dates.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
