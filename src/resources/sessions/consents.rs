//! What somebody has allowed an app to do for them.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::service::end_all;
use crate::platform::db::dialect;
use crate::platform::db::schema::{app_consents, clients, organisations};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::values::ids::{AppConsentId, ClientId, UserId};
use crate::platform::values::time::Timestamp;

const RESOURCE: &str = "app-consents";

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = app_consents)]
struct AppConsent {
    id: AppConsentId,
    user_id: UserId,
    client_id: ClientId,
    scope: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// A consent as whoever gave it sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AppConsent, example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16", "clientId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "clientName": "Sổ tay cán bộ xã", "organisationName": "Trung tâm Công nghệ số",
    "scopes": ["trainees:read"], "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct AppConsentView {
    pub id: AppConsentId,
    /// The app.
    pub client_id: ClientId,
    /// Its name.
    pub client_name: String,
    /// Whose app it is.
    pub organisation_name: String,
    /// What it may do.
    pub scopes: Vec<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What the caller allows apps to do, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppConsentList {
    pub data: Vec<AppConsentView>,
}

/// What the user has allowed the app so far.
///
/// # Errors
/// When the database fails.
pub fn given(op: &mut Op, user: UserId, client: ClientId) -> ApiResult<BTreeSet<String>> {
    let found = find(op, user, client)?;
    let scopes = found.map(|consent| consent.scope).unwrap_or_default();
    Ok(scopes.split_whitespace().map(str::to_owned).collect())
}

/// Allow an app these scopes beside those that it has.
///
/// # Errors
/// When the database fails.
pub fn give(op: &mut Op, user: UserId, client: ClientId, scopes: &[&str]) -> ApiResult<()> {
    // Two consents at once follow each other.
    dialect::lock_row(op.conn(), "users", user)?;
    let before = find(op, user, client)?;
    let mut all: BTreeSet<&str> = scopes.iter().copied().collect();
    if let Some(before) = &before {
        all.extend(before.scope.split_whitespace());
    }
    let scope = all.iter().copied().collect::<Vec<_>>().join(" ");
    let id = match &before {
        Some(before) => {
            diesel::update(app_consents::table.find(before.id))
                .set((
                    app_consents::scope.eq(scope),
                    app_consents::updated_at.eq(op.now),
                ))
                .execute(op.conn())?;
            before.id
        }
        None => {
            let consent = AppConsent {
                id: AppConsentId::new(),
                user_id: user,
                client_id: client,
                scope,
                created_at: op.now,
                updated_at: op.now,
            };
            diesel::insert_into(app_consents::table)
                .values(&consent)
                .execute(op.conn())?;
            consent.id
        }
    };
    let details = json!({"userId": user, "clientId": client, "scopes": all});
    op.audit("consent.give", RESOURCE, Some(id.any()), details)
}

/// What the caller allows apps to do.
///
/// # Errors
/// 403 for a client.
pub fn own(op: &mut Op) -> ApiResult<AppConsentList> {
    let user = op.actor.own_account("consent.manage")?;
    let rows: Vec<(AppConsent, String, String)> = app_consents::table
        .inner_join(clients::table.on(clients::id.eq(app_consents::client_id)))
        .inner_join(organisations::table.on(organisations::id.eq(clients::organisation_id)))
        .filter(app_consents::user_id.eq(user))
        .order((app_consents::created_at, app_consents::id))
        .select((AppConsent::as_select(), clients::name, organisations::name))
        .load(op.conn())?;
    let view = |(row, client_name, organisation_name): (AppConsent, _, _)| AppConsentView {
        id: row.id,
        client_id: row.client_id,
        client_name,
        organisation_name,
        scopes: row.scope.split_whitespace().map(str::to_owned).collect(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    };
    Ok(AppConsentList {
        data: rows.into_iter().map(view).collect(),
    })
}

/// Take back what the caller allowed an app: its sessions and their tokens end.
///
/// # Errors
/// 404 for a consent that is not theirs.
pub fn withdraw(op: &mut Op, id: AppConsentId) -> ApiResult<()> {
    let user = op.actor.own_account("consent.manage")?;
    let own = app_consents::table
        .find(id)
        .filter(app_consents::user_id.eq(user));
    // A code that is changed into a session at this moment is seen, or sees this.
    dialect::lock_row(op.conn(), "users", user)?;
    let found: Option<ClientId> = own
        .select(app_consents::client_id)
        .first(op.conn())
        .optional()?;
    let client = found.ok_or_else(ApiError::not_found)?;
    diesel::delete(app_consents::table.find(id)).execute(op.conn())?;
    end_all(op, user, Some(client))?;
    let details = json!({"clientId": client});
    op.audit("consent.withdraw", RESOURCE, Some(id.any()), details)
}

fn find(op: &mut Op, user: UserId, client: ClientId) -> ApiResult<Option<AppConsent>> {
    let row = app_consents::table
        .filter(app_consents::user_id.eq(user))
        .filter(app_consents::client_id.eq(client));
    let row = row.select(AppConsent::as_select());
    Ok(row.first(op.conn()).optional()?)
}
