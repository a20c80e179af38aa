//! Answers that cost much: computed few at a time, once for all who ask the same, and kept until
//! something is written.
//!
//! An answer holds what was committed before its question came. So one that is kept, or being
//! computed, answers a question only if the log looks the same to both ([`LogMark`]). One whose
//! turn has not come yet will see all of it, and answers whoever asks the same until then. See
//! `docs/adr/0016-statistics-are-cached-and-bounded.md`.

mod flight;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::rt;
use futures_util::future::{Either, select};
use prometheus::{IntCounterVec, Opts};
use quick_cache::Weighter;
use quick_cache::unsync::Cache;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

pub use flight::Run;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::sync::feed::LogMark;
use crate::platform::wire::reply::Reply;
use flight::{Flight, Flights, Place, Progress};

/// Answers computed at a time. They read much, and other requests need the cores too.
const AT_ONCE: usize = 2;
/// Answers that may wait for their turn before further ones are turned away.
const MOST_WAITING: usize = 32;
/// When to ask again who was turned away.
const COME_BACK_SECONDS: u32 = 5;
/// Bytes of all answers that are kept.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;
/// How many answers that will be, more or less.
const KEPT: usize = 1_000;

/// An answer that is kept, and what it has seen of the log.
#[derive(Debug)]
struct Kept {
    mark: LogMark,
    reply: Reply,
}

/// Weighs an answer by its size.
#[derive(Debug, Clone)]
struct Size;

impl Weighter<String, Kept> for Size {
    fn weight(&self, question: &String, kept: &Kept) -> u64 {
        let bytes = question.len() + kept.reply.size() + size_of::<Kept>();
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

struct Shelf {
    kept: Cache<String, Kept, Size>,
    flights: Flights,
}

/// The answers of one server.
pub struct AnswerCache {
    shelf: Mutex<Shelf>,
    turns: Semaphore,
    most_waiting: usize,
    answers: IntCounterVec,
}

impl std::fmt::Debug for AnswerCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AnswerCache").finish_non_exhaustive()
    }
}

/// How a question is going to be answered.
enum Way {
    Kept(Box<Reply>),
    /// With this computation.
    With(watch::Receiver<Progress>),
    /// What this computation sees is not known yet.
    Unclear(watch::Receiver<Progress>),
}

impl AnswerCache {
    /// # Panics
    /// Never: the metric is valid.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Self::holding(AT_ONCE, MOST_WAITING)
    }

    fn holding(at_once: usize, most_waiting: usize) -> Arc<Self> {
        let options = Opts::new(
            "registry_statistics_answers_total",
            "Answers with statistics: computed, shared with one who asked before, cached, refused",
        );
        let answers = IntCounterVec::new(options, &["answer"]).expect("a valid metric");
        let shelf = Shelf {
            kept: Cache::with_weighter(KEPT, KEPT_BYTES, Size),
            flights: Flights::default(),
        };
        Arc::new(Self {
            shelf: Mutex::new(shelf),
            turns: Semaphore::new(at_once),
            most_waiting,
            answers,
        })
    }

    /// How answers came about, for the metrics.
    #[must_use]
    pub fn counter(&self) -> IntCounterVec {
        self.answers.clone()
    }

    fn count(&self, answer: &str) {
        self.answers.with_label_values(&[answer]).inc();
    }

    fn lock(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answer a question that was asked when the log had this mark. `compute` must depend on the
    /// question alone. It goes on while somebody waits for it.
    ///
    /// # Errors
    /// Those of `compute`, or 503 when too many questions wait already.
    pub async fn answer<C, F>(
        self: &Arc<Self>,
        question: String,
        mark: LogMark,
        compute: C,
    ) -> ApiResult<Reply>
    where
        C: FnOnce(Run) -> F + 'static,
        F: Future<Output = ApiResult<Reply>> + 'static,
    {
        let mut compute = Some(compute);
        loop {
            let mut progress = match self.way(&question, &mark, &mut compute)? {
                Way::Kept(reply) => return Ok(*reply),
                Way::With(progress) => progress,
                Way::Unclear(mut progress) => {
                    // When it is gone, somebody else has to begin.
                    let _ = progress.wait_for(|now| !now.is_starting()).await;
                    continue;
                }
            };
            let done = progress.wait_for(|now| matches!(now, Progress::Done(_)));
            let done = done.await.map_err(|_| unavailable())?;
            if let Progress::Done(outcome) = &*done {
                return match &**outcome {
                    Ok(reply) => Ok(reply.clone()),
                    Err(error) => Err(error.shallow()),
                };
            }
        }
    }

    fn way<C, F>(
        self: &Arc<Self>,
        question: &str,
        mark: &LogMark,
        compute: &mut Option<C>,
    ) -> ApiResult<Way>
    where
        C: FnOnce(Run) -> F + 'static,
        F: Future<Output = ApiResult<Reply>> + 'static,
    {
        let mut shelf = self.lock();
        if let Some(kept) = shelf.kept.get(question)
            && kept.mark == *mark
        {
            self.count("cached");
            return Ok(Way::Kept(Box::new(kept.reply.clone())));
        }
        for flight in shelf.flights.of(question) {
            match &*flight.progress.borrow() {
                Progress::Starting => return Ok(Way::Unclear(flight.progress.subscribe())),
                Progress::Running(seen) if seen != mark => continue,
                Progress::Waiting | Progress::Running(_) => {}
                Progress::Done(_) => continue,
            }
            self.count("shared");
            return Ok(Way::With(flight.progress.subscribe()));
        }
        if shelf.flights.waiting() >= self.most_waiting {
            self.count("refused");
            return Err(unavailable());
        }
        let compute = compute.take().ok_or_else(unavailable)?;
        let (place, progress) = shelf.flights.add(self, question);
        drop(shelf);
        rt::spawn(Arc::clone(self).run(place, compute));
        Ok(Way::With(progress))
    }

    /// Compute an answer when its turn has come.
    async fn run<C, F>(self: Arc<Self>, place: Place, compute: C)
    where
        C: FnOnce(Run) -> F,
        F: Future<Output = ApiResult<Reply>>,
    {
        let Some(_turn) = self.turn(&place).await else {
            return;
        };
        self.count("computed");
        let outcome = compute(place.run()).await;
        let mut shelf = self.lock();
        let flight = shelf.flights.remove(place.number);
        if let (Some(Flight { question, .. }), Ok(reply)) = (flight, &outcome)
            && let Progress::Running(mark) = &*place.progress.borrow()
        {
            let (mark, reply) = (mark.clone(), reply.clone());
            shelf.kept.insert(question, Kept { mark, reply });
        }
        drop(shelf);
        let done = Progress::Done(Arc::new(outcome));
        place.progress.send_replace(done);
    }

    /// Wait for a turn; none when everybody who asked has gone away.
    async fn turn(&self, place: &Place) -> Option<SemaphorePermit<'_>> {
        let mut turn = pin!(self.turns.acquire());
        loop {
            let gone = pin!(place.progress.closed());
            match select(turn.as_mut(), gone).await {
                Either::Left((turn, _)) => {
                    // From here on it may miss what is written: nobody joins before it is known.
                    let _shelf = self.lock();
                    place.progress.send_replace(Progress::Starting);
                    return turn.ok();
                }
                Either::Right(((), _)) => {
                    if self.lock().flights.remove_unwanted(place.number) {
                        return None;
                    }
                }
            }
        }
    }
}

fn unavailable() -> ApiError {
    ApiError::new(ErrorCode::Unavailable).retry_after(COME_BACK_SECONDS)
}
