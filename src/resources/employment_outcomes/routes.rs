//! `/v1/employment-outcomes`.

use actix_web::{get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Outcome, OutcomeFilter, OutcomeInput, OutcomeView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::lists::params::PageParams;
use crate::platform::request::OpContext;
use crate::platform::resource::answers;
use crate::platform::resource::history::{HistoryEntry, HistoryFilter};
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
        .service(employment_outcome_confirm);
}

/// List employment outcomes
///
/// Those of the caller's own school, communes or completers; an enterprise sees those that name
/// it, without what concerns the household.
#[utoipa::path(tag = "employment-outcomes", security(("bearer" = ["outcomes:read"])),
    params(PageParams, OutcomeFilter),
    responses((status = 200, body = Page<OutcomeView>, description = "A page of outcomes")))]
#[get("/employment-outcomes")]
async fn employment_outcome_list(
    ctx: OpContext,
    query: ListQuery<OutcomeFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape))
        .await
}

/// Read an employment outcome
///
/// Outcomes do not change, except that they are confirmed once.
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
/// append-only: a correction is a new outcome, and the latest confirmed one counts.
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
        Ok(Reply::created(location, outcome.version, &outcome)?.warn(&body.warnings))
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
    params(PageParams, HistoryFilter),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/employment-outcomes/{outcome_id}/history")]
async fn employment_outcome_history(
    ctx: OpContext,
    id: web::Path<OutcomeId>,
    query: answers::History,
) -> ApiResult<Reply> {
    answers::history::<Outcome>(ctx, id.any(), query).await
}
