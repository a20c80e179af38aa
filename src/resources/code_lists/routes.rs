//! `/v1/code-lists`.

use actix_web::{get, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{CodeListItemInput, CodeListItemView, CodeListView, CodeLists, ItemFilter};
use super::service;
use crate::platform::error::ApiResult;
use crate::platform::request::{OpContext, PublicContext};
use crate::platform::wire::json::ApiJson;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(code_list_list)
        .service(code_list_read)
        .service(code_list_item_read)
        .service(code_list_item_put);
}

/// List the code lists
///
/// Their names and how many items each has. Open to everybody.
#[utoipa::path(tag = "code-lists",
    responses((status = 200, body = CodeLists, description = "Every code list")))]
#[get("/code-lists")]
async fn code_list_list(ctx: PublicContext) -> ApiResult<Reply> {
    ctx.0
        .read(|op| Ok(Reply::view(&service::lists(op)?)?.catalogue()))
        .await
}

/// Read a code list
///
/// All its items, also those that have ended: old records still carry them.
#[utoipa::path(tag = "code-lists",
    params(("list" = String, Path, description = "Name of the list", example = "training-levels"),
        ItemFilter),
    responses((status = 200, body = CodeListView, description = "The list and its items")))]
#[get("/code-lists/{list}")]
async fn code_list_read(
    ctx: PublicContext,
    list: web::Path<String>,
    query: ApiQuery<ItemFilter>,
) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| Ok(Reply::view(&service::read(op, &list, &query.0)?)?.catalogue()))
        .await
}

/// Read an item of a code list
///
/// With the ETag that a change of it needs.
#[utoipa::path(tag = "code-lists",
    params(("list" = String, Path, description = "Name of the list", example = "ethnic-groups"),
        ("code" = String, Path, description = "Code of the item", example = "04")),
    responses((status = 200, body = CodeListItemView, description = "The item")))]
#[get("/code-lists/{list}/items/{code}")]
async fn code_list_item_read(
    ctx: PublicContext,
    path: web::Path<(String, String)>,
) -> ApiResult<Reply> {
    ctx.0
        .read(move |op| {
            let item = service::read_item(op, &path.0, &path.1)?;
            Reply::row(item.version, &item)
        })
        .await
}

/// Create or change an item of a code list
///
/// An item that exists needs `If-Match`. A list begins with its first item.
#[utoipa::path(tag = "code-lists", security(("bearer" = ["catalogues:write"])),
    params(("list" = String, Path, description = "Name of the list", example = "ethnic-groups"),
        ("code" = String, Path, description = "Code of the item", example = "04"),
        ("If-Match" = Option<String>, Header, example = "\"1\"",
            description = "`ETag` of the item as it was read, where it exists; 412 when it has changed since")),
    request_body = CodeListItemInput,
    responses((status = 200, body = CodeListItemView, description = "Changed"),
        (status = 201, body = CodeListItemView, description = "Created")))]
#[put("/code-lists/{list}/items/{code}")]
async fn code_list_item_put(
    ctx: OpContext,
    path: web::Path<(String, String)>,
    seen: Option<IfMatch>,
    body: ApiJson<CodeListItemInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let (created, item) = service::put(op, &path.0, &path.1, seen.as_ref(), body.value())?;
        let reply = if created {
            let location = format!("/v1/code-lists/{}/items/{}", item.list, item.code);
            Reply::created(location, item.version, &item)?
        } else {
            Reply::row(item.version, &item)?
        };
        Ok(reply)
    })
    .await
}
