//! `/v1/courses`.

use actix_web::{delete, get, patch, post, put};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Course, CourseInput, CoursePatch, CourseView};
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
use crate::platform::wire::reply::Reply;

type Id = answers::Id<Course>;
type List = answers::List<Course>;
type Row = answers::Row<Course>;
type Body = answers::Body<Course>;
type Change = answers::Change<Course>;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(course_read_by_key)
        .service(course_put_by_key)
        .service(course_list)
        .service(course_create)
        .service(course_read)
        .service(course_history)
        .service(course_change)
        .service(course_release)
        .service(course_delete);
}

/// List courses
///
/// Drafts are seen by their own school and the province. `expand=occupation,school`.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(List),
    responses((status = 200, body = Page<CourseView>, description = "A page of courses")))]
#[get("/courses")]
async fn course_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<Course>(ctx, query).await
}

/// Read a course
///
/// Drafts are seen by their own school and the province. `expand=occupation,school`.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(Row),
    responses((status = 200, body = CourseView, description = "The course")))]
#[get("/courses/{course_id}")]
async fn course_read(ctx: OpContext, id: Id, query: Row) -> ApiResult<Reply> {
    answers::read::<Course>(ctx, *id, query.shape).await
}

/// Enter a course
///
/// A school (cơ sở) enters its own and may leave `schoolId` out. The hours must reach the
/// minimum of the level.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    request_body = CourseInput,
    responses((status = 201, body = CourseView, description = "Entered")))]
#[post("/courses")]
async fn course_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<Course>(ctx, body).await
}

/// Read a course by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(KeyParams, Row),
    responses((status = 200, body = CourseView, description = "The course")))]
#[get("/courses/by-external-id/{system}/{value}")]
async fn course_read_by_key(ctx: OpContext, key: KeyPath, query: Row) -> ApiResult<Reply> {
    answers::read_by_key::<Course>(ctx, key, query.shape).await
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
    body: Body,
) -> ApiResult<Reply> {
    answers::put_by_key::<Course>(ctx, key, seen, body).await
}

/// Change a course
///
/// The status goes from DRAFT to ACTIVE to RETIRED. With classes, occupation and level stay.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(IfMatchParam),
    request_body(content = CoursePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = CourseView, description = "As it is now")))]
#[patch("/courses/{course_id}")]
async fn course_change(ctx: OpContext, id: Id, seen: IfMatch, body: Change) -> ApiResult<Reply> {
    answers::change::<Course>(ctx, *id, seen, body).await
}

/// Delete a course
///
/// Only one without classes; a course that was taught is retired instead.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/courses/{course_id}")]
async fn course_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<Course>(ctx, *id, seen).await
}

/// Release decided members
///
/// What the lead agency has corrected no nightly row changes (`decided`). Released, a member follows
/// what the school sends next. For the lead agency.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = CourseView, description = "As it is now")))]
#[post("/courses/{course_id}/release")]
async fn course_release(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    answers::release::<Course>(ctx, Action::CourseRelease, *id, seen, body).await
}

/// Read the history of a course
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "courses", security(("bearer" = ["courses:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/courses/{course_id}/history")]
async fn course_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<Course>(ctx, id.any(), query).await
}
