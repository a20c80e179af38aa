//! Work that takes a core for a while: a few at a time, whoever asks for it.

use std::fmt::Display;
use std::sync::Arc;

use actix_web::web;
use tokio::sync::Semaphore;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// Who works and who waits.
#[derive(Debug)]
pub struct Turns {
    turns: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Turns {
    /// So many work at a time, and so many wait before others are turned away.
    #[must_use]
    pub fn new(at_once: usize, most_waiting: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(at_once)),
            waiting: Semaphore::new(most_waiting),
        }
    }

    /// Work off the worker, in turn.
    ///
    /// # Errors
    /// Those of `job`; 503 when too many wait already.
    pub async fn take<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let overloaded = |_| ApiError::new(ErrorCode::Unavailable).retry_after(1);
        let _waiting = self.waiting.try_acquire().map_err(overloaded)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(internal)?;
        // Who goes away while it works gives no turn back before it is done.
        let work = move || {
            let _turn = turn;
            job()
        };
        web::block(work).await.map_err(internal)?
    }
}

fn internal(error: impl Display) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::time::Duration;

    use futures_util::future::{Either, join_all, select};

    use super::*;

    #[actix_web::test]
    async fn a_few_work_at_a_time_and_who_comes_when_too_many_wait_is_turned_away() {
        let turns = Turns::new(2, 6);
        let (working, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let job = || {
            let (working, most) = (Arc::clone(&working), Arc::clone(&most));
            move || {
                let now = working.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(now, Ordering::SeqCst);
                // For as long as another thread may take to begin.
                let (_held, never) = mpsc::channel::<()>();
                assert!(never.recv_timeout(Duration::from_millis(20)).is_err());
                working.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            }
        };
        let done = join_all((0..10).map(|_| turns.take(job()))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 6);
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert!(turns.take(job()).await.is_ok());
    }

    #[actix_web::test]
    async fn who_goes_away_leaves_no_turn_to_others_before_the_work_is_done() {
        let turns = Turns::new(1, 6);
        let (end, ended) = mpsc::channel::<()>();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let long = turns.take(move || {
            begun.send(()).ok();
            ended.recv().ok();
            Ok(())
        });
        // The client hangs up as soon as the work has begun.
        match select(Box::pin(long), has_begun).await {
            Either::Left((done, _)) => panic!("it waits to be told: {done:?}"),
            Either::Right((begun, _)) => begun.expect("a beginning"),
        }
        let mut next = Box::pin(turns.take(|| Ok(())));
        let early = tokio::time::timeout(Duration::from_millis(50), &mut next).await;
        assert!(early.is_err(), "the turn is taken");
        end.send(()).expect("a listener");
        next.await.expect("a turn");
    }
}
