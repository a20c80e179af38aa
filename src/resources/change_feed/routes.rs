//! `/v1/changes`.

use actix_web::get;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{ChangePage, ChangeQuery, SnapshotPage, SnapshotQuery};
use super::{snapshot, waiting};
use crate::platform::error::{ApiResult, Problem};
use crate::platform::request::OpContext;
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(change_list).service(change_snapshot);
}

/// Follow what changes
///
/// One feed of everything that this caller may see, in the order of commits: no row is skipped,
/// also while others write. Keep `nextCursor` after storing a page and ask on from there; an entry
/// may come twice, and storing it again does no harm. With `wait` the answer comes as soon as
/// something has changed. A resource that the caller may not read is not in the feed; to name it
/// in `types` is a 403. A cursor is good for the same `types`, and expires (410
/// `CURSOR_EXPIRED`) when the log does not reach back to it, or when the caller's reach has
/// changed: begin again with a snapshot then. See docs/SYNC.md.
#[utoipa::path(tag = "changes", security(("bearer" = ["changes:read"])),
    params(ChangeQuery),
    responses(
        (status = 200, body = ChangePage, description = "A page of the feed, empty when nothing has changed"),
        (status = 410, body = Problem, content_type = "application/problem+json",
            description = "The cursor leads nowhere any more; the `Link` header says where to begin again")))]
#[get("/changes")]
async fn change_list(ctx: OpContext, query: ApiQuery<ChangeQuery>) -> ApiResult<Reply> {
    let page = waiting::page(&ctx, query.0).await?;
    let next = page.page.next_cursor.clone();
    Ok(Reply::view(&page)?.followed_by(Some(next)))
}

/// Start a copy
///
/// All rows that the caller may see, as entries with the op UPSERT, resource by resource in the
/// order of their ids. The last page has the `feedCursor` that goes on where the snapshot began:
/// rows that changed while its pages were read come again there.
#[utoipa::path(tag = "changes", security(("bearer" = ["changes:read"])),
    params(SnapshotQuery),
    responses(
        (status = 200, body = SnapshotPage, description = "A page of the snapshot"),
        (status = 410, body = Problem, content_type = "application/problem+json",
            description = "The snapshot was begun too long ago or with another reach: begin again")))]
#[get("/changes/snapshot")]
async fn change_snapshot(ctx: OpContext, query: ApiQuery<SnapshotQuery>) -> ApiResult<Reply> {
    let key = ctx.state().secrets.cursor_key().to_vec();
    let page = ctx
        .read(move |op| snapshot::page(op, &key, &query.0))
        .await?;
    let next = page.page.next_cursor.clone();
    Ok(Reply::view(&page)?.followed_by(next))
}
