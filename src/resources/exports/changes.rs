//! Where an export meets the change feed: the cursor that continues it, and exports of what has
//! changed since one.

use super::model::PartContent;
use super::order::ExportInput;
use super::work::Chunk;
use crate::platform::auth::authz::{Action, Actor};
use crate::platform::auth::secrets::Secrets;
use crate::platform::error::ApiResult;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::MOST_ROWS;
use crate::platform::op::Op;
use crate::platform::sheet::Columns;
use crate::platform::sync::feed::Position;
use crate::platform::wire::query::Shape;
use crate::platform::work::jobs::Task;
use crate::resources::change_feed::{self, ChangeEntry, FeedOp};
use crate::resources::synced::Synced;

/// From where to where in the log.
type Span = (Position, Position);

/// The type as a question for the feed.
fn asked(kind: Synced) -> AnyOf<Synced> {
    vec![kind].into()
}

/// Where an export of changes begins; none for one of a whole list.
///
/// # Errors
/// 400 when `since` is no cursor of the type, 410 when it leads nowhere any more, 403 without
/// leave to read the feed.
pub fn start(op: &mut Op, order: &ExportInput, key: &[u8]) -> ApiResult<Option<Position>> {
    let Some(since) = &order.since else {
        return Ok(None);
    };
    let asked = asked(order.kind);
    let position = change_feed::service::position_of(op, key, &asked, since);
    position.map(Some).map_err(|error| error.moved_to("/since"))
}

/// The cursor that continues the export, taken before its first row is read, and the part of the
/// log that an export of changes covers.
pub fn begin(
    task: &Task,
    order: &ExportInput,
    actor: &Actor,
) -> ApiResult<(Option<String>, Option<Span>)> {
    let secrets = Secrets::load(&task.db)?;
    let (key, meta) = (secrets.cursor_key(), task.meta());
    task.db.read_now(|conn| {
        let mut op = Op::new(conn, actor, &meta);
        let end = change_feed::service::end(&mut op)?;
        let from = start(&mut op, order, key)?;
        let asked = asked(order.kind);
        let cursor = match actor.reach_for(Action::FeedRead) {
            Some(_) => Some(change_feed::service::cursor_at(&mut op, key, &asked, end)?),
            None => None,
        };
        Ok((cursor, from.map(|from| (from, end))))
    })
}

/// The columns of a table of what is to be forgotten.
pub fn columns() -> ApiResult<Columns> {
    Columns::of::<ChangeEntry>(&["type", "id", "op", "version", "at"], &["data"])
}

/// The next changes of the span: rows as they are now, or what is to be forgotten. Their cursor is
/// a position of the log.
pub fn page(
    op: &mut Op,
    order: &ExportInput,
    content: PartContent,
    (from, end): Span,
    cursor: Option<String>,
    limit: usize,
) -> ApiResult<Chunk> {
    let after: Position = match cursor {
        Some(cursor) => serde_json::from_str(&cursor)?,
        None => from,
    };
    let fields = order.members().map(|members| members.join(","));
    let shape = Shape::parse(fields.as_deref(), None, &[])?;
    let limit = i64::try_from(limit).unwrap_or(MOST_ROWS).min(MOST_ROWS);
    let batch = change_feed::entries_after(op, &[order.kind], after, limit)?;
    let mut rows = Vec::new();
    for entry in batch.entries {
        match (content, entry.op, entry.data) {
            (PartContent::Rows, FeedOp::Upsert | FeedOp::Rekey, Some(row)) => {
                rows.push(shape.select(row));
            }
            (PartContent::Deletes, FeedOp::Delete | FeedOp::Merge | FeedOp::LeftScope, data) => {
                let entry = ChangeEntry { data, ..entry };
                rows.push(serde_json::to_value(&entry)?);
            }
            _ => {}
        }
    }
    let more = batch.has_more && batch.position < end;
    let next = more.then(|| serde_json::to_string(&batch.position));
    Ok(Chunk {
        rows,
        next: next.transpose()?,
    })
}
