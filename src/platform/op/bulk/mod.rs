//! An operation of many rows: what each of them would read and write again is kept for all.
//!
//! - Audit events and entries of the change log are gathered and written together at the end.
//! - What the operation knows, because it has locked it or nobody changes it, may be kept
//!   ([`Op::cache_put`]). Who carries many rows out looks up beforehand what they will ask for.
//! - On PostgreSQL, where every statement is a round trip, new rows are stored together
//!   ([`Op::insert_later`]): at the latest when anybody asks for the connection ([`Op::conn`]), so
//!   that whoever reads finds all that was written.
//! - A step that may be refused ([`Op::attempt`]) needs no savepoint of its own as long as what
//!   is refused has written nothing, as is the rule. Where that is not certain, all is undone and
//!   carried out once more, with a savepoint for such a step.
//!
//! Whatever is undone in between takes its part along. Single operations keep nothing and write
//! at once. See `docs/adr/0010-imports-on-postgresql.md`.

mod batches;
mod cache;

use std::collections::HashSet;

use diesel::connection::{Connection, TransactionManager};

use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::op::changes::{self, AuditRow, EntryRow};
use crate::platform::values::ids::AnyId;
use batches::{Batches, Run, Store};
use cache::Cache;
pub use cache::Key;

/// A row that is stored together with others of its kind.
pub trait BatchInsert: Sized + 'static {
    /// Store rows in the order in which they came.
    ///
    /// # Errors
    /// When the database refuses one of them.
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()>;
}

/// What is left to be seen to once rows are stored, for many at once.
pub trait AfterInsert: Sized + 'static {
    /// # Errors
    /// When the database fails.
    fn run(op: &mut Op, rows: Vec<Self>) -> ApiResult<()>;
}

/// What an operation of many rows has at hand.
#[derive(Default)]
pub(super) struct Bulk {
    audits: Vec<AuditRow>,
    entries: Vec<EntryRow>,
    inserts: Batches<Store>,
    hooks: Batches<Run>,
    cache: Cache,
    savepoints: Savepoints,
    /// How often the connection was asked for.
    asked: u64,
    /// Steps begun so far.
    steps: usize,
    /// Steps that were refused and may have written something.
    suspects: HashSet<usize>,
    /// The database has refused something: nothing more can be done in this try.
    broken: bool,
}

/// Which steps get a savepoint.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Savepoints {
    ForSteps(HashSet<usize>),
    /// All of them, and every row is stored at once.
    ForAll,
}

impl Default for Savepoints {
    fn default() -> Self {
        Self::ForSteps(HashSet::new())
    }
}

type Manager = <DbConnection as Connection>::TransactionManager;

/// Tries with savepoints for some steps before all get one.
const TRIES: usize = 3;

/// How far the records were when something began that may be undone.
#[derive(Debug, Clone, Default)]
struct Mark {
    audits: usize,
    entries: usize,
    inserts: Vec<usize>,
    hooks: Vec<usize>,
    cache: u64,
    asked: u64,
}

impl Bulk {
    pub(super) fn audit(&mut self, row: AuditRow) {
        self.audits.push(row);
    }

    pub(super) fn entry(&mut self, row: EntryRow) {
        self.entries.push(row);
    }

    /// A row of `resource` changes: what is kept of it is no longer so.
    pub(super) fn evict(&mut self, resource: &str, id: AnyId) {
        self.cache.evict_row(resource, id);
    }

    /// Somebody asks for the connection: they are to find all rows stored.
    pub(super) fn settle(&mut self, conn: &mut DbConnection) {
        self.asked += 1;
        if self.inserts.is_empty() {
            return;
        }
        for (store, rows) in self.inserts.take() {
            if self.broken {
                return;
            }
            if let Err(error) = store(conn, rows) {
                // Which row it was, and what is to be said of it, a try with savepoints tells.
                tracing::debug!(%error, "rows of a bulk were refused together");
                self.broken = true;
            }
        }
    }

    fn mark(&self) -> Mark {
        Mark {
            audits: self.audits.len(),
            entries: self.entries.len(),
            inserts: self.inserts.counts(),
            hooks: self.hooks.counts(),
            cache: self.cache.changes(),
            asked: self.asked,
        }
    }

    fn undo_to(&mut self, mark: &Mark) {
        self.audits.truncate(mark.audits);
        self.entries.truncate(mark.entries);
        self.inserts.cut(&mark.inserts);
        self.hooks.cut(&mark.hooks);
        if self.cache.changes() != mark.cache {
            self.cache = Cache::default();
        }
    }

    fn is_spoilt(&self) -> bool {
        self.broken || !self.suspects.is_empty()
    }

    /// How to try again.
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
    /// Carry `work` out as an operation of many rows. It may be called several times, and then
    /// nothing is left of the times before.
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

