//! `/v1/certificates`.

mod class;
mod numbers;
mod open;
mod printing;
mod templates;

use actix_web::{get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::input::{CertificateInput, ReissueInput, RevokeInput, VerifyQuery};
use super::model::{Certificate, CertificateFilter, CertificateView};
use super::service;
use super::steps::CertificateSteps;
use super::verify::CertificateCheck;
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::page::{ListQuery, Page, RowQuery};
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::resource::answers;
use crate::platform::resource::history::HistoryEntry;
use crate::platform::resource::steps::UndoInput;
use crate::platform::values::ids::CertificateId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

/// Points of the rate limit, where a read costs 1: nobody shall try names by the thousand.
const VERIFY_POINTS: u32 = 5;

pub use open::configure_root;

pub fn configure(config: &mut ServiceConfig) {
    numbers::configure(config);
    class::configure(config);
    open::configure(config);
    printing::configure(config);
    templates::configure(config);
    config
        .service(certificate_list)
        .service(certificate_create)
        // Before the row, whose path would take it for an id.
        .service(certificate_verify)
        .service(certificate_read)
        .service(certificate_history)
        .service(certificate_revoke)
        .service(certificate_reissue)
        .service(certificate_steps)
        .service(certificate_undo);
}

/// List certificates
///
/// A school sees its own, a commune and an employment centre those of people from their places.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:read"])),
    params(ListQuery::<CertificateFilter>),
    responses((status = 200, body = Page<CertificateView>, description = "A page of certificates")))]
#[get("/certificates")]
async fn certificate_list(ctx: OpContext, query: ListQuery<CertificateFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Verify a certificate
///
/// Open to everybody, without a token: whether a certificate with this number belongs to a person
/// of this name, and whether it still holds. 404 says the same of an unknown number and of
/// another name. In place of both, `code` is the one that stands on the certificate.
#[utoipa::path(tag = "certificates", params(VerifyQuery),
    responses((status = 200, body = CertificateCheck, description = "What the certificate says"),
        (status = 404, body = Problem, content_type = "application/problem+json",
            description = "No certificate has this number and this holder, or this code")))]
#[get("/certificates/verify")]
async fn certificate_verify(
    ctx: PublicContext<VERIFY_POINTS>,
    query: ApiQuery<VerifyQuery>,
) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| Reply::view(&service::verify(op, &query.0)?))
        .await
}

/// Read a certificate
///
/// With the certificates that it replaces or was replaced by.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:read"])),
    params(RowQuery::<CertificateFilter>),
    responses((status = 200, body = CertificateView, description = "The certificate")))]
#[get("/certificates/{certificate_id}")]
async fn certificate_read(
    ctx: OpContext,
    id: web::Path<CertificateId>,
    query: RowQuery<CertificateFilter>,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let certificate = service::read(op, *id)?;
        Reply::shaped(certificate.version, &certificate, &query.shape)
    })
    .await
}

/// Issue a certificate
///
/// On a completed enrolment that was passed, of the kind that goes with the level of the course,
/// under a number and a register number that the school has not used; left out, they are the next of
/// the school's series. One live certificate per enrolment.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    request_body = CertificateInput,
    responses((status = 201, body = CertificateView, description = "Issued")))]
#[post("/certificates")]
async fn certificate_create(ctx: OpContext, body: ApiJson<CertificateInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let certificate = service::create(op, body.value())?;
        let location = format!("/v1/certificates/{}", certificate.id);
        Reply::created(location, certificate.version, &certificate)
    })
    .await
}

/// Revoke a certificate
///
/// Its number stays taken, and verifying it says that it was revoked. One that was revoked by mistake is
/// brought back with `…/undo`.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(IfMatchParam), request_body = RevokeInput,
    responses((status = 200, body = CertificateView, description = "As it is now")))]
#[post("/certificates/{certificate_id}/revoke")]
async fn certificate_revoke(
    ctx: OpContext,
    id: web::Path<CertificateId>,
    seen: IfMatch,
    body: ApiJson<RevokeInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let certificate = service::revoke(op, *id, &seen, body.value())?;
        Reply::row(certificate.version, &certificate)
    })
    .await
}

/// Reissue a certificate
///
/// A new one under new numbers, in the name that the trainee has now; the old one becomes
/// REPLACED and both name each other.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(IfMatchParam), request_body = ReissueInput,
    responses((status = 201, body = CertificateView, description = "The new certificate")))]
#[post("/certificates/{certificate_id}/reissue")]
async fn certificate_reissue(
    ctx: OpContext,
    id: web::Path<CertificateId>,
    seen: IfMatch,
    body: ApiJson<ReissueInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let certificate = service::reissue(op, *id, &seen, body.value())?;
        let location = format!("/v1/certificates/{}", certificate.id);
        Reply::created(location, certificate.version, &certificate)
    })
    .await
}

/// Read the history of a certificate
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:read"])),
    params(answers::History),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/certificates/{certificate_id}/history")]
async fn certificate_history(
    ctx: OpContext,
    id: web::Path<CertificateId>,
    query: answers::History,
) -> ApiResult<Reply> {
    answers::history::<Certificate>(ctx, id.any(), query).await
}

/// List the steps of a certificate
///
/// That it was revoked or replaced, in the order in which it was recorded, with what was taken back. Its
/// issue is no step: it is the certificate itself. `organisationId` is null unless it is the caller's own,
/// but for the province.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:read"])),
    responses((status = 200, body = CertificateSteps, description = "Its steps")))]
#[get("/certificates/{certificate_id}/steps")]
async fn certificate_steps(ctx: OpContext, id: web::Path<CertificateId>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::steps(op, *id)?))
        .await
}

/// Take the revocation of a certificate back
///
/// By the organisation that revoked it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency
/// at any time. It holds again, and verifying it tells so with `reinstatedDate`. 409 `STEP_IN_USE` while
/// another certificate holds for the enrolment; one that was replaced holds again when the one in its
/// place has been revoked. 422 when the enrolment is not completed and passed any more, or was completed
/// after the issue.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(IfMatchParam), request_body = UndoInput,
    responses((status = 200, body = CertificateView, description = "As it is now")))]
#[post("/certificates/{certificate_id}/undo")]
async fn certificate_undo(
    ctx: OpContext,
    id: web::Path<CertificateId>,
    seen: IfMatch,
    body: ApiJson<UndoInput>,
) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    ctx.write(move |op| {
        let certificate = service::undo(op, *id, &seen, body.value(), days)?;
        Reply::row(certificate.version, &certificate)
    })
    .await
}
