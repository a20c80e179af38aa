//! Telling two states of the log apart.
//!
//! On PostgreSQL the newest entry alone does not do it: a number is drawn before its transaction
//! commits, so an older one may appear later. But every transaction older than the newest in the
//! log had either ended when a snapshot was taken, or was open. So the newest, and which older ones
//! were open, say what the snapshot shows of the log.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};

use super::scan::end_of_log;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::Cacheable;
use crate::platform::error::ApiResult;

/// What a snapshot of the database shows of the log: the same entries where marks are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogMark {
    newest: i64,
    /// Transactions older than that which were open.
    open: Vec<i64>,
}

impl LogMark {
    /// The mark of the snapshot that the connection's transaction reads, or of a new one outside of
    /// a transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(conn: &mut DbConnection) -> ApiResult<Self> {
        match conn {
            DbConnection::Sqlite(_) => Ok(Self {
                newest: end_of_log(conn)?.seq,
                open: Vec::new(),
            }),
            DbConnection::Postgres(conn) => of_transactions(conn),
        }
    }

    #[cfg(test)]
    pub(crate) fn of(newest: i64) -> Self {
        let open = Vec::new();
        Self { newest, open }
    }
}

/// In one statement, so that all of it is of one snapshot.
fn of_transactions(conn: &mut PgConnection) -> ApiResult<LogMark> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        newest: i64,
        #[diesel(sql_type = Array<BigInt>)]
        open: Vec<i64>,
    }
    let mark = diesel::sql_query(
        "SELECT newest, ARRAY( \
             SELECT open::text::bigint FROM pg_snapshot_xip(pg_current_snapshot()) AS open \
             WHERE open::text::bigint < newest ORDER BY 1 \
         ) AS open \
         FROM (SELECT greatest( \
             (SELECT coalesce(max(tx + 0), 0) FROM change_log), \
             (SELECT coalesce(max(swept_tx), 0) FROM feed_state) \
         ) AS newest) AS log",
    );
    let Row { newest, open } = Cacheable(mark).get_result(conn)?;
    Ok(LogMark { newest, open })
}
