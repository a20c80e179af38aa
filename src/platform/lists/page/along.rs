//! Which index a list is read along.
//!
//! The rows of one value lie together in an index that begins with its column, in the order of the
//! columns after it. A filter tells by [`Filter::ways`](super::Filter::ways) for which of its
//! values there is such an index. The list is read along the first of them that is given, so that
//! neither database has to guess from its statistics which of several conditions is the narrowest.

use super::{Key, LastRow, Listing, OneValue, SortValue};
use crate::platform::values::ids::Id;

/// How the reach of the caller narrows a list.
#[derive(Debug, Clone)]
pub struct Bound {
    rows: Within,
    /// Whether nothing else decides which rows are within reach.
    whole: bool,
}

#[derive(Debug, Clone)]
enum Within {
    All,
    /// A column has one of these values in all rows within reach.
    Values(&'static str, Vec<Key>),
    None,
}

impl Bound {
    /// Everybody sees all rows.
    pub const OPEN: Self = Self {
        rows: Within::All,
        whole: true,
    };
    /// By conditions that no index begins with.
    pub const OTHERWISE: Self = Self {
        rows: Within::All,
        whole: false,
    };
    /// No row is within reach.
    pub const NOTHING: Self = Self {
        rows: Within::None,
        whole: true,
    };

    /// All rows with that value are within reach, and no others.
    #[must_use]
    pub fn by(column: &'static str, value: impl Into<Key>) -> Self {
        Self {
            rows: Within::Values(column, vec![value.into()]),
            whole: true,
        }
    }

    /// All rows with one of those few values are within reach, and no others: each value has a stretch
    /// of the index to itself.
    #[must_use]
    pub fn each<R>(column: &'static str, ids: &[Id<R>]) -> Self {
        Self {
            rows: Within::Values(column, ids.iter().map(|id| (*id).into()).collect()),
            whole: true,
        }
    }

    /// All rows with one of those values.
    #[must_use]
    pub fn among<R>(column: &'static str, ids: &[Id<R>]) -> Self {
        match ids {
            [] => Self::NOTHING,
            [id] => Self::by(column, *id),
            _ => Self::OTHERWISE,
        }
    }

