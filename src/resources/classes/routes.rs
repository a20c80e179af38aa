//! `/v1/classes`.

use actix_web::{delete, get, patch, post, put};
use utoipa_actix_web::service_config::ServiceConfig;

use super::merge::ClassMerge;
use super::model::{Class, ClassInput, ClassPatch, ClassView};
use super::service;
use super::split::ClassSplit;
use super::state::ClassTransition;
use super::steps::ClassSteps;
use super::upsert::ClassUpsert;
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::decided::ReleaseInput;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::steps::UndoInput;
use crate::platform::resource::{self, answers};
use crate::platform::sync::external_ids::{KeyParams, KeyPath};
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{
    IfMatch, IfMatchParam, Precondition, PreconditionParams,
};
use crate::platform::wire::reply::Reply;

type Id = answers::Id<Class>;
type List = answers::List<Class>;
type Row = answers::Row<Class>;
type Body = answers::Body<Class>;
type Change = answers::Change<Class>;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(class_read_by_key)
        .service(class_put_by_key)
        .service(class_list)
        .service(class_create)
        .service(class_read)
        .service(class_history)
        .service(class_change)
        .service(class_release)
        .service(class_delete)
        .service(class_transition)
        .service(class_steps)
        .service(class_undo)
        .service(class_split)
        .service(class_merge);
}

/// List classes
///
/// Planned classes are seen by their own school and the province.
/// `expand=course,course.occupation,course.school,school`.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:read"])),
    params(List),
    responses((status = 200, body = Page<ClassView>, description = "A page of classes")))]
#[get("/classes")]
async fn class_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<Class>(ctx, query).await
}

/// Read a class
///
/// Planned classes are seen by their own school and the province.
/// `expand=course,course.occupation,course.school,school`.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:read"])),
    params(Row),
    responses((status = 200, body = ClassView, description = "The class")))]
#[get("/classes/{class_id}")]
async fn class_read(ctx: OpContext, id: Id, query: Row) -> ApiResult<Reply> {
    answers::read::<Class>(ctx, *id, query.shape).await
}

/// Plan a class
///
/// The course must be active and the school's own, and a line of the school's licence
/// (dòng giấy phép) must cover all days of the class. It begins as PLANNED.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    request_body = ClassInput,
    responses((status = 201, body = ClassView, description = "Planned")))]
#[post("/classes")]
async fn class_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<Class>(ctx, body).await
}

/// Read a class by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:read"])),
    params(KeyParams, Row),
    responses((status = 200, body = ClassView, description = "The class")))]
#[get("/classes/by-external-id/{system}/{value}")]
async fn class_read_by_key(ctx: OpContext, key: KeyPath, query: Row) -> ApiResult<Reply> {
    answers::read_by_key::<Class>(ctx, key, query.shape).await
}

/// Send a class under a key of one's own
///
/// Creates (201) or updates (200) the class that the caller's key names; the same content again
/// changes nothing and keeps the `ETag`. The rules are those of planning and changing a class. A
/// class of the same code that has no key of this system takes this one. With `status` it is
/// taken to where it stands in the school's system, step by step and by the rules of each; where
/// no way leads there, the answer is 409 and nothing is stored. Keys in `externalIds` are added;
/// none is taken away.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(KeyParams, PreconditionParams), request_body = ClassUpsert,
    responses(
        (status = 200, body = ClassView, description = "As it is now, changed or not"),
        (status = 201, body = ClassView, description = "Planned")))]
#[put("/classes/by-external-id/{system}/{value}")]
async fn class_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: ApiJson<ClassUpsert>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let upserted = service::upsert(op, (&key.0).into(), (body.value(), body.members()), &seen)?;
        let (version, class) = resource::service::written::<Class>(op, upserted.id)?;
        let location = format!("/v1/classes/{}", class.id);
        Reply::upserted(&upserted, location, version, &class)
    })
    .await
}

/// Change a class
///
/// Course and first day stay once it is running, and its capacity is never below the seats
/// taken. Its status changes through `transitions`.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(IfMatchParam),
    request_body(content = ClassPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = ClassView, description = "As it is now")))]
#[patch("/classes/{class_id}")]
async fn class_change(ctx: OpContext, id: Id, seen: IfMatch, body: Change) -> ApiResult<Reply> {
    answers::change::<Class>(ctx, *id, seen, body).await
}

/// Delete a class
///
/// Only one that is planned and has no enrolments; otherwise cancel it.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/classes/{class_id}")]
async fn class_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<Class>(ctx, *id, seen).await
}

