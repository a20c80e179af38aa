//! Imports that are stored whole or not at all, and those that only tell what would become of
//! them.

use std::sync::mpsc;

use super::super::model::{Counts, Parameters, RowOutcome};
use super::super::store;
use super::pipeline::Pipeline;
use super::spool::Spool;
use super::{Checkpoint, chunk};
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::{Op, refusals};
use crate::platform::work::jobs::{Ended, Task};

/// Up to so many rows are tried out on SQLite's writer itself, for some tens of milliseconds;
/// more of them on a copy of the database.
const SHORT: i64 = 300;

/// Tell what would become of the rows.
pub fn validate(
    task: &Task,
    parameters: &Parameters,
    checkpoint: Checkpoint,
) -> Result<Counts, Ended> {
    let spool = rehearse(task, parameters, &checkpoint)?;
    report(task, spool, checkpoint)
}

/// Store all rows, or none.
pub fn all_or_none(
    task: &Task,
    parameters: &Parameters,
    checkpoint: Checkpoint,
) -> Result<Counts, Ended> {
    if task.db.dialect() == Dialect::Sqlite && checkpoint.total > SHORT {
        let spool = rehearse(task, parameters, &checkpoint)?;
        if spool.counts.rejected > 0 {
            return report(task, spool, checkpoint);
        }
    }
    let (whole, done) = (checkpoint.clone(), task.clone());
    let tried = try_out(task, parameters, &checkpoint, move |conn, spool| {
        let counts = spool.counts;
        if counts.rejected > 0 {
            return Err(spool);
        }
        // Rows, reports and the end of the job: all in this transaction.
        let stored = spool
            .drain(|rows| store::insert(conn, &rows))
            .and_then(|()| done.advance(conn, &whole.reported().progress(counts)));
        Ok(stored.map(|()| counts))
    })?;
    match tried {
        Tried::Stored(counts) => Ok(counts),
        // What the copy did not foresee: somebody has changed something since.
        Tried::Undone(spool) => report(task, spool, checkpoint),
    }
}

/// What a trial has come to.
enum Tried {
    Stored(Counts),
    Undone(Spool),
}

/// Carry every row out in one transaction and let `decide` store the end of it, or give the
/// reports back: then the transaction is rolled back.
fn try_out(
    task: &Task,
    parameters: &Parameters,
    checkpoint: &Checkpoint,
    decide: impl FnOnce(&mut DbConnection, Spool) -> Result<ApiResult<Counts>, Spool> + Send + 'static,
) -> Result<Tried, Ended> {
    let pipeline = Pipeline::start(task, parameters, checkpoint);
    let (working, system) = (task.clone(), parameters.system.clone());
    let (send, receive) = mpsc::sync_channel(1);
    let outcome = task.db.write_now(move |conn| {
        let worked = work_through(conn, &working, &system, &pipeline);
        let (verdict, told) = match worked {
            Err(ended) => (Err(undo()), Err(ended)),
            Ok(spool) => match decide(conn, spool) {
                Ok(stored) => (stored, Ok(None)),
                Err(spool) => (Err(undo()), Ok(Some(spool))),
            },
        };
        drop(send.send(told));
        verdict
    });
    match (outcome, receive.recv()) {
        (Ok(counts), _) => Ok(Tried::Stored(counts)),
        (Err(_), Ok(Err(ended))) => Err(ended),
        (Err(_), Ok(Ok(Some(spool)))) => Ok(Tried::Undone(spool)),
        (Err(error), _) => Err(error.into()),
    }
}

/// Not an error of anybody: it makes the transaction end without a trace.
fn undo() -> ApiError {
    ApiError::new(ErrorCode::ImportRowsRejected)
}

/// Carry every row out where nothing of it is stored.
fn rehearse(task: &Task, parameters: &Parameters, checkpoint: &Checkpoint) -> Result<Spool, Ended> {
    if task.db.dialect() == Dialect::Postgres || checkpoint.total <= SHORT {
        let tried = try_out(task, parameters, checkpoint, |_, spool| Err(spool))?;
        return match tried {
            Tried::Undone(spool) => Ok(spool),
            Tried::Stored(_) => Err(ApiError::new(ErrorCode::Internal).into()),
        };
    }
    task.db.remove_stale_copies();
    let mut copy = task.db.private_copy()?;
    let pipeline = Pipeline::start(task, parameters, checkpoint);
    work_through(&mut copy.conn, task, &parameters.system, &pipeline)
}

/// Carry chunk after chunk out on a connection, collecting the reports.
fn work_through(
    conn: &mut DbConnection,
    task: &Task,
    system: &str,
    pipeline: &Pipeline,
) -> Result<Spool, Ended> {
    use diesel::Connection;
    let mut spool = Spool::new()?;
    while let Some(chunk) = pipeline.next()? {
        task.go_on()?;
        let worked = conn.transaction(|conn| chunk::work(conn, task, system, &chunk))?;
        spool.add(worked)?;
    }
    Ok(spool)
}

/// Trying is limited, also for those who only validate: what was refused while nothing was stored
/// is audited and counted now.
fn leave_traces(task: &Task, traced: Vec<ApiError>) -> ApiResult<()> {
    if traced.is_empty() {
        return Ok(());
    }
    let tracing = task.clone();
    task.db.write_now(move |conn| {
        let (actor, meta) = (tracing.actor(conn)?, tracing.meta());
        let mut op = Op::new(conn, &actor, &meta);
        traced
            .iter()
            .try_for_each(|error| refusals::record(&mut op, error))
    })
}

/// Store the reports of rows that are not stored themselves, in short steps.
fn report(task: &Task, mut spool: Spool, checkpoint: Checkpoint) -> Result<Counts, Ended> {
    let (id, counts) = (task.job.id, spool.counts);
    leave_traces(task, std::mem::take(&mut spool.traced))?;
    // Of an earlier try that ended in the middle of this.
    while task
        .db
        .write_now(move |conn| store::remove_some(conn, id))?
    {}
    spool.drain(|mut rows| {
        for row in &mut rows {
            // What was created is gone again.
            if row.outcome == RowOutcome::Created {
                row.resource_id = None;
            }
        }
        task.db.write_now(move |conn| store::insert(conn, &rows))
    })?;
    super::advance(task, checkpoint.reported(), counts)?;
    Ok(counts)
}
