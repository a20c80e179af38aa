//! What an audit event is.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::platform::auth::authz::ActorKind;
use crate::platform::db::schema::audit_events;
use crate::platform::db::types::Json;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::values::ids::{AnyId, ClientId, OrganisationId};
use crate::platform::values::time::Timestamp;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit_events)]
pub struct AuditEvent {
    pub seq: i64,
    pub at: Timestamp,
    pub actor_kind: ActorKind,
    pub actor_id: Option<AnyId>,
    pub client_id: Option<ClientId>,
    pub organisation_id: Option<OrganisationId>,
    pub action: String,
    pub resource: String,
    pub resource_id: Option<AnyId>,
    pub request_id: String,
    pub purpose: Option<String>,
    pub details: Json<Value>,
}

/// An audit event. It holds ids, never personal data.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "seq": 4711, "at": "2026-01-05T02:00:00Z", "actorKind": "USER",
    "actorId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "clientId": null,
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "action": "school.change",
    "resource": "schools", "resourceId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "requestId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14", "purpose": null,
    "details": {"members": ["phone"]}
}))]
pub struct AuditEventView {
    /// Grows with time.
    pub seq: i64,
    pub at: Timestamp,
    pub actor_kind: ActorKind,
    /// The user or client who did it.
    pub actor_id: Option<Uuid>,
    /// The client that did it or was used for it.
    pub client_id: Option<ClientId>,
    pub organisation_id: Option<OrganisationId>,
    /// `school.change`: the resource and the verb.
    pub action: String,
    /// The kind of record, as its path names it.
    pub resource: String,
    /// The record, where it is about one.
    pub resource_id: Option<Uuid>,
    /// The `X-Request-Id` of the request.
    pub request_id: String,
    /// What the caller gave as `X-Purpose`.
    pub purpose: Option<String>,
    /// What else is known, without personal data.
    #[schema(value_type = Object)]
    pub details: Value,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AuditEventFilter {
    /// The user or client who did it.
    pub actor_id: Option<Uuid>,
    #[param(example = "schools")]
    pub resource: Option<String>,
    pub resource_id: Option<Uuid>,
    /// Actions, separated by commas.
    #[param(value_type = String, example = "school.change")]
    pub action: AnyOf<String>,
    /// At this instant or later.
    #[serde(rename = "at[gte]")]
    pub at_gte: Option<Timestamp>,
    /// Before this instant.
    #[serde(rename = "at[lt]")]
    pub at_lt: Option<Timestamp>,
}

impl Filter for AuditEventFilter {
    type View = AuditEventView;

    const LIST: ListSpec = ListSpec {
        table: "audit_events",
        // Events are written in the order of their time.
        sorts: &[("seq", "seq")],
        default_sort: "-seq",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("resource_id", &self.resource_id.map(AnyId::from))
            .by("actor_id", &self.actor_id.map(AnyId::from));
    }
}

impl Row for AuditEvent {
    /// Events have no id; their `seq` needs none to break ties.
    fn id(&self) -> AnyId {
        Uuid::nil().into()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.seq.into()
    }

    fn seq(&self) -> i64 {
        self.seq
    }
}

impl From<AuditEvent> for AuditEventView {
    fn from(row: AuditEvent) -> Self {
        Self {
            seq: row.seq,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id.map(AnyId::uuid),
            client_id: row.client_id,
            organisation_id: row.organisation_id,
            action: row.action,
            resource: row.resource,
            resource_id: row.resource_id.map(AnyId::uuid),
            request_id: row.request_id,
            purpose: row.purpose,
            details: row.details.0,
        }
    }
}
