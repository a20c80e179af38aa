//! Rows that wait to be stored, or to be seen to, together.

use std::any::Any;

use super::{Afterwards, Batch};
use crate::platform::db::DbConnection;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;

/// Stores a pile of one kind of row.
pub(super) type Store = fn(&mut DbConnection, Box<dyn Any>) -> ApiResult<()>;
/// Sees to a pile of one kind of row.
pub(super) type See = fn(&mut Op, Box<dyn Any>) -> ApiResult<()>;

/// Piles of rows, one for each kind, in the order in which the kinds first came.
pub(super) struct Piles<F>(Vec<Pile<F>>);

struct Pile<F> {
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

impl<F> Default for Piles<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F> Piles<F> {
    pub(super) fn push<T: 'static>(&mut self, row: T, run: F) {
        for pile in &mut self.0 {
            let rows: &mut dyn Any = &mut *pile.rows;
            if let Some(rows) = rows.downcast_mut::<Vec<T>>() {
                rows.push(row);
                return;
            }
        }
        let rows = Box::new(vec![row]);
        self.0.push(Pile { rows, run });
    }

    /// The row of this kind that came last.
    pub(super) fn last<T: 'static>(&mut self) -> Option<&mut T> {
        let mut piles = self.0.iter_mut();
        piles.find_map(|pile| {
            let rows: &mut dyn Any = &mut *pile.rows;
            rows.downcast_mut::<Vec<T>>()?.last_mut()
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Take every pile, with what is to be done with it.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (F, Box<dyn Any>)> + use<F> {
        let piles = std::mem::take(&mut self.0);
        piles
            .into_iter()
            .map(|pile| (pile.run, pile.rows as Box<dyn Any>))
    }

    /// How many rows each pile has.
    pub(super) fn counts(&self) -> Vec<usize> {
        self.0.iter().map(|pile| pile.rows.count()).collect()
    }

    /// Drop what came since the piles had `counts` rows.
    pub(super) fn cut(&mut self, counts: &[usize]) {
        self.0.truncate(counts.len());
        for (pile, count) in self.0.iter_mut().zip(counts) {
            pile.rows.cut(*count);
        }
    }
}

pub(super) fn store<T: Batch>(conn: &mut DbConnection, rows: Box<dyn Any>) -> ApiResult<()> {
    T::store(conn, &pile(rows))
}

pub(super) fn see<T: Afterwards>(op: &mut Op, rows: Box<dyn Any>) -> ApiResult<()> {
    T::see_to(op, pile(rows))
}

fn pile<T: 'static>(rows: Box<dyn Any>) -> Vec<T> {
    rows.downcast().map(|rows| *rows).unwrap_or_default()
}
