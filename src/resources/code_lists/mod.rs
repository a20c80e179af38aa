//! Code lists with labels in Vietnamese and English, validity and crosswalks.

mod model;
mod shipped;

pub use shipped::SHIPPED;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
