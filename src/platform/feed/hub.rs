//! Readers who wait for the feed, and the pump that wakes those whom a change concerns.
//!
//! A waiting reader is an entry in a table and one timer of its own: while nothing changes it
//! costs no query. The pump reads what is new once for all of them, and only while somebody waits.
//! On SQLite every commit sets it off; on PostgreSQL, where others may write, it looks twice a
//! second.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

use super::scan::end_of_log;
use super::told::{Told, audiences_after};
use super::{Audience, Position, Window};
use crate::platform::db::{Database, Dialect};
use crate::platform::error::ApiResult;

/// Readers that may wait at once.
const MOST: usize = 10_000;
/// How often the log of PostgreSQL is looked at while somebody waits.
const LOOK_EVERY: Duration = Duration::from_millis(400);
/// After a look that failed.
const REST: Duration = Duration::from_secs(2);
/// Entries that one look reads.
const LOOK_AT: i64 = 2_000;

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// Something may have changed that concerns the reader: look again.
    Changed,
    /// The time is over, or the server stops.
    InVain,
    TooMany,
}

/// What a reader waits for: a resource and one of its audiences.
type Key = (&'static str, Audience);

#[derive(Debug)]
struct Waiter {
    keys: Vec<Key>,
    wake: oneshot::Sender<()>,
}

#[derive(Debug, Default)]
struct Waiting {
    next: u64,
    waiters: HashMap<u64, Waiter>,
    by_key: HashMap<Key, HashSet<u64>>,
    /// Up to here the pump has told everybody.
    seen: Position,
    /// Something was written while nobody waited.
    missed: bool,
    closed: bool,
}

/// The readers of one process who wait.
#[derive(Debug)]
pub struct FeedHub {
    waiting: Mutex<Waiting>,
    /// Somebody waits where nobody did.
    arrived: Notify,
    most: usize,
}

impl Default for FeedHub {
    fn default() -> Self {
        Self::holding(MOST)
    }
}

/// Takes its reader out of the table, also when the reader has gone away.
struct Place<'h> {
    hub: &'h FeedHub,
    number: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.hub.lock().remove(self.number);
    }
}

impl FeedHub {
    fn holding(most: usize) -> Self {
        Self {
            waiting: Mutex::default(),
            arrived: Notify::new(),
            most,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Readers that wait now.
    #[must_use]
    pub fn waiters(&self) -> usize {
        self.lock().waiters.len()
    }

    /// Wait until something of `window` has changed after `position`, which the reader has read
    /// to the end, or until the time is over.
    pub async fn wait(&self, window: &Window, position: Position, until: Instant) -> Waited {
        let (number, woken) = match self.enter(window, position) {
            Ok(entered) => entered,
            Err(waited) => return waited,
        };
        let _place = Place { hub: self, number };
        match tokio::time::timeout_at(until, woken).await {
            Ok(Ok(())) => Waited::Changed,
            // The sender is gone: the server stops.
            Ok(Err(_)) | Err(_) => Waited::InVain,
        }
    }

    fn enter(
        &self,
        window: &Window,
        position: Position,
    ) -> Result<(u64, oneshot::Receiver<()>), Waited> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(Waited::InVain);
        }
        if waiting.waiters.len() >= self.most {
            return Err(Waited::TooMany);
        }
        let first = waiting.waiters.is_empty();
        if first && !std::mem::take(&mut waiting.missed) {
            waiting.seen = position;
        } else if first || waiting.seen > position {
            // What others were told of meanwhile may concern this reader too.
            return Err(Waited::Changed);
        }
        let entered = waiting.add(window);
        drop(waiting);
        if first {
            self.arrived.notify_one();
        }
        Ok(entered)
    }

