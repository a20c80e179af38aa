//! An operation of many rows. What its rows share is read once and written together.
//!
//! - Audit events, images and entries of the change log are collected and written together at the end.
//! - A value that the operation has locked, or that never changes, may be cached
//!   ([`Op::cache_put`]). The caller loads what its rows will need in advance.
//! - On PostgreSQL every statement is a round trip. New rows are therefore inserted in batches
//!   ([`Op::insert_later`]). The batches are written before the connection is handed out
//!   ([`Op::conn`]), so a read sees every row.
//! - A step that may fail ([`Op::attempt`]) runs without a savepoint first. Most steps fail before
//!   they write. If one may have written, the whole operation is rolled back and runs again, with a
//!   savepoint for that step.
//!
//! A rollback drops the cached values and the waiting rows of its step too. An operation of one row
//! caches nothing and writes at once. See `docs/adr/0010-imports-on-postgresql.md`.

mod batches;
mod cache;
mod gather;

use std::collections::HashSet;

use diesel::connection::{Connection, TransactionManager};

use crate::platform::db::together::Part;
use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::op::changes::{self, EntryRow, Records};
use crate::platform::values::ids::AnyId;
use batches::{Batches, Run, Store};
use cache::Cache;
pub use cache::CacheKey;

/// A row that is inserted in a batch with others of its type.
pub trait BatchInsert: Sized + 'static {
    /// Insert the rows in the given order.
    ///
    /// # Errors
    /// When the database refuses one of them.
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()>;

    /// What stores this row on PostgreSQL in one statement, which may be part of a larger one. None
    /// when it takes more.
    fn part(&self) -> Option<Part<'_>> {
        None
    }
}

/// Work that follows the inserts, done for many rows at once.
pub trait AfterInsert: Sized + 'static {
    /// # Errors
    /// When the database fails.
    fn run(op: &mut Op, rows: Vec<Self>) -> ApiResult<()>;
}

/// The state of an operation of many rows.
#[derive(Default)]
pub(super) struct Bulk {
    pub(super) records: Records,
    inserts: Batches<Store>,
    hooks: Batches<Run>,
    cache: Cache,
    savepoints: Savepoints,
    /// How often the connection was asked for.
    asked: u64,
    /// The number of steps so far.
    steps: usize,
    /// Steps that failed and may have written.
    suspects: HashSet<usize>,
    /// The database has refused a statement. This try cannot go on.
    broken: bool,
}

/// Which steps get a savepoint.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Savepoints {
    ForSteps(HashSet<usize>),
    /// Every step. Rows are inserted one by one.
    ForAll,
}

impl Default for Savepoints {
    fn default() -> Self {
        Self::ForSteps(HashSet::new())
    }
}

type Manager = <DbConnection as Connection>::TransactionManager;

/// After this many tries, every step gets a savepoint.
const TRIES: usize = 3;

/// The lengths of all collections at the start of a step, to go back to when it fails.
#[derive(Debug, Clone, Default)]
struct Mark {
    records: [usize; 3],
    inserts: Vec<usize>,
    hooks: Vec<usize>,
    cache: u64,
    asked: u64,
}

impl Bulk {
    /// A row of `resource` changes. Its cached values are stale.
    pub(super) fn evict(&mut self, resource: &str, id: AnyId) {
        self.cache.evict_row(resource, id);
    }

    /// Insert all waiting rows, because the connection is about to be used.
    pub(super) fn flush_inserts(&mut self, conn: &mut DbConnection) {
        self.asked += 1;
        if self.inserts.is_empty() {
            return;
        }
        for (store, rows) in self.inserts.take() {
            if self.broken {
                return;
            }
            if let Err(error) = (store.batch)(conn, rows) {
                // The next try uses savepoints and finds the row and its error.
                tracing::debug!(%error, "rows of a bulk were refused together");
                self.broken = true;
            }
        }
    }

    fn mark(&self) -> Mark {
        Mark {
            records: self.records.counts(),
            inserts: self.inserts.counts(),
            hooks: self.hooks.counts(),
            cache: self.cache.changes(),
            asked: self.asked,
        }
    }

    fn undo_to(&mut self, mark: &Mark) {
        self.records.cut(mark.records);
        self.inserts.cut(&mark.inserts);
        self.hooks.cut(&mark.hooks);
        if self.cache.changes() != mark.cache {
            self.cache = Cache::default();
        }
    }

    fn is_spoilt(&self) -> bool {
        self.broken || !self.suspects.is_empty()
    }

    /// The savepoints of the next try.
    fn savepoints_after(self, tries: usize) -> Savepoints {
        match self.savepoints {
            Savepoints::ForSteps(mut steps) if tries < TRIES && !self.suspects.is_empty() => {
                steps.extend(self.suspects);
                Savepoints::ForSteps(steps)
            }
            _ => Savepoints::ForAll,
        }
    }
}

