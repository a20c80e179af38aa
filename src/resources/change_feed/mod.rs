//! The change feed (bảng tin thay đổi): what changed, in one order, as far as the caller may see it.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
