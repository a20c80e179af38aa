//! `/v1/employment-outcomes`.

use actix_web::{get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Outcome, OutcomeFilter, OutcomeInput, OutcomeView};
use super::service;
use super::steps::OutcomeSteps;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::steps::UndoInput;
use crate::platform::values::ids::OutcomeId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(employment_outcome_list)
        .service(employment_outcome_create)
        .service(employment_outcome_read)
        .service(employment_outcome_history)
        .service(employment_outcome_confirm)
        .service(employment_outcome_steps)
        .service(employment_outcome_undo);
}

/// List employment outcomes
///
/// Those of the caller's own school, communes or completers; an enterprise sees those that name
/// it, without what concerns the household.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:read"])),
    params(ListQuery::<OutcomeFilter>),
    responses((status = 200, body = Page<OutcomeView>, description = "A page of outcomes")))]
#[get("/employment-outcomes")]
async fn employment_outcome_list(
    ctx: OpContext,
    query: ListQuery<OutcomeFilter>,
) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Read an employment outcome
///
/// Outcomes do not change, except that they are confirmed, and that either can be taken back.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:read"])),
    responses((status = 200, body = OutcomeView, description = "The outcome")))]
#[get("/employment-outcomes/{outcome_id}")]
async fn employment_outcome_read(ctx: OpContext, id: web::Path<OutcomeId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let outcome = service::read(op, *id)?;
        Reply::row(outcome.version, &outcome)
    })
    .await
}

/// Record an employment outcome
///
/// What became of a trainee (kết quả việc làm) 3, 6 or 12 months after completion. Outcomes are
/// never changed in place: a correction is a new outcome, and the latest confirmed one counts.
///
/// Somebody's death (`DECEASED`, and every kind that counts as `EXCLUDED`) is taken on any day after
/// completion, for the checkpoint that is next, and nothing is observed after it
/// (`OUTCOME_AFTER_DEATH`). One that was a mistake is corrected by another outcome for the same
/// checkpoint and day.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:write"])),
    request_body = OutcomeInput,
    responses((status = 201, body = OutcomeView, description = "Recorded")))]
#[post("/employment-outcomes")]
async fn employment_outcome_create(
    ctx: OpContext,
    body: ApiJson<OutcomeInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let outcome = service::create(op, body.value())?;
        let location = format!("/v1/employment-outcomes/{}", outcome.id);
        Reply::created(location, outcome.version, &outcome)
    })
    .await
}

/// Confirm an employment outcome
///
/// An enterprise confirms what names it; its word is then the provenance. The employment centre
/// and the lead agency confirm the others, and may confirm for an enterprise without access.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:confirm"])),
    params(IfMatchParam),
    responses((status = 200, body = OutcomeView, description = "Confirmed")))]
#[post("/employment-outcomes/{outcome_id}/confirm")]
async fn employment_outcome_confirm(
    ctx: OpContext,
    id: web::Path<OutcomeId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let outcome = service::confirm(op, *id, &seen)?;
        Reply::row(outcome.version, &outcome)
    })
    .await
}

/// Read the history of an outcome
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/employment-outcomes/{outcome_id}/history")]
async fn employment_outcome_history(
    ctx: OpContext,
    id: web::Path<OutcomeId>,
    query: answers::History,
) -> ApiResult<Reply> {
    answers::history::<Outcome>(ctx, id.any(), query).await
}

/// List the steps of an employment outcome
///
/// That it was recorded and confirmed, in this order, with what was taken back. `organisationId` is null
/// unless it is the caller's own, but for the province.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:read"])),
    responses((status = 200, body = OutcomeSteps, description = "Its steps")))]
#[get("/employment-outcomes/{outcome_id}/steps")]
async fn employment_outcome_steps(ctx: OpContext, id: web::Path<OutcomeId>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::steps(op, *id)?))
        .await
}

/// Take an employment outcome or its confirmation back
///
/// The confirmation first, then the outcome itself; by the organisation that gave it, within seven days
/// (`REGISTRY_UNDO_DAYS`), or by the lead agency at any time. To take a confirmation back needs the scope
/// `outcomes:confirm` too. Figures follow: the latest confirmed outcome of the checkpoint counts. An outcome
/// that was taken back stays with `withdrawnAt`, and is neither confirmed nor recorded again by a nightly
/// row that says the same (`KEPT_AS_REGISTERED`).
#[utoipa::path(tag = "employment-outcomes",
    security(("bearer" = ["outcomes:write"])),
    params(IfMatchParam), request_body = UndoInput,
    responses((status = 200, body = OutcomeView, description = "As it is now")))]
#[post("/employment-outcomes/{outcome_id}/undo")]
async fn employment_outcome_undo(
    ctx: OpContext,
    id: web::Path<OutcomeId>,
    seen: IfMatch,
    body: ApiJson<UndoInput>,
) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    ctx.write(move |op| {
        let outcome = service::undo(op, *id, &seen, body.value(), days)?;
        Reply::row(outcome.version, &outcome)
    })
    .await
}
