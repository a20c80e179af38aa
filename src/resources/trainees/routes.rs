//! `/v1/trainees`.

use actix_web::{HttpRequest, delete, get, patch, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::input::{RevealParam, TraineeFilter, TraineeInput, TraineePatch, TraineeSearch};
use super::model::Trainee;
use super::service;
use super::view::TraineeView;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, Place};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::request::OpContext;
use crate::platform::resource::decided::ReleaseInput;
use crate::platform::resource::history::{self, HistoryEntry};
use crate::platform::sync::external_ids::{KeyParams, KeyPath};
use crate::platform::values::ids::TraineeId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{
    IfMatch, IfMatchParam, Precondition, PreconditionParams,
};
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    // Before the paths of single rows, which `by-external-id` would fit.
    config
        .service(trainee_read_by_key)
        .service(trainee_put_by_key)
        .service(trainee_list)
        .service(trainee_search)
        .service(trainee_create)
        .service(trainee_read)
        .service(trainee_history)
        .service(trainee_change)
        .service(trainee_release)
        .service(trainee_delete);
}

/// List trainees
///
/// A school sees the people it registered, enrolled or shares; a commune (xã, phường) its
/// residents; an employment service centre those who completed a training. Personal data is
/// masked; with `reveal=true` callers who hold `trainees.pii:read` see it in plain, and an audit
/// event names every row that was shown. Citizen IDs never stand in a URL: search for them by
/// `POST /v1/trainees/search`.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:read"])),
    params(ListQuery::<TraineeFilter>),
    responses((status = 200, body = Page<TraineeView>, description = "A page of trainees")))]
#[get("/trainees")]
async fn trainee_list(ctx: OpContext, query: ListQuery<TraineeFilter>) -> ApiResult<Reply> {
    let personal = query.filter.reveal || query.filter.is_sensitive();
    let read = move |op: &mut Op| {
        Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn())
    };
    let page = ctx.read_personal(Action::TraineeReveal, personal, read);
    ctx.drawn(page.await?).await.map(Reply::not_kept)
}

/// Search trainees by document
///
/// The list with its terms in the body, so that a citizen ID (số CCCD) or a passport number
/// stands in no URL and in no log. Only rows within the caller's reach are found: an empty page
/// does not say whether somebody is on file elsewhere. The next page is had by sending the same
/// body with `cursor`.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:read"])),
    params(RevealParam), request_body = TraineeSearch,
    responses((status = 200, body = Page<TraineeView>, description = "A page of trainees")))]
#[post("/trainees/search")]
async fn trainee_search(
    ctx: OpContext,
    request: HttpRequest,
    query: ApiQuery<RevealParam>,
    body: ApiJson<TraineeSearch>,
) -> ApiResult<Reply> {
    let key = ctx.state().secrets.cursor_key();
    let mut search = body.into_inner();
    let place = Place::Pointer("/communeId".to_owned());
    let communes = ctx.state().communes.present_all(&search.commune_id, &place);
    let (present, warnings) = communes?;
    search.commune_id = present;
    let query = search.into_query(query.0.reveal, request.path(), key)?;
    let query = query.walking(ctx.state().config.page_walk);
    let personal = query.filter.reveal || query.filter.is_sensitive();
    let read = move |op: &mut Op| Ok(Reply::view(&service::list(op, &query)?)?.warn(&warnings));
    let reply = ctx.read_personal(Action::TraineeReveal, personal, read);
    reply.await.map(Reply::not_kept)
}

/// Read a trainee
///
/// Personal data is masked and `masked` names the members concerned. With `reveal=true` callers
/// who hold `trainees.pii:read` see it in plain, which leaves an audit event; others are refused.
/// A school sees an outline, in plain or not, of somebody whose record it joined before each school had
/// its own, and whom it has not enrolled. The id of somebody whose record was merged into another one answers with that one:
/// its own `id` is in the body and its path in `Content-Location`. Changes under the old id are
/// refused with 409 `TRAINEE_MERGED`, which names the id to use.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:read"])),
    params(RevealParam),
    responses((status = 200, body = TraineeView, description = "The trainee")))]
#[get("/trainees/{trainee_id}")]
async fn trainee_read(
    ctx: OpContext,
    id: web::Path<TraineeId>,
    query: ApiQuery<RevealParam>,
) -> ApiResult<Reply> {
    let reveal = query.0.reveal;
    let read = move |op: &mut Op| {
        let trainee = service::read(op, *id, reveal)?;
        let reply = Reply::row(trainee.version, &trainee)?;
        if trainee.id == *id {
            return Ok(reply);
        }
        Ok(reply.found_at(format!("/v1/trainees/{}", trainee.id)))
    };
    ctx.read_personal(Action::TraineeReveal, reveal, read).await
}

/// Register a trainee
///
/// Within the caller's reach a person is on file once: somebody there answers 409 with their id.
/// Whoever else has a record of the person, a school or a commune gets one of its own, and sees what
/// it sent. Records of one person are linked inside. The answer is masked.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:write"])),
    request_body = TraineeInput,
    responses((status = 201, body = TraineeView, description = "Registered")))]
