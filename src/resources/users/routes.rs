//! `/v1/users`.

use actix_web::{delete, get, patch, post, web};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::me::{self, MeView};
use super::model::User;
use super::model::{
    OwnPasswordInput, PasswordInput, UserChange, UserFilter, UserInput, UserPatch, UserView,
};
use super::second_factor::{
    self, CodeInput, RecoveryCodesView, SecondFactorInput, SecondFactorView,
};
use super::service;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::request::OpContext;
use crate::platform::values::ids::UserId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, IfMatchParam};
use crate::platform::wire::reply::Reply;
use crate::resources::oauth::attempts;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(user_me)
        .service(user_set_own_password)
        .service(user_offer_second_factor)
        .service(user_confirm_second_factor)
        .service(user_remove_second_factor)
        .service(user_renew_recovery_codes)
        .service(user_list)
        .service(user_create)
        .service(user_read)
        .service(user_change)
        .service(user_delete)
        .service(user_set_password)
        .service(user_reset_second_factor);
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
/// The current one is needed, and a code of a second factor; after five wrong ones it is not tried for a minute, and then for twice as
/// long each time. All sessions of the user end.
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
    let state = ctx.state();
    let attempt = attempts::confirm(state, seen, body.current_password, ctx.address()).await?;
    let attempt = attempt.with_code(body.code.unwrap_or_default());
    let hash = state.passwords.hash(body.new_password.clone()).await?;
    let set = ctx.write_plain(move |op| {
        let set = me::set_own_password(op, &attempt, &body.new_password, &hash)?;
        Ok(set.map(|()| Reply::no_content()))
    });
    let set = set.await?;
    ctx.forget_actors();
    set.ok_or_else(|| ApiError::at(ErrorCode::PasswordWrong, "/currentPassword"))
}

/// Ask for a second factor
///
/// The answer holds a secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). It counts
/// once a code of it was confirmed.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    request_body = SecondFactorInput,
    responses((status = 200, body = SecondFactorView, description = "The secret, shown this once")))]
#[post("/users/me/second-factor")]
async fn user_offer_second_factor(
    ctx: OpContext,
    body: ApiJson<SecondFactorInput>,
) -> ApiResult<Reply> {
    proved(ctx, body, second_factor::offer).await
}

/// Confirm my second factor
///
/// With a code of the authenticator. From now on log-in needs one, programs take the password no more, and all
/// other sessions end. The answer holds ten recovery codes, this once.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    request_body = CodeInput,
    responses((status = 200, body = RecoveryCodesView, description = "Recovery codes, shown this once")))]
#[post("/users/me/second-factor/confirm")]
async fn user_confirm_second_factor(ctx: OpContext, body: ApiJson<CodeInput>) -> ApiResult<Reply> {
    let confirmed = ctx.write_plain(move |op| {
        let user = me::own_row(op)?;
        let codes = second_factor::confirm(op, &user, &body.value().code)?;
        Ok(Reply::view(&codes)?.not_kept())
    });
    let reply = confirmed.await?;
    ctx.forget_actors();
    Ok(reply)
}

/// Remove my second factor
///
/// With the password and a code. The recovery codes end with it, and all other sessions.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    request_body = SecondFactorInput,
    responses((status = 204, description = "Removed")))]
#[post("/users/me/second-factor/remove")]
async fn user_remove_second_factor(
    ctx: OpContext,
    body: ApiJson<SecondFactorInput>,
) -> ApiResult<Reply> {
    proved(ctx, body, second_factor::remove)
        .await
        .map(|_| Reply::no_content())
}

/// Get new recovery codes
///
/// With the password and a code. Those before end.
#[utoipa::path(tag = "users", security(("bearer" = [])),
    request_body = SecondFactorInput,
    responses((status = 200, body = RecoveryCodesView, description = "Recovery codes, shown this once")))]
#[post("/users/me/second-factor/recovery-codes")]
async fn user_renew_recovery_codes(
    ctx: OpContext,
    body: ApiJson<SecondFactorInput>,
) -> ApiResult<Reply> {
    proved(ctx, body, second_factor::new_codes).await
}

/// Do for the caller what needs their password.
async fn proved<T: Serialize + 'static>(
    ctx: OpContext,
    body: ApiJson<SecondFactorInput>,
    job: fn(&mut Op, &User) -> ApiResult<T>,
) -> ApiResult<Reply> {
    let seen = ctx.read(me::own_row).await?;
    let body = body.into_inner();
    let password = body.current_password;
    let attempt = attempts::confirm(ctx.state(), seen, password, ctx.address()).await?;
    let attempt = attempt.with_code(body.code.unwrap_or_default());
    let done = ctx.write_plain(move |op| {
        let done = me::proved(op, &attempt, job)?;
        done.map(|view| Ok(Reply::view(&view)?.not_kept()))
            .transpose()
    });
    done.await?
        .ok_or_else(|| ApiError::at(ErrorCode::PasswordWrong, "/currentPassword"))
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
/// sessions. The last active administrator must stay.
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
/// For administrators. It opens a locked account, and ends all sessions and tokens of the user.
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

/// Take a user's second factor away
///
/// For administrators, when the authenticator and the recovery codes are lost. All sessions of the user end.
#[utoipa::path(tag = "users", security(("bearer" = ["users:write"])),
    responses((status = 204, description = "Taken away")))]
#[delete("/users/{user_id}/second-factor")]
async fn user_reset_second_factor(ctx: OpContext, id: web::Path<UserId>) -> ApiResult<Reply> {
    let reset = ctx.write_plain(move |op| {
        service::reset_second_factor(op, *id)?;
        Ok(Reply::no_content())
    });
    let reply = reset.await?;
    ctx.forget_actors();
    Ok(reply)
}
