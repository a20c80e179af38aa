//! `/v1/enterprises`.

use actix_web::{delete, get, patch, post, put};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Enterprise, EnterpriseInput, EnterprisePatch, EnterpriseView};
use super::service;
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::decided::ReleaseInput;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::sync::external_ids::{KeyParams, KeyPath};
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{
    IfMatch, IfMatchParam, Precondition, PreconditionParams,
};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

type Id = answers::Id<Enterprise>;
type List = answers::List<Enterprise>;
type Body = answers::Body<Enterprise>;
type Change = answers::Change<Enterprise>;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(enterprise_read_by_key)
        .service(enterprise_put_by_key)
        .service(enterprise_list)
        .service(enterprise_create)
        .service(enterprise_read)
        .service(enterprise_history)
        .service(enterprise_change)
        .service(enterprise_release)
        .service(enterprise_delete);
}

/// List enterprises
///
/// Every caller sees every enterprise. Tax codes that are citizen IDs are masked.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:read"])),
    params(List),
    responses((status = 200, body = Page<EnterpriseView>, description = "A page of enterprises")))]
#[get("/enterprises")]
async fn enterprise_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<Enterprise>(ctx, query).await
}

/// Read an enterprise
///
/// Who may change it sees a tax code that is a citizen ID in full; that is noted in the audit
/// trail.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:read"])),
    responses((status = 200, body = EnterpriseView, description = "The enterprise")))]
#[get("/enterprises/{enterprise_id}")]
async fn enterprise_read(ctx: OpContext, id: Id) -> ApiResult<Reply> {
    ctx.read_personal(Action::EnterpriseChange, true, move |op| {
        let enterprise = service::read(op, *id)?;
        Reply::row(enterprise.version, &enterprise)
    })
    .await
}

/// Register an enterprise
///
/// Its tax code (mã số thuế) must be new and have the shape that its legal form demands.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:write"])),
    request_body = EnterpriseInput,
    responses((status = 201, body = EnterpriseView, description = "Registered")))]
#[post("/enterprises")]
async fn enterprise_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<Enterprise>(ctx, body).await
}

/// Read an enterprise by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:read"])),
    params(KeyParams),
    responses((status = 200, body = EnterpriseView, description = "The enterprise")))]
#[get("/enterprises/by-external-id/{system}/{value}")]
async fn enterprise_read_by_key(ctx: OpContext, key: KeyPath) -> ApiResult<Reply> {
    answers::read_by_key::<Enterprise>(ctx, key, Shape::default()).await
}

/// Send an enterprise under a key of one's own
///
/// Creates (201) or updates (200) the enterprise that the caller's key names; the same content
/// again changes nothing and keeps the `ETag`. The rules are those of entering and changing an
/// enterprise; an enterprise itself changes its own record by `PATCH`. One of the same tax code
/// that has no key of this system takes this one. A tax code that is a citizen ID is no key. Keys
/// in `externalIds` are added; none is taken away.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:write"])),
    params(KeyParams, PreconditionParams), request_body = EnterpriseInput,
    responses(
        (status = 200, body = EnterpriseView, description = "As it is now, changed or not"),
        (status = 201, body = EnterpriseView, description = "Entered")))]
#[put("/enterprises/by-external-id/{system}/{value}")]
async fn enterprise_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: Body,
) -> ApiResult<Reply> {
    answers::put_by_key::<Enterprise>(ctx, key, seen, body).await
}

/// Change an enterprise
///
/// An enterprise may change its own address, phone, e-mail, representative and external ids;
/// the rest is the province's.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:write"])),
    params(IfMatchParam),
    request_body(content = EnterprisePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = EnterpriseView, description = "As it is now")))]
#[patch("/enterprises/{enterprise_id}")]
async fn enterprise_change(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: Change,
) -> ApiResult<Reply> {
    answers::change::<Enterprise>(ctx, *id, seen, body).await
}

/// Release decided members of an enterprise
///
/// What somebody has corrected counts no longer: the next nightly row does. For the lead agency alone.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = EnterpriseView, description = "As it is now")))]
#[post("/enterprises/{enterprise_id}/release")]
async fn enterprise_release(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    answers::release::<Enterprise>(ctx, Action::EnterpriseRelease, *id, seen, body).await
}

/// Delete an enterprise
///
/// Only one that nothing refers to; one that has hired is closed instead.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/enterprises/{enterprise_id}")]
async fn enterprise_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<Enterprise>(ctx, *id, seen).await
}

/// Read the history of an enterprise
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after. A tax code that is a citizen ID is left out.
#[utoipa::path(tag = "enterprises", security(("bearer" = ["enterprises:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/enterprises/{enterprise_id}/history")]
async fn enterprise_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<Enterprise>(ctx, id.any(), query).await
}
