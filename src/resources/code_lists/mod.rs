//! Code lists with labels in Vietnamese and English, validity and crosswalks.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
