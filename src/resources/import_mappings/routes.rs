//! `/v1/import-mappings`.

use actix_web::{delete, get, patch, post};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{ImportMapping, ImportMappingInput, ImportMappingPatch, ImportMappingView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::{self, answers};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

type Id = answers::Id<ImportMapping>;
type List = answers::List<ImportMapping>;
type Row = answers::Row<ImportMapping>;
type Body = answers::Body<ImportMapping>;
type Change = answers::Change<ImportMapping>;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(import_mapping_list)
        .service(import_mapping_create)
        .service(import_mapping_read)
        .service(import_mapping_change)
        .service(import_mapping_delete);
}

/// List import mappings
///
/// The lead agency and administrators see all, others those of their own organisation.
#[utoipa::path(tag = "import-mappings", security(("bearer" = ["imports:write"])),
    params(List),
    responses((status = 200, body = Page<ImportMappingView>, description = "A page of mappings")))]
#[get("/import-mappings")]
async fn import_mapping_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<ImportMapping>(ctx, query).await
}

/// Read an import mapping
///
/// The lead agency and administrators see all, others those of their own organisation.
#[utoipa::path(tag = "import-mappings", security(("bearer" = ["imports:write"])),
    params(Row),
    responses((status = 200, body = ImportMappingView, description = "The mapping")))]
#[get("/import-mappings/{import_mapping_id}")]
async fn import_mapping_read(ctx: OpContext, id: Id, query: Row) -> ApiResult<Reply> {
    answers::read::<ImportMapping>(ctx, *id, query.shape).await
}

/// Store an import mapping
///
/// Which heading of the organisation's own files is which member of a row, and which columns are left
/// out. Headings are compared without accents, case, punctuation and line breaks. An organisation has
/// at most 200.
#[utoipa::path(tag = "import-mappings", security(("bearer" = ["imports:write"])),
    request_body = ImportMappingInput,
    responses((status = 201, body = ImportMappingView, description = "Stored")))]
#[post("/import-mappings")]
async fn import_mapping_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let mapping = service::create(op, body.value())?;
        let location = format!("/v1/import-mappings/{}", mapping.id);
        let (version, view) = resource::service::view(op, mapping, &Shape::default())?;
        Reply::created(location, version, &view)
    })
    .await
}

/// Change an import mapping
///
/// `columns` and `constants` are replaced as a whole.
#[utoipa::path(tag = "import-mappings", security(("bearer" = ["imports:write"])),
    params(IfMatchParam),
    request_body(content = ImportMappingPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = ImportMappingView, description = "As it is now")))]
#[patch("/import-mappings/{import_mapping_id}")]
async fn import_mapping_change(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: Change,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let mapping = service::change(op, *id, &seen, &body)?;
        let (version, view) = resource::service::view(op, mapping, &Shape::default())?;
        Reply::row(version, &view)
    })
    .await
}

/// Delete an import mapping
///
/// Imports that were read by it stay as they are.
#[utoipa::path(tag = "import-mappings", security(("bearer" = ["imports:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/import-mappings/{import_mapping_id}")]
async fn import_mapping_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}
