//! Rows that wait for their batch insert or their hook.

use std::any::Any;

use super::{AfterInsert, BatchInsert};
use crate::platform::db::DbConnection;
use crate::platform::db::together::Part;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;

/// How one kind of row is stored.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// A batch of them.
    pub(super) batch: fn(&mut DbConnection, Box<dyn Any>) -> ApiResult<()>,
    /// The only one of them, as part of a statement.
    only: for<'a> fn(&'a dyn Any) -> Option<Part<'a>>,
}
/// Runs the hook for a batch of one kind of row.
pub(super) type Run = fn(&mut Op, Box<dyn Any>) -> ApiResult<()>;

/// Batches of rows, one for each kind, in the order in which the kinds first came.
pub(super) struct Batches<F>(Vec<RowBatch<F>>);

struct RowBatch<F> {
    /// A `Vec` of the kind.
    rows: Box<dyn Rows>,
    run: F,
}

trait Rows: Any {
    fn count(&self) -> usize;
    fn cut(&mut self, count: usize);
}

impl<T: 'static> Rows for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn cut(&mut self, count: usize) {
        self.truncate(count);
    }
}

impl<F> Default for Batches<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F> Batches<F> {
    pub(super) fn push<T: 'static>(&mut self, row: T, run: F) {
        for batch in &mut self.0 {
            let rows: &mut dyn Any = &mut *batch.rows;
            if let Some(rows) = rows.downcast_mut::<Vec<T>>() {
                rows.push(row);
                return;
            }
        }
        let rows = Box::new(vec![row]);
        self.0.push(RowBatch { rows, run });
    }

    /// The row of this kind that came last.
    pub(super) fn last<T: 'static>(&mut self) -> Option<&mut T> {
        let mut batches = self.0.iter_mut();
        batches.find_map(|batch| {
            let rows: &mut dyn Any = &mut *batch.rows;
            rows.downcast_mut::<Vec<T>>()?.last_mut()
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Take every batch and its function.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (F, Box<dyn Any>)> + use<F> {
        let batches = std::mem::take(&mut self.0);
        batches
            .into_iter()
            .map(|batch| (batch.run, batch.rows as Box<dyn Any>))
    }

    /// How many rows each batch has.
    pub(super) fn counts(&self) -> Vec<usize> {
        self.0.iter().map(|batch| batch.rows.count()).collect()
    }

    /// Cut the batches back to `counts` rows.
    pub(super) fn cut(&mut self, counts: &[usize]) {
        self.0.truncate(counts.len());
        for (batch, count) in self.0.iter_mut().zip(counts) {
            batch.rows.cut(*count);
        }
    }
}

impl Batches<Store> {
    /// The statements of all rows, where there is one of each kind and each has one.
    pub(super) fn parts(&self) -> Option<Vec<Part<'_>>> {
        let parts = self.0.iter().map(|batch| {
            let rows: &dyn Any = &*batch.rows;
            (batch.run.only)(rows)
        });
        parts.collect()
    }
}

pub(super) fn store<T: BatchInsert>() -> Store {
    Store {
        batch: |conn, rows| T::store(conn, &batch::<T>(rows)),
        only: |rows| match rows.downcast_ref::<Vec<T>>()?.as_slice() {
            [only] => only.part(),
            _ => None,
        },
    }
}

pub(super) fn run<T: AfterInsert>(op: &mut Op, rows: Box<dyn Any>) -> ApiResult<()> {
    T::run(op, batch(rows))
}

fn batch<T: 'static>(rows: Box<dyn Any>) -> Vec<T> {
    rows.downcast().map(|rows| *rows).unwrap_or_default()
}
