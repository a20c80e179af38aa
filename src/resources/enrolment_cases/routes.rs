//! `/v1/enrolment-cases`.

use actix_web::{get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{CaseDecisionInput, CaseFilter, CaseView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::values::ids::EnrolmentCaseId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(enrolment_case_list)
        .service(enrolment_case_read)
        .service(enrolment_case_decide);
}

/// List enrolment cases
///
/// Enrolments that break a rule only by what another school has recorded of the person. The school that
/// enrolled them hears nothing; the enrolment was taken. The payment of support will ask for what the lead
/// agency has decided; nothing does yet.
#[utoipa::path(tag = "enrolment-cases", security(("bearer" = ["trainees:merge"])),
    params(ListQuery::<CaseFilter>),
    responses((status = 200, body = Page<CaseView>, description = "A page of cases")))]
#[get("/enrolment-cases")]
async fn enrolment_case_list(ctx: OpContext, query: ListQuery<CaseFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
        .map(Reply::not_kept)
}

/// Read an enrolment case
///
/// With both enrolments by their ids: the one that the case is of, and the other one.
#[utoipa::path(tag = "enrolment-cases", security(("bearer" = ["trainees:merge"])),
    responses((status = 200, body = CaseView, description = "The case")))]
#[get("/enrolment-cases/{enrolment_case_id}")]
async fn enrolment_case_read(ctx: OpContext, id: web::Path<EnrolmentCaseId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let found = service::read(op, *id)?;
        Reply::row(found.version, &found)
    })
    .await
}

/// Decide on an enrolment case
///
/// CLEARED: both trainings stand. UPHELD: the rule is broken. The enrolment itself stays as it is. A decision
/// may be followed by another one. The payment of support will ask for the decision, and pay nothing for an
/// enrolment of which a case is UPHELD; nothing asks yet.
#[utoipa::path(tag = "enrolment-cases", security(("bearer" = ["trainees:merge"])),
    params(IfMatchParam), request_body = CaseDecisionInput,
    responses((status = 200, body = CaseView, description = "As decided")))]
#[post("/enrolment-cases/{enrolment_case_id}/decisions")]
async fn enrolment_case_decide(
    ctx: OpContext,
    id: web::Path<EnrolmentCaseId>,
    seen: IfMatch,
    body: ApiJson<CaseDecisionInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let decided = service::decide(op, *id, &seen, body.value())?;
        Reply::row(decided.version, &decided)
    })
    .await
}
