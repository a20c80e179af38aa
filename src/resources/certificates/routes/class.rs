//! `/v1/classes/{class_id}/certificates`.

use actix_web::{post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::error::ApiResult;
use crate::platform::request::OpContext;
use crate::platform::values::ids::ClassId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::reply::Reply;
use crate::resources::certificates::bulk::{ClassCertificates, ClassCertificatesInput};
use crate::resources::certificates::service;

pub fn configure(config: &mut ServiceConfig) {
    config.service(certificate_issue_to_class);
}

/// Issue the certificates of a class
///
/// One on each completed enrolment that was passed and has had none, under the next numbers of the school's
/// series (`/v1/schools/{school_id}/certificate-numbers`), in the order of the names. What becomes of each
/// completed enrolment is told; the rules and codes are those of a single issue. Whose certificate was
/// revoked gets another one singly. Up to 500 at once: send the same again while there is `more`.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    request_body = ClassCertificatesInput,
    responses((status = 200, body = ClassCertificates, description = "What became of each")))]
#[post("/classes/{class_id}/certificates")]
async fn certificate_issue_to_class(
    ctx: OpContext,
    class: web::Path<ClassId>,
    body: ApiJson<ClassCertificatesInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let issued = service::issue_to_class(op, *class, body.value())?;
        Reply::view(&issued)
    })
    .await
}
