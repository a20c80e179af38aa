//! Connections that are kept open, lent to one job at a time.

use std::time::{Duration, Instant};

use diesel::connection::{Connection, SimpleConnection, TransactionManager};
use diesel::r2d2::{self, ManageConnection, NopErrorHandler};

use super::statements::Statements;
use super::{DatabaseUrl, DbConnection, OpenError, Purpose, unavailable};
use crate::platform::error::{ApiError, ApiResult};

/// How long a job waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that has worked within this time is lent without asking whether it still does.
const TRUSTED: Duration = Duration::from_secs(1);

/// A bounded number of connections. Cheap to clone.
#[derive(Clone)]
pub(super) struct Pool(r2d2::Pool<Manager>);

impl Pool {
    /// A pool of at most `size` connections, one of which is open when this returns.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub fn open(
        url: DatabaseUrl,
        purpose: Purpose,
        statements: Statements,
        size: u32,
    ) -> Result<Self, OpenError> {
        let manager = Manager {
            url,
            purpose,
            statements,
        };
        r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .error_handler(Box::new(NopErrorHandler))
            .build(manager)
            .map(Self)
            .map_err(|error| OpenError::Pool(error.to_string()))
    }

    /// Run `job` on a connection.
    ///
    /// # Errors
    /// Those of `job`, or 503 when no connection is free.
    pub fn lend<T>(&self, job: impl FnOnce(&mut DbConnection) -> ApiResult<T>) -> ApiResult<T> {
        let mut lent = self.0.get().map_err(unavailable)?;
        let outcome = job(&mut lent.conn);
        let failed = outcome.as_ref().is_err_and(ApiError::is_database_failure);
        // After a failure it is asked before it is lent again: the server may have gone.
        lent.worked = (!failed).then(Instant::now);
        outcome
    }
}

/// A connection of the pool, and when it was last known to work.
struct Pooled {
    conn: DbConnection,
    worked: Option<Instant>,
}

/// Opens connections by the scheme of the URL.
#[derive(Debug)]
struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
    statements: Statements,
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = OpenError;

    fn connect(&self) -> Result<Pooled, OpenError> {
        let mut conn = DbConnection::open(&self.url, self.purpose)?;
        conn.set_instrumentation(self.statements.clone());
        Ok(Pooled {
            conn,
            worked: Some(Instant::now()),
        })
    }

    /// Asking is a round trip of its own, so only those are asked that were idle or met an error.
    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), OpenError> {
        match (&pooled.conn, pooled.worked) {
            // A file does not go away.
            (DbConnection::Sqlite(_), _) => Ok(()),
            (_, Some(worked)) if worked.elapsed() < TRUSTED => Ok(()),
            _ => Ok(pooled.conn.batch_execute("SELECT 1")?),
        }
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        std::thread::panicking()
            || match &mut pooled.conn {
                DbConnection::Postgres(conn) => in_transaction(conn),
                DbConnection::Sqlite(conn) => in_transaction(conn),
            }
    }
}

/// Whether a transaction was left open or broken: such a connection is not used again.
fn in_transaction<C: Connection>(conn: &mut C) -> bool {
    !matches!(
        C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth(),
        Ok(None)
    )
}
