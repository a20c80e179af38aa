//! An operation of one request on PostgreSQL, with as few statements as it can.

use diesel::connection::TransactionManager;

use super::{Bulk, Manager};
use crate::platform::db::prepared::Cacheable;
use crate::platform::db::together::Together;
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::op::{Op, changes};

/// More audit events, images or entries than this are written by themselves: statements of any number
/// would have any number of texts.
const FEW: usize = 4;

impl Op<'_> {
    /// Run `work` as the whole of this transaction. On PostgreSQL what it writes is gathered and
    /// stored together, as in an operation of many rows. When the database refuses something of
    /// that, nobody knows which row it was: all is rolled back and `work` runs again, writing at
    /// once.
    ///
    /// # Errors
    /// Those of `work`, after which the transaction must not be stored.
    pub fn gather<T>(&mut self, mut work: impl FnMut(&mut Self) -> ApiResult<T>) -> ApiResult<T> {
        if self.conn.dialect() == Dialect::Sqlite {
            return work(self);
        }
        self.bulk = Some(Box::default());
        let done = work(self).and_then(|done| self.store_gathered().map(|()| done));
        let bulk = self.bulk.take().unwrap_or_default();
        if !bulk.is_spoilt() {
            return done;
        }
        Manager::rollback_transaction(self.conn)?;
        Manager::begin_transaction(self.conn)?;
        self.start_again();
        work(self)
    }

    /// Store what waits and what was collected, in one statement where it is little.
    fn store_gathered(&mut self) -> ApiResult<()> {
        if self.bulk.as_ref().is_some_and(|bulk| bulk.is_little())
            && let (DbConnection::Postgres(conn), Some(bulk)) = (&mut *self.conn, &mut self.bulk)
            && let Some(mut parts) = bulk.inserts.parts()
        {
            parts.extend(bulk.records.parts());
            if !parts.is_empty()
                && let Err(error) = Cacheable(Together(parts)).run(conn)
            {
                tracing::debug!(%error, "rows of a request were refused together");
                bulk.broken = true;
            }
            return Ok(());
        }
        self.finish()?;
        let Some(Bulk { records, .. }) = self.bulk.as_deref_mut() else {
            return Ok(());
        };
        let records = std::mem::take(records);
        changes::write_all(self, &records)
    }

    /// Forget what the run before has noted.
    fn start_again(&mut self) {
        self.accesses.clear();
        self.warnings.clear();
        self.required.borrow_mut().clear();
    }
}

impl Bulk {
    fn is_little(&self) -> bool {
        let counts = self.records.counts();
        self.hooks.is_empty() && counts.into_iter().all(|count| count <= FEW)
    }
}
