//! The job of an export: reads the list page by page and writes its parts.
//!
//! Where it reveals personal data, each page that it reads leaves an audit event with the ids of
//! everybody on it, as a page that is asked for over HTTP does. One event for the whole job could
//! not stand in the transaction of its reads, and one at the end would be missing for what a job
//! had written down by the time that it was cancelled or lost. The job as a whole leaves one more
//! when its files can be had: what was asked for, and how many rows came of it.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::RESOURCE;
use super::changes;
use super::model::{Made, Part, PartContent, digest};
use super::order::ExportInput;
use super::service::check_reach;
use crate::platform::auth::authz::Action;
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::MOST_ROWS;
use crate::platform::op::Op;
use crate::platform::op::access_log::AccessLog;
use crate::platform::resource::Pairs;
use crate::platform::sheet::{Columns, Labels, Sheet};
use crate::platform::work::jobs::{Ended, FileWriter, Progress, Task, files};

/// The progress of the job grows by this many rows at a time.
const REPORT_EVERY: usize = 5_000;

/// Where the job goes on: at the beginning of a part.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Checkpoint {
    /// What the part holds.
    content: PartContent,
    cursor: Option<String>,
    complete: bool,
}

impl Default for Checkpoint {
    fn default() -> Self {
        Self {
            content: PartContent::Rows,
            cursor: None,
            complete: false,
        }
    }
}

/// A page of a list, as far as an export needs it.
pub struct Chunk {
    pub rows: Vec<Value>,
    /// Where the list goes on; none at its end.
    pub next: Option<String>,
}

struct Run<'a> {
    task: &'a Task,
    order: ExportInput,
    pairs: Pairs,
    columns: Columns,
    /// Those that rows have, beside their codes.
    labels: Option<Labels>,
    at: Checkpoint,
    made: Made,
    /// Rows of all parts, that of now included.
    rows: i64,
}

/// Carry out an export.
///
/// # Errors
/// When the job is to stop, when whoever asked for it may not read the list any more, or when the
/// database fails.
pub fn work(task: &Task) -> Result<(), Ended> {
    let mut run = Run::resume(task)?;
    while !run.at.complete {
        run.write_part()?;
    }
    Ok(())
}

impl<'a> Run<'a> {
    fn resume(task: &'a Task) -> ApiResult<Self> {
        let order: ExportInput = task.job.parameters()?;
        let made: Option<Made> = task.job.result()?;
        let made = made.map_or_else(|| begin(task, &order), Ok)?;
        Ok(Self {
            task,
            pairs: order.pairs()?,
            columns: order.columns()?,
            labels: order.labels.map(Labels::new),
            at: task.job.checkpoint()?.unwrap_or_default(),
            rows: made.parts.iter().map(|part| part.rows).sum(),
            made,
            order,
        })
    }

    /// Write the next part from its beginning to its end.
    fn write_part(&mut self) -> Result<(), Ended> {
        let (db, job) = (&self.task.db, self.task.job.id);
        let name = part_name(self.made.parts.len() + 1);
        // What a server that is gone wrote of it.
        files::remove(db, job, &name)?;
        let out = FileWriter::create(db, job, &name);
        let (format, style) = (self.order.format, self.order.csv_style());
        let columns = match self.at.content {
            PartContent::Rows if self.labels.is_some() => self.columns.labelled(),
            PartContent::Rows => self.columns.clone(),
            PartContent::Deletes => changes::columns()?,
        };
        let mut sheet = Sheet::begin(format, &columns, style, out).map_err(unwritten)?;
        let room = usize::try_from(self.order.part_rows).unwrap_or(usize::MAX);
        let mut written: usize = 0;
        loop {
            self.task.go_on()?;
            let Chunk { rows, next } = self.read(room.saturating_sub(written))?;
            for row in &rows {
                sheet.row(&columns, row).map_err(unwritten)?;
            }
            self.at.cursor = next;
            let before = written / REPORT_EVERY;
            written += rows.len();
            self.rows += i64::try_from(rows.len()).unwrap_or(i64::MAX);
            if written / REPORT_EVERY > before {
                self.task.report(self.rows)?;
            }
            if self.at.cursor.is_none() || written >= room {
                break;
            }
        }
        let file = sheet
            .finish()
            .and_then(FileWriter::finish)
            .map_err(unwritten)?;
        let content = self.at.content;
        if self.at.cursor.is_none() {
            // What is to be forgotten is read after the rows: one that leaves meanwhile is named.
            let more = self.made.span.is_some() && content == PartContent::Rows;
            self.at.content = PartContent::Deletes;
            self.at.complete = !more;
        }
        self.made.parts.push(Part {
            content,
            rows: i64::try_from(written).unwrap_or(i64::MAX),
            bytes: file.bytes,
            sha256: file.sha256,
        });
        Ok(self.store()?)
    }

