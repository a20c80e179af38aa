//! `/v1/schools`.

use actix_web::{delete, get, patch, post};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{School, SchoolInput, SchoolPatch, SchoolView};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::{self, answers};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

type Id = answers::Id<School>;
type List = answers::List<School>;
type Body = answers::Body<School>;
type Change = answers::Change<School>;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(school_list)
        .service(school_create)
        .service(school_read)
        .service(school_history)
        .service(school_change)
        .service(school_delete);
}

/// List schools
///
/// Every caller sees every school.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:read"])),
    params(List),
    responses((status = 200, body = Page<SchoolView>, description = "A page of schools")))]
#[get("/schools")]
async fn school_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<School>(ctx, query).await
}

/// Read a school
///
/// Every caller sees every school.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:read"])),
    responses((status = 200, body = SchoolView, description = "The school")))]
#[get("/schools/{school_id}")]
async fn school_read(ctx: OpContext, id: Id) -> ApiResult<Reply> {
    answers::read::<School>(ctx, *id, Shape::default()).await
}

/// Register a school
///
/// Its code must be new.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:write"])),
    request_body = SchoolInput,
    responses((status = 201, body = SchoolView, description = "Registered")))]
#[post("/schools")]
async fn school_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<School>(ctx, body).await
}

/// Change a school
///
/// A school may change its own contact data; code, kind, ownership, status and successor are the
/// province's. A school that has closed may name its successor, at once or later: from `successorFrom`
/// on that school reaches its people, courses, classes, enrolments, certificates, outcomes and licence
/// lines, goes on with its running classes and uses up its quotas. The rows stay those of the closed
/// school, so that figures by school stay as they were. Its own registrars read them still and write
/// nothing (`SCHOOL_SUCCEEDED`). The successor may be closed itself when it has one. It is taken back, or
/// put off, while nothing stands on it: 409 `SUCCESSOR_IN_USE` names a class that relies on what passed
/// over, or a certificate that the successor has issued.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:write"])),
    params(IfMatchParam),
    request_body(content = SchoolPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = SchoolView, description = "As it is now")))]
#[patch("/schools/{school_id}")]
async fn school_change(ctx: OpContext, id: Id, seen: IfMatch, body: Change) -> ApiResult<Reply> {
    let changed = ctx.write(move |op| {
        let school = resource::service::change::<School>(op, *id, &seen, &body)?;
        let (version, view) = resource::service::view(op, school, &Shape::default())?;
        Reply::row(version, &view)
    });
    let reply = changed.await?;
    // Whom a successor reaches has changed.
    ctx.forget_actors();
    Ok(reply)
}

/// Delete a school
///
/// Only one that nothing refers to; a school that has taught is closed instead.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/schools/{school_id}")]
async fn school_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<School>(ctx, *id, seen).await
}

/// Read the history of a school
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "schools", security(("bearer" = ["schools:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/schools/{school_id}/history")]
async fn school_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<School>(ctx, id.any(), query).await
}
