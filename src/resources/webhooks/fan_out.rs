//! From the change log to messages: each subscriber's next stretch of it, as far as their owner
//! may see it at this moment.
//!
//! The stretch is read in a snapshot; then its messages and the cursor that has passed it are
//! stored in one transaction, unless another server has done so meanwhile. So nothing is told
//! twice for being read twice, and nothing is lost when a server stops in between.

use std::time::Duration;

use actix_web::web;
use futures_util::future::select;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, timeout};

use super::deliveries::MOST_PENDING;
use super::delivery::NewDelivery;
use super::model::{StatusReason, Subscriber, Webhook, WebhookStatus};
use super::{message, outbox, service, store};
use crate::platform::auth::authn::{Subject, load_subject};
use crate::platform::auth::authz::{Action, Actor, ActorKind};
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiResult, ErrorCode, RequestMeta};
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use crate::platform::sync::feed::{self, FeedCursor, Position};
use crate::platform::values::ids::WebhookId;
use crate::platform::values::time::Timestamp;
use crate::resources::change_feed::{self, ChangeEntry, FeedOp};
use crate::resources::synced::Synced;

/// Between two turns at least: what is written meanwhile goes into one message.
const BETWEEN: Duration = Duration::from_millis(500);
/// How long to wait for news. After that somebody may have subscribed at another server, or a
/// message may have made room without anybody saying so here.
const LONGEST: Duration = Duration::from_secs(20);
/// After a turn that failed.
const REST: Duration = Duration::from_secs(5);
/// Entries of the log in one stretch, and so changes in one message at most.
const STRETCH: i64 = 100;
/// Stretches of one subscriber in a turn; then it is the next one's.
const MOST_STRETCHES: usize = 10;
/// A cursor that found nothing moves on once in this time, lest the log be swept under it.
const IDLE_SECONDS: i64 = 3600;

/// Run until the task is dropped.
pub async fn run(state: web::Data<State>) {
    let mut reached = None;
    loop {
        let turn = turn(&state, reached).await;
        sleep(BETWEEN).await;
        reached = None;
        match turn {
            Ok(Turn::Alone) => {
                // Whether somebody has subscribed or not, the next turn will tell.
                let _ = timeout(LONGEST, state.subscribers.notified()).await;
            }
            Ok(Turn::Went(Reached::All, end)) => {
                reached = Some(end);
                news(&state, end).await;
            }
            Ok(Turn::Went(Reached::HeldUp, end)) => news(&state, end).await,
            Ok(Turn::Went(Reached::Part, _)) => {}
            Err(error) => {
                tracing::error!(%error, "changes are not told to subscribers");
                sleep(REST).await;
            }
        }
    }
}

/// Wait for something to tell or somebody new to tell it to.
async fn news(state: &State, end: Position) {
    let news = state.feed.wait_for_news(end, Instant::now() + LONGEST);
    let subscribers = state.subscribers.notified();
    select(std::pin::pin!(news), std::pin::pin!(subscribers)).await;
}

/// What came of a turn.
enum Turn {
    /// There are no subscribers.
    Alone,
    /// How far they have got of the log that ended there.
    Went(Reached, Position),
}

/// How far subscribers have got; of several the one who is furthest behind counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reached {
    All,
    /// The rest has to wait: for room, or for a trouble to pass.
    HeldUp,
    /// There is more to tell at once.
    Part,
}

/// Tell every subscriber their next stretch. While the log still ends where all have `reached` it,
/// there is nothing to do.
async fn turn(state: &State, reached: Option<Position>) -> ApiResult<Turn> {
    let end = state.db.read_once(feed::end_of_log).await?;
    if reached == Some(end) {
        return Ok(Turn::Went(Reached::All, end));
    }
    let subscribers = state.db.read_once(store::subscribers).await?;
    if subscribers.is_empty() {
        return Ok(Turn::Alone);
    }
    let mut worst = Reached::All;
    for subscriber in subscribers {
        let id = subscriber.webhook.id;
        match tell(state, subscriber).await {
            Ok(reached) => worst = worst.max(reached),
            // One subscription's trouble is not the others'.
            Err(error) => {
                worst = worst.max(Reached::HeldUp);
                tracing::error!(%error, webhook = %id, "changes are not told to a subscriber");
            }
        }
    }
    Ok(Turn::Went(worst, end))
}

