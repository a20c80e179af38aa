//! `/v1/users/me/sessions` and `/v1/users/me/consents`.

use actix_web::{delete, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::consents::{self, AppConsentList};
use super::model::SessionList;
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::request::OpContext;
use crate::platform::values::ids::{AppConsentId, UserSessionId};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(session_list)
        .service(session_end)
        .service(consent_list)
        .service(consent_withdraw);
}

/// List my sessions
///
/// Where one is logged in: browsers at the log-in page, apps, and programs that sent name and password.
#[utoipa::path(tag = "sessions", security(("bearer" = [])),
    responses((status = 200, body = SessionList, description = "The sessions, the latest used first")))]
#[get("/users/me/sessions")]
async fn session_list(ctx: OpContext) -> ApiResult<Reply> {
    ctx.read(|op| Reply::view(&service::own(op)?))
        .await
        .map(Reply::not_kept)
}

/// End one of my sessions
///
/// All its tokens are refused from the next request on.
#[utoipa::path(tag = "sessions", security(("bearer" = [])),
    responses((status = 204, description = "Ended")))]
#[delete("/users/me/sessions/{session_id}")]
async fn session_end(ctx: OpContext, id: web::Path<UserSessionId>) -> ApiResult<Reply> {
    let ended = ctx.write(move |op| {
        service::end_own(op, *id)?;
        Ok(Reply::no_content())
    });
    let reply = ended.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// List what I allow apps
///
/// What one has agreed to at the page that asks before an app may act for one.
#[utoipa::path(tag = "sessions", security(("bearer" = [])),
    responses((status = 200, body = AppConsentList, description = "The consents, the oldest first")))]
#[get("/users/me/consents")]
async fn consent_list(ctx: OpContext) -> ApiResult<Reply> {
    ctx.read(|op| Reply::view(&consents::own(op)?))
        .await
        .map(Reply::not_kept)
}

/// Take back what I allow an app
///
/// All its tokens are refused from the next request on; it asks again when it is next used.
#[utoipa::path(tag = "sessions", security(("bearer" = [])),
    responses((status = 204, description = "Taken back")))]
#[delete("/users/me/consents/{consent_id}")]
async fn consent_withdraw(ctx: OpContext, id: web::Path<AppConsentId>) -> ApiResult<Reply> {
    let withdrawn = ctx.write(move |op| {
        consents::withdraw(op, *id)?;
        Ok(Reply::no_content())
    });
    let reply = withdrawn.await?;
    ctx.forget_actors();
    Ok(reply)
}