/// Take a class to its next state
///
/// PLANNED → OPEN → RUNNING → COMPLETED; CANCELLED, with a reason, from the first three; back
/// from OPEN to PLANNED while no seat is taken. It runs from its first day on, and is completed
/// from its last day on, when every enrolment has ended. The last step can be taken back (`…/undo`).
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(IfMatchParam), request_body = ClassTransition,
    responses((status = 200, body = ClassView, description = "As it is now")))]
#[post("/classes/{class_id}/transitions")]
async fn class_transition(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ClassTransition>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let class = service::transition(op, *id, &seen, body.value())?;
        Reply::row(class.version, &class)
    })
    .await
}

/// Split a class
///
/// The chosen people go to a new class of the same course and school, all at once: its code, and what
/// else is other there. Each is transferred, so that `…/enrolments/{id}/undo` brings them back one by
/// one; in the new class they stand where they stood: who applied has applied, who was admitted is
/// admitted, who studies studies, or is admitted where the new class begins later. Seats and quota go
/// along. For a class that is open or running; the course must be active.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write", "enrolments:write"])),
    params(IfMatchParam), request_body = ClassSplit,
    responses((status = 201, body = ClassView, description = "The new class")))]
#[post("/classes/{class_id}/split")]
async fn class_split(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ClassSplit>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let class = service::split(op, *id, &seen, body.value())?;
        let location = format!("/v1/classes/{}", class.id);
        Reply::created(location, class.version, &class)
    })
    .await
}

/// Merge a class into another
///
/// Everybody whose enrolment has not ended goes into another class of the same course, open or
/// running, all or nobody: it must have the seats. They are transferred as by `split`, and training that
/// goes on within a course counts once, where it went on. Then this class ends, and `mergedIntoId` says
/// into which it went: COMPLETED where it was running, CANCELLED where it had not begun.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write", "enrolments:write"])),
    params(IfMatchParam), request_body = ClassMerge,
    responses((status = 200, body = ClassView, description = "The class that has ended")))]
#[post("/classes/{class_id}/merge")]
async fn class_merge(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ClassMerge>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let class = service::merge(op, *id, &seen, body.value())?;
        Reply::row(class.version, &class)
    })
    .await
}

/// Release decided members
///
/// What the lead agency has corrected no nightly row changes (`decided`). Released, a member follows
/// what the school sends next. For the lead agency.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = ClassView, description = "As it is now")))]
#[post("/classes/{class_id}/release")]
async fn class_release(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    answers::release::<Class>(ctx, Action::ClassRelease, *id, seen, body).await
}

/// Read the history of a class
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after. Seats that are taken and released are told by the enrolments.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/classes/{class_id}/history")]
async fn class_history(ctx: OpContext, id: Id, query: answers::History) -> ApiResult<Reply> {
    answers::history::<Class>(ctx, id.any(), query).await
}

/// List the steps of a class
///
/// All of them, in the order in which they were recorded, with those that were taken back. The plan
/// is no step: it is the class itself. `organisationId` is null unless it is the caller's own, but for
/// the province.
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:read"])),
    responses((status = 200, body = ClassSteps, description = "Its steps")))]
#[get("/classes/{class_id}/steps")]
async fn class_steps(ctx: OpContext, id: Id) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::steps(op, *id)?))
        .await
}

/// Take the last step of a class back
///
/// By the organisation that took it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency
/// at any time. The class stands where the steps before it have led: figures and the change feed
/// follow, and the step stays in `…/steps` with the reason. A class that was cancelled comes back with
/// those who are enrolled in it: 422 `CLASS_OVERLAP` where they are in another class by now,
/// `LICENCE_QUOTA_EXCEEDED` where others have the seats. 409 `STEP_IN_USE` while somebody has studied
/// in a class that is said not to have begun; `ids` of the error names the enrolments. A nightly row
/// that says a step which was taken back, of a day before that, changes nothing
/// (`KEPT_AS_REGISTERED`).
#[utoipa::path(tag = "classes", security(("bearer" = ["classes:write"])),
    params(IfMatchParam), request_body = UndoInput,
    responses((status = 200, body = ClassView, description = "As it is now")))]
#[post("/classes/{class_id}/undo")]
async fn class_undo(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: ApiJson<UndoInput>,
) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    ctx.write(move |op| {
        let class = service::undo(op, *id, &seen, body.value(), days)?;
        Reply::row(class.version, &class)
    })
    .await
}
