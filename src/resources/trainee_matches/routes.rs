//! `/v1/trainee-matches`.

use actix_web::{get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{
    ConfirmationInput, Confirmations, MatchDecisionInput, MatchFilter, MatchReversalInput,
    MatchView,
};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::values::ids::MatchId;
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(trainee_match_confirm)
        .service(trainee_match_list)
        .service(trainee_match_read)
        .service(trainee_match_decide)
        .service(trainee_match_reverse);
}

/// List trainee matches
///
/// Pairs of records that may be of one person: the same name without accents, birth date and
/// commune, under different or missing documents (`NAME`), or the same document (`DOCUMENT`). Where
/// name, birth date and sex agree too, they are `LINKED`: inside one person from the start. Each pair is
/// queued once, when one of the two is written.
///
/// A school sees the pairs of a record that it made. Of a record that is another registrar's it learns that
/// there is one, and what the two agree in: name, birth date and commune. Whether documents agree is not
/// told to it, also not by filters.
#[utoipa::path(tag = "trainee-matches", security(("bearer" = ["trainees:merge"])),
    params(ListQuery::<MatchFilter>),
    responses((status = 200, body = Page<MatchView>, description = "A page of matches")))]
#[get("/trainee-matches")]
async fn trainee_match_list(ctx: OpContext, query: ListQuery<MatchFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
        .map(Reply::not_kept)
}

/// Confirm links
///
/// Up to 500 at once: those of `ids`, or the eldest that were found until a moment. What becomes of each
/// is told; send the same again while there is `more`. Both records stay, and no school learns of it.
#[utoipa::path(tag = "trainee-matches", security(("bearer" = ["trainees:merge"])),
    request_body = ConfirmationInput,
    responses((status = 200, body = Confirmations, description = "What became of each")))]
#[post("/trainee-matches/confirm")]
async fn trainee_match_confirm(
    ctx: OpContext,
    body: ApiJson<ConfirmationInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let confirmed = service::confirm(op, body.value())?;
        Reply::view(&confirmed)
    })
    .await
}

/// Read a trainee match
///
/// With both records, masked; of merged ones the survivor alone. A school sees as much as in the list.
#[utoipa::path(tag = "trainee-matches", security(("bearer" = ["trainees:merge"])),
    responses((status = 200, body = MatchView, description = "The match")))]
#[get("/trainee-matches/{match_id}")]
async fn trainee_match_read(ctx: OpContext, id: web::Path<MatchId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let found = service::read(op, *id)?;
        if found.other_hidden {
            // Nobody who sees it so changes it.
            return Reply::view(&found);
        }
        Reply::row(found.version, &found)
    })
    .await
}

/// Decide on a trainee match
///
/// DISTINCT: they are two people; a link ends. LINK: they are one person, of whom both records stay, and
/// each school goes on seeing its own alone. MERGE: enrolments with their certificates and outcomes,
/// beneficiary statuses, the schools that see the person and all external ids move to the
/// survivor; so does a document that the survivor has none of. The id of the other record leads
/// to the survivor from then on, and whoever saw it learns so from the change feed. Refused with
/// 409, and nothing moved, when both were enrolled in one class or at the same time, or have the same
/// beneficiary group from the same day: solve that first. Where both have a citizen ID,
/// `validCitizenIdOf` says whose holds; the other one becomes a former number of the survivor.
#[utoipa::path(tag = "trainee-matches", security(("bearer" = ["trainees:merge"])),
    params(IfMatchParam), request_body = MatchDecisionInput,
    responses((status = 200, body = MatchView, description = "As decided")))]
#[post("/trainee-matches/{match_id}/decisions")]
async fn trainee_match_decide(
    ctx: OpContext,
    id: web::Path<MatchId>,
    seen: IfMatch,
    body: ApiJson<MatchDecisionInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let decided = service::decide(op, *id, &seen, body.value())?;
        Reply::row(decided.version, &decided)
    })
    .await
}

/// Take a merge apart
///
/// The other record is there again under its own id, with what the merge moved. What was made
/// since stays with the survivor; certificates and outcomes go where their enrolment goes. The
/// match is open again. A survivor that was merged further is taken out of that merge first.
#[utoipa::path(tag = "trainee-matches", security(("bearer" = ["trainees:merge"])),
    params(IfMatchParam), request_body = MatchReversalInput,
    responses((status = 200, body = MatchView, description = "Open again")))]
#[post("/trainee-matches/{match_id}/reversal")]
async fn trainee_match_reverse(
    ctx: OpContext,
    id: web::Path<MatchId>,
    seen: IfMatch,
    body: ApiJson<MatchReversalInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let reversed = service::reverse(op, *id, &seen, body.value())?;
        Reply::row(reversed.version, &reversed)
    })
    .await
}
