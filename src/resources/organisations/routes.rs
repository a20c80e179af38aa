//! `/v1/organisations`.

use actix_web::{delete, get, patch, post};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Organisation, OrganisationInput, OrganisationPatch, OrganisationView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Page;
use crate::platform::request::OpContext;
use crate::platform::resource::{self, answers};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

type Id = answers::Id<Organisation>;
type List = answers::List<Organisation>;
type Body = answers::Body<Organisation>;
type Change = answers::Change<Organisation>;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(organisation_list)
        .service(organisation_create)
        .service(organisation_read)
        .service(organisation_change)
        .service(organisation_delete);
}

/// List organisations
///
/// The lead agency and administrators see all, others their own.
#[utoipa::path(tag = "organisations", security(("bearer" = ["organisations:read"])),
    params(List),
    responses((status = 200, body = Page<OrganisationView>, description = "A page of organisations")))]
#[get("/organisations")]
async fn organisation_list(ctx: OpContext, query: List) -> ApiResult<Reply> {
    answers::list::<Organisation>(ctx, query).await
}

/// Read an organisation
///
/// The lead agency and administrators see all, others their own.
#[utoipa::path(tag = "organisations", security(("bearer" = ["organisations:read"])),
    responses((status = 200, body = OrganisationView, description = "The organisation")))]
#[get("/organisations/{organisation_id}")]
async fn organisation_read(ctx: OpContext, id: Id) -> ApiResult<Reply> {
    answers::read::<Organisation>(ctx, *id, Shape::default()).await
}

/// Register an organisation
///
/// What it is bound to — a unit, a school, an enterprise — is what its people will reach.
#[utoipa::path(tag = "organisations", security(("bearer" = ["organisations:write"])),
    request_body = OrganisationInput,
    responses((status = 201, body = OrganisationView, description = "Registered")))]
#[post("/organisations")]
async fn organisation_create(ctx: OpContext, body: Body) -> ApiResult<Reply> {
    answers::create::<Organisation>(ctx, body).await
}

/// Change an organisation
///
/// Roles that its people already have must still fit. An organisation that is no longer active
/// locks its people and clients out from their next request on.
#[utoipa::path(tag = "organisations", security(("bearer" = ["organisations:write"])),
    params(IfMatchParam),
    request_body(content = OrganisationPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = OrganisationView, description = "As it is now")))]
#[patch("/organisations/{organisation_id}")]
async fn organisation_change(
    ctx: OpContext,
    id: Id,
    seen: IfMatch,
    body: Change,
) -> ApiResult<Reply> {
    let changed = ctx.write(move |op| {
        let organisation = service::change(op, *id, &seen, &body)?;
        let (version, view) = resource::service::view(op, organisation, &Shape::default())?;
        Reply::row(version, &view)
    });
    let reply = changed.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Delete an organisation
///
/// Only one that has neither people nor clients.
#[utoipa::path(tag = "organisations", security(("bearer" = ["organisations:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/organisations/{organisation_id}")]
async fn organisation_delete(ctx: OpContext, id: Id, seen: IfMatch) -> ApiResult<Reply> {
    answers::delete::<Organisation>(ctx, *id, seen).await
}
