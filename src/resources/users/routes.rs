//! `/v1/users`.

use actix_web::{delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::me::{self, MeView};
use super::model::{
    OwnPasswordInput, PasswordInput, UserChange, UserFilter, UserInput, UserPatch, UserView,
};
use super::service;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::request::OpContext;
use crate::platform::values::ids::UserId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(user_me)
        .service(user_set_own_password)
        .service(user_list)
        .service(user_create)
        .service(user_read)
        .service(user_change)
        .service(user_delete)
        .service(user_set_password);
}

/// Read who I am
///
/// The caller behind the token, person or client: roles, scopes, what they allow together, the
/// organisation and what it reaches.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    responses((status = 200, body = MeView, description = "The caller")))]
#[get("/users/me")]
async fn user_me(ctx: OpContext) -> ApiResult<Reply> {
    ctx.read(|op| Reply::view(&me::me(op)?)).await
}

/// Change my password
///
/// The current one is needed; a wrong one counts like a failed log-in. All log-ins of the user
/// end.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    request_body = OwnPasswordInput,
    responses((status = 204, description = "Changed")))]
#[post("/users/me/password")]
async fn user_set_own_password(
    ctx: OpContext,
    body: ApiJson<OwnPasswordInput>,
) -> ApiResult<Reply> {
    let body = body.into_inner();
    let seen = ctx.read(me::own_row).await?;
    let passwords = &ctx.state().passwords;
    let stored = Some(seen.password_hash.clone());
    let verified = passwords.verify(body.current_password, stored).await?;
    let hash = passwords.hash(body.new_password.clone()).await?;
    let set = ctx.write_plain(move |op| {
        let set = me::set_own_password(op, &seen, verified, &body.new_password, &hash)?;
        Ok(set.map(|()| Reply::no_content()))
    });
    let set = set.await?;
    ctx.forget_actors();
    set.ok_or_else(|| ApiError::at(ErrorCode::PasswordWrong, "/currentPassword"))
}

/// List users
///
/// For administrators.
#[utoipa::path(tag = "users", security(("bearer" = ["users:read"])),
    params(ListQuery::<UserFilter>),
    responses((status = 200, body = Page<UserView>, description = "A page of users")))]
#[get("/users")]
async fn user_list(ctx: OpContext, query: ListQuery<UserFilter>) -> ApiResult<Reply> {
    ctx.page(move |op| Reply::page(&service::list(op, &query)?, &query.listing.shape, op.conn()))
        .await
        .map(Reply::not_kept)
}

/// Read a user
///
/// For administrators.
#[utoipa::path(tag = "users", security(("bearer" = ["users:read"])),
    responses((status = 200, body = UserView, description = "The user")))]
#[get("/users/{user_id}")]
async fn user_read(ctx: OpContext, id: web::Path<UserId>) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let user = service::read(op, *id)?;
        Reply::row(user.version, &user)
    })
    .await
}

/// Add a user
///
/// The user name must be new and each role must fit the organisation.
#[utoipa::path(tag = "users", security(("bearer" = ["users:write"])),
    request_body = UserInput,
    responses((status = 201, body = UserView, description = "Added")))]
#[post("/users")]
async fn user_create(ctx: OpContext, body: ApiJson<UserInput>) -> ApiResult<Reply> {
    // Before the hash: it is dear, and only administrators may have one made.
    ctx.actor().await?.require(Action::UserWrite)?;
    let password = body.value().password.clone();
    let hash = ctx.state().passwords.hash(password).await?;
    ctx.write_plain(move |op| {
        let user = service::create(op, body.value(), &hash)?;
        let location = format!("/v1/users/{}", user.id);
        Reply::created(location, user.version, &user)
    })
    .await
}

/// Change a user
///
/// Setting `active` to false locks the user out from their next request on and ends all their
/// log-ins. The last active administrator must stay.
#[utoipa::path(tag = "users", security(("bearer" = ["users:write"])),
    params(IfMatchParam),
    request_body(content = UserPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = UserView, description = "As they are now")))]
#[patch("/users/{user_id}")]
async fn user_change(
    ctx: OpContext,
    id: web::Path<UserId>,
    seen: IfMatch,
    body: MergePatch<UserChange>,
) -> ApiResult<Reply> {
    let changed = ctx.write(move |op| {
        let user = service::change(op, *id, &seen, &body)?;
        Reply::row(user.version, &user)
    });
    let reply = changed.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Delete a user
///
/// Only one who never logged in, as when the name was mistyped; others are disabled with PATCH.
#[utoipa::path(tag = "users", security(("bearer" = ["users:write"])),
    params(IfMatchParam),
    responses((status = 204, description = "Deleted")))]
#[delete("/users/{user_id}")]
async fn user_delete(ctx: OpContext, id: web::Path<UserId>, seen: IfMatch) -> ApiResult<Reply> {
    let deleted = ctx.write(move |op| {
        service::delete(op, *id, &seen)?;
        Ok(Reply::no_content())
    });
    let reply = deleted.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Set a user's password
///
/// For administrators. It opens a locked account, and ends all log-ins and tokens of the user.
#[utoipa::path(tag = "users", security(("bearer" = ["users:write"])),
    request_body = PasswordInput,
    responses((status = 204, description = "Set")))]
#[post("/users/{user_id}/password")]
async fn user_set_password(
    ctx: OpContext,
    id: web::Path<UserId>,
    body: ApiJson<PasswordInput>,
) -> ApiResult<Reply> {
    ctx.actor().await?.require(Action::UserWrite)?;
    let password = body.into_inner().password;
    let hash = ctx.state().passwords.hash(password.clone()).await?;
    let set = ctx.write_plain(move |op| {
        service::set_password(op, *id, &password, &hash)?;
        Ok(Reply::no_content())
    });
    let reply = set.await?;
    ctx.forget_actors();
    Ok(reply)
}
