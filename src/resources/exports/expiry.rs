//! Removes exports that have had their time, while the server runs.

use std::time::Duration;

use super::service;
use crate::platform::db::Database;
use crate::platform::time::Timestamp;

const EVERY: Duration = Duration::from_hours(1);

/// Look once an hour until the server stops.
pub async fn expire(db: Database) {
    loop {
        let swept = {
            let db = db.clone();
            actix_web::web::block(move || service::sweep(&db, Timestamp::now())).await
        };
        match swept {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "expired exports could not be removed"),
            Err(error) => tracing::error!(%error, "expired exports could not be removed"),
        }
        tokio::time::sleep(EVERY).await;
    }
}
