//! `/v1/occupations`.

use actix_web::{get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{
    OccupationFilter, OccupationImport, OccupationInput, OccupationPatch, OccupationView,
};
use super::{import, service};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::lists::params::PageParams;
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::values::ids::OccupationId;
use crate::platform::wire::csv_body::CsvBody;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(occupation_list)
        .service(occupation_import)
        .service(occupation_read)
        .service(occupation_change);
}

/// List occupations
///
/// Open to everybody: the national list as far as it has been imported, and the short courses of
/// the province.
#[utoipa::path(tag = "occupations", params(PageParams, OccupationFilter),
    responses((status = 200, body = Page<OccupationView>, description = "A page of occupations")))]
#[get("/occupations")]
async fn occupation_list(
    ctx: PublicContext,
    query: ListQuery<OccupationFilter>,
) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| {
            let page = service::list(op, &query)?;
            Ok(Reply::page(&page, &query.listing.shape)?.catalogue())
        })
        .await
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

/// Import the national list
///
/// A CSV file in UTF-8 with the header `code,nameVi,nameEn,level,field`. A code has seven digits
/// and begins with 5 (trung cấp, `INTERMEDIATE`) or 6 (cao đẳng, `COLLEGE`); `level` may be
/// empty, else it must agree. Rows create or update by code, all or none: each fault is named by
/// the line of the file and the column, as `/3/code`.
#[utoipa::path(tag = "occupations", security(("bearer" = ["catalogues:write"])),
    request_body(content = String, content_type = "text/csv",
        example = "code,nameVi,nameEn,level,field\n5999999,Tên nghề,Name of the occupation,INTERMEDIATE,AGRICULTURAL\n"),
    responses((status = 200, body = OccupationImport, description = "How many of each")))]
#[post("/occupations/import")]
async fn occupation_import(ctx: OpContext, file: CsvBody) -> ApiResult<Reply> {
    ctx.write(move |op| Reply::view(&import::import(op, &file)?))
        .await
}

/// Change when an occupation is valid
///
/// What it is, its list says: import a corrected list instead.
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
