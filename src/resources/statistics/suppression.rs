//! Which figures the public does not get, so that no small number can be recovered.
//!
//! 1. A count of fewer than five persons is hidden.
//! 2. Along each row, each column and the two margins, a hidden count is joined by the next
//!    smallest until at least two are hidden that add up to ten; when the line has no more to
//!    hide, its total is hidden too. A hidden total hides at least one count that it is the sum of.
//! 3. What remains is rounded to a multiple of five, so that subtraction, within a table or
//!    between tables, never gives an exact number.

use std::collections::{BTreeSet, HashMap};

use super::table::{Spot, Table};
use super::tally::Measure;

/// Counts are published as multiples of this.
pub const ROUNDING: u64 = 5;
/// Median incomes are published as multiples of this many đồng.
pub const INCOME_ROUNDING: i64 = 100_000;
/// The hidden counts of a line add up to at least this, or its total is hidden.
const LEAST_HIDDEN: u64 = 10;

/// A published count.
#[must_use]
pub fn round(count: u64) -> u64 {
    (count + ROUNDING / 2) / ROUNDING * ROUNDING
}

/// A published median.
#[must_use]
pub fn round_income(income: i64) -> i64 {
    (income + INCOME_ROUNDING / 2) / INCOME_ROUNDING * INCOME_ROUNDING
}

/// Counts that add up to a total.
struct Line {
    parts: Vec<Spot>,
    total: Spot,
}

/// What is hidden of one measure.
#[must_use]
pub fn hidden(table: &Table, measure: Measure) -> BTreeSet<Spot> {
    let small = table
        .tallies()
        .filter(|(_, tally)| tally.count(measure).is_small());
    let mut hidden: BTreeSet<Spot> = small.map(|(spot, _)| spot).collect();
    let lines = lines(table);
    // Each round but the last hides at least one more, so it ends.
    loop {
        let before = hidden.len();
        for line in &lines {
            protect(line, table, measure, &mut hidden);
        }
        if hidden.len() == before {
            return hidden;
        }
    }
}

fn lines(table: &Table) -> Vec<Line> {
    let mut rows: HashMap<usize, Vec<Spot>> = HashMap::new();
    let mut columns: HashMap<usize, Vec<Spot>> = HashMap::new();
    for at in table.cells.keys() {
        rows.entry(at.0).or_default().push(Spot::Cell(*at));
        columns.entry(at.1).or_default().push(Spot::Cell(*at));
    }
    let line = |total: fn(usize) -> Spot| {
        move |(number, parts): (usize, Vec<Spot>)| Line {
            parts,
            total: total(number),
        }
    };
    let rows = rows.into_iter().map(line(Spot::Row));
    let columns = columns.into_iter().map(line(Spot::Column));
    let margins = [
        Line {
            parts: table.rows.keys().copied().map(Spot::Row).collect(),
            total: Spot::Total,
        },
        Line {
            parts: table.columns.keys().copied().map(Spot::Column).collect(),
            total: Spot::Total,
        },
    ];
    let mut lines: Vec<Line> = rows.chain(columns).chain(margins).collect();
    // The outcome must not depend on the order of a hash map.
    lines.sort_by_key(|line| line.total);
    lines
}

/// Hide one more count of a line, if what is hidden could be found out from the rest.
fn protect(line: &Line, table: &Table, measure: Measure, hidden: &mut BTreeSet<Spot>) {
    let count = |spot: &Spot| table.count(*spot, measure);
    let (kept, lost): (Vec<Spot>, Vec<Spot>) = line
        .parts
        .iter()
        .filter(|spot| count(spot) > 0)
        .partition(|spot| !hidden.contains(*spot));
    let is_safe = if hidden.contains(&line.total) {
        !lost.is_empty()
    } else {
        let sum: u64 = lost.iter().map(count).sum();
        lost.is_empty() || (lost.len() > 1 && sum >= LEAST_HIDDEN)
    };
    if !is_safe {
        let smallest = kept.into_iter().min_by_key(|spot| (count(spot), *spot));
        hidden.insert(smallest.unwrap_or(line.total));
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::{Cells, Value};
    use super::super::tally::Event;
    use super::*;
    use crate::platform::values::ids::{EnrolmentId, TraineeId};

    fn table(counts: &[&[usize]]) -> Table {
        let code = |number: usize| Value::Code(number.to_string().into());
        let mut cells = Cells::default();
        for (row, counts) in counts.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                for _ in 0..*count {
                    let person = (EnrolmentId::new(), TraineeId::new());
                    cells.add([code(row), code(column)], person, &Event::Start);
                }
            }
        }
        cells.total()
    }

    /// Every line with something hidden hides two counts that add up to ten, or its total.
    fn assert_protected(table: &Table) {
        let hidden = hidden(table, Measure::Trained);
        for line in lines(table) {
            let lost: Vec<&Spot> = line.parts.iter().filter(|s| hidden.contains(s)).collect();
            let sum: u64 = lost
                .iter()
                .map(|s| table.count(**s, Measure::Trained))
                .sum();
            let total_lost = hidden.contains(&line.total);
            assert!(
                (lost.is_empty() && !total_lost)
                    || (!lost.is_empty() && total_lost)
                    || (lost.len() > 1 && sum >= 10),
                "{:?}: {lost:?}",
                line.total
            );
        }
    }

    #[test]
    fn a_table_without_small_counts_is_published_whole() {
        assert!(hidden(&table(&[&[10, 20], &[30, 0]]), Measure::Trained).is_empty());
    }

    #[test]
    fn a_small_count_takes_three_others_with_it() {
        let table = table(&[&[3, 20, 40], &[12, 30, 9], &[50, 60, 70]]);
        let hidden = hidden(&table, Measure::Trained);
        assert!(hidden.contains(&Spot::Cell((0, 0))));
        assert!(hidden.len() >= 4 && !hidden.contains(&Spot::Total));
        assert_protected(&table);
    }

    #[test]
    fn two_small_counts_that_fill_a_line_hide_its_total() {
        let table = table(&[&[4, 4], &[30, 40]]);
        assert!(hidden(&table, Measure::Trained).contains(&Spot::Row(0)));
        assert_protected(&table);
    }

    #[test]
    fn tables_of_any_shape_are_protected() {
        for seed in 0_usize..400 {
            let mut state = seed * 7_919 + 17;
            let mut next = |below: usize| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                (state >> 33) % below
            };
            let (rows, columns) = (1 + next(4), 1 + next(4));
            let counts: Vec<Vec<usize>> = (0..rows)
                .map(|_| (0..columns).map(|_| [0, 1, 4, 5, 13][next(5)]).collect())
                .collect();
            let counts: Vec<&[usize]> = counts.iter().map(Vec::as_slice).collect();
            assert_protected(&table(&counts));
        }
    }

    #[test]
    fn counts_are_rounded_to_the_nearest_five() {
        let rounded: Vec<u64> = [0, 5, 7, 8, 12, 13].into_iter().map(round).collect();
        assert_eq!(rounded, [0, 5, 5, 10, 10, 15]);
        assert_eq!(round_income(6_249_999), 6_200_000);
        assert_eq!(round_income(6_250_000), 6_300_000);
    }
}
