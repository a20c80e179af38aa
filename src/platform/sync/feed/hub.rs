//! Readers who wait for the feed, and the pump that wakes them.
//!
//! A waiting reader is an entry in a table and a timer. It costs no query. The pump reads new
//! entries once for all readers, and only while one waits. On SQLite each commit starts it. On
//! PostgreSQL other servers write too, so it polls twice a second while a reader waits. A waiter
//! for any news learns at once of this server's writes. It learns of other servers' writes within
//! some seconds, because each server has its own waiters.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::{Notify, oneshot, watch};
use tokio::time::Instant;

use super::addressees::{Addressees, addressees_after};
use super::scan::{end_of_log, is_held_back};
use super::{Audience, Position, Window};
use crate::platform::db::{Database, Dialect};
use crate::platform::error::ApiResult;

/// Readers that may wait at once.
const MOST: usize = 10_000;
/// How often the log of PostgreSQL is looked at while a reader waits, or while another transaction
/// that is still open holds an entry back.
const LOOK_EVERY: Duration = Duration::from_millis(400);
/// How often it is looked at while only waiters for any news are there.
const LOOK_SELDOM: Duration = Duration::from_secs(10);
/// Commits within this time are read together.
const GATHER: Duration = Duration::from_millis(100);
/// The pause after a failed read.
const REST: Duration = Duration::from_secs(2);
/// Entries in one read.
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
type Topic = (&'static str, Audience);

/// Stands for any entry.
const NEWS: Topic = ("", Audience::Unfiltered);

#[derive(Debug)]
struct Waiter {
    topics: Vec<Topic>,
    wake: oneshot::Sender<()>,
}

impl Waiter {
    fn is_reader(&self) -> bool {
        self.topics != [NEWS]
    }
}

#[derive(Debug, Default)]
struct Waiting {
    next: u64,
    waiters: HashMap<u64, Waiter>,
    by_topic: HashMap<Topic, HashSet<u64>>,
    /// Waiters other than those for any news.
    readers: usize,
    /// The waiters know of everything up to here.
    seen: Position,
    /// Something was written while nobody waited.
    missed: bool,
    closed: bool,
}

/// The readers of one process who wait.
#[derive(Debug)]
pub struct FeedHub {
    waiting: Mutex<Waiting>,
    /// Signals the first waiter, and the first reader among waiters.
    arrived: Notify,
    most: usize,
}

impl Default for FeedHub {
    fn default() -> Self {
        Self::holding(MOST)
    }
}

/// Removes its waiter when dropped, also when the request was cancelled.
struct WaiterGuard<'h> {
    hub: &'h FeedHub,
    number: u64,
}

