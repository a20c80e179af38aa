//! Rules of clients.

use serde_json::json;

use super::RESOURCE;
use super::model::{Client, ClientFilter, ClientInput, ClientSecretView, ClientView};
use super::store;
use crate::platform::auth::authn::new_secret;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::resource;
use crate::platform::values::ids::ClientId;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::organisations::{self, Organisation};

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
    let secret = new_secret();
    let mut problems = Problems::new();
    let client = Client::new(input, &secret, op.now, &mut problems);
    check(op, &client, problems)?;
    store::insert(op.conn(), &client)?;
    op.record(&client.change("client.create").details(rights_of(&client)))?;
    Ok(ClientSecretView {
        client: client.into(),
        secret: Some(secret),
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

/// The active client that has this secret.
pub fn authenticate(
    conn: &mut DbConnection,
    id: ClientId,
    secret: &str,
) -> ApiResult<Option<Client>> {
    let client = store::find(conn, &Reach::All, id)?;
    Ok(client.filter(|client| client.active && client.knows(secret, Timestamp::now())))
}

/// Note that a client gets a token. None when it or its organisation was disabled meanwhile.
pub fn used(op: &mut Op, id: ClientId) -> ApiResult<Option<Client>> {
    dialect::lock_row(op.conn(), "clients", id)?;
    let Some(mut client) = store::find(op.conn(), &Reach::All, id)?.filter(|client| client.active)
    else {
        return Ok(None);
    };
    let organisation =
        resource::service::within::<Organisation>(op, &Reach::All, client.organisation_id)?;
    if !organisation.terms.active {
        return Ok(None);
    }
    client.last_used_at = Some(op.now);
    client.version += 1;
    store::update(op.conn(), &client)?;
    Ok(Some(client))
}

fn rights_of(client: &Client) -> serde_json::Value {
    json!({"role": client.role, "scopes": client.scopes.0, "active": client.active})
}

/// What needs the database to be checked.
fn check(op: &mut Op, client: &Client, mut problems: Problems) -> ApiResult<()> {
    let found = organisations::service::member_of(op, client.organisation_id, &mut problems)?;
    if let Some(organisation) = found {
        let role = client.role;
        organisations::service::check_role(op, &organisation, role, "/role", &mut problems)?;
    }
    problems.check()
}
