//! `/v1/imports`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::kind::TemplateKind;
use super::model::{ImportFilter, ImportQuery, ImportView, ReportFilter, RowReport};
use super::taking_back::{self, ImportUndoView};
use super::template::{self, TemplateFormat, TemplateQuery};
use super::upload::{self, Allowance};
use super::waiting::Threshold;
use super::{report, service};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::lists::params::Binary;
use crate::platform::request::OpContext;
use crate::platform::sheet::TableForm;
use crate::platform::values::ids::ImportId;
use crate::platform::wire::accept::{self, CSV, XLSX};
use crate::platform::wire::json::BodyDigest;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(import_list)
        .service(import_create)
        .service(import_template)
        .service(import_read)
        .service(import_confirm)
        .service(import_cancel)
        .service(import_report)
        .service(import_undo)
        .service(import_undo_read)
        .service(import_undo_report);
}

/// List imports
///
/// Those of the caller's organisation, the latest first; for the lead agency, all.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(ListQuery::<ImportFilter>),
    responses((status = 200, body = Page<ImportView>, description = "A page of imports")))]
#[get("/imports")]
async fn import_list(ctx: OpContext, query: ListQuery<ImportFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Import a file
///
/// NDJSON, text with delimiters (CSV, also as Excel's Unicode text) or a workbook (XLSX, XLS, XLSB, ODS),
/// packed with gzip or not. What a file is, is told by its content, but for NDJSON that is sent as such.
/// Tables may have titles, Vietnamese headings, several sheets and signatures: `understood` of the import
/// says how they were read, and `columns` or `mapping` what headings mean that nobody knows. Rows are
/// flat and the same in all formats; a schema for each kind tells their members: `TraineeRow`,
/// `ClassRow` and so on. A row may name others by the school's own keys, also rows of the same
/// file, before or after it. Each runs through the same rules as a request for its record alone, so
/// the same file again changes nothing. The answer comes when the file is stored; the import
/// itself is a job that survives restarts.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(ImportQuery),
    request_body(description = "The file", content(
        (String = "application/x-ndjson", example = json!("{\"kind\":\"trainees\",\"externalId\":\"HV-2026-00017\",\"citizenId\":\"014304001234\",\"fullName\":\"Lò Thị Mai\",\"sex\":\"FEMALE\",\"birthDate\":\"2004-05-17\",\"residenceCode\":\"03646\"}\n{\"kind\":\"enrolments\",\"externalId\":\"GD-2026-00417\",\"trainee\":\"HV-2026-00017\",\"class\":\"LOP-2026-07\",\"appliedDate\":\"2026-08-20\"}\n")),
        (String = "text/csv"),
        (String = "text/tab-separated-values"),
        (String = "text/plain"),
        (String = "application/csv"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/vnd.ms-excel"),
        (String = "application/vnd.ms-excel.sheet.macroenabled.12"),
        (String = "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
        (String = "application/vnd.oasis.opendocument.spreadsheet"),
        (String = "application/octet-stream"),
    )),
    responses((status = 202, body = ImportView, description = "Stored, and queued as a job")))]
#[post("/imports")]
async fn import_create(
    ctx: OpContext,
    query: ApiQuery<ImportQuery>,
    request: HttpRequest,
    payload: web::Payload,
) -> ApiResult<Reply> {
    let ApiQuery(query) = query;
    // Nothing is stored for those who may not.
    ctx.actor().await?.require(Action::ImportRun)?;
    let (id, db) = (ImportId::new(), ctx.state().db.clone());
    let config = &ctx.state().config;
    let threshold = Threshold {
        share: config.import_identity_share,
        count: config.import_identity_count,
    };
    let allowed = Allowance {
        bytes: config.import_max_bytes,
        stall: config.import_stall,
    };
    let file = upload::receive(&db, &request, payload, id.any(), allowed).await?;
    let format = file.format.as_str().as_bytes();
    let query_string = request.query_string().as_bytes();
    let digest = BodyDigest::of_parts(&[&file.digest, format, query_string]);
    request.extensions_mut().insert(digest);
    let queued = Arc::new(AtomicBool::new(false));
    let is_queued = Arc::clone(&queued);
    let reply = ctx
        .write(move |op| {
            let import = service::submit(op, id, &query, &file, threshold)?;
            is_queued.store(true, Ordering::Relaxed);
            Reply::accepted(format!("/v1/imports/{id}"), &import)
        })
        .await;
    if reply.is_ok() && queued.load(Ordering::Relaxed) {
        ctx.state().jobs.notify();
    } else {
        // Refused, or sent before: that import has its file.
        upload::discard(&db, id.any()).await;
    }
    reply
}

/// Read an import
///
/// Its progress while it runs, and its counts. One that waits to be confirmed has an `ETag`.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    responses((status = 200, body = ImportView, description = "The import")))]
#[get("/imports/{import_id}")]
async fn import_read(ctx: OpContext, id: web::Path<ImportId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let import = service::read(op, *id)?;
        match import.awaited_version() {
            Some(version) => Reply::row(version, &import),
            None => Reply::view(&import),
        }
    })
    .await
}

