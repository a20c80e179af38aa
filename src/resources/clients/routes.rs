//! `/v1/clients`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{ClientFilter, ClientInput, ClientPatch, ClientSecretView, ClientView};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::values::ids::ClientId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(client_list)
        .service(client_create)
        .service(client_read)
        .service(client_change)
        .service(client_delete)
        .service(client_rotate);
}

/// List clients
///
/// For administrators.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:read"])),
    params(ListQuery::<ClientFilter>),
    responses((status = 200, body = Page<ClientView>, description = "A page of clients")))]
#[get("/clients")]
async fn client_list(ctx: OpContext, query: ListQuery<ClientFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Read a client
///
/// For administrators.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:read"])),
    responses((status = 200, body = ClientView, description = "The client")))]
#[get("/clients/{client_id}")]
async fn client_read(ctx: OpContext, id: web::Path<ClientId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let client = service::read(op, *id)?;
        Reply::row(client.version, &client)
    })
    .await
}

/// Add a client
///
/// The answer holds the secret, this once. The client's tokens carry at most its scopes.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:write"])),
    request_body = ClientInput,
    responses((status = 201, body = ClientSecretView, description = "Added, with its secret")))]
#[post("/clients")]
async fn client_create(ctx: OpContext, body: ApiJson<ClientInput>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let mut new = service::create(op, body.value())?;
        let location = format!("/v1/clients/{}", new.client.id);
        let reply = Reply::created(location, new.client.version, &new)?;
        new.secret = None;
        reply.shown_once(&new)
    })
    .await
}

/// Change a client
///
/// Setting `active` to false locks the client out from its next request on.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:write"])),
    params(IfMatchParam),
    request_body(content = ClientPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = ClientView, description = "As it is now")))]
#[patch("/clients/{client_id}")]
async fn client_change(
    ctx: OpContext,
    id: web::Path<ClientId>,
    seen: IfMatch,
    body: MergePatch<ClientInput>,
) -> ApiResult<Reply> {
    let changed = ctx.write(move |op| {
        let client = service::change(op, *id, &seen, &body)?;
        Reply::row(client.version, &client)
    });
    let reply = changed.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Delete a client
///
/// Only one that never got a token; others are disabled with PATCH.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/clients/{client_id}")]
async fn client_delete(ctx: OpContext, id: web::Path<ClientId>, seen: IfMatch) -> ApiResult<Reply> {
    let deleted = ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    });
    let reply = deleted.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Give a client a new secret
///
/// The answer holds it, this once. The secret before stays good for 24 hours; the one before
/// that ends now.
#[utoipa::path(tag = "clients", security(("bearer" = ["clients:write"])),
    params(IfMatchParam),
    responses((status = 200, body = ClientSecretView, description = "The client with its new secret")))]
#[post("/clients/{client_id}/rotate")]
async fn client_rotate(ctx: OpContext, id: web::Path<ClientId>, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let mut new = service::rotate(op, *id, Some(&seen))?;
        let reply = Reply::row(new.client.version, &new)?;
        new.secret = None;
        reply.shown_once(&new)
    })
    .await
}
