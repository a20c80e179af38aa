//! `/v1/authz`.

use actix_web::post;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{ExplainInput, ExplainView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::request::OpContext;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(authz_explain);
}

/// Ask why I may or may not
///
/// For the caller and an operation, or an operation on a row: which of role, scope and reach is missing. A
/// row out of reach and one that is not there are answered alike.
#[utoipa::path(tag = "authz", security(("bearer" = [])),
    request_body = ExplainInput,
    responses((status = 200, body = ExplainView, description = "What is missing, if anything")))]
#[post("/authz/explain")]
async fn authz_explain(ctx: OpContext, body: ApiJson<ExplainInput>) -> ApiResult<Reply> {
    let input = body.into_inner();
    ctx.read(move |op| Reply::view(&service::explain(op, input)?))
        .await
        .map(Reply::not_kept)
}
