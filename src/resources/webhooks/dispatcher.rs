//! Sends what is due, until the server stops. Each server runs one; on one PostgreSQL they share
//! the work by leases. A message whose outcome could not be written down is sent again when its
//! lease ends: at least once, never silently not at all.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::{rt, web};

use super::backoff::wait_after;
use super::delivery::{Attempt, AttemptOutcome};
use super::model::{StatusReason, WebhookStatus};
use super::outbox::{Leased, Room, Settled};
use super::{message, outbox, service, store};
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiResult, RequestMeta};
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use crate::platform::values::time::Timestamp;
use crate::platform::work::outbound::{Answer, Failure};

/// How often to look for room while something is due that there was none for.
const SOONEST: Duration = Duration::from_secs(1);
/// How long to rest while nothing is due: another server may have written what it cannot send.
const LONGEST: Duration = Duration::from_secs(30);
/// After a turn that failed.
const REST: Duration = Duration::from_secs(5);
/// Calls under way at a time. They wait for others and cost little.
const MOST_CALLS: usize = 64;
/// Of them to receivers that fail: a crowd of dead ones leaves room for those alive.
const MOST_PROBES: usize = MOST_CALLS / 2;
/// A receiver that has taken nothing for so long is disabled when a message goes dead.
const PATIENCE_SECONDS: i64 = 5 * 24 * 3600;
/// "Gone": the receiver wants nothing any more.
const GONE: u16 = 410;

/// Run until the task is dropped.
pub async fn run(state: web::Data<State>) {
    let calls = Calls::default();
    loop {
        let rest = turn(&state, &calls).await.unwrap_or_else(|error| {
            tracing::error!(%error, "webhooks are held up");
            REST
        });
        // Whoever writes a message, or ends a call, wakes it earlier.
        let _ = tokio::time::timeout(rest, state.messages.notified()).await;
    }
}

/// The room for calls beside those that are under way.
#[derive(Clone)]
struct Calls(Rc<RefCell<Room>>);

impl Default for Calls {
    fn default() -> Self {
        Self(Rc::new(RefCell::new(Room {
            free: MOST_CALLS,
            probes: MOST_PROBES,
            ..Room::default()
        })))
    }
}

impl Calls {
    fn add(&self, leased: &Leased) {
        let mut room = self.0.borrow_mut();
        room.free -= 1;
        room.probes -= usize::from(leased.is_probe);
        *room.taken.entry(leased.organisation).or_default() += 1;
    }

    fn remove(&self, leased: &Leased) {
        let mut room = self.0.borrow_mut();
        room.free += 1;
        room.probes += usize::from(leased.is_probe);
        if let Entry::Occupied(mut taken) = room.taken.entry(leased.organisation) {
            *taken.get_mut() -= 1;
            if *taken.get() == 0 {
                taken.remove();
            }
        }
    }

    fn room(&self) -> Room {
        self.0.borrow().clone()
    }
}

/// Begin every call that there is something to send for and room. Returns how long there will be
/// nothing to do.
async fn turn(state: &web::Data<State>, calls: &Calls) -> ApiResult<Duration> {
    let now = Timestamp::now();
    let oldest = state
        .db
        .read_once(move |conn| outbox::oldest_due(conn, now))
        .await?;
    let lag = oldest.map_or(0, |at| now.as_seconds() - at.as_seconds());
    state.metrics.set_webhook_lag(lag);
    let room = calls.room();
    if room.free == 0 {
        return Ok(LONGEST);
    }
    if oldest.is_none() {
        return until_due(state).await;
    }
    let lease = move |conn: &mut _| outbox::lease(conn, &room, Timestamp::now());
    for leased in state.db.write(lease).await? {
        calls.add(&leased);
        let (state, calls) = (web::Data::clone(state), calls.clone());
        rt::spawn(async move {
            send(&state, &leased).await;
            calls.remove(&leased);
            // There is room for another, and for one more message of this subscriber.
            state.messages.notify_one();
            state.subscribers.notify_one();
        });
    }
    until_due(state).await
}

