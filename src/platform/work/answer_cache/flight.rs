//! Computations that wait for their turn or run, and who waits for them.

use std::sync::Arc;

use tokio::sync::watch;

use super::AnswerCache;
use crate::platform::error::ApiResult;
use crate::platform::sync::feed::LogMark;
use crate::platform::wire::reply::Reply;

/// How far a computation is.
#[derive(Debug, Clone)]
pub(super) enum Progress {
    Waiting,
    /// What it sees of the log is not known yet.
    Starting,
    Running(LogMark),
    Done(Arc<ApiResult<Reply>>),
}

impl Progress {
    pub(super) fn is_starting(&self) -> bool {
        matches!(self, Self::Starting)
    }
}

/// The computation of one answer. Whoever waits for it is subscribed to its progress.
#[derive(Debug)]
pub(super) struct Flight {
    pub(super) question: String,
    pub(super) progress: watch::Sender<Progress>,
    number: u64,
}

/// All computations that are not done. There are few.
#[derive(Debug, Default)]
pub(super) struct Flights {
    all: Vec<Flight>,
    next: u64,
}

impl Flights {
    pub(super) fn of(&self, question: &str) -> impl Iterator<Item = &Flight> {
        let all = self.all.iter();
        all.filter(move |flight| flight.question == question)
    }

    pub(super) fn waiting(&self) -> usize {
        let is_waiting = |flight: &&Flight| matches!(*flight.progress.borrow(), Progress::Waiting);
        self.all.iter().filter(is_waiting).count()
    }

    pub(super) fn add(
        &mut self,
        cache: &Arc<AnswerCache>,
        question: &str,
    ) -> (Place, watch::Receiver<Progress>) {
        let (progress, receiver) = watch::channel(Progress::Waiting);
        let number = self.next;
        self.next += 1;
        self.all.push(Flight {
            question: question.to_owned(),
            progress: progress.clone(),
            number,
        });
        let place = Place {
            cache: Arc::clone(cache),
            progress,
            number,
        };
        (place, receiver)
    }

    pub(super) fn remove(&mut self, number: u64) -> Option<Flight> {
        let mut all = self.all.iter();
        let at = all.position(|flight| flight.number == number)?;
        Some(self.all.remove(at))
    }

    /// Remove a computation that nobody waits for. Returns whether it is gone.
    pub(super) fn remove_unwanted(&mut self, number: u64) -> bool {
        let is_wanted = |flight: &Flight| flight.progress.receiver_count() > 0;
        self.all
            .retain(|flight| flight.number != number || is_wanted(flight));
        self.all.iter().all(|flight| flight.number != number)
    }
}

/// The place of a computation among the others. It is freed when this is dropped, so that nobody
/// waits for what will not come.
pub(super) struct Place {
    cache: Arc<AnswerCache>,
    pub(super) progress: watch::Sender<Progress>,
    pub(super) number: u64,
}

impl Place {
    pub(super) fn run(&self) -> Run {
        Run {
            cache: Arc::clone(&self.cache),
            progress: self.progress.clone(),
            number: self.number,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.cache.lock().flights.remove(self.number);
    }
}

/// A computation, as whoever carries it out sees it.
pub struct Run {
    cache: Arc<AnswerCache>,
    progress: watch::Sender<Progress>,
    number: u64,
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Run").field(&self.number).finish()
    }
}

impl Run {
    /// Tell what the computation sees of the log. Without that its answer is not kept.
    pub fn sees(&self, mark: LogMark) {
        self.progress.send_replace(Progress::Running(mark));
    }

    /// Whether somebody still waits for the answer. Once nobody does, nobody will.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        !self.cache.lock().flights.remove_unwanted(self.number)
    }
}
