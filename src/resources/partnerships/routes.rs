//! `/v1/partnerships`.

use actix_web::{delete, get, patch, post, put};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Partnership, PartnershipInput, PartnershipView};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::decided::ReleaseInput;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::sync::external_ids::{KeyParams, KeyPath};
use crate::platform::wire::json::{ApiJson, Patch};
use crate::platform::wire::preconditions::{
    IfMatch, IfMatchParam, Precondition, PreconditionParams,
};
use crate::platform::wire::reply::Reply;

type InputPatch = Patch<PartnershipInput>;

type Id = answers::Id<Partnership>;
type List = answers::List<Partnership>;
type Row = answers::Row<Partnership>;
type Body = answers::Body<Partnership>;
type Change = answers::Change<Partnership>;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(partnership_read_by_key)
        .service(partnership_put_by_key)
        .service(partnership_list)
        .service(partnership_create)
        .service(partnership_read)
        .service(partnership_history)
        .service(partnership_change)
        .service(partnership_release)
        .service(partnership_delete);
}

/// List partnerships
///
/// A school and an enterprise see their own, communes and employment centres none.
/// `expand=school,enterprise,occupation`.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:read"])),
    params(List),
    responses((status = 200, body = Page<PartnershipView>, description = "A page of partnerships")))]
#[get("/partnerships")]
async fn partnership_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<Partnership>(ctx, query).await
}

/// Read a partnership
///
/// A school and an enterprise see their own, communes and employment centres none.
/// `expand=school,enterprise,occupation`.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:read"])),
    params(Row),
    responses((status = 200, body = PartnershipView, description = "The partnership")))]
#[get("/partnerships/{partnership_id}")]
async fn partnership_read(ctx: OpContext, id: Id, query: Row) -> ApiResult<Reply> {
    answers::read::<Partnership>(ctx, *id, query.shape).await
}

/// Enter a partnership
///
/// A school enters its own and may leave `schoolId` out. The level is that of the occupation, where it
/// has one. Contact persons are told to nobody but those who may read partnerships.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:write"])),
    request_body = PartnershipInput,
    responses((status = 201, body = PartnershipView, description = "Entered")))]
#[post("/partnerships")]
async fn partnership_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<Partnership>(ctx, body).await
}

/// Read a partnership by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:read"])),
    params(KeyParams, Row),
    responses((status = 200, body = PartnershipView, description = "The partnership")))]
#[get("/partnerships/by-external-id/{system}/{value}")]
async fn partnership_read_by_key(ctx: OpContext, key: KeyPath, query: Row) -> ApiResult<Reply> {
    answers::read_by_key::<Partnership>(ctx, key, query.shape).await
}

/// Send a partnership under a key of one's own
///
/// Creates (201) or updates (200) the partnership that the caller's key names; the same content again
/// changes nothing and keeps the `ETag`. One of the same school, enterprise, occupation, level and day
/// of signing that has no key of this system takes this one. Keys in `externalIds` are added; none is
/// taken away.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:write"])),
    params(KeyParams, PreconditionParams), request_body = PartnershipInput,
    responses(
        (status = 200, body = PartnershipView, description = "As it is now, changed or not"),
        (status = 201, body = PartnershipView, description = "Entered")))]
#[put("/partnerships/by-external-id/{system}/{value}")]
async fn partnership_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: Body,
) -> ApiResult<Reply> {
    answers::put_by_key::<Partnership>(ctx, key, seen, body).await
}

/// Change a partnership
///
/// The school stays.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:write"])),
    params(IfMatchParam),
    request_body(content = InputPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = PartnershipView, description = "As it is now")))]
#[patch("/partnerships/{partnership_id}")]
async fn partnership_change(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: Change,
) -> ApiResult<Reply> {
    answers::change::<Partnership>(ctx, *id, seen, body).await
}

/// Delete a partnership
///
/// One that has ended keeps its row and gets an `expiryDate`; this is for what was entered by mistake.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/partnerships/{partnership_id}")]
async fn partnership_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<Partnership>(ctx, *id, seen).await
}

/// Release decided members
///
/// What the lead agency has corrected no nightly row changes (`decided`). Released, a member follows
/// what the school sends next. For the lead agency.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = PartnershipView, description = "As it is now")))]
#[post("/partnerships/{partnership_id}/release")]
async fn partnership_release(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    answers::release::<Partnership>(ctx, Action::PartnershipRelease, *id, seen, body).await
}

/// Read the history of a partnership
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "partnerships", security(("bearer" = ["partnerships:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/partnerships/{partnership_id}/history")]
async fn partnership_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<Partnership>(ctx, id.any(), query).await
}
