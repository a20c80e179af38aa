//! Turns at work that takes a core, given fairly: many who ask at once from one place, or under one name,
//! do not hold up others.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::web;
use tokio::sync::oneshot;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// Who asks for a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Whether they have come in before from where they ask: those go first.
    pub known: bool,
    pub name: String,
    pub address: IpAddr,
}

/// Who works and who waits.
#[derive(Debug, Clone)]
pub struct FairTurns(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    queue: Mutex<Queue>,
    at_once: usize,
    most_waiting: usize,
}

#[derive(Debug, Default)]
struct Queue {
    working: usize,
    waiting: Vec<Waiter>,
    tickets: u64,
}

#[derive(Debug)]
struct Waiter {
    who: Who,
    ticket: u64,
    wake: oneshot::Sender<Turn>,
}

/// The right to work; the next one gets it when it is dropped.
#[derive(Debug)]
struct Turn(Option<Arc<Shared>>);

/// The lower goes first: those known, then those whose place and name fewest others share, then the first.
type Rank = (bool, usize, u64);

impl FairTurns {
    /// So many work at a time, and so many wait before others are turned away.
    #[must_use]
    pub fn new(at_once: usize, most_waiting: usize) -> Self {
        Self(Arc::new(Shared {
            queue: Mutex::default(),
            at_once,
            most_waiting,
        }))
    }

    /// Work off the worker, in turn.
    ///
    /// # Errors
    /// Those of `job`; 503 when too many wait already who have more right to a turn.
    pub async fn take<T: Send + 'static>(
        &self,
        who: Who,
        job: impl FnOnce() -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let overloaded = || ApiError::new(ErrorCode::Unavailable).retry_after(1);
        let turn = match self.0.ask(who) {
            Asked::Now(turn) => turn,
            Asked::Wait(turn) => turn.await.map_err(|_| overloaded())?,
            Asked::Full => return Err(overloaded()),
        };
        // Who goes away while it works gives no turn back before it is done.
        let work = move || {
            let _turn = turn;
            job()
        };
        web::block(work)
            .await
            .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?
    }
}

enum Asked {
    Now(Turn),
    Wait(oneshot::Receiver<Turn>),
    Full,
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(self: &Arc<Self>, who: Who) -> Asked {
        let mut queue = self.queue();
        // Those who went away leave their place.
        queue.waiting.retain(|waiter| !waiter.wake.is_closed());
        if queue.working < self.at_once {
            queue.working += 1;
            return Asked::Now(Turn(Some(Arc::clone(self))));
        }
        let (wake, turn) = oneshot::channel();
        let ticket = queue.tickets;
        queue.tickets += 1;
        queue.waiting.push(Waiter { who, ticket, wake });
        if queue.waiting.len() > self.most_waiting {
            let last = queue.ranked().into_iter().max();
            let turned_away = last.map(|(_, at)| queue.waiting.swap_remove(at).ticket);
            if turned_away == Some(ticket) {
                return Asked::Full;
            }
        }
        Asked::Wait(turn)
    }

    /// Give a turn that was ended to whoever has most right to it.
    fn pass_on(self: &Arc<Self>) {
        let mut queue = self.queue();
        while let Some((_, at)) = queue.ranked().into_iter().min() {
            let next = queue.waiting.swap_remove(at);
            match next.wake.send(Turn(Some(Arc::clone(self)))) {
                Ok(()) => return,
                // They went away in this moment.
                Err(mut turn) => turn.0 = None,
            }
        }
        queue.working -= 1;
    }
}

impl Queue {
    /// Those who wait by rank, each with its place in the queue.
    fn ranked(&self) -> Vec<(Rank, usize)> {
        let (mut names, mut addresses) = (HashMap::new(), HashMap::new());
        for waiter in &self.waiting {
            *names.entry(&waiter.who.name).or_insert(0_usize) += 1;
            *addresses.entry(&waiter.who.address).or_insert(0_usize) += 1;
        }
        let rank = |waiter: &Waiter| {
            let shared = names[&waiter.who.name].max(addresses[&waiter.who.address]);
            (!waiter.who.known, shared, waiter.ticket)
        };
        let places = self.waiting.iter().enumerate();
        places.map(|(at, waiter)| (rank(waiter), at)).collect()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            shared.pass_on();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use futures_util::future::join_all;

    use super::*;

    fn who(name: &str, last: u8) -> Who {
        Who {
            known: false,
            name: name.to_owned(),
            address: [192, 0, 2, last].into(),
        }
    }

    /// The names in the order of their turns, when all ask while one works.
    async fn order(turns: &FairTurns, asking: Vec<Who>) -> Vec<String> {
        let (end, ended) = mpsc::channel::<()>();
        let (begun, has_begun) = oneshot::channel();
        let long = turns.take(who("first", 255), move || {
            begun.send(()).ok();
            ended.recv().ok();
            Ok(())
        });
        let done = Arc::new(Mutex::new(Vec::new()));
        let asked = asking.into_iter().map(|who| {
            let (done, name) = (Arc::clone(&done), who.name.clone());
            turns.take(who, move || {
                done.lock().expect("a list").push(name);
                Ok(())
            })
        });
        let release = async {
            has_begun.await.expect("a beginning");
            actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
            end.send(()).expect("a listener");
        };
        let (_, all, ()) = tokio::join!(long, join_all(asked), release);
        let refused = all.iter().filter(|turn| turn.is_err()).count();
        let mut names = done.lock().expect("a list").clone();
        names.extend((0..refused).map(|_| "turned away".to_owned()));
        names
    }

    #[actix_web::test]
    async fn many_from_one_place_or_under_one_name_do_not_hold_up_another() {
        let turns = FairTurns::new(1, 100);
        let mut asking: Vec<Who> = (0..9).map(|n| who(&format!("guess {n}"), 1)).collect();
        asking.push(who("an", 2));
        assert_eq!(order(&turns, asking).await[0], "an");

        let mut asking: Vec<Who> = (0..9).map(|n| who("victim", n)).collect();
        asking.push(who("an", 20));
        assert_eq!(order(&turns, asking).await[0], "an");
    }

    #[actix_web::test]
    async fn who_came_in_from_there_before_goes_first_and_others_in_order() {
        let turns = FairTurns::new(1, 100);
        let mut asking: Vec<Who> = (0..4).map(|n| who(&format!("{n}"), n)).collect();
        asking.push(Who {
            known: true,
            ..who("an", 9)
        });
        assert_eq!(order(&turns, asking).await, ["an", "0", "1", "2", "3"]);
    }

    #[actix_web::test]
    async fn when_too_many_wait_one_of_the_many_is_turned_away() {
        let turns = FairTurns::new(1, 3);
        let mut asking: Vec<Who> = (0..4).map(|n| who(&format!("{n}"), 1)).collect();
        asking.push(who("an", 2));
        let order = order(&turns, asking).await;
        assert_eq!(order[0], "an");
        assert_eq!(
            order.iter().filter(|name| *name == "turned away").count(),
            2
        );
        let again = turns.take(who("an", 2), || Ok(())).await;
        assert!(again.is_ok(), "nobody holds a turn: {again:?}");
    }
}