/// Tell one subscriber everything up to the end, if nothing holds it up. Returns how far it got.
async fn tell(state: &State, mut subscriber: Subscriber) -> ApiResult<Reached> {
    for _ in 0..MOST_STRETCHES {
        let seen = subscriber.clone();
        let found = state.db.read(move |conn| look(conn, &seen)).await?;
        let stretch = match found {
            NextStretch::Nothing => return Ok(Reached::All),
            NextStretch::Backlog => return Ok(Reached::HeldUp),
            NextStretch::Refused(reason) => {
                let pause = (WebhookStatus::Paused, Some(reason));
                set_status(state, &subscriber.webhook, pause).await?;
                return Ok(Reached::All);
            }
            NextStretch::Stretch(stretch) => stretch,
        };
        if subscriber.webhook.status == WebhookStatus::Paused {
            set_status(state, &subscriber.webhook, (WebhookStatus::Active, None)).await?;
            subscriber.webhook.status = WebhookStatus::Active;
        }
        let (has_more, cursor) = (stretch.has_more, stretch.cursor.clone());
        let (id, turns) = (subscriber.webhook.id, subscriber.turns);
        let store = move |conn: &mut _| store_stretch(conn, id, turns, &stretch);
        if !state.db.write(store).await? {
            // Another server has told it; where it stands now, the next turn will see.
            return Ok(Reached::Part);
        }
        state.messages.notify_one();
        if !has_more {
            return Ok(Reached::All);
        }
        subscriber.cursor = Some(cursor);
        subscriber.turns += 1;
    }
    Ok(Reached::Part)
}

async fn set_status(
    state: &State,
    webhook: &Webhook,
    (status, reason): (WebhookStatus, Option<StatusReason>),
) -> ApiResult<()> {
    let (id, meta) = (webhook.id, RequestMeta::default());
    if webhook.status == status {
        return Ok(());
    }
    let write = move |conn: &mut _| {
        let system = Actor::system();
        service::set_status(&mut Op::new(conn, &system, &meta), id, status, reason)
    };
    state.db.write(write).await
}

/// What a subscriber is to be told next.
#[derive(Debug)]
struct Stretch {
    messages: Vec<NewDelivery>,
    cursor: FeedCursor,
    has_more: bool,
}

#[derive(Debug)]
enum NextStretch {
    Nothing,
    Stretch(Stretch),
    /// Enough waits already; the rest waits in the log.
    Backlog,
    Refused(StatusReason),
}

/// Read the next stretch as the owner.
fn look(conn: &mut DbConnection, subscriber: &Subscriber) -> ApiResult<NextStretch> {
    let webhook = &subscriber.webhook;
    if outbox::count_pending(conn, webhook.id)? >= MOST_PENDING {
        return Ok(NextStretch::Backlog);
    }
    let owner = match webhook.owner_kind {
        ActorKind::Client => Subject::Client,
        _ => Subject::User,
    };
    let actor = match load_subject(
        conn,
        owner,
        webhook.owner_id.uuid(),
        &webhook.scopes,
        webhook.app_id,
    ) {
        Ok(actor) => actor,
        Err(error) if error.code() == ErrorCode::TokenInvalid => {
            return Ok(NextStretch::Refused(StatusReason::OwnerDisabled));
        }
        Err(error) => return Err(error),
    };
    let may = [Action::WebhookManage, Action::FeedRead];
    let types = readable(&actor, &webhook.types.0);
    if may.iter().any(|action| actor.reach_for(*action).is_none()) || types.is_empty() {
        return Ok(NextStretch::Refused(StatusReason::PermissionLost));
    }
    let meta = RequestMeta::default();
    stretch(&mut Op::new(conn, &actor, &meta), subscriber, &types)
}

