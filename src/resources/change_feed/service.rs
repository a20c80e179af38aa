//! Rules of the feed: which resources it tells of, where a cursor leads, and what a page holds.

use super::entries::{read, window};
use super::model::{ChangePage, ChangePageInfo, ChangeQuery};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Signer;
use crate::platform::op::Op;
use crate::platform::sync::feed::{self, FeedCursor, Position, Window};
use crate::resources::synced::Synced;

pub use super::entries::entries_after;

/// The path that all feed cursors are signed for.
const PATH: &str = "/v1/changes";

/// The resources that were asked for, each of which the caller may read; all that the caller may
/// read when none were.
///
/// # Errors
/// 403 for the feed itself, or for one that was named.
pub fn types(op: &Op, asked: &AnyOf<Synced>) -> ApiResult<Vec<Synced>> {
    op.require(Action::FeedRead)?;
    let Some(asked) = asked.values() else {
        let readable = Synced::all().filter(|synced| synced.audiences(op.actor).is_some());
        return Ok(readable.collect());
    };
    let mut types = asked.to_vec();
    types.sort_unstable();
    types.dedup();
    for action in types.iter().filter_map(|synced| synced.read_action()) {
        op.require(action)?;
    }
    Ok(types)
}

/// Signs cursors of the feed of the types that were asked for: cursors are good for those alone.
#[must_use]
pub fn signer(key: &[u8], asked: &AnyOf<Synced>) -> Signer {
    Signer::new(key, PATH, &[], &[types_parameter(asked)])
}

pub(super) fn types_parameter(asked: &AnyOf<Synced>) -> (String, String) {
    let mut names: Vec<&str> = asked
        .values()
        .unwrap_or_default()
        .iter()
        .map(|synced| synced.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    ("types".to_owned(), names.join(","))
}

/// The end of the log as it is now. Whatever is read after this and goes on from here misses
/// nothing.
///
/// # Errors
/// When the database fails.
pub fn end(op: &mut Op) -> ApiResult<Position> {
    feed::end_of_log(op.conn())
}

/// A cursor of the feed of `asked` that goes on from `position`.
///
/// # Errors
/// As [`types`].
pub fn cursor_at(
    op: &mut Op,
    key: &[u8],
    asked: &AnyOf<Synced>,
    position: Position,
) -> ApiResult<String> {
    let window = window(op, &types(op, asked)?);
    let state = feed::state(op.conn())?;
    Ok(signer(key, asked).write(&FeedCursor::new(&state, &window, position)))
}

/// Where a cursor of the feed of `asked` leads.
///
/// # Errors
/// 400 when it is none, 410 when it leads nowhere any more.
pub fn position_of(
    op: &mut Op,
    key: &[u8],
    asked: &AnyOf<Synced>,
    cursor: &str,
) -> ApiResult<Position> {
    let window = window(op, &types(op, asked)?);
    let cursor: FeedCursor = signer(key, asked).read(cursor)?;
    let state = feed::state(op.conn())?;
    let end = feed::end_of_log(op.conn())?;
    cursor.check(&state, &window, end)
}

/// A page, and what a reader who found nothing in it waits for.
#[derive(Debug)]
pub struct Looked {
    pub page: ChangePage,
    pub window: Window,
    pub position: Position,
}

pub fn list(op: &mut Op, signer: &Signer, query: &ChangeQuery) -> ApiResult<Looked> {
    let types = types(op, &query.types)?;
    let window = window(op, &types);
    let state = feed::state(op.conn())?;
    let end = feed::end_of_log(op.conn())?;
    let after = match &query.cursor {
        None => state.swept,
        Some(cursor) => signer
            .read::<FeedCursor>(cursor)?
            .check(&state, &window, end)?,
    };
    let batch = read(op, &window, after, end, query.limit)?;
    let held_back = !batch.has_more && feed::is_held_back(op.conn(), end)?;
    let page = ChangePage {
        data: batch.entries,
        page: ChangePageInfo {
            next_cursor: signer.write(&FeedCursor::new(&state, &window, batch.position)),
            has_more: batch.has_more,
            held_back,
            types,
        },
    };
    Ok(Looked {
        page,
        window,
        position: batch.position,
    })
}