impl Drop for WaiterGuard<'_> {
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
        self.lock().readers
    }

    /// Wait until something of `window` has changed after `position`, which the reader has read
    /// to the end, or until the time is over.
    pub async fn wait(&self, window: &Window, position: Position, until: Instant) -> Waited {
        self.wait_for(topics_of(window), position, until).await
    }

    /// Wait until anything at all was written after `position`, or until the time is over. On
    /// PostgreSQL it takes a while longer to hear of what other servers write.
    pub async fn wait_for_news(&self, position: Position, until: Instant) -> Waited {
        self.wait_for(vec![NEWS], position, until).await
    }

    async fn wait_for(&self, topics: Vec<Topic>, position: Position, until: Instant) -> Waited {
        let (number, woken) = match self.enter(topics, position) {
            Ok(entered) => entered,
            Err(waited) => return waited,
        };
        let _guard = WaiterGuard { hub: self, number };
        match tokio::time::timeout_at(until, woken).await {
            Ok(Ok(())) => Waited::Changed,
            // The sender is gone: the server stops.
            Ok(Err(_)) | Err(_) => Waited::InVain,
        }
    }

    fn enter(
        &self,
        topics: Vec<Topic>,
        position: Position,
    ) -> Result<(u64, oneshot::Receiver<()>), Waited> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(Waited::InVain);
        }
        let is_reader = topics != [NEWS];
        if is_reader && waiting.readers >= self.most {
            return Err(Waited::TooMany);
        }
        let first = waiting.waiters.is_empty();
        if first && !std::mem::take(&mut waiting.missed) {
            waiting.seen = position;
        } else if first || waiting.seen > position {
            // Entries after the reader's position have been handled already. They may concern this
            // reader.
            return Err(Waited::Changed);
        }
        let entered = waiting.add(topics);
        let arrived = first || (is_reader && waiting.readers == 1);
        drop(waiting);
        if arrived {
            self.arrived.notify_one();
        }
        Ok(entered)
    }

    /// End all waits and refuse new ones: the server stops.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.readers = 0;
        waiting.waiters.clear();
        waiting.by_topic.clear();
    }

    /// Wake the addressees of new entries, until the server stops.
    pub async fn pump(&self, db: Database) {
        let mut commits = db.commits();
        let mut held_back = false;
        loop {
            match db.dialect() {
                Dialect::Sqlite => {
                    if commits.changed().await.is_err() {
                        return;
                    }
                }
                Dialect::Postgres => self.rest(&mut commits, held_back).await,
            }
            match self.catch_up(&db).await {
                Ok(more) => held_back = more,
                Err(error) => {
                    tracing::warn!(%error, "the change log could not be looked at");
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }

    /// Wait until the log of PostgreSQL is to be looked at again.
    async fn rest(&self, commits: &mut watch::Receiver<()>, held_back: bool) {
        let (all, readers) = {
            let waiting = self.lock();
            (waiting.waiters.len(), waiting.readers)
        };
        if all == 0 {
            return self.arrived.notified().await;
        }
        if readers > 0 || held_back {
            return tokio::time::sleep(LOOK_EVERY).await;
        }
        let arrived = std::pin::pin!(self.arrived.notified());
        let written = std::pin::pin!(tokio::time::timeout(LOOK_SELDOM, commits.changed()));
        if let Either::Right((Ok(_), _)) = select(arrived, written).await {
            tokio::time::sleep(GATHER).await;
        }
    }

    /// Read to the end of the log and wake the addressees. Returns whether entries of open
    /// transactions lie beyond the end.
    async fn catch_up(&self, db: &Database) -> ApiResult<bool> {
        let mut held_back = false;
        while let Some(after) = self.unseen() {
            let (entries, end, held) = db
                .read_once(move |conn| {
                    let end = end_of_log(conn)?;
                    let entries = addressees_after(conn, after, end, LOOK_AT)?;
                    Ok((entries, end, is_held_back(conn, end)?))
                })
                .await?;
            held_back = held;
            let whole = i64::try_from(entries.len()).unwrap_or(i64::MAX) < LOOK_AT;
            let reached = match entries.last() {
                Some(last) if !whole => last.position(),
                _ => end.max(after),
            };
            self.lock().notify(&entries, reached);
            if whole {
                break;
            }
        }
        Ok(held_back)
    }

    /// The position to read from. None while no one waits.
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
    fn add(&mut self, topics: Vec<Topic>) -> (u64, oneshot::Receiver<()>) {
        let number = self.next;
        self.next += 1;
        for topic in &topics {
            self.by_topic.entry(*topic).or_default().insert(number);
        }
        let (wake, woken) = oneshot::channel();
        let waiter = Waiter { topics, wake };
        self.readers += usize::from(waiter.is_reader());
        self.waiters.insert(number, waiter);
        (number, woken)
    }

    fn remove(&mut self, number: u64) -> Option<Waiter> {
        let waiter = self.waiters.remove(&number)?;
        self.readers -= usize::from(waiter.is_reader());
        for topic in &waiter.topics {
            if let Some(numbers) = self.by_topic.get_mut(topic) {
                numbers.remove(&number);
                if numbers.is_empty() {
                    self.by_topic.remove(topic);
                }
            }
        }
        Some(waiter)
    }

    fn notify(&mut self, entries: &[Addressees], reached: Position) {
        let mut concerned: HashSet<u64> = HashSet::new();
        if !entries.is_empty() {
            concerned.extend(self.by_topic.get(&NEWS).into_iter().flatten());
        }
        for entry in entries {
            for audience in entry.audiences() {
                // The names in the table live as long as the program, those of the log do not:
                // they are equal all the same.
                let numbers = self.by_topic.get(&(entry.resource(), audience));
                concerned.extend(numbers.into_iter().flatten());
            }
        }
        for number in concerned {
            if let Some(waiter) = self.remove(number) {
                // A cancelled waiter has dropped its receiver.
                let _ = waiter.wake.send(());
            }
        }
        self.seen = self.seen.max(reached);
    }
}

fn topics_of(window: &Window) -> Vec<Topic> {
    let streams = window.streams.iter();
    streams
        .flat_map(|stream| {
            let resources = stream.resources.iter();
            resources.map(|resource| (*resource, stream.audience))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::sync::feed::Stream;

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
    async fn who_waits_for_news_takes_no_readers_place_and_is_told_of_whatever_comes() {
        let hub = FeedHub::holding(1);
        let (window, start) = (window(), Position::default());
        let news = hub.wait_for_news(start, later());
        let reader = hub.wait(&window, start, later());
        let written = async {
            assert_eq!(hub.waiters(), 1);
            hub.lock()
                .notify(&[Addressees::of("users")], Position { tx: 0, seq: 1 });
            assert_eq!((hub.waiters(), hub.lock().waiters.len()), (1, 1));
            hub.close();
        };
        let (news, reader, ()) = futures_util::future::join3(news, reader, written).await;
        assert_eq!((news, reader), (Waited::Changed, Waited::InVain));
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
