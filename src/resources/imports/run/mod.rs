//! The job of an import.
//!
//! - `commit` with `skip-row` stores the rows in short chunks. A chunk's rows, their reports, the
//!   counts and the checkpoint commit together: wherever the process ends, the next one goes on
//!   with the row after.
//! - `commit` with `reject-all` stores all rows, their reports and the counts in one transaction,
//!   or none. On SQLite a larger file is rehearsed over an overlay of the database first, so that
//!   a file with faults does not hold the one writer up.
//! - An import that would change who many people are stops before it stores anything, and waits to
//!   be confirmed. With `reject-all` that is known before the end of the one transaction. With
//!   `skip-row` the identities are surveyed while the file is looked through, and the rows are
//!   rehearsed where there may be too many changes.
//! - `validate` runs the very same function over the same rows and stores nothing: on SQLite over
//!   an overlay of the database, on PostgreSQL in a transaction that is rolled back.

mod chunk;
mod night;
mod pipeline;
mod rehearsal;
mod spool;
mod survey;
mod twice;
mod understanding;
mod waiting;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::kind::Rows;
use super::model::{Counts, ImportFormat, ImportMode, OnError, Parameters, ReportRow};
use super::read::{FILE, Reading};
use super::rows::is_passing;
use super::store;
use super::understood;
use super::waiting::Wait;
use crate::platform::auth::authz::Actor;
use crate::platform::db::Dialect;
use crate::platform::db::statistics::MANY_ROWS;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::work::jobs::{Ended, Progress, Task, files};
use chunk::Worked;
use pipeline::{Chunk, Pipeline};
use survey::{Remarks, Seen};
pub use twice::Twice;

/// Rows of the first chunk.
const FIRST_CHUNK: usize = 32;
/// The first chunk, whose time tells how large the next ones are. On PostgreSQL a chunk takes some
/// forty statements, however many rows it has.
const FIRST_CHUNK_POSTGRES: usize = 250;
/// How long the writer may be at one chunk.
const CHUNK_TIME: Duration = Duration::from_millis(15);
/// On PostgreSQL a chunk waits for nobody but those who want the same rows.
const CHUNK_TIME_POSTGRES: Duration = Duration::from_millis(120);
/// A chunk that the database failed under is tried again so often.
const TRIES: u32 = 5;

/// Where an import goes on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Checkpoint {
    /// Kinds of rows in the file, in the order in which they are carried out.
    kinds: Vec<Rows>,
    total: i64,
    /// The kind at hand, and the line of its last row that is done.
    pass: usize,
    line: i64,
    /// The report is complete; what is left is to say so.
    reported: bool,
    #[serde(default)]
    wait: Wait,
    /// What the file was seen to hold: looked up anew whenever the job is taken up.
    #[serde(skip)]
    remarks: Arc<Remarks>,
    /// How the file is read: found out anew whenever the job is taken up.
    #[serde(skip)]
    reading: Arc<Reading>,
}

impl Checkpoint {
    /// Whether no row is done.
    fn is_at_start(&self) -> bool {
        (self.pass, self.line) == (0, 0)
    }
}

/// Carry an import out, from where it stands.
///
/// # Errors
/// When the file as a whole is broken, its sender has gone, or the database keeps failing.
pub fn run(task: &Task) -> Result<(), Ended> {
    let parameters: Parameters = task.job.parameters()?;
    let commits = parameters.mode == ImportMode::Commit;
    let carried_out = carry_out(task, &parameters);
    // Somebody looks at the rows of a table after a validation that went to its end, and while a commit waits.
    let is_looked_at = match &carried_out {
        Ok(_) => !commits,
        Err(ended) => matches!(ended, Ended::Waiting),
    };
    if parameters.format != ImportFormat::Ndjson && !is_looked_at {
        let id = task.job.id;
        task.db
            .write_now(move |conn| understood::forget_samples(conn, id))?;
    }
    let counts = carried_out?;
    // Rows hold personal data, and the report names them by their lines. Should the process end
    // here, the checkpoint says that the file is not needed again; files of jobs that failed or
    // were cancelled are for housekeeping.
    files::remove(&task.db, task.job.id, FILE)?;
    if commits
        && counts.created + counts.updated >= MANY_ROWS
        && let Err(error) = task.db.renew_statistics_now()
    {
        // The rows are stored all the same.
        tracing::error!(%error, "the statistics of the database could not be taken");
    }
    if commits && parameters.on_error == OnError::RejectAll && counts.rejected > 0 {
        let error = ApiError::new(ErrorCode::ImportRowsRejected).with("rejected", counts.rejected);
        return Err(error.into());
    }
    Ok(())
}