/// How long until the next attempt, or until a server that is gone has held one for long enough.
async fn until_due(state: &State) -> ApiResult<Duration> {
    let now = Timestamp::now();
    let next = move |conn: &mut _| outbox::next_due(conn, now);
    let next = state.db.read_once(next).await?;
    let seconds = next.map_or(i64::MAX, |at| at.as_seconds() - now.as_seconds() + 1);
    let wait = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    Ok(wait.clamp(SOONEST, LONGEST))
}

/// Make one attempt and write down what came of it.
async fn send(state: &State, leased: &Leased) {
    let (at, started) = (Timestamp::now(), Instant::now());
    let result = call(state, leased, at).await;
    let attempt = Attempt {
        delivery_id: leased.id,
        number: leased.number,
        at,
        duration_ms: i32::try_from(started.elapsed().as_millis()).unwrap_or(i32::MAX),
        outcome: outcome_of(result),
        http_status: result.ok().map(|answer| i32::from(answer.status)),
    };
    state
        .metrics
        .count_webhook_attempt(attempt.outcome.as_str());
    let (leased, meta) = (leased.clone(), RequestMeta::default());
    let settle = move |conn: &mut _| {
        let system = Actor::system();
        settle(
            &mut Op::new(conn, &system, &meta),
            &leased,
            &attempt,
            result,
        )
    };
    if let Err(error) = state.db.write(settle).await {
        tracing::error!(%error, "an attempt to deliver a message could not be written down");
    }
}

async fn call(state: &State, leased: &Leased, at: Timestamp) -> Result<Answer, Failure> {
    let headers = message::headers(leased.id, &leased.payload, &leased.secrets, at);
    let headers = headers.map_err(|_| Failure::Protocol)?;
    state
        .outbound
        .post(&leased.url, headers, leased.payload.clone())
        .await
}

fn outcome_of(result: Result<Answer, Failure>) -> AttemptOutcome {
    match result {
        Ok(Answer {
            status: 200..=299, ..
        }) => AttemptOutcome::Delivered,
        Ok(_) => AttemptOutcome::HttpStatus,
        Err(Failure::Timeout) => AttemptOutcome::Timeout,
        Err(Failure::Connect) => AttemptOutcome::Connect,
        Err(Failure::Tls) => AttemptOutcome::Tls,
        Err(Failure::Refused) => AttemptOutcome::TargetRefused,
        Err(Failure::Protocol) => AttemptOutcome::Protocol,
    }
}

fn settle(
    op: &mut Op,
    leased: &Leased,
    attempt: &Attempt,
    result: Result<Answer, Failure>,
) -> ApiResult<()> {
    let delivered = attempt.outcome == AttemptOutcome::Delivered;
    let is_gone = result.is_ok_and(|answer| answer.status == GONE);
    let asked = result.ok().and_then(|answer| answer.retry_after);
    let tries = leased.tries + 1;
    let settled = match wait_after(tries, asked) {
        _ if delivered => Settled::Delivered,
        Some(wait) if !is_gone => Settled::Again {
            tries,
            at: op.now.plus_seconds(wait),
        },
        _ => Settled::Dead,
    };
    let now = op.now;
    if !outbox::settle(op.conn(), attempt, settled, now)? {
        return Ok(());
    }
    if delivered {
        return store::set_well(op.conn(), leased.webhook);
    }
    let now = op.now;
    let since = store::set_failing(op.conn(), leased.webhook, now)?;
    let is_lost = settled == Settled::Dead
        && since.is_some_and(|since| since <= op.now.plus_seconds(-PATIENCE_SECONDS));
    let reason = match (is_gone, is_lost) {
        (true, _) => StatusReason::Gone,
        (_, true) => StatusReason::Failing,
        _ => return Ok(()),
    };
    service::set_status(op, leased.webhook, WebhookStatus::Disabled, Some(reason))
}
