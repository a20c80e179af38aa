//! The read connection that each worker thread keeps for itself.

use std::cell::RefCell;
use std::rc::Rc;

use actix_web::HttpRequest;

use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// A worker's connection, opened at its first use.
#[derive(Clone)]
pub struct WorkerConnection {
    database: Database,
    conn: Rc<RefCell<Option<DbConnection>>>,
}

impl WorkerConnection {
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self {
            database,
            conn: Rc::default(),
        }
    }
}

/// Run `job` on the connection of the worker that handles `request`.
///
/// # Errors
/// Those of `job`, or 503 when the database cannot be opened.
pub fn with_connection<T>(
    request: &HttpRequest,
    job: impl FnOnce(&mut DbConnection) -> ApiResult<T>,
) -> ApiResult<T> {
    let worker = request
        .app_data::<WorkerConnection>()
        .ok_or_else(|| ApiError::new(ErrorCode::Internal).caused_by("no worker connection"))?;
    // Jobs are synchronous and never nest, so the connection is free.
    let mut slot = worker.conn.borrow_mut();
    if slot.is_none() {
        let opened = worker.database.worker_connection().map_err(|error| {
            ApiError::new(ErrorCode::Unavailable)
                .retry_after(1)
                .caused_by(error)
        })?;
        *slot = opened;
    }
    let conn = slot
        .as_mut()
        .ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
    let outcome = job(conn);
    if outcome.as_ref().is_err_and(ApiError::is_database_failure) {
        *slot = None;
    }
    outcome
}
