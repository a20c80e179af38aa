//! What a subscription is: its row, what subscribers send and what they see.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::RESOURCE;
use crate::platform::auth::authz::ActorKind;
use crate::platform::db::schema::webhooks;
use crate::platform::db::types::Json;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::op::changes::Change;
use crate::platform::sync::feed::FeedCursor;
use crate::platform::values::ids::{AnyId, ClientId, OrganisationId, WebhookId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::resources::change_feed::FeedOp;
use crate::resources::synced::Synced;
use crate::text_enum;

/// How long a secret still signs after it was replaced.
const OVERLAP_SECONDS: i64 = 24 * 3600;
const SECRET_BYTES: usize = 32;

text_enum! {
    /// How a subscription is.
    pub enum WebhookStatus {
        Active = "ACTIVE",
        /// The subscriber wants nothing for now.
        Inactive = "INACTIVE",
        /// Its owner may not, for now; goes on by itself.
        Paused = "PAUSED",
        /// The receiver has not taken anything; goes on when somebody sets it active.
        Disabled = "DISABLED",
    }
}

text_enum! {
    /// Why a subscription is paused or disabled.
    pub enum StatusReason {
        /// The user, the client or the organisation is gone or disabled.
        OwnerDisabled = "OWNER_DISABLED",
        /// The owner may not subscribe or read the feed any more.
        PermissionLost = "PERMISSION_LOST",
        /// The receiver answered 410.
        Gone = "GONE",
        /// A message went dead and nothing has arrived for five days.
        Failing = "FAILING",
    }
}

/// A row of the table, but for how far its messages have got.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = webhooks, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Webhook {
    #[diesel(skip_update)]
    pub id: WebhookId,
    pub organisation_id: OrganisationId,
    pub owner_kind: ActorKind,
    pub owner_id: AnyId,
    /// Those of the token it was made or last changed with, parted by spaces.
    pub scopes: String,
    /// The app that acts for the owner.
    pub app_id: Option<ClientId>,
    pub url: String,
    pub types: Json<Vec<Synced>>,
    /// None for all.
    pub wanted_ops: Option<Json<Vec<FeedOp>>>,
    pub description: Option<String>,
    pub status: WebhookStatus,
    pub status_reason: Option<StatusReason>,
    pub secret: Vec<u8>,
    pub previous_secret: Option<Vec<u8>>,
    pub previous_secret_expires: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A subscription and how far it has been told.
#[derive(Debug, Clone)]
pub struct Subscriber {
    pub webhook: Webhook,
    pub cursor: Option<FeedCursor>,
    pub cursor_at: Option<Timestamp>,
    /// How often the cursor has moved; who moves it has seen this.
    pub turns: i64,
}

/// Whose permissions decide what a subscription tells.
#[derive(Debug, Clone)]
pub struct Owner {
    pub kind: ActorKind,
    pub id: AnyId,
    pub scopes: String,
    pub app: Option<ClientId>,
}

/// A subscription as its subscriber sends it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "url": "https://sync.truong-a.example.vn/registry", "types": ["trainees", "enrolments"],
    "ops": ["UPSERT", "DELETE"], "description": "Hệ thống quản lý đào tạo"
}))]
pub struct WebhookInput {
    /// Where messages are sent: https, without credentials or a fragment, on port 443, 80 or one
    /// from 1024 on, on a host with public addresses alone.
    #[schema(min_length = 1, max_length = 2000)]
    pub url: String,
    /// Resources to tell of, named as in the change feed.
    #[schema(min_items = 1, max_items = 50)]
    pub types: Vec<Synced>,
    /// What to tell of; all when left out.
    #[serde(default)]
    #[schema(min_items = 1, max_items = 5)]
    pub ops: Option<Vec<FeedOp>>,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub description: Option<String>,
    /// False keeps messages back; they are written and sent once it is true again, as far as the
    /// change feed reaches.
    #[serde(default = "active")]
    #[schema(default = true)]
    pub active: bool,
}

fn active() -> bool {
    true
}

/// A subscription as its subscriber sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "ownerKind": "CLIENT",
    "ownerId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "url": "https://sync.truong-a.example.vn/registry", "types": ["trainees", "enrolments"],
    "ops": ["UPSERT", "DELETE"], "description": "Hệ thống quản lý đào tạo", "active": true,
    "status": "ACTIVE", "statusReason": null, "previousSecretExpiresAt": null, "version": 1,
    "createdAt": "2026-01-05T01:00:00Z", "updatedAt": "2026-01-05T01:00:00Z"
}))]
pub struct WebhookView {
    pub id: WebhookId,
    pub organisation_id: OrganisationId,
    pub owner_kind: ActorKind,
    /// The user or client whose present permissions decide what is told: who made the
    /// subscription, or whoever of the same organisation changed it last.
    pub owner_id: Uuid,
    /// Where messages are sent.
    pub url: String,
    /// The resources whose changes are told.
    pub types: Vec<Synced>,
    /// The kinds of changes that are told; null for all.
    pub ops: Option<Vec<FeedOp>>,
    pub description: Option<String>,
    /// Whether messages are wanted: neither INACTIVE nor DISABLED.
    pub active: bool,
    pub status: WebhookStatus,
    pub status_reason: Option<StatusReason>,
    /// Until when messages are signed with the secret before the present one as well.
    pub previous_secret_expires_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A subscription with its new secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "ownerKind": "CLIENT",
    "ownerId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "url": "https://sync.truong-a.example.vn/registry", "types": ["trainees", "enrolments"],
    "ops": null, "description": null, "active": true, "status": "ACTIVE", "statusReason": null,
    "previousSecretExpiresAt": null, "version": 1, "createdAt": "2026-01-05T01:00:00Z",
    "updatedAt": "2026-01-05T01:00:00Z",
    "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfQMFk1Ws8="
}))]
pub struct WebhookSecretView {
    #[serde(flatten)]
    pub webhook: WebhookView,
    /// Verifies the signatures of messages. Shown this once. Null when the request is repeated
    /// with its `Idempotency-Key`: then rotate.
    pub secret: Option<String>,
}

