//! `/v1/trainees/{id}/beneficiary-statuses` and `/v1/beneficiary-statuses`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{
    BeneficiaryStatus, BeneficiaryStatusFilter, BeneficiaryStatusInput, BeneficiaryStatusPatch,
    BeneficiaryStatusView, DecisionInput,
};
use super::service;
use super::steps::BeneficiaryStatusSteps;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::steps::UndoInput;
use crate::platform::values::ids::{BeneficiaryStatusId, TraineeId};
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(beneficiary_status_list)
        .service(beneficiary_status_create)
        .service(beneficiary_status_read)
        .service(beneficiary_status_history)
        .service(beneficiary_status_change)
        .service(beneficiary_status_delete)
        .service(beneficiary_status_decide)
        .service(beneficiary_status_steps)
        .service(beneficiary_status_undo);
}

/// List the beneficiary statuses of a trainee
///
/// A group tells of poverty, merit or disability, so reading it is a permission of its own; each
/// look is logged.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:read"])),
    params(ListQuery::<BeneficiaryStatusFilter>),
    responses((status = 200, body = Page<BeneficiaryStatusView>, description = "A page of statuses")))]
#[get("/trainees/{trainee_id}/beneficiary-statuses")]
async fn beneficiary_status_list(
    ctx: OpContext,
    trainee: web::Path<TraineeId>,
    query: ListQuery<BeneficiaryStatusFilter>,
) -> ApiResult<Reply> {
    ctx.page(move |op| {
        Reply::page(
            &service::list(op, *trainee, &query)?,
            &query.listing.shape,
            op.conn(),
        )
    })
    .await
}

/// Claim a beneficiary status for a trainee
///
/// With its evidence (giấy tờ chứng minh); it counts once the commune has confirmed it. A
/// trainee has a group once for each first day. A school sees and claims statuses of people whom it
/// registered or has enrolled.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:write"])),
    request_body = BeneficiaryStatusInput,
    responses((status = 201, body = BeneficiaryStatusView, description = "Claimed")))]
#[post("/trainees/{trainee_id}/beneficiary-statuses")]
async fn beneficiary_status_create(
    ctx: OpContext,
    trainee: web::Path<TraineeId>,
    body: ApiJson<BeneficiaryStatusInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let status = service::create(op, *trainee, body.value())?;
        Reply::created(
            format!("/v1/beneficiary-statuses/{}", status.id),
            status.version,
            &status,
        )
    })
    .await
}

/// Read a beneficiary status
///
/// A group tells of poverty, merit or disability, so reading it is a permission of its own; each
/// look is logged.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:read"])),
    responses((status = 200, body = BeneficiaryStatusView, description = "The status")))]
#[get("/beneficiary-statuses/{beneficiary_status_id}")]
async fn beneficiary_status_read(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let status = service::read(op, *id)?;
        Reply::row(status.version, &status)
    })
    .await
}

/// Change a beneficiary status
///
/// Only while it is claimed, by the organisation that claimed it, the commune or the province;
/// what the commune has decided stays.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:write"])),
    params(IfMatchParam),
    request_body(content = BeneficiaryStatusPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = BeneficiaryStatusView, description = "As it is now")))]
#[patch("/beneficiary-statuses/{beneficiary_status_id}")]
async fn beneficiary_status_change(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
    seen: IfMatch,
    body: MergePatch<BeneficiaryStatusInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let status = service::change(op, *id, &seen, &body)?;
        Reply::row(status.version, &status)
    })
    .await
}

/// Delete a beneficiary status
///
/// Only while it is claimed, by the organisation that claimed it, the commune or the province;
/// what the commune has decided stays.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/beneficiary-statuses/{beneficiary_status_id}")]
async fn beneficiary_status_delete(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Confirm or reject a beneficiary status
///
/// By the commune where the trainee lives at present (UBND xã, phường), or the lead agency. A
/// decision stays until it is taken back (`…/undo`); a rejection says why.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:decide"])),
    params(IfMatchParam),
    request_body = DecisionInput,
    responses((status = 200, body = BeneficiaryStatusView, description = "As decided")))]
#[post("/beneficiary-statuses/{beneficiary_status_id}/decision")]
async fn beneficiary_status_decide(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
    seen: IfMatch,
    body: ApiJson<DecisionInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let status = service::decide(op, *id, &seen, body.value())?;
        Reply::row(status.version, &status)
    })
    .await
}

/// Read the history of a beneficiary status
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/beneficiary-statuses/{beneficiary_status_id}/history")]
async fn beneficiary_status_history(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
    query: answers::History,
) -> ApiResult<Reply> {
    answers::history::<BeneficiaryStatus>(ctx, id.any(), query).await
}

/// List the decisions on a beneficiary status
///
/// All of them, in the order in which they were taken, with those that were taken back. The claim is no
/// step: it is the status itself. `organisationId` is null unless it is the caller's own, but for the
/// province.
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:read"])),
    responses((status = 200, body = BeneficiaryStatusSteps, description = "Its steps")))]
#[get("/beneficiary-statuses/{beneficiary_status_id}/steps")]
async fn beneficiary_status_steps(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::steps(op, *id)?))
        .await
}

/// Take the decision on a beneficiary status back
///
/// By the organisation that decided, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency at
/// any time. It is a claim again. 409 `STEP_IN_USE` while somebody is enrolled under a confirmed status,
/// with the enrolments that the caller may see in `ids`. The lead agency may take it back nevertheless:
/// who does not study yet is an applicant again, and all these enrolments count in no group until the
/// status is confirmed again (warning `ENROLMENTS_WITHOUT_GROUP`).
#[utoipa::path(tag = "beneficiary-statuses", security(("bearer" = ["beneficiaries:decide"])),
    params(IfMatchParam), request_body = UndoInput,
    responses((status = 200, body = BeneficiaryStatusView, description = "As it is now")))]
#[post("/beneficiary-statuses/{beneficiary_status_id}/undo")]
async fn beneficiary_status_undo(
    ctx: OpContext,
    id: web::Path<BeneficiaryStatusId>,
    seen: IfMatch,
    body: ApiJson<UndoInput>,
) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    ctx.write(move |op| {
        let status = service::undo(op, *id, &seen, body.value(), days)?;
        Reply::row(status.version, &status)
    })
    .await
}
