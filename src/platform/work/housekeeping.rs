//! Removes expired rows while the server runs.

use std::time::Duration;

use diesel::prelude::*;

use crate::platform::db::schema::{idempotency_keys, refresh_tokens};
use crate::platform::db::{Database, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::before_images;
use crate::platform::op::idempotency::KEPT_SECONDS;
use crate::platform::sync::feed;
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::files;

/// Removes what has had its time by that instant.
pub type Sweep = fn(&Database, Timestamp) -> ApiResult<()>;

/// What resources have kept in order.
#[derive(Debug)]
pub struct Upkeep {
    pub sweeps: Vec<Sweep>,
    /// Tables with a search index.
    pub searched: Vec<&'static str>,
}

const EVERY: Duration = Duration::from_hours(1);
/// A server takes them when it starts, and then after so many turns.
const TURNS_OF_STATISTICS: u32 = 24;
/// Pages of a search index that one step puts in order, a few milliseconds' work.
const TIDY_PAGES: i64 = 64;
const MOST_STEPS: usize = 500;
const BETWEEN_STEPS: Duration = Duration::from_millis(50);

/// Sweep once an hour until the server stops: what is everybody's, what `upkeep` says, and
/// entries of the change feed after so many days.
pub async fn run(db: Database, feed_retention_days: u32, upkeep: Upkeep) {
    let mut turn: u32 = 0;
    loop {
        if let Err(error) = db.write(|conn| sweep(conn, Timestamp::now())).await {
            tracing::error!(%error, "expired rows could not be removed");
        }
        if let Err(error) = sweep_feed(&db, feed_retention_days).await {
            tracing::error!(%error, "old entries of the change feed could not be removed");
        }
        if let Err(error) = sweep_images(&db).await {
            tracing::error!(%error, "what deleted rows were could not be removed");
        }
        for sweep in &upkeep.sweeps {
            if let Err(error) = in_background(&db, *sweep).await {
                tracing::error!(%error, "expired rows of a resource could not be removed");
            }
        }
        for table in &upkeep.searched {
            if let Err(error) = tidy(&db, table).await {
                tracing::error!(%error, table, "a search index could not be tidied");
            }
        }
        tokio::time::sleep(EVERY).await;
        turn = turn.wrapping_add(1);
        if turn.is_multiple_of(TURNS_OF_STATISTICS)
            && let Err(error) = db.refresh_statistics().await
        {
            tracing::error!(%error, "the statistics of the database could not be taken");
        }
    }
}

async fn in_background(db: &Database, sweep: Sweep) -> ApiResult<()> {
    let db = db.clone();
    actix_web::web::block(move || sweep(&db, Timestamp::now()))
        .await
        .map_err(|error| ApiError::new(ErrorCode::Unavailable).caused_by(error))?
}

async fn sweep_feed(db: &Database, days: u32) -> ApiResult<()> {
    let oldest = Timestamp::now().plus_seconds(-i64::from(days) * 86_400);
    while db.write(move |conn| feed::sweep(conn, oldest)).await? {}
    Ok(())
}

async fn sweep_images(db: &Database) -> ApiResult<()> {
    let now = Timestamp::now();
    while db
        .write(move |conn| before_images::sweep(conn, now))
        .await?
    {}
    Ok(())
}

/// Bring a search index in order, in steps short enough that others write in between.
async fn tidy(db: &Database, table: &'static str) -> ApiResult<()> {
    let step = move |conn: &mut DbConnection| dialect::tidy_search(conn, table, Some(TIDY_PAGES));
    for _ in 0..MOST_STEPS {
        if !db.write(step).await? {
            break;
        }
        tokio::time::sleep(BETWEEN_STEPS).await;
    }
    Ok(())
}

/// Remove what has expired by `now`: idempotent answers, refresh tokens, files that were never
/// sent whole.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut DbConnection, now: Timestamp) -> ApiResult<()> {
    let oldest = now.plus_seconds(-KEPT_SECONDS);
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(oldest)))
        .execute(conn)?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::expires_at.lt(now)))
        .execute(conn)?;
    dialect::sweep_names(conn)?;
    files::sweep_orphans(conn, now)
}
