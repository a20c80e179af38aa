//! Log-in with name and password, and how often it may fail.
//!
//! Failures are counted by name and by place: a browser that has been let in under the name before, or a
//! network. So whoever guesses elsewhere does not lock the owner out. From places where nobody was let in,
//! a name takes only so many wrong passwords altogether. Names that nobody has are treated alike.

use std::net::IpAddr;

use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer, Nullable};
use sha2::{Digest, Sha256};

use crate::platform::auth::fair_turns::Who;
use crate::platform::db::prepared::{self, Cacheable};
use crate::platform::db::schema::login_attempts;
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use crate::platform::values::sql::Instant;
use crate::platform::values::text::composed;
use crate::platform::values::time::Timestamp;
use crate::resources::users::{self, User, second_factor};

/// Wrong passwords in a row that lock a name for one place, and for all places where nobody was let in.
const FREE_ATTEMPTS: i32 = 5;
const FREE_ATTEMPTS_ELSEWHERE: i32 = 50;
/// How long a lock lasts at first and at most.
const FIRST_LOCK_SECONDS: i64 = 60;
const LONGEST_LOCK_SECONDS: i64 = 3600;
/// How long a place is remembered: after a success, and after a failure.
const KNOWN_SECONDS: i64 = 90 * 86_400;
const FAILED_SECONDS: i64 = 2 * 86_400;
/// How long it takes until a failure is forgotten.
const FORGIVEN_SECONDS: i64 = 1800;

/// Where an attempt comes from.
#[derive(Debug, Clone)]
pub struct Place {
    /// What a browser holds that was let in before.
    pub device: Option<String>,
    pub address: IpAddr,
}

/// A row of the table: how it has gone under a name from one place.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = login_attempts)]
struct Record {
    name_hash: Vec<u8>,
    origin_hash: Vec<u8>,
    failures: i32,
    locked_until: Option<Timestamp>,
    succeeded_at: Option<Timestamp>,
    updated_at: Timestamp,
}

/// An attempt, and whether its password was right.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The user whose password was verified.
    pub seen: Option<User>,
    name_hash: Vec<u8>,
    origin_hash: Vec<u8>,
    verified: bool,
    second: Second,
}

/// What an attempt has to show beside the password, of those who have set it up.
#[derive(Debug, Clone)]
enum Second {
    /// It has no way to: such a user may not come in by it.
    Impossible,
    Code(String),
}

impl Attempt {
    /// The attempt, with what was given as a code of the authenticator.
    #[must_use]
    pub fn with_code(mut self, code: String) -> Self {
        self.second = Second::Code(code);
        self
    }
}

/// Try a password under a name. A name that is locked for the place is not tried at all.
///
/// # Errors
/// 503 when too many wait to be tried.
pub async fn attempt(
    state: &State,
    name: String,
    password: String,
    place: Place,
) -> ApiResult<Attempt> {
    let wanted = name.clone();
    let named = state
        .db
        .read_once(move |conn| users::service::named(conn, &wanted));
    let seen = named.await?;
    let name = name.to_lowercase();
    let name_hash = hash_of("name", &name);
    tried(state, seen, name, name_hash, password, place).await
}

/// Try the present password of somebody who is logged in. What fails here locks nothing but this.
///
/// # Errors
/// As [`attempt`].
pub async fn confirm(
    state: &State,
    user: User,
    password: String,
    address: IpAddr,
) -> ApiResult<Attempt> {
    let name_hash = hash_of("confirm", &user.id.to_string());
    let place = Place {
        device: None,
        address,
    };
    let name = user.username.clone();
    tried(state, Some(user), name, name_hash, password, place).await
}

async fn tried(
    state: &State,
    seen: Option<User>,
    name: String,
    name_hash: Vec<u8>,
    password: String,
    place: Place,
) -> ApiResult<Attempt> {
    let (address, hash) = (place.address, name_hash.clone());
    let opened = state
        .db
        .read_once(move |conn| standing(conn, &hash, &place));
    let (origin_hash, standing) = opened.await?;
    let mut attempt = Attempt {
        seen,
        name_hash,
        origin_hash,
        verified: false,
        second: Second::Impossible,
    };
    if standing.is_open {
        let stored = attempt.seen.as_ref().map(|user| user.password_hash.clone());
        let known = standing.is_known;
        let who = Who {
            known,
            name,
            address,
        };
        attempt.verified = state.passwords.verify(password, stored, who).await?;
    }
    Ok(attempt)
}

