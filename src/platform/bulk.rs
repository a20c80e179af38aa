//! An operation of many rows: what each of them would read and write again is kept for all.
//!
//! - Audit events and entries of the change log are gathered and written together at the end.
//! - Rows that the operation has locked may be kept ([`Op::keep`]), as they stand with its own
//!   writes; nobody else changes them before it ends.
//!
//! - A step that may be refused ([`Op::attempt`]) needs no savepoint of its own as long as what
//!   is refused has written nothing, as is the rule. When one has, the whole is undone and
//!   carried out once more, with a savepoint for each step.
//!
//! Whatever is undone in between takes its part along. Single operations keep nothing.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};

use diesel::connection::{Connection, TransactionManager};

use crate::platform::changes::{self, AuditRow, EntryRow};
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::ids::AnyId;
use crate::platform::op::Op;

/// What an operation of many rows has at hand.
#[derive(Default)]
pub(super) struct Bulk {
    audits: Vec<AuditRow>,
    entries: Vec<EntryRow>,
    /// By resource, kind of value, and id.
    kept: HashMap<(&'static str, TypeId, AnyId), Box<dyn Any>>,
    care: Care,
}

/// How steps that may be refused are carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Care {
    /// Without a savepoint of their own.
    #[default]
    None,
    /// A step was refused after it had written something: it is all to be done again.
    Spoilt,
    /// Each in its savepoint.
    Full,
}

type Manager = <DbConnection as Connection>::TransactionManager;

/// How far the records were when something began that may be undone.
#[derive(Debug, Clone, Copy, Default)]
struct Mark(usize, usize);

impl Bulk {
    pub(super) fn audit(&mut self, row: AuditRow) {
        self.audits.push(row);
    }

    pub(super) fn entry(&mut self, row: EntryRow) {
        self.entries.push(row);
    }

    /// Rows of `resource` change in a way that what is kept of them does not follow.
    pub(super) fn forget(&mut self, resource: &str) {
        self.kept.retain(|(of, _, _), _| *of != resource);
    }

    fn mark(&self) -> Mark {
        Mark(self.audits.len(), self.entries.len())
    }

    fn undo_to(&mut self, Mark(audits, entries): Mark) {
        self.audits.truncate(audits);
        self.entries.truncate(entries);
        self.kept.clear();
    }
}

impl Op<'_> {
    /// Carry `work` out as an operation of many rows. It may be called twice, and then nothing
    /// is left of the first time.
    ///
    /// # Errors
    /// Those of `work`, after which the transaction must not be stored.
    pub fn in_bulk<T>(&mut self, mut work: impl FnMut(&mut Self) -> ApiResult<T>) -> ApiResult<T> {
        Manager::begin_transaction(self.conn)?;
        let (done, bulk) = self.bulk_with(Care::None, &mut work);
        let (done, bulk) = if bulk.care == Care::Spoilt {
            Manager::rollback_transaction(self.conn)?;
            self.bulk_with(Care::Full, &mut work)
        } else {
            Manager::commit_transaction(self.conn)?;
            (done, bulk)
        };
        let done = done?;
        changes::write_audits(self, &bulk.audits)?;
        changes::write_entries(self, &last_effects(bulk.entries))?;
        Ok(done)
    }

    fn bulk_with<T>(
        &mut self,
        care: Care,
        work: &mut impl FnMut(&mut Self) -> ApiResult<T>,
    ) -> (ApiResult<T>, Box<Bulk>) {
        self.bulk = Some(Box::new(Bulk {
            care,
            ..Bulk::default()
        }));
        let done = work(self);
        (done, self.bulk.take().unwrap_or_default())
    }

    /// Take a step that may be refused while the operation goes on: what it did is undone then.
    ///
    /// # Errors
    /// Those of `step`.
    pub fn attempt<T>(&mut self, step: impl FnOnce(&mut Self) -> ApiResult<T>) -> ApiResult<T> {
        let mark = self.bulk.as_ref().map(|bulk| (bulk.care, bulk.mark()));
        match mark {
            Some((Care::Spoilt, _)) => Err(ApiError::new(ErrorCode::Unavailable)),
            Some((Care::None, mark)) => self.attempt_boldly(mark, step),
            Some((Care::Full, mark)) => self.attempt_carefully(mark, step),
            None => self.attempt_carefully(Mark::default(), step),
        }
    }

    fn attempt_carefully<T>(
        &mut self,
        mark: Mark,
        step: impl FnOnce(&mut Self) -> ApiResult<T>,
    ) -> ApiResult<T> {
        Manager::begin_transaction(self.conn)?;
        let done = step(self);
        if done.is_ok() {
            Manager::commit_transaction(self.conn)?;
        } else {
            Manager::rollback_transaction(self.conn)?;
            self.undo_to(mark);
        }
        done
    }

    fn attempt_boldly<T>(
        &mut self,
        mark: Mark,
        step: impl FnOnce(&mut Self) -> ApiResult<T>,
    ) -> ApiResult<T> {
        let before = dialect::writes_so_far(self.conn)?;
        let done = step(self);
        if done.is_err() {
            // PostgreSQL does not say, and refuses to go on when it was the one to refuse.
            let harmless = before.is_some() && dialect::writes_so_far(self.conn)? == before;
            match &mut self.bulk {
                Some(bulk) if !harmless => bulk.care = Care::Spoilt,
                _ => self.undo_to(mark),
            }
        }
        done
    }

    /// Keep a row of `resource` that this operation has locked, or what it knows of it, where
    /// more rows of a bulk may ask for it. To be kept anew whenever the operation changes it.
    pub fn keep<V: 'static>(&mut self, resource: &'static str, id: AnyId, value: V) {
        if let Some(bulk) = &mut self.bulk {
            let key = (resource, TypeId::of::<V>(), id);
            bulk.kept.insert(key, Box::new(value));
        }
    }

    /// What was kept.
    #[must_use]
    pub fn kept<V: Clone + 'static>(&self, resource: &'static str, id: AnyId) -> Option<V> {
        let bulk = self.bulk.as_ref()?;
        let value = bulk.kept.get(&(resource, TypeId::of::<V>(), id))?;
        value.downcast_ref::<V>().cloned()
    }

    /// Rows of `resource` change in a way that what is kept of them does not follow. Whatever
    /// [`Op::record`] is told of is forgotten by itself.
    pub fn forget(&mut self, resource: &str) {
        if let Some(bulk) = &mut self.bulk {
            bulk.forget(resource);
        }
    }

    /// Forget what was recorded and kept since `mark`: it has been undone.
    fn undo_to(&mut self, mark: Mark) {
        if let Some(bulk) = &mut self.bulk {
            bulk.undo_to(mark);
        }
    }
}

/// Of the versions that a row went through because of others, only the last, for each audience.
fn last_effects(mut entries: Vec<EntryRow>) -> Vec<EntryRow> {
    let mut told = HashSet::new();
    entries.reverse();
    entries.retain(|entry| entry.told_to().is_none_or(|to| told.insert(to)));
    entries.reverse();
    entries
}
