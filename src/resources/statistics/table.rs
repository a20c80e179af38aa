//! The table that figures are added up in: cells, and totals of rows, columns and all.

use std::collections::{BTreeMap, HashMap};

use super::tally::{Event, Measure, Tally};
use crate::platform::values::ids::TraineeId;

/// Value of a dimension; none when it is not recorded.
pub type Value = Option<String>;

/// Place in the table: with fewer than two dimensions the missing ones are always 0.
pub type Place = (usize, usize);

/// The different values of one dimension, numbered as they come.
#[derive(Debug, Default)]
struct Values {
    numbers: HashMap<Value, usize>,
    all: Vec<Value>,
}

impl Values {
    fn number(&mut self, value: Value) -> usize {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = self.all.len();
        self.numbers.insert(value.clone(), number);
        self.all.push(value);
        number
    }
}

#[derive(Debug, Default)]
pub struct Table {
    values: [Values; 2],
    pub cells: BTreeMap<Place, Tally>,
    pub rows: BTreeMap<usize, Tally>,
    pub columns: BTreeMap<usize, Tally>,
    pub total: Tally,
}

impl Table {
    /// Add what happened to a person to the cell of these values.
    pub fn add(&mut self, row: Value, column: Value, person: TraineeId, event: &Event) {
        let row = self.values[0].number(row);
        let column = self.values[1].number(column);
        self.cells
            .entry((row, column))
            .or_default()
            .add(person, event);
        self.rows.entry(row).or_default().add(person, event);
        self.columns.entry(column).or_default().add(person, event);
        self.total.add(person, event);
    }

    #[must_use]
    pub fn values_of(&self, axis: usize) -> &[Value] {
        &self.values[axis].all
    }

    /// Every tally of the table with what it is of, in the same order each time.
    pub fn tallies(&self) -> impl Iterator<Item = (Spot, &Tally)> {
        let cells = self.cells.iter().map(|(at, t)| (Spot::Cell(*at), t));
        let rows = self.rows.iter().map(|(row, t)| (Spot::Row(*row), t));
        let columns = self.columns.iter().map(|(c, t)| (Spot::Column(*c), t));
        cells
            .chain(rows)
            .chain(columns)
            .chain([(Spot::Total, &self.total)])
    }

    #[must_use]
    pub fn count(&self, spot: Spot, measure: Measure) -> u64 {
        let tally = match spot {
            Spot::Cell(at) => self.cells.get(&at),
            Spot::Row(row) => self.rows.get(&row),
            Spot::Column(column) => self.columns.get(&column),
            Spot::Total => Some(&self.total),
        };
        tally.map_or(0, |tally| tally.count(measure).enrolments)
    }
}

/// A cell or a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Spot {
    Cell(Place),
    Row(usize),
    Column(usize),
    Total,
}
