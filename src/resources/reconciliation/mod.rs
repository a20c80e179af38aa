//! Reconciliation (đối soát): counts and digests by bucket, and the rows that differ.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(_: &mut ServiceConfig) {}