/// Confirm an import
///
/// An import stores nothing and is `AWAITING_CONFIRMATION` for one of two reasons, or both, which
/// `confirmation.reasons` names. `UNDERSTANDING`: somebody has to look at how its table is understood, as
/// `understood.questions` say (letters that were converted, rows that are hidden or struck through).
/// `IDENTITY_CHANGES`: it would change who many people are (name, sex, birth date or a document); its
/// report lists them under `identityChanged=true`. Confirmed, it runs as it would have run. When other
/// people than listed would be changed by then, it stops again, with another version.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(IfMatchParam),
    responses((status = 202, body = ImportView, description = "Confirmed, and queued again")))]
#[post("/imports/{import_id}/confirm")]
async fn import_confirm(
    ctx: OpContext,
    id: web::Path<ImportId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    let id = *id;
    let reply = ctx
        .write(move |op| {
            let import = service::confirm(op, id, &seen)?;
            Reply::accepted(format!("/v1/imports/{id}"), &import)
        })
        .await;
    if reply.is_ok() {
        ctx.state().jobs.notify();
    }
    reply
}

/// Cancel an import
///
/// It stops at its next step, and one that waits to be confirmed at once. What `skip-row` has
/// stored by then stays, and is reported.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    responses((status = 200, body = ImportView, description = "As it is now")))]
#[post("/imports/{import_id}/cancel")]
async fn import_cancel(ctx: OpContext, id: web::Path<ImportId>) -> ApiResult<Reply> {
    ctx.write(move |op| Reply::view(&service::cancel(op, *id)?))
        .await
}

/// Read the report of an import
///
/// What became of each row, in the order of the file, with every problem at once and texts in the
/// language of the request. As JSON in pages; with `Accept: text/csv` whole, one line a problem.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(ListQuery::<ReportFilter>),
    responses((status = 200, description = "A page of the report, or all of it as a table", content(
        (Page<RowReport> = "application/json"), (String = "text/csv"),
    ))))]
#[get("/imports/{import_id}/report")]
async fn import_report(
    ctx: OpContext,
    id: web::Path<ImportId>,
    query: ListQuery<ReportFilter>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let table = query.listing.shape.table;
    if let Some(TableForm::Csv(style)) = table.map(|table| table.form) {
        let rows = report::stream(ctx, *id, query.filter, style.excel).await?;
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8; header=present")
            .insert_header(("Vary", "Authorization, Accept"))
            .insert_header(("Cache-Control", "private, no-store"))
            .insert_header((
                "Content-Disposition",
                format!("attachment; filename=\"import-{id}.csv\""),
            ))
            .streaming(rows));
    }
    let page = ctx.page(move |op| {
        let page = service::report(op, *id, &query)?;
        Reply::page(&page, &query.listing.shape, op.conn())
    });
    let page = page.await?.not_kept();
    Ok(actix_web::Responder::respond_to(page, &request))
}