    /// There are more conditions.
    #[must_use]
    pub fn in_part(self) -> Self {
        Self {
            whole: false,
            ..self
        }
    }
}

/// A condition that leaves the rows of one stretch of an index, or a few rows.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    Is(&'static str, Key),
    /// The column has one of some values, each with a stretch of the index to itself.
    Each(&'static str, Vec<Key>),
    /// One of two columns has the value.
    Either([&'static str; 2], Key),
    /// One of some values of a unique column.
    Among(&'static str, Vec<Key>),
    /// The column names a row of `table` in which `by` has the value.
    Through {
        column: &'static str,
        table: &'static str,
        by: &'static str,
        key: Key,
    },
    /// The column is what rows of `table` in which `by` has the value have in `names`.
    Named {
        column: &'static str,
        table: &'static str,
        names: &'static str,
        by: &'static str,
        key: Key,
    },
    Given(&'static str),
    /// There are no such rows.
    Never,
}

impl Condition {
    /// One of these values of the column.
    #[must_use]
    pub fn each(column: &'static str, mut keys: Vec<Key>) -> Self {
        match keys.len() {
            1 => Self::Is(column, keys.remove(0)),
            _ => Self::Each(column, keys),
        }
    }
}

/// How far a list goes in its own order.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// `>=`, `<=` or `<`.
    pub(super) operator: &'static str,
    pub(super) value: SortValue,
}

/// The stretch of an index that a list is read along.
#[derive(Debug, Clone, Default)]
pub struct Along {
    pub(super) conditions: Vec<Condition>,
    pub(super) limits: Vec<Limit>,
    /// Whether every row of it belongs to the list.
    pub(super) whole: bool,
}

impl Along {
    /// The rows with these conditions, of which some may not belong to the list.
    #[must_use]
    pub fn rows(conditions: Vec<Condition>) -> Self {
        Self {
            conditions,
            ..Self::default()
        }
    }

    /// Only rows from that number on.
    #[must_use]
    pub fn from(mut self, number: i64) -> Self {
        let value = number.into();
        self.limits.push(Limit {
            operator: ">=",
            value,
        });
        self
    }

    /// Only rows below that number.
    #[must_use]
    pub fn below(mut self, number: i64) -> Self {
        let value = number.into();
        self.limits.push(Limit {
            operator: "<",
            value,
        });
        self
    }

    /// Only rows with this, too: what the path of the list says.
    #[must_use]
    pub fn within(mut self, condition: Condition) -> Self {
        self.conditions.insert(0, condition);
        self
    }
}

/// What a list can be read along, the narrowest first. The first that is given is taken.
#[derive(Debug)]
pub struct Ways<'a> {
    sort: &'a str,
    bound: Bound,
    conditions: Vec<Condition>,
    limits: Vec<Limit>,
    /// Parameters that the stretch of the index takes care of.
    covered: usize,
}

impl Ways<'_> {
    pub(super) fn new(listing: &Listing, bound: Bound) -> Ways<'_> {
        Ways {
            sort: listing.sort,
            bound,
            conditions: Vec::new(),
            limits: Vec::new(),
            covered: 0,
        }
    }

    pub(super) fn along(self, given: usize) -> Along {
        let is_bound = match self.bound.rows {
            Within::All => false,
            Within::Values(..) => true,
            Within::None => return Along::rows(vec![Condition::Never]),
        };
        Along {
            conditions: self.conditions,
            limits: self.limits,
            whole: self.bound.whole && !is_bound && self.covered == given,
        }
    }

    /// By conditions that one parameter stands for.
    pub fn all(&mut self, conditions: impl IntoIterator<Item = Condition>) -> &mut Self {
        if self.conditions.is_empty() {
            self.conditions.extend(conditions);
            self.covered += usize::from(!self.conditions.is_empty());
        }
        self
    }

    /// By a value of that column: it has few rows, or an index that holds them in each order of
    /// the list.
    pub fn by(&mut self, column: &'static str, value: &impl OneValue) -> &mut Self {
        let own = match &self.bound.rows {
            Within::Values(own, keys) if *own == column => Some(keys.clone()),
            _ => None,
        };
        match (value.one_value(), own) {
            (Some(key), Some(own)) if !own.contains(&key) => {
                self.bound = Bound::NOTHING;
                self
            }
            (Some(key), Some(_)) => {
                self.bound.rows = Within::All;
                if !self.conditions.is_empty() {
                    self.bound.whole = false;
                }
                self.all([Condition::Is(column, key)])
            }
            (Some(key), None) => self.all([Condition::Is(column, key)]),
            (None, Some(own)) if self.conditions.is_empty() => {
                self.bound.rows = Within::All;
                self.conditions.push(Condition::each(column, own));
                self
            }
            (None, _) => self,
        }
    }

    /// [`Ways::by`] for the orders of that name alone.
    pub fn in_order(
        &mut self,
        sort: &str,
        column: &'static str,
        value: &impl OneValue,
    ) -> &mut Self {
        if self.sort == sort {
            self.by(column, value)
        } else {
            self
        }
    }

    /// By values of a unique column.
    pub fn among<T: Into<Key>>(
        &mut self,
        column: &'static str,
        values: Option<Vec<T>>,
    ) -> &mut Self {
        let Some(values) = values else {
            return self;
        };
        let mut keys: Vec<Key> = values.into_iter().map(Into::into).collect();
        self.all([match keys.len() {
            1 => Condition::Is(column, keys.remove(0)),
            _ => Condition::Among(column, keys),
        }])
    }

    /// By a value of one of two columns that has few rows.
    pub fn either(&mut self, columns: [&'static str; 2], value: &impl OneValue) -> &mut Self {
        let key = value.one_value();
        self.all(key.map(|key| Condition::Either(columns, key)))
    }

    /// By rows of another table that `column` refers to: those, few, whose `by` has the value.
    pub fn through(
        &mut self,
        column: &'static str,
        table: &'static str,
        by: &'static str,
        value: &impl OneValue,
    ) -> &mut Self {
        let key = value.one_value();
        self.all(key.map(|key| Condition::Through {
            column,
            table,
            by,
            key,
        }))
    }

    /// By rows of another table that refer to the listed ones in `names`: those, few, whose `by` has the
    /// value.
    pub fn named(
        &mut self,
        column: &'static str,
        (table, names): (&'static str, &'static str),
        by: &'static str,
        value: &impl OneValue,
    ) -> &mut Self {
        let key = value.one_value();
        self.all(key.map(|key| Condition::Named {
            column,
            table,
            names,
            by,
            key,
        }))
    }

    fn limit<V: Into<SortValue>>(
        &mut self,
        sort: &str,
        operator: &'static str,
        value: Option<V>,
    ) -> &mut Self {
        if let Some(value) = value
            && self.sort == sort
        {
            self.covered += 1;
            let value = value.into();
            self.limits.push(Limit { operator, value });
        }
        self
    }

    /// Where the list is in the order of that name: from this value on.
    pub fn from(&mut self, sort: &str, value: Option<impl Into<SortValue>>) -> &mut Self {
        self.limit(sort, ">=", value)
    }

    /// Up to this value.
    pub fn up_to(&mut self, sort: &str, value: Option<impl Into<SortValue>>) -> &mut Self {
        self.limit(sort, "<=", value)
    }

    /// Below this value.
    pub fn below(&mut self, sort: &str, value: Option<impl Into<SortValue>>) -> &mut Self {
        self.limit(sort, "<", value)
    }
}

impl Listing {
    /// `along`, where the list is in the order of that name from this value on.
    #[must_use]
    pub fn from(&self, sort: &str, value: Option<impl Into<SortValue>>, along: Along) -> Along {
        let mut ways = Ways::new(self, Bound::OTHERWISE);
        ways.from(sort, value);
        Along {
            limits: ways.limits,
            ..along
        }
    }
}

impl LastRow {
    pub(super) fn of<R: super::Row>(row: &R, sort: &str) -> Self {
        Self {
            value: row.sort_value(sort),
            id: row.id(),
        }
    }
}
