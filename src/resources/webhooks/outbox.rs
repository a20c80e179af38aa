//! SQL of messages: written, leased in fair turns, settled, replayed.

use std::collections::HashMap;

use diesel::dsl::{exists, min};
use diesel::prelude::*;

use super::delivery::{
    Attempt, Delivery, DeliveryFilter, DeliveryStatus, NewDelivery, ReplayInput,
};
use super::model::WebhookStatus;
use crate::platform::db::schema::{webhook_attempts, webhook_deliveries, webhooks};
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Bound, Condition, ListQuery, Slice};
use crate::platform::values::ids::{DeliveryId, OrganisationId, WebhookId};
use crate::platform::values::time::Timestamp;
use crate::{load_page, one_of};

/// How long a message belongs to the server that sends it: longer than a call may take.
const LEASE_SECONDS: i64 = 60;
/// Messages that are under way to one subscriber at a time; one while its receiver fails.
const MOST_AT_ONCE: usize = 4;
/// Messages that a server sends at a time for one organisation, however many subscriptions it has.
const MOST_OF_ONE: usize = 16;
/// Subscribers that are looked at in one turn.
const MOST_SUBSCRIBERS: i64 = 256;

/// Messages of one subscription. Whoever asks has found the subscription within their reach.
fn of<'a>(webhook: WebhookId) -> webhook_deliveries::BoxedQuery<'a, DbBackend> {
    webhook_deliveries::table
        .filter(webhook_deliveries::webhook_id.eq(webhook))
        .into_boxed()
}

fn filtered(
    webhook: WebhookId,
    filter: &DeliveryFilter,
) -> webhook_deliveries::BoxedQuery<'_, DbBackend> {
    let mut rows = of(webhook);
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(webhook_deliveries::status, statuses));
    }
    if let Some(from) = filter.created_at_gte {
        rows = rows.filter(webhook_deliveries::created_at.ge(from));
    }
    if let Some(until) = filter.created_at_lt {
        rows = rows.filter(webhook_deliveries::created_at.lt(until));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    webhook: WebhookId,
    query: &ListQuery<DeliveryFilter>,
) -> ApiResult<Slice<Delivery>> {
    load_page!(
        conn,
        query,
        webhook_deliveries,
        Delivery,
        filtered(webhook, &query.filter),
        along query.along(Bound::OPEN).within(Condition::Is("webhook_id", webhook.into()))
    )
}

/// A message with its body.
pub fn find(
    conn: &mut DbConnection,
    webhook: WebhookId,
    id: DeliveryId,
) -> ApiResult<Option<(Delivery, String)>> {
    let row = of(webhook)
        .filter(webhook_deliveries::id.eq(id))
        .select((Delivery::as_select(), webhook_deliveries::payload));
    Ok(row.first(conn).optional()?)
}

pub fn attempts(conn: &mut DbConnection, id: DeliveryId) -> ApiResult<Vec<Attempt>> {
    Ok(webhook_attempts::table
        .filter(webhook_attempts::delivery_id.eq(id))
        .order(webhook_attempts::number)
        .select(Attempt::as_select())
        .load(conn)?)
}

pub fn insert(conn: &mut DbConnection, message: &NewDelivery) -> ApiResult<()> {
    diesel::insert_into(webhook_deliveries::table)
        .values(message)
        .execute(conn)?;
    Ok(())
}

/// How many messages wait to be delivered.
pub fn count_pending(conn: &mut DbConnection, webhook: WebhookId) -> ApiResult<i64> {
    let rows = webhook_deliveries::table
        .filter(webhook_deliveries::webhook_id.eq(webhook))
        .filter(webhook_deliveries::next_attempt_at.is_not_null());
    Ok(rows.count().get_result(conn)?)
}

/// Make messages pending again, under their ids. Returns how many.
pub fn replay(
    conn: &mut DbConnection,
    webhook: WebhookId,
    which: &ReplayInput,
    now: Timestamp,
) -> ApiResult<usize> {
    let mut wanted = of(webhook).select(webhook_deliveries::id);
    if let Some(from) = which.from {
        wanted = wanted.filter(webhook_deliveries::created_at.ge(from));
    }
    if let Some(to) = which.to {
        wanted = wanted.filter(webhook_deliveries::created_at.lt(to));
    }
    if let Some(status) = which.status {
        wanted = wanted.filter(webhook_deliveries::status.eq(status));
    }
    let ids: Vec<DeliveryId> = wanted.load(conn)?;
    let mut woken = 0;
    for some in ids.chunks(500) {
        woken += wake(conn, some, now)?;
    }
    Ok(woken)
}