/// Whether a name may be tried from a place.
struct Standing {
    is_open: bool,
    is_known: bool,
}

/// How the name stands for the place, and what the place is known by.
fn standing(
    conn: &mut DbConnection,
    name_hash: &[u8],
    place: &Place,
) -> ApiResult<(Vec<u8>, Standing)> {
    let now = Timestamp::now();
    let network = hash_of("network", &place.address.to_string());
    let device = place.device.as_deref().map(|held| hash_of("device", held));
    let origin = match device {
        // A browser counts as one only when it was let in under this name.
        Some(device) if read(conn, name_hash, &device, now)?.is_known(now) => device,
        _ => network,
    };
    let own = read(conn, name_hash, &origin, now)?;
    let elsewhere = read(conn, name_hash, &elsewhere(), now)?;
    let is_known = own.is_known(now);
    let is_open = !own.is_locked(now) && (is_known || !elsewhere.is_locked(now));
    Ok((origin, Standing { is_open, is_known }))
}

/// Store how an attempt ended. The user as they are now when they may come in.
///
/// It is looked at again under a lock: of many guesses sent at once, those after the fifth meet the lock
/// that the fifth put on.
///
/// # Errors
/// When the database fails.
pub fn settle(op: &mut Op, attempt: &Attempt) -> ApiResult<Option<User>> {
    // Names that nobody has wait for each other as well.
    dialect::lock(op.conn(), &format!("log-in {:?}", attempt.name_hash))?;
    if let Some(seen) = &attempt.seen {
        dialect::lock_row(op.conn(), "users", seen.id)?;
    }
    let now = op.now;
    let mut own = read(op.conn(), &attempt.name_hash, &attempt.origin_hash, now)?;
    let mut elsewhere = read(op.conn(), &attempt.name_hash, &elsewhere(), now)?;
    let is_known = own.is_known(now);
    if own.is_locked(now) || (!is_known && elsewhere.is_locked(now)) {
        return Ok(None);
    }
    let seen = attempt.seen.as_ref().filter(|_| attempt.verified);
    let admitted = match seen {
        Some(seen) if is_proved(op, seen, &attempt.second)? => users::service::let_in(op, seen)?,
        _ => None,
    };
    if admitted.is_some() {
        own.succeeded(now);
        write(op.conn(), &own)?;
        return Ok(admitted);
    }
    own.failed(FREE_ATTEMPTS, now);
    write(op.conn(), &own)?;
    if !is_known {
        elsewhere.failed(FREE_ATTEMPTS_ELSEWHERE, now);
        write(op.conn(), &elsewhere)?;
        if let (Some(seen), Some(until)) = (&attempt.seen, elsewhere.locked_until) {
            users::service::lock_elsewhere(op, seen.id, until)?;
        }
    }
    Ok(None)
}

/// Whether a user shows their second factor, where they have one.
fn is_proved(op: &mut Op, seen: &User, second: &Second) -> ApiResult<bool> {
    // What was used meanwhile counts.
    let Some(user) = users::service::still_active(op, seen.id)? else {
        return Ok(false);
    };
    match second {
        _ if user.totp_secret.is_none() => Ok(true),
        Second::Impossible => Ok(false),
        Second::Code(code) => second_factor::is_right(op, &user, code),
    }
}

/// A browser that was let in is known from now on by what it holds.
///
/// # Errors
/// When the database fails.
pub fn remember(op: &mut Op, attempt: &Attempt, device: &str) -> ApiResult<()> {
    let (now, origin) = (op.now, hash_of("device", device));
    let mut record = read(op.conn(), &attempt.name_hash, &origin, now)?;
    record.succeeded(now);
    write(op.conn(), &record)
}

/// Forget how log-in under a name has gone: it has a new password.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut DbConnection, user: &User) -> ApiResult<()> {
    let hashes = [
        hash_of("name", &user.username.to_lowercase()),
        hash_of("confirm", &user.id.to_string()),
    ];
    let own = login_attempts::table.filter(login_attempts::name_hash.eq_any(hashes));
    diesel::delete(own).execute(conn)?;
    Ok(())
}

