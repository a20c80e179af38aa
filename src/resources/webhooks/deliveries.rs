//! Rules of messages: looked at, tried and sent again by whoever manages their subscription.

use serde_json::json;

use super::RESOURCE;
use super::delivery::{
    AttemptView, Delivery, DeliveryDetail, DeliveryFilter, DeliveryView, ReplayInput, ReplayView,
};
use super::model::{Webhook, WebhookStatus};
use super::service::{managed, within};
use super::{message, outbox};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{DeliveryId, WebhookId};

/// Messages that may wait for one subscriber. More changes wait in the change log.
pub const MOST_PENDING: i64 = 100;

pub fn list(
    op: &mut Op,
    webhook: WebhookId,
    query: &ListQuery<DeliveryFilter>,
) -> ApiResult<Page<DeliveryView>> {
    let reach = managed(op)?;
    within(op, &reach, webhook)?;
    let slice = outbox::page(op.conn(), webhook, query)?;
    Ok(slice.into_page(DeliveryView::from))
}

pub fn read(op: &mut Op, webhook: WebhookId, id: DeliveryId) -> ApiResult<DeliveryDetail> {
    let reach = managed(op)?;
    within(op, &reach, webhook)?;
    let (delivery, payload) = find(op, webhook, id)?;
    let attempts = outbox::attempts(op.conn(), id)?;
    Ok(DeliveryDetail {
        delivery: delivery.into(),
        payload: serde_json::from_str(&payload)?,
        attempt_log: attempts.into_iter().map(AttemptView::from).collect(),
    })
}

/// Write a message that tells of nothing.
pub fn test(op: &mut Op, webhook: WebhookId) -> ApiResult<DeliveryView> {
    active(op, webhook)?;
    if outbox::count_pending(op.conn(), webhook)? >= MOST_PENDING {
        return Err(ApiError::new(ErrorCode::WebhookBacklog).with("maximum", MOST_PENDING));
    }
    let data = json!({"webhookId": webhook});
    let message = message::new(webhook, message::TEST, 0, &data, op.now);
    outbox::insert(op.conn(), &message)?;
    op.audit("webhook.test", RESOURCE, Some(webhook.any()), json!({}))?;
    let (delivery, _) = find(op, webhook, message.id)?;
    Ok(delivery.into())
}

/// Send one message again, at once.
pub fn replay_one(op: &mut Op, webhook: WebhookId, id: DeliveryId) -> ApiResult<DeliveryView> {
    active(op, webhook)?;
    find(op, webhook, id)?;
    let now = op.now;
    outbox::wake(op.conn(), &[id], now)?;
    let details = json!({"deliveryId": id});
    op.audit("webhook.replay", RESOURCE, Some(webhook.any()), details)?;
    let (delivery, _) = find(op, webhook, id)?;
    Ok(delivery.into())
}

/// Send messages of a period or of a status again.
pub fn replay(op: &mut Op, webhook: WebhookId, which: &ReplayInput) -> ApiResult<ReplayView> {
    active(op, webhook)?;
    if which.from.is_none() && which.to.is_none() && which.status.is_none() {
        return Err(ApiError::at(ErrorCode::ReplaySelectionMissing, ""));
    }
    if which.from.zip(which.to).is_some_and(|(from, to)| to < from) {
        return Err(ApiError::at(ErrorCode::DatesReversed, "/to"));
    }
    let now = op.now;
    let replayed = outbox::replay(op.conn(), webhook, which, now)?;
    let details = json!({
        "from": which.from, "to": which.to, "status": which.status, "replayed": replayed
    });
    op.audit("webhook.replay", RESOURCE, Some(webhook.any()), details)?;
    Ok(ReplayView { replayed })
}

/// The subscription, if it is within reach and messages of it are sent.
fn active(op: &mut Op, id: WebhookId) -> ApiResult<Webhook> {
    let reach = managed(op)?;
    let webhook = within(op, &reach, id)?;
    if webhook.status != WebhookStatus::Active {
        let error = ApiError::new(ErrorCode::WebhookNotActive);
        return Err(error.with("status", webhook.status.as_str()));
    }
    Ok(webhook)
}

fn find(op: &mut Op, webhook: WebhookId, id: DeliveryId) -> ApiResult<(Delivery, String)> {
    outbox::find(op.conn(), webhook, id)?.ok_or_else(ApiError::not_found)
}
