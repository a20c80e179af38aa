//! `/v1/admin-units`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::reform::{self, LoadMode, LoadQuery, ReformReport};
use super::wire::{
    ResolveQuery, ResolvedUnit, TreeQuery, UnitFilter, UnitInput, UnitPatch, UnitTree, UnitView,
};
use super::{service, villages};
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::values::ids::UnitId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;
use crate::platform::wire::table_body::TableBody;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(unit_list)
        .service(unit_resolve)
        .service(unit_tree)
        .service(unit_load)
        .service(unit_read)
        .service(unit_create)
        .service(unit_change)
        .service(unit_delete);
}

/// List administrative units
///
/// Open to everybody. Without `validOn` only the units of today.
#[utoipa::path(tag = "admin-units", params(ListQuery::<UnitFilter>),
    responses((status = 200, body = Page<UnitView>, description = "A page of units")))]
#[get("/admin-units")]
async fn unit_list(ctx: PublicContext, query: ListQuery<UnitFilter>) -> ApiResult<Reply> {
    ctx.0
        .page(move |op| {
            let page = service::list(op, &query)?;
            Reply::page(&page, &query.listing.shape, op.conn())
        })
        .await
        .map(Reply::catalogue)
}

/// Resolve a code on a day
///
/// Codes are reused: 21 communes of 2025 carry the code of an old commune with another name. This
/// tells which unit had the code on that day, and which one stands there today. When none had
/// it, the error at `code` lists under `params.otherValidities` those that had it on other days.
#[utoipa::path(tag = "admin-units", params(ResolveQuery),
    responses((status = 200, body = ResolvedUnit, description = "The unit then and today"),
        (status = 404, body = Problem, content_type = "application/problem+json",
            description = "No unit had the code on that day")))]
#[get("/admin-units/resolve")]
async fn unit_resolve(ctx: PublicContext, query: ApiQuery<ResolveQuery>) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| Ok(Reply::view(&service::resolve(op, &query.0)?)?.catalogue()))
        .await
}

/// Read all units as a tree
///
/// The province, below it its communes (before July 2025 districts and their communes), below
/// them their villages: as they are on one day, in Vietnamese order.
#[utoipa::path(tag = "admin-units", params(TreeQuery),
    responses((status = 200, body = UnitTree, description = "The tree")))]
#[get("/admin-units/tree")]
async fn unit_tree(ctx: PublicContext, query: ApiQuery<TreeQuery>) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| Ok(Reply::view(&service::tree(op, query.0.valid_on)?)?.catalogue()))
        .await
}

/// Read an administrative unit
///
/// Open to everybody, also for units that have ended.
#[utoipa::path(tag = "admin-units",
    responses((status = 200, body = UnitView, description = "The unit")))]
#[get("/admin-units/{unit_id}")]
async fn unit_read(ctx: PublicContext, id: web::Path<UnitId>) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| {
            let unit = service::read(op, *id)?;
            Reply::row(unit.version, &unit)
        })
        .await
}

/// Register a village
///
/// Villages (thôn, bản, tiểu khu, tổ dân phố) lie below a present commune; a commune registers
/// its own. All other units are set by law and ship with the registry.
#[utoipa::path(tag = "admin-units", security(("bearer" = ["catalogues:write"])),
    request_body = UnitInput,
    responses((status = 201, body = UnitView, description = "Registered")))]
#[post("/admin-units")]
async fn unit_create(ctx: OpContext, body: ApiJson<UnitInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let unit = villages::create(op, body.value())?;
        let location = format!("/v1/admin-units/{}", unit.id);
        Reply::created(location, unit.version, &unit)
    })
    .await
}

/// Load a reform of communes
///
/// A table as CSV in UTF-8 or the first sheet of an XLSX workbook, with the header
/// `level,code,name,unitType,validFrom,replaces` and a row for each commune that begins: `level` is
/// `COMMUNE`, `unitType` a code of the list `unit-types`, `replaces` the codes, parted by `;`, of the
/// communes in whose place it stands, as they were called on the day before. These end on that day. A
/// commune goes whole into one. Districts and villages have no rows: a commune has the former district
/// of those that it replaces, where they have one, and villages go with their commune.
///
/// All rows are stored or none; each fault is named by the line of the file and the column, as
/// `/3/replaces`. With `mode=validate` nothing is stored, and the answer is the same. The same file again
/// changes nothing.
///
/// What lies in a commune that has ended, people with all that hangs on them, villages, classes and
/// enterprises, goes into the next one in a job that begins when the answer is sent, or on the day of the
/// reform when that is still to come. `moves` counts what is still there: the same file sent again, also
/// with `mode=validate`, tells how far the job is.
#[utoipa::path(tag = "admin-units", security(("bearer" = ["catalogues:write"])), params(LoadQuery),
    request_body(content(
        (String = "text/csv",
            example = "level,code,name,unitType,validFrom,replaces\nCOMMUNE,03646,Phường Sơn La,PHUONG,2027-07-01,03646;03664\n"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 200, body = ReformReport, description = "What it does, or would do")))]
#[post("/admin-units/reforms")]
async fn unit_load(
    ctx: OpContext,
    query: ApiQuery<LoadQuery>,
    file: TableBody,
) -> ApiResult<Reply> {
    let mode = query.0.mode.unwrap_or(LoadMode::Commit);
    let reply = ctx
        .write(move |op| Reply::view(&reform::load(op, &file, mode)?))
        .await?;
    ctx.state().communes.outdate();
    Ok(reply)
}

/// Change a village, or the areas of a commune
///
/// Of a present commune, only the difficulty area and the risk areas change here, and only by
/// the province.
#[utoipa::path(tag = "admin-units", security(("bearer" = ["catalogues:write"])),
    params(IfMatchParam),
    request_body(content = UnitPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = UnitView, description = "As it is now")))]
#[patch("/admin-units/{unit_id}")]
async fn unit_change(
    ctx: OpContext,
    id: web::Path<UnitId>,
    seen: IfMatch,
    body: MergePatch<UnitInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let unit = villages::change(op, *id, &seen, &body)?;
        Reply::row(unit.version, &unit)
    })
    .await
}

/// Delete a village
///
/// Only one that nothing refers to; a village that has ended gets a `validTo` instead.
#[utoipa::path(tag = "admin-units", security(("bearer" = ["catalogues:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/admin-units/{unit_id}")]
async fn unit_delete(ctx: OpContext, id: web::Path<UnitId>, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        villages::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}
