//! Work that takes a core for a while: a few at a time, whoever asks for it.

use std::fmt::Display;

use actix_web::web;
use tokio::sync::Semaphore;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// Who works and who waits.
#[derive(Debug)]
pub struct Turns {
    turns: Semaphore,
    waiting: Semaphore,
}

impl Turns {
    /// So many work at a time, and so many wait before others are turned away.
    #[must_use]
    pub fn new(at_once: usize, most_waiting: usize) -> Self {
        Self {
            turns: Semaphore::new(at_once),
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
        let _turn = self.turns.acquire().await.map_err(internal)?;
        web::block(job).await.map_err(internal)?
    }
}

fn internal(error: impl Display) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, mpsc};
    use std::time::Duration;

    use futures_util::future::join_all;

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
}