    /// The next rows of the list, as the actor sees them now.
    fn read(&mut self, limit: usize) -> ApiResult<Chunk> {
        let (task, order) = (self.task.clone(), self.order.clone());
        let (made, pairs, at) = (self.made.clone(), self.pairs.clone(), self.at.clone());
        let is_of_rows = at.content == PartContent::Rows;
        let read = move |conn: &mut DbConnection| {
            let (actor, meta) = (task.actor(conn)?, task.meta());
            // All parts are of one reach.
            check_reach(&actor, &order, &made)?;
            let mut op = Op::new(conn, &actor, &meta);
            let chunk = match made.span {
                None => list(&mut op, &order, pairs, at.cursor, limit)?,
                Some(span) => changes::page(&mut op, &order, at.content, span, at.cursor, limit)?,
            };
            let seen = op.take_accesses();
            Ok((chunk, actor, seen))
        };
        let db = &self.task.db;
        let (mut chunk, actor, seen) = match self.made.reveal {
            // The reveal is audited in the transaction that reads.
            Some(_) => db.write_now(read)?,
            None => db.read_now(read)?,
        };
        AccessLog::write_now(db, &actor, seen)?;
        if let Some(labels) = self.labels.as_mut().filter(|_| is_of_rows) {
            db.read_now(|conn| labels.put_into(conn, &self.columns, &mut chunk.rows))?;
        }
        Ok(chunk)
    }

    /// Make what was done a checkpoint.
    fn store(&self) -> ApiResult<()> {
        let progress = Progress {
            done: self.rows,
            total: self.at.complete.then_some(self.rows),
            checkpoint: serde_json::to_value(&self.at)?,
            result: serde_json::to_value(&self.made)?,
        };
        let task = self.task.clone();
        let revealed = (self.at.complete && self.made.reveal.is_some()).then(|| {
            json!({
                "type": self.order.kind, "filters": self.order.filter_names(),
                "changes": self.made.span.is_some(), "rows": self.rows,
                "parts": self.made.parts.len(),
            })
        });
        self.task.db.write_now(move |conn| {
            task.advance(conn, &progress)?;
            let Some(details) = revealed else {
                return Ok(());
            };
            let (actor, meta) = (task.actor(conn)?, task.meta());
            let mut op = Op::new(conn, &actor, &meta);
            op.audit("export.reveal", RESOURCE, Some(task.job.id), details)
        })
    }
}

/// Fix what the whole export is of, before its first row is read.
fn begin(task: &Task, order: &ExportInput) -> ApiResult<Made> {
    let reveals = order.check()?;
    let actor = task.db.read_now(|conn| task.actor(conn))?;
    actor.require(Action::ExportRun)?;
    let reveal = reveals
        .then(|| actor.require(Action::TraineeReveal))
        .transpose()?;
    let reach = digest(&order.kind.reach(&actor)?);
    let (feed_cursor, span) = changes::begin(task, order, &actor)?;
    Ok(Made {
        reach,
        reveal: reveal.as_ref().map(digest),
        parts: Vec::new(),
        feed_cursor,
        span,
    })
}

/// Name of the file of a part.
pub fn part_name(number: usize) -> String {
    format!("part-{number}")
}

fn unwritten(error: io::Error) -> ApiError {
    match error.downcast::<ApiError>() {
        Ok(error) => error,
        Err(error) => ApiError::new(ErrorCode::Internal).caused_by(error),
    }
}

/// The page of the list that begins at `cursor`, of at most `limit` rows, as the actor of `op`
/// sees it.
fn list(
    op: &mut Op,
    order: &ExportInput,
    mut pairs: Pairs,
    cursor: Option<String>,
    limit: usize,
) -> ApiResult<Chunk> {
    let limit = limit.min(usize::try_from(MOST_ROWS).unwrap_or(usize::MAX));
    pairs.push(("limit".to_owned(), limit.to_string()));
    pairs.extend(cursor.map(|cursor| ("cursor".to_owned(), cursor)));
    let page = order.kind.page(op, pairs)?;
    Ok(Chunk {
        rows: page.data,
        next: page.page.next_cursor,
    })
}