#[post("/trainees")]
async fn trainee_create(ctx: OpContext, body: ApiJson<TraineeInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let trainee = service::create(op, body.value())?;
        Reply::created(
            format!("/v1/trainees/{}", trainee.id),
            trainee.version,
            &trainee,
        )
    })
    .await
}

/// Read a trainee by a key of one's own
///
/// The key is one that the caller's organisation gave; those of others name nothing here. The
/// answer is that of the trainee's own path.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:read"])),
    params(KeyParams, RevealParam),
    responses((status = 200, body = TraineeView, description = "The trainee")))]
#[get("/trainees/by-external-id/{system}/{value}")]
async fn trainee_read_by_key(
    ctx: OpContext,
    key: KeyPath,
    query: ApiQuery<RevealParam>,
) -> ApiResult<Reply> {
    let reveal = query.0.reveal;
    let read = move |op: &mut Op| {
        let trainee = service::by_key(op, &key.0, reveal)?;
        Reply::row(trainee.version, &trainee)
    };
    ctx.read_personal(Action::TraineeReveal, reveal, read).await
}

/// Send a trainee under a key of one's own
///
/// Creates (201) or updates (200) the person whom the caller's key names; the same content again
/// changes nothing and keeps the `ETag`. The rules are those of registering and changing. Somebody
/// within the caller's reach who has no such key takes it. Of a person whose record others registered
/// and the school shares, it fills in what is missing, and what others have said stays and is named in
/// `X-Registry-Warning`; another identity is refused. Keys in `externalIds` are added; none is taken
/// away. A number of an identity document is no key.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:write"])),
    params(KeyParams, PreconditionParams), request_body = TraineeInput,
    responses(
        (status = 200, body = TraineeView, description = "As it is now, changed or not"),
        (status = 201, body = TraineeView, description = "Registered")))]
#[put("/trainees/by-external-id/{system}/{value}")]
async fn trainee_put_by_key(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: ApiJson<TraineeInput>,
) -> ApiResult<Reply> {
    let mut input = body.value().clone();
    input.removes = body.nulls();
    ctx.write(move |op| {
        let upserted = service::upsert(op, (&key.0).into(), &input, &seen)?;
        let trainee = service::written(op, upserted.id)?;
        let location = format!("/v1/trainees/{}", trainee.id);
        Reply::upserted(&upserted, location, trainee.version, &trainee)
    })
    .await
}

/// Change a trainee
///
/// The patch meets the record in plain: a member that is not sent keeps its value, also where
/// the caller sees it masked. A school changes nothing of somebody whom others registered before
/// it has enrolled them (`TRAINEE_NOT_ENROLLED`). The answer is masked.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:write"])),
    params(IfMatchParam),
    request_body(content = TraineePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = TraineeView, description = "As it is now")))]
#[patch("/trainees/{trainee_id}")]
async fn trainee_change(
    ctx: OpContext,
    id: web::Path<TraineeId>,
    seen: IfMatch,
    body: MergePatch<TraineeInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let trainee = service::change(op, *id, &seen, &body)?;
        Reply::row(trainee.version, &trainee)
    })
    .await
}

/// Release decided members
///
/// What the lead agency or the commune has corrected, or a merge decided, no nightly row changes
/// (`decided`). Released, a member follows what the school sends next. For the lead agency.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:write"])),
    params(IfMatchParam), request_body = ReleaseInput,
    responses((status = 200, body = TraineeView, description = "As it is now")))]
#[post("/trainees/{trainee_id}/release")]
async fn trainee_release(
    ctx: OpContext,
    id: web::Path<TraineeId>,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let trainee = service::release(op, *id, &seen, body.value())?;
        Reply::row(trainee.version, &trainee)
    })
    .await
}

/// Delete a trainee
///
/// Only somebody who was never enrolled and has no beneficiary status. A school that did not
/// register the person alone gives up its own relation; the record stays for the others.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted, or no longer shared with this school")))]
#[delete("/trainees/{trainee_id}")]
async fn trainee_delete(
    ctx: OpContext,
    id: web::Path<TraineeId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Read the history of a trainee
///
/// Each version that changed something which the caller sees, the newest first: when, by whom as far as
/// the caller may know, and each member before and after. What is masked in the record is left out,
/// also that it changed, unless the caller reveals it. Of somebody whom the caller sees as an outline
/// there is no history.
#[utoipa::path(tag = "trainees", security(("bearer" = ["trainees:read"])),
    params(ListQuery::<RevealParam>),
    responses((status = 200, body = Page<HistoryEntry>, description = "A page of versions")))]
#[get("/trainees/{trainee_id}/history")]
async fn trainee_history(
    ctx: OpContext,
    id: web::Path<TraineeId>,
    query: ListQuery<RevealParam>,
) -> ApiResult<Reply> {
    let reveal = query.filter.reveal;
    let read = move |op: &mut Op| {
        let page = history::read::<Trainee>(op, id.any(), reveal, &query.listing)?;
        Reply::page(&page, &query.listing.shape, op.conn())
    };
    let page = ctx.read_personal(Action::TraineeReveal, reveal, read);
    ctx.drawn(page.await?).await
}
