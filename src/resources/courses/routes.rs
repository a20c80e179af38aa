//! `/v1/courses`.

use actix_web::{delete, get, patch, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{CourseFilter, CourseInput, CoursePatch, CourseView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::ids::CourseId;
use crate::platform::json::{ApiJson, MergePatch};
use crate::platform::op::{IfMatch, OpContext};
use crate::platform::page::{ListQuery, Page};
use crate::platform::params::{ExpandParam, FieldsParam, IfMatchParam, PageParams};
use crate::platform::query::RowQuery;
use crate::platform::reply::Reply;
use crate::platform::upsert::{KeyParams, KeyPath, Precondition, PreconditionParams};

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(course_read_by_key)
        .service(course_put_by_key)
        .service(course_list)
        .service(course_create)
        .service(course_read)
        .service(course_change)
        .service(course_delete);
}

/// List courses
///
/// Drafts are seen by their own school and the province. `expand=occupation,school`.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(PageParams, ExpandParam, CourseFilter),
    responses((status = 200, body = Page<CourseView>, description = "A page of courses")))]
#[get("/courses")]
async fn course_list(ctx: OpContext, query: ListQuery<CourseFilter>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape))
        .await
}

/// Read a course
///
/// Drafts are seen by their own school and the province. `expand=occupation,school`.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(FieldsParam, ExpandParam),
    responses((status = 200, body = CourseView, description = "The course")))]
#[get("/courses/{course_id}")]
async fn course_read(
    ctx: OpContext,
    id: web::Path<CourseId>,
    query: RowQuery<CourseFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let course = service::read(op, *id, &query.shape)?;
        Reply::shaped(course.version, &course, &query.shape)
    })
    .await
}

/// Enter a course
///
/// A school (cơ sở) enters its own and may leave `schoolId` out. The hours must reach the
/// minimum of the level.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    request_body = CourseInput,
    responses((status = 201, body = CourseView, description = "Entered")))]
#[post("/courses")]
async fn course_create(ctx: OpContext, body: ApiJson<CourseInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let course = service::create(op, body.value())?;
        let location = format!("/v1/courses/{}", course.id);
        Ok(Reply::created(location, course.version, &course)?.warn(&body.warnings))
    })
    .await
}

/// Read a course by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(KeyParams, FieldsParam, ExpandParam),
    responses((status = 200, body = CourseView, description = "The course")))]
#[get("/courses/by-external-id/{system}/{value}")]
async fn course_read_by_key(
    ctx: OpContext,
    key: KeyPath,
    query: RowQuery<CourseFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let course = service::by_key(op, &key.0, &query.shape)?;
        Reply::shaped(course.version, &course, &query.shape)
    })
    .await
}

/// Send a course under a key of one's own
///
/// Creates (201) or updates (200) the course that the caller's key names; the same content again
/// changes nothing and keeps the `ETag`. The rules are those of entering and changing a course. A
/// course of the same code and edition that has no key of this system takes this one. Keys in
/// `externalIds` are added; none is taken away.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(KeyParams, PreconditionParams), request_body = CourseInput,
    responses(
        (status = 200, body = CourseView, description = "As it is now, changed or not"),
        (status = 201, body = CourseView, description = "Entered")))]
#[put("/courses/by-external-id/{system}/{value}")]
async fn course_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: ApiJson<CourseInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let upserted = service::upsert(op, &key.0, body.value(), &seen)?;
        let course = service::written(op, upserted.id)?;
        let location = format!("/v1/courses/{}", course.id);
        Ok(Reply::upserted(&upserted, location, course.version, &course)?.warn(&body.warnings))
    })
    .await
}

/// Change a course
///
/// The status goes from DRAFT to ACTIVE to RETIRED. With classes, occupation and level stay.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(IfMatchParam),
    request_body(content = CoursePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = CourseView, description = "As it is now")))]
#[patch("/courses/{course_id}")]
async fn course_change(
    ctx: OpContext,
    id: web::Path<CourseId>,
    seen: IfMatch,
    body: MergePatch<CourseInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let course = service::change(op, *id, &seen, &body)?;
        Reply::row(course.version, &course)
    })
    .await
}

/// Delete a course
///
/// Only one without classes; a course that was taught is retired instead.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/courses/{course_id}")]
async fn course_delete(ctx: OpContext, id: web::Path<CourseId>, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}
