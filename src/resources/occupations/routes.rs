//! `/v1/occupations`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::wire::{
    OccupationFilter, OccupationImport, OccupationInput, OccupationPatch, OccupationView,
};
use super::{import, service};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::values::ids::OccupationId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;
use crate::platform::wire::table_body::TableBody;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(occupation_list)
        .service(occupation_create)
        .service(occupation_import)
        .service(occupation_read)
        .service(occupation_change)
        .service(occupation_delete);
}

/// List occupations
///
/// Open to everybody: the national list as far as it has been imported, and the list of the province.
#[utoipa::path(tag = "occupations", params(ListQuery::<OccupationFilter>),
    responses((status = 200, body = Page<OccupationView>, description = "A page of occupations")))]
#[get("/occupations")]
async fn occupation_list(
    ctx: PublicContext,
    query: ListQuery<OccupationFilter>,
) -> ApiResult<Reply> {
    ctx.0
        .page(move |op| {
            let page = service::list(op, &query)?;
            Reply::page(&page, &query.listing.shape, op.conn())
        })
        .await
        .map(Reply::catalogue)
}

/// Read an occupation
///
/// Open to everybody, also for those that have ended.
#[utoipa::path(tag = "occupations",
    responses((status = 200, body = OccupationView, description = "The occupation")))]
#[get("/occupations/{occupation_id}")]
async fn occupation_read(ctx: PublicContext, id: web::Path<OccupationId>) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| {
            let occupation = service::read(op, *id)?;
            Reply::row(occupation.version, &occupation)
        })
        .await
}

/// Add an occupation to the provincial list
///
/// Of any training level: courses and licence lines of that level can name it from then on. The
/// national list is imported.
#[utoipa::path(tag = "occupations", security(("bearer" = ["catalogues:write"])),
    request_body = OccupationInput,
    responses((status = 201, body = OccupationView, description = "Added")))]
#[post("/occupations")]
async fn occupation_create(ctx: OpContext, body: ApiJson<OccupationInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let occupation = service::create(op, body.value())?;
        let location = format!("/v1/occupations/{}", occupation.id);
        Reply::created(location, occupation.version, &occupation)
    })
    .await
}

/// Import occupations
///
/// A table as CSV in UTF-8 or the first sheet of an XLSX workbook, in one of two forms.
///
/// *The national list as it is published* (Circular 26/2020): somewhere in the first rows the
/// columns `Mã` and `Tên gọi`, once or several times side by side. Codes of seven digits that begin
/// with 5 (trung cấp, `INTERMEDIATE`) or 6 (cao đẳng, `COLLEGE`) are occupations; the other rows are
/// headings, which are skipped and counted. The field follows the group: 62 and 64 are agricultural.
/// A known occupation keeps its field and its English name.
///
/// *With the header* `code,nameVi,nameEn,level,field`: codes of the national list, where `level` may
/// be empty and must agree else, and of the province, of any level.
///
/// Rows create or update by code, all or none: each fault is named by the line of the file and the
/// column, as `/3/code`. Rows with more columns go in by `POST /v1/imports`, kind `occupations`.
#[utoipa::path(tag = "occupations", security(("bearer" = ["catalogues:write"])),
    request_body(content(
        (String = "text/csv",
            example = "code,nameVi,nameEn,level,field\n5999999,Tên nghề,Name of the occupation,INTERMEDIATE,AGRICULTURAL\n"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 200, body = OccupationImport, description = "How many of each")))]
#[post("/occupations/import")]
async fn occupation_import(ctx: OpContext, file: TableBody) -> ApiResult<Reply> {
    ctx.write(move |op| Reply::view(&import::import(op, &file)?))
        .await
}

/// Change an occupation
///
/// Of the provincial list all of it: the level as long as nothing refers to it, the code unless it
/// ships with the registry. Of the national list only its validity: what it is, its list says, so
/// import a corrected one.
#[utoipa::path(tag = "occupations", security(("bearer" = ["catalogues:write"])),
    params(IfMatchParam),
    request_body(content = OccupationPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = OccupationView, description = "As it is now")))]
#[patch("/occupations/{occupation_id}")]
async fn occupation_change(
    ctx: OpContext,
    id: web::Path<OccupationId>,
    seen: IfMatch,
    body: MergePatch<OccupationInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let occupation = service::change(op, *id, &seen, &body)?;
        Reply::row(occupation.version, &occupation)
    })
    .await
}

/// Delete an occupation
///
/// Only one that nothing refers to. One that ships with the registry gets a `validTo` instead.
#[utoipa::path(tag = "occupations", security(("bearer" = ["catalogues:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/occupations/{occupation_id}")]
async fn occupation_delete(
    ctx: OpContext,
    id: web::Path<OccupationId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}