/// Read a template
///
/// A table to fill in: the columns of a kind, and a row that shows how. That row is marked `Ví dụ` in the
/// column of running numbers, and an import leaves it out. The headings are Vietnamese, of the members that
/// people write down; with `headings=keys` they are the names of all members. A workbook has drop-downs
/// (labels, which an import reads as their codes; with `keys` the codes), checks days, numbers, lengths and
/// citizen IDs while somebody types, and explains the columns and codes in sheets of their own.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(("kind" = inline(TemplateKind), Path, description = "Kind of the rows"), TemplateQuery),
    responses((status = 200, description = "The template", content(
        (Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "text/csv"),
    ))))]
#[get("/imports/templates/{kind}")]
async fn import_template(
    ctx: OpContext,
    request: HttpRequest,
    kind: web::Path<String>,
    query: ApiQuery<TemplateQuery>,
) -> ApiResult<HttpResponse> {
    let ApiQuery(query) = query;
    let format = match query.format {
        Some(format) => format,
        None if accept::preferred(&request, &[XLSX, CSV])? == CSV => TemplateFormat::Csv,
        None => TemplateFormat::Xlsx,
    };
    ctx.read_long(move |op| template::render(op, &kind, format, query.headings))
        .await
        .map(template::Template::into_response)
}

/// Take an import back
///
/// By the organisation that sent it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency as
/// long as the import is kept. `If-Match` names the `ETag` of the import that has ended. A job goes
/// through its rows from the last one on: records that it made are removed where nothing stands on them
/// and nobody has changed them since; members that it changed become what they were where they still are
/// what it wrote; steps of enrolments are taken back as by `…/undo`. Whatever others have changed or
/// built on it stays, and the report says so. An import is taken back once.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(IfMatchParam),
    responses((status = 202, body = ImportUndoView, description = "Queued as a job")))]
#[post("/imports/{import_id}/undo")]
async fn import_undo(ctx: OpContext, id: web::Path<ImportId>, seen: IfMatch) -> ApiResult<Reply> {
    let days = ctx.state().config.undo_days;
    let import = *id;
    let reply = ctx
        .write(move |op| {
            let undo = taking_back::begin(op, import, &seen, days)?;
            Reply::accepted(format!("/v1/imports/{import}/undo"), &undo)
        })
        .await;
    if reply.is_ok() {
        ctx.state().jobs.notify();
    }
    reply
}

/// Read how an import is taken back
///
/// Its progress while it runs, and its counts.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    responses((status = 200, body = ImportUndoView, description = "How far it is")))]
#[get("/imports/{import_id}/undo")]
async fn import_undo_read(ctx: OpContext, id: web::Path<ImportId>) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&taking_back::read(op, *id)?))
        .await
}

/// Read the report of an import that was taken back
///
/// A row for each that had created or changed a record: `TAKEN_BACK`, or `PARTLY_TAKEN_BACK` or `KEPT`
/// with what stays and why under `warnings`.
#[utoipa::path(tag = "imports", security(("bearer" = ["imports:write"])),
    params(ListQuery::<ReportFilter>),
    responses((status = 200, body = Page<RowReport>, description = "A page of rows")))]
#[get("/imports/{import_id}/undo/report")]
async fn import_undo_report(
    ctx: OpContext,
    id: web::Path<ImportId>,
    query: ListQuery<ReportFilter>,
) -> ApiResult<Reply> {
    ctx.page(move |op| {
        let page = taking_back::report(op, *id, &query)?;
        Reply::page(&page, &query.listing.shape, op.conn())
    })
    .await
    .map(Reply::not_kept)
}
