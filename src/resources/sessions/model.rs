//! What a session is: its row, and what its owner sees.

use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::db::schema::user_sessions;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

/// Letters that are kept of what a browser or an app calls itself.
const LONGEST_AGENT: usize = 200;

text_enum! {
    /// How a session began.
    pub enum SessionKind {
        /// With name and password, sent by a program.
        Password = "PASSWORD",
        /// At the log-in page: the browser is known there.
        Browser = "BROWSER",
        /// An app, through the log-in page.
        App = "APP",
        /// An app, by a code that it showed.
        Device = "DEVICE",
    }
}

/// A row of the table: a session and all tokens that come of it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = user_sessions)]
pub struct UserSession {
    pub id: UserSessionId,
    pub user_id: UserId,
    pub kind: SessionKind,
    pub client_id: Option<ClientId>,
    /// Scopes that its tokens may carry, separated by blanks.
    pub scope: String,
    pub cookie_hash: Option<Vec<u8>>,
    pub user_agent: Option<String>,
    pub dpop_key: Option<String>,
    pub authenticated_at: Timestamp,
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// A session that begins.
#[derive(Debug)]
pub struct Begun {
    pub id: UserSessionId,
    pub user_id: UserId,
    pub kind: SessionKind,
    pub client_id: Option<ClientId>,
    pub scope: String,
    pub cookie_hash: Option<Vec<u8>>,
    pub user_agent: Option<String>,
    pub dpop_key: Option<String>,
    /// When its owner last showed who they are.
    pub authenticated_at: Timestamp,
    /// How long it lasts when nothing renews it.
    pub lasts_seconds: i64,
}

impl UserSession {
    pub(super) fn begin(begun: Begun, now: Timestamp) -> Self {
        let agent = begun.user_agent;
        Self {
            id: begun.id,
            user_id: begun.user_id,
            kind: begun.kind,
            client_id: begun.client_id,
            scope: begun.scope,
            cookie_hash: begun.cookie_hash,
            user_agent: agent.map(|agent| agent.chars().take(LONGEST_AGENT).collect()),
            dpop_key: begun.dpop_key,
            authenticated_at: begun.authenticated_at,
            last_used_at: now,
            expires_at: now.plus_seconds(begun.lasts_seconds),
            ended_at: None,
        }
    }

    /// Whether it lasts still.
    #[must_use]
    pub fn lasts(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.expires_at > now
    }
}

/// A session as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session, example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15", "kind": "APP",
    "clientId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "clientName": "Sổ tay cán bộ xã",
    "scopes": ["trainees:read"], "userAgent": "Mozilla/5.0 (Android 15; Mobile)", "current": false,
    "authenticatedAt": "2026-01-05T02:00:00Z", "lastUsedAt": "2026-01-06T01:00:00Z",
    "expiresAt": "2026-02-05T01:00:00Z"
}))]
pub struct SessionView {
    pub id: UserSessionId,
    pub kind: SessionKind,
    /// The app; null for a browser, and for a program that sent name and password.
    pub client_id: Option<ClientId>,
    /// Its name.
    pub client_name: Option<String>,
    /// What its tokens may be used for; none for a browser, which has none.
    pub scopes: Vec<String>,
    /// What the browser or the program called itself.
    pub user_agent: Option<String>,
    /// Whether the token of this request belongs to it.
    pub current: bool,
    /// When its owner last showed who they are.
    pub authenticated_at: Timestamp,
    pub last_used_at: Timestamp,
    /// When it ends by itself, unless it is used again.
    pub expires_at: Timestamp,
}

impl SessionView {
    pub(super) fn of(
        row: UserSession,
        name: Option<String>,
        current: Option<UserSessionId>,
    ) -> Self {
        Self {
            current: current == Some(row.id),
            id: row.id,
            kind: row.kind,
            client_id: row.client_id,
            client_name: name,
            scopes: row.scope.split_whitespace().map(str::to_owned).collect(),
            user_agent: row.user_agent,
            authenticated_at: row.authenticated_at,
            last_used_at: row.last_used_at,
            expires_at: row.expires_at,
        }
    }
}

/// The sessions of the caller, the latest used first, 200 at most.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionList {
    pub data: Vec<SessionView>,
}
