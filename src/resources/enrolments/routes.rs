//! `/v1/enrolments`.

use actix_web::{delete, get, patch, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::input::{
    EnrolmentDetails, EnrolmentInput, EnrolmentPatch, EnrolmentUpsert, ResultInput, TransitionInput,
};
use super::model::{Enrolment, EnrolmentFilter, EnrolmentView};
use super::service;
use super::steps::Steps;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page, RowQuery};
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::decided::ReleaseInput;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::steps::UndoInput;
use crate::platform::sync::external_ids::{KeyParams, KeyPath};
use crate::platform::values::ids::EnrolmentId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{
    IfMatch, IfMatchParam, Precondition, PreconditionParams,
};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(enrolment_read_by_key)
        .service(enrolment_put_by_key)
        .service(enrolment_list)
        .service(enrolment_create)
        .service(enrolment_read)
        .service(enrolment_history)
        .service(enrolment_change)
        .service(enrolment_delete)
        .service(enrolment_transition)
        .service(enrolment_record_result)
        .service(enrolment_release)
        .service(enrolment_steps)
        .service(enrolment_undo);
}

/// List enrolments
///
/// A school sees those in its classes, a commune those of its people, an employment centre those
/// of people whose training is completed. `expand` takes `trainee`, `class` and `class.course`.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:read"])),
    params(ListQuery::<EnrolmentFilter>),
    responses((status = 200, body = Page<EnrolmentView>, description = "A page of enrolments")))]
#[get("/enrolments")]
async fn enrolment_list(ctx: OpContext, query: ListQuery<EnrolmentFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Read an enrolment
///
/// `expand` takes `trainee`, `class` and `class.course`.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:read"])),
    params(RowQuery::<EnrolmentFilter>),
    responses((status = 200, body = EnrolmentView, description = "The enrolment")))]
#[get("/enrolments/{enrolment_id}")]
async fn enrolment_read(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    query: RowQuery<EnrolmentFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let enrolment = service::read(op, *id, &query.shape)?;
        Reply::shaped(enrolment.version, &enrolment, &query.shape)
    })
    .await
}

/// Enrol a trainee
///
/// The class must be open and takes the seat from now on; the trainee must lie within the
/// caller's reach, be free on the days of the class as far as the caller's own school has recorded, and is
/// shared with its school.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    request_body = EnrolmentInput,
    responses((status = 201, body = EnrolmentView, description = "Enrolled, with the status APPLIED")))]
#[post("/enrolments")]
async fn enrolment_create(ctx: OpContext, body: ApiJson<EnrolmentInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let enrolment = service::create(op, body.value())?;
        let location = format!("/v1/enrolments/{}", enrolment.id);
        Reply::created(location, enrolment.version, &enrolment)
    })
    .await
}

/// Read an enrolment by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:read"])),
    params(KeyParams, RowQuery::<EnrolmentFilter>),
    responses((status = 200, body = EnrolmentView, description = "The enrolment")))]
#[get("/enrolments/by-external-id/{system}/{value}")]
async fn enrolment_read_by_key(
    ctx: OpContext,
    key: KeyPath,
    query: RowQuery<EnrolmentFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let enrolment = service::by_key(op, &key.0, &query.shape)?;
        Reply::shaped(enrolment.version, &enrolment, &query.shape)
    })
    .await
}

/// Send an enrolment under a key of one's own
///
/// Enrols (201) or updates (200) the enrolment that the caller's key names; the same content
/// again changes nothing and keeps the `ETag`. Trainee and class are named by id or by a key of
/// the caller's organisation. The rules are those of enrolling, changing and each step. An
/// enrolment of the same trainee in the same class that has no key of this system takes this one.
/// With `status` it is taken to where it stands in the school's system by the shortest way, one
/// audit event for each step; where no way leads there, the answer is 409 and nothing is stored.
/// ELIGIBLE on the way needs the scope `enrolments:confirm`. TRANSFERRED has its own operation,
/// which names the class. Keys in `externalIds` are added; none is taken away.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    params(KeyParams, PreconditionParams), request_body = EnrolmentUpsert,
    responses(
        (status = 200, body = EnrolmentView, description = "As it is now, changed or not"),
        (status = 201, body = EnrolmentView, description = "Enrolled")))]
#[put("/enrolments/by-external-id/{system}/{value}")]
async fn enrolment_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: ApiJson<EnrolmentUpsert>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let upserted = service::upsert(op, (&key.0).into(), body.value(), &seen)?;
        let enrolment = service::written(op, upserted.id)?;
        let location = format!("/v1/enrolments/{}", enrolment.id);
        let reply = Reply::upserted(&upserted, location, enrolment.version, &enrolment)?;
        Ok(reply)
    })
    .await
}

/// Change an enrolment
///
/// Before studying begins, and never its trainee or class.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    params(IfMatchParam),
    request_body(content = EnrolmentPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = EnrolmentView, description = "As it is now")))]
