//! Imports that are stored whole or not at all, and those that only tell what would become of
//! them.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use diesel::Connection;

use super::super::model::{Counts, Parameters, ReportRow, RowOutcome};
use super::super::store;
use super::chunk::{self, Worked};
use super::pipeline::{Chunk, Pipeline};
use super::spool::Spool;
use super::{Checkpoint, waiting};
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::work::jobs::{Ended, Task};

/// Up to so many rows are tried out on SQLite's writer itself, and so long. What has more, or takes
/// longer, is rehearsed before it comes to the writer.
const SMALL: i64 = 3000;
const TRIAL_TIME: Duration = Duration::from_millis(400);
/// Rows that are carried out together.
const CHUNK: usize = 200;

/// Tell what would become of the rows.
pub fn validate(
    task: &Task,
    parameters: &Parameters,
    mut checkpoint: Checkpoint,
) -> Result<Counts, Ended> {
    let spool = rehearse(task, parameters, &checkpoint)?;
    waiting::warn(parameters, &spool, &mut checkpoint);
    report(task, spool, checkpoint.reported())
}

/// Store all rows, or none.
pub fn all_or_none(
    task: &Task,
    parameters: &Parameters,
    checkpoint: Checkpoint,
) -> Result<Counts, Ended> {
    let mut time = match task.db.dialect() {
        Dialect::Postgres => Duration::MAX,
        Dialect::Sqlite if checkpoint.total <= SMALL => TRIAL_TIME,
        Dialect::Sqlite => Duration::ZERO,
    };
    loop {
        match store_all(task, parameters, &checkpoint, time)? {
            Tried::Stored(counts) => return Ok(counts),
            Tried::Undone(spool) => return undone(task, parameters, spool, checkpoint),
            Tried::OutOfTime => {}
        }
        let spool = rehearse(task, parameters, &checkpoint)?;
        if is_refused(parameters, &checkpoint, &spool) {
            return undone(task, parameters, spool, checkpoint);
        }
        // Rows can be rejected all the same, when somebody has changed something since.
        time = Duration::MAX;
    }
}

/// Whether the rows are not to be stored.
fn is_refused(parameters: &Parameters, checkpoint: &Checkpoint, spool: &Spool) -> bool {
    spool.counts.rejected > 0 || waiting::has_to_stop(parameters, checkpoint, spool)
}

/// Report rows that are not stored, because some were rejected or because they change who many
/// people are.
fn undone(
    task: &Task,
    parameters: &Parameters,
    spool: Spool,
    checkpoint: Checkpoint,
) -> Result<Counts, Ended> {
    if spool.counts.rejected == 0 && waiting::has_to_stop(parameters, &checkpoint, &spool) {
        return Err(waiting::stop(task, spool, checkpoint));
    }
    report(task, spool, checkpoint.reported())
}

/// Store all rows with their reports and the end of the job, in one transaction of `time` at most;
/// not even try when there is none.
fn store_all(
    task: &Task,
    parameters: &Parameters,
    checkpoint: &Checkpoint,
    time: Duration,
) -> Result<Tried, Ended> {
    let (whole, done) = (checkpoint.clone(), task.clone());
    let asked = parameters.clone();
    try_out(task, parameters, checkpoint, time, move |conn, spool| {
        let counts = spool.counts;
        if is_refused(&asked, &whole, &spool) {
            return Err(spool);
        }
        let stored = spool
            .drain(|rows| store::insert(conn, &kept(rows)))
            .and_then(|()| done.advance(conn, &whole.reported().progress(counts)));
        Ok(stored.map(|()| counts))
    })
}

/// What a trial has come to.
enum Tried {
    Stored(Counts),
    Undone(Spool),
    /// It was undone before the last row.
    OutOfTime,
}