fn carry_out(task: &Task, parameters: &Parameters) -> Result<Counts, Ended> {
    // Before the file is looked at: whoever may not log in any more has nothing read for them.
    let actor = task.db.read_now(|conn| task.actor(conn))?;
    let mut counts: Counts = task.job.result()?.unwrap_or_default();
    let checkpoint = match task.job.checkpoint::<Checkpoint>()? {
        Some(checkpoint) if checkpoint.reported => checkpoint,
        Some(mut checkpoint) => {
            checkpoint.reading = Arc::new(understanding::of(task, parameters, &actor)?);
            checkpoint.remarks = Arc::new(survey::again(task, parameters, &checkpoint.reading)?);
            // A report that tells what would be may be there, or a part of it.
            if checkpoint.is_at_start() {
                counts = Counts::default();
                checkpoint = waiting::begin_anew(task, checkpoint)?;
            }
            checkpoint
        }
        None => begin(task, parameters, actor)?,
    };
    let all_or_none = parameters.on_error == OnError::RejectAll;
    match (checkpoint.reported, parameters.mode) {
        (true, _) => Ok(counts),
        (false, ImportMode::Validate) => rehearsal::validate(task, parameters, checkpoint),
        (false, ImportMode::Commit) if all_or_none => {
            rehearsal::all_or_none(task, parameters, checkpoint)
        }
        (false, ImportMode::Commit) => {
            let checkpoint = waiting::expect_few_changes(task, parameters, checkpoint)?;
            row_by_row(task, parameters, checkpoint, counts)
        }
    }
}

/// Look the file through once: what is wrong with it as a whole, how many rows, of which kinds.
fn begin(task: &Task, parameters: &Parameters, actor: Actor) -> Result<Checkpoint, Ended> {
    let reading = understanding::of(task, parameters, &actor)?;
    let asks = reading.asks();
    let Seen {
        kinds,
        total,
        touched,
        remarks,
    } = survey::look_through(task, parameters, &reading, actor)?;
    let suspect = asks || parameters.threshold.may_be_exceeded(touched);
    let checkpoint = Checkpoint {
        kinds,
        total,
        pass: 0,
        line: 0,
        reported: false,
        wait: Wait {
            suspect,
            asks,
            ..Wait::default()
        },
        remarks: Arc::new(remarks),
        reading: Arc::new(reading),
    };
    advance(task, checkpoint.clone(), Counts::default())?;
    Ok(checkpoint)
}

impl Checkpoint {
    fn progress(&self, counts: Counts) -> Progress {
        Progress {
            done: counts.total(),
            total: Some(self.total),
            checkpoint: json!(self),
            result: json!(counts),
        }
    }

    /// Nothing is left to do, or to say.
    fn reported(mut self) -> Self {
        self.reported = true;
        self
    }

    fn after(&self, chunk: &Chunk) -> Self {
        Self {
            pass: chunk.pass,
            line: chunk.last_line,
            ..self.clone()
        }
    }
}

/// Store the good rows, chunk by chunk.
fn row_by_row(
    task: &Task,
    parameters: &Parameters,
    mut checkpoint: Checkpoint,
    mut counts: Counts,
) -> Result<Counts, Ended> {
    let (target, first) = match task.db.dialect() {
        Dialect::Sqlite => (CHUNK_TIME, FIRST_CHUNK),
        Dialect::Postgres => (CHUNK_TIME_POSTGRES, FIRST_CHUNK_POSTGRES),
    };
    let pipeline = Pipeline::start(task, parameters, &checkpoint, first);
    while let Some(mut chunk) = pipeline.next()? {
        task.go_on()?;
        let next = checkpoint.after(&chunk);
        let mut tries = 0;
        counts = loop {
            tries += 1;
            let (outcome, back, time) = store_chunk(task, parameters, chunk, &next, counts)?;
            match outcome {
                Ok(counts) => {
                    pipeline.adapt(back.rows.len(), time, target);
                    break counts;
                }
                Err(error) if tries < TRIES && is_passing(&error) => {
                    tracing::warn!(%error, tries, "a chunk of an import is tried again");
                    std::thread::sleep(Duration::from_millis(50) * 2_u32.pow(tries));
                    chunk = back;
                }
                Err(error) => return Err(error.into()),
            }
        };
        checkpoint = next;
    }
    advance(task, checkpoint.reported(), counts)?;
    Ok(counts)
}

/// Write how far the import is, where nothing else is to be stored with it.
fn advance(task: &Task, checkpoint: Checkpoint, counts: Counts) -> ApiResult<()> {
    let advancing = task.clone();
    let progress = checkpoint.progress(counts);
    task.db
        .write_now(move |conn| advancing.advance(conn, &progress))
}

type Stored = (ApiResult<Counts>, Chunk, Duration);

/// Carry a chunk out and store it with its report and the checkpoint, in one transaction. The
/// chunk comes back, for another try, and with it the time that the transaction took.
fn store_chunk(
    task: &Task,
    parameters: &Parameters,
    chunk: Chunk,
    next: &Checkpoint,
    counts: Counts,
) -> Result<Stored, Ended> {
    let (send, receive) = std::sync::mpsc::sync_channel(1);
    let (advancing, parameters) = (task.clone(), parameters.clone());
    let next = next.clone();
    let outcome = task.db.write_now(move |conn| {
        let started = Instant::now();
        let stored = chunk::work(conn, &advancing, &parameters.system, &chunk).and_then(
            |Worked {
                 report,
                 counts: new,
                 ..
             }| {
                let report: Vec<_> = report
                    .into_iter()
                    .map(ReportRow::without_identity)
                    .collect();
                store::insert(conn, &report)?;
                let counts = counts + new;
                advancing.advance(conn, &next.progress(counts))?;
                Ok(counts)
            },
        );
        // Somebody waits for it, or the process is ending.
        drop(send.send((chunk, started.elapsed())));
        stored
    });
    match receive.recv() {
        Ok((chunk, time)) => Ok((outcome, chunk, time)),
        Err(_) => Err(outcome
            .err()
            .unwrap_or_else(|| ApiError::new(ErrorCode::Internal))
            .into()),
    }
}
