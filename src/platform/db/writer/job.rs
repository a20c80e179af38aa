//! A write in the queue of the writer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::platform::db::{DbConnection, unavailable};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// The result of the commit of a batch.
pub(super) type Verdict = Result<(), String>;

/// A write that waits for its batch, or for what becomes of it.
pub(super) trait Job: Send {
    /// Run it in the open transaction. It runs again after a rollback.
    fn run(&mut self, conn: &mut DbConnection) -> Ran;
    /// Whether it can run only once, and so must be the last of its batch.
    fn is_last(&self) -> bool;
    /// Send the answer.
    fn answer(self: Box<Self>, verdict: &Verdict);
}

/// How a job ran.
pub(super) enum Ran {
    Well,
    /// It failed. Its writes must be undone.
    Refused,
    /// It panicked, or the database failed. SQLite may have rolled back the whole transaction.
    Badly,
}

/// `work`, its latest outcome, and who gets it as the `answer`.
pub(super) struct Write<T, W, A> {
    work: W,
    is_last: bool,
    /// None before the first run.
    outcome: Option<ApiResult<T>>,
    answer: A,
}

impl<T, W, A> Write<T, W, A> {
    pub(super) fn new(work: W, is_last: bool, answer: A) -> Self {
        Self {
            work,
            is_last,
            outcome: None,
            answer,
        }
    }
}

impl<T, W, A> Job for Write<T, W, A>
where
    T: Send,
    W: FnMut(&mut DbConnection) -> ApiResult<T> + Send,
    A: FnOnce(ApiResult<T>) + Send,
{
    fn run(&mut self, conn: &mut DbConnection) -> Ran {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(conn)));
        let ran = match &outcome {
            Ok(Ok(_)) => Ran::Well,
            Ok(Err(error)) if !error.is_database_failure() => Ran::Refused,
            Ok(Err(_)) | Err(_) => Ran::Badly,
        };
        let panicked =
            |_| Err(ApiError::new(ErrorCode::Internal).caused_by("a write job panicked"));
        self.outcome = Some(outcome.unwrap_or_else(panicked));
        ran
    }

    fn is_last(&self) -> bool {
        self.is_last
    }

    fn answer(self: Box<Self>, verdict: &Verdict) {
        (self.answer)(match (self.outcome, verdict) {
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(_)) | None, Err(reason)) => Err(unavailable(reason)),
            (Some(outcome), Ok(())) => outcome,
            (None, Ok(())) => Err(unavailable("the write did not run")),
        });
    }
}
