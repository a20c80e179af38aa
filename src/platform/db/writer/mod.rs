//! The one writer of a SQLite database.
//!
//! SQLite allows one writing connection at a time, and a durable commit costs far more than its
//! rows. So one thread owns the write connection. It drains its queue, runs the jobs one by one in
//! one transaction, and commits them together. Answers go out after the commit. If the commit
//! fails, every job of the batch fails.
//!
//! If a job fails after it has written, the whole batch is rolled back and runs again, each job in
//! a savepoint. This is rare: most jobs fail before their first write. A savepoint for every job
//! would make SQLite copy every page that the job touches.

mod job;

use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;
use tokio::sync::watch;

use super::prepared::raw;
use super::{BeforeCommit, DatabaseUrl, DbConnection, Purpose, dialect, unavailable};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::prepared;
use job::{Job, Ran, Write};

/// A batch ends after this many jobs or this much time, so that its first job does not wait long.
const BATCH_JOBS: usize = 256;
const BATCH_TIME: Duration = Duration::from_millis(20);
/// How long to wait for more jobs after a batch of several. Its clients write again as soon as they
/// have their answers. Without the pause, the first of them would be committed alone.
const GATHER_TIME: Duration = Duration::from_micros(300);
/// Jobs that may wait. More than this is overload, answered with 503.
const QUEUE: usize = 4096;

