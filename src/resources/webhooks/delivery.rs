//! What a delivery is: one message to one subscriber, and each attempt to bring it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::schema::{webhook_attempts, webhook_deliveries};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::values::ids::{AnyId, DeliveryId, WebhookId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

text_enum! {
    /// Where a delivery stands.
    pub enum DeliveryStatus {
        /// Waits for its first or its next attempt.
        Pending = "PENDING",
        Delivered = "DELIVERED",
        /// Was given up; a replay sends it again.
        Dead = "DEAD",
    }
}

text_enum! {
    /// What came of an attempt.
    pub enum AttemptOutcome {
        Delivered = "DELIVERED",
        /// The receiver answered something other than 2xx; redirects are not followed.
        HttpStatus = "HTTP_STATUS",
        /// The receiver took longer than 15 seconds, or 5 to connect.
        Timeout = "TIMEOUT",
        /// No connection could be made, or it broke.
        Connect = "CONNECT",
        /// The receiver's certificate is not to be trusted.
        Tls = "TLS",
        /// The URL or an address of its host must not be called.
        TargetRefused = "TARGET_REFUSED",
        /// The answer was not HTTP.
        Protocol = "PROTOCOL",
    }
}

/// A row of the table, without what was sent.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = webhook_deliveries)]
pub struct Delivery {
    pub id: DeliveryId,
    pub webhook_id: WebhookId,
    pub kind: String,
    pub changes: i32,
    pub status: DeliveryStatus,
    pub attempts: i32,
    pub next_attempt_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

/// A message to write.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = webhook_deliveries)]
pub struct NewDelivery {
    pub id: DeliveryId,
    pub webhook_id: WebhookId,
    pub kind: String,
    pub payload: String,
    pub changes: i32,
    pub status: DeliveryStatus,
    pub next_attempt_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// An attempt, as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = webhook_attempts)]
pub struct Attempt {
    pub delivery_id: DeliveryId,
    pub number: i32,
    pub at: Timestamp,
    pub duration_ms: i32,
    pub outcome: AttemptOutcome,
    pub http_status: Option<i32>,
}

/// A message to a subscriber.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "webhookId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "type": "trainees.upsert",
    "changes": 3, "status": "PENDING", "attempts": 1, "nextAttemptAt": "2026-01-05T01:00:31Z",
    "createdAt": "2026-01-05T01:00:00Z", "finishedAt": null
}))]
pub struct DeliveryView {
    /// The `webhook-id` of the message, the same at every attempt and every replay.
    pub id: DeliveryId,
    pub webhook_id: WebhookId,
    /// What the message is about.
    #[serde(rename = "type")]
    pub kind: String,
    /// How many changes it tells of.
    pub changes: i32,
    pub status: DeliveryStatus,
    /// How often it was sent so far.
    pub attempts: i32,
    pub next_attempt_at: Option<Timestamp>,
    pub created_at: Timestamp,
    /// When it was delivered or given up.
    pub finished_at: Option<Timestamp>,
}

/// An attempt to deliver a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "number": 1, "at": "2026-01-05T01:00:01Z", "outcome": "HTTP_STATUS", "httpStatus": 503,
    "durationMs": 84
}))]
pub struct AttemptView {
    /// One that is missing was cut off when the server stopped.
    pub number: i32,
    pub at: Timestamp,
    pub outcome: AttemptOutcome,
    /// What the receiver answered, if it did.
    pub http_status: Option<i32>,
    /// How long it took, in milliseconds.
    pub duration_ms: i32,
}

/// A message with what was sent and each attempt.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "webhookId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "type": "webhook.test", "changes": 0,
    "status": "DELIVERED", "attempts": 1, "nextAttemptAt": null,
    "createdAt": "2026-01-05T01:00:00Z", "finishedAt": "2026-01-05T01:00:01Z",
    "payload": {"type": "webhook.test", "timestamp": "2026-01-05T01:00:00Z",
        "data": {"webhookId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12"}},
    "attemptLog": [{"number": 1, "at": "2026-01-05T01:00:01Z", "outcome": "DELIVERED",
        "httpStatus": 204, "durationMs": 84}]
}))]
pub struct DeliveryDetail {
    #[serde(flatten)]
    pub delivery: DeliveryView,
    /// The body of the message.
    #[schema(value_type = Object)]
    pub payload: Value,
    /// The attempts so far.
    pub attempt_log: Vec<AttemptView>,
}

/// Which messages to send again. At least one member is needed; all that are given must hold.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"from": "2026-01-05T00:00:00Z", "to": "2026-01-06T00:00:00Z"}))]
pub struct ReplayInput {
    /// Written at this instant or later.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// Written before this instant.
    #[serde(default)]
    pub to: Option<Timestamp>,
    /// What became of them; DEAD for those that were given up.
    #[serde(default)]
    pub status: Option<DeliveryStatus>,
}

/// What a replay did.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"replayed": 12}))]
pub struct ReplayView {
    /// How many messages will be sent again.
    pub replayed: usize,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct DeliveryFilter {
    #[param(value_type = String, example = "DEAD")]
    pub status: AnyOf<DeliveryStatus>,
    /// Written at this instant or later.
    #[serde(rename = "createdAt[gte]")]
    pub created_at_gte: Option<Timestamp>,
    /// Written before this instant.
    #[serde(rename = "createdAt[lt]")]
    pub created_at_lt: Option<Timestamp>,
}

impl Filter for DeliveryFilter {
    type View = DeliveryView;

    const LIST: ListSpec = ListSpec {
        table: "webhook_deliveries",
        sorts: &[("createdAt", "created_at")],
        default_sort: "-createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("status", &self.status.one_text())
            .from("createdAt", self.created_at_gte)
            .below("createdAt", self.created_at_lt);
    }
}

impl Row for Delivery {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl From<Delivery> for DeliveryView {
    fn from(row: Delivery) -> Self {
        Self {
            id: row.id,
            webhook_id: row.webhook_id,
            kind: row.kind,
            changes: row.changes,
            status: row.status,
            attempts: row.attempts,
            next_attempt_at: row.next_attempt_at,
            created_at: row.created_at,
            finished_at: row.finished_at,
        }
    }
}

impl From<Attempt> for AttemptView {
    fn from(row: Attempt) -> Self {
        Self {
            number: row.number,
            at: row.at,
            outcome: row.outcome,
            http_status: row.http_status,
            duration_ms: row.duration_ms,
        }
    }
}
