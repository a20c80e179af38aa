//! Rules of users.

use serde_json::json;

use super::RESOURCE;
use super::model::{User, UserChange, UserFilter, UserInput, UserView};
use super::{second_factor, store};
use crate::platform::auth::authz::{Action, Reach, Role};
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::resource;
use crate::platform::values::ids::UserId;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::oauth;
use crate::resources::organisations::{self, Organisation};
use crate::resources::sessions;

pub fn list(op: &mut Op, query: &ListQuery<UserFilter>) -> ApiResult<Page<UserView>> {
    let reach = op.require(Action::UserRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    Ok(slice.into_page(UserView::from))
}

pub fn read(op: &mut Op, id: UserId) -> ApiResult<UserView> {
    let reach = op.require(Action::UserRead)?;
    within(op, &reach, id).map(UserView::from)
}

/// Add a user. `password_hash` is that of the input's password, made before the transaction.
pub fn create(op: &mut Op, input: &UserInput, password_hash: &str) -> ApiResult<UserView> {
    op.require(Action::UserWrite)?;
    let mut problems = Problems::new();
    let user = User::new(input, password_hash.to_owned(), op.now, &mut problems);
    check(op, &user, &input.roles, problems)?;
    store::insert(op.conn(), &user)?;
    op.record(&user.change("user.create").details(roles_of(&user)))?;
    Ok(user.into())
}

pub fn change(
    op: &mut Op,
    id: UserId,
    seen: &IfMatch,
    patch: &MergePatch<UserChange>,
) -> ApiResult<UserView> {
    let reach = op.require(Action::UserWrite)?;
    let user = within(op, &reach, id)?;
    seen.check(user.version)?;
    let change = patch.apply(&user.to_change())?;
    store_change(op, user, &change)
}

/// Disable a user, for the command line.
pub fn disable(op: &mut Op, id: UserId) -> ApiResult<UserView> {
    let reach = op.require(Action::UserWrite)?;
    let user = within(op, &reach, id)?;
    let change = UserChange {
        active: false,
        ..user.to_change()
    };
    store_change(op, user, &change)
}

fn store_change(op: &mut Op, mut user: User, change: &UserChange) -> ApiResult<UserView> {
    let before = user.clone();
    let mut problems = Problems::new();
    user.apply(change, op.now, &mut problems);
    let moved = before.organisation_id != user.organisation_id || before.roles != user.roles;
    // What was right when it was given stays right: a user of a closed organisation can still
    // be disabled.
    if moved || (user.active && !before.active) {
        check(op, &user, &change.roles, problems)?;
    } else {
        problems.check()?;
    }
    store::update(op.conn(), &user)?;
    if before.active && !user.active {
        sessions::service::end_all(op, user.id, None)?;
    }
    if before.roles.0.contains(&Role::Administrator) {
        keep_an_administrator(op)?;
    }
    op.record(&user.change("user.change").details(roles_of(&user)))?;
    Ok(user.into())
}

/// Delete a user who never logged in. Disable all others instead, because the audit trail refers to
/// them.
pub fn delete(op: &mut Op, id: UserId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::UserWrite)?;
    let user = within(op, &reach, id)?;
    seen.check(user.version)?;
    if user.last_login_at.is_some() || store::has_acted(op.conn(), id)? {
        return Err(ApiError::new(ErrorCode::UserHasHistory));
    }
    store::delete(op.conn(), id)?;
    if user.roles.0.contains(&Role::Administrator) {
        keep_an_administrator(op)?;
    }
    op.record(
        &Change::delete("user.delete", RESOURCE, id.any(), user.version)
            .organisation(user.organisation_id),
    )
}

/// Set a user's password and log them out everywhere.
pub fn set_password(op: &mut Op, id: UserId, password: &str, password_hash: &str) -> ApiResult<()> {
    let reach = op.require(Action::UserWrite)?;
    let mut user = within(op, &reach, id)?;
    let mut problems = Problems::new();
    user.check_password(password, "/password", &mut problems);
    problems.check()?;
    store_password(op, &mut user, password_hash)
}