/// Change of a subscription.
pub type WebhookPatch = Patch<WebhookInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct WebhookFilter {
    pub organisation_id: Option<OrganisationId>,
    #[param(value_type = String, example = "PAUSED,DISABLED")]
    pub status: AnyOf<WebhookStatus>,
}

impl Filter for WebhookFilter {
    type View = WebhookView;

    const LIST: ListSpec = ListSpec {
        table: "webhooks",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("organisation_id", &self.organisation_id);
    }
}

impl Row for Webhook {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl Webhook {
    /// A new row; its URL has been looked at.
    #[must_use]
    pub fn new(
        organisation_id: OrganisationId,
        owner: Owner,
        url: &str,
        input: &WebhookInput,
        now: Timestamp,
    ) -> Self {
        let mut webhook = Self {
            id: WebhookId::new(),
            organisation_id,
            owner_kind: owner.kind,
            owner_id: owner.id,
            scopes: owner.scopes,
            app_id: owner.app,
            url: String::new(),
            types: Json(Vec::new()),
            wanted_ops: None,
            description: None,
            status: WebhookStatus::Active,
            status_reason: None,
            secret: new_secret(),
            previous_secret: None,
            previous_secret_expires: None,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        webhook.apply(url, input, now);
        webhook
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, url: &str, input: &WebhookInput, now: Timestamp) {
        url.clone_into(&mut self.url);
        let types: BTreeSet<_> = input.types.iter().copied().collect();
        self.types = Json(types.into_iter().collect());
        self.wanted_ops = input.ops.as_ref().map(|ops| {
            let ops: BTreeSet<_> = ops.iter().copied().collect();
            Json(ops.into_iter().collect())
        });
        self.description = input.description.as_deref().map(nfc);
        let status = if input.active {
            WebhookStatus::Active
        } else {
            WebhookStatus::Inactive
        };
        self.set_status(status, None, now);
    }

    /// Be in another status, as the next version.
    pub fn set_status(
        &mut self,
        status: WebhookStatus,
        reason: Option<StatusReason>,
        now: Timestamp,
    ) {
        self.status = status;
        self.status_reason = reason;
        self.version += 1;
        self.updated_at = now;
    }

    /// Tell what that one may see from now on.
    pub fn take_over(&mut self, owner: Owner) {
        self.owner_kind = owner.kind;
        self.owner_id = owner.id;
        self.scopes = owner.scopes;
        self.app_id = owner.app;
    }

    /// Take a new secret; the present one signs too for a day, so that no receiver misses a
    /// message before it has been given the new one.
    pub fn rotate(&mut self, now: Timestamp) {
        let replaced = std::mem::replace(&mut self.secret, new_secret());
        self.previous_secret = Some(replaced);
        self.previous_secret_expires = Some(now.plus_seconds(OVERLAP_SECONDS));
        self.version += 1;
        self.updated_at = now;
    }

    /// The secret as receivers are given it.
    #[must_use]
    pub fn shown_secret(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.secret))
    }

    /// Whether the subscriber wants messages.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        matches!(self.status, WebhookStatus::Active | WebhookStatus::Paused)
    }

    /// The row as a subscriber would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> WebhookInput {
        WebhookInput {
            url: self.url.clone(),
            types: self.types.0.clone(),
            ops: self.wanted_ops.clone().map(|ops| ops.0),
            description: self.description.clone(),
            active: self.is_wanted(),
        }
    }

    /// The change that made this version. The URL stays out of the trail: it may hold a key.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .organisation(self.organisation_id)
            .details(json!({"status": self.status, "reason": self.status_reason}))
    }
}

fn new_secret() -> Vec<u8> {
    let mut bytes = vec![0; SECRET_BYTES];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

impl From<Webhook> for WebhookView {
    fn from(row: Webhook) -> Self {
        Self {
            active: row.is_wanted(),
            id: row.id,
            organisation_id: row.organisation_id,
            owner_kind: row.owner_kind,
            owner_id: row.owner_id.uuid(),
            url: row.url,
            types: row.types.0,
            ops: row.wanted_ops.map(|ops| ops.0),
            description: row.description,
            status: row.status,
            status_reason: row.status_reason,
            previous_secret_expires_at: row.previous_secret_expires,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
