//! Removes what has had its time, while the server runs.

use std::time::Duration;

use diesel::prelude::*;

use crate::platform::db::schema::{idempotency_keys, refresh_tokens, webhook_deliveries};
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::idempotency::KEPT_SECONDS;
use crate::platform::jobs::files;
use crate::platform::time::Timestamp;

const EVERY: Duration = Duration::from_hours(1);
/// How long a message to a subscriber can be looked at and sent again.
const MESSAGES_SECONDS: i64 = 30 * 24 * 3600;

/// Sweep once an hour until the server stops.
pub async fn run(db: Database) {
    loop {
        if let Err(error) = db.write(|conn| sweep(conn, Timestamp::now())).await {
            tracing::error!(%error, "expired rows could not be removed");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Remove what has expired by `now`: idempotent answers, refresh tokens, files that were never
/// sent whole, messages that were delivered or given up.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut DbConnection, now: Timestamp) -> ApiResult<()> {
    let oldest = now.plus_seconds(-KEPT_SECONDS);
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(oldest)))
        .execute(conn)?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::expires_at.lt(now)))
        .execute(conn)?;
    let oldest = now.plus_seconds(-MESSAGES_SECONDS);
    let settled = webhook_deliveries::next_attempt_at.is_null();
    let old = webhook_deliveries::created_at.lt(oldest).and(settled);
    diesel::delete(webhook_deliveries::table.filter(old)).execute(conn)?;
    files::sweep_orphans(conn, now)
}