/// Those of the types that the actor may read.
fn readable(actor: &Actor, types: &[Synced]) -> Vec<Synced> {
    let types = types.iter().copied();
    types
        .filter(|synced| synced.audiences(actor).is_some())
        .collect()
}

fn stretch(op: &mut Op, subscriber: &Subscriber, types: &[Synced]) -> ApiResult<NextStretch> {
    let window = change_feed::window(op, types);
    let (log, end) = (feed::state(op.conn())?, feed::end_of_log(op.conn())?);
    let (after, broken) = match &subscriber.cursor {
        None => (end, false),
        Some(cursor) => match cursor.check(&log, &window, end) {
            Ok(position) => (position, false),
            Err(error) if error.code() == ErrorCode::CursorExpired => {
                (cursor.position().clamp(log.swept, end.max(log.swept)), true)
            }
            Err(error) => return Err(error),
        },
    };
    let batch = change_feed::entries_after(op, types, after, STRETCH)?;
    let webhook = &subscriber.webhook;
    let mut messages = Vec::new();
    if broken {
        let data = json!({"snapshot": "/v1/changes/snapshot"});
        messages.push(message::new(webhook.id, message::RESYNC, 0, &data, op.now));
    }
    messages.extend(messages_of(webhook, &batch.entries, op.now));
    let idle_since = subscriber.cursor_at.unwrap_or(Timestamp::from_micros(0));
    let is_fresh = idle_since.plus_seconds(IDLE_SECONDS) > op.now;
    let resumes = webhook.status == WebhookStatus::Paused;
    if messages.is_empty() && !batch.has_more && is_fresh && !resumes {
        return Ok(NextStretch::Nothing);
    }
    Ok(NextStretch::Stretch(Stretch {
        messages,
        cursor: FeedCursor::new(&log, &window, batch.position),
        has_more: batch.has_more,
    }))
}

/// One message for each type and operation, in the order in which they come up.
fn messages_of(webhook: &Webhook, entries: &[ChangeEntry], now: Timestamp) -> Vec<NewDelivery> {
    let mut groups: Vec<(Synced, FeedOp, Vec<Value>)> = Vec::new();
    for entry in entries {
        let told = entry.op;
        let wanted = webhook.wanted_ops.as_ref();
        if wanted.is_some_and(|wanted| !wanted.0.contains(&told)) {
            continue;
        }
        let change = thin(entry);
        let group = groups
            .iter_mut()
            .find(|(synced, op, _)| (*synced, *op) == (entry.kind, told));
        match group {
            Some((.., changes)) => changes.push(change),
            None => groups.push((entry.kind, told, vec![change])),
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(synced, told, changes)| {
            let kind = format!("{synced}.{}", told.as_str().to_lowercase());
            let (count, data) = (changes.len(), json!({"changes": changes}));
            message::new(webhook.id, &kind, count, &data, now)
        })
        .collect()
}

/// An entry without anything that only who may see the row is to know.
fn thin(entry: &ChangeEntry) -> Value {
    let mut change = json!({
        "type": entry.kind, "id": entry.id, "op": entry.op, "version": entry.version,
    });
    if let Some(survivor) = entry.merged_into {
        change["mergedInto"] = json!(survivor);
    }
    change
}

/// Store messages and cursor, unless another server has: then false, and nothing is stored.
fn store_stretch(
    conn: &mut DbConnection,
    webhook: WebhookId,
    turns: i64,
    stretch: &Stretch,
) -> ApiResult<bool> {
    if !store::advance(conn, webhook, turns, &stretch.cursor, Timestamp::now())? {
        return Ok(false);
    }
    for message in &stretch.messages {
        outbox::insert(conn, message)?;
    }
    Ok(true)
}
