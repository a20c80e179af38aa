//! `/v1/webhooks`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::delivery::{DeliveryDetail, DeliveryFilter, DeliveryView, ReplayInput, ReplayView};
use super::model::{WebhookFilter, WebhookInput, WebhookPatch, WebhookSecretView, WebhookView};
use super::{deliveries, service};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::values::ids::{DeliveryId, WebhookId};
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;
use crate::platform::work::outbound::{Refused, Target};

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(webhook_list)
        .service(webhook_create)
        .service(webhook_read)
        .service(webhook_change)
        .service(webhook_delete)
        .service(webhook_rotate_secret)
        .service(webhook_test)
        .service(webhook_replay)
        .service(delivery_list)
        .service(delivery_read)
        .service(delivery_replay);
}

/// Look up where a subscriber wants to be called, before the transaction and after the
/// permission: names are resolved for those alone who may subscribe.
async fn vet(ctx: &OpContext, url: &str) -> ApiResult<Result<Target, Refused>> {
    ctx.actor().await?.require(Action::WebhookManage)?;
    Ok(ctx.state().outbound.vet(url).await)
}

/// List subscriptions
///
/// Those of the caller's organisation; administrators and the lead agency see all.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    params(ListQuery::<WebhookFilter>),
    responses((status = 200, body = Page<WebhookView>, description = "A page of subscriptions")))]
#[get("/webhooks")]
async fn webhook_list(ctx: OpContext, query: ListQuery<WebhookFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
}

/// Read a subscription
///
/// Its secret is not shown again; rotate it when it is lost.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    responses((status = 200, body = WebhookView, description = "The subscription")))]
#[get("/webhooks/{webhook_id}")]
async fn webhook_read(ctx: OpContext, id: web::Path<WebhookId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let webhook = service::read(op, *id)?;
        Reply::row(webhook.version, &webhook)
    })
    .await
}

/// Subscribe
///
/// From now on the URL is told of changes of these types that the subscriber may see, by their
/// present permissions, in messages signed as Standard Webhooks has it. The token needs the scope
/// `changes:read` and the read scopes of the types too. The answer holds the secret that verifies
/// the signatures, this once.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    request_body = WebhookInput,
    responses((status = 201, body = WebhookSecretView, description = "Subscribed, with its secret")))]
#[post("/webhooks")]
async fn webhook_create(ctx: OpContext, body: ApiJson<WebhookInput>) -> ApiResult<Reply> {
    let target = vet(&ctx, &body.value().url).await?;
    let created = ctx.write(move |op| {
        let mut new = service::create(op, body.value(), &target)?;
        let location = format!("/v1/webhooks/{}", new.webhook.id);
        let reply = Reply::created(location, new.webhook.version, &new)?;
        new.secret = None;
        reply.shown_once(&new)
    });
    let reply = created.await?;
    ctx.state().subscribers.notify_one();
    Ok(reply)
}

/// Change a subscription
///
/// Somebody of its organisation takes it over: what it tells from then on is what they may see.
/// Setting `active` to true starts a disabled one again.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    params(IfMatchParam),
    request_body(content = WebhookPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = WebhookView, description = "As it is now")))]
#[patch("/webhooks/{webhook_id}")]
async fn webhook_change(
    ctx: OpContext,
    id: web::Path<WebhookId>,
    seen: IfMatch,
    body: MergePatch<WebhookInput>,
) -> ApiResult<Reply> {
    let target = match body.text("url") {
        Some(url) => Some(vet(&ctx, url).await?),
        None => None,
    };
    let changed = ctx.write(move |op| {
        let webhook = service::change(op, *id, &seen, &body, target.as_ref())?;
        Reply::row(webhook.version, &webhook)
    });
    let reply = changed.await?;
    ctx.state().messages.notify_one();
    ctx.state().subscribers.notify_one();
    Ok(reply)
}

/// Delete a subscription
///
/// With everything that was written for it.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/webhooks/{webhook_id}")]
async fn webhook_delete(
    ctx: OpContext,
    id: web::Path<WebhookId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}

