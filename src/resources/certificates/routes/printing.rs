//! Certificates as PDF.

use actix_web::{get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::service;
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::params::Binary;
use crate::platform::request::OpContext;
use crate::platform::values::ids::CertificateId;
use crate::platform::wire::accept::PDF;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(certificate_print);
}

/// Print a certificate
///
/// On the template of the school that issued it, or the one that ships, with the QR code of its page:
/// a PDF, for who may issue certificates. Names and days stand there as on the day of issue. One that
/// was revoked or replaced is not printed (409 `STATE_FORBIDS`): its paper would look like any other. A text
/// that fits its field in no size is a 422 that names the field.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    responses(
        (status = 200, description = "The certificate", content((Binary = "application/pdf"))),
        (status = 409, description = "It does not hold", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "A text does not fit", body = Problem,
            content_type = "application/problem+json")))]
#[get("/certificates/{certificate_id}/document")]
async fn certificate_print(ctx: OpContext, id: web::Path<CertificateId>) -> ApiResult<Reply> {
    let id = *id;
    let prints = ctx.read_long(move |op| service::print(op, id)).await?;
    let bytes = ctx.state().drawing.take(|| prints.draw()).await?;
    let reply = Reply::document(PDF, bytes).named(format!("{id}.pdf"));
    Ok(reply.not_kept())
}