impl Op<'_> {
    /// Run `work` as an operation of many rows. `work` may run several times; each run starts from
    /// a rollback of the one before.
    ///
    /// # Errors
    /// Those of `work`, after which the transaction must not be stored.
    pub fn in_bulk<T>(&mut self, mut work: impl FnMut(&mut Self) -> ApiResult<T>) -> ApiResult<T> {
        dialect::prefer_indexes(self.conn)?;
        let mut savepoints = Savepoints::default();
        for tries in 1.. {
            Manager::begin_transaction(self.conn)?;
            self.bulk = Some(Box::new(Bulk {
                savepoints,
                ..Bulk::default()
            }));
            let done = work(self).and_then(|done| self.finish().map(|()| done));
            let mut bulk = self.bulk.take().unwrap_or_default();
            if bulk.is_spoilt() {
                Manager::rollback_transaction(self.conn)?;
                savepoints = bulk.savepoints_after(tries);
                continue;
            }
            let stored = done.and_then(|done| self.write_records(&mut bulk).map(|()| done));
            match &stored {
                Ok(_) => Manager::commit_transaction(self.conn)?,
                Err(_) => Manager::rollback_transaction(self.conn)?,
            }
            return stored;
        }
        Err(ApiError::new(ErrorCode::Internal))
    }

    /// Write the collected audit events, images and entries of the change log.
    fn write_records(&mut self, bulk: &mut Bulk) -> ApiResult<()> {
        let records = &mut bulk.records;
        records.entries = last_effects(std::mem::take(&mut records.entries));
        changes::write_all(self, records)
    }

    /// Insert the waiting rows. If the database refuses one, the next try reports it.
    pub(super) fn flush_inserts(&mut self) {
        if let Some(bulk) = &mut self.bulk {
            bulk.flush_inserts(self.conn);
        }
    }

    /// Insert the waiting rows and run the hooks after them.
    fn finish(&mut self) -> ApiResult<()> {
        self.flush_inserts();
        let Some(bulk) = &mut self.bulk else {
            return Ok(());
        };
        for (run, rows) in bulk.hooks.take() {
            run(self, rows)?;
        }
        self.flush_inserts();
        Ok(())
    }

    /// Run a step that may fail without ending the operation. A failed step is rolled back.
    ///
    /// # Errors
    /// Those of `step`.
    pub fn attempt<T>(&mut self, step: impl FnOnce(&mut Self) -> ApiResult<T>) -> ApiResult<T> {
        let Some(bulk) = &mut self.bulk else {
            return self.attempt_with_savepoint(step);
        };
        if bulk.broken {
            return Err(ApiError::new(ErrorCode::Unavailable));
        }
        let number = bulk.steps;
        bulk.steps += 1;
        match &bulk.savepoints {
            Savepoints::ForSteps(steps) if !steps.contains(&number) => {
                self.attempt_without_savepoint(number, step)
            }
            _ => self.attempt_with_savepoint(step),
        }
    }

    fn attempt_with_savepoint<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> ApiResult<T>,
    ) -> ApiResult<T> {
        // Waiting rows belong to earlier steps. Insert them before the savepoint.
        Manager::begin_transaction(self.conn())?;
        let mark = self.bulk.as_ref().map(|bulk| bulk.mark());
        let done = step(self);
        if done.is_ok() {
            self.flush_inserts();
            Manager::commit_transaction(self.conn)?;
        } else {
            Manager::rollback_transaction(self.conn)?;
            if let Some((bulk, mark)) = self.bulk.as_mut().zip(mark) {
                bulk.undo_to(&mark);
            }
        }
        done
    }

    fn attempt_without_savepoint<T>(
        &mut self,
        number: usize,
        step: impl FnOnce(&mut Self) -> ApiResult<T>,
    ) -> ApiResult<T> {
        let writes = dialect::writes_so_far(self.conn)?;
        let mark = self
            .bulk
            .as_ref()
            .map(|bulk| bulk.mark())
            .unwrap_or_default();
        let done = step(self);
        if done.is_err()
            && let Some(bulk) = &mut self.bulk
        {
            // PostgreSQL does not count its writes. After an error of its own it takes no further
            // statement.
            let harmless = match writes {
                Some(_) => dialect::writes_so_far(self.conn)? == writes,
                None => bulk.asked == mark.asked,
            };
            if harmless {
                bulk.undo_to(&mark);
            } else {
                bulk.suspects.insert(number);
                bulk.broken |= !dialect::goes_on(self.conn);
            }
        }
        done
    }

    /// Insert `row` later, in a batch. Returns the row when the caller has to insert it now. Other
    /// code must read the table through [`Op::conn`], which inserts the waiting rows first.
    #[must_use]
    pub fn insert_later<T: BatchInsert>(&mut self, row: T) -> Option<T> {
        let waits = self.conn.dialect() == Dialect::Postgres;
        match &mut self.bulk {
            Some(bulk) if waits && bulk.savepoints != Savepoints::ForAll => {
                bulk.inserts.push(row, batches::store::<T>());
                None
            }
            _ => Some(row),
        }
    }

    /// The last row of this type given to [`Op::insert_later`], if it still waits. Only the step
    /// that gave it may change it.
    pub fn waiting<T: BatchInsert>(&mut self) -> Option<&mut T> {
        self.bulk.as_mut()?.inserts.last()
    }

    /// Run the hook of `row` after all inserts. An operation of one row runs it at once.
    ///
    /// # Errors
    /// Those of the hook.
    pub fn after_insert<T: AfterInsert>(&mut self, row: T) -> ApiResult<()> {
        match &mut self.bulk {
            Some(bulk) => {
                bulk.hooks.push(row, batches::run::<T>);
                Ok(())
            }
            None => T::run(self, vec![row]),
        }
    }

    /// Whether the caller should load in advance what its rows will need.
    #[must_use]
    pub fn looks_ahead(&self) -> bool {
        let trips = self.conn.dialect() == Dialect::Postgres;
        trips
            && self
                .bulk
                .as_ref()
                .is_some_and(|bulk| bulk.savepoints != Savepoints::ForAll)
    }
}

/// Keep only the last effect on a row for each group of addressees.
fn last_effects(mut entries: Vec<EntryRow>) -> Vec<EntryRow> {
    let mut known = HashSet::new();
    entries.reverse();
    entries.retain(|entry| entry.effect_addressees().is_none_or(|to| known.insert(to)));
    entries.reverse();
    entries
}
