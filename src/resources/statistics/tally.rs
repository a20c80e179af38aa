//! Counts and incomes of one cell of a table.

use std::collections::BTreeMap;

use crate::platform::values::ids::TraineeId;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Training begun.
    Trained,
    /// Training completed.
    Completed,
    /// Completed with a certificate.
    Certified,
    /// Completed long enough ago for the checkpoint at 6 months.
    Due,
    /// Of those, reached at 6 months.
    Traced,
    /// Of those, employed.
    Employed,
}

impl Measure {
    pub const ALL: [Self; 6] = [
        Self::Trained,
        Self::Completed,
        Self::Certified,
        Self::Due,
        Self::Traced,
        Self::Employed,
    ];
}

/// Fewer persons than this in a cell are hidden from the public.
pub const SMALLEST_CELL: usize = 5;

/// A number of enrolments, and whether at least [`SMALLEST_CELL`] persons are behind it.
#[derive(Debug, Clone, Default)]
pub struct Count {
    pub enrolments: u64,
    persons: Persons,
}

/// Different persons, as far as they have to be told apart.
#[derive(Debug, Clone)]
enum Persons {
    Few(Vec<TraineeId>),
    Enough,
}

impl Default for Persons {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl Persons {
    fn add(&mut self, person: TraineeId) {
        if let Self::Few(few) = self
            && !few.contains(&person)
        {
            few.push(person);
            if few.len() >= SMALLEST_CELL {
                *self = Self::Enough;
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        match other {
            Self::Few(few) => few.iter().for_each(|person| self.add(*person)),
            Self::Enough => *self = Self::Enough,
        }
    }
}

impl Count {
    fn add(&mut self, person: TraineeId) {
        self.enrolments += 1;
        self.persons.add(person);
    }

    fn merge(&mut self, other: &Self) {
        self.enrolments += other.enrolments;
        self.persons.merge(&other.persons);
    }

    /// Whether the number counts some, but fewer than [`SMALLEST_CELL`] persons.
    #[must_use]
    pub fn is_small(&self) -> bool {
        matches!(&self.persons, Persons::Few(few) if !few.is_empty())
    }
}

/// Incomes, for their median: each amount once, with how many have it. People say round amounts, so
/// there are few.
#[derive(Debug, Clone, Default)]
pub struct Incomes {
    amounts: BTreeMap<i64, u64>,
    count: Count,
}

impl Incomes {
    fn add(&mut self, person: TraineeId, income: i64) {
        *self.amounts.entry(income).or_default() += 1;
        self.count.add(person);
    }

    fn merge(&mut self, other: &Self) {
        for (amount, times) in &other.amounts {
            *self.amounts.entry(*amount).or_default() += times;
        }
        self.count.merge(&other.count);
    }

    #[must_use]
    pub fn is_small(&self) -> bool {
        self.count.is_small()
    }

    /// The middle income; of an even number the mean of the two in the middle, in whole đồng.
    #[must_use]
    pub fn median(&self) -> Option<i64> {
        let count = self.count.enrolments;
        let upper = self.at(count / 2)?;
        if count % 2 == 1 {
            return Some(upper);
        }
        let lower = self.at(count / 2 - 1)?;
        Some(lower + (upper - lower + 1) / 2)
    }

    /// The income at this place in order.
    fn at(&self, place: u64) -> Option<i64> {
        let mut passed = 0;
        let mut amounts = self.amounts.iter();
        let found = amounts.find(|(_, times)| {
            passed += *times;
            passed > place
        });
        found.map(|(amount, _)| *amount)
    }
}

/// Everything that is counted in one cell.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    counts: [Count; 6],
    pub before: Incomes,
    pub after: Incomes,
}

impl Tally {
    #[must_use]
    pub fn count(&self, measure: Measure) -> &Count {
        &self.counts[measure as usize]
    }

    pub fn add(&mut self, person: TraineeId, event: &Event) {
        for measure in event.measures() {
            self.counts[measure as usize].add(person);
        }
        if let Event::Completion(Completion { income, .. }) = event {
            if let Some(income) = income.0 {
                self.before.add(person, income);
            }
            if let Some(income) = income.1 {
                self.after.add(person, income);
            }
        }
    }

    /// Add all that `other` has counted.
    pub fn merge(&mut self, other: &Self) {
        for (count, of_other) in self.counts.iter_mut().zip(&other.counts) {
            count.merge(of_other);
        }
        self.before.merge(&other.before);
        self.after.merge(&other.after);
    }
}

/// What an enrolment adds to the cell of its day.
#[derive(Debug, Clone, Copy)]
pub enum Event {
    Start,
    Completion(Completion),
}

/// How far a person was followed to the checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tracing {
    NotDue,
    Untraced,
    /// Reached, and not employed.
    Traced,
    Employed,
}

/// A completion, and what is known of the person since.
#[derive(Debug, Clone, Copy)]
pub struct Completion {
    pub certified: bool,
    pub tracing: Tracing,
    /// Before the training and at 6 months.
    pub income: (Option<i64>, Option<i64>),
}

impl Event {
    fn measures(&self) -> impl Iterator<Item = Measure> {
        let counted = match *self {
            Self::Start => [Some(Measure::Trained), None, None, None, None],
            Self::Completion(known) => [
                Some(Measure::Completed),
                known.certified.then_some(Measure::Certified),
                (known.tracing >= Tracing::Untraced).then_some(Measure::Due),
                (known.tracing >= Tracing::Traced).then_some(Measure::Traced),
                (known.tracing == Tracing::Employed).then_some(Measure::Employed),
            ],
        };
        counted.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incomes(values: &[i64]) -> Incomes {
        let mut incomes = Incomes::default();
        for value in values {
            incomes.add(TraineeId::new(), *value);
        }
        incomes
    }

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
        assert_eq!(incomes(&[]).median(), None);
        assert_eq!(incomes(&[7]).median(), Some(7));
        assert_eq!(incomes(&[9, 1, 5]).median(), Some(5));
        assert_eq!(incomes(&[10, 1, 4, 7]).median(), Some(6), "5.5 rounds up");
        assert_eq!(incomes(&[3, 3, 3, 3]).median(), Some(3));
    }

    #[test]
    fn merged_tallies_tell_what_one_of_all_would() {
        let person = TraineeId::new();
        let (mut one, mut other) = (incomes(&[1, 4, 4]), incomes(&[4, 9]));
        one.add(person, 2);
        other.add(person, 7);
        one.merge(&other);
        assert_eq!(one.median(), Some(4), "of 1 2 4 4 4 7 9");
        assert_eq!(one.count.enrolments, 7);

        let (mut few, mut same) = (Count::default(), Count::default());
        for _ in 0..3 {
            few.add(person);
            same.add(person);
        }
        few.add(TraineeId::new());
        few.merge(&same);
        assert!(few.is_small() && few.enrolments == 7, "two persons");
        same.merge(&one.count);
        assert!(!same.is_small(), "six persons");
    }

    #[test]
    fn a_count_is_small_by_persons_not_by_enrolments() {
        let (mut count, person) = (Count::default(), TraineeId::new());
        assert!(!count.is_small(), "nobody is no small number");
        for _ in 0..9 {
            count.add(person);
        }
        assert!(count.is_small() && count.enrolments == 9);
        for _ in 0..4 {
            count.add(TraineeId::new());
        }
        assert!(!count.is_small());
    }
}
