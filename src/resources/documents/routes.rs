//! `/v1/classes/{class_id}/documents`.

use actix_web::{HttpRequest, get, web};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{DocumentQuery, FormatName, ListKind, Order};
use super::service;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::params::Binary;
use crate::platform::op::Op;
use crate::platform::request::OpContext;
use crate::platform::values::ids::ClassId;
use crate::platform::wire::accept::{self, CSV, PDF, XLSX};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;
use crate::resources::certificates;

pub fn configure(config: &mut ServiceConfig) {
    config
        // Before the lists, among whose names its word would be sought.
        .service(class_certificates_print)
        .service(class_document_read);
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

/// Print the certificates of a class
///
/// Those that hold, a page each: by the school that issued them, each on its own template, and by given
/// name; otherwise as a single one.
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
    let prints = ctx
        .read_long(move |op| certificates::service::print_class(op, class, kind.as_deref()))
        .await?;
    let bytes = ctx.state().drawing.take(|| prints.draw()).await?;
    let reply = Reply::document(PDF, bytes).named(format!("chung-chi-{class}.pdf"));
    Ok(reply.not_kept())
}

/// Print a list of a class
///
/// As offices lay it out, on A4 across: the body above and the school, the state's motto, title, class,
/// occupation, level, days and place, Vietnamese headings, labels in place of codes, people by given
/// name, the headings on each page, place and day, and room for two signatures. In English by
/// `Accept-Language`. As PDF, as XLSX, or as CSV the table alone: `Accept` decides, or `format`.
///
/// - `trainees`: who has a seat
/// - `results`: who has studied, with hours, score and result
/// - `certificate-register`: certificates as they stood on the paper, with those revoked or reissued
/// - `roll`: who has a seat, and an empty column for each day of a `month`
/// - `beneficiaries`: who had a confirmed beneficiary status on the first day of the class, or was booked
///   under one; it needs `beneficiaries:read`
///
/// It has the people whom the caller sees among the enrolments and trainees, and needs the scopes of both
/// and of classes; that of certificates for their register. Numbers of documents and phones are masked,
/// and ethnic groups left out, unless a caller who holds `trainees.pii:read` asks for them with
/// `reveal=true`. Where it is a part of the list, it says so, and so does `X-Registry-Warning`
/// (`PAPER_PARTIAL`). A parameter that says nothing of the list is a 400 (`PARAMETER_UNEXPECTED`).
#[utoipa::path(tag = "documents", security(("bearer" = ["enrolments:read"])),
    params(("list" = inline(ListKind), Path, description = "Which list"), DocumentQuery),
    responses(
        (status = 200, description = "The list", content(
            (Binary = "application/pdf"),
            (Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (String = "text/csv"))),
        (status = 406, description = "There is no such form of it", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "A PDF has at most 20,000 rows", body = Problem,
            content_type = "application/problem+json")))]
#[get("/classes/{class_id}/documents/{list}")]
async fn class_document_read(
    request: HttpRequest,
    ctx: OpContext,
    path: web::Path<(ClassId, String)>,
    query: ApiQuery<DocumentQuery>,
) -> ApiResult<Reply> {
    // Who may read none is not told which lists there are.
    ctx.actor().await?.require(Action::EnrolmentRead)?;
    let (class, list) = path.into_inner();
    let query = query.0;
    let format = match query.format {
        Some(format) => format,
        None => FormatName::of(accept::preferred(&request, &[PDF, XLSX, CSV])?),
    };
    let order = Order::of(class, &list, format, query)?;
    let (form, reveals) = (order.form(), order.query.reveal);
    let gather = move |op: &mut Op<'_>| service::gather(op, &order);
    let mut gathered = if reveals {
        ctx.write_plain(gather).await?
    } else {
        ctx.read_long(gather).await?
    };
    let name = std::mem::take(&mut gathered.file_name);
    let warnings = std::mem::take(&mut gathered.warnings);
    let bytes = ctx
        .state()
        .drawing
        .take(move || gathered.print(form))
        .await?;
    let reply = Reply::document(format.media_type(), bytes).named(name);
    Ok(reply.negotiated().in_language().not_kept().warn(&warnings))
}
