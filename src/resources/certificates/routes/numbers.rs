//! `/v1/schools/{school_id}/certificate-numbers`.

use actix_web::{get, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::input::CertificateNumbersInput;
use super::super::model::CertificateNumbers;
use super::super::service;
use crate::platform::error::ApiResult;
use crate::platform::request::OpContext;
use crate::platform::values::ids::SchoolId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(certificate_numbers_read)
        .service(certificate_numbers_change);
}

/// Read how a school numbers its certificates
///
/// The patterns by which a certificate gets its number where the school gives none.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:read"])),
    responses((status = 200, body = CertificateNumbers, description = "The patterns")))]
#[get("/schools/{school_id}/certificate-numbers")]
async fn certificate_numbers_read(ctx: OpContext, school: web::Path<SchoolId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let numbers = service::numbers(op, *school)?;
        Reply::row(numbers.version, &numbers)
    })
    .await
}

/// Say how a school numbers its certificates
///
/// `{seq:04}/{year}-{school}` gives `0001/2026-CD-SONLA`, then `0002/2026-CD-SONLA`, and begins anew
/// each year of issue. A number that was given by hand is passed over. No number is left out.
/// A school sets its own.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:write"])),
    params(IfMatchParam), request_body = CertificateNumbersInput,
    responses((status = 200, body = CertificateNumbers, description = "As it is now")))]
#[put("/schools/{school_id}/certificate-numbers")]
async fn certificate_numbers_change(
    ctx: OpContext,
    school: web::Path<SchoolId>,
    seen: IfMatch,
    body: ApiJson<CertificateNumbersInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let numbers = service::change_numbers(op, *school, &seen, body.value())?;
        Reply::row(numbers.version, &numbers)
    })
    .await
}