/// Take a user's second factor away and log them out everywhere.
pub fn reset_second_factor(op: &mut Op, id: UserId) -> ApiResult<()> {
    let reach = op.require(Action::UserWrite)?;
    let user = within(op, &reach, id)?;
    second_factor::remove(op, &user)?;
    sessions::service::end_all(op, user.id, None)
}

pub(super) fn store_password(op: &mut Op, user: &mut User, hash: &str) -> ApiResult<()> {
    user.set_password(hash.to_owned(), op.now);
    store::update(op.conn(), user)?;
    sessions::service::end_all(op, user.id, None)?;
    oauth::attempts::forget(op.conn(), user)?;
    op.record(&user.change("user.set-password"))
}

/// The user, if they lie within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: UserId) -> ApiResult<User> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// The user with this name, for log-in and the command line. Needs no permission: what a
/// caller makes of it does.
pub fn named(conn: &mut DbConnection, username: &str) -> ApiResult<Option<User>> {
    store::find_named(conn, username)
}

/// Every user with the name of their organisation, for the command line.
pub fn all(op: &mut Op) -> ApiResult<Vec<(User, String)>> {
    op.require(Action::UserRead)?;
    store::all(op.conn())
}

/// Whether there is no user yet who can log in.
pub fn is_empty(conn: &mut DbConnection) -> ApiResult<bool> {
    store::is_empty(conn)
}

/// Note that a user comes in, `seen` being the one whose password was verified. The user as they are now,
/// unless they are gone, disabled or have a new password since.
///
/// # Errors
/// When the database fails.
pub fn let_in(op: &mut Op, seen: &User) -> ApiResult<Option<User>> {
    let current = still_active(op, seen.id)?;
    let current = current.filter(|user| user.password_hash == seen.password_hash);
    let Some(mut user) = current else {
        return Ok(None);
    };
    user.logged_in(op.now);
    store::update(op.conn(), &user)?;
    Ok(Some(user))
}

/// Show administrators that somebody tries passwords of a user where they were never let in.
///
/// # Errors
/// When the database fails.
pub fn lock_elsewhere(op: &mut Op, id: UserId, until: Timestamp) -> ApiResult<()> {
    store::set_locked_until(op.conn(), id, until)
}

/// The user, if they may come in.
pub fn still_active(op: &mut Op, id: UserId) -> ApiResult<Option<User>> {
    let Some(user) = store::find(op.conn(), &Reach::All, id)?.filter(|user| user.active) else {
        return Ok(None);
    };
    let organisation =
        resource::service::within::<Organisation>(op, &Reach::All, user.organisation_id)?;
    Ok(organisation.terms.active.then_some(user))
}

/// Check after a change that a user is left who can manage users.
///
/// # Errors
/// 409 when there is none.
pub fn keep_an_administrator(op: &mut Op) -> ApiResult<()> {
    // Two administrators may be disabling each other at this moment.
    if !dialect::try_lock(op.conn(), "administrators")? {
        return Err(ApiError::new(ErrorCode::Unavailable).retry_after(1));
    }
    if store::has_administrator(op.conn())? {
        Ok(())
    } else {
        Err(ApiError::new(ErrorCode::LastAdministrator))
    }
}

fn roles_of(user: &User) -> serde_json::Value {
    json!({"roles": user.roles.0, "active": user.active})
}

/// What needs the database to be checked. `roles` stand as the client sent them, whose places
/// the pointers name.
fn check(op: &mut Op, user: &User, roles: &[Role], mut problems: Problems) -> ApiResult<()> {
    let found = organisations::service::member_of(op, user.organisation_id, &mut problems)?;
    if let Some(organisation) = found {
        for (index, role) in roles.iter().enumerate() {
            if roles[..index].contains(role) {
                continue;
            }
            let pointer = format!("/roles/{index}");
            organisations::service::check_role(op, &organisation, *role, &pointer, &mut problems)?;
        }
    }
    problems.check()
}
