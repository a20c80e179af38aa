//! SQL of users. Every read of rows starts from [`visible`].

use diesel::prelude::*;

use super::model::{User, UserFilter};
use crate::load_page;
use crate::platform::auth::authz::{Reach, Role};
use crate::platform::db::schema::{audit_events, organisations, users};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::values::ids::UserId;
use crate::platform::values::time::Timestamp;

/// Rows the caller may see: only administrators see any.
fn visible<'a>(reach: &Reach) -> users::BoxedQuery<'a, DbBackend> {
    let rows = users::table.into_boxed();
    match reach {
        Reach::All => rows,
        Reach::Organisation(own) => rows.filter(users::organisation_id.eq(*own)),
        _ => rows.filter(users::id.eq_any(Vec::<UserId>::new())),
    }
}

fn filtered<'a>(reach: &Reach, filter: &'a UserFilter) -> users::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(organisation) = filter.organisation_id {
        rows = rows.filter(users::organisation_id.eq(organisation));
    }
    if let Some(username) = &filter.username {
        rows = rows.filter(users::username.eq(username.to_ascii_lowercase()));
    }
    if let Some(active) = filter.active {
        rows = rows.filter(users::active.eq(active));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<UserFilter>,
) -> ApiResult<Slice<User>> {
    load_page!(
        conn,
        query,
        users,
        User,
        filtered(reach, &query.filter),
        along query.along(Bound::OTHERWISE)
    )
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: UserId) -> ApiResult<Option<User>> {
    let row = visible(reach)
        .filter(users::id.eq(id))
        .select(User::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn find_named(conn: &mut DbConnection, username: &str) -> ApiResult<Option<User>> {
    let row = visible(&Reach::All)
        .filter(users::username.eq(username.to_ascii_lowercase()))
        .select(User::as_select());
    Ok(row.first(conn).optional()?)
}

/// Every user by name, for the command line.
pub fn all(conn: &mut DbConnection) -> ApiResult<Vec<(User, String)>> {
    Ok(users::table
        .inner_join(organisations::table.on(organisations::id.eq(users::organisation_id)))
        .order(users::username)
        .select((User::as_select(), organisations::name))
        .load(conn)?)
}

pub fn is_empty(conn: &mut DbConnection) -> ApiResult<bool> {
    let first = users::table.select(users::id).first::<UserId>(conn);
    Ok(first.optional()?.is_none())
}

/// Whether a user is left who may manage users.
pub fn has_administrator(conn: &mut DbConnection) -> ApiResult<bool> {
    let roles: Vec<Json<Vec<Role>>> = users::table
        .inner_join(organisations::table.on(organisations::id.eq(users::organisation_id)))
        .filter(users::active.eq(true))
        .filter(organisations::active.eq(true))
        .select(users::roles)
        .load(conn)?;
    Ok(roles
        .iter()
        .any(|roles| roles.0.contains(&Role::Administrator)))
}

/// Whether the user did anything that the audit trail tells of.
pub fn has_acted(conn: &mut DbConnection, id: UserId) -> ApiResult<bool> {
    let first = audit_events::table
        .filter(audit_events::actor_id.eq(id.any()))
        .select(audit_events::seq);
    Ok(first.first::<i64>(conn).optional()?.is_some())
}

pub fn insert(conn: &mut DbConnection, user: &User) -> ApiResult<()> {
    diesel::insert_into(users::table)
        .values(user)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, user: &User) -> ApiResult<()> {
    let seen = users::table
        .filter(users::id.eq(user.id))
        .filter(users::version.eq(user.version - 1));
    match diesel::update(seen)
        .set(user)
        .execute(conn)
        .map_err(taken)?
    {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

/// Without another version: nobody has changed the user.
pub fn set_locked_until(conn: &mut DbConnection, id: UserId, until: Timestamp) -> ApiResult<()> {
    diesel::update(users::table.find(id))
        .set(users::locked_until.eq(until))
        .execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut DbConnection, id: UserId) -> ApiResult<()> {
    diesel::delete(users::table.find(id)).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "users_username", "users.username") {
        return ApiError::at(ErrorCode::UsernameTaken, "/username");
    }
    error.into()
}
