//! `/v1/audit-events`.

use actix_web::get;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{AuditEventFilter, AuditEventView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(audit_event_list);
}

/// List audit events
///
/// Changes, log-ins and reveals of personal data, newest first. The province sees all, an
/// inspector of a smaller place what their own organisation did.
#[utoipa::path(tag = "audit-events", security(("bearer" = ["audit:read"])),
    params(ListQuery::<AuditEventFilter>),
    responses((status = 200, body = Page<AuditEventView>, description = "A page of audit events")))]
#[get("/audit-events")]
async fn audit_event_list(ctx: OpContext, query: ListQuery<AuditEventFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}