pub(super) struct Writer {
    queue: Option<mpsc::SyncSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// `commits` gets a signal for every durable batch.
    pub(super) fn start(
        url: DatabaseUrl,
        conn: DbConnection,
        before_commit: BeforeCommit,
        commits: watch::Sender<()>,
    ) -> Self {
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || run(&url, conn, &jobs, before_commit, &commits))
            .expect("the system can start a thread");
        Self {
            queue: Some(queue),
            thread: Some(thread),
        }
    }

    /// Queue work that may run again before it is durable; its last outcome counts, which `answer`
    /// gets then.
    pub(super) fn submit<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut DbConnection) -> ApiResult<T> + Send + 'static,
        answer: impl FnOnce(ApiResult<T>) + Send + 'static,
    ) -> ApiResult<()> {
        self.send(Write::new(work, false, answer))
    }

    /// [`Writer::submit`] for work that runs once: it is the last of its batch.
    pub(super) fn submit_once<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> ApiResult<T> + Send + 'static,
        answer: impl FnOnce(ApiResult<T>) + Send + 'static,
    ) -> ApiResult<()> {
        let mut work = Some(work);
        let once = move |conn: &mut DbConnection| {
            let work = work.take();
            work.ok_or_else(|| ApiError::new(ErrorCode::Internal))?(conn)
        };
        self.send(Write::new(once, true, answer))
    }

    fn send(&self, job: impl Job + 'static) -> ApiResult<()> {
        let queue = self.queue.as_ref().ok_or_else(super::stopped)?;
        queue.try_send(Box::new(job)).map_err(unavailable)
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

fn run(
    url: &DatabaseUrl,
    mut conn: DbConnection,
    queue: &mpsc::Receiver<Box<dyn Job>>,
    before_commit: BeforeCommit,
    commits: &watch::Sender<()>,
) {
    let mut crowd = 1;
    loop {
        // A sleeping thread needs no wake-up call from the first job.
        if crowd > 1 {
            std::thread::sleep(GATHER_TIME);
        }
        let Ok(first) = queue.recv() else {
            return;
        };
        let mut batch = vec![first];
        let verdict = store(&mut conn, &mut batch, queue, BATCH_TIME)
            .and_then(|()| commit(&mut conn, before_commit))
            .map_err(|error| error.to_string());
        crowd = batch.len();
        if let Err(reason) = &verdict {
            tracing::error!(reason, jobs = crowd, "a batch of writes was not stored");
        }
        for job in batch {
            job.answer(&verdict);
        }
        // Succeeds without receivers too.
        commits.send_replace(());
        if verdict.is_err() {
            match DbConnection::open(url, Purpose::Write) {
                Ok(fresh) => conn = fresh,
                Err(error) => tracing::error!(%error, "the write connection cannot be reopened"),
            }
        }
    }
}

/// Run the first job of `batch` and those that wait in the `queue`, which become part of it until
/// `time` is up, in one transaction.
fn store(
    conn: &mut DbConnection,
    batch: &mut Vec<Box<dyn Job>>,
    queue: &mpsc::Receiver<Box<dyn Job>>,
    time: Duration,
) -> ApiResult<()> {
    let started = Instant::now();
    begin(conn)?;
    let mut with_savepoints = false;
    while let Some(job) = batch.last_mut() {
        let is_last = job.is_last();
        if with_savepoints || is_last {
            run_with_savepoint(conn, job)?;
        } else if run_without_savepoint(conn, job)? == Left::Writes {
            DbConnection::rollback_transaction(conn)?;
            begin(conn)?;
            with_savepoints = true;
            // Failed jobs run again too: they may have read rows that are gone now.
            batch
                .iter_mut()
                .try_for_each(|job| run_with_savepoint(conn, job))?;
        }
        if is_last || batch.len() >= BATCH_JOBS || started.elapsed() >= time {
            break;
        }
        let Ok(next) = queue.try_recv() else {
            break;
        };
        batch.push(next);
    }
    Ok(())
}

fn commit(conn: &mut DbConnection, before_commit: BeforeCommit) -> ApiResult<()> {
    before_commit(conn)?;
    Ok(DbConnection::commit_transaction(conn)?)
}

/// What a failed job has left in the transaction.
#[derive(PartialEq, Eq)]
enum Left {
    Nothing,
    Writes,
}

fn run_without_savepoint(conn: &mut DbConnection, job: &mut Box<dyn Job>) -> ApiResult<Left> {
    let before = dialect::writes_so_far(conn)?;
    match job.run(conn) {
        Ran::Refused if dialect::writes_so_far(conn)? != before => Ok(Left::Writes),
        Ran::Well | Ran::Refused => Ok(Left::Nothing),
        Ran::Badly => Err(lost()),
    }
}

/// Run `job` in a savepoint, and roll back to it when the job fails. Diesel does the same for a
/// nested transaction, but by statements that are not cached.
fn run_with_savepoint(conn: &mut DbConnection, job: &mut Box<dyn Job>) -> ApiResult<()> {
    prepared!(conn, run, raw("SAVEPOINT job"))?;
    match job.run(conn) {
        Ran::Well => {}
        Ran::Refused => prepared!(conn, run, raw("ROLLBACK TO job"))?,
        Ran::Badly => return Err(lost()),
    }
    Ok(prepared!(conn, run, raw("RELEASE job"))?)
}

fn lost() -> ApiError {
    unavailable("the database failed under a write, or the write panicked")
}

fn begin(conn: &mut DbConnection) -> QueryResult<()> {
    match conn {
        // IMMEDIATE takes the write lock now: a deferred one can fail at its first write.
        DbConnection::Sqlite(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")
        }
        DbConnection::Postgres(_) => DbConnection::begin_transaction(conn),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    use diesel::connection::SimpleConnection;

    use super::*;
    use crate::platform::db::Database;

    diesel::table! {
        notes (number) {
            number -> BigInt,
        }
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Does {
        Write,
        Refuse,
        WriteAndRefuse,
        /// [`WriteAndRefuse`], of what can run only once.
        OnceRefuse,
    }
    use Does::*;

    /// What each job of the first batch answers, how often each ran, and the numbers of those whose
    /// write is stored.
    fn outcome(jobs: &[Does]) -> (Vec<bool>, Vec<usize>, Vec<i64>) {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("writer.db").display());
        let url: DatabaseUrl = url.parse().unwrap();
        Database::open(&url, 1, |_| Ok(())).unwrap();
        let mut conn = DbConnection::open(&url, Purpose::Write).unwrap();
        conn.batch_execute("CREATE TABLE notes (number INTEGER NOT NULL)")
            .unwrap();
        let (queue, waiting) = mpsc::sync_channel(jobs.len());
        let writer = Writer {
            queue: Some(queue),
            thread: None,
        };
        let answers = Arc::new(Mutex::new(Vec::new()));
        let runs: Vec<Arc<AtomicUsize>> = jobs.iter().map(|_| Arc::default()).collect();
        for ((number, does), runs) in (0..).zip(jobs.iter().copied()).zip(&runs) {
            let (runs, answers) = (Arc::clone(runs), Arc::clone(&answers));
            let work = move |conn: &mut DbConnection| {
                runs.fetch_add(1, Ordering::Relaxed);
                if does != Refuse {
                    diesel::insert_into(notes::table)
                        .values(notes::number.eq(number))
                        .execute(conn)?;
                }
                match does {
                    Write => Ok(()),
                    Refuse | WriteAndRefuse | OnceRefuse => Err(ApiError::not_found()),
                }
            };
            let answer =
                move |outcome: ApiResult<()>| answers.lock().unwrap().push(outcome.is_ok());
            let queued = match does {
                OnceRefuse => writer.submit_once(work, answer),
                _ => writer.submit(work, answer),
            };
            queued.unwrap();
        }
        let mut batch = vec![waiting.recv().unwrap()];
        store(&mut conn, &mut batch, &waiting, Duration::MAX).unwrap();
        commit(&mut conn, |_| Ok(())).unwrap();
        for job in batch {
            job.answer(&Ok(()));
        }
        let stored = notes::table.order(notes::number).select(notes::number);
        let answers = answers.lock().unwrap().clone();
        let runs = runs.iter().map(|runs| runs.load(Ordering::Relaxed));
        (answers, runs.collect(), stored.load(&mut conn).unwrap())
    }

    #[test]
    fn what_is_refused_before_it_writes_has_nothing_run_again() {
        let told = outcome(&[Write, Refuse, Write]);
        assert_eq!(told, (vec![true, false, true], vec![1; 3], vec![0, 2]));
    }

    #[test]
    fn what_was_undone_with_a_refused_write_runs_again() {
        let told = outcome(&[Write, Refuse, Write, WriteAndRefuse, Write, WriteAndRefuse]);
        let answers = vec![true, false, true, false, true, false];
        assert_eq!(told, (answers, vec![2, 2, 2, 2, 1, 1], vec![0, 2, 4]));
    }

    #[test]
    fn what_runs_once_ends_its_batch_and_has_nothing_run_again() {
        let told = outcome(&[Write, OnceRefuse, Write]);
        assert_eq!(told, (vec![true, false], vec![1, 1, 0], vec![0]));
    }
}
