//! Rules of clients.

use serde_json::json;

use super::RESOURCE;
use super::model::{AuthMethod, Client, ClientFilter, ClientInput, ClientSecretView, ClientView};
use super::store;
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::values::ids::ClientId;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::organisations;

pub fn list(op: &mut Op, query: &ListQuery<ClientFilter>) -> ApiResult<Page<ClientView>> {
    let reach = op.require(Action::ClientRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    Ok(slice.into_page(ClientView::from))
}

pub fn read(op: &mut Op, id: ClientId) -> ApiResult<ClientView> {
    let reach = op.require(Action::ClientRead)?;
    within(op, &reach, id).map(ClientView::from)
}

/// Add a client and show its secret, for the only time.
pub fn create(op: &mut Op, input: &ClientInput) -> ApiResult<ClientSecretView> {
    op.require(Action::ClientWrite)?;
    let mut problems = Problems::new();
    let mut client = Client::new(input, op.now, &mut problems);
    check(op, &client, problems)?;
    let secret = (client.auth_method == AuthMethod::Secret).then(new_secret);
    client.secret_hash = secret.as_deref().map(digest_of);
    store::insert(op.conn(), &client)?;
    op.record(&client.change("client.create").details(rights_of(&client)))?;
    Ok(ClientSecretView {
        client: client.into(),
        secret,
    })
}

pub fn change(
    op: &mut Op,
    id: ClientId,
    seen: &IfMatch,
    patch: &MergePatch<ClientInput>,
) -> ApiResult<ClientView> {
    let reach = op.require(Action::ClientWrite)?;
    let client = within(op, &reach, id)?;
    seen.check(client.version)?;
    let input = patch.apply(&client.to_input())?;
    store_change(op, client, &input)
}

/// Disable a client, for the command line.
pub fn disable(op: &mut Op, id: ClientId) -> ApiResult<ClientView> {
    let reach = op.require(Action::ClientWrite)?;
    let client = within(op, &reach, id)?;
    let input = ClientInput {
        active: false,
        ..client.to_input()
    };
    store_change(op, client, &input)
}

fn store_change(op: &mut Op, mut client: Client, input: &ClientInput) -> ApiResult<ClientView> {
    let before = client.clone();
    let mut problems = Problems::new();
    client.apply(input, op.now, &mut problems);
    let moved = before.organisation_id != client.organisation_id || before.role != client.role;
    // A client of a closed organisation can still be disabled.
    if moved || (client.active && !before.active) {
        check(op, &client, problems)?;
    } else {
        problems.check()?;
    }
    store::update(op.conn(), &client)?;
    op.record(&client.change("client.change").details(rights_of(&client)))?;
    Ok(client.into())
}

/// Give a client a new secret; the old one stays good for a day.
pub fn rotate(op: &mut Op, id: ClientId, seen: Option<&IfMatch>) -> ApiResult<ClientSecretView> {
    let reach = op.require(Action::ClientWrite)?;
    let mut client = within(op, &reach, id)?;
    if let Some(seen) = seen {
        seen.check(client.version)?;
    }
    if client.auth_method != AuthMethod::Secret {
        return Err(ApiError::new(ErrorCode::ClientHasNoSecret));
    }
    let secret = new_secret();
    client.rotate(&secret, op.now);
    store::update(op.conn(), &client)?;
    op.record(&client.change("client.rotate"))?;
    Ok(ClientSecretView {
        client: client.into(),
        secret: Some(secret),
    })
}

/// Delete a client that never got a token. One that did is disabled instead: the audit trail
/// must not point at nobody.
pub fn delete(op: &mut Op, id: ClientId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::ClientWrite)?;
    let client = within(op, &reach, id)?;
    seen.check(client.version)?;
    if client.last_used_at.is_some() {
        return Err(ApiError::new(ErrorCode::ClientHasHistory));
    }
    store::delete(op.conn(), id)?;
    op.record(
        &Change::delete("client.delete", RESOURCE, id.any(), client.version)
            .keys(json!({"name": client.name}))
            .organisation(client.organisation_id),
    )
}

/// The client, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: ClientId) -> ApiResult<Client> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Every client with the name of its organisation, for the command line.
pub fn all(op: &mut Op) -> ApiResult<Vec<(Client, String)>> {
    op.require(Action::ClientRead)?;
    store::all(op.conn())
}

/// The client with this id, if it and its organisation are active. Needs no permission: what a caller makes of
/// it does.
///
/// # Errors
/// When the database fails.
pub fn active(conn: &mut DbConnection, id: ClientId) -> ApiResult<Option<Client>> {
    store::find_active(conn, id)
}

/// Note that a client gets a token. None when it or its organisation was disabled meanwhile.
pub fn used(op: &mut Op, id: ClientId) -> ApiResult<Option<Client>> {
    dialect::lock_row(op.conn(), "clients", id)?;
    let Some(mut client) = active(op.conn(), id)? else {
        return Ok(None);
    };
    client.last_used_at = Some(op.now);
    client.version += 1;
    store::update(op.conn(), &client)?;
    Ok(Some(client))
}

/// Whether an app may get tokens for people. That it does is noted once an hour, so that those who log in at
/// once do not wait for each other.
///
/// # Errors
/// When the database fails.
pub fn serves(op: &mut Op, id: ClientId) -> ApiResult<bool> {
    let Some(client) = active(op.conn(), id)? else {
        return Ok(false);
    };
    let hour_ago = op.now.plus_seconds(-3600);
    if client.last_used_at.is_none_or(|at| at < hour_ago) {
        return Ok(used(op, id)?.is_some());
    }
    Ok(true)
}

fn rights_of(client: &Client) -> serde_json::Value {
    json!({
        "role": client.role, "scopes": client.scopes.0, "active": client.active,
        "authMethod": client.auth_method, "redirectUris": client.redirect_uris.0,
        "deviceLogin": client.device_login,
    })
}

/// What needs the database to be checked.
fn check(op: &mut Op, client: &Client, mut problems: Problems) -> ApiResult<()> {
    let found = organisations::service::member_of(op, client.organisation_id, &mut problems)?;
    if let (Some(organisation), Some(role)) = (found, client.role) {
        organisations::service::check_role(op, &organisation, role, "/role", &mut problems)?;
    }
    problems.check()
}