/// Make these messages due, with all their tries before them; those that are being sent at this
/// moment are left alone. Returns how many.
pub fn wake(conn: &mut DbConnection, ids: &[DeliveryId], now: Timestamp) -> ApiResult<usize> {
    let resting = webhook_deliveries::table
        .filter(webhook_deliveries::id.eq_any(ids))
        .filter(
            webhook_deliveries::leased_until
                .is_null()
                .or(webhook_deliveries::leased_until.le(now)),
        );
    let woken = diesel::update(resting)
        .set((
            webhook_deliveries::status.eq(DeliveryStatus::Pending),
            webhook_deliveries::tries.eq(0),
            webhook_deliveries::next_attempt_at.eq(now),
            webhook_deliveries::finished_at.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    Ok(woken)
}

/// Messages that are due and with no server.
macro_rules! due {
    ($now:expr) => {
        webhook_deliveries::next_attempt_at.le($now).and(
            webhook_deliveries::leased_until
                .is_null()
                .or(webhook_deliveries::leased_until.le($now)),
        )
    };
}

/// When the oldest message was written that is due now, if any is.
pub fn oldest_due(conn: &mut DbConnection, now: Timestamp) -> ApiResult<Option<Timestamp>> {
    let due = webhook_deliveries::table
        .inner_join(webhooks::table.on(webhooks::id.eq(webhook_deliveries::webhook_id)))
        .filter(webhooks::status.eq(WebhookStatus::Active))
        .filter(due!(now));
    let oldest = due
        .order(webhook_deliveries::created_at)
        .select(webhook_deliveries::created_at);
    Ok(oldest.first(conn).optional()?)
}

/// When the next message will be due that waits now: for its attempt, or for the end of the lease
/// under which it is being sent.
pub fn next_due(conn: &mut DbConnection, now: Timestamp) -> ApiResult<Option<Timestamp>> {
    let pending = || {
        webhook_deliveries::table
            .inner_join(webhooks::table.on(webhooks::id.eq(webhook_deliveries::webhook_id)))
            .filter(webhooks::status.eq(WebhookStatus::Active))
            .filter(webhook_deliveries::next_attempt_at.is_not_null())
    };
    let leased = webhook_deliveries::leased_until.gt(now);
    let free = webhook_deliveries::leased_until
        .is_null()
        .or(webhook_deliveries::leased_until.le(now));
    let attempt: Option<Timestamp> = pending()
        .filter(free)
        .select(min(webhook_deliveries::next_attempt_at))
        .first(conn)?;
    let lease: Option<Timestamp> = pending()
        .filter(leased)
        .select(min(webhook_deliveries::leased_until))
        .first(conn)?;
    Ok(attempt.into_iter().chain(lease).min())
}

/// A message that this server is to send now.
#[derive(Debug, Clone)]
pub struct Leased {
    pub id: DeliveryId,
    pub webhook: WebhookId,
    pub organisation: OrganisationId,
    pub payload: String,
    /// The attempt that is to be made.
    pub number: i32,
    pub tries: i32,
    pub url: String,
    /// Those that sign, the present one first.
    pub secrets: Vec<Vec<u8>>,
    /// Whether the attempts before it have failed.
    pub is_probe: bool,
}

/// A subscriber to whom something is due.
#[derive(Queryable, Selectable)]
#[diesel(table_name = webhooks)]
struct Waiting {
    id: WebhookId,
    organisation_id: OrganisationId,
    url: String,
    secret: Vec<u8>,
    previous_secret: Option<Vec<u8>>,
    previous_secret_expires: Option<Timestamp>,
    failing_since: Option<Timestamp>,
}

/// What a server has room for.
#[derive(Debug, Clone, Default)]
pub struct Room {
    pub free: usize,
    /// Of it, for receivers that fail.
    pub probes: usize,
    /// What is under way for each organisation.
    pub taken: HashMap<OrganisationId, usize>,
}

/// Lease as many due messages as there is room for. Subscribers take turns, whoever has waited
/// longest first, and none, nor one organisation, gets all the room while others wait.
pub fn lease(conn: &mut DbConnection, room: &Room, now: Timestamp) -> ApiResult<Vec<Leased>> {
    let (free, mut probes, mut taken) = (room.free, room.probes, room.taken.clone());
    let waiting = waiting(conn, now)?;
    let share = (free / waiting.len().max(1)).clamp(1, MOST_AT_ONCE);
    let mut leased = Vec::new();
    for subscriber in waiting {
        let is_probe = subscriber.failing_since.is_some();
        let most = if is_probe { probes.min(1) } else { share };
        let own = taken.entry(subscriber.organisation_id).or_default();
        let most = most.min(MOST_OF_ONE.saturating_sub(*own));
        let room = most.min(free - leased.len());
        // Another server may be at the same subscriber: then it is its turn.
        if room == 0 || !dialect::try_lock_row(conn, "webhooks", subscriber.id)? {
            continue;
        }
        let some = subscriber.take(conn, room, now)?;
        *own += some.len();
        if is_probe {
            probes -= some.len();
        }
        leased.extend(some);
    }
    Ok(leased)
}

fn waiting(conn: &mut DbConnection, now: Timestamp) -> ApiResult<Vec<Waiting>> {
    let due = webhook_deliveries::table
        .filter(webhook_deliveries::webhook_id.eq(webhooks::id))
        .filter(due!(now));
    Ok(webhooks::table
        .filter(webhooks::status.eq(WebhookStatus::Active))
        .filter(exists(due))
        .order((webhooks::last_turn_at, webhooks::id))
        .limit(MOST_SUBSCRIBERS)
        .select(Waiting::as_select())
        .load(conn)?)
}

impl Waiting {
    /// Lease up to `room` messages, less what is under way already.
    fn take(&self, conn: &mut DbConnection, room: usize, now: Timestamp) -> ApiResult<Vec<Leased>> {
        let most = if self.failing_since.is_some() {
            1
        } else {
            MOST_AT_ONCE
        };
        let under_way: i64 = webhook_deliveries::table
            .filter(webhook_deliveries::webhook_id.eq(self.id))
            .filter(webhook_deliveries::next_attempt_at.is_not_null())
            .filter(webhook_deliveries::leased_until.gt(now))
            .count()
            .get_result(conn)?;
        let under_way = usize::try_from(under_way).unwrap_or(most);
        let room = room.min(most.saturating_sub(under_way));
        let due: Vec<(DeliveryId, String, i32, i32)> = webhook_deliveries::table
            .filter(webhook_deliveries::webhook_id.eq(self.id))
            .filter(due!(now))
            .order((webhook_deliveries::next_attempt_at, webhook_deliveries::id))
            .limit(i64::try_from(room).unwrap_or_default())
            .select((
                webhook_deliveries::id,
                webhook_deliveries::payload,
                webhook_deliveries::attempts,
                webhook_deliveries::tries,
            ))
            .load(conn)?;
        let ids: Vec<DeliveryId> = due.iter().map(|(id, ..)| *id).collect();
        diesel::update(webhook_deliveries::table.filter(webhook_deliveries::id.eq_any(ids)))
            .set((
                webhook_deliveries::leased_until.eq(now.plus_seconds(LEASE_SECONDS)),
                webhook_deliveries::attempts.eq(webhook_deliveries::attempts + 1),
            ))
            .execute(conn)?;
        diesel::update(webhooks::table.find(self.id))
            .set(webhooks::last_turn_at.eq(now))
            .execute(conn)?;
        let leased = due
            .into_iter()
            .map(|(id, payload, attempts, tries)| Leased {
                id,
                webhook: self.id,
                organisation: self.organisation_id,
                payload,
                number: attempts + 1,
                tries,
                url: self.url.clone(),
                secrets: self.secrets(now),
                is_probe: self.failing_since.is_some(),
            });
        Ok(leased.collect())
    }

    fn secrets(&self, now: Timestamp) -> Vec<Vec<u8>> {
        let previous = self.previous_secret.as_ref().filter(|_| {
            self.previous_secret_expires
                .is_some_and(|until| until > now)
        });
        std::iter::once(&self.secret)
            .chain(previous)
            .cloned()
            .collect()
    }
}

/// Where a message goes from an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    Delivered,
    Again { tries: i32, at: Timestamp },
    Dead,
}

/// Write down an attempt and where the message goes from it. False when the message is not this
/// attempt's any more: another server took it over, or it is gone.
pub fn settle(
    conn: &mut DbConnection,
    attempt: &Attempt,
    settled: Settled,
    now: Timestamp,
) -> ApiResult<bool> {
    let (status, next) = match settled {
        Settled::Delivered => (DeliveryStatus::Delivered, None),
        Settled::Again { at, .. } => (DeliveryStatus::Pending, Some(at)),
        Settled::Dead => (DeliveryStatus::Dead, None),
    };
    let mine = webhook_deliveries::table
        .filter(webhook_deliveries::id.eq(attempt.delivery_id))
        .filter(webhook_deliveries::attempts.eq(attempt.number))
        .filter(webhook_deliveries::next_attempt_at.is_not_null());
    let updated = diesel::update(mine)
        .set((
            webhook_deliveries::status.eq(status),
            webhook_deliveries::next_attempt_at.eq(next),
            webhook_deliveries::leased_until.eq(None::<Timestamp>),
            webhook_deliveries::finished_at.eq(next.is_none().then_some(now)),
        ))
        .execute(conn)?;
    if updated == 0 {
        return Ok(false);
    }
    if let Settled::Again { tries, .. } = settled {
        diesel::update(webhook_deliveries::table.find(attempt.delivery_id))
            .set(webhook_deliveries::tries.eq(tries))
            .execute(conn)?;
    }
    diesel::insert_into(webhook_attempts::table)
        .values(attempt)
        .execute(conn)?;
    Ok(true)
}