/// Forget what has had its time.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConnection, now: Timestamp) -> ApiResult<()> {
    let old = login_attempts::updated_at.lt(now.plus_seconds(-KNOWN_SECONDS));
    let failed = login_attempts::updated_at.lt(now.plus_seconds(-FAILED_SECONDS));
    let unknown = login_attempts::succeeded_at.is_null();
    let done = login_attempts::table.filter(old.or(unknown.and(failed)));
    diesel::delete(done).execute(conn)?;
    Ok(())
}

impl Record {
    fn is_locked(&self, now: Timestamp) -> bool {
        self.locked_until.is_some_and(|until| until > now)
    }

    fn is_known(&self, now: Timestamp) -> bool {
        let oldest = now.plus_seconds(-KNOWN_SECONDS);
        self.succeeded_at.is_some_and(|at| at > oldest)
    }

    /// Failures are forgotten, one in half an hour, so that one guess now and then locks nothing in the end.
    fn forgive(&mut self, now: Timestamp) {
        let seconds = now.as_seconds() - self.updated_at.as_seconds();
        let forgiven = i32::try_from(seconds / FORGIVEN_SECONDS).unwrap_or(i32::MAX);
        self.failures = self.failures.saturating_sub(forgiven).max(0);
    }

    fn succeeded(&mut self, now: Timestamp) {
        self.failures = 0;
        self.locked_until = None;
        self.succeeded_at = Some(now);
        self.updated_at = now;
    }

    /// One more wrong password: from the last free one on the name is locked, each time for twice as long.
    fn failed(&mut self, free: i32, now: Timestamp) {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= free {
            let doublings = (self.failures - free).clamp(0, 16);
            let seconds = (FIRST_LOCK_SECONDS << doublings).min(LONGEST_LOCK_SECONDS);
            self.locked_until = Some(now.plus_seconds(seconds));
        }
        self.updated_at = now;
    }
}

fn hash_of(kind: &str, text: &str) -> Vec<u8> {
    let text = composed(text.to_owned());
    Sha256::digest(format!("{kind}:{text}")).to_vec()
}

/// All places together where nobody was let in.
fn elsewhere() -> Vec<u8> {
    Sha256::digest("").to_vec()
}

fn read(conn: &mut DbConnection, name: &[u8], origin: &[u8], now: Timestamp) -> ApiResult<Record> {
    let found = login_attempts::table
        .find((name, origin))
        .select(Record::as_select());
    let blank = || Record {
        name_hash: name.to_vec(),
        origin_hash: origin.to_vec(),
        failures: 0,
        locked_until: None,
        succeeded_at: None,
        updated_at: now,
    };
    let mut record = found.first(conn).optional()?.unwrap_or_else(blank);
    record.forgive(now);
    Ok(record)
}

fn write(conn: &mut DbConnection, record: &Record) -> ApiResult<()> {
    let upsert = prepared::raw(
        "INSERT INTO login_attempts (name_hash, origin_hash, failures, locked_until, succeeded_at, \
         updated_at) VALUES (",
    )
    .bind::<Binary, _>(&record.name_hash)
    .sql(", ")
    .bind::<Binary, _>(&record.origin_hash)
    .sql(", ")
    .bind::<Integer, _>(record.failures)
    .sql(", ")
    .bind::<Nullable<Instant>, _>(record.locked_until)
    .sql(", ")
    .bind::<Nullable<Instant>, _>(record.succeeded_at)
    .sql(", ")
    .bind::<Instant, _>(record.updated_at)
    .sql(
        ") ON CONFLICT (name_hash, origin_hash) DO UPDATE SET failures = EXCLUDED.failures, \
         locked_until = EXCLUDED.locked_until, succeeded_at = EXCLUDED.succeeded_at, \
         updated_at = EXCLUDED.updated_at",
    );
    Cacheable(upsert).execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_doubles_from_a_minute_to_an_hour() {
        let now = Timestamp::from_micros(0);
        let mut record = Record {
            name_hash: Vec::new(),
            origin_hash: Vec::new(),
            failures: 0,
            locked_until: None,
            succeeded_at: None,
            updated_at: now,
        };
        let mut locks = Vec::new();
        for _ in 0..13 {
            record.failed(FREE_ATTEMPTS, now);
            locks.push(record.locked_until.map_or(0, Timestamp::as_seconds));
        }
        let expected = [0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600];
        assert_eq!(locks, expected);
        record.forgive(now.plus_seconds(3 * FORGIVEN_SECONDS + 1));
        assert_eq!(record.failures, 10);
        record.succeeded(now);
        assert!(!record.is_locked(now) && record.failures == 0);
    }
}
