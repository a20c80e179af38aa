//! `/v1/schools/{school_id}/campuses`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{CampusFilter, CampusInput, CampusPatch, CampusView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::values::ids::{CampusId, SchoolId};
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(campus_list)
        .service(campus_create)
        .service(campus_read)
        .service(campus_history)
        .service(campus_change)
        .service(campus_delete);
}

/// List the campuses of a school
///
/// Every caller sees every campus (địa điểm đào tạo).
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:read"])),
    params(ListQuery::<CampusFilter>),
    responses((status = 200, body = Page<CampusView>, description = "A page of campuses")))]
#[get("/schools/{school_id}/campuses")]
async fn campus_list(
    ctx: OpContext,
    school: web::Path<SchoolId>,
    query: ListQuery<CampusFilter>,
) -> ApiResult<Reply> {
    let shape = query.listing.shape.clone();
    ctx.page(move |op| Reply::page(&service::list(op, *school, query)?, &shape, op.conn()))
        .await
}

/// Read a campus
///
/// Every caller sees every campus.
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:read"])),
    responses((status = 200, body = CampusView, description = "The campus")))]
#[get("/schools/{school_id}/campuses/{campus_id}")]
async fn campus_read(ctx: OpContext, ids: web::Path<(SchoolId, CampusId)>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let campus = service::read(op, ids.0, ids.1)?;
        Reply::row(campus.version, &campus)
    })
    .await
}

/// Add a campus to a school
///
/// Its name must be new within the school. A school adds its own.
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:write"])),
    request_body = CampusInput,
    responses((status = 201, body = CampusView, description = "Added")))]
#[post("/schools/{school_id}/campuses")]
async fn campus_create(
    ctx: OpContext,
    school: web::Path<SchoolId>,
    body: ApiJson<CampusInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let campus = service::create(op, *school, body.value())?;
        let location = format!("/v1/schools/{school}/campuses/{}", campus.id);
        Reply::created(location, campus.version, &campus)
    })
    .await
}

/// Change a campus
///
/// A school changes its own.
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:write"])),
    params(IfMatchParam),
    request_body(content = CampusPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = CampusView, description = "As it is now")))]
#[patch("/schools/{school_id}/campuses/{campus_id}")]
async fn campus_change(
    ctx: OpContext,
    ids: web::Path<(SchoolId, CampusId)>,
    seen: IfMatch,
    body: MergePatch<CampusInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let campus = service::change(op, ids.0, ids.1, &seen, &body)?;
        Reply::row(campus.version, &campus)
    })
    .await
}

/// Delete a campus
///
/// Only one at which no class is or was held.
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/schools/{school_id}/campuses/{campus_id}")]
async fn campus_delete(
    ctx: OpContext,
    ids: web::Path<(SchoolId, CampusId)>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, ids.0, ids.1, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Read the history of a campus
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "campuses", security(("bearer" = ["schools:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/schools/{school_id}/campuses/{campus_id}/history")]
async fn campus_history(
    ctx: OpContext,
    ids: web::Path<(SchoolId, CampusId)>,
    query: answers::History,
) -> ApiResult<Reply> {
    ctx.page(move |op| {
        let page = service::history(op, ids.0, ids.1, &query.listing)?;
        Reply::page(&page, &query.listing.shape, op.conn())
    })
    .await
}
