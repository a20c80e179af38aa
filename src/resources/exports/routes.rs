//! `/v1/exports`.

use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::download;
use super::model::{ExportFilter, ExportView};
use super::order::ExportInput;
use super::service::{self, Unwanted};
use crate::platform::error::{ApiResult, Problem};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::lists::params::Binary;
use crate::platform::request::OpContext;
use crate::platform::values::ids::ExportId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::reply::Reply;
use crate::platform::work::jobs::files;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(export_list)
        .service(export_create)
        .service(export_read)
        .service(export_delete)
        .service(export_download);
}

/// List exports
///
/// Those that the calling user or client asked for, the latest first.
#[utoipa::path(tag = "exports", security(("bearer" = ["exports:write"])),
    params(ListQuery::<ExportFilter>),
    responses((status = 200, body = Page<ExportView>, description = "A page of exports")))]
#[get("/exports")]
async fn export_list(ctx: OpContext, query: ListQuery<ExportFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Export a list
///
/// Takes the filters of the list and writes its rows into files, as a job that runs as the caller:
/// the files hold what the caller sees in the list, masked alike. It needs the scope of the list
/// besides `exports:write`. Watch the job at `Location`; once it has succeeded, its `manifest`
/// names the parts with their digests. They can be downloaded for 24 hours.
///
/// NDJSON holds rows as the list shows them, one JSON object a line. CSV (RFC 4180, UTF-8) and XLSX
/// have one column for each member: those of an object are columns of their own
/// (`passport.number`, `incomeAfter.amount`), a list of values is one cell with `; ` between them,
/// external ids are written `system=value`. In CSV a text that a spreadsheet would take for a formula
/// has an apostrophe before it; numbers, also those with a sign such as a phone number, are left
/// alone. NDJSON and CSV parts are gzip files. An export without rows has one part with the header
/// alone. At most 5 exports of a caller are under way at a time.
///
/// The `feedCursor` of the manifest continues the export in the change feed. With `since` the export
/// holds what has changed from there on: `ROWS` parts with the rows as they are now, a row perhaps
/// more than once, and `DELETES` parts with entries of the feed (`DELETE`, `MERGE`, `LEFT_SCOPE`) that
/// say which rows to forget. Store the rows first, then forget. A cursor that leads nowhere any more
/// is a 410 `CURSOR_EXPIRED`: export the whole list then.
#[utoipa::path(tag = "exports", security(("bearer" = ["exports:write"])),
    request_body = ExportInput,
    responses(
        (status = 202, body = ExportView, description = "Taken on"),
        (status = 410, description = "The cursor leads nowhere any more", body = Problem,
            content_type = "application/problem+json")))]
#[post("/exports")]
async fn export_create(ctx: OpContext, body: ApiJson<ExportInput>) -> ApiResult<Reply> {
    let key = ctx.state().secrets.cursor_key().to_vec();
    let mut order = body.into_inner();
    let warnings = order.resolve(&ctx.state().communes)?;
    let reply = ctx
        .write(move |op| {
            let export = service::create(op, &order, &key)?;
            let location = format!("/v1/exports/{}", export.id);
            Ok(Reply::accepted(location, &export)?.warn(&warnings))
        })
        .await?;
    ctx.state().jobs.notify();
    Ok(reply)
}

/// Read an export
///
/// How far it is and, once it has succeeded, the manifest of its files.
#[utoipa::path(tag = "exports", security(("bearer" = ["exports:write"])),
    responses((status = 200, body = ExportView, description = "The export")))]
#[get("/exports/{export_id}")]
async fn export_read(ctx: OpContext, id: web::Path<ExportId>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&service::read(op, *id)?))
        .await
}

/// Cancel or remove an export
///
/// One that is under way stops at its next step and stays listed as `CANCELLED` until it expires;
/// one that has ended is removed with its files.
#[utoipa::path(tag = "exports", security(("bearer" = ["exports:write"])),
    responses((status = 204, description = "Cancelled or removed")))]
#[delete("/exports/{export_id}")]
async fn export_delete(ctx: OpContext, id: web::Path<ExportId>) -> ApiResult<Reply> {
    let id = *id;
    if ctx.write_plain(move |op| service::delete(op, id)).await? == Unwanted::Removed {
        // Off the request, in many short writes: a file may be large. What a stopping server leaves
        // is removed by the housekeeping.
        let db = ctx.state().db.clone();
        drop(actix_web::rt::task::spawn_blocking(move || {
            if let Err(error) = files::remove_all(&db, id.any()) {
                tracing::warn!(%error, "files of an export are still there");
            }
        }));
    }
    Ok(Reply::no_content())
}

/// Download a part of an export
///
/// Only for the user or client that asked for the export, and only while they may still read what
/// it holds: after a change of role, scope or organisation it has to be made again. The ETag is the
/// SHA-256 of the file; ranges are served, so that a broken download goes on. Each download leaves
/// an audit event.
#[utoipa::path(tag = "exports", security(("bearer" = ["exports:write"])),
    params(
        ("number" = String, Path, description = "Number of the part, from 1"),
        ("Range" = Option<String>, Header, description = "One range of bytes", example = "bytes=1048576-"),
    ),
    responses(
        (status = 200, description = "The file", content(
            (Binary = "application/gzip"),
            (Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 206, description = "The range of the file", content(
            (Binary = "application/gzip"),
            (Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 304, description = "The client holds the file"),
        (status = 409, description = "The export has not succeeded, or not yet", body = Problem,
            content_type = "application/problem+json"),
        (status = 410, description = "The files have expired", body = Problem,
            content_type = "application/problem+json"),
        (status = 416, description = "The range lies outside the file", body = Problem,
            content_type = "application/problem+json")))]
#[get("/exports/{export_id}/parts/{number}")]
async fn export_download(
    ctx: OpContext,
    request: HttpRequest,
    path: web::Path<(ExportId, String)>,
) -> ApiResult<HttpResponse> {
    let (id, number) = path.into_inner();
    let part = ctx
        .write_plain(move |op| service::open_part(op, id, &number))
        .await?;
    download::respond(&ctx.state().db, &request, &part)
}
