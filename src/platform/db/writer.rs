//! The one writer of a SQLite database.
//!
//! SQLite lets one connection write at a time, and making a commit durable costs far more than
//! the rows in it. So one thread owns the write connection, drains its queue, runs each job in
//! a savepoint and commits all of them at once. Answers go out after the commit; when it
//! fails, every job of the batch fails.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;
use tokio::sync::watch;

use super::steady::raw;
use super::{DatabaseUrl, DbConnection, Purpose};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::feed;
use crate::steady;

/// A batch ends after this many jobs or this much time, so that the first waits for no crowd.
const BATCH_JOBS: usize = 256;
const BATCH_TIME: Duration = Duration::from_millis(20);
/// Where several wrote at once, how long to wait for them to do so again: each waits for its
/// answer before it asks anew, so without this the first to come back would commit alone.
const GATHER_TIME: Duration = Duration::from_micros(300);
/// Jobs that may wait. More than this is overload, answered with 503.
const QUEUE: usize = 4096;

/// What became of the batch that a job ran in.
type Verdict = Result<(), String>;
/// Sends a job's answer once its batch is decided.
type Answer = Box<dyn FnOnce(Verdict) + Send>;
/// Runs in the open transaction, or learns why there is none.
type Job = Box<dyn FnOnce(Result<&mut DbConnection, &str>) -> (Answer, Trust) + Send>;

/// Whether the transaction is still the one that was begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    Sound,
    /// A job panicked, or the database failed under it: SQLite may have rolled everything back.
    Lost,
}

pub(super) struct Writer {
    queue: Option<mpsc::SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// `commits` is told of every batch that is durable.
    pub(super) fn start(url: DatabaseUrl, conn: DbConnection, commits: watch::Sender<()>) -> Self {
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || run(&url, conn, &jobs, &commits))
            .expect("the system can start a thread");
        Self {
            queue: Some(queue),
            thread: Some(thread),
        }
    }

    /// Queue a job. `tell` gets its outcome once it is durable.
    pub(super) fn submit<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut DbConnection) -> ApiResult<T> + Send + 'static,
        tell: impl FnOnce(ApiResult<T>) + Send + 'static,
    ) -> ApiResult<()> {
        let job: Job = Box::new(move |conn| {
            let (outcome, trust) = attempt(conn, job);
            let answer: Answer = Box::new(move |verdict| {
                let outcome = match (outcome, verdict) {
                    (Ok(_), Err(reason)) => Err(commit_failed(&reason)),
                    (outcome, _) => outcome,
                };
                tell(outcome);
            });
            (answer, trust)
        });
        let queue = self.queue.as_ref().ok_or_else(super::stopped)?;
        queue.try_send(job).map_err(|error| {
            ApiError::new(ErrorCode::Unavailable)
                .retry_after(1)
                .caused_by(error.to_string())
        })
    }
}

impl Drop for Writer {
    /// Finishes what is queued.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self
            .thread
            .take()
            .filter(|thread| thread.thread().id() != std::thread::current().id())
        {
            drop(thread.join());
        }
    }
}

fn attempt<T>(
    conn: Result<&mut DbConnection, &str>,
    job: impl FnOnce(&mut DbConnection) -> ApiResult<T>,
) -> (ApiResult<T>, Trust) {
    let conn = match conn {
        Ok(conn) => conn,
        Err(reason) => return (Err(commit_failed(reason)), Trust::Lost),
    };
    match catch_unwind(AssertUnwindSafe(|| in_savepoint(conn, job))) {
        Ok(Err(error)) if error.is_database_failure() => (Err(error), Trust::Lost),
        Ok(outcome) => (outcome, Trust::Sound),
        Err(_) => {
            let error = ApiError::new(ErrorCode::Internal).caused_by("a write job panicked");
            (Err(error), Trust::Lost)
        }
    }
}

/// Run `job`, of which nothing stays when it fails. What Diesel does for a transaction inside
/// another one, by statements that stay prepared.
fn in_savepoint<T>(
    conn: &mut DbConnection,
    job: impl FnOnce(&mut DbConnection) -> ApiResult<T>,
) -> ApiResult<T> {
    steady!(conn, run, raw("SAVEPOINT job"))?;
    let outcome = job(conn);
    if let Err(error) = &outcome {
        steady!(conn, run, raw("ROLLBACK TO job"))
            .inspect_err(|_| tracing::error!(%error, "a write failed and cannot be undone"))?;
    }
    steady!(conn, run, raw("RELEASE job"))?;
    outcome
}

fn commit_failed(reason: &str) -> ApiError {
    ApiError::new(ErrorCode::Unavailable)
        .retry_after(1)
        .caused_by(reason.to_owned())
}

fn run(
    url: &DatabaseUrl,
    mut conn: DbConnection,
    jobs: &mpsc::Receiver<Job>,
    commits: &watch::Sender<()>,
) {
    let mut crowd = 1;
    loop {
        // Asleep, the thread need not be woken by the first to come.
        if crowd > 1 {
            std::thread::sleep(GATHER_TIME);
        }
        let Ok(first) = jobs.recv() else {
            return;
        };
        let trust;
        (crowd, trust) = run_batch(&mut conn, first, jobs);
        // Whether anybody listens or not.
        commits.send_replace(());
        if trust == Trust::Lost {
            match DbConnection::open(url, Purpose::Write) {
                Ok(fresh) => conn = fresh,
                Err(error) => tracing::error!(%error, "the write connection cannot be reopened"),
            }
        }
    }
}

/// How many jobs the batch had, and whether the connection can be used again.
fn run_batch(conn: &mut DbConnection, first: Job, jobs: &mpsc::Receiver<Job>) -> (usize, Trust) {
    let started = Instant::now();
    let begun = begin(conn).map_err(|error| format!("cannot begin: {error}"));
    let mut answers = Vec::new();
    let mut next = Some(first);
    let mut trust = Trust::Sound;
    while let Some(job) = next {
        let (answer, after) = job(begun.as_ref().map(|()| &mut *conn).map_err(String::as_str));
        answers.push(answer);
        trust = after;
        let full = answers.len() >= BATCH_JOBS || started.elapsed() >= BATCH_TIME;
        next = if full || trust == Trust::Lost {
            None
        } else {
            jobs.try_recv().ok()
        };
    }
    let verdict = match (begun, trust) {
        (Err(reason), _) => Err(reason),
        (Ok(()), Trust::Lost) => Err("the database failed under another write".to_owned()),
        (Ok(()), Trust::Sound) => feed::file(conn)
            .and_then(|()| commit(conn))
            .map_err(|error| format!("cannot commit: {error}")),
    };
    if let Err(reason) = &verdict {
        tracing::error!(
            reason,
            jobs = answers.len(),
            "a batch of writes was not stored"
        );
        trust = Trust::Lost;
    }
    let jobs = answers.len();
    for answer in answers {
        answer(verdict.clone());
    }
    (jobs, trust)
}

fn begin(conn: &mut DbConnection) -> QueryResult<()> {
    match conn {
        // IMMEDIATE takes the write lock now: a deferred one can fail at its first write.
        DbConnection::Sqlite(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")
        }
        DbConnection::Postgres(conn) => AnsiTransactionManager::begin_transaction(conn),
    }
}

fn commit(conn: &mut DbConnection) -> QueryResult<()> {
    match conn {
        DbConnection::Sqlite(conn) => AnsiTransactionManager::commit_transaction(conn),
        DbConnection::Postgres(conn) => AnsiTransactionManager::commit_transaction(conn),
    }
}
