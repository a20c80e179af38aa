//! Runs jobs: in each process one of each kind at a time.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use super::store::{self, claim};
use super::task::{CANCEL, GO_ON, LOST, STOP};
use super::{Ended, JobState, Task};
use crate::platform::db::{Database, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, StoredError};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;

/// How often a server polls for jobs. Another server may have queued one, which gives no signal
/// here.
const ROUND: Duration = Duration::from_secs(2);
/// While a job runs, its lease is renewed and its state looked at this often.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Does the work of one kind of job.
pub type Work = fn(&Task) -> Result<(), Ended>;

/// Wakes everybody who waits for a job: there is a new one, or the server stops.
#[derive(Debug, Clone, Default)]
pub struct JobSignal(Arc<(Mutex<Signalled>, Condvar)>);

#[derive(Debug, Default)]
struct Signalled {
    /// How many new jobs were signalled.
    times: u64,
    stop: bool,
}

impl JobSignal {
    /// Say that there is a job to take up.
    pub fn notify(&self) {
        self.set(|state| state.times += 1);
    }

    fn stop(&self) {
        self.set(|state| state.stop = true);
    }

    fn set(&self, change: impl FnOnce(&mut Signalled)) {
        let (state, waiting) = &*self.0;
        change(&mut state.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.notify_all();
    }

    /// Wait for a new job since the `heard` ones, or for some time. Returns whether to go on.
    fn wait(&self, heard: &mut u64) -> bool {
        let (state, waiting) = &*self.0;
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let quiet = |state: &mut Signalled| state.times == *heard && !state.stop;
        let (state, _) = waiting
            .wait_timeout_while(state, ROUND, quiet)
            .unwrap_or_else(PoisonError::into_inner);
        *heard = state.times;
        !state.stop
    }

    fn is_stopped(&self) -> bool {
        let (state, _) = &*self.0;
        state.lock().unwrap_or_else(PoisonError::into_inner).stop
    }
}

/// The jobs that a server can do.
#[derive(Debug)]
pub struct Runner {
    db: Database,
    /// The origin that clients know, for links in what jobs write.
    public_url: Arc<str>,
    signal: JobSignal,
    works: HashMap<&'static str, Work>,
    me: AnyId,
}

/// A runner at work; it stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    signal: JobSignal,
    thread: Option<JoinHandle<()>>,
}

impl Runner {
    #[must_use]
    pub fn new(db: Database, public_url: Arc<str>, signal: JobSignal) -> Self {
        Self {
            db,
            public_url,
            signal,
            works: HashMap::new(),
            me: AnyId::new(),
        }
    }

    /// Jobs of this kind are done by `work`.
    #[must_use]
    pub fn with(mut self, kind: &'static str, work: Work) -> Self {
        self.works.insert(kind, work);
        self
    }

    /// # Panics
    /// When the system cannot start a thread.
    #[must_use]
    pub fn start(self) -> Running {
        let signal = self.signal.clone();
        let thread = std::thread::Builder::new()
            .name("jobs".into())
            .spawn(move || self.run())
            .expect("the system can start a thread");
        Running {
            signal,
            thread: Some(thread),
        }
    }

    fn run(&self) {
        if self.db.dialect() == Dialect::Sqlite
            && let Err(error) = self.db.write_now(store::release_all)
        {
            tracing::error!(%error, "jobs of an earlier process could not be freed");
        }
        std::thread::scope(|scope| {
            for (&kind, &work) in &self.works {
                scope.spawn(move || self.serve(kind, work));
            }
        });
    }

    /// Take up the jobs of a kind, one after the other.
    fn serve(&self, kind: &'static str, work: Work) {
        let me = self.me;
        let mut heard = 0;
        while !self.signal.is_stopped() {
            // Looked for first by a read: an idle server writes nothing.
            let look = move |conn: &mut _| store::has_work(conn, kind, me);
            let claimed = self.db.read_now(look).and_then(|some| {
                if !some {
                    return Ok(None);
                }
                self.db
                    .write_now(move |conn| claim(conn, kind, me, Timestamp::now()))
            });
            match claimed {
                Ok(Some(job)) => {
                    let task = Task::new(self.db.clone(), Arc::clone(&self.public_url), job, me);
                    if let Err(error) = self.work_at(&task, work) {
                        tracing::error!(job = %task.job.id, %error, "a job could not be ended");
                    }
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, kind, "jobs could not be looked for"),
            }
            if !self.signal.wait(&mut heard) {
                return;
            }
        }
    }

    fn work_at(&self, task: &Task, work: Work) -> ApiResult<()> {
        tracing::info!(job = %task.job.id, kind = task.job.kind, "taken up");
        let ended = std::thread::scope(|scope| {
            let (done, until_done) = mpsc::channel::<()>();
            scope.spawn(move || self.watch(task, &until_done));
            let ended = task.go_on().and_then(|()| {
                catch_unwind(AssertUnwindSafe(|| work(task))).unwrap_or_else(panicked)
            });
            drop(done);
            ended
        });
        let (id, me) = (task.job.id, self.me);
        let (state, error): (JobState, Option<StoredError>) = match (ended, task.signal()) {
            (Ok(()), _) => (JobState::Succeeded, None),
            (Err(_), LOST) => return Ok(()),
            (Err(_), CANCEL) => (JobState::Cancelled, None),
            (Err(_), STOP) => {
                return self.db.write_now(move |conn| store::release(conn, id, me));
            }
            (Err(Ended::Interrupted), _) => {
                return self.db.write_now(move |conn| store::release(conn, id, me));
            }
            (Err(Ended::Waiting), _) => {
                tracing::info!(job = %id, "waits to be confirmed");
                return self
                    .db
                    .write_now(move |conn| store::wait(conn, id, me, Timestamp::now()));
            }
            (Err(Ended::Failed(error)), _) => {
                error.log(&task.job.request_id);
                (JobState::Failed, Some(error.to_stored()))
            }
        };
        tracing::info!(job = %id, state = state.as_str(), "ended");
        self.db
            .write_now(move |conn| store::finish(conn, id, me, state, error, Timestamp::now()))
    }

    /// Keep the lease, and pass on what the job has to know, until `done` is dropped.
    fn watch(&self, task: &Task, done: &mpsc::Receiver<()>) {
        let (id, me) = (task.job.id, self.me);
        loop {
            match done.recv_timeout(HEARTBEAT) {
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                _ => return,
            }
            if self.signal.is_stopped() {
                task.interrupt(STOP);
            }
            let renew = move |conn: &mut _| store::renew(conn, id, me, Timestamp::now());
            let state = match self.db.dialect() {
                Dialect::Sqlite => self.db.read_now(renew),
                Dialect::Postgres => self.db.write_now(renew),
            };
            match state {
                Ok(None) => task.interrupt(LOST),
                Ok(Some(JobState::Cancelling)) => task.interrupt(CANCEL),
                Ok(Some(_)) => task.interrupt(GO_ON),
                Err(error) => tracing::warn!(job = %id, %error, "a lease could not be renewed"),
            }
        }
    }
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Result<(), Ended> {
    let error = ApiError::new(ErrorCode::Internal).caused_by("a job panicked");
    Err(Ended::Failed(error))
}

impl Running {
    /// Stop the runner and wait until its jobs have reached a checkpoint.
    pub fn stop(mut self) {
        self.signal.stop();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal.stop();
    }
}