/// Carry every row out in one transaction and let `decide` store the end of it, or give the
/// reports back: then the transaction is rolled back. So it is when it takes longer than `time`.
fn try_out(
    task: &Task,
    parameters: &Parameters,
    checkpoint: &Checkpoint,
    time: Duration,
    decide: impl FnOnce(&mut DbConnection, Spool) -> Result<ApiResult<Counts>, Spool> + Send + 'static,
) -> Result<Tried, Ended> {
    if time.is_zero() {
        return Ok(Tried::OutOfTime);
    }
    let mut pipeline = Pipeline::start(task, parameters, checkpoint, CHUNK);
    if time < Duration::MAX {
        // The time is for the rows: nobody waits for a file to be read.
        pipeline = pipeline.read_whole()?;
    }
    let (working, system) = (task.clone(), parameters.system.clone());
    let (send, receive) = mpsc::sync_channel(1);
    let outcome = task.db.write_now(move |conn| {
        let worked = work_through(&working, &pipeline, time, |chunk| {
            chunk::work(conn, &working, &system, chunk)
        });
        let (verdict, told) = match worked {
            Err(ended) => (Err(undo()), Err(ended)),
            Ok(None) => (Err(undo()), Ok(Some(Tried::OutOfTime))),
            Ok(Some(spool)) => match decide(conn, spool) {
                Ok(stored) => (stored, Ok(None)),
                Err(spool) => (Err(undo()), Ok(Some(Tried::Undone(spool)))),
            },
        };
        drop(send.send(told));
        verdict
    });
    match (outcome, receive.recv()) {
        (Ok(counts), _) => Ok(Tried::Stored(counts)),
        (Err(_), Ok(Err(ended))) => Err(ended),
        (Err(_), Ok(Ok(Some(tried)))) => Ok(tried),
        (Err(error), _) => Err(error.into()),
    }
}

/// Not an error of anybody: it makes the transaction end without a trace.
fn undo() -> ApiError {
    ApiError::new(ErrorCode::ImportRowsRejected)
}

/// Carry every row out where nothing of it is stored.
pub fn rehearse(
    task: &Task,
    parameters: &Parameters,
    checkpoint: &Checkpoint,
) -> Result<Spool, Ended> {
    let spool = match task.db.dialect() {
        Dialect::Postgres => {
            let keep_nothing = |_: &mut DbConnection, spool| Err(spool);
            match try_out(task, parameters, checkpoint, Duration::MAX, keep_nothing)? {
                Tried::Undone(spool) => Some(spool),
                Tried::Stored(_) | Tried::OutOfTime => None,
            }
        }
        Dialect::Sqlite => {
            let mut overlay = task.db.overlay()?;
            let pipeline = Pipeline::start(task, parameters, checkpoint, CHUNK);
            work_through(task, &pipeline, Duration::MAX, |chunk| {
                // What is to be undone by a savepoint is kept in memory until the transaction ends.
                overlay.transaction(|conn| chunk::work(conn, task, &parameters.system, chunk))
            })?
        }
    };
    Ok(spool.ok_or_else(|| ApiError::new(ErrorCode::Internal))?)
}

/// Carry chunk after chunk out by `work`, collecting the reports; None when it takes longer than
/// `time`.
fn work_through(
    task: &Task,
    pipeline: &Pipeline,
    time: Duration,
    mut work: impl FnMut(&Chunk) -> ApiResult<Worked>,
) -> Result<Option<Spool>, Ended> {
    let started = Instant::now();
    let mut spool = Spool::new()?;
    while let Some(chunk) = pipeline.next()? {
        task.go_on()?;
        if started.elapsed() > time {
            return Ok(None);
        }
        spool.add(work(&chunk)?)?;
    }
    Ok(Some(spool))
}

/// Rows of a report that stays.
fn kept(rows: Vec<ReportRow>) -> Vec<ReportRow> {
    rows.into_iter().map(ReportRow::without_identity).collect()
}

/// Store the reports of rows that are not stored themselves, in short steps, and then the
/// checkpoint.
pub fn report(task: &Task, spool: Spool, checkpoint: Checkpoint) -> Result<Counts, Ended> {
    let (id, counts) = (task.job.id, spool.counts);
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
        // Who waits to be confirmed shows who would become whom.
        if checkpoint.reported {
            rows = kept(rows);
        }
        task.db.write_now(move |conn| store::insert(conn, &rows))
    })?;
    super::advance(task, checkpoint, counts)?;
    Ok(counts)
}
