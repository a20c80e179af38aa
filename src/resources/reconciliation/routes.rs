//! `/v1/reconcile`.

use actix_web::post;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{ReconcileInput, Reconciliation};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::request::OpContext;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(reconciliation_run);
}

/// Find what differs from a copy
///
/// The client sends count and digest of each bucket of its copy of one resource and gets the rows
/// of the buckets that differ; without `digests` it gets those of the registry. A row is in the
/// bucket that the first bits of SHA-256 of its key number; the digest of a bucket is the XOR of
/// SHA-256 of its lines `key:version`, cut to 16 bytes. docs/SYNC.md has an example to check an
/// implementation with. Nothing is changed.
#[utoipa::path(tag = "reconciliation", security(("bearer" = ["changes:read"])),
    request_body = ReconcileInput,
    responses((status = 200, body = Reconciliation, description = "Where the copies differ")))]
#[post("/reconcile")]
async fn reconciliation_run(ctx: OpContext, body: ApiJson<ReconcileInput>) -> ApiResult<Reply> {
    ctx.read_long(move |op| Reply::view(&service::reconcile(op, body.value())?))
        .await
}
