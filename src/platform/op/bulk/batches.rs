//! Rows that wait for their batch insert or their hook.

use std::any::Any;

use super::{AfterInsert, BatchInsert};
use crate::platform::db::DbConnection;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;

/// Stores a batch of one kind of row.
pub(super) type Store = fn(&mut DbConnection, Box<dyn Any>) -> ApiResult<()>;
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

pub(super) fn store<T: BatchInsert>(conn: &mut DbConnection, rows: Box<dyn Any>) -> ApiResult<()> {
    T::store(conn, &batch(rows))
}

pub(super) fn run<T: AfterInsert>(op: &mut Op, rows: Box<dyn Any>) -> ApiResult<()> {
    T::run(op, batch(rows))
}

fn batch<T: 'static>(rows: Box<dyn Any>) -> Vec<T> {
    rows.downcast().map(|rows| *rows).unwrap_or_default()
}