    /// Write what was gathered of audit events and of the change log.
    fn write_records(&mut self, bulk: &mut Bulk) -> ApiResult<()> {
        changes::write_audits(self, &bulk.audits)?;
        changes::write_entries(self, &last_effects(std::mem::take(&mut bulk.entries)))
    }

    /// Store what waits. What the database refuses of it, the next try tells.
    pub(super) fn settle(&mut self) {
        if let Some(bulk) = &mut self.bulk {
            bulk.settle(self.conn);
        }
    }

    /// Store what waits, and see to what is left to be seen to.
    fn finish(&mut self) -> ApiResult<()> {
        self.settle();
        let Some(bulk) = &mut self.bulk else {
            return Ok(());
        };
        for (run, rows) in bulk.hooks.take() {
            run(self, rows)?;
        }
        self.settle();
        Ok(())
    }

    /// Take a step that may be refused while the operation goes on: what it did is undone then.
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
        // What waits is not this step's, and must outlive it.
        Manager::begin_transaction(self.conn())?;
        let mark = self.bulk.as_ref().map(|bulk| bulk.mark());
        let done = step(self);
        if done.is_ok() {
            self.settle();
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
            // PostgreSQL does not tell, and refuses to go on when it was the one to refuse.
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

    /// Store `row`, which nobody asks for by a statement of their own that does not go through
    /// [`Op::conn`], together with others. It comes back where it is to be stored at once.
    #[must_use]
    pub fn insert_later<T: BatchInsert>(&mut self, row: T) -> Option<T> {
        let waits = self.conn.dialect() == Dialect::Postgres;
        match &mut self.bulk {
            Some(bulk) if waits && bulk.savepoints != Savepoints::ForAll => {
                bulk.inserts.push(row, batches::store::<T>);
                None
            }
            _ => Some(row),
        }
    }

    /// The row of this kind that was left for [`Op::insert_later`] last, if it still waits. Whoever
    /// has left it in the same step may change it.
    pub fn waiting<T: BatchInsert>(&mut self) -> Option<&mut T> {
        self.bulk.as_mut()?.inserts.last()
    }

    /// See to `row` once everything is stored; at once in a single operation.
    ///
    /// # Errors
    /// Those of seeing to it.
    pub fn after_insert<T: AfterInsert>(&mut self, row: T) -> ApiResult<()> {
        match &mut self.bulk {
            Some(bulk) => {
                bulk.hooks.push(row, batches::run::<T>);
                Ok(())
            }
            None => T::run(self, vec![row]),
        }
    }

    /// Whether it pays to look up beforehand, for all rows at once, what they will ask for.
    #[must_use]
    pub fn looks_ahead(&self) -> bool {
        let trips = self.conn.dialect() == Dialect::Postgres;
        trips
            && self
                .bulk
                .as_ref()
                .is_some_and(|bulk| bulk.savepoints != Savepoints::ForAll)
    }

    /// Keep what this operation knows of `resource` and has locked, where more rows of a bulk
    /// may ask for it. To be kept anew whenever the operation changes it. [`Op::record`] forgets
    /// what is kept under the id of the row, and what is kept of its resource under a text.
    pub fn cache_put<V: 'static>(&mut self, resource: &'static str, key: impl Into<Key>, value: V) {
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.put(resource, key.into(), value);
        }
    }

    /// What was kept.
    #[must_use]
    pub fn cached<V: Clone + 'static>(&self, resource: &str, key: impl Into<Key>) -> Option<V> {
        let bulk = self.bulk.as_ref()?;
        bulk.cache.get::<V>(resource, &key.into()).cloned()
    }

    /// What was kept is no longer so.
    pub fn evict(&mut self, resource: &str, key: impl Into<Key>) {
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.evict(resource, &key.into());
        }
    }

    /// What `find` finds, asked once for all rows of a bulk: for catalogues, which no row of it
    /// changes.
    ///
    /// # Errors
    /// Those of `find`.
    pub fn memoized<V: Clone + 'static>(
        &mut self,
        resource: &'static str,
        key: impl Into<Key>,
        find: impl FnOnce(&mut Self) -> ApiResult<V>,
    ) -> ApiResult<V> {
        if self.bulk.is_none() {
            return find(self);
        }
        let key = key.into();
        if let Some(found) = self.cached(resource, key.clone()) {
            return Ok(found);
        }
        let found = find(self)?;
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.put_unchanged(resource, key, found.clone());
        }
        Ok(found)
    }
}

/// Of the versions that a row went through because of others, only the last, for each audience.
fn last_effects(mut entries: Vec<EntryRow>) -> Vec<EntryRow> {
    let mut known = HashSet::new();
    entries.reverse();
    entries.retain(|entry| entry.effect_addressees().is_none_or(|to| known.insert(to)));
    entries.reverse();
    entries
}
