//! SQL of clients. Every read of rows starts from [`visible`].

use diesel::prelude::*;

use super::model::{Client, ClientFilter};
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{clients, organisations};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::values::ids::ClientId;
use crate::{load_page, one_of};

/// Rows the caller may see: only administrators see any.
fn visible<'a>(reach: &Reach) -> clients::BoxedQuery<'a, DbBackend> {
    let rows = clients::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::Organisation(own) => rows.filter(clients::organisation_id.eq(*own)),
        _ => rows.filter(clients::id.eq_any(Vec::<ClientId>::new())),
    }
}

fn filtered<'a>(reach: &Reach, filter: &'a ClientFilter) -> clients::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(organisation) = filter.organisation_id {
        rows = rows.filter(clients::organisation_id.eq(organisation));
    }
    if let Some(roles) = filter.role.values() {
        rows = rows.filter(one_of!(clients::role, roles));
    }
    if let Some(active) = filter.active {
        rows = rows.filter(clients::active.eq(active));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<ClientFilter>,
) -> ApiResult<Slice<Client>> {
    load_page!(
        conn,
        query,
        clients,
        Client,
        filtered(reach, &query.filter),
        along query.along(Bound::OTHERWISE)
    )
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: ClientId) -> ApiResult<Option<Client>> {
    let row = visible(reach)
        .filter(clients::id.eq(id))
        .select(Client::as_select());
    Ok(row.first(conn).optional()?)
}

/// One that is active, as its organisation is.
pub fn find_active(conn: &mut DbConnection, id: ClientId) -> ApiResult<Option<Client>> {
    let row = clients::table
        .inner_join(organisations::table.on(organisations::id.eq(clients::organisation_id)))
        .filter(clients::id.eq(id))
        .filter(clients::active.eq(true))
        .filter(organisations::active.eq(true))
        .select(Client::as_select());
    Ok(row.first(conn).optional()?)
}

/// Every client with the name of its organisation, for the command line.
pub fn all(conn: &mut DbConnection) -> ApiResult<Vec<(Client, String)>> {
    Ok(clients::table
        .inner_join(organisations::table.on(organisations::id.eq(clients::organisation_id)))
        .order(clients::created_at)
        .select((Client::as_select(), organisations::name))
        .load(conn)?)
}

pub fn insert(conn: &mut DbConnection, client: &Client) -> ApiResult<()> {
    diesel::insert_into(clients::table)
        .values(client)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, client: &Client) -> ApiResult<()> {
    let seen = clients::table
        .filter(clients::id.eq(client.id))
        .filter(clients::version.eq(client.version - 1));
    let stored = diesel::update(seen).set(client).execute(conn);
    match stored.map_err(taken)? {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

pub fn delete(conn: &mut DbConnection, id: ClientId) -> ApiResult<()> {
    diesel::delete(clients::table.find(id)).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    let columns = "clients.organisation_id, clients.name";
    if violates(&error, "clients_name", columns) {
        return ApiError::at(ErrorCode::ClientNameTaken, "/name");
    }
    error.into()
}
