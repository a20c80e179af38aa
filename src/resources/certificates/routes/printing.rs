//! Certificates as PDF.

use actix_web::{get, web};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::service;
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::params::Binary;
use crate::platform::request::OpContext;
use crate::platform::values::ids::{CertificateId, ClassId};
use crate::platform::wire::accept::PDF;
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(certificate_print)
        .service(class_certificates_print);
}

/// Which certificates of a class to print.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct PrintQuery {
    /// Code list `certificate-kinds`. Needed where the class has several.
    #[param(max_length = 64)]
    kind: Option<String>,
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
    let bytes = ctx.read_long(move |op| service::print(op, id)).await?;
    Ok(Reply::document(PDF, bytes).named(format!("{id}.pdf")))
}

/// Print the certificates of a class
///
/// Those that hold, a page each, by given name; otherwise as a single one.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(PrintQuery),
    responses(
        (status = 200, description = "The certificates", content((Binary = "application/pdf"))),
        (status = 409, description = "There is none, or there are several kinds", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "A text does not fit", body = Problem,
            content_type = "application/problem+json")))]
#[get("/classes/{class_id}/documents/certificates")]
async fn class_certificates_print(
    ctx: OpContext,
    class: web::Path<ClassId>,
    query: ApiQuery<PrintQuery>,
) -> ApiResult<Reply> {
    let class = *class;
    let kind = query.0.kind;
    let bytes = ctx
        .read_long(move |op| service::print_class(op, class, kind.as_deref()))
        .await?;
    Ok(Reply::document(PDF, bytes).named(format!("chung-chi-{class}.pdf")))
}
