//! `/v1/licence-lines`.

use actix_web::{delete, get, patch, post};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{LicenceLine, LicenceLineInput, LicenceLinePatch, LicenceLineView};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

type Id = answers::Id<LicenceLine>;
type List = answers::List<LicenceLine>;
type Row = answers::Row<LicenceLine>;
type Body = answers::Body<LicenceLine>;
type Change = answers::Change<LicenceLine>;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(licence_line_list)
        .service(licence_line_create)
        .service(licence_line_read)
        .service(licence_line_history)
        .service(licence_line_change)
        .service(licence_line_delete);
}

/// List licence lines
///
/// Every caller sees every line (dòng giấy phép). `expand=occupation,school`.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["schools:read"])),
    params(List),
    responses((status = 200, body = Page<LicenceLineView>, description = "A page of lines")))]
#[get("/licence-lines")]
async fn licence_line_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<LicenceLine>(ctx, query).await
}

/// Read a licence line
///
/// Every caller sees every line. `expand=occupation,school`.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["schools:read"])),
    params(Row),
    responses((status = 200, body = LicenceLineView, description = "The line")))]
#[get("/licence-lines/{licence_line_id}")]
async fn licence_line_read(ctx: OpContext, id: Id, query: Row) -> ApiResult<Reply> {
    answers::read::<LicenceLine>(ctx, *id, query.shape).await
}

/// Enter a licence line
///
/// The province enters them. Lines of one school, occupation and level do not overlap in time.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["licence-lines:write"])),
    request_body = LicenceLineInput,
    responses((status = 201, body = LicenceLineView, description = "Entered")))]
#[post("/licence-lines")]
async fn licence_line_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<LicenceLine>(ctx, body).await
}

/// Change a licence line
///
/// Its classes must stay within its period. A lower quota only refuses further seats.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["licence-lines:write"])),
    params(IfMatchParam),
    request_body(content = LicenceLinePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = LicenceLineView, description = "As it is now")))]
#[patch("/licence-lines/{licence_line_id}")]
async fn licence_line_change(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: Change,
) -> ApiResult<Reply> {
    answers::change::<LicenceLine>(ctx, *id, seen, body).await
}

/// Delete a licence line
///
/// Only one that no class relies on; otherwise end its period.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["licence-lines:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/licence-lines/{licence_line_id}")]
async fn licence_line_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<LicenceLine>(ctx, *id, seen).await
}

/// Read the history of a licence line
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "licence-lines", security(("bearer" = ["schools:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/licence-lines/{licence_line_id}/history")]
async fn licence_line_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<LicenceLine>(ctx, id.any(), query).await
}
