//! What is sent: a thin body, and headers that prove where it comes from.
//!
//! Bodies hold ids and never personal data: whoever may see the row fetches it. Signatures are
//! those of [Standard Webhooks](https://www.standardwebhooks.com), so a published library
//! verifies them.

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use standardwebhooks::{
    HEADER_WEBHOOK_ID, HEADER_WEBHOOK_SIGNATURE, HEADER_WEBHOOK_TIMESTAMP, Webhook as Signer,
    WebhookError,
};

use super::delivery::{DeliveryStatus, NewDelivery};
use crate::platform::values::ids::{DeliveryId, WebhookId};
use crate::platform::values::time::Timestamp;

/// What a subscriber gets to try their receiver.
pub const TEST: &str = "webhook.test";

/// The subscriber sees other things than before, or the log no longer reaches back to them.
pub const RESYNC: &str = "webhook.resync";

/// A message to be sent at once.
pub fn new(
    webhook: WebhookId,
    kind: &str,
    changes: usize,
    data: &Value,
    now: Timestamp,
) -> NewDelivery {
    NewDelivery {
        id: DeliveryId::new(),
        webhook_id: webhook,
        kind: kind.to_owned(),
        payload: json!({"type": kind, "timestamp": now, "data": data}).to_string(),
        changes: i32::try_from(changes).unwrap_or(i32::MAX),
        status: DeliveryStatus::Pending,
        next_attempt_at: Some(now),
        created_at: now,
    }
}

/// The headers of an attempt at `now`, signed with every secret that is good.
///
/// # Errors
/// Never: ids and bodies are text that fits a header.
pub fn headers(
    id: DeliveryId,
    payload: &str,
    secrets: &[Vec<u8>],
    now: Timestamp,
) -> Result<HeaderMap, WebhookError> {
    let (id, at) = (id.to_string(), now.as_seconds());
    let signatures = secrets
        .iter()
        .map(|secret| Signer::from_bytes(secret.clone())?.sign(&id, at, payload.as_bytes()))
        .collect::<Result<Vec<String>, WebhookError>>()?
        .join(" ");
    let text = |text: &str| {
        HeaderValue::from_str(text).map_err(|_| WebhookError::InvalidHeader("webhook"))
    };
    Ok(HeaderMap::from_iter([
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (HeaderName::from_static(HEADER_WEBHOOK_ID), text(&id)?),
        (
            HeaderName::from_static(HEADER_WEBHOOK_TIMESTAMP),
            HeaderValue::from(at),
        ),
        (
            HeaderName::from_static(HEADER_WEBHOOK_SIGNATURE),
            text(&signatures)?,
        ),
    ]))
}