/// Give a subscription a new secret
///
/// The answer holds it, this once. For 24 hours messages carry the signatures of both, parted by
/// a space; the secret before the replaced one ends now.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    params(IfMatchParam),
    responses((status = 200, body = WebhookSecretView, description = "The subscription with its new secret")))]
#[post("/webhooks/{webhook_id}/rotate-secret")]
async fn webhook_rotate_secret(
    ctx: OpContext,
    id: web::Path<WebhookId>,
    seen: IfMatch,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let mut new = service::rotate(op, *id, &seen)?;
        let reply = Reply::row(new.webhook.version, &new)?;
        new.secret = None;
        reply.shown_once(&new)
    })
    .await
}

/// Try a subscription
///
/// Sends a message of the type `webhook.test` now. How it went stands in the delivery.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    responses((status = 202, body = DeliveryView, description = "The message, on its way")))]
#[post("/webhooks/{webhook_id}/test")]
async fn webhook_test(ctx: OpContext, id: web::Path<WebhookId>) -> ApiResult<Reply> {
    let written = ctx.write(move |op| {
        let delivery = deliveries::test(op, *id)?;
        let location = format!("/v1/webhooks/{id}/deliveries/{}", delivery.id);
        Reply::accepted(location, &delivery)
    });
    let reply = written.await?;
    ctx.state().messages.notify_one();
    Ok(reply)
}

/// Send messages again
///
/// Those of a period, of a status, or both; under the ids that they had, so that a receiver
/// knows those that it has taken already. What waits for its next attempt is tried at once.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    request_body = ReplayInput,
    responses((status = 200, body = ReplayView, description = "How many")))]
#[post("/webhooks/{webhook_id}/replay")]
async fn webhook_replay(
    ctx: OpContext,
    id: web::Path<WebhookId>,
    body: ApiJson<ReplayInput>,
) -> ApiResult<Reply> {
    let written = ctx.write(move |op| {
        let replay = deliveries::replay(op, *id, body.value())?;
        Reply::view(&replay)
    });
    let reply = written.await?;
    ctx.state().messages.notify_one();
    Ok(reply)
}

/// List the messages of a subscription
///
/// Newest first. Settled ones are kept for 30 days.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    params(ListQuery::<DeliveryFilter>),
    responses((status = 200, body = Page<DeliveryView>, description = "A page of messages")))]
#[get("/webhooks/{webhook_id}/deliveries")]
async fn delivery_list(
    ctx: OpContext,
    id: web::Path<WebhookId>,
    query: ListQuery<DeliveryFilter>,
) -> ApiResult<Reply> {
    ctx.page(move |op| {
        Reply::page(
            &deliveries::list(op, *id, &query)?,
            &query.listing.shape,
            op.conn(),
        )
    })
    .await
}

/// Read a message of a subscription
///
/// With its body and every attempt to deliver it.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    responses((status = 200, body = DeliveryDetail, description = "The message")))]
#[get("/webhooks/{webhook_id}/deliveries/{delivery_id}")]
async fn delivery_read(
    ctx: OpContext,
    path: web::Path<(WebhookId, DeliveryId)>,
) -> ApiResult<Reply> {
    let (webhook, id) = *path;
    // In one snapshot: a message and its attempts are written together.
    ctx.read_long(move |op| Reply::view(&deliveries::read(op, webhook, id)?))
        .await
}

/// Send one message again
///
/// At once and under its id, whatever became of it before.
#[utoipa::path(tag = "webhooks", security(("bearer" = ["webhooks:write"])),
    responses((status = 200, body = DeliveryView, description = "As it is now")))]
#[post("/webhooks/{webhook_id}/deliveries/{delivery_id}/replay")]
async fn delivery_replay(
    ctx: OpContext,
    path: web::Path<(WebhookId, DeliveryId)>,
) -> ApiResult<Reply> {
    let (webhook, id) = *path;
    let written = ctx.write(move |op| Reply::view(&deliveries::replay_one(op, webhook, id)?));
    let reply = written.await?;
    ctx.state().messages.notify_one();
    Ok(reply)
}
