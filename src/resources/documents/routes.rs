//! `/v1/classes/{class_id}/documents`.

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{DocumentQuery, FormatName, ListKind, Order};
use super::service;
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::params::Binary;
use crate::platform::op::Op;
use crate::platform::request::OpContext;
use crate::platform::values::ids::ClassId;
use crate::platform::wire::accept::{self, CSV, PDF, XLSX};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(class_document_read);
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
/// `reveal=true`.
#[utoipa::path(tag = "documents", security(("bearer" = ["enrolments:read"])),
    params(("list" = inline(ListKind), Path, description = "Which list"), DocumentQuery),
    responses(
        (status = 200, description = "The list", content(
            (Binary = "application/pdf"),
            (Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (String = "text/csv"))),
        (status = 406, description = "There is no such form of it", body = Problem,
            content_type = "application/problem+json")))]
#[get("/classes/{class_id}/documents/{list}")]
async fn class_document_read(
    request: HttpRequest,
    ctx: OpContext,
    path: web::Path<(ClassId, String)>,
    query: ApiQuery<DocumentQuery>,
) -> ApiResult<Reply> {
    let (class, list) = path.into_inner();
    let query = query.0;
    let format = match query.format {
        Some(format) => format,
        None => FormatName::of(accept::preferred(&request, &[PDF, XLSX, CSV])?),
    };
    let order = Order {
        class,
        list,
        format,
        query,
    };
    let revealed = if order.query.reveal {
        let order = order.clone();
        let reveal = move |op: &mut Op<'_>| service::reveal(op, &order);
        Some(ctx.write_plain(reveal).await?)
    } else {
        None
    };
    let printed = ctx
        .read_long(move |op| service::print(op, &order, revealed))
        .await?;
    let reply = Reply::document(format.media_type(), printed.bytes);
    Ok(reply.named(printed.file_name).negotiated())
}
