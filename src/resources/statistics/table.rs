//! The table that figures are added up in: cells, and totals of rows, columns and all.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use uuid::Uuid;

use super::dimension::Granularity;
use super::tally::{Event, Measure, Tally};
use crate::platform::values::ids::{EnrolmentId, TraineeId};
use crate::platform::values::time::Date;

/// Value of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    Unrecorded,
    Code(Rc<str>),
    Id(Uuid),
    Period(Granularity, i16, i8),
}

impl Value {
    /// The period that a day belongs to.
    #[must_use]
    pub fn period(length: Granularity, day: Date) -> Self {
        Self::Period(length, day.year(), length.part_of_year(day))
    }

    /// As clients see it; none when it is not recorded.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Unrecorded => None,
            Self::Code(code) => Some(code.to_string()),
            Self::Id(id) => Some(id.to_string()),
            Self::Period(length, year, part) => Some(length.name(*year, *part)),
        }
    }
}

/// Place in the table: with fewer than two dimensions the missing ones are always 0.
pub type Place = (usize, usize);

/// The different values of one dimension, numbered as they come.
#[derive(Debug, Default)]
struct Values {
    numbers: HashMap<Value, usize>,
    /// Each with the first event that has it.
    all: Vec<(Value, When)>,
}

/// Where an event stands in order: its enrolment, and whether it is the completion.
type When = (EnrolmentId, bool);

impl Values {
    fn number(&mut self, value: Value, when: When) -> usize {
        if let Some(number) = self.numbers.get(&value) {
            let first = &mut self.all[*number].1;
            *first = when.min(*first);
            return *number;
        }
        let number = self.all.len();
        self.numbers.insert(value.clone(), number);
        self.all.push((value, when));
        number
    }

    /// The values in the order of their first events, and where each one's number has gone.
    fn in_order(self) -> (Vec<Value>, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|number| self.all[*number].1);
        let mut moved = vec![0; order.len()];
        for (place, number) in order.iter().enumerate() {
            moved[*number] = place;
        }
        let values = order.iter().map(|number| self.all[*number].0.clone());
        (values.collect(), moved)
    }
}

/// Cells that are being added up. They come out the same in whatever order enrolments come.
#[derive(Debug, Default)]
pub struct Cells {
    values: [Values; 2],
    cells: HashMap<Place, Tally>,
}

impl Cells {
    /// Add what happened to a person in an enrolment to the cell of these values.
    pub fn add(
        &mut self,
        values: [Value; 2],
        (enrolment, person): (EnrolmentId, TraineeId),
        event: &Event,
    ) {
        let [row, column] = values;
        let when = (enrolment, matches!(event, Event::Completion(_)));
        let place = (
            self.values[0].number(row, when),
            self.values[1].number(column, when),
        );
        self.cells.entry(place).or_default().add(person, event);
    }

    /// The table of these cells.
    #[must_use]
    pub fn total(self) -> Table {
        let [(rows, row), (columns, column)] = self.values.map(Values::in_order);
        let mut table = Table {
            values: [rows, columns],
            ..Table::default()
        };
        for ((at_row, at_column), tally) in self.cells {
            let (row, column) = (row[at_row], column[at_column]);
            table.rows.entry(row).or_default().merge(&tally);
            table.columns.entry(column).or_default().merge(&tally);
            table.total.merge(&tally);
            table.cells.insert((row, column), tally);
        }
        table
    }
}

#[derive(Debug, Default)]
pub struct Table {
    values: [Vec<Value>; 2],
    pub cells: BTreeMap<Place, Tally>,
    pub rows: BTreeMap<usize, Tally>,
    pub columns: BTreeMap<usize, Tally>,
    pub total: Tally,
}

impl Table {
    #[must_use]
    pub fn values_of(&self, axis: usize) -> &[Value] {
        &self.values[axis]
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
    pub fn tally(&self, spot: Spot) -> Option<&Tally> {
        match spot {
            Spot::Cell(at) => self.cells.get(&at),
            Spot::Row(row) => self.rows.get(&row),
            Spot::Column(column) => self.columns.get(&column),
            Spot::Total => Some(&self.total),
        }
    }

    #[must_use]
    pub fn count(&self, spot: Spot, measure: Measure) -> u64 {
        let tally = self.tally(spot);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::statistics::tally::{Completion, Tracing};

    #[test]
    fn a_table_is_the_same_in_whatever_order_enrolments_come() {
        let completed = Event::Completion(Completion {
            certified: true,
            tracing: Tracing::Traced,
            income: (Some(3), None),
        });
        let people: Vec<_> = (0..6)
            .map(|_| (EnrolmentId::new(), TraineeId::new()))
            .collect();
        let code = |code: String| Value::Code(code.into());
        let add = |cells: &mut Cells, number: usize| {
            let row = |late: usize| code(((number * 7 + late * 5) % 4).to_string());
            let column = || code((number % 3).to_string());
            cells.add([row(0), column()], people[number], &Event::Start);
            cells.add([row(1), column()], people[number], &completed);
        };
        let table = |order: &[usize]| {
            let mut cells = Cells::default();
            for number in order {
                add(&mut cells, *number);
            }
            let table = cells.total();
            let counts = |(spot, tally): (Spot, &Tally)| {
                let count = |measure: Measure| tally.count(measure).enrolments;
                (spot, Measure::ALL.map(count), tally.before.median())
            };
            let counts: Vec<_> = table.tallies().map(counts).collect();
            (table.values.clone(), counts)
        };
        let in_order = table(&[0, 1, 2, 3, 4, 5]);
        assert_eq!(table(&[5, 3, 1, 0, 2, 4]), in_order);
        assert_eq!(table(&[2, 5, 4, 3, 1, 0]), in_order);
    }

    #[test]
    fn periods_are_named_as_people_write_them() {
        let day: Date = "2026-03-31".parse().unwrap();
        for (length, name) in [
            (Granularity::Month, "2026-03"),
            (Granularity::Quarter, "2026-Q1"),
            (Granularity::Year, "2026"),
        ] {
            assert_eq!(Value::period(length, day).text().as_deref(), Some(name));
        }
    }
}
