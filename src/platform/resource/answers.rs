//! The operations of a resource as answers to requests.

use actix_web::web;

use super::decided::{self, ReleaseInput};
use super::history::{self, HistoryFilter, Remembered};
use super::{IdOf, Resource, Stored, service};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{ListQuery, RowQuery};
use crate::platform::request::OpContext;
use crate::platform::sync::external_ids::KeyPath;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::json::{ApiJson, MergePatch};
use crate::platform::wire::preconditions::{IfMatch, Precondition};
use crate::platform::wire::query::Shape;
use crate::platform::wire::reply::Reply;

/// What a route takes: the id in its path, the query of a list or of one row, a body, a merge patch.
pub type Id<R> = web::Path<IdOf<R>>;
pub type List<R> = ListQuery<<R as Stored>::Filter>;
pub type History = ListQuery<HistoryFilter>;
pub type Row<R> = RowQuery<<R as Stored>::Filter>;
pub type Body<R> = ApiJson<<R as Resource>::Input>;
pub type Change<R> = MergePatch<<R as Resource>::Input>;

/// 200 with a page.
pub async fn list<R: Resource>(ctx: OpContext, query: ListQuery<R::Filter>) -> ApiResult<Reply>
where
    R::Filter: Send,
{
    ctx.page(move |op| {
        Reply::page(
            &service::list::<R>(op, &query)?,
            &query.listing.shape,
            op.conn(),
        )
    })
    .await
}

/// 200 with the row.
pub async fn read<R: Resource>(ctx: OpContext, id: IdOf<R>, shape: Shape) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let (version, view) = service::read::<R>(op, id, &shape)?;
        Reply::shaped(version, &view, &shape)
    })
    .await
}

/// 200 with the row that the caller's key names.
pub async fn read_by_key<R: Resource>(
    ctx: OpContext,
    key: KeyPath,
    shape: Shape,
) -> ApiResult<Reply> {
    ctx.read(move |op| {
        let (version, view) = service::read_by_key::<R>(op, &key.0, &shape)?;
        Reply::shaped(version, &view, &shape)
    })
    .await
}

/// 201 with the new row.
pub async fn create<R: Resource>(ctx: OpContext, body: ApiJson<R::Input>) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let row = service::create::<R>(op, body.value())?;
        let location = format!("/v1/{}/{}", R::NAME, row.id());
        let (version, view) = service::view(op, row, &Shape::default())?;
        Reply::created(location, version, &view)
    })
    .await
}

/// 201 with the new row, or 200 with the one that the caller's key named before.
pub async fn put_by_key<R: Resource>(
    ctx: OpContext,
    key: KeyPath,
    seen: Precondition,
    body: ApiJson<R::Input>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let upserted =
            service::upsert::<R>(op, (&key.0).into(), (body.value(), body.members()), &seen)?;
        let (version, view) = service::written::<R>(op, upserted.id.typed())?;
        let location = format!("/v1/{}/{}", R::NAME, upserted.id);
        Reply::upserted(&upserted, location, version, &view)
    })
    .await
}

/// 200 with the row as it is now.
pub async fn change<R: Resource>(
    ctx: OpContext,
    id: IdOf<R>,
    seen: IfMatch,
    patch: MergePatch<R::Input>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let row = service::change::<R>(op, id, &seen, &patch)?;
        let (version, view) = service::view(op, row, &Shape::default())?;
        Reply::row(version, &view)
    })
    .await
}

/// 200 with the row whose decided members are released.
pub async fn release<R: Resource>(
    ctx: OpContext,
    action: Action,
    id: IdOf<R>,
    seen: IfMatch,
    body: ApiJson<ReleaseInput>,
) -> ApiResult<Reply> {
    ctx.write(move |op| {
        let row = decided::release::<R>(op, action, id, &seen, body.value())?;
        let (version, view) = service::view(op, row, &Shape::default())?;
        Reply::row(version, &view)
    })
    .await
}

/// 200 with a page of the history of the row.
pub async fn history<R: Remembered>(
    ctx: OpContext,
    id: AnyId,
    query: ListQuery<HistoryFilter>,
) -> ApiResult<Reply> {
    ctx.page(move |op| {
        let page = history::read::<R>(op, id, false, &query.listing)?;
        Reply::page(&page, &query.listing.shape, op.conn())
    })
    .await
}

/// 204.
pub async fn delete<R: Resource>(ctx: OpContext, id: IdOf<R>, seen: IfMatch) -> ApiResult<Reply> {
    ctx.write(move |op| {
        service::delete::<R>(op, id, &seen)?;
        Ok(Reply::no_content())
    })
    .await
}
