//! `/v1/schools/{school_id}/certificate-templates`.

use actix_web::{HttpRequest, delete, get, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::service::{self, TemplateChange};
use super::super::template::CertificateTemplate;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::params::Binary;
use crate::platform::office::paper::certificate::{Picture, Template};
use crate::platform::op::idempotency::IdempotencyKey;
use crate::platform::request::OpContext;
use crate::platform::values::ids::SchoolId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::picture_body::{JPEG, PNG, PictureBody};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

type Of = web::Path<(SchoolId, String)>;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(certificate_template_read)
        .service(certificate_template_put)
        .service(certificate_template_delete)
        .service(certificate_background_read)
        .service(certificate_background_put)
        .service(certificate_background_delete);
}

/// Read what a school prints certificates of a kind on
///
/// Its own template, or the one that ships (`shipped`). For who may issue certificates there: whoever
/// holds a school's form can forge what it issues.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE")),
    responses((status = 200, body = CertificateTemplate, description = "The template")))]
#[get("/schools/{school_id}/certificate-templates/{kind}")]
async fn certificate_template_read(ctx: OpContext, path: Of) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let template = service::template(op, path.0, &path.1)?;
        Reply::row(template.version, &template)
    })
    .await
}

/// Say what a school prints certificates of a kind on
///
/// Texts in their places on a page of any size, with names in braces for values, and a QR code. There are
/// `fullName`, `birthDate`, `kind`, `kindUpper`, `kindEn`, `number`, `registerNumber`, `issueDate`,
/// `issueDay`, `issueMonth`, `issueYear`, `school`, `schoolUpper`, `course`, `occupation`, `level`,
/// `levelEn`, `trainingStart`, `trainingEnd`, `place`, `headUpper` and `code`. What reaches beyond the
/// page, names no value or has a letter that the font has not is a 422 that names each place. One with
/// neither a QR code nor `code` is taken with a warning (`TEMPLATE_UNVERIFIABLE`). A school sets its own.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE"), IfMatchParam),
    request_body = Template,
    responses((status = 200, body = CertificateTemplate, description = "As it is now")))]
#[put("/schools/{school_id}/certificate-templates/{kind}")]
async fn certificate_template_put(
    ctx: OpContext,
    path: Of,
    seen: IfMatch,
    body: ApiJson<Template>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let change = TemplateChange::Template(body.value());
        let template = service::change_template(op, path.0, &path.1, &seen, change)?;
        Reply::row(template.version, &template)
    })
    .await
}

/// Print certificates of a kind on the template that ships again
///
/// The school's own template and its picture are gone.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE"), IfMatchParam),
    responses((status = 204, description = "The one that ships is used")))]
#[delete("/schools/{school_id}/certificate-templates/{kind}")]
async fn certificate_template_delete(ctx: OpContext, path: Of, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let change = TemplateChange::Removed;
        service::change_template(op, path.0, &path.1, &seen, change)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Read the picture behind the texts of certificates
///
/// As it was sent, for who may issue certificates there. 404 where there is none.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE")),
    responses((status = 200, description = "The picture", content(
        (Binary = "image/png"), (Binary = "image/jpeg")))))]
#[get("/schools/{school_id}/certificate-templates/{kind}/background")]
async fn certificate_background_read(ctx: OpContext, path: Of) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let (media_type, bytes) = service::background(op, path.0, &path.1)?;
        let media_type = if media_type == JPEG { JPEG } else { PNG };
        Ok(Reply::document(media_type, bytes).tagged())
    })
    .await
}

/// Put a picture behind the texts of certificates
///
/// A scan or drawing of the school's own form, as large as the page: a PNG or JPEG of at most 5 MiB and
/// 12 million dots. `If-Match` is the version of the template.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE"), IfMatchParam),
    request_body(description = "The picture", content(
        (Binary = "image/png"), (Binary = "image/jpeg"))),
    responses((status = 200, body = CertificateTemplate, description = "As it is now")))]
#[put("/schools/{school_id}/certificate-templates/{kind}/background")]
async fn certificate_background_put(
    request: HttpRequest,
    ctx: OpContext,
    path: Of,
    seen: IfMatch,
    body: PictureBody,
) -> ApiResult<Reply> {
    let (school, kind) = path.into_inner();
    // What is sent again has changed the version itself.
    let expected = match IdempotencyKey::of(&request)? {
        Some(_) => IfMatch::any(),
        None => seen.clone(),
    };
    let of = kind.clone();
    ctx.read(move |op| service::expect_template_changeable(op, school, &of, &expected))
        .await?;
    let bytes = body.0.to_vec();
    // It is unpacked to see whether it can be printed.
    let prove = move || {
        let invalid = ApiError::new(ErrorCode::PictureInvalid);
        Picture::proved(bytes)
            .map(drop)
            .map_err(|fault| invalid.with("reason", fault.to_string()))
    };
    ctx.state().drawing.take(prove).await?;
    ctx.write(move |op| {
        let bytes: &[u8] = &body.0;
        let change = TemplateChange::Background(Some((body.media_type(), bytes)));
        let template = service::change_template(op, school, &kind, &seen, change)?;
        Reply::row(template.version, &template)
    })
    .await
}

/// Take the picture behind the texts of certificates away
///
/// The template stays.
#[utoipa::path(tag = "certificates", security(("bearer" = ["schools:write"])),
    params(("kind" = String, Path, description = "Code list `certificate-kinds`",
        example = "ELEMENTARY_CERTIFICATE"), IfMatchParam),
    responses((status = 200, body = CertificateTemplate, description = "As it is now")))]
#[delete("/schools/{school_id}/certificate-templates/{kind}/background")]
async fn certificate_background_delete(
    ctx: OpContext,
    path: Of,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let change = TemplateChange::Background(None);
        let template = service::change_template(op, path.0, &path.1, &seen, change)?;
        Reply::row(template.version, &template)
    })
    .await
}