#[patch("/enrolments/{enrolment_id}")]
async fn enrolment_change(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
    body: MergePatch<EnrolmentDetails>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let enrolment = service::change(op, *id, &seen, &body)?;
        Reply::row(enrolment.version, &enrolment)
    })
    .await
}

/// Delete an enrolment
///
/// Only with the status APPLIED; the seat becomes free. Later ones are rejected or dropped.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/enrolments/{enrolment_id}")]
async fn enrolment_delete(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Move an enrolment to its next status
///
/// APPLIED → ELIGIBLE → ADMITTED → STUDYING → COMPLETED, DROPPED, EXPELLED or TRANSFERRED; also
/// APPLIED or ELIGIBLE → REJECTED and ADMITTED → DROPPED. ELIGIBLE is for the trainee's commune,
/// the school or the province and needs the scope `enrolments:confirm`; every other step needs
/// `enrolments:write`. STUDYING needs a running class, COMPLETED a recorded result. The seat
/// becomes free on REJECTED, on TRANSFERRED, and on DROPPED before the class begins. TRANSFERRED
/// enrols the trainee in the class `transferToClassId`. The last step can be taken back
/// (`…/undo`), and who has left may be enrolled in the class again.
#[utoipa::path(tag = "enrolments",
    security(("bearer" = ["enrolments:write"]), ("bearer" = ["enrolments:confirm"])),
    params(IfMatchParam), request_body = TransitionInput,
    responses((status = 200, body = EnrolmentView, description = "As it is now")))]
#[post("/enrolments/{enrolment_id}/transitions")]
async fn enrolment_transition(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
    body: ApiJson<TransitionInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let enrolment = service::transition(op, *id, &seen, body.value())?;
        Reply::row(enrolment.version, &enrolment)
    })
    .await
}

/// Record the result of an enrolment
///
/// While the trainee studies or has completed; sent again, it corrects what was recorded, and
/// the audit trail keeps both. It cannot become FAILED under a live certificate. More hours than
/// the course has, or a pass with fewer than its level demands, are taken with a warning.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    params(IfMatchParam), request_body = ResultInput,
    responses((status = 200, body = EnrolmentView, description = "As it is now")))]
#[post("/enrolments/{enrolment_id}/result")]
async fn enrolment_record_result(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
    body: ApiJson<ResultInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let enrolment = service::record_result(op, *id, &seen, body.value())?;
        Reply::row(enrolment.version, &enrolment)
    })
    .await
}

/// Release decided members of an enrolment
///
/// What the lead agency has corrected counts no longer: the next row of the school does. For the lead
/// agency alone.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = EnrolmentView, description = "As it is now")))]
#[post("/enrolments/{enrolment_id}/release")]
async fn enrolment_release(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let enrolment = service::release(op, *id, &seen, body.value())?;
        Reply::row(enrolment.version, &enrolment)
    })
    .await
}

/// List the steps of an enrolment
///
/// All of them, in the order in which they were recorded, with those that were taken back. The
/// application is no step: it is the enrolment itself. `organisationId` is null unless it is the
/// caller's own, but for the province.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:read"])),
    responses((status = 200, body = Steps, description = "Its steps")))]
#[get("/enrolments/{enrolment_id}/steps")]
async fn enrolment_steps(ctx: OpContext, id: web::Path<EnrolmentId>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::steps(op, *id)?))
        .await
}

/// Take the last step of an enrolment back
///
/// By the organisation that took it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead
/// agency at any time. The enrolment stands where the steps before it have led: figures and the
/// change feed follow, and the step stays in `…/steps` with the reason. A seat that the step freed is
/// taken again, if there is one. A transfer takes the enrolment away that it made, unless something
/// has happened there since. 409 `STEP_IN_USE` while a live certificate stands on a completion, or
/// outcomes do; the lead agency may take that one back, and the outcomes do not count until the
/// enrolment is completed again. A result is forgotten with the step to STUDYING. A nightly row that
/// says a step which was taken back, of a day before that, changes nothing (`KEPT_AS_REGISTERED`).
#[utoipa::path(tag = "enrolments",
    security(("bearer" = ["enrolments:confirm"]), ("bearer" = ["enrolments:write"])),
    params(IfMatchParam), request_body = UndoInput,
    responses((status = 200, body = EnrolmentView, description = "As it is now")))]
#[post("/enrolments/{enrolment_id}/undo")]
async fn enrolment_undo(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    seen: IfMatch,
    body: ApiJson<UndoInput>,
) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    ctx.write(move |op| {
        let enrolment = service::undo(op, *id, &seen, body.value(), days)?;
        Reply::row(enrolment.version, &enrolment)
    })
    .await
}

/// Read the history of an enrolment
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "enrolments", security(("bearer" = ["enrolments:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/enrolments/{enrolment_id}/history")]
async fn enrolment_history(
    ctx: OpContext,
    id: web::Path<EnrolmentId>,
    query: answers::History,
) -> ApiResult<Reply> {
    answers::history::<Enrolment>(ctx, id.any(), query).await
}
