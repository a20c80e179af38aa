//! What a printed code and a credential lead to, for everybody: `/c`, `/v1/credentials`.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, VARY,
};
use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::input::PageQuery;
use super::super::page;
use super::super::service;
use super::super::signed::{Credential, CredentialJwt, MEDIA_TYPES, signed};
use super::super::verify::CertificateCheck;
use super::VERIFY_POINTS;
use crate::platform::error::{ApiError, ApiResult, Language, Problem};
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::values::ids::CertificateId;
use crate::platform::wire::accept;
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

const HTML: &str = "text/html; charset=utf-8";
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Operations outside `/v1`.
pub fn configure_root(config: &mut ServiceConfig) {
    config
        .service(certificate_page)
        .service(certificate_page_credential);
}

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(certificate_credential)
        .service(credential_issuer)
        .service(credential_status);
}

/// Show a certificate to whoever has it in hand
///
/// The page that the QR code of a certificate leads to: what stood on the paper and what became of
/// it, in Vietnamese or English, without a token. With `Accept: application/json` the same as
/// `GET /v1/certificates/verify` with `code`. No code can be guessed; one that stands on no
/// certificate is a page that says so.
#[utoipa::path(tag = "certificates",
    params(("code" = String, Path, description = "The code that stands on the certificate; case, \
        spaces and hyphens do not count", example = "0H3KX7V9Q2M4T8WZ5B6C1DEFGJNPRSY"), PageQuery),
    responses(
        (status = 200, description = "The page", content(
            (String = "text/html"), (CertificateCheck = "application/json"))),
        (status = 404, description = "The code stands on no certificate", content(
            (String = "text/html"), (Problem = "application/problem+json")))))]
#[get("/c/{code}")]
async fn certificate_page(
    request: HttpRequest,
    ctx: PublicContext<VERIFY_POINTS>,
    code: web::Path<String>,
    query: ApiQuery<PageQuery>,
) -> ApiResult<HttpResponse> {
    let language = match query.0.lang.as_deref() {
        None => ctx.0.meta().language,
        Some("en") => Language::English,
        Some(_) => Language::Vietnamese,
    };
    let wanted = accept::preferred(&request, &["text/html", "application/json"]);
    let code = code.into_inner();
    if wanted.is_ok_and(|wanted| wanted == "application/json") {
        let reply = ctx.0.read(move |op| {
            let found = service::with_code(op, &code)?;
            Ok(Reply::view(&found.ok_or_else(ApiError::not_found)?)?.negotiated())
        });
        return Ok(reply.await?.respond_to(&request));
    }
    let shown = ctx.0.read(move |op| service::page(op, &code, language));
    let (is_found, html) = shown.await?;
    let status = if is_found {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    Ok(HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, HTML))
        .insert_header((CONTENT_LANGUAGE, language.as_str()))
        .insert_header((CONTENT_SECURITY_POLICY, page::POLICY.as_str()))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((VARY, "Accept, Accept-Language"))
        .insert_header((ROBOTS, "noindex, nofollow"))
        .body(html))
}

/// Take the credential of a certificate that one has in hand
///
/// As `GET /v1/certificates/{certificate_id}/credential`, without a token: the page of the code tells
/// as much.
#[utoipa::path(tag = "certificates",
    params(("code" = String, Path, description = "The code that stands on the certificate; case, \
        spaces and hyphens do not count", example = "0H3KX7V9Q2M4T8WZ5B6C1DEFGJNPRSY")),
    responses((status = 200, description = "The credential, signed", content(
        (CredentialJwt = "application/vc+jwt"), (Credential = "application/vc")))))]
#[get("/c/{code}/credential")]
async fn certificate_page_credential(
    request: HttpRequest,
    ctx: PublicContext<VERIFY_POINTS>,
    code: web::Path<String>,
) -> ApiResult<Reply> {
    let media_type = accept::preferred(&request, &MEDIA_TYPES)?;
    let signer = ctx.0.state().sessions.signer();
    ctx.0
        .read(move |op| {
            let credential = service::of_code(op, &code)?;
            Ok(signed(credential, &signer, &op.meta.public_url, media_type)?.tagged())
        })
        .await
}

/// Read the credential of a certificate
///
/// An Open Badge 3.0, that is a verifiable credential of the data model 2.0: as a JWT (VC-JOSE-COSE,
/// EdDSA), or with `Accept: application/vc` with a proof inside (Data Integrity, `eddsa-jcs-2022`).
/// It tells what stood on the paper, and where to see whether it was revoked since.
#[utoipa::path(tag = "certificates", security(("bearer" = ["certificates:read"])),
    responses((status = 200, description = "The credential, signed", content(
        (CredentialJwt = "application/vc+jwt"), (Credential = "application/vc")))))]
#[get("/certificates/{certificate_id}/credential")]
async fn certificate_credential(
    request: HttpRequest,
    ctx: OpContext,
    id: web::Path<CertificateId>,
) -> ApiResult<Reply> {
    let media_type = accept::preferred(&request, &MEDIA_TYPES)?;
    let signer = ctx.state().sessions.signer();
    ctx.read(move |op| {
        let credential = service::of_certificate(op, *id)?;
        Ok(signed(credential, &signer, &op.meta.public_url, media_type)?.tagged())
    })
    .await
}

/// Read who signs credentials
///
/// A controlled identifier document: every key that has signed credentials, as a JWK and as a
/// Multikey. Its address is the issuer of each credential.
#[utoipa::path(tag = "certificates",
    responses((status = 200, body = Credential, description = "The document")))]
#[get("/credentials/issuer")]
async fn credential_issuer(ctx: PublicContext) -> ApiResult<Reply> {
    let sessions = &ctx.0.state().sessions;
    let document = service::issuer(&ctx.0.meta().public_url, &sessions.credential_keys());
    Ok(Reply::view(&document)?.catalogue())
}

/// Read which credentials of a list are revoked
///
/// A Bitstring Status List of 1,048,576 entries, itself a signed credential: as a JWT, or with
/// `Accept: application/vc` with a proof inside. A bit is set while its certificate is revoked or
/// replaced. Where a certificate stands in the lists was drawn by chance.
#[utoipa::path(tag = "certificates",
    params(("list" = u32, Path, description = "Number of the list, from 0 to 31", minimum = 0,
        maximum = 31)),
    responses((status = 200, description = "The list, signed", content(
        (CredentialJwt = "application/vc+jwt"), (Credential = "application/vc")))))]
#[get("/credentials/status/{list}")]
async fn credential_status(
    request: HttpRequest,
    ctx: PublicContext,
    list: web::Path<u32>,
) -> ApiResult<Reply> {
    let media_type = accept::preferred(&request, &MEDIA_TYPES)?;
    let signer = ctx.0.state().sessions.signer();
    ctx.0
        .read(move |op| {
            let list = service::status_list(op, *list)?;
            Ok(signed(list, &signer, &op.meta.public_url, media_type)?.catalogue())
        })
        .await
}