    /// Let everybody go, and nobody wait any more: the server stops.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.waiters.clear();
        waiting.by_key.clear();
    }

    /// Wake whom new entries concern, until the server stops.
    pub async fn pump(&self, db: Database) {
        let mut commits = db.commits();
        loop {
            match db.dialect() {
                Dialect::Sqlite => {
                    if commits.changed().await.is_err() {
                        return;
                    }
                }
                Dialect::Postgres if self.waiters() == 0 => self.arrived.notified().await,
                Dialect::Postgres => tokio::time::sleep(LOOK_EVERY).await,
            }
            if let Err(error) = self.catch_up(&db).await {
                tracing::warn!(%error, "the change log could not be looked at");
                tokio::time::sleep(REST).await;
            }
        }
    }

    /// Read on to the end of the log and wake whom it concerns.
    async fn catch_up(&self, db: &Database) -> ApiResult<()> {
        while let Some(after) = self.unseen() {
            let (told, end) = db
                .read_once(move |conn| {
                    let end = end_of_log(conn)?;
                    Ok((audiences_after(conn, after, end, LOOK_AT)?, end))
                })
                .await?;
            let whole = i64::try_from(told.len()).unwrap_or(i64::MAX) < LOOK_AT;
            let reached = match told.last() {
                Some(last) if !whole => last.position(),
                _ => end.max(after),
            };
            self.lock().tell(&told, reached);
            if whole {
                break;
            }
        }
        Ok(())
    }

    /// Where the pump has to go on; nowhere while nobody waits.
    fn unseen(&self) -> Option<Position> {
        let mut waiting = self.lock();
        if waiting.waiters.is_empty() {
            waiting.missed = true;
            return None;
        }
        Some(waiting.seen)
    }
}

impl Waiting {
    fn add(&mut self, window: &Window) -> (u64, oneshot::Receiver<()>) {
        let number = self.next;
        self.next += 1;
        let streams = window.streams.iter();
        let keys: Vec<Key> = streams
            .flat_map(|stream| {
                let resources = stream.resources.iter();
                resources.map(|resource| (*resource, stream.audience))
            })
            .collect();
        for key in &keys {
            self.by_key.entry(*key).or_default().insert(number);
        }
        let (wake, woken) = oneshot::channel();
        self.waiters.insert(number, Waiter { keys, wake });
        (number, woken)
    }

    fn remove(&mut self, number: u64) -> Option<Waiter> {
        let waiter = self.waiters.remove(&number)?;
        for key in &waiter.keys {
            if let Some(numbers) = self.by_key.get_mut(key) {
                numbers.remove(&number);
                if numbers.is_empty() {
                    self.by_key.remove(key);
                }
            }
        }
        Some(waiter)
    }

    fn tell(&mut self, told: &[Told], reached: Position) {
        let mut concerned: HashSet<u64> = HashSet::new();
        for entry in told {
            for audience in entry.audiences() {
                // The names in the table live as long as the program, those of the log do not:
                // they are equal all the same.
                let numbers = self.by_key.get(&(entry.resource(), audience));
                concerned.extend(numbers.into_iter().flatten());
            }
        }
        for number in concerned {
            if let Some(waiter) = self.remove(number) {
                // Whoever has gone away needs no waking.
                let _ = waiter.wake.send(());
            }
        }
        self.seen = self.seen.max(reached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::feed::Stream;

    fn window() -> Window {
        Window::of(vec![Stream {
            resources: vec!["schools"],
            audience: Audience::Open,
        }])
    }

    fn later() -> Instant {
        Instant::now() + Duration::from_mins(1)
    }

    #[actix_web::test]
    async fn who_does_not_fit_is_turned_away_and_a_stop_lets_everybody_go() {
        let hub = FeedHub::holding(1);
        let (window, start) = (window(), Position::default());
        let first = hub.wait(&window, start, later());
        let second = async {
            let refused = hub.wait(&window, start, later()).await;
            hub.close();
            refused
        };
        let (first, second) = futures_util::future::join(first, second).await;
        assert_eq!((first, second), (Waited::InVain, Waited::TooMany));
        assert_eq!(hub.wait(&window, start, later()).await, Waited::InVain);
        assert_eq!(hub.waiters(), 0);
    }

    #[actix_web::test]
    async fn what_was_written_while_nobody_waited_is_looked_at_first() {
        let hub = FeedHub::default();
        let (window, start) = (window(), Position::default());
        assert_eq!(hub.unseen(), None);
        assert_eq!(hub.wait(&window, start, later()).await, Waited::Changed);
        let over = hub.wait(&window, start, Instant::now()).await;
        assert_eq!(over, Waited::InVain);
    }
}
